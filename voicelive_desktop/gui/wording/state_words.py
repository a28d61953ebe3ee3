"""All words for states, hints, problems and times: the exact wordings of UX.md, from one place.

Pure functions of the state. Where time passes, `now_s` is Unix time.
"""

from __future__ import annotations

from time import localtime, strftime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import turn as turns
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.domain.settings.turn import answers_turns
from voicelive_desktop.domain.words.kinds import AnswerKind, TalkMode
from voicelive_desktop.gui.wording import card_words
from voicelive_desktop.gui.wording.ending_words import ending_note, shortened_note
from voicelive_desktop.gui.wording.language import decimal, shown
from voicelive_desktop.gui.wording.whole_seconds import seconds_loading, seconds_to_next_try

translate = QCoreApplication.translate


def mode_word(state: State) -> str:
    """The word for what the program does now."""
    mode = selectors.mode(state)
    if mode is Mode.USING_TOOL:
        turn = selectors.turn(state)
        if isinstance(turn, turns.UsingTool):
            return card_words.doing_now(state, turn.name)
        return card_words.doing_now(state, "")
    return _mode_words()[mode]


def _mode_words() -> dict[Mode, str]:
    return {
        Mode.SET_UP: translate("words", "Set up"),
        Mode.READY: translate("words", "Ready"),
        Mode.CONNECTING: translate("words", "Connecting…"),
        Mode.OPENING_MICROPHONE: translate("words", "Opening microphone…"),
        Mode.LOADING: translate("words", "Loading the model…"),
        Mode.LISTENING: translate("words", "Listening"),
        Mode.HEARING: translate("words", "Hearing you"),
        Mode.THINKING: translate("words", "Thinking…"),
        Mode.SPEAKING: translate("words", "Speaking"),
        Mode.STOPPED: translate("words", "Stopped"),
        Mode.MUTED: translate("words", "Muted"),
        Mode.RECONNECTING: translate("words", "Reconnecting…"),
        Mode.CANNOT_CONNECT: translate("words", "Cannot connect"),
        Mode.WAITING: translate("words", "Waiting for you"),
        Mode.HOLDING: translate("words", "Press and hold to talk"),
        Mode.REPLAYING: translate("words", "Playing again"),
        Mode.NO_MICROPHONE: translate("words", "No microphone"),
        Mode.LOG: translate("words", "Session log"),
    }


def mode_hint(state: State, now_s: float = 0.0) -> str:
    """One line under the word; "" where there is nothing to add."""
    match selectors.mode(state):
        case Mode.SET_UP:
            return translate("words", "Add your Azure endpoint, or use the local companion")
        case Mode.READY:
            return translate("words", "Press Start or Ctrl+Enter, or just type")
        case Mode.LISTENING:
            return _listening_hint(state)
        case Mode.HOLDING:
            return translate("words", "Hold {key} or the talk button").format(
                key=shown(state.settings.talk_key)
            )
        case Mode.SPEAKING:
            return _speaking_hint(state)
        case Mode.HEARING:
            return _talking_hint(state)
        case Mode.MUTED:
            return _muted_hint(state)
        case Mode.CONNECTING | Mode.RECONNECTING:
            return _next_try(state, now_s)
        case Mode.LOADING:
            return _loading_hint(state, now_s)
        case mode:
            return _steady_hints().get(mode, "")


def _steady_hints() -> dict[Mode, str]:
    """Hints that depend on nothing but the mode."""
    return {
        Mode.REPLAYING: translate("words", "The microphone is paused"),
        Mode.NO_MICROPHONE: translate("words", "You can still type"),
        Mode.LOG: translate("words", "An earlier session, read-only"),
        Mode.WAITING: translate("words", "Press F6 to decide"),
        Mode.CANNOT_CONNECT: translate("words", "The reason is shown above"),
    }


def _loading_hint(state: State, now_s: float) -> str:
    waited_s = seconds_loading(state, now_s)
    if not waited_s:
        return translate("words", "You can already talk.")
    return translate("words", "{n} s. You can already talk.").format(n=waited_s)


def _listening_hint(state: State) -> str:
    if not answers_turns(state.settings):
        return _unanswered_hint(state)
    if state.settings.talk_mode == TalkMode.HOLD_TO_MUTE:
        return translate("words", "Just talk. Hold {key} to mute.").format(
            key=shown(state.settings.talk_key)
        )
    return translate("words", "Just talk.")


