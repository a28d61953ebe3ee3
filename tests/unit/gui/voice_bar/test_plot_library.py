"""pyqtgraph comes without a copy of Qt, and without what nobody here plots."""

import subprocess
import sys
from pathlib import Path

import pytest

from voicelive_desktop.gui.voice_bar import plot_library

PACKAGE = Path(plot_library.__file__).parents[2]

COUNT = """
from PySide6 import QtWidgets
from voicelive_desktop.gui.voice_bar.plot_library import pg
from pyqtgraph.Qt import QtCore as theirs
from PySide6 import QtCore
listed = "QTimer" in dir(QtCore)
assert listed and pg.GraphicsView and theirs.QTimer is QtCore.QTimer
print(sum(module.startswith("PySide6") for module in map(type_module, every(object))))
"""
EVERY = """
def type_module(cls):
    return str(cls.__module__)
def every(cls):
    for below in type.__subclasses__(cls):
        yield below
        yield from every(below)
"""
FEW = 600  # with the copy 1,500
ROOMS = """
import sys
from PySide6.QtWidgets import QApplication
from voicelive_desktop.gui.voice_bar.plot_library import pg
application = QApplication([])
view, box, axis = pg.GraphicsView(), pg.ViewBox(), pg.AxisItem("bottom")
unused = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest", "pydoc")
assert not [name for name in unused if name in sys.modules]
print(sum(name.startswith("pyqtgraph") for name in sys.modules))
from pyqtgraph.graphicsItems.ROI import ROI
from pyqtgraph.imageview import ImageView
from pyqtgraph.widgets.PlotWidget import PlotWidget
plot = PlotWidget()
plot.plot([1, 2, 3])
import PySide6.QtTest
assert pg.GraphicsObject in ROI.__mro__ and ImageView and PySide6.QtTest.QTest
"""
FEW_ROOMS = 62  # all are 145


def test_it_makes_no_class_of_qt_that_nobody_uses() -> None:
    told = subprocess.run(
        [sys.executable, "-c", EVERY + COUNT], capture_output=True, text=True, check=True
    )
    assert int(told.stdout) < FEW


def test_its_rooms_that_nobody_uses_come_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    told = subprocess.run([sys.executable, "-c", ROOMS], capture_output=True, text=True, check=True)
    assert int(told.stdout) < FEW_ROOMS


def test_nobody_brings_it_otherwise() -> None:
    others = [path for path in PACKAGE.rglob("*.py") if path.name != "plot_library.py"]
    sources = ((path.name, path.read_text(encoding="utf-8")) for path in others)
    assert [name for name, text in sources if _brings(text)] == []


def _brings(text: str) -> bool:
    return "import pyqtgraph" in text or "from pyqtgraph" in text
