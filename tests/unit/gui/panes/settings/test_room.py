"""Every text of the panel has the room it needs, at any width that the panel can have, in both
languages and levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.pseudo_language import speaking
from tests.support.style import take_off
from tests.unit.gui.panes.settings.rows import OPEN
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Kind
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.group_header import GroupHeader
from voicelive_desktop.gui.panes.settings.settings_layout import GROUPS, SHOWN
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.wording.language import shown

WIDTHS = (300, 340, 560)


@pytest.fixture(scope="module", params=["en", "de"])
def in_language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[SettingsPanel]:
    """One for all tests in a language: built, styled and laid out it takes more than a second."""
    with nullcontext() if request.param == "en" else speaking(qapp, request.param):
        theme = Theme()
        theme.set_choice(Appearance.LIGHT)
        theme.apply_to(qapp)
        panel = SettingsPanel(StateFeed(State(settings=OPEN)), Intents(), theme)
        panel.set_open_groups(group.name for group in GROUPS)
        panel.show()
        panel.build_all()
        yield panel
        panel.hide()
        panel.deleteLater()
        QTest.qWait(1)
        take_off(qapp)
        theme.deleteLater()


@pytest.fixture
def styled(qtbot: QtBot, in_language: SettingsPanel) -> SettingsPanel:
    qtbot.waitExposed(in_language)
    return in_language


@pytest.mark.parametrize("level", ["basic", "all"])
def test_no_text_is_cut(styled: SettingsPanel, level: str) -> None:
    styled.set_level(level)
    for width in WIDTHS:
        styled.resize(width, 700)
        QTest.qWait(20)  # layouts settle
        seen = [widget for widget in styled.findChildren(QWidget) if widget.isVisibleTo(styled)]
        assert len(seen) > 60
        assert [_name(widget, width) for widget in seen if _leaves_the_panel(styled, widget)] == []
        assert [_name(widget, width) for widget in seen if _is_cut(widget)] == []


def test_every_choice_can_be_read_at_the_least_width(styled: SettingsPanel) -> None:
    styled.set_level("all")
    styled.resize(WIDTHS[0], 700)
    QTest.qWait(20)
    combo = styled.findChild(QComboBox, "voice_type_combo")  # all are as wide
    assert combo is not None
    room, metrics = _room_in(combo), combo.fontMetrics()
    closed = (spec for spec in SHOWN.values() if spec.kind is Kind.CHOICE)
    texts = [shown(choice.label) for spec in closed for choice in spec.choices(OPEN)]
    assert [text for text in texts if metrics.horizontalAdvance(text) > room] == []


def test_presets_are_easy_to_hit(styled: SettingsPanel) -> None:
    buttons = [b for b in styled.findChildren(QPushButton) if b.objectName().startswith("preset_")]
    assert len(buttons) == 5
    assert all(button.sizeHint().height() >= 32 for button in buttons)


def test_words_fields_and_boxes_share_one_left_edge_and_one_right_edge(
    styled: SettingsPanel,
) -> None:
    styled.set_level("all")
    styled.resize(340, 700)
    QTest.qWait(20)
    names = (
        "settings_search",
        "settings_level",
        "voice_name_combo",
        "instructions_edit",
        "noise_reduction_combo",
    )
    fields = [widget for name in names if (widget := styled.findChild(QWidget, name)) is not None]
    assert {widget.mapTo(styled, QPoint()).x() for widget in fields} == {16}
    assert {
        styled.width() - widget.mapTo(styled, widget.rect().bottomRight()).x() for widget in fields
    } == {17}
    for header in styled.findChildren(GroupHeader):
        assert header.mapTo(styled, QPoint()).x() == 8
        assert header.mapTo(styled, header.rect().bottomRight()).x() == styled.width() - 17


def _name(widget: QWidget, width: int) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()} {text!r} at {width}"


def _leaves_the_panel(panel: QWidget, widget: QWidget) -> bool:
    left = widget.mapTo(panel, QPoint()).x()
    return left < 0 or left + widget.width() > panel.width()


def _is_cut(widget: QWidget) -> bool:
    match widget:
        case QLabel():
            needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
            one_line = not widget.wordWrap() and not widget.hasHeightForWidth()
            return needed > widget.height() or (
                one_line and widget.sizeHint().width() > widget.width()
            )
        case GroupHeader():
            return widget.minimumSizeHint().width() > widget.width()
        case QPushButton() | QToolButton():
            return bool(widget.text()) and widget.sizeHint().width() > widget.width()
        case _:
            return False


def _room_in(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return (
        combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()
        - 2
    )


def test_every_row_has_words() -> None:
    assert all(SPECS[name].label and SPECS[name].help for name in SHOWN)
