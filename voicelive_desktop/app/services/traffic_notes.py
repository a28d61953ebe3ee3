"""What only the program knows, told between the messages; `gui/panes/inspector/event_words` has the
words.
"""

from __future__ import annotations

from voicelive_desktop.client.traffic_store import Traffic
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State


class TrafficNotes:
    """The store's observer."""

    def __init__(self, traffic: Traffic) -> None:
        self._traffic = traffic

    def __call__(self, old: State, new: State, event: ev.AnyEvent) -> None:
        """Note what belongs between the messages."""
        self._of_calls(old, new, event)
        match event:
            case ev.AnswerAttributed(item_id, question):
                self._traffic.happened("late_answer", item_id=str(item_id), question=str(question))
            case ev.UnhandledReceived(malformed=True):
                self._traffic.made_no_sense()
            case ev.ConnectingStarted() | ev.SessionConfigured() | ev.RetryScheduled():
                self._of_connection(event)
            case ev.ConnectionFailed(because):
                self._traffic.happened("connection_failed", because=because.kind.value)
            case ev.ConnectionEnded():
                self._traffic.happened("connection_closed")
            case (
                ev.PlaybackStarted()
                | ev.PlaybackDrained()
                | ev.PlaybackFlushed()
                | ev.PlaybackUnderflowed()
            ):
                self._of_sound(event)
            case ev.CaptureStarted(device, rate_hz) | ev.PlaybackOpened(device, rate_hz):
                if isinstance(event, ev.CaptureStarted):
                    who = "microphone"
                else:
                    who = "speaker"
                self._traffic.happened(f"{who}_opened", device=str(device), rate_hz=rate_hz)
            case ev.CaptureFailed(because) | ev.PlaybackFailed(because):
                if isinstance(event, ev.CaptureFailed):
                    who = "microphone"
                else:
                    who = "speaker"
                self._traffic.happened(f"{who}_lost", because=because.kind.value)
            case _:
                pass

    def _of_calls(self, old: State, new: State, event: ev.AnyEvent) -> None:
        for call in new.hands.waiting:
            if call not in old.hands.waiting:
                self._traffic.happened("call_waits", call_id=str(call.call_id), name=call.name)
        match event:
            case ev.CallDecided(call_id, decision):
                self._traffic.happened(
                    "call_decided", call_id=str(call_id), decision=decision.value
                )
            case ev.CallAnswered(call_id):
                self._traffic.happened("call_answered", call_id=str(call_id))
            case ev.ToolFinished(call_id):
                self._traffic.happened("function_returned", call_id=str(call_id))
            case _:
                pass

    def _of_connection(
        self, event: ev.ConnectingStarted | ev.SessionConfigured | ev.RetryScheduled
    ) -> None:
        match event:
            case ev.ConnectingStarted(attempt):
                self._traffic.happened("connecting", attempt=attempt)
            case ev.SessionConfigured():
                self._traffic.happened("connected")
            case ev.RetryScheduled(_, wait_s, _, because):
                self._traffic.happened(
                    "connection_lost", because=because.kind.value, wait_s=round(wait_s, 1)
                )

    def _of_sound(
        self,
        event: ev.PlaybackStarted
        | ev.PlaybackDrained
        | ev.PlaybackFlushed
        | ev.PlaybackUnderflowed,
    ) -> None:
        match event:
            case ev.PlaybackStarted(response_id, item_id):
                self._traffic.happened(
                    "playback_started", item_id=str(item_id), response_id=str(response_id)
                )
            case ev.PlaybackDrained(item_id):
                self._traffic.happened("playback_ended", item_id=str(item_id))
            case ev.PlaybackFlushed(item_id, _, heard_ms, received_ms, because):
                if item_id is not None:
                    self._traffic.happened(
                        "playback_cut",
                        item_id=str(item_id),
                        heard_s=round(heard_ms / 1000, 2),
                        received_s=round(received_ms / 1000, 2),
                        because=because,
                    )
            case ev.PlaybackUnderflowed(total):
                self._traffic.happened("playback_ran_dry", total=total)
