"""A language model behind the session: what it is asked, and what becomes of its answers and of its
troubles.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import numpy as np
import pytest

from tests.support.model_server import ModelServer, serving
from tests.unit.localservice.surroundings import Session, kinds, one, silence, speech
from voicelive_desktop.localservice.companion.brain_address import BrainAddress, base_address
from voicelive_desktop.localservice.companion.openai_brain import OpenAiBrain
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.protocol.resampling import resample

TOOL = {
    "type": "function",
    "name": "get_weather",
    "description": "weather",
    "parameters": {"type": "object"},
}
PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
DEADLINE_S = 200.0


class Talk:
    """A session whose brain asks a stand-in; its clock runs as fast as the answers come."""

    def __init__(
        self,
        server: ModelServer,
        model: str = "gpt-4.1",
        *,
        brain_model: str = "small",
        **limits: float,
    ):
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.brain = OpenAiBrain(
            BrainAddress(base_address(server.url), brain_model, "secret-key"),
            lambda event, **fields: self.told.append((event, fields)),
            **limits,
        )
        self.session = Session(model, brain=self.brain)

    async def until(self, kind: str) -> list[dict[str, Any]]:
        """Let time pass until an event comes; return all events up to it."""
        events = self.session.events()
        while kind not in kinds(events):
            await asyncio.sleep(0.005)
            events += self.session.wait(0.5)
        return events

    async def ask(self, text: str, **response: Any) -> list[dict[str, Any]]:
        """Ask something; return the events of the whole answer."""
        self.session.type_in(text)
        events = self.session.send("response.create", response=response)
        return events + await self.until("response.done")


@asynccontextmanager
async def talking(server: ModelServer, *arguments: Any, **limits: Any) -> AsyncIterator[Talk]:
    async with serving(server):
        talk = Talk(server, *arguments, **limits)
        try:
            yield talk
        finally:
            await talk.brain.close()


def run(scenario: Coroutine[Any, Any, None]) -> None:
    async def limited() -> None:
        async with asyncio.timeout(DEADLINE_S):
            await scenario

    asyncio.run(limited())


IN_STREAM = 'data: {{"error": {{"message": "{}"}}}}\n\n'
ROLE = {"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}


async def happened(what: Callable[[], bool]) -> None:
    """Wait for something; `run` limits it."""
    while not what():  # noqa: ASYNC110 - what happens has no event of its own
        await asyncio.sleep(0.01)


def said(events: list[dict[str, Any]]) -> str:
    text: str = one(events, "response.audio_transcript.done")["transcript"]
    return text


def test_an_answer_is_spoken_as_it_comes() -> None:
    async def scenario() -> None:
        server = ModelServer()
        async with talking(server) as talk:
            events = await talk.ask("What is the capital of France?")
            assert said(events) == server.text
            spoken = [text for text, _ in talk.session.voice.spoken]
            assert spoken == [
                "Paris is the capital of France, ",
                "of course. ",
                "It lies on the Seine.",
            ]
            asked = server.asked[-1]
            assert asked["messages"][-1] == {
                "role": "user",
                "content": "What is the capital of France?",
            }
            assert asked["messages"][0]["role"] == "system"
            assert (asked["model"], asked["stream"], asked["reasoning_effort"]) == (
                "small",
                True,
                "none",
            )
            assert server.headers[-1]["Authorization"] == "Bearer secret-key"
            assert [event for event, _ in talk.told] == ["first_token", "answered"]
            assert dict(talk.told)["answered"]["tokens"] == len(server.text.split())

    run(scenario())


def test_the_first_clause_sounds_while_the_model_goes_on() -> None:
    async def scenario() -> None:
        server = ModelServer(stall_after=6)  # behind the comma
        async with talking(server) as talk:
            talk.session.type_in("What is the capital of France?")
            talk.session.send("response.create")
            events = await talk.until("response.audio.delta")
            assert "response.done" not in kinds(events)
            assert talk.session.voice.spoken[0][0] == "Paris is the capital of France, "

    run(scenario())


def test_text_alone_comes_as_it_is_but_without_thoughts() -> None:
    async def scenario() -> None:
        server = ModelServer("<think> What to say? </think> Use **this**: `x = 1` :-)")
        async with talking(server) as talk:
            events = await talk.ask("How?", modalities=["text"])
            assert one(events, "response.text.done")["text"] == "Use **this**: `x = 1` :-)"
            assert talk.session.voice.spoken == []

    run(scenario())


def test_what_is_no_speech_is_shown_but_not_read() -> None:
    async def scenario() -> None:
        text = "Try *this* 😀: see [the docs](https://x.example/a).\n\n```python\nprint(1)\n```\n\nThat is all."
        async with talking(ModelServer(f"<think>Let me see, hm.</think>{text}")) as talk:
            events = await talk.ask("How?")
            assert said(events) == text
            assert (
                "".join(text for text, _ in talk.session.voice.spoken)
                == "Try this see the docs. That is all."
            )

    run(scenario())


def test_an_interruption_closes_the_stream_and_the_model_learns_only_what_was_heard() -> None:
    async def scenario() -> None:
        server = ModelServer(
            "One two three four five six, " + "seven eight nine ten. " * 200, rate=100
        )
        async with talking(server) as talk:
            talk.session.type_in("Count")
            talk.session.send("response.create")
            await talk.until("response.audio.delta")
            talk.session.wait(0.7)
            talk.session.send("response.cancel")
            async with asyncio.timeout(60):
                await server.left_early.wait()
            server.text, server.rate = "Fine.", 1000
            talk.session.wait(5)
            await talk.ask("And now?")
            heard = next(
                m["content"] for m in server.asked[-1]["messages"] if m["role"] == "assistant"
            )
            assert heard.startswith("One two")
            assert len(heard.split()) < 8, heard

    run(scenario())


def test_settings_of_the_session_and_of_the_answer_reach_the_model() -> None:
    async def scenario() -> None:
        server = ModelServer()
        async with talking(server) as talk:
            asked_for = {
                "instructions": "Be kind.",
                "temperature": 0.4,
                "max_response_output_tokens": 77,
            }
            talk.session.configure(**asked_for, tools=[TOOL])
            talk.session.send(
                "conversation.item.create",
                item={
                    "type": "message",
                    "role": "system",
                    "content": [{"type": "input_text", "text": "It is noon."}],
                },
            )
            await talk.ask("Hi", tool_choice="required")
            asked = server.asked[-1]
            assert (asked["temperature"], asked["max_tokens"], asked["tool_choice"]) == (
                0.4,
                77,
                "required",
            )
            assert [m["content"] for m in asked["messages"]] == ["Be kind.", "It is noon.", "Hi"]
            assert asked["tools"][0]["function"]["name"] == "get_weather"
            await talk.ask("Hi", instructions="Be short.", tool_choice="none", max_output_tokens=5)
            asked = server.asked[-1]
            assert "tools" not in asked
            assert "tool_choice" not in asked
            assert asked["messages"][0]["content"] == "Be short."
            assert asked["max_tokens"] == 5
            await talk.ask("Hi", tool_choice={"type": "function", "name": "get_weather"})
            assert server.asked[-1]["tool_choice"]["function"] == {"name": "get_weather"}

    run(scenario())


@pytest.mark.parametrize(
    "calls",
    [
        [
            {
                "index": 0,
                "id": "a",
                "type": "function",
                "function": {"name": "get_weather", "arguments": ""},
            },
            {"index": 0, "function": {"arguments": '{"city": '}},
            {"index": 0, "function": {"arguments": '"Rome"}'}},
        ],
        [{"index": 0, "function": {"name": "get_weather", "arguments": '{"city": "Rome"}'}}],
        [{"function": {"name": "get_weather", "arguments": '{"city": "Rome"}'}}],
    ],
)
def test_a_function_is_called_and_its_output_goes_back(calls: list[dict[str, Any]]) -> None:
    async def scenario() -> None:
        server = ModelServer("", calls=calls)
        async with talking(server) as talk:
            talk.session.configure(tools=[TOOL])
            events = await talk.ask("What is the weather in Rome?")
            done = one(events, "response.function_call_arguments.done")
            assert (done["name"], done["arguments"]) == ("get_weather", '{"city":"Rome"}')
            assert done["call_id"].startswith("call_")
            assert one(events, "response.done")["response"]["status"] == "completed"
            output = {"type": "function_call_output", "call_id": done["call_id"], "output": "sunny"}
            talk.session.send("conversation.item.create", item=output)
            server.calls, server.text = (), "It is sunny."
            talk.session.send("response.create")
            assert said(await talk.until("response.done")) == "It is sunny."
            call, result = server.asked[-1]["messages"][-2:]
            assert call["tool_calls"][0]["id"] == result["tool_call_id"] == done["call_id"]
            assert result["content"] == "sunny"

    run(scenario())


def test_two_calls_in_pieces_are_two_calls() -> None:
    async def scenario() -> None:
        calls = [
            {
                "index": 0,
                "id": "a",
                "function": {"name": "get_weather", "arguments": '{"city": "Rome"}'},
            },
            {"index": 1, "id": "b", "function": {"name": "get_weather", "arguments": '{"city": '}},
            {"index": 1, "function": {"arguments": '"Oslo"}'}},
        ]
        async with talking(ModelServer("Let me see.", calls=calls)) as talk:
            talk.session.configure(tools=[TOOL])
            events = await talk.ask("Rome or Oslo?")
            done = [e for e in events if e["type"] == "response.function_call_arguments.done"]
            assert [e["arguments"] for e in done] == ['{"city":"Rome"}', '{"city":"Oslo"}']
            assert [e["output_index"] for e in done] == [1, 2]
            assert said(events) == "Let me see."

    run(scenario())


def test_pictures_go_to_a_model_that_takes_them_and_a_note_to_one_that_does_not() -> None:
    async def scenario() -> None:
        for refuses in (False, True):
            server = ModelServer("I see.", statuses={"image_url": 400} if refuses else {})
            async with talking(server) as talk:
                content = [
                    {"type": "input_text", "text": "What is it?"},
                    {"type": "input_image", "image_url": PNG},
                ]
                message = {"type": "message", "role": "user", "content": content}
                talk.session.send("conversation.item.create", item=message)
                talk.session.send("response.create")
                assert said(await talk.until("response.done")) == "I see."
                shown = server.asked[-1]["messages"][-1]["content"]
                if refuses:
                    assert "cannot see" in shown
                else:
                    assert shown[1] == {"type": "image_url", "image_url": {"url": PNG}}

    run(scenario())


@pytest.mark.parametrize("field", ["reasoning_effort", "stream_options"])
def test_what_a_server_does_not_take_is_left_out_once_and_for_all(field: str) -> None:
    async def scenario() -> None:
        server = ModelServer(statuses={field: 400})
        async with talking(server) as talk:
            assert said(await talk.ask("Hi")) == server.text
            assert said(await talk.ask("Hi")) == server.text
            assert [field in asked for asked in server.asked] == [True, False, False]

    run(scenario())


@pytest.mark.parametrize(("rate", "total"), [(100, None), (100_000, 29)])
def test_an_interrupted_answer_has_the_count_of_the_model_or_none(
    rate: int, total: int | None
) -> None:
    async def scenario() -> None:
        server = ModelServer("seven eight nine ten. " * 50, rate=rate)
        async with talking(server) as talk:
            talk.session.type_in("Count")
            talk.session.send("response.create")
            await talk.until("response.audio.delta")
            if total is not None:
                await happened(lambda: "answered" in dict(talk.told))
            ended = talk.session.send("response.cancel")
            usage = one(ended, "response.done")["response"]["usage"]
            assert (usage and usage["total_tokens"]) == total

    run(scenario())


def test_what_the_model_counted_is_the_usage() -> None:
    async def scenario() -> None:
        for model in ("gpt-4.1", "gpt-realtime"):
            async with talking(ModelServer(), model) as talk:
                usage = one(await talk.ask("Hi", modalities=["text"]), "response.done")["response"][
                    "usage"
                ]
                assert (usage["input_tokens"], usage["output_tokens"], usage["total_tokens"]) == (
                    21,
                    8,
                    29,
                )
                assert ("image_tokens" in usage["input_token_details"]) is (model == "gpt-realtime")

    run(scenario())


@pytest.mark.parametrize(
    ("reason", "told"), [("length", "max_output_tokens"), ("content_filter", "content_filter")]
)
def test_an_answer_that_is_cut_off_says_why(reason: str, told: str) -> None:
    async def scenario() -> None:
        async with talking(ModelServer(reason=reason)) as talk:
            response = one(await talk.ask("Hi"), "response.done")["response"]
            assert response["status"] == "incomplete"
            assert response["status_details"]["reason"] == told

    run(scenario())


LIMITS = {"first_token_s": 1.0, "between_tokens_s": 1.0}


@pytest.mark.parametrize(
    ("server", "code", "words"),
    [
        (
            ModelServer(statuses={"*": 404}),
            "brain_model_not_found",
            "has no language model 'small'",
        ),
        (ModelServer(statuses={"*": 429}), "brain_busy", "too many requests"),
        (
            ModelServer(statuses={"*": 429}, refusing_headers={"Retry-After": "20"}),
            "brain_busy",
            "too many requests. Try again in 20 seconds.",
        ),
        (
            ModelServer(statuses={"*": 429}, refusing_headers={"Retry-After": "soon"}),
            "brain_busy",
            "too many requests.",
        ),
        (ModelServer(statuses={"*": 401}), "brain_unauthorized", "refuses the key"),
        (ModelServer(statuses={"*": 503}), "brain_server_failed", "HTTP 503"),
        (ModelServer(context=10), "brain_context_too_long", "too long for the language model"),
        (ModelServer(stall_after=4), "brain_stalled", "stopped in the middle"),
        (ModelServer(break_after=4), "brain_broke_off", "broke off"),
        (ModelServer(never=True), "brain_no_answer", "did not answer in time"),
        (ModelServer(""), "brain_empty", "without a word"),
        (
            ModelServer(first_line=IN_STREAM.format("model runner has stopped")),
            "brain_server_failed",
            "reports an error",
        ),
        (
            ModelServer(first_line=IN_STREAM.format("the context size is exceeded")),
            "brain_context_too_long",
            "too long",
        ),
        (ModelServer(first_line="data: <html>\n\n"), "brain_server_failed", "does not answer as"),
        (
            ModelServer(
                "", calls=[{"index": 0, "function": {"name": "get_weather", "arguments": "{city"}}]
            ),
            "brain_invalid_call",
            "arguments that are no JSON object",
        ),
        (
            ModelServer(
                "", calls=[{"index": 0, "function": {"name": "make_tea", "arguments": "{}"}}]
            ),
            "brain_invalid_call",
            "a function that does not exist: 'make_tea'",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "_" in value else "",
)
def test_a_trouble_is_told_in_words_and_the_conversation_goes_on(
    server: ModelServer, code: str, words: str
) -> None:
    async def scenario() -> None:
        server.left_early = asyncio.Event()
        async with talking(server, **LIMITS) as talk:
            talk.session.configure(tools=[TOOL])
            response = one(await talk.ask("Hi"), "response.done")["response"]
            assert response["status"] == "failed"
            error = response["status_details"]["error"]
            assert error["code"] == code
            assert words in error["message"]
            server.statuses, server.calls, server.context = {}, (), None
            server.stall_after = server.break_after = None
            server.never, server.text, server.first_line = False, "Here I am again.", ""
            assert said(await talk.ask("Are you there?")) == "Here I am again."

    run(scenario())


def test_what_had_come_of_an_answer_that_breaks_off_is_said() -> None:
    async def scenario() -> None:
        async with talking(ModelServer(break_after=4)) as talk:
            events = await talk.ask("What is the capital of France?")
            assert said(events) == "Paris is the capital"
            assert [text for text, _ in talk.session.voice.spoken] == ["Paris is the capital"]
            assert one(events, "response.done")["response"]["status"] == "failed"

    run(scenario())


def test_a_role_alone_is_no_first_word() -> None:
    async def scenario() -> None:
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "small"}
        line = f"data: {json.dumps(chunk | {'choices': [ROLE]})}\n\n"
        server = ModelServer(first_line=line, first_s=0.3)
        async with talking(server) as talk:
            assert said(await talk.ask("Hi")) == server.text
            assert dict(talk.told)["first_token"]["ms"] >= 300

    run(scenario())


def test_a_server_that_is_not_there_is_told_in_words() -> None:
    async def scenario() -> None:
        talk = Talk(ModelServer(port=9))
        try:
            response = one(await talk.ask("Hi"), "response.done")["response"]
            error = response["status_details"]["error"]
            assert error["code"] == "brain_unreachable"
            assert (
                error["message"] == "The language model's server at 127.0.0.1:9 cannot be reached."
            )
        finally:
            await talk.brain.close()

    run(scenario())


def test_a_long_conversation_is_compacted_within_the_context(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario() -> None:
        server = ModelServer(
            "Fine.", models=[{"id": "small", "object": "model", "max_model_len": 1000}]
        )
        async with talking(server) as talk:
            for turn in range(12):
                await talk.ask(
                    f"Number {turn}. " + "This is a long sentence about the weather. " * 10
                )
            messages = server.asked[-1]["messages"]
            assert sum(len(str(m["content"])) for m in messages) < 1000 * 3.5
            assert messages[0]["role"] == "system"
            assert messages[1]["content"].startswith("Earlier in this conversation")
            assert "Number 11." in messages[-1]["content"]
            assert "compacted" in [event for event, _ in talk.told]
            assert "weather" not in caplog.text

    caplog.set_level(logging.INFO)
    run(scenario())


def test_a_server_with_less_room_than_it_says_is_asked_again_with_less() -> None:
    async def scenario() -> None:
        server = ModelServer("Fine.", context=6000)
        async with talking(server) as talk:
            for turn in range(14):
                events = await talk.ask(
                    f"Number {turn}. " + "This is a long sentence about the weather. " * 14
                )
                assert said(events) == "Fine."

    run(scenario())


def test_the_first_model_that_is_listed_is_taken_when_none_is_named() -> None:
    async def scenario() -> None:
        server = ModelServer(
            models=[{"id": "big", "object": "model"}, {"id": "small", "object": "model"}]
        )
        async with talking(server, brain_model="") as talk:
            await talk.ask("Hi")
            assert server.asked[-1]["model"] == "big"
        server.models = ()
        async with talking(server, brain_model="") as talk:
            response = one(await talk.ask("Hi"), "response.done")["response"]
            assert response["status_details"]["error"]["code"] == "brain_no_model"

    run(scenario())


def test_the_model_is_warmed_up_with_a_question_for_one_token() -> None:
    async def scenario() -> None:
        server = ModelServer("Hi")
        async with talking(server) as talk:
            talk.brain.start()
            await happened(lambda: len(talk.told) > 1)
            assert [(event, set(fields)) for event, fields in talk.told] == [
                ("loading", set()),
                ("ready", {"ms"}),
            ]
            assert server.asked[-1]["max_tokens"] == 1

    run(scenario())


def test_a_failed_warm_up_is_told_and_the_next_question_is_asked_anyhow() -> None:
    async def scenario() -> None:
        server = ModelServer(statuses={"*": 500})
        async with talking(server) as talk:
            talk.brain.start()
            await happened(lambda: len(talk.told) > 1)
            assert talk.told == [("loading", {}), ("failed", {"code": "brain_server_failed"})]
            server.statuses = {}
            assert said(await talk.ask("Hi")) == server.text

    run(scenario())


def test_ready_made_words_need_no_model() -> None:
    async def scenario() -> None:
        server = ModelServer()
        async with talking(server) as talk:
            message = {
                "type": "message",
                "role": "assistant",
                "content": [{"type": "text", "text": "Welcome."}],
            }
            talk.session.send(
                "response.create", response={"pre_generated_assistant_message": message}
            )
            assert said(await talk.until("response.done")) == "Welcome."
            assert server.asked == []

    run(scenario())


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://localhost:11434/", "http://localhost:11434/v1"),
        ("localhost:11434", "http://localhost:11434/v1"),
        ("192.168.1.7:8080", "http://192.168.1.7:8080/v1"),
        ("mybox:1234", "http://mybox:1234/v1"),
        ("api.example.com", "https://api.example.com/v1"),
        ("https://api.example.com/openai/v1/", "https://api.example.com/openai/v1"),
        ("http://localhost:1234/v1/chat/completions", "http://localhost:1234/v1"),
        (' "http://[::1]:8080" ', "http://[::1]:8080/v1"),
    ],
)
def test_an_address_may_be_written_as_people_do(written: str, base: str) -> None:
    assert base_address(written) == base


@pytest.mark.parametrize(
    "written", ["", "ftp://x", "http://", "http://x:99999", "http://[nonsense"]
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        base_address(written)


@pytest.mark.parametrize(
    ("url", "is_near"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://10.0.0.7/v1", True),
        ("http://[fe80::1]/v1", True),
        ("http://mybox/v1", True),
        ("https://api.example.com/v1", False),
        ("http://8.8.8.8/v1", False),
    ],
)
def test_near_is_this_computer_or_a_private_network(url: str, is_near: bool) -> None:
    assert BrainAddress(url).is_near is is_near


async def asked_times(server: ModelServer, times: int) -> None:
    await happened(lambda: len(server.asked) >= times)


def silent(ms: int) -> Any:
    return resample(silence(ms), 16_000, 24_000)


def begin_turn(talk: Talk, words: str, *, is_complete: bool = True) -> None:
    """Say something and pause; the ear has understood it, the turn is still open."""
    if not talk.session.ear.hearings:
        talk.session.configure(
            turn_detection={"type": "azure_semantic_vad", "silence_duration_ms": 500}
        )
    sound = np.concatenate([silence(300), speech("slt-time"), silence(250)])
    talk.session.speak(resample(sound, 16_000, 24_000))
    hearing = talk.session.ear.hearings[-1]
    talk.session.dialogue.heard(
        hearing.item_id, Hypothesis("", False, so_far=words, is_complete=is_complete)
    )


def test_a_near_model_begins_before_the_turn_is_over() -> None:
    async def scenario() -> None:
        server = ModelServer()
        async with talking(server) as talk:
            begin_turn(talk, "What time is it?")
            await asked_times(server, 1)
            talk.session.speak(silent(500))
            talk.session.hear("What time is it?")
            assert said(await talk.until("response.done")) == server.text
            assert len(server.asked) == 1
            assert server.asked[0]["messages"][-1] == {
                "role": "user",
                "content": "What time is it?",
            }
            talk.session.type_in("And now?")
            talk.session.send("response.create")
            await talk.until("response.done")
            assert [m["content"] for m in server.asked[-1]["messages"][-3:]] == [
                "What time is it?", server.text, "And now?",
            ]  # fmt: skip

    run(scenario())


def test_what_was_begun_too_early_is_stopped_and_said_by_nobody() -> None:
    async def scenario() -> None:
        server = ModelServer("Never heard.", first_s=3600)
        async with talking(server) as talk:
            begin_turn(talk, "What time is it?")
            await asked_times(server, 1)
            talk.session.speak(resample(speech("slt-weather"), 16_000, 24_000))  # goes on after all
            await asyncio.wait_for(server.left_early.wait(), DEADLINE_S)
            server.first_s = 0.0
            talk.session.speak(silent(600))
            talk.session.hear("What time is it in Rome?")
            await talk.until("response.done")
            assert server.asked[-1]["messages"][-1]["content"] == "What time is it in Rome?"
            assert len(server.asked) == 2

    run(scenario())


def test_other_words_at_the_end_of_the_turn_are_answered_anew() -> None:
    async def scenario() -> None:
        server = ModelServer()
        async with talking(server) as talk:
            begin_turn(talk, "What time is it?")
            await asked_times(server, 1)
            talk.session.speak(silent(500))
            talk.session.hear("What dime is it?")
            await talk.until("response.done")
            assert server.asked[-1]["messages"][-1]["content"] == "What dime is it?"

    run(scenario())


def test_nobody_pays_for_an_answer_that_is_not_wanted() -> None:
    async def scenario() -> None:
        server = ModelServer()
        async with serving(server):
            far = OpenAiBrain(BrainAddress("https://api.example.com/v1", "large", "k"))
            assert not far.is_near
        async with talking(server) as talk:
            begin_turn(talk, "What time is", is_complete=False)
            talk.session.configure(
                turn_detection={"type": "azure_semantic_vad", "create_response": False}
            )
            talk.session.dialogue.heard(
                talk.session.ear.hearings[-1].item_id,
                Hypothesis("", False, so_far="What time is it?", is_complete=True),
            )
            talk.session.type_in("Hello")
            talk.session.send("response.create")
            await talk.until("response.done")
            assert len(server.asked) == 1

    run(scenario())


def test_what_was_begun_ends_with_the_session() -> None:
    async def scenario() -> None:
        server = ModelServer(first_s=3600)
        async with talking(server) as talk:
            begin_turn(talk, "What time is it?")
            await asked_times(server, 1)
            talk.session.dialogue.close()
            await asyncio.wait_for(server.left_early.wait(), DEADLINE_S)

    run(scenario())
