"""What the user does. The window leaves `at_s` and the id of a new item open; the store's door
fills them in.
"""

from __future__ import annotations

from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.notices import Notice
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class StartRequested:
    """The user wants a session."""

    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class EndRequested:
    """The user wants the session to end."""


@dataclass(frozen=True, slots=True)
class RetryRequested:
    """The user wants to try connecting now, or once more."""

    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class StartWithoutRefusedRequested:
    """The user wants to start without what the service did not accept."""

    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class ReconnectRequested:
    """The user wants to continue the conversation in a new session with the present settings."""


@dataclass(frozen=True, slots=True)
class StopRequested:
    """The user wants the assistant to be silent now."""


@dataclass(frozen=True, slots=True)
class MuteChosen:
    """The user muted or unmuted the microphone."""

    muted: bool


@dataclass(frozen=True, slots=True)
class TalkPressed:
    """The talk key, or its button, went down."""

    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TalkReleased:
    """The talk key, or its button, came up."""

    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TalkCancelled:
    """The user discarded what was said since the talk key went down."""


@dataclass(frozen=True, slots=True)
class TalkTailEnded:
    """The microphone's tail after the key's release is over; `number` tells which press it was."""

    number: int


@dataclass(frozen=True, slots=True)
class TextSubmitted:
    """The user typed a message; `item_id` is ours, the service keeps it.

    `replaces`: an earlier message of theirs that this one stands for; it is deleted with the answer
    to it.
    """

    item_id: ItemId
    text: str
    at_s: float = 0.0
    replaces: ItemId | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteSubmitted:
    """The user typed a system note, which the assistant follows and does not answer."""

    item_id: ItemId
    text: str
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class AnswerRequested:
    """The user asked for an answer with these options; `replaces`: an earlier answer,
    which is deleted.
    """

    options: AnswerOptions
    at_s: float = 0.0
    replaces: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ItemDeletionRequested:
    """The user wants a row to be gone, here and at the service."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class DeletionUndone:
    """The user wants the rows back that were just deleted."""


@dataclass(frozen=True, slots=True)
class ClearingUndone:
    """The user wants the transcript back that was just cleared."""


@dataclass(frozen=True, slots=True)
class SettingsChosen:
    """The user changed settings: (name, value) pairs of `Settings` fields."""

    changes: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class ProfileOpened:
    """The user opened a profile's file; its settings are used now. `name`: of the profile that was
    made of it.
    """

    name: str
    changes: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class SettingsUndone:
    """The user takes back the latest change of settings."""


@dataclass(frozen=True, slots=True)
class DeviceReturnRequested:
    """The user wants the chosen device tried again, though another one stands in for it."""

    setting: str  # "input_device" or "output_device"


@dataclass(frozen=True, slots=True)
class NoticeDismissed:
    """The user closed the notice of this kind, or its time is over."""

    kind: type[Notice]


@dataclass(frozen=True, slots=True)
class QuietLasted:
    """Silence number `number` of the session has lasted as long as the user set."""

    number: int


@dataclass(frozen=True, slots=True)
class SilenceLasted:
    """The person's silence `number` has lasted as long as they set for the assistant to speak."""

    number: int


@dataclass(frozen=True, slots=True)
class TranscriptCleared:
    """The user wants an empty transcript (offline only)."""


UserEvent = (
    StartRequested
    | EndRequested
    | RetryRequested
    | StartWithoutRefusedRequested
    | ReconnectRequested
    | StopRequested
    | MuteChosen
    | ItemDeletionRequested
    | DeletionUndone
    | ClearingUndone
    | SettingsChosen
    | ProfileOpened
    | SettingsUndone
    | NoticeDismissed
    | DeviceReturnRequested
    | TranscriptCleared
)
MessageEvent = TextSubmitted | NoteSubmitted | AnswerRequested
TalkEvent = TalkPressed | TalkReleased | TalkCancelled | TalkTailEnded
