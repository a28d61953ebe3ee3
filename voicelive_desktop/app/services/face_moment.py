"""Which moment of a film is seen now, and when the face that spoke has come to rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from voicelive_desktop.app.services.face_calm import FaceCalm
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

PAUSE_S = 0.25  # without sound: the reply is over; from one message to the next it takes less


@dataclass(slots=True)
class Film:
    """The video of one item. `base_ms`: the stream's time of its first sound."""

    response_id: ResponseId
    item_id: ItemId
    base_ms: float | None = None
    is_whole: bool = False  # all of its sound is there
    calm: FaceCalm = field(default_factory=FaceCalm)


class FaceMoment:
    """Goes along with what is heard; when that ends, it goes on a little, for the pictures that
    close the mouth.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._newest: tuple[int, float] | None = None  # a film, and what was heard of it
        self._silent_since_s: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether no film has been heard for a while."""
        since_s = self._silent_since_s
        return since_s is not None and self._clock() - since_s >= PAUSE_S

    def of(
        self, films: Mapping[int, Film], heard: tuple[ItemId, float] | None
    ) -> tuple[int, float] | None:
        """Return the film that is seen, and the moment of it in milliseconds; None for none."""
        for number, film in films.items():
            if heard is not None and film.item_id == heard[0] and film.base_ms is not None:
                self._newest, self._silent_since_s = (number, film.base_ms + heard[1]), None
                return self._newest
        now_s = self._clock()
        if self._silent_since_s is None:
            self._silent_since_s = now_s
        if self._newest is None or self._newest[0] not in films or self.is_over:
            return None
        number, heard_ms = self._newest
        return number, heard_ms + (now_s - self._silent_since_s) * 1000
