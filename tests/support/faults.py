"""Device faults under the real program in the middle of a spoken conversation, and what must hold
after each.

with talking(tmp_path) as talk:
    talk.asks_for_a_story()
    for fault in FAULTS:
        fault(talk)             # breaks something while the person or the assistant speaks
        talk.asks_for_a_story() # the conversation goes on, and the next fault comes while the
        assistant speaks
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.program import Program
from tests.support.speech import FliteVoice
from tests.support.ui_driver import UiDriver
from tests.support.virtual_audio import VirtualAudio
from tests.support.virtual_screen import VirtualScreen
from tests.support.waiting import eventually

MICROPHONE, SPEAKER = "usb_microphone", "usb_speaker"
STORY, STORY_BEGINS = "tell me a long story", "On"  # what is heard of its first moments at least
TRIES = 3
NOT_SETTLED = 2  # the latest words may still be a guess, and the answer to them be cut
# what a fault cut short and its answer, the question, the story: more would be doubled ones
MOST_NEW_ROWS = 4
PATIENCE_S = 20.0  # on a busy machine


class Talk:
    """A conversation between a voice and the program, whose chosen devices are `MICROPHONE` and
    `SPEAKER`.
    """

    def __init__(
        self, card: VirtualAudio, program: Program, ui: UiDriver, voice: FliteVoice
    ) -> None:
        self.card, self.program, self.voice = card, program, voice
        # where the voice speaks when the microphone is unplugged; "": into the default one
        self.feed = ""
        self._ui, self._transcript = ui, ui.widget("transcript")
        self.asked = 0.0  # when the last question began
        self._rows: list[str] = []  # as they were after the last question

    @property
    def rows(self) -> list[str]:
        """The texts of the transcript's rows."""
        return self._transcript.items

    def asks_for_a_story(self) -> None:
        """Ask until a story is told; a machine that is busy may mishear it once."""
        for _ in range(TRIES):
            self._asks()
            if self._rows[-1].startswith(STORY_BEGINS):
                return
        raise AssertionError(f"never understood: {self._rows}")

    def _asks(self) -> None:
        """Ask, be heard and answered; the rows of before are as they were, and the new ones follow
        them.
        """
        before = self._rows
        self._ui.key("Escape")  # the last story; words spoken over it are sometimes misheard
        self.asked = self.say(STORY)
        self.wait_for("playback/first_sample", after=self.asked)
        rows = self._rows = eventually(
            self._newest_answered, timeout_s=PATIENCE_S, what="rows of question and answer"
        )
        if before:
            settled = before[:-NOT_SETTLED]
            assert rows[: len(settled)] == settled, "what was settled stays as it was"
            assert len(rows) - len(before) <= MOST_NEW_ROWS, (before, rows)
        states = {line.fields["state"] for line in self.program.lines("connection/state")}
        assert states <= {"connecting", "ready"}, "the connection never noticed"

    def stops_talking(self) -> None:
        """Interrupt the assistant, by the key."""
        stopped = time.monotonic()
        self._ui.key("Escape")
        self.wait_for("playback/flushed", after=stopped)

    def gets_its_devices_back(self) -> None:
        """The chosen devices are plugged in again and in use."""
        plugged = time.monotonic()
        for device in (MICROPHONE, SPEAKER):
            self.card.plug(device)
        for key in ("microphone_back", "speaker_back"):
            self.wait_for("notice/shown", key=key, after=plugged)

    def say(self, sentence: str) -> float:
        """Say it to the end; returns when it began."""
        into = MICROPHONE if self.card.is_plugged(MICROPHONE) else ""
        with self.card.speaking(self.voice.say(sentence), into=into or self.feed) as began:
            return began

    def wait_for(self, what: str, **fields: object) -> None:
        """See `Program.wait_for`."""
        after = float(str(fields.pop("after")))
        self.program.wait_for(what, after=after, timeout_s=PATIENCE_S, **fields)

    def _newest_answered(self) -> list[str] | None:
        rows = self.rows
        return rows if len(rows) - len(self._rows) >= 2 and rows[-1] and rows[-2] else None


