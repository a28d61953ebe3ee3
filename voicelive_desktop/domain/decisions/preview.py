"""Shows the level of a microphone that is highlighted in the picker."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only
from voicelive_desktop.domain.facts.effects import ClosePreview, OpenPreview
from voicelive_desktop.domain.facts.events import (
    PreviewEnded,
    PreviewEvent,
    PreviewFailed,
    PreviewRequested,
)
from voicelive_desktop.domain.facts.state import Preview, State
from voicelive_desktop.domain.words.quick_classes import replace


def on_preview(state: State, event: PreviewEvent) -> Outcome:
    """Return the state and effects after news of a microphone preview."""
    match event:
        case PreviewRequested(device) if device == state.hardware.preview.device:
            return only(state)
        case PreviewRequested(device):
            shown = replace(state, hardware=replace(state.hardware, preview=Preview(device)))
            # The one in use is open already; many devices bear no second stream.
            return shown, (
                ClosePreview()
                if device == state.microphone.capture.device
                else OpenPreview(device),
            )
        case PreviewEnded():
            return replace(
                state, hardware=replace(state.hardware, preview=Preview())
            ), () if state.hardware.preview.device is None else (ClosePreview(),)
        case PreviewFailed(device, because):
            meant = device == state.hardware.preview.device
            if meant:
                return only(
                    replace(
                        state, hardware=replace(state.hardware, preview=Preview(device, because))
                    )
                )
            return only(state)
        case _:
            assert_never(event)
