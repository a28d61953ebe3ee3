"""The settings of the microphone and the speaker themselves; the service knows nothing of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, setting
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings

# between the two thresholds, so that a voice at one level does not open and close the gate
GATE_GAP_DB = 2
GATE_LEAST_DB, GATE_MOST_DB = -60, 0


def _needs_interrupt(s: Settings) -> str:
    if s.vad_interrupt:
        return ""
    return Words("Turn on “Interrupt by speaking” first.")


@dataclass(frozen=True, kw_only=True)
class DeviceSettings:
    """Part of `Settings`."""

    __slots__ = ()

    microphone_gain_db: int = setting(
        0,
        Spec(
            "Microphone gain",
            "Makes your voice louder or softer before it is sent. Saved for each microphone.",
            Group.DEVICES,
            Kind.INTEGER,
            -20,
            30,
            1,
            " dB",
            "volume level loud quiet amplify boost clipping input",
            of_device=True,
        ),
    )
    gate_open_db: int = setting(
        -36,
        Spec(
            "Talking starts at",
            "Above this level you count as talking, for ducking and the hint that you are muted. It never "
            "cuts what is sent. Saved for each microphone.",
            Group.DEVICES,
            Kind.INTEGER,
            GATE_LEAST_DB + GATE_GAP_DB,
            GATE_MOST_DB,
            1,
            " dB",
            "gate threshold level meter vad noise",
            of_device=True,
        ),
    )
    gate_close_db: int = setting(
        -42,
        Spec(
            "Talking stops at",
            "Below this level for 0.2 seconds you count as silent.",
            Group.DEVICES,
            Kind.INTEGER,
            GATE_LEAST_DB,
            GATE_MOST_DB - GATE_GAP_DB,
            1,
            " dB",
            "gate threshold level meter vad noise",
            of_device=True,
        ),
    )
    duck: bool = setting(
        False,
        Spec(
            "Lower the assistant's volume while you talk",
            "Reacts as soon as your microphone hears you, before the service does. Use headphones: on "
            "loudspeakers the assistant would turn itself down.",
            Group.DEVICES,
            Kind.SWITCH,
            keywords="ducking interrupt barge-in volume gate",
            unless=_needs_interrupt,
        ),
    )
