"""Larger text makes everything larger that is read: rows, message, hint, and the settings with
their drawer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from tests.gui.dialog_walk import close_and_delete, dialog_kinds, make_dialog
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.panes.settings.setting_row import SettingRow
from voicelive_desktop.gui.theme.reading import set_reading_scale

TEXTS = (QLabel, QAbstractButton, QComboBox, QLineEdit)


@pytest.fixture(autouse=True)
def size_of_others() -> Iterator[None]:
    yield
    set_reading_scale(1.0)


def sized(scale: float) -> State:
    state = gallery.listening()
    return replace(state, settings=replace(state.settings, text_size=scale))


def sizes(parts: gallery.Parts) -> dict[str, float]:
    panel = named(parts, "settings_panel")
    named_texts = [widget for widget in panel.findChildren(QWidget) if isinstance(widget, TEXTS)]
    return {_path(widget): _points(widget) for widget in named_texts}


def _path(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{'' if parent is None else parent.objectName()}/{widget.objectName()}"


def _points(widget: QWidget) -> float:
    widget.ensurePolished()
    return widget.font().pointSizeF()


@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_every_text_of_the_settings_grows_and_comes_back(
    parts: gallery.Parts, qtbot: QtBot, scale: float
) -> None:
    parts.feed.push(sized(1.0))
    parts.window.reveal("settings_search")  # opens them
    before = sizes(parts)
    parts.feed.push(sized(scale))
    qtbot.waitUntil(lambda: sizes(parts) != before)
    now = sizes(parts)
    wrong = {
        name: (before[name], now[name])
        for name in before
        if abs(now[name] / before[name] - scale) > 0.02
    }
    assert wrong == {}
    parts.feed.push(sized(1.0))
    qtbot.waitUntil(lambda: abs(sizes(parts)["settings_contents/settings_search"] - 10) < 0.1)
    back = sizes(parts)
    assert {name: points for name, points in before.items() if abs(back[name] - points) > 0.1} == {}


def test_a_row_that_is_built_while_the_text_is_large_is_large(
    qtbot: QtBot, parts: gallery.Parts
) -> None:
    normal = SettingRow("voice_rate", parts.window)
    set_reading_scale(2.0)
    large = SettingRow("voice_rate", parts.window)
    of_both = zip(normal.findChildren(QLabel), large.findChildren(QLabel), strict=True)
    assert {round(_points(big) / _points(small), 2) for small, big in of_both} == {2.0}


def test_the_drawer_has_room_for_large_letters(parts: gallery.Parts, qtbot: QtBot) -> None:
    panel = named(parts, "settings_panel")
    for width in (760, 1024, 1366, 1800):
        parts.window.resize(width, 700)
        parts.feed.push(sized(1.0))
        parts.window.reveal("settings_search")
        qtbot.waitUntil(lambda: panel.isVisible() and panel.width() <= 560)
        parts.feed.push(sized(2.0))
        qtbot.waitUntil(lambda: panel.width() > 560)
        assert panel.isVisible(), "what is open stays so"
        area = panel.findChild(QScrollArea)
        assert area is not None
        qtbot.waitUntil(lambda area=area: _fits(area))  # type: ignore[misc]


def _fits(area: QScrollArea) -> bool:
    content = area.widget()
    assert content is not None
    return content.minimumSizeHint().width() <= area.viewport().width()


def test_the_message_field_says_what_belongs_into_it_in_the_same_size(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    field = named(parts, "message_input")
    parts.feed.push(sized(1.6))
    qtbot.waitUntil(lambda: field.font().pointSizeF() > 15)
    assert field.viewport().font().pointSizeF() == field.font().pointSizeF()  # type: ignore[attr-defined]


PARTS = ("header", "banner", "start_page")


def shown_texts(part: QWidget) -> list[QWidget]:
    inside = part.findChildren(QWidget)
    return [widget for widget in inside if isinstance(widget, TEXTS) and widget.isVisible()]


def points(parts: gallery.Parts, name: str) -> list[float]:
    return [round(_points(widget), 1) for widget in shown_texts(named(parts, name))]


def refused(scale: float) -> State:
    """Header, banner and start page are all in sight."""
    state = gallery.STATES["refused"]()
    return replace(state, settings=replace(state.settings, text_size=scale, welcomed=False))


@pytest.mark.parametrize("scale", [0.8, 1.3, 2.0])
def test_header_banner_and_start_page_grow_and_come_back(
    parts: gallery.Parts, qtbot: QtBot, scale: float
) -> None:
    parts.window.resize(1600, 1000)
    parts.window.offer_welcome()
    parts.feed.push(refused(1.0))
    qtbot.waitUntil(lambda: named(parts, "banner").isVisible())
    before = {name: points(parts, name) for name in PARTS}
    assert all(len(sizes) > 2 for sizes in before.values())
    parts.feed.push(refused(scale))
    wanted = {name: [round(size * scale, 1) for size in sizes] for name, sizes in before.items()}
    qtbot.waitUntil(lambda: {name: points(parts, name) for name in PARTS} == wanted)
    parts.feed.push(refused(1.0))
    qtbot.waitUntil(lambda: {name: points(parts, name) for name in PARTS} == before)


@pytest.mark.parametrize("width", [760, 1024, 1366])
def test_large_letters_never_make_a_part_wider_than_the_window(
    parts: gallery.Parts, qtbot: QtBot, width: int
) -> None:
    parts.window.resize(width, 700)
    parts.window.offer_welcome()
    parts.feed.push(refused(1.0))
    parts.feed.push(refused(2.0))
    for name in PARTS:
        part = named(parts, name)
        qtbot.waitUntil(lambda name=name: max(points(parts, name)) > 10)  # type: ignore[misc]
        qtbot.waitUntil(lambda part=part: _sticking_out(part) == [])  # type: ignore[misc]


def _sticking_out(part: QWidget) -> list[str]:
    """What ends beyond the right edge of the part."""
    ends = [(text, text.mapTo(part, text.rect().topRight()).x()) for text in shown_texts(part)]
    return [text.objectName() for text, end in ends if end >= part.width()]


def test_a_window_with_room_has_the_start_page_in_its_middle(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.feed.push(gallery.ready())
    parts.window.resize(1800, 1100)
    qtbot.waitUntil(lambda: 0.5 < _share_above(parts) < 1.1)
    parts.feed.push(gallery.speaking())
    qtbot.waitUntil(lambda: named(parts, "orb").mapTo(parts.window, QPoint()).y() < 100)


def _share_above(parts: gallery.Parts) -> float:
    """The room over the orb, of the room under the last button."""
    orb, last, field = (
        named(parts, name) for name in ("orb", "sound_check_button", "composer_frame")
    )
    above = orb.mapTo(parts.window, QPoint()).y() - named(parts, "header").height()
    below = (
        field.mapTo(parts.window, QPoint()).y()
        - last.mapTo(parts.window, last.rect().bottomLeft()).y()
    )
    return above / below


def test_every_text_of_every_dialog_grows_as_far_as_the_screen_allows(
    parts: gallery.Parts,
) -> None:
    for name in sorted(dialog_kinds()):
        _check_growth(parts, name)


def _check_growth(parts: gallery.Parts, name: str) -> None:
    made: dict[float, QDialog] = {}
    for scale in (1.0, 1.5):
        set_reading_scale(scale)
        made[scale] = make_dialog(name, parts.feed, parts.intents, parts.theme, parts.window)
        made[scale].show()
    normal, large = made[1.0], made[1.5]
    sizes_of = {
        scale: [
            (_path(text), _points(text))
            for text in dialog.findChildren(QWidget)
            if isinstance(text, TEXTS) and text.isVisibleTo(dialog)
        ]
        for scale, dialog in made.items()
    }
    pairs = zip(sizes_of[1.0], sizes_of[1.5], strict=True)
    grown = {path: round(big / small, 1) for (path, small), (_, big) in pairs}
    assert len(set(grown.values())) <= 1, (name, grown)
    room = large.screen().availableSize()
    assert large.width() <= room.width(), name
    assert large.height() <= room.height(), name
    for dialog in (normal, large):
        close_and_delete(dialog)