def _unanswered_hint(state: State) -> str:
    if state.settings.answer_as == AnswerKind.NONE:
        return translate("words", "Transcribing only")
    return translate("words", "Answers only when asked")


def _talking_hint(state: State) -> str:
    if not selectors.is_talking(state):
        return ""
    if state.microphone.talk.latched:
        return translate("words", "Press {key} to send").format(key=shown(state.settings.talk_key))
    return translate("words", "Release to send, Esc to cancel")


def _muted_hint(state: State) -> str:
    if state.microphone.muted:
        return translate("words", "Press Ctrl+M to unmute")
    if state.microphone.talk.latched:
        return translate("words", "Press {key} to unmute").format(
            key=shown(state.settings.talk_key)
        )
    return translate("words", "Release to unmute")


def talk_help(state: State) -> str:
    """What the talk button and the talk key do."""
    match state.settings.talk_mode:
        case TalkMode.PUSH:
            text = translate("words", "Hold this or {key} to talk; tap to keep talking")
        case TalkMode.HOLD_TO_MUTE:
            text = translate("words", "Hold this or {key} to mute; tap to stay muted")
        case TalkMode.OPEN:
            text = translate("words", "Your microphone is always on.")
    return text.format(key=shown(state.settings.talk_key))


def _speaking_hint(state: State) -> str:
    if state.settings.talk_mode == TalkMode.PUSH and not state.microphone.muted:
        return translate("words", "Hold {key} to interrupt").format(
            key=shown(state.settings.talk_key)
        )
    if (
        state.microphone.muted
        or not state.settings.vad_interrupt
        or state.microphone.capture.failure is not None
    ):
        return translate("words", "Press Esc to stop")
    return translate("words", "Talk to interrupt")


def _next_try(state: State, now_s: float) -> str:
    match state.connection:
        case con.Retrying(attempt) if (wait := seconds_to_next_try(state, now_s)) > 0:
            return translate("words", "Try {n} in {s} s").format(n=attempt, s=wait)
        case con.Retrying(attempt) | con.Connecting(attempt) if attempt > 1:
            return translate("words", "Try {n}").format(n=attempt)
        case _:
            return ""


def connection_word(state: State) -> str:
    """The word in the header."""
    match state.connection:
        case con.Offline():
            return translate("words", "Not connected")
        case con.Retrying() | con.Connecting():
            if selectors.was_connected(state):
                return translate("words", "Reconnecting…")
            return translate("words", "Connecting…")
        case con.Ready():
            return translate("words", "Connected")
        case con.Failed():
            return translate("words", "Cannot connect")
        case con.Closing():
            return translate("words", "Ending…")
        case con.Reading():
            return translate("words", "Session log")
        case _:
            assert_never(state.connection)


def session_time(state: State, now_s: float) -> str:
    """How long the session has lasted, such as "04:12"; "" outside a session."""
    session = state.current.session
    if session is None or session.created_at_s <= 0:
        return ""
    return _minutes(now_s - session.created_at_s)


def session_time_help(state: State) -> str:
    """How long the service keeps a session; "" where it does not say."""
    session = state.current.session
    if (
        session is None
        or session.expires_at_s is None
        or session.expires_at_s <= session.created_at_s
    ):
        return ""
    minutes = round((session.expires_at_s - session.created_at_s) / 60)
    return translate(
        "words", "A session lasts up to {n} minutes; then a new one continues it."
    ).format(n=minutes)


def _minutes(seconds: float) -> str:
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return f"{rest // 60:02d}:{rest % 60:02d}"


def latency(state: State) -> str:
    """Such as "reply 0.9 s"; "" before the first answer, and once the conversation is over."""
    last = selectors.last_latency_s(state)
    if last is None or not selectors.in_session(state):
        return ""
    return translate("words", "reply {last} s").format(last=decimal(last, 1))


def latency_help(state: State) -> str:
    """What `latency` counts, the median, and the service's share; "" before the first answer."""
    middle = selectors.median_latency_s(state)
    if middle is None:
        return ""
    lines = [
        translate(
            "words", "Time from your last word, or from sending, to the first sound of the answer."
        ),
        translate("words", "Median: {s} s").format(s=decimal(middle, 2)),
    ]
    share = selectors.median_service_latency_s(state)
    if share is not None:
        lines.append(
            translate("words", "Of that, the service: {s} s (median)").format(s=decimal(share, 2))
        )
    return "\n".join(lines)


