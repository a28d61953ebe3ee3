"""pyqtgraph comes without a copy of Qt."""

import subprocess
import sys
from pathlib import Path

from voicelive_desktop.gui.voice_bar import plot_library

PACKAGE = Path(plot_library.__file__).parents[2]

COUNT = """
from PySide6 import QtWidgets
from voicelive_desktop.gui.voice_bar.plot_library import pg
from pyqtgraph.Qt import QtCore as theirs
from PySide6 import QtCore
listed = "QTimer" in dir(QtCore)
assert listed and pg.PlotWidget and theirs.QTimer is QtCore.QTimer
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


def test_it_makes_no_class_of_qt_that_nobody_uses() -> None:
    told = subprocess.run(
        [sys.executable, "-c", EVERY + COUNT], capture_output=True, text=True, check=True
    )
    assert int(told.stdout) < FEW


def test_nobody_brings_it_otherwise() -> None:
    others = [path for path in PACKAGE.rglob("*.py") if path.name != "plot_library.py"]
    sources = ((path.name, path.read_text(encoding="utf-8")) for path in others)
    assert [name for name, text in sources if _brings(text)] == []


def _brings(text: str) -> bool:
    return "import pyqtgraph" in text or "from pyqtgraph" in text
