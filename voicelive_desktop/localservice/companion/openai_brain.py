"""Any server that speaks OpenAI's chat completions: Ollama, LM Studio, llama.cpp, LocalAI, vLLM and
hosted ones.

Only this module knows the package ``openai``; it is imported late and on a thread, for it takes
longer than the rest of the service to load. What a server refuses (pictures, ``reasoning_effort``,
``stream_options``) is left out and not asked for again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from voicelive_desktop.localservice.companion.brain_address import BrainAddress
from voicelive_desktop.localservice.companion.brain_failures import (
    breaks_off,
    is_refused_field,
    is_too_long,
    no_answer,
    no_model,
    speaks_otherwise,
    stalls,
    worded,
)
from voicelive_desktop.localservice.companion.brain_history import compacted
from voicelive_desktop.localservice.companion.brain_messages import (
    ToolCalls,
    request_of,
    without_pictures,
)
from voicelive_desktop.localservice.companion.brain_port import (
    ChatMessage,
    Finished,
    MoreWords,
    Prompt,
)
from voicelive_desktop.localservice.companion.thinking_task import Limit, ThinkingTask, limited
from voicelive_desktop.localservice.protocol.wire_errors import WireError

log = logging.getLogger(__name__)

CONNECT_S = 5.0
FIRST_TOKEN_S = 120.0  # a cold model is loaded from a disk first
BETWEEN_TOKENS_S = 30.0
DEFAULT_CONTEXT = 4096  # tokens; what Ollama gives without a word
ANSWER_SHARE = 0.25  # of the context, kept free for the answer
CONTEXT_FIELDS = (
    "max_model_len",
    "context_length",
    "max_context_length",
    "loaded_context_length",
    "n_ctx",
)

Tell = Callable[..., None]


def _nothing(_event: str, **_fields: object) -> None:
    pass


class OpenAiBrain:
    """One server and its model. Use on the event loop's thread; ``close`` before the loop ends.

    ``tell`` gets events without words and keys: loading; then ready with ``ms`` or failed with
    ``code``; first_token with ``ms``; answered with ``tokens`` and the ``ms`` from the first to the
    last; compacted with ``messages``.
    """

    def __init__(
        self, address: BrainAddress, tell: Tell = _nothing, *, first_token_s: float = FIRST_TOKEN_S,
        between_tokens_s: float = BETWEEN_TOKENS_S,
    ) -> None:  # fmt: skip
        self._address = address
        self._tell = tell
        self._first_token_s = first_token_s
        self._between_tokens_s = between_tokens_s
        self._client: Any = None  # openai.AsyncOpenAI; its types would load the package
        self._opening = asyncio.Lock()
        self._model = address.model
        self._room = DEFAULT_CONTEXT
        self._left_out: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Load the model with a question for one token, in the background; that it fails
        is only logged.
        """
        self._run(self._warm_up(), "brain-warm-up")

    @property
    def is_near(self) -> bool:
        """Whether the server is on this computer or in a private network."""
        return self._address.is_near

    def think(self, prompt: Prompt) -> ThinkingTask:
        """Begin to answer."""
        thinking = ThinkingTask()
        thinking.task = self._run(self._answer(prompt, thinking), "brain-answer")
        return thinking

    async def close(self) -> None:
        """End everything that runs."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.close()

    def _run(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    # ---- the client

    async def _open(self) -> Any:
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(_new_client, self._address)
                await self._look_at_model()
            return self._client

    async def _look_at_model(self) -> None:
        """Learn the model's context, and its name when none was given."""
        try:
            async with asyncio.timeout(CONNECT_S):
                listed = (await self._client.models.list()).data
        except Exception as problem:  # noqa: BLE001 - libraries raise what they like; it is only a wish
            log.info("the server does not list its models: %s", type(problem).__name__)
            return
        if not self._model and listed:
            self._model = str(listed[0].id)
        for model in listed:
            if model.id == self._model:
                self._room = _context_of(model) or DEFAULT_CONTEXT

    async def _warm_up(self) -> None:
        begun = time.monotonic()
        prompt = Prompt([{"role": "user", "content": "Hi"}], max_tokens=1)
        self._tell("loading")
        try:
            async with asyncio.timeout(self._first_token_s):
                client = await self._open()
                if not self._model:
                    raise no_model(self._address.host)
                stream = await self._create(client, prompt, list(prompt.messages))
                async with stream:
                    async for _chunk in stream:
                        pass
        except Exception as problem:  # noqa: BLE001 - the first turn will tell it in words
            log.info("the language model did not warm up: %s", type(problem).__name__)
            self._tell("failed", code=self._worded(problem).code)
        else:
            self._tell("ready", ms=_ms_since(begun))

    def _worded(self, problem: Exception, *, has_begun: bool = False) -> WireError:
        if isinstance(problem, TimeoutError):
            return no_answer(self._address.host)
        if isinstance(problem, WireError):
            return problem
        return worded(problem, self._address.host, self._model, has_begun=has_begun)

    # ---- one answer

    async def _answer(self, prompt: Prompt, thinking: ThinkingTask) -> None:
        try:
            await self._stream(prompt, thinking)
        except Exception as problem:  # noqa: BLE001 - libraries raise what they like; the conversation goes on
            told = self._worded(problem, has_begun=thinking.has_begun)
            self._tell("failed", code=told.code)
            thinking.fail(told)

    async def _stream(self, prompt: Prompt, thinking: ThinkingTask) -> None:
        pace = _Pace()
        client = await self._open()
        if not self._model:
            raise no_model(self._address.host)
        async with limited(self._first_token_s, no_answer(self._address.host)) as limit:
            stream = await self._fitting(client, prompt)
            async with stream:
                calls, reason = ToolCalls(), ""
                usage: dict[str, Any] = {}
                async for chunk in stream:
                    self._grant(limit, thinking)
                    usage = chunk.usage.model_dump() if chunk.usage else usage
                    for choice in chunk.choices[:1]:
                        reason = choice.finish_reason or reason
                        self._note(choice.delta, pace, thinking)
                        self._take(choice.delta, calls, thinking)
        if not reason and not thinking.has_begun:
            raise speaks_otherwise(self._address.host)
        if not reason:
            raise breaks_off(self._address.host)
        self._tell("answered", tokens=pace.tokens, ms=pace.spread_ms)
        for call in calls.whole():
            thinking.put(call)
        thinking.put(Finished(reason, usage))

    def _grant(self, limit: Limit, thinking: ThinkingTask) -> None:
        """Wait for the next piece. What comes before the first word (a role, thoughts) shows that
        the server is at work.
        """
        host = self._address.host
        if thinking.has_begun:
            limit.put_off(self._between_tokens_s, stalls(host))
        else:
            limit.put_off(self._first_token_s, no_answer(host))

    def _note(self, delta: Any, pace: _Pace, thinking: ThinkingTask) -> None:
        if not thinking.has_begun and (delta.content or delta.tool_calls):
            thinking.has_begun = True
            self._tell("first_token", ms=pace.first_ms())
        pace.count(delta)

    def _take(self, delta: Any, calls: ToolCalls, thinking: ThinkingTask) -> None:
        if delta.content:
            thinking.put(MoreWords(delta.content))
        for call in delta.tool_calls or ():
            calls.add(call)

    async def _fitting(self, client: Any, prompt: Prompt) -> Any:
        """Ask with as much of the conversation as fits; if that is still too long, once more with
        half of it.
        """
        room = int(self._room * (1 - ANSWER_SHARE))
        for is_last in (False, True):
            messages, dropped = compacted(prompt.messages, room)
            if dropped:
                log.info("the conversation was compacted: %d messages left out", dropped)
                self._tell("compacted", messages=dropped)
            try:
                return await self._create(client, prompt, messages)
            except Exception as problem:
                if is_last or not is_too_long(problem):
                    raise
            room //= 2
        raise AssertionError("unreachable")

    async def _create(self, client: Any, prompt: Prompt, messages: list[ChatMessage]) -> Any:
        """Ask; what the server refuses is left out one by one."""
        while True:
            if "pictures" in self._left_out:
                given = without_pictures(messages)
            else:
                given = messages
            request = request_of(prompt, self._left_out)
            try:
                return await client.chat.completions.create(
                    model=self._model, messages=given, **request
                )
            except Exception as problem:
                refused = is_refused_field(problem, request, given)
                if refused is None:
                    raise
                log.info("the server does not take %s", refused)
                self._left_out.add(refused)


