"""Dialogs for files: one module makes them, they begin where files were, and look like the rest."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.style import take_off
from voicelive_desktop import gui
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.dialogs import file_dialogs
from voicelive_desktop.gui.dialogs.file_dialog import FileDialog
from voicelive_desktop.gui.dialogs.file_dialogs import open_file, open_files, save_file
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window import window_memory

KINDS = "Audio (*.wav)"


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    made = Theme()
    made.set_choice(Appearance(request.param))
    made.apply_to(qapp)
    yield made
    take_off(qapp)
    made.deleteLater()


def test_only_one_module_makes_file_dialogs() -> None:
    root = Path(gui.__file__).parent
    others = [path for path in root.rglob("*.py") if path.name != "file_dialog.py"]
    named = {path.name: ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in others}
    makers = {
        name for name, nodes in named.items() for node in nodes if _mentions(node, "QFileDialog")
    }
    assert makers == set()


def _mentions(node: ast.AST, name: str) -> bool:
    return (isinstance(node, ast.Name) and node.id == name) or (
        isinstance(node, ast.alias) and node.name == name
    )


def test_a_dialog_begins_in_the_documents_and_then_where_the_latest_file_was(
    window: QMainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, other = tmp_path / "Documents", tmp_path / "other"
    documents.mkdir()
    other.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    chosen: list[str] = []
    first = save_file(window, "Save", KINDS, "turn.wav", chosen.append)
    assert first.directory().absolutePath() == str(documents)
    first.selectFile(str(other / "a.wav"))
    first.accept()
    assert chosen == [str(other / "a.wav")]
    second = open_file(window, "Open", KINDS, chosen.append)
    assert second.directory().absolutePath() == str(other)
    second.reject()
    picture = window_memory.picture_of(window)
    later = QMainWindow(window)
    window_memory.restore(later, picture)
    assert later.property(file_dialogs.FOLDER) == str(other)


def test_a_folder_that_is_gone_is_not_opened(
    window: QMainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "no documents")
    )
    window.setProperty(file_dialogs.FOLDER, str(tmp_path / "gone"))
    dialog = open_files(window, "Open", KINDS, print)
    assert dialog.directory().exists()
    dialog.reject()


def test_a_name_without_a_suffix_gets_one(window: QMainWindow, tmp_path: Path) -> None:
    chosen: list[str] = []
    window.setProperty(file_dialogs.FOLDER, str(tmp_path))
    dialog = save_file(window, "Save", KINDS, "turn.wav", chosen.append)
    dialog.selectFile("mine")
    dialog.accept()
    assert chosen == [str(tmp_path / "mine.wav")]


def test_qt_s_own_dialog_has_our_look(window: QMainWindow, theme: Theme) -> None:
    dialog = open_file(window, "Open", KINDS, print)
    header = dialog.findChild(QHeaderView)
    assert header is not None
    assert header.isVisible()
    ground = _mean_lightness(header.grab().toImage())
    assert ground < 90 if theme.is_dark else ground > 200
    back = dialog.findChild(QToolButton, "backButton")
    assert back is not None
    assert not back.icon().isNull()
    assert dialog.iconProvider().icon(QFileInfo("/")).cacheKey() != 0
    dialog.reject()


def _mean_lightness(image: QImage) -> float:
    points = [
        (x, y) for x in range(2, image.width() - 2, 7) for y in range(2, image.height() - 2, 3)
    ]
    return sum(image.pixelColor(x, y).lightness() for x, y in points) / len(points)


def test_a_closed_dialog_is_gone(qtbot: QtBot, window: QMainWindow) -> None:
    open_file(window, "Open", KINDS, print).reject()
    qtbot.waitUntil(lambda: window.findChild(FileDialog) is None)
