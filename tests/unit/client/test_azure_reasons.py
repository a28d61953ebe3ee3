"""Why something failed arrives, in whatever form the service says it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.client.service_messages import NOW, meaning
from voicelive_desktop.client.azure_events import translate_raw
from voicelive_desktop.domain.facts import events as ev

FORMS = (
    {"code": "c", "message": "Words."},
    "Words.",
    ["Words.", "More."],
    {"details": [{"code": "c", "message": "Words."}]},
    {"type": "t", "innererror": {"message": "Words."}},
    {"error": {"message": "Words."}},
)


def said(payload: dict[str, Any]) -> list[str]:
    return [
        received.because.message
        for received in meaning(payload)
        if isinstance(
            received,
            ev.ServiceErrorReported | ev.ServiceWarned | ev.ResponseDone | ev.TranscriptionFailed,
        )
        and received.because is not None
    ]


@pytest.mark.parametrize("form", FORMS)
def test_words_arrive_in_every_form(form: object) -> None:
    failed = {"type": "conversation.item.input_audio_transcription.failed", "item_id": "i"}
    assert said({"type": "error", "error": form}) == ["Words."]
    assert said({"type": "warning", "warning": form}) == ["Words."]
    assert said({**failed, "error": form}) == ["Words."]
    details = {"status_details": {"type": "failed", "error": form}}
    for told in (details, {"error": form}):
        answer = {"id": "r", "status": "failed", **told}
        assert said({"type": "response.done", "response": answer}) == ["Words."]


@pytest.mark.parametrize("details", ["Words.", {"message": "Words."}, [{"error": "Words."}]])
def test_words_in_place_of_details_are_words(details: object) -> None:
    answer = {"id": "r", "status": "failed", "status_details": details}
    assert said({"type": "response.done", "response": answer}) == ["Words."]


def test_words_around_an_error_that_is_none_are_its_words() -> None:
    assert said({"type": "error", "code": "c", "message": "Words."}) == ["Words."]
    assert said({"type": "warning", "message": "Words."}) == ["Words."]


def test_why_an_answer_was_cut_is_read_where_newer_services_put_it() -> None:
    answer = {"id": "r", "status": "incomplete", "incomplete_details": {"reason": "content_filter"}}
    (done,) = meaning({"type": "response.done", "response": answer})
    assert isinstance(done, ev.ResponseDone)
    assert done.reason == "content_filter"


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "session.avatar.error", "error": {"message": "Words."}},
        {"type": "response.failed", "response": {"error": {"message": "Words."}}},
        {"type": "session.closed", "message": "Words."},
        {"type": "some.future.event", "error": "Words."},
    ],
)
def test_a_type_that_nobody_knows_is_counted_and_its_reason_told(payload: dict[str, Any]) -> None:
    assert meaning(payload)[0] == ev.UnhandledReceived(payload["type"])
    assert said(payload) == ["Words."]


def test_how_an_answer_was_cancelled_is_no_error() -> None:
    answer = {
        "id": "r",
        "status": "cancelled",
        "status_details": {"type": "cancelled", "reason": "turn_detected"},
    }
    assert said({"type": "response.done", "response": answer}) == []


def test_a_refusal_is_what_the_assistant_said() -> None:
    refusal = {"type": "response.refusal.done", "response_id": "r", "item_id": "i"}
    (told,) = translate_raw({**refusal, "refusal": "I cannot."}, lambda: NOW)
    assert isinstance(told, ev.ReplyTextCompleted)
    assert told.text == "I cannot."
    item = {
        "id": "i",
        "type": "message",
        "role": "assistant",
        "content": [{"type": "refusal", "refusal": "I cannot."}],
    }
    (done,) = meaning({"type": "conversation.item.done", "item": item})
    assert isinstance(done, ev.ItemDone)
    assert done.text == "I cannot."
