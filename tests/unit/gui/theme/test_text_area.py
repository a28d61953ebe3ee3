"""Fields of several lines stay quick, whatever is pasted into them."""

import ast
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from voicelive_desktop import gui
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.search_field import LONGEST, SearchField
from voicelive_desktop.gui.theme.widgets.text_area import TextArea

WORDS, ANYWHERE = (
    QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere,
    QTextOption.WrapMode.WrapAnywhere,
)


def pasted(area: TextArea, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    area.insertFromMimeData(mime)


def field(qtbot: QtBot) -> TextArea:
    area = TextArea()
    qtbot.addWidget(area)
    area.show()
    return area


def test_what_is_pasted_beyond_the_limit_is_cut_and_said(qtbot: QtBot) -> None:
    area = field(qtbot)
    pasted(area, "beginning " + "word " * MOST_CHARACTERS)
    assert len(area.toPlainText()) == MOST_CHARACTERS
    assert area.toPlainText().startswith("beginning word")
    assert "100,000" in QToolTip.text()
    pasted(area, "more")
    assert len(area.toPlainText()) == MOST_CHARACTERS
    QToolTip.hideText()


def test_what_replaces_everything_has_all_the_room(qtbot: QtBot) -> None:
    area = field(qtbot)
    pasted(area, "a" * MOST_CHARACTERS)
    area.selectAll()
    pasted(area, "b" * MOST_CHARACTERS)
    assert area.toPlainText() == "b" * MOST_CHARACTERS


def test_a_stretch_without_blanks_is_broken_anywhere(qtbot: QtBot) -> None:
    """At the ends of words Qt would look for in quadratic time."""
    area = field(qtbot)
    for text in ("x" * 5_000, "\u0436" * 5_000):
        area.setPlainText(text)
        assert area.wordWrapMode() == ANYWHERE
        area.clear()
        assert area.wordWrapMode() == WORDS


def test_a_stretch_that_grows_piece_by_piece_is_broken_too(qtbot: QtBot) -> None:
    area = field(qtbot)
    for _ in range(5):
        pasted(area, "x" * 600)
    assert area.wordWrapMode() == ANYWHERE


def test_prose_of_every_script_is_broken_between_words(qtbot: QtBot) -> None:
    area = field(qtbot)
    for text in ("a word and " * 2_000, "\u5929\u6c14\u5f88\u597d" * 2_000, "\U0001f600" * 3_000):
        pasted(area, text)
        assert area.wordWrapMode() == WORDS
        area.clear()


def test_a_page_pasted_into_a_search_is_cut(qtbot: QtBot, theme: Theme) -> None:
    """It is compared with each setting, letter by letter."""
    search = SearchField(theme)
    qtbot.addWidget(search)
    search.insert("x" * 10_000)
    assert len(search.text()) == LONGEST


def test_every_field_of_several_lines_is_one_of_these() -> None:
    folder = Path(str(gui.__file__)).parent
    others = [
        path.name
        for path in folder.rglob("*.py")
        if path.name != "text_area.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"QPlainTextEdit", "QTextEdit", "QTextBrowser"}
    ]
    assert others == []