class _Pace:
    """How fast an answer comes; servers send a token in a piece."""

    def __init__(self) -> None:
        self._begun = self._first = self._last = time.monotonic()
        self.tokens = 0

    def first_ms(self) -> int:
        """Note the first piece; return how long it took."""
        self._first = self._last = time.monotonic()
        return round((self._first - self._begun) * 1000)

    def count(self, delta: Any) -> None:
        """Note a piece."""
        if delta.content:
            self.tokens += 1
            self._last = time.monotonic()

    @property
    def spread_ms(self) -> int:
        """From the first piece to the last."""
        return round((self._last - self._first) * 1000)


def _new_client(address: BrainAddress) -> Any:
    import openai  # noqa: PLC0415 - takes long; runs on a thread

    # no proxy stands between here and near
    http = openai.DefaultAsyncHttpxClient(trust_env=not address.is_near)
    return openai.AsyncOpenAI(
        base_url=address.url,
        api_key=address.key or "none",
        max_retries=0,
        timeout=openai.Timeout(None, connect=CONNECT_S),
        http_client=http,
    )


def _context_of(model: Any) -> int | None:
    told: Mapping[str, Any] = model.model_dump()
    places = (told, told.get("meta") or {})
    found = [
        place[name]
        for name in CONTEXT_FIELDS
        for place in places
        if isinstance(place.get(name), int)
    ]
    return found[0] if found and found[0] > 0 else None


def _ms_since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
