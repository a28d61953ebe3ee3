"""A hosted agent behind the session: what it is asked, what becomes of its answers, its reports and
its troubles.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.support.stand_in_agent import HELLO, StandInAgent, serving_agent
from tests.unit.localservice.surroundings import Session, error_of, kinds, one
from voicelive_desktop.localservice.companion.agent.agent_address import (
    AgentAddress,
    agent_root,
    thread_id_from,
)
from voicelive_desktop.localservice.companion.agent.agent_port import Seat
from voicelive_desktop.localservice.companion.agent.event_stream import EventStream
from voicelive_desktop.localservice.companion.agent.http_agent import HttpAgent

BOTH = pytest.mark.parametrize("protocol", ["responses", "invocations"])
CARD = {"type": "ui.hotel_cards", "hotels": [{"id": "grand", "name": "Grand", "price": 200}]}
PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
DEADLINE_S = 200.0


class Talk:
    """A session with an agent; its clock runs as fast as the answers come."""

    def __init__(self, agent: StandInAgent, protocol: str = "auto", **limits: float) -> None:
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.agent = HttpAgent(
            AgentAddress(agent_root(agent.url), protocol),
            lambda event, **fields: self.told.append((event, fields)),
            **limits,
        )
        self.session = Session("gpt-realtime", seat=Seat(self.agent, "hotels", "conv_7"))

    async def until(self, kind: str) -> list[dict[str, Any]]:
        events = self.session.events()
        while kind not in kinds(events):
            await asyncio.sleep(0.005)
            events += self.session.wait(0.5)
        return events

    async def answer(self, **response: Any) -> list[dict[str, Any]]:
        events = self.session.send("response.create", response=response)
        return events + await self.until("response.done")

    async def ask(self, text: str, **response: Any) -> list[dict[str, Any]]:
        self.session.type_in(text)
        return await self.answer(**response)


@asynccontextmanager
async def talking(
    agent: StandInAgent, protocol: str = "auto", **limits: float
) -> AsyncIterator[Talk]:
    async with serving_agent(agent):
        talk = Talk(agent, protocol, **limits)
        try:
            yield talk
        finally:
            await talk.agent.close()


def run(scenario: Coroutine[Any, Any, None]) -> None:
    async def limited() -> None:
        async with asyncio.timeout(DEADLINE_S):
            await scenario

    asyncio.run(limited())


def said(events: list[dict[str, Any]]) -> str:
    text: str = one(events, "response.audio_transcript.done")["transcript"]
    return text


def failure(events: list[dict[str, Any]]) -> dict[str, Any]:
    response = one(events, "response.done")["response"]
    assert response["status"] == "failed", response
    error: dict[str, Any] = response["status_details"]["error"]
    return error


def reports(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event["delta"] for event in events if event["type"] == "response.invocation.delta"]


@BOTH
@pytest.mark.parametrize("is_named", [False, True])
def test_an_agent_answers_and_is_asked_as_the_cloud_asks(protocol: str, is_named: bool) -> None:
    async def scenario() -> None:
        agent = StandInAgent((protocol,))
        async with talking(agent, protocol if is_named else "auto") as talk:
            events = await talk.ask("Find me a hotel.")
            assert said(events) == HELLO
            assert [text for text, _ in talk.session.voice.spoken] == [
                "Hello, ",
                "I can find you a hotel. ",
                "Where shall it be?",
            ]
            asked_by, body, query = agent.asked[-1]
            assert asked_by == protocol
            if protocol == "responses":
                assert body == {
                    "input": "Find me a hotel.",
                    "stream": True,
                    "conversation": {"id": "conv_7"},
                }
                assert one(events, "response.done")["response"]["usage"]["output_tokens"] == 4
            else:
                assert body == {"type": "input_audio.transcription", "input": "Find me a hotel."}
                assert query == {"agent_session_id": "conv_7"}
                assert one(events, "response.done")["response"]["usage"] is None
            assert [event for event, _ in talk.told] == ["first_delta"]

    run(scenario())


@BOTH
def test_each_turn_has_only_what_the_agent_does_not_know_yet(protocol: str) -> None:
    async def scenario() -> None:
        agent = StandInAgent((protocol,))
        async with talking(agent) as talk:
            await talk.ask("One.")
            talk.session.type_in("Two.")
            await talk.ask("Three.")
            await talk.answer()
            words = [body["input"] for asked_by, body, _ in agent.asked if asked_by == protocol]
            assert words == ["One.", "Two.\nThree.", "Three."], (
                "another answer asks the last words again"
            )

    run(scenario())


@BOTH
def test_before_anybody_spoke_the_agent_may_greet(protocol: str) -> None:
    async def scenario() -> None:
        agent = StandInAgent((protocol,))
        async with talking(agent, protocol) as talk:
            talk.session.send(
                "response.create", response={}, additional_instructions="Greet in French."
            )
            assert said(await talk.until("response.done")) == HELLO
            assert agent.asked[-1][1]["input"] == ""
            assert agent.asked[-1][1].get("instructions") == (
                "Greet in French." if protocol == "responses" else None
            )

    run(scenario())


def test_what_is_no_speech_reaches_the_client_at_once_and_as_it_is() -> None:
    async def scenario() -> None:
        long = "One two three four five six seven. " * 40
        agent = StandInAgent(
            ("invocations",), reports=(CARD, {"type": "step", "name": "search"}), text=long
        )
        async with talking(agent) as talk:
            talk.session.type_in("Find me a hotel.")
            talk.session.send("response.create")
            events = await talk.until("response.audio.delta")
            assert reports(events) == [CARD, {"type": "step", "name": "search"}]
            assert all(event["event_id"] for event in events)

    run(scenario())


def test_a_click_goes_to_the_agent_verbatim_and_may_be_answered_without_a_word() -> None:
    async def scenario() -> None:
        click = {
            "type": "button.click",
            "action": "select_hotel",
            "hotel_id": "grand",
            "deep": {"a": [1, None]},
        }
        agent = StandInAgent(("invocations",), steps=(CARD, {"type": "done"}))
        async with talking(agent) as talk:
            events = await talk.answer(invoke_input=click)
            assert agent.asked[-1][1] == click
            assert reports(events) == [CARD], "no echo of the service's own"
            assert one(events, "response.done")["response"]["status"] == "completed"

    run(scenario())


def test_a_click_is_nothing_for_the_responses_protocol() -> None:
    async def scenario() -> None:
        agent = StandInAgent()
        async with talking(agent) as talk:
            await talk.ask("Hi")
            assert "Invocations" in failure(await talk.answer(invoke_input={"a": 1}))["message"]
            assert len(agent.asked) == 1

    run(scenario())


@BOTH
def test_an_interruption_closes_the_stream_at_once(protocol: str) -> None:
    async def scenario() -> None:
        agent = StandInAgent((protocol,), text="One, two, three. " * 400, between_s=0.01)
        async with talking(agent) as talk:
            talk.session.type_in("Count")
            talk.session.send("response.create")
            await talk.until("response.audio.delta")
            talk.session.send("response.cancel")
            await agent.left_early.wait()
            agent.text = "Fine."
            assert said(await talk.ask("And now?")) == "Fine."
            assert agent.asked[-1][1]["input"] == "And now?"

    run(scenario())


def test_pictures_go_to_an_agent_of_the_responses_protocol() -> None:
    async def scenario() -> None:
        agent = StandInAgent()
        async with talking(agent) as talk:
            content = [
                {"type": "input_text", "text": "What is it?"},
                {"type": "input_image", "image_url": PNG},
            ]
            message = {"type": "message", "role": "user", "content": content}
            talk.session.send("conversation.item.create", item=message)
            await talk.answer()
            (turn,) = agent.asked[-1][1]["input"]
            assert [part["type"] for part in turn["content"]] == ["input_text", "input_image"]

    run(scenario())


def test_the_session_tells_its_agent_and_is_a_cascade() -> None:
    async def scenario() -> None:
        async with talking(StandInAgent()) as talk:
            session = talk.session.created["session"]
            assert session["agent"] == {
                "type": "agent", "name": "hotels", "description": None, "agent_id": "hotels", "thread_id": "conv_7",
            }  # fmt: skip
            assert session["input_audio_transcription"]["model"] == "azure-speech"
            assert talk.session.configure(agent=None)["agent"]["name"] == "hotels", (
                "it cannot be changed"
            )

    run(scenario())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("instructions", "Be kind."),
        ("temperature", 0.3),
        ("tools", [{"type": "function", "name": "clock"}]),
        ("tool_choice", "required"),
        ("max_response_output_tokens", 50),
        ("reasoning_effort", "low"),
        ("model", "gpt-4.1"),
    ],
)
def test_what_belongs_to_the_agent_is_refused_by_name(field: str, value: object) -> None:
    async def scenario() -> None:
        async with talking(StandInAgent()) as talk:
            voice = {"type": "azure-standard", "name": "en-US-AvaNeural"}
            error = error_of(
                talk.session.send("session.update", session={"voice": voice, field: value})
            )
            assert (error["param"], error["type"]) == (f"session.{field}", "invalid_request_error")
            before = talk.session.created["session"].get(field)
            assert (
                talk.session.configure(**{field: before})["voice"]["name"] == "en-US-AvaNeural"
            ), "nothing new"
            if field not in {"model", "max_response_output_tokens"}:
                error = error_of(talk.session.send("response.create", response={field: value}))
                assert error["param"] == f"response.{field}"

    run(scenario())


BROKEN = [
    {"type": "response.output_text.delta", "item_id": "m", "content_index": 0, "delta": "I will "}
]
LIMITS = {"first_s": 1.0, "between_s": 1.0}


@BOTH
@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        (
            {"status": 500, "error": {"error": {"message": "no quota left"}}},
            "agent_refused",
            "It says: no quota left",
        ),
        (
            {"status": 400, "error": {"detail": "input is missing"}},
            "agent_refused",
            "It says: input is missing",
        ),
        ({"status": 501, "error": {"error": "no handler"}}, "agent_no_endpoint", "does not serve"),
        ({"break_after": 3}, "agent_broke_off", "broke off"),
        ({"break_after": 0}, "agent_unreachable", "without an answer"),
        ({"stall_after": 3}, "agent_stalled", "stopped in the middle"),
        ({"first_s": 3600.0}, "agent_no_answer", "did not answer in time"),
        ({"text": ""}, "agent_empty", "empty answer"),
        ({"steps": ()}, "agent_empty", "empty answer"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("agent_") else "",
)
def test_a_trouble_is_told_in_words_and_the_conversation_goes_on(
    protocol: str, fault: dict[str, Any], code: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        agent = StandInAgent((protocol,), **fault)
        async with talking(agent, protocol, **LIMITS) as talk:
            error = failure(await talk.ask("Hi"))
            assert error["code"] == code, error
            assert words in error["message"]
            assert f"127.0.0.1:{agent.port}" in error["message"]
            whole = StandInAgent()
            agent.status, agent.text, agent.steps = 200, HELLO, whole.steps
            agent.stall_after = agent.break_after = None
            agent.first_s = 0.0
            assert said(await talk.ask("Are you there?")) == HELLO
        assert "quota" not in caplog.text

    caplog.set_level(logging.DEBUG)
    run(scenario())


@pytest.mark.parametrize(
    "steps",
    [
        [
            *BROKEN,
            {
                "type": "response.failed",
                "response": {"error": {"code": "x", "message": "the model is gone"}},
            },
        ],
        [*BROKEN, {"type": "error", "code": "x", "message": "the model is gone"}],
        [{"type": "error", "error": {"message": "the model is gone"}}],
    ],
)
def test_an_agent_that_says_that_it_failed_is_quoted(steps: list[dict[str, Any]]) -> None:
    async def scenario() -> None:
        async with talking(StandInAgent(steps=steps)) as talk:
            error = failure(await talk.ask("Hi"))
            assert error["code"] == "agent_failed"
            assert error["message"].endswith("It says: the model is gone")

    run(scenario())


def test_an_agent_that_is_not_there_is_told_in_words() -> None:
    async def scenario() -> None:
        talk = Talk(StandInAgent(port=9))
        try:
            error = failure(await talk.ask("Hi"))
            assert error["message"] == "Nothing answers at 127.0.0.1:9. Is the agent running?"
        finally:
            await talk.agent.close()

    run(scenario())


def test_a_server_without_either_endpoint_is_told_in_words() -> None:
    async def scenario() -> None:
        async with talking(StandInAgent(())) as talk:
            assert "neither /responses nor /invocations" in failure(await talk.ask("Hi"))["message"]

    run(scenario())


def test_an_agent_that_comes_back_with_another_protocol_is_found_again() -> None:
    async def scenario() -> None:
        agent = StandInAgent(("invocations",))
        async with serving_agent(agent):
            talk = Talk(agent)
            assert said(await talk.ask("Hi")) == HELLO
        async with serving_agent(StandInAgent(("responses",), port=agent.port)):
            assert said(await talk.ask("Hi")) == HELLO
        await talk.agent.close()

    run(scenario())


@pytest.mark.parametrize(
    ("protocol", "steps", "text"),
    [
        (
            "responses",
            [{"type": "response.output_text.done", "item_id": "m", "text": "Only at once."}],
            "Only at once.",
        ),
        (
            "invocations",
            [{"type": "output_audio_transcription.done", "text": "Only at once."}],
            "Only at once.",
        ),
        (
            "invocations",
            [
                {"type": "output_audio_transcription.delta", "delta": "First."},
                {"type": "output_audio_transcription.done", "text": "First."},
                {"type": "output_audio_transcription.delta", "delta": "Second."},
                {"type": "done"},
            ],
            "First. Second.",
        ),
        (
            "responses",
            [
                {
                    "type": "response.output_text.delta",
                    "item_id": "a",
                    "content_index": 0,
                    "delta": "First.",
                },
                {
                    "type": "response.output_text.done",
                    "item_id": "a",
                    "content_index": 0,
                    "text": "First.",
                },
                {
                    "type": "response.output_text.delta",
                    "item_id": "b",
                    "content_index": 0,
                    "delta": "Second.",
                },
            ],
            "First.\nSecond.",
        ),
        ("responses", [{"type": "response.output_text.delta", "delta": 7}, *BROKEN], "I will "),
        (
            "invocations",
            [{"type": "output_audio_transcription.delta", "delta": "No end."}],
            "No end.",
        ),
    ],
)
def test_answers_that_are_not_quite_as_they_should_be_are_spoken_all_the_same(
    protocol: str, steps: list[dict[str, Any]], text: str
) -> None:
    async def scenario() -> None:
        async with talking(StandInAgent((protocol,), steps=steps)) as talk:
            assert said(await talk.ask("Hi")) == text

    run(scenario())


@pytest.mark.parametrize(
    ("reason", "told"), [("max_output_tokens", "max_output_tokens"), ("content_filter",) * 2]
)
def test_an_answer_that_is_cut_off_says_why(reason: str, told: str) -> None:
    async def scenario() -> None:
        end = {
            "type": "response.incomplete",
            "response": {"incomplete_details": {"reason": reason}},
        }
        async with talking(StandInAgent(steps=[*BROKEN, end])) as talk:
            response = one(await talk.ask("Hi"), "response.done")["response"]
            assert (response["status"], response["status_details"]["reason"]) == (
                "incomplete",
                told,
            )

    run(scenario())


def test_an_answer_in_one_piece_is_spoken() -> None:
    async def scenario() -> None:
        async with talking(StandInAgent(in_one_piece=True)) as talk:
            assert said(await talk.ask("Hi")) == HELLO

    run(scenario())


def test_that_the_agent_is_up_is_told_once_also_when_it_comes_later() -> None:
    async def scenario() -> None:
        agent = StandInAgent(readiness=503)
        async with talking(agent) as talk:
            talk.agent.start()
            await asyncio.sleep(0.1)
            assert talk.told == []
            agent.readiness = 200
            while not talk.told:  # noqa: ASYNC110 - what happens has no event of its own
                await asyncio.sleep(0.02)
            ((event, fields),) = talk.told
            assert (event, set(fields)) == ("ready", {"ms"})

    run(scenario())


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_events_are_read_in_pieces_of_any_size(size: int) -> None:
    text = (
        "\ufeff: keep-alive\r\n\r\nevent: a\r\ndata: {\"x\": 1}\r\n\r\n"
        "data:{\"type\": \"b\",\ndata: \"y\": \"Füße\"}\n\nid: 4\rdata: [DONE]\r\revent: c\ndata: {}"
    )  # fmt: skip
    raw, stream = text.encode(), EventStream()
    events = [
        event for at in range(0, len(raw), size) for event in stream.push(raw[at : at + size])
    ]
    events += stream.finish()
    assert [event.message() for event in events] == [
        {"x": 1, "type": "a"}, {"type": "b", "y": "Füße"}, None, {"type": "c"},
    ]  # fmt: skip


def test_an_event_without_end_is_not_kept() -> None:
    stream = EventStream()
    piece = b"data: " + b"x" * 100_000
    with pytest.raises(ValueError, match="without end"):
        [list(stream.push(piece)) for _ in range(100)]


@pytest.mark.parametrize("data", ["[" * 100_000, "5", "null", '"x"', "{", ""])
def test_what_is_no_object_is_no_message(data: str) -> None:
    (event,) = [*(stream := EventStream()).push(f"data: {data}\n\n".encode()), *stream.finish()]
    assert event.message() is None


@pytest.mark.parametrize(
    ("written", "root"),
    [
        ("http://127.0.0.1:8088", "http://127.0.0.1:8088"),
        (" localhost:8088/ ", "http://localhost:8088"),
        ("http://box/base/invocations", "http://box/base"),
        ("http://127.0.0.1:8088/responses/", "http://127.0.0.1:8088"),
        ("agent.example.com", "https://agent.example.com"),
        ("http://[::1]:8088/readiness", "http://[::1]:8088"),
    ],
)
def test_addresses_as_people_write_them(written: str, root: str) -> None:
    assert agent_root(written) == root


@pytest.mark.parametrize("written", ["", "ftp://x", "http://", "http://x:99999", "http://[x"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - urllib words some of them
        agent_root(written)


def test_a_conversation_is_gone_on_with_by_an_id_that_agents_take() -> None:
    assert thread_id_from("conv_1", "new") == "conv_1"
    assert [thread_id_from(odd, "new") for odd in ("", "a b", "ä", "x" * 129)] == ["new"] * 4


def test_base_paths_are_kept() -> None:
    assert AgentAddress("http://box/base?x=1").at("/responses") == "http://box/base/responses?x=1"


def test_words_and_reports_are_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        agent = StandInAgent(
            ("invocations",), reports=({"type": "secret-report"},), text="secret-words"
        )
        async with talking(agent) as talk:
            await talk.ask("secret-question")
        assert json.dumps(talk.told).count("secret") == 0

    caplog.set_level(logging.DEBUG)
    run(scenario())
    assert "secret" not in caplog.text
