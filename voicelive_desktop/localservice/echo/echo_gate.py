"""Whether somebody speaks over the echo, 10 ms by 10 ms: silence from the microphone as long as
nobody does.

A canceller takes the echo out as long as its way stays what it was. The way does not: sound systems
and clients stumble, and then it is 10 to 300 ms longer within a word, and the canceller lets
through what comes until it has learned anew. So what it leaves counts only while something was
heard that is no echo of any delay (`EchoBands`) and does not look like one either (`likeness`).
"""

from __future__ import annotations

from voicelive_desktop.localservice.echo.echo_bands import EchoBands
from voicelive_desktop.localservice.echo.echo_share import REACH, Match, likeness
from voicelive_desktop.localservice.echo.echo_way import EchoWay
from voicelive_desktop.localservice.echo.input_chain import FRAME
from voicelive_desktop.localservice.protocol.resampling import SampleArray

UNEXPLAINED = 0.15  # of the power, at the delay that is known
UNEXPLAINED_ANYWHERE = 0.1  # at every delay
ENOUGH = 3  # frames
MOST = 6
FORGIVES = 2  # frames for each that is explained
HOLD = 6  # frames that stay open when the voice pauses
UNKNOWN_LIKENESS = 0.8  # while nothing is known but the sound itself
UNKNOWN_FRAMES = 4  # a few milliseconds of a voice are like many others
ECHO_LIKENESS = 0.88  # of a moment that seemed to be a person
CLOSING_LIKENESS = 0.85
LOOKED_AT = 10 * FRAME
LOOKED_AT_BRIEFLY = 8 * FRAME
MOVED = 2 * FRAME  # less is no new way but a louder echo


class EchoGate:
    """Decides for each frame, after both `EchoBands` and `EchoWay` took it."""

    def __init__(self, bands: EchoBands, way: EchoWay) -> None:
        self._bands = bands
        self._way = way
        self._evidence = 0
        self._hold = 0
        self._loud_frames = 0

    def forget(self) -> None:
        """Nothing was played for long: the next moment begins anew."""
        self._evidence = self._hold = 0

    def is_open(self, microphone: SampleArray, reference: SampleArray) -> bool:
        """Whether somebody may be speaking; takes the latest samples of both."""
        if self._way.comes_back is None:
            return not self._seems_echo(microphone, reference)
        unexplained, anywhere = self._bands.unexplained(self._way.delay)
        is_strange = self._bands.is_loud and unexplained > UNEXPLAINED
        if is_strange:
            self._evidence = min(MOST, self._evidence + 1)
        else:
            self._evidence = max(0, self._evidence - FORGIVES)
        self._hold = max(0, self._hold - 1)
        if self._evidence >= ENOUGH and (
            self._hold or self._opens(anywhere, microphone, reference)
        ):
            self._hold = HOLD
        elif self._evidence == 0 and self._bands.is_loud:
            self._while_explained(microphone, reference)
        return self._hold > 0

    def _opens(self, anywhere: float, microphone: SampleArray, reference: SampleArray) -> bool:
        if anywhere <= UNEXPLAINED_ANYWHERE:
            return False
        alike, delay = _likeness(microphone, reference, LOOKED_AT)
        if alike < ECHO_LIKENESS:
            return True
        self._evidence = 0
        if abs(delay - self._way.delay) > MOVED:
            self._way.delay = delay
        else:
            self._bands.correct(self._way.delay)
        return False

    def _while_explained(self, microphone: SampleArray, reference: SampleArray) -> None:
        if self._hold:
            alike, delay = _likeness(microphone, reference, LOOKED_AT_BRIEFLY)
            if alike >= CLOSING_LIKENESS:
                self._hold, self._way.delay = 0, delay
        if self._way.is_alone:
            self._bands.learn(self._way.delay)

    def _seems_echo(self, microphone: SampleArray, reference: SampleArray) -> bool:
        """Judge by the sound itself, before anything is known about the way."""
        if self._bands.is_loud:
            self._loud_frames = self._loud_frames + 1
        else:
            self._loud_frames = 0
        if self._loud_frames < UNKNOWN_FRAMES:
            return False
        return _likeness(microphone, reference, LOOKED_AT_BRIEFLY).share >= UNKNOWN_LIKENESS


def _likeness(microphone: SampleArray, reference: SampleArray, count: int) -> Match:
    return likeness(microphone[-count:], reference[-(REACH + count) :])
