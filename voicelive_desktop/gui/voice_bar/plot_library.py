"""Brings pyqtgraph (`pg`) without the mirror that it makes of Qt, and without what nobody plots.

WORKAROUND pyqtgraph 0.14: its `Qt` package copies every name of QtCore, QtGui and QtWidgets. PySide
makes a class when it is first asked for, so the copy makes all of them: 120 ms of the start, 7 MB,
and 22,000 objects more for the garbage collector. Here modules that look a name up when somebody
wants it take the place of the copies. It imports all of its rooms for whoever types at a prompt;
those that neither our plots nor its own need are left out, with OpenGL and Qt's tests: 8 MB. One
that is asked for after all is imported then. Nothing else imports pyqtgraph.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

__all__ = ["internals", "pg"]

_MIRROR = "pyqtgraph.Qt"
_ITEMS = (
    "ArrowItem BoxplotItem ColorBarItem CurvePoint DateAxisItem ErrorBarItem FillBetweenItem"
    " GradientEditorItem GradientLegend GraphItem GraphicsLayout GridItem HistogramLUTItem"
    " ImageItem IsocurveItem LinearRegionItem PColorMeshItem ROI ScaleBar TargetItem"
    " UIGraphicsItem VTickGroup BarGraphItem LegendItem PlotCurveItem PlotDataItem PlotItem"
    " ScatterPlotItem TextItem"
)
_WIDGETS = (
    "CheckTable ColorButton ColorMapWidget ComboBox DataFilterWidget DataTreeWidget"
    " DiffTreeWidget FeedbackButton GradientWidget GraphicsLayoutWidget HistogramLUTWidget"
    " JoystickButton LayoutWidget PathButton ProgressDialog RawImageWidget ScatterPlotWidget"
    " SpinBox TableWidget TreeWidget PlotWidget"
)
_UNUSED = (
    *(f"pyqtgraph.graphicsItems.{name}" for name in _ITEMS.split()),
    *(f"pyqtgraph.widgets.{name}" for name in _WIDGETS.split()),
    *("pyqtgraph.imageview", "pyqtgraph.Qt.OpenGLHelpers", "PySide6.QtOpenGL"),
)
_ABSENT = ("PySide6.QtOpenGLWidgets", "PySide6.QtTest")  # pyqtgraph does without them


class _Later(ModuleType):
    """Offers nothing to those who take all there is; whoever wants one thing gets it from the
    module itself, which is imported then.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__all__: list[str] = []
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def _unused_left_out() -> Iterator[None]:
    """Within, rooms of pyqtgraph that nobody here needs are not imported."""
    for name in _UNUSED:
        sys.modules.setdefault(name, _Later(name))
    absent = [name for name in _ABSENT if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: not to be had
    try:
        yield
    finally:
        for name in (*_UNUSED, *absent):
            if sys.modules.get(name) is None or isinstance(sys.modules[name], _Later):
                sys.modules.pop(name, None)


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


with _nothing_to_copy(QtCore, QtGui, QtWidgets), _unused_left_out():
    import pyqtgraph as pg
    from pyqtgraph.Qt import internals
