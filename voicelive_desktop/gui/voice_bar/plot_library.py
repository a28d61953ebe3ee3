"""Brings pyqtgraph (`pg`) without the mirror that it makes of Qt.

WORKAROUND pyqtgraph 0.14: its `Qt` package copies every name of QtCore, QtGui and QtWidgets. PySide
makes a class when it is first asked for, so the copy makes all of them: 120 ms of the start, 7 MB,
and 22,000 objects more for the garbage collector. Here modules that look a name up when somebody
wants it take the place of the copies. Nothing else imports pyqtgraph.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

__all__ = ["internals", "pg"]

_MIRROR = "pyqtgraph.Qt"


class _Forwarding(ModuleType):
    """Has what `source` has, from the first time that it is asked for."""

    def __init__(self, source: ModuleType) -> None:
        super().__init__(f"{_MIRROR}.{source.__name__.rpartition('.')[2]}")
        self._source = source

    def __getattr__(self, name: str) -> object:
        found = getattr(self._source, name)
        setattr(self, name, found)
        return found


@contextmanager
def _nothing_to_copy(*sources: ModuleType) -> Iterator[None]:
    """Within, these modules list no names, and pyqtgraph finds ours in the place of its copies."""
    listing = [vars(source)["__dir__"] for source in sources]
    for source in sources:
        mirror = _Forwarding(source)
        sys.modules.setdefault(mirror.__name__, mirror)
        vars(source)["__dir__"] = list
    try:
        yield
    finally:
        for source, names in zip(sources, listing, strict=True):
            vars(source)["__dir__"] = names


with _nothing_to_copy(QtCore, QtGui, QtWidgets):
    import pyqtgraph as pg
    from pyqtgraph.Qt import internals
