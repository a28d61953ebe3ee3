"""The check list of a hosted agent: each thing that a deployed one would stumble over is named, and
nothing else.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.stand_in_agent import StandInAgent, serving_agent
from voicelive_desktop.localservice.companion.agent import agent_check
from voicelive_desktop.localservice.companion.agent.agent_address import AgentAddress
from voicelive_desktop.localservice.companion.agent.agent_check import CHECKS, AgentExamination
from voicelive_desktop.localservice.companion.agent.agent_observation import FIRST_DELTA_MS

GOOD = 'name: hotels\nmetadata:\n  voiceLiveCompatible: "true"  # for Voice Live\n'


def checked(
    agent: StandInAgent, folder: Path | None = None, protocol: str = "auto", answer_s: float = 20
) -> dict[str, dict[str, Any]]:
    """What the check told, by its name."""
    told: dict[str, dict[str, Any]] = {}

    async def scenario() -> None:
        async with serving_agent(agent):
            address = AgentAddress(agent.url, protocol)
            check = AgentExamination(
                address, "Hello.", folder, lambda name, **details: told.update({name: details})
            )
            assert await check.run(answer_s) is (told["verdict"]["result"] == "ok")

    asyncio.run(scenario())
    assert set(told) == {*CHECKS, "verdict"}
    return told


def problems(told: dict[str, dict[str, Any]]) -> set[str]:
    return {name for name, details in told.items() if details["result"] == "problem"} - {"verdict"}


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine makes no answer too late."""
    monkeypatch.setattr(agent_check, "FIRST_DELTA_MS", 10**6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agent.manifest.yaml").write_text(GOOD)
    return tmp_path


@pytest.mark.parametrize("protocol", ["responses", "invocations"])
@pytest.mark.parametrize("is_named", [False, True])
def test_an_agent_without_fault_is_ready(protocol: str, is_named: bool, folder: Path) -> None:
    agent = StandInAgent((protocol,), reports=({"type": "ui.hotel_cards", "hotels": []},))
    told = checked(agent, folder, protocol if is_named else "auto")
    assert {details["result"] for details in told.values()} == {"ok"}, told
    assert told["answer"]["protocol"] == protocol
    assert len([asked_by for asked_by, _, _ in agent.asked if asked_by == protocol]) == 1


def speech(*names: str) -> list[dict[str, Any]]:
    return [{"type": name, "delta": "Hello there. ", "text": "Hello there. "} for name in names]


@pytest.mark.parametrize(
    ("protocol", "fault", "found", "details"),
    [
        ("invocations", {"readiness": 404}, {"readiness"}, {"why": "no_endpoint", "status": 404}),
        ("invocations", {"readiness": 503}, {"readiness"}, {"why": "not_ready", "status": 503}),
        ("responses", {"in_one_piece": True}, {"streaming"}, {}),
        (
            "invocations",
            {"steps": [*speech("output_audio_transcription.delta"), {"type": "done"}]},
            {"ending"},
            {"missing": ["output_audio_transcription.done"]},
        ),
        (
            "invocations",
            {
                "steps": speech(
                    "output_audio_transcription.delta", "output_audio_transcription.done"
                )
            },
            {"ending"},
            {"missing": ["done"]},
        ),
        (
            "responses",
            {"steps": speech("response.output_text.delta", "response.output_text.done")},
            {"ending"},
            {"missing": ["response.completed"]},
        ),
        (
            "invocations",
            {
                "steps": [
                    *speech("output_audio_transcript.delta", "output_audio_transcription.done"),
                    {"type": "done"},
                ]
            },
            {"event_names"},
            {
                "names": ["output_audio_transcript.delta"],
                "expected": "output_audio_transcription.delta",
            },
        ),
        (
            "invocations",
            {"text": "Look at **this**: https://x.example and ```x = 1```"},
            {"speakable"},
            {"kinds": ["code", "address", "marks"]},
        ),
        (
            "responses",
            {"text": "```python\nprint(1)\n```"},
            {"speakable"},
            {"kinds": ["nothing", "code"]},
        ),
    ],
)
def test_each_fault_is_named_and_only_it(
    protocol: str, fault: dict[str, Any], found: set[str], details: dict[str, Any], folder: Path
) -> None:
    told = checked(StandInAgent((protocol,), **fault), folder)
    assert problems(told) == found, told
    (name,) = found
    assert details.items() <= told[name].items()
    assert told["verdict"]["result"] == "problem"


@pytest.mark.parametrize("steps", [speech("response.output_text.delta"), speech("message"), []])
def test_speech_under_other_names_alone_is_not_heard(
    steps: list[dict[str, Any]], folder: Path
) -> None:
    told = checked(StandInAgent(("invocations",), steps=steps), folder)
    assert {"event_names", "ending"} <= problems(told)
    assert told["event_names"]["names"] == [step["type"] for step in steps]
    assert told["event_names"]["spoke"] is False
    assert told["first_delta"]["result"] == told["speakable"]["result"] == "skipped"


def test_first_words_that_come_late_are_told_with_their_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FIRST_DELTA_MS == 3000
    monkeypatch.setattr(agent_check, "FIRST_DELTA_MS", 200)
    told = checked(StandInAgent(first_s=0.3), folder)
    assert problems(told) == {"first_delta"}
    assert told["first_delta"]["ms"] > 200


@pytest.mark.parametrize(
    ("fault", "details"),
    [
        (
            {"status": 500, "error": {"error": {"message": "no quota"}}},
            {"why": "refused", "says": "no quota"},
        ),
        ({"status": 404, "error": {}}, {"why": "no_endpoint", "status": 404}),
        ({"break_after": 3}, {"why": "closed"}),
        ({"stall_after": 3}, {"why": "endless"}),
        ({"stall_after": 0}, {"why": "silent"}),
        (
            {"steps": [{"type": "response.failed", "response": {"error": {"message": "gone"}}}]},
            {"why": "failed"},
        ),
    ],
)
def test_an_answer_that_fails_is_told(
    fault: dict[str, Any], details: dict[str, Any], folder: Path
) -> None:
    told = checked(StandInAgent(**fault), folder, answer_s=1)
    assert "answer" in problems(told)
    assert details.items() <= told["answer"].items()


def test_nobody_there_is_told_and_nothing_else_is_tried() -> None:
    told: dict[str, Any] = {}
    check = AgentExamination(
        AgentAddress("http://127.0.0.1:9"), "Hi", None, lambda name, **d: told.update({name: d})
    )
    assert asyncio.run(check.run()) is False
    assert told["readiness"] == {"result": "problem", "why": "unreachable"}
    assert told["answer"]["result"] == "skipped"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GOOD, ""),
        ("voiceLiveCompatible: 'true'\n", ""),
        ("metadata:\n  - 'voiceLiveCompatible': \"true\"\n", ""),
        ("voiceLiveCompatible: true\n", "no_text"),
        ('voiceLiveCompatible: "false"\n', "not_true"),
        ("voiceLiveCompatible:\n", "not_true"),
        ('# voiceLiveCompatible: "true"\nname: x\n', "not_said"),
        ("", "not_said"),
        (None, "no_file"),
    ],
)
def test_the_manifest_says_it_as_a_text(text: str | None, why: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "agent.manifest.yaml").write_text(text)
    told = checked(StandInAgent(("invocations",)), tmp_path)["manifest"]
    assert told.get("why", "") == why
    assert (told["result"] == "problem") is bool(why)


