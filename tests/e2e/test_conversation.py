"""The main flow as a person has it: a real window, real (virtual) sound cards, the local service,
one interruption.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import ServiceTap
from tests.support.speech import RATE_HZ, FliteVoice, find, recognised_share, trimmed
from tests.support.ui_driver import UiDriver
from tests.support.virtual_audio import Recording, VirtualAudio
from tests.support.virtual_screen import VirtualScreen
from tests.support.waiting import eventually

pytestmark = [pytest.mark.e2e, needs_e2e]

SENTENCE = "hello how are you"
STORY = "tell me a long story"
INTERRUPTION = "thank you goodbye"
LENGTH_TOLERANCE_S = 0.050
DRY_S = 0.040  # of silence, each time that a busy computer leaves the card without samples
HEARD = "conversation.item.input_audio_transcription.completed"


@pytest.fixture(scope="module")
def card() -> Iterator[VirtualAudio]:
    with VirtualAudio() as audio:
        yield audio


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    with VirtualScreen() as virtual:
        yield virtual


@pytest.fixture
def tap() -> Iterator[ServiceTap]:
    with ServiceTap() as service:
        yield service


@pytest.fixture
def flite(tmp_path: Path) -> FliteVoice:
    return FliteVoice(tmp_path)


def test_a_spoken_conversation_is_heard_shown_answered_and_interrupted(
    card: VirtualAudio, screen: VirtualScreen, tap: ServiceTap, flite: FliteVoice, tmp_path: Path
) -> None:
    env = {**card.env, **screen.program_env(), "AZURE_VOICELIVE_API_KEY": tap.key}
    options = ("--endpoint", tap.url)
    with (
        Program(*options, folder=tmp_path, env=env) as program,
        UiDriver(screen) as ui,
        card.record() as recording,
    ):
        ui.attach(pid=program.pid)
        program.wait_for("app/ready")
        ui.widget("state_label").wait_for_text("Ready")
        assert ui.widget("start_button").name == "Start"
        ui.widget("start_button").click()
        ui.widget("state_label").wait_for_text("Listening", timeout_s=10)
        assert ui.widget("start_button").name == "End"
        _is_heard_and_answered(card, tap, flite, ui, program, recording)
        _can_be_interrupted(card, tap, flite, ui, program, recording)
        _can_be_talked_to_by_key(card, tap, flite, ui, program)
        ui.widget("start_button").click()
        ui.widget("state_label").wait_for_text("Ready", timeout_s=10)


def _is_heard_and_answered(
    card: VirtualAudio,
    tap: ServiceTap,
    flite: FliteVoice,
    ui: UiDriver,
    program: Program,
    recording: Recording,
) -> None:
    card.speak(flite.say(SENTENCE))
    first = program.wait_for("playback/first_sample", timeout_s=15)
    ui.widget("state_label").wait_for_text("Speaking", timeout_s=5)
    program.wait_for("turn/state", state="idle", after=first.t, timeout_s=30)
    rows = eventually(
        lambda: rows if len(rows := ui.widget("transcript").items) >= 2 else None, what="two rows"
    )
    assert recognised_share(SENTENCE, rows[0]) >= 0.8, rows
    item = str(first.fields["item"])
    sent = trimmed(tap.audio(item))
    assert len(sent) > 12_000, "an answer of half a second at least"
    recording.wait_for_silence()
    heard = recording.samples(recording.index_at(first.t - 0.5))
    match = find(sent, heard)
    assert match.coefficient > 0.9, match
    tolerance_s = LENGTH_TOLERANCE_S + DRY_S * program.output().count("underrun occurred")
    assert abs(len(trimmed(heard)) - len(sent)) / RATE_HZ < tolerance_s
    _print(
        "answer",
        correlation=round(match.coefficient, 4),
        first_sound_ms=_first_sound_ms(tap, recording, item),
    )


def _can_be_interrupted(
    card: VirtualAudio,
    tap: ServiceTap,
    flite: FliteVoice,
    ui: UiDriver,
    program: Program,
    recording: Recording,
) -> None:
    before = time.monotonic()
    card.speak(flite.say(STORY))
    first = program.wait_for("playback/first_sample", after=before, timeout_s=15)
    # let it tell for a while
    program.wait_for("capture/frame_sent", after=first.t + 1.5, timeout_s=10)
    spoke = time.monotonic()
    card.speak(flite.say(INTERRUPTION))
    flushed = program.wait_for("playback/flushed", after=spoke, because="speech", timeout_s=10)
    truncate = tap.wait_for("conversation.item.truncate", after=spoke)
    speech = tap.wait_for("input_audio_buffer.speech_started", after=spoke)
    item = str(first.fields["item"])
    assert truncate.body["item_id"] == item
    assert abs(truncate.body["audio_end_ms"] - flushed.fields["played_ms"]) < 2
    assert not tap.messages("error")
    answer = program.wait_for("playback/first_sample", after=flushed.t, timeout_s=20)
    heard = recording.samples(
        recording.index_at(first.t - 0.5), recording.index_at(answer.t - 0.05)
    )
    silent_at = recording.index_at(first.t - 0.5) + int(np.flatnonzero(np.abs(heard) > 60)[-1])
    to_silence_ms = (recording.time_of(silent_at) - speech.t) * 1000
    interrupted = eventually(
        lambda: next(
            (row for row in ui.widget("transcript").items if "lighthouse" in row or "nce" in row),
            None,
        ),
        what="the interrupted story",
    )
    full = "".join(
        m.body["delta"]
        for m in tap.messages("response.audio_transcript.delta")
        if m.body["item_id"] == item
    )
    assert full.startswith(interrupted[:20])
    assert len(interrupted) < len(full), "only what was heard is the row's text"
    program.wait_for("turn/state", state="idle", after=answer.t, timeout_s=30)
    _print(
        "interruption", to_silence_ms=round(to_silence_ms, 1), played_ms=flushed.fields["played_ms"]
    )


def _can_be_talked_to_by_key(
    card: VirtualAudio, tap: ServiceTap, flite: FliteVoice, ui: UiDriver, program: Program
) -> None:
    """Space held in the window, also while the assistant speaks; tapped it stays on; Esc takes it
    back.
    """
    ui.key("ctrl+i")  # the studio, where the mode is
    ui.widget("talk_mode_combo").choose("Push-to-talk")
    ui.widget("state_label").click()  # away from the list, which has a use for Space
    ui.widget("talk_mode_combo").wait_until(
        lambda combo: not combo.focused, what="without the focus"
    )
    ui.widget("state_hint").wait_for_text("Hold Space or the talk button")
    before = time.monotonic()
    story = _said_by_key(card, flite, ui, program, STORY)
    pressed = time.monotonic()
    ui.hold("space")
    flushed = program.wait_for("playback/flushed", after=pressed, because="talk", item=story)
    ui.widget("state_label").wait_for_text("Hearing you")
    card.speak(flite.say(SENTENCE))
    ui.release("space")
    program.wait_for("playback/first_sample", after=flushed.t, timeout_s=15)
    _key_is_up(ui)
    ui.key("space")
    ui.widget("state_hint").wait_for_text("Press Space to send")
    assert ui.widget("talk_button").checked
    spoke = time.monotonic()
    card.speak(flite.say(INTERRUPTION))
    ui.key("space")
    last = program.wait_for("playback/first_sample", after=spoke, timeout_s=15)
    program.wait_for("turn/state", state="idle", after=last.t, timeout_s=30)
    heard = [m.body["transcript"] for m in tap.messages(HEARD, after=before)]
    for words in (STORY, SENTENCE, INTERRUPTION):
        assert any(recognised_share(words, transcript) >= 0.6 for transcript in heard), heard
    assert [row for row in ui.widget("transcript").items if row in heard][-len(heard) :] == heard
    ui.key("space")
    ui.widget("state_hint").wait_for_text("Press Space to send")
    cancelled = time.monotonic()
    ui.key("Escape")
    ui.widget("state_hint").wait_for_text("Hold Space or the talk button")
    tap.wait_for("input_audio_buffer.clear", after=cancelled)
    assert not ui.widget("talk_button").checked


def _key_is_up(ui: UiDriver) -> None:
    """Pressed again within 20 ms it counts as held on; the window shows it up when its turn has
    ended.
    """
    ui.widget("talk_button").wait_until(lambda button: not button.checked, what="the key up")


def _said_by_key(
    card: VirtualAudio, flite: FliteVoice, ui: UiDriver, program: Program, words: str
) -> str:
    """Say this with the key held; the answer's id once it is audible."""
    before = time.monotonic()
    ui.hold("space")
    card.speak(flite.say(words))
    ui.release("space")
    _key_is_up(ui)
    return str(program.wait_for("playback/first_sample", after=before, timeout_s=15).fields["item"])


def _first_sound_ms(tap: ServiceTap, recording: Recording, item: str) -> float:
    deltas = [m for m in tap.messages("response.audio.delta") if m.body.get("item_id") == item]
    sound = recording.wait_for_sound(after=deltas[0].t)
    return round((sound - deltas[0].t) * 1000, 1)


def _print(what: str, **figures: object) -> None:
    print(json.dumps({"measured": what, **figures}))
