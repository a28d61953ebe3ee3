"""The listening half of a session: audio in, turns, and the words heard in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from voicelive_desktop.localservice.companion.conversation_items import ServedItem, user_audio_item
from voicelive_desktop.localservice.echo.input_chain import InputChain
from voicelive_desktop.localservice.hearing.fillers import LONGEST_MS, HeldTurn
from voicelive_desktop.localservice.hearing.heard_sounds import HeardSounds
from voicelive_desktop.localservice.hearing.input_buffer import Committed, InputBuffer
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.hearing.transcripts import Transcripts
from voicelive_desktop.localservice.hearing.unfinished import sounds_unfinished
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.audio_formats import InputDecoder
from voicelive_desktop.localservice.protocol.client_messages import Handler, audio_bytes
from voicelive_desktop.localservice.session.agenda import Agenda
from voicelive_desktop.localservice.session.answering import Answering
from voicelive_desktop.localservice.session.session_desk import SessionDesk

AT_ONCE = ("whisper-1",)  # recorded: this one hears a turn as a whole

NOTHING_YET = Hypothesis("", is_final=False)


class ListeningHalf:
    """Owns the input buffer and the transcripts; tells the answering half when somebody speaks or
    has spoken.
    """

    def __init__(self, desk: SessionDesk, agenda: Agenda, answering: Answering) -> None:
        self._desk = desk
        self._agenda = agenda
        self._answering = answering
        self._newest = NOTHING_YET
        self._speech_ms = 0.0  # of the open turn
        self._held: dict[str, HeldTurn] = {}
        # items of a cascade that wait for their words: the one before each
        self._untold: dict[str, str | None] = {}
        self._unanswered: set[str] = set()  # those among them that want an answer
        self._late: list[Callable[[], None]] = []
        self._sounds = HeardSounds()
        self._input = InputBuffer(
            desk.around.ear,
            InputChain(desk.played, desk.around.cleaning),
            desk.around.new_id,
            is_unfinished=self._is_unfinished,
            is_answering=lambda: desk.played.is_audible,
            activity=desk.around.activity,
        )
        self._transcripts = Transcripts(
            desk.emit,
            is_on=lambda: desk.session["input_audio_transcription"] is not None,
            comes_at_once=lambda: (
                (desk.session["input_audio_transcription"] or {}).get("model") in AT_ONCE
            ),
            fails=desk.around.fails_transcripts,
        )
        self.configure()

    @property
    def handlers(self) -> dict[str, Handler]:
        """The client events of this half."""
        return {
            "input_audio_buffer.append": self._on_append,
            "input_audio_buffer.commit": lambda _event: self.commit(),
            "input_audio_buffer.clear": self._on_clear,
        }

    @property
    def has_heard(self) -> bool:
        """Whether any audio came."""
        return self._input.has_heard

    def sound_of(self, item_id: str) -> bytes:
        """What was heard of a spoken turn, without noise and echo, as 16-bit mono at 24 kHz."""
        return self._sounds.pcm(item_id)

    def configure(self) -> None:
        """Take over the session's settings."""
        self._input.configure(self._desk.session)

    # ---- audio and turns

    def _on_append(self, event: Mapping[str, Any]) -> None:
        self._input.append(audio_bytes(event, "audio"), self)

    def on_speech_started(self, item_id: str, audio_start_ms: int) -> None:
        """A turn began (called by the input buffer)."""
        self._newest = NOTHING_YET
        if self._desk.turn_detection.get("remove_filler_words"):
            self._held[item_id] = HeldTurn(item_id, audio_start_ms, self._answering.is_ongoing)
        else:
            self._tell_started(item_id, audio_start_ms)

    def on_speech_lasts(self, item_id: str, speech_ms: float) -> None:
        """The turn goes on (called by the input buffer)."""
        self._speech_ms = speech_ms
        self._answering.on_more_speech(speech_ms)
        if item_id in self._held and speech_ms > LONGEST_MS:
            self._release(item_id)

    def _tell_started(self, item_id: str, audio_start_ms: int) -> None:
        started = {"audio_start_ms": audio_start_ms, "item_id": item_id}
        self._desk.emit({"type": "input_audio_buffer.speech_started", **started})
        self._answering.on_interruption()

    def on_speech_stopped(self, turn: Committed, audio_end_ms: int) -> None:
        """A turn ended (called by the input buffer)."""
        held = self._held.get(turn.item_id)
        if held is None:
            self._tell_stopped(turn, audio_end_ms)
        else:  # its words decide
            held.end_ms, held.ended = audio_end_ms, turn

    def _release(self, item_id: str) -> None:
        """It is more than a filler: tell what was held back."""
        held = self._held.pop(item_id)
        self._tell_started(item_id, held.start_ms)
        if held.ended is not None and held.end_ms is not None:
            self._tell_stopped(held.ended, held.end_ms)

    def _tell_stopped(self, turn: Committed, audio_end_ms: int) -> None:
        stopped = {"audio_end_ms": audio_end_ms, "item_id": turn.item_id}
        self._desk.emit({"type": "input_audio_buffer.speech_stopped", **stopped})
        item = self._add_turn(turn)
        if self._desk.family.is_native:
            self._answering.on_turn(item)
        else:
            self._unanswered.add(item.id)

    def commit(self) -> None:
        """Make a user item of what is in the buffer."""
        self._held.pop(self._input.open_item_id, None)
        turn = self._input.commit()
        if not isinstance(turn, Committed):
            raise errors.commit_empty(turn)
        self._add_turn(turn)

    def _on_clear(self, _event: Mapping[str, Any]) -> None:
        self._held.pop(self._input.open_item_id, None)
        self._input.clear()
        self._answering.on_no_turn()
        self._desk.emit({"type": "input_audio_buffer.cleared"})

    def _add_turn(self, turn: Committed) -> ServedItem:
        desk, item = self._desk, user_audio_item(turn.item_id, turn.audio_ms)
        self._sounds.add(turn)
        previous = desk.conversation.add(item)
        told = {"previous_item_id": desk.family.previous(previous), "item_id": item.id}
        desk.emit({"type": "input_audio_buffer.committed", **told})
        if desk.family.is_native:
            for what in ("created", "done"):  # recorded; no SDK knows conversation.item.done
                desk.emit_item(what, item, previous)
        else:  # a cascade tells of the item when it knows the words
            self._untold[item.id] = previous
        self._transcripts.announced(item.id)
        return item

    def listen_to(self, item: ServedItem, audio: bytes) -> None:
        """Find the words of an item that came with sound instead of words."""
        session = self._desk.session
        decoder = InputDecoder(session["input_audio_format"], session["input_audio_sampling_rate"])
        ear = self._desk.around.ear
        hearing = ear.open(item.id, is_narrow=decoder.is_narrow, from_microphone=False)
        samples, _ = decoder.push(audio)
        item.is_heard, item.audio_ms = False, samples.size / 16
        hearing.hear(samples)
        hearing.finish()

    def _is_unfinished(self) -> bool:
        """Whether the words of the open turn want to go on."""
        if self._newest.is_complete is not None:
            return not self._newest.is_complete
        # Words without punctuation say less: they hold a turn open only where the client asks for
        # that by its name.
        turn_detection = self._desk.turn_detection
        is_asked = (
            turn_detection.get("end_of_utterance_detection")
            or turn_detection.get("type") == "semantic_vad"
        )
        return bool(is_asked) and sounds_unfinished(self._newest.so_far)

    # ---- words

    def heard(self, item_id: str, hypothesis: Hypothesis) -> None:
        """Take a hypothesis of the recogniser."""
        held = self._held.get(item_id)
        if held is not None and held.is_more(hypothesis.text, is_final=hypothesis.is_final):
            self._release(item_id)
        if hypothesis.is_final and self._held.pop(item_id, None) is not None:
            self._transcripts.forget(item_id)
        elif hypothesis.is_final:
            self._on_final(item_id, hypothesis.text)
        else:
            self._on_partial(item_id, hypothesis)

    def _on_partial(self, item_id: str, hypothesis: Hypothesis) -> None:
        if item_id == self._input.open_item_id:
            self._newest = hypothesis
            if hypothesis.is_complete and hypothesis.so_far:
                self._answering.on_early_words(hypothesis.so_far, self._speech_ms)
        is_announced = bool(self._desk.turn_detection) and item_id not in self._held
        is_announced = is_announced or self._desk.conversation.find(item_id) is not None
        self._transcripts.partial(item_id, hypothesis.text, is_announced=is_announced)

    def _on_final(self, item_id: str, text: str) -> None:
        """The words are known: a cascade tells them, then the item; a native model answers and
        tells them then.
        """
        item = self._desk.conversation.find(item_id)
        if item is not None:
            item.wire["content"][0]["transcript"] = text
            item.is_heard = True

        def tell() -> None:
            self._transcripts.final(item_id, text)

        if self._desk.family.is_native:
            self._late.append(lambda: self._at_transcript_time(tell))
            return
        self._at_transcript_time(tell)
        if item is not None and item_id in self._untold:
            self._tell_item(item)

    def _tell_item(self, item: ServedItem) -> None:
        previous = self._untold.pop(item.id)
        self._desk.emit_item("created", item, previous, has_words=self._transcripts.are_told)
        wants_answer = item.id in self._unanswered
        self._unanswered.discard(item.id)
        if wants_answer and not self._is_speaking_again:
            self._answering.on_turn(item)

    @property
    def _is_speaking_again(self) -> bool:
        """Whether the person went on before the words were known, and may interrupt: the next turn
        is answered.
        """
        is_open = bool(self._input.open_item_id) and self._input.open_item_id not in self._held
        return is_open and bool(self._desk.turn_detection.get("interrupt_response", True))

    def after_answer_began(self) -> None:
        """Tell the words that waited until the answer had its chance to begin."""
        late, self._late = self._late, []
        for tell in late:
            tell()

    def _at_transcript_time(self, action: Callable[[], None]) -> None:
        delay_s = self._desk.around.transcript_delay_s
        if delay_s > 0:
            self._agenda.add(self._desk.around.clock() + delay_s, action)
        else:
            action()
