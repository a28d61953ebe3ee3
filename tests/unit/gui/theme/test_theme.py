"""Colours read well in both themes, and the theme follows the choice and the system."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent, QFile
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.style import take_off
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.theme import DARK, Theme, Tokens, icons
from voicelive_desktop.gui.theme.style_sheet import style_sheet
from voicelive_desktop.gui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, NAMES

TEXTS = ("text", "text_second", "text_third", "you", "assistant", "attention", "error", "muted")
GROUNDS = ("window", "surface", "raised", "selection")


def luminance(color: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(color)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", NAMES, ids=NAMES.values())
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_has_enough_contrast(tokens: Tokens, ground: str, text: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", NAMES, ids=NAMES.values())
def test_buttons_and_banners_have_enough_contrast(tokens: Tokens) -> None:
    for ground in (tokens.accent, tokens.accent_hover, tokens.accent_pressed):
        assert contrast(tokens.on_accent, ground) >= 4.5 or ground == tokens.accent_hover
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.0
    for ground, sign in (
        (tokens.error_back, tokens.error),
        (tokens.attention_back, tokens.attention),
    ):
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.text_second, ground) >= 4.5
        assert contrast(sign, ground) >= 4.5
    for ground in (tokens.window, tokens.surface):
        assert contrast(tokens.outline, ground) >= 3  # the bounds of controls
        assert contrast(tokens.focus, ground) >= 3


@pytest.mark.parametrize("tokens", [CONTRAST_DARK, CONTRAST_LIGHT], ids=["dark", "light"])
def test_high_contrast_is_seven_to_one_everywhere(tokens: Tokens) -> None:
    low = [
        (text, ground)
        for text in (*TEXTS, "meter_nominal", "meter_warning", "meter_hot", "outline", "focus")
        for ground in GROUNDS
        if contrast(getattr(tokens, text), getattr(tokens, ground)) < 7
    ]
    assert low == []
    for ground in (tokens.accent, tokens.accent_pressed):
        assert contrast(tokens.on_accent, ground) >= 7
    assert contrast(tokens.border, tokens.window) >= 4.5


def test_each_choice_has_its_tokens(qapp: QApplication) -> None:
    theme = Theme()
    for tokens, name in NAMES.items():
        theme.set_choice(Appearance(name))
        assert theme.tokens is tokens
        assert theme.is_dark is ("dark" in name)


def test_a_choice_changes_the_tokens_and_says_so_once(qapp: QApplication) -> None:
    theme = Theme()
    theme.set_choice(Appearance.LIGHT)
    changed = QSignalSpy(theme.changed)
    theme.set_choice(Appearance.DARK)
    theme.set_choice(Appearance.DARK)
    assert theme.tokens is DARK
    assert theme.is_dark
    assert changed.count() == 1


def test_the_theme_follows_the_system_while_that_is_the_choice(qapp: QApplication) -> None:
    theme = Theme()
    dark = QGuiApplication.styleHints().colorScheme().name == "Dark"
    theme.set_choice(Appearance.LIGHT if dark else Appearance.DARK)
    theme.set_choice(Appearance.SYSTEM)
    assert theme.is_dark is dark


@pytest.mark.parametrize("name", icons.NAMES)
def test_every_icon_draws_something(qapp: QApplication, name: str) -> None:
    image = icons.icon(name, "#123456").pixmap(24, 24).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))
    assert 8 < inked < 300


def test_pictures_of_the_style_sheet_exist(qapp: QApplication) -> None:
    theme = Theme()
    theme.apply_to(qapp)
    for tokens, name in NAMES.items():
        theme.set_choice(Appearance(name))
        sheet = style_sheet(tokens)
        addresses = {part.split(")")[0] for part in sheet.split("url(")[1:]}
        assert addresses
        assert all(QFile.exists(address) for address in addresses)
        assert "$" not in sheet
    take_off(qapp)


def test_the_choice_goes_back_to_the_system_once_it_was_applied(qapp: QApplication) -> None:
    theme = Theme()
    theme.apply_to(qapp)
    before = theme.is_dark
    changed = QSignalSpy(theme.changed)
    theme.set_choice(Appearance.LIGHT if before else Appearance.DARK)
    assert theme.is_dark is not before
    theme.set_choice(Appearance.SYSTEM)
    assert theme.is_dark is before
    assert changed.count() == 2
    take_off(qapp)


class Listener(QWidget):
    """Notes at each change of style whether the garbage collector may run."""

    def __init__(self) -> None:
        super().__init__()
        self.collecting: dict[QEvent.Type, bool] = {}

    def changeEvent(self, event: QEvent) -> None:
        self.collecting[event.type()] = gc.isenabled()
        super().changeEvent(event)


def test_no_widget_is_collected_while_qt_tells_them_all_of_a_new_style(
    qapp: QApplication, qtbot: QtBot
) -> None:
    listener = Listener()
    qtbot.addWidget(listener)
    listener.show()
    theme = Theme()
    theme.apply_to(qapp)
    theme.set_choice(Appearance.LIGHT if theme.is_dark else Appearance.DARK)
    assert QEvent.Type.StyleChange in listener.collecting
    assert QEvent.Type.PaletteChange in listener.collecting
    assert not any(listener.collecting.values())
    assert gc.isenabled()
    take_off(qapp)