def test_without_a_folder_nothing_is_said_to_be_ready() -> None:
    told = checked(StandInAgent(("invocations",)))
    assert told["manifest"] == {"result": "skipped", "why": "no_folder"}
    assert told["verdict"]["result"] == "skipped"


def test_the_responses_protocol_needs_no_manifest() -> None:
    told = checked(StandInAgent())
    assert told["manifest"] == {"result": "ok", "why": "not_needed"}
    assert told["verdict"]["result"] == "ok"


@pytest.mark.parametrize(("text", "code"), [("Hello.", 0), ("Look: http://x.example", 1)])
def test_the_command_line_prints_the_list_and_says_by_its_code_whether_all_is_well(
    text: str, code: int
) -> None:
    async def scenario() -> None:
        async with serving_agent(StandInAgent(text=text)) as agent:
            command = [
                sys.executable,
                "-m",
                "voicelive_desktop.localservice",
                "--agent",
                agent.url,
                "--check-agent",
            ]
            done = await asyncio.to_thread(
                subprocess.run, command, capture_output=True, text=True, timeout=300, check=False
            )
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            assert [line["event"] for line in lines] == [*CHECKS, "verdict"]
            assert {line["topic"] for line in lines} == {"check"}
            assert done.returncode == code
            assert agent.asked[-1][1]["input"] == "Hello."

    asyncio.run(scenario())
