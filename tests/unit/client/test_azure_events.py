"""What each message of the service means, parsed as the SDK parses it."""

from __future__ import annotations

from typing import Any

import pytest
from azure.ai.voicelive.models import ServerEventType

from tests.unit.client.evidence_messages import EVIDENCE_CASES
from tests.unit.client.served_messages import SERVED_CASES
from tests.unit.client.service_messages import CASES, NOW, PCM, I, R, meaning, response_of
from voicelive_desktop.client.azure_counted import COUNTED
from voicelive_desktop.client.azure_events import NEWER, TRANSLATED, is_known, translate
from voicelive_desktop.client.ports import Received
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.kinds import ResponseStatus

ALL = [*CASES, *SERVED_CASES, *EVIDENCE_CASES]


@pytest.mark.parametrize(("payload", "expected"), ALL, ids=[payload["type"] for payload, _ in ALL])
def test_a_message_means_what_it_says(
    payload: dict[str, Any], expected: tuple[Received, ...]
) -> None:
    assert meaning({"event_id": "event_1", **payload}) == expected


def test_every_type_of_the_sdk_is_either_translated_or_counted() -> None:
    known = {str(kind.value) for kind in ServerEventType}
    assert set(TRANSLATED) | set(COUNTED) == known
    assert not set(TRANSLATED) & set(COUNTED)
    assert all(COUNTED.values())


def test_so_is_every_type_that_only_the_reference_has() -> None:
    calls = ("in_progress", "completed", "failed")
    agents = {f"response.foundry_agent_call.{end}" for end in calls}
    arguments = {f"response.foundry_agent_call_arguments.{end}" for end in ("delta", "done")}
    of_reference = {"rate_limits.updated", *agents, *arguments}
    assert of_reference <= set(NEWER)
    assert all(map(is_known, of_reference))


def test_every_translated_type_is_among_the_cases() -> None:
    assert {payload["type"] for payload, _ in ALL} - set(NEWER) == set(TRANSLATED)


@pytest.mark.parametrize("kind", [*COUNTED, "some.future.event", ""])
def test_other_types_are_counted(kind: str) -> None:
    assert meaning({"type": kind, "delta": "x"}) == (ev.UnhandledReceived(kind),)


def test_no_member_of_the_sdk_s_enums_comes_out() -> None:
    (done,) = meaning({"type": "response.done", **response_of(status="completed")})
    assert isinstance(done, ev.ResponseDone)
    assert type(done.status) is ResponseStatus


def test_sound_is_decoded_once() -> None:
    class Counting:
        reads = 0
        response_id, item_id = R, I

        def get(self, _name: str) -> str:
            return "response.audio.delta"

        @property
        def delta(self) -> bytes:
            self.reads += 1
            return PCM

    message: Any = Counting()
    assert len(translate(message, lambda: NOW)) == 2
    assert message.reads == 1


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("insufficient_quota", FailureKind.QUOTA),
        ("model_not_found", FailureKind.NOT_OFFERED),
        ("session_expired", FailureKind.SESSION_ENDED),
        ("anything", FailureKind.SERVICE_ERROR),
    ],
)
def test_errors_with_sentences_of_their_own_are_told_apart(code: str, kind: FailureKind) -> None:
    (error,) = meaning({"type": "error", "error": {"code": code, "message": "m"}})
    assert isinstance(error, ev.ServiceErrorReported)
    assert error.because.kind is kind
