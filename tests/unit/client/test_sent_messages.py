"""An error that names a message of ours tells what was refused."""

from __future__ import annotations

import pytest

from voicelive_desktop.client.ports import Command
from voicelive_desktop.client.sent_messages import KEPT, SentMessages
from voicelive_desktop.domain.facts.effects import (
    CommitInput,
    ConfigureSession,
    CreateResponse,
    DeleteItem,
    Truncate,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.words.ids import ItemId

M = ItemId("msg_1")


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        (ConfigureSession({}), OurMessage(OurMessageKind.SESSION)),
        (CreateResponse(), OurMessage(OurMessageKind.RESPONSE)),
        (DeleteItem(M), OurMessage(OurMessageKind.DELETION, M)),
        (Truncate(M, 900), OurMessage(OurMessageKind.TRUNCATION, M)),
        (CommitInput(), OurMessage(OurMessageKind.OTHER)),
    ],
)
def test_a_named_message_is_known(command: Command, meant: OurMessage) -> None:
    sent = SentMessages()
    event_id = sent.name(command, "kind")
    sent.name(CommitInput(), "kind")
    assert sent.named(event_id) == meant


@pytest.mark.parametrize("nothing", ["", None, 7, {}])
def test_an_error_may_name_nothing(nothing: object) -> None:
    assert SentMessages().named(nothing) is None


def test_what_was_not_sent_here_or_long_ago_is_another_message() -> None:
    sent = SentMessages()
    first = sent.name(CreateResponse(), "kind")
    for _ in range(KEPT):
        sent.name(CommitInput(), "kind")
    other = OurMessage(OurMessageKind.OTHER)
    assert (sent.named(first), sent.named("by hand")) == (other, other)