@contextmanager
def talking(folder: Path) -> Iterator[Talk]:
    """The program in a conversation on the plugged devices, in a window that can be read."""
    devices = ("--input-device", MICROPHONE, "--output-device", SPEAKER)
    with VirtualAudio() as card, VirtualScreen() as screen:
        card.plug(MICROPHONE)
        card.plug(SPEAKER)
        env = {**card.env, **screen.program_env()}
        options = ("--target", "demo", "--connect", *devices)
        with Program(*options, folder=folder, env=env) as program, UiDriver(screen) as ui:
            program.wait_for("capture/started", device=f"{MICROPHONE}|ALSA", timeout_s=30)
            program.wait_for("connection/state", state="ready", timeout_s=30)
            ui.attach(pid=program.pid)
            yield Talk(card, program, ui, FliteVoice(folder))


def speaker_unplugged_while_speaking(talk: Talk) -> None:
    """The answer goes on from the default speaker."""
    pulled = time.monotonic()
    with talk.card.record() as other:
        talk.card.unplug(SPEAKER)
        talk.wait_for("notice/shown", key="speaker_lost", after=pulled)
        other.wait_for_sound(after=pulled)


def microphone_unplugged_while_talking(talk: Talk) -> None:
    """In the middle of a sentence; another one has to do."""
    began = time.monotonic()
    with talk.card.speaking(talk.voice.say(STORY), into=MICROPHONE):
        talk.wait_for("turn/state", state="hearing", after=began)
        pulled = time.monotonic()
        talk.card.unplug(MICROPHONE)
    talk.wait_for("notice/shown", key="microphone_lost", after=pulled)
    # the words that were cut are a turn of their own
    talk.wait_for("turn/state", state="thinking", after=pulled)


def another_rate_as_default(talk: Talk) -> None:
    """Devices with 48 kHz and two channels come and become the system's default; answer and ear
    move there.
    """
    appeared = time.monotonic()
    for sink in ("other", "otherfeed"):
        talk.card.add_sink(sink, rate_hz=48_000, channels=2)
    with talk.card.record("other.monitor") as other:
        talk.card.pactl("set-default-sink", "other")
        talk.card.pactl("set-default-source", "otherfeed.monitor")
        other.wait_for_sound(after=appeared)
    talk.feed = "otherfeed"


def only_zeros_from_the_microphone(talk: Talk) -> None:
    """As when a noise gate is shut: nothing is said of a microphone that was heard, and it is heard
    again.
    """
    zeroed = time.monotonic()
    talk.card.add_sink("nobody", rate_hz=24_000, channels=1)
    talk.card.pactl("set-default-source", "nobody.monitor")
    time.sleep(ZEROS_S)
    told = talk.program.lines("notice/shown", key="microphone_sound")
    assert [line for line in told if line.t >= zeroed] == []
    talk.card.pactl("set-default-source", "mic")
    talk.feed = ""


def output_stalls(talk: Talk) -> None:
    """The default speaker takes no more samples for a while; the answer goes on when it does."""
    stalled = time.monotonic()
    sink = talk.card.pactl("get-default-sink").strip()
    talk.card.stall(sink, stalled=True)
    talk.wait_for("playback/failed", after=stalled)
    talk.card.stall(sink, stalled=False)
    again = time.monotonic()
    talk.wait_for("playback/opened", after=again)


def sound_server_killed_and_restarted(talk: Talk) -> None:
    """The default devices are gone for a moment."""
    killed = time.monotonic()
    talk.card.kill_server()
    talk.wait_for("notice/shown", key="microphone", after=killed)
    talk.wait_for("notice/shown", key="speaker", after=killed)
    talk.card.restart_server()
    restarted = time.monotonic()
    for line in ("capture/started", "playback/opened"):
        talk.wait_for(line, after=restarted)


def both_back_and_unplugged_at_once_while_speaking(talk: Talk) -> None:
    """The chosen devices are returned to; then they go away as a headset does."""
    talk.gets_its_devices_back()
    talk.asks_for_a_story()
    pulled = time.monotonic()
    for device in (MICROPHONE, SPEAKER):
        talk.card.unplug(device)
    for key in ("microphone_lost", "speaker_lost"):
        talk.wait_for("notice/shown", key=key, after=pulled)


ZEROS_S = 6.0  # longer than a new microphone may deliver nothing
FAULTS = (
    speaker_unplugged_while_speaking,
    microphone_unplugged_while_talking,
    another_rate_as_default,
    only_zeros_from_the_microphone,
    output_stalls,
    sound_server_killed_and_restarted,
    both_back_and_unplugged_at_once_while_speaking,
)
