"""The way from the client's loudspeaker back to its microphone: whether there is one, and how long
it is now.
"""

from __future__ import annotations

import numpy as np

from voicelive_desktop.localservice.echo.echo_share import REACH, SPAN, echo_share
from voicelive_desktop.localservice.echo.input_chain import FRAME
from voicelive_desktop.localservice.protocol.resampling import SampleArray

LOOK_EVERY = 20 * FRAME
LOOK_EVERY_WHILE_UNKNOWN = 8 * FRAME
ECHO_SHARE = 0.4  # of a microphone that hears the loudspeaker and nobody else
ECHO_ALONE = 0.6
STRANGE_SHARE = 0.25
LOUD = 3e-3  # -50 dB: pauses prove nothing
HEARD = 1e-3  # -60 dB
STEADY = 160  # samples between two looks at the same way
STEADY_LOOKS = 3  # before headphones are taken for loudspeakers
# 1 s and 2.4 s: nothing of what is played is heard, as with headphones
UNHEARD_LOOKS = {None: 12, True: 12}
STRANGE_LOOKS = 32  # the same, while somebody speaks all the time


class EchoWay:
    """Looks at both sides every now and then.

    Attributes:
        comes_back: Whether the microphone hears the loudspeaker; ``None`` while nothing was learned
            about that.
        delay: Of the echo, in samples.
        is_alone: Whether the last look found the echo and nobody else.
        gain: The echo's power by that of playing, at the last look that found it.
    """

    def __init__(self) -> None:
        self.comes_back: bool | None = None
        self.delay = 0
        self.is_alone = False
        self.gain = 1.0
        self._since_look = 0
        self._steady_looks = 0
        self._unheard_looks = 0

    def pass_frame(self, microphone: SampleArray, reference: SampleArray) -> None:
        """FaceLook if it is time to; both as `echo_share` wants them."""
        self._since_look += FRAME
        hurries = self.comes_back is None or self._steady_looks > 0
        if self._since_look < (
            LOOK_EVERY_WHILE_UNKNOWN if hurries and not self.comes_back else LOOK_EVERY
        ):
            return
        self._since_look = 0
        if _level(microphone) < HEARD:
            self._silent(reference)
        else:
            self._look(microphone, reference)

    def _silent(self, reference: SampleArray) -> None:
        self.is_alone, self._steady_looks = False, 0
        self._count_unheard(reference, UNHEARD_LOOKS)

    def _look(self, microphone: SampleArray, reference: SampleArray) -> None:
        share, delay = echo_share(microphone, reference)
        self.is_alone = share > ECHO_ALONE
        is_echo = share >= ECHO_SHARE
        if is_echo:
            self._steady_looks = (self._steady_looks if abs(delay - self.delay) < STEADY else 0) + 1
        else:
            self._steady_looks = 0
        if share > STRANGE_SHARE:
            self.delay = delay
        else:
            self._count_unheard(reference, {None: UNHEARD_LOOKS[None], True: STRANGE_LOOKS})
        if is_echo:
            self._unheard_looks = 0
            begin = REACH - delay
            self.gain = (
                _level(microphone) / (_level(reference[begin : begin + SPAN]) + HEARD)
            ) ** 2
            if self.comes_back is None or self._steady_looks >= STEADY_LOOKS:
                self.comes_back = True

    def _count_unheard(self, reference: SampleArray, most: dict[bool | None, int]) -> None:
        if _level(reference[REACH // 2 :]) > LOUD:
            self._unheard_looks += 1
        if self.comes_back is not False and self._unheard_looks >= most[self.comes_back]:
            self.comes_back = False


def _level(samples: SampleArray) -> float:
    return float(np.sqrt(np.mean(samples**2)))