def speaker_name(role: Role) -> str:
    """Who a row is from."""
    match role:
        case Role.USER:
            return translate("words", "You")
        case Role.ASSISTANT:
            return translate("words", "Assistant")
        case Role.SYSTEM:
            return translate("words", "Note")
        case Role.NOTE:
            return translate("words", "System note")
        case Role.TOOL:
            return translate("words", "Tool")
        case _:
            assert_never(role)


def clock(at_s: float) -> str:
    """Time of day, "14:01"; "" for no time."""
    if at_s > 0:
        return strftime("%H:%M", localtime(at_s))
    return ""


def full_time(at_s: float) -> str:
    """Date, and time with milliseconds, for a tool tip: "Sunday, November 29, 2026, 14:01:07.250"."""
    if at_s <= 0:
        return ""
    now = localtime(at_s)
    day = QLocale().toString(
        QDate(now.tm_year, now.tm_mon, now.tm_mday), QLocale.FormatType.LongFormat
    )
    return f"{day}, {strftime('%H:%M:%S', now)}.{int(at_s * 1000) % 1000:03d}"


def row_latency(item: Item) -> str:
    """Such as "0.41 s": from the end of your speech to the first sound of this answer."""
    if item.latency_s is None:
        return ""
    return translate("words", "{s} s").format(s=decimal(item.latency_s, 2))


def row_question(item: Item) -> str:
    """Which question it answers, where it does not follow it."""
    if item.asked is None:
        return ""
    return translate("words", "to your words at {time}").format(time=clock(item.asked.at_s))


def row_stand_in(item: Item) -> str:
    """What stands in a row that has no words (yet)."""
    if item.text or item.pictures or item.tool is not None:
        return ""
    match item.status:
        case Status.PARTIAL:
            return "…"
        case Status.FAILED if item.role is Role.ASSISTANT:
            return translate("words", "(no answer)")
        case Status.FAILED:
            return translate("words", "(could not be transcribed)")
        case Status.FINAL:
            if item.role is Role.USER:
                return translate("words", "(nothing recognized)")
            return "…"
        case Status.INTERRUPTED:
            return translate("words", "(not heard)")
        case _:
            assert_never(item.status)


def row_note(item: Item) -> str:
    """What is said under the words of a row about what they are and how they ended."""
    if item.interim:
        bridging = translate("words", "said while you were waiting")
    else:
        bridging = ""
    return " \N{MIDDLE DOT} ".join(
        part for part in (bridging, _row_end(item), shortened_note(item)) if part
    )


def _row_end(item: Item) -> str:
    if item.ending is not None and item.status is not Status.INTERRUPTED:
        return ending_note(item, item.ending)
    if item.status is Status.FAILED and item.text:
        return translate("words", "transcript incomplete")
    if item.status is Status.INTERRUPTED:
        return _cut(item)
    if item.unsent:
        return _unsent_note(item)
    is_aside = item.outside and item.role is not Role.SYSTEM
    if is_aside:
        return translate(
            "words", "not part of the conversation: the assistant does not remember it"
        )
    return ""


def _cut(item: Item) -> str:
    """How far an answer was heard, and what cut it."""
    if not item.heard_ms and item.lost:
        return translate("words", "connection lost before you heard it")
    if not item.heard_ms:
        return translate("words", "interrupted before you heard it")
    heard_s = decimal(item.heard_ms / 1000, 1)
    if item.lost:
        return translate("words", "connection lost after {s} s").format(s=heard_s)
    return translate("words", "interrupted at {s} s").format(s=heard_s)


def _unsent_note(item: Item) -> str:
    if item.status is Status.PARTIAL:
        return translate("words", "will be sent once connected")
    return translate("words", "not sent")


def show_all(characters: int) -> str:
    """Under a very long row of which the beginning is shown."""
    return translate("words", "Show all ({n} characters)").format(n=QLocale().toString(characters))


def left_out(characters: int) -> str:
    """Under a row that is too long to be shown at all; "" if nothing is left out."""
    if characters <= 0:
        return ""
    text = translate("words", "{n} more characters are not shown. Copy takes them all.")
    return text.format(n=QLocale().toString(characters))


def new_rows(count: int) -> str:
    """The words of the chip under a transcript that is scrolled up."""
    if count:
        return translate("words", "{n} new").format(n=count)
    return translate("words", "Newest")


def found(query: str, position: int, total: int) -> str:
    """Such as "3 of 15" in the find bar; "" while nothing is looked for."""
    if not query:
        return ""
    if not total:
        return translate("words", "Not found")
    return translate("words", "{n} of {total}").format(n=position, total=total)
