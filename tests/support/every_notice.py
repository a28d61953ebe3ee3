"""One notice of every kind, made from the types of their fields: whatever is added is tried by
itself.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from voicelive_desktop.domain.facts.notices import Notice
from voicelive_desktop.domain.settings import Correction
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import DeviceName

KINDS: tuple[type[Notice], ...] = typing.get_args(Notice)


def every_notice(failure: Failure, words: str, correction: Correction) -> Iterator[Notice]:
    """Return one of each kind with this failure, these words and this correction; flags are on and
    off.
    """
    for kind in KINDS:
        hints = typing.get_type_hints(kind)
        for flag in (False, True):
            values: dict[object, Any] = {
                Failure: failure,
                str: words,
                DeviceName: words,
                bool: flag,
                int: 3,
                tuple[Correction, ...]: (correction,),
            }
            yield kind(**{field.name: values[hints[field.name]] for field in fields(kind)})
