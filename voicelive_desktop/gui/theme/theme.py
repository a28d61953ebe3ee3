"""Which theme is in use, and its way to the application."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.glyphs import register_glyphs
from voicelive_desktop.gui.theme.style_sheet import style_sheet
from voicelive_desktop.gui.theme.tokens import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    NAMES,
    Tokens,
)

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
    Appearance.CONTRAST_LIGHT: Qt.ColorScheme.Light,
    Appearance.CONTRAST_DARK: Qt.ColorScheme.Dark,
}


@contextmanager
def widgets_kept() -> Iterator[None]:
    """No widget is collected as garbage meanwhile. QApplication tells every widget of a new style,
    font, palette or style sheet from a list that it made before: one that Python's collector
    deletes under it, because a handler of another made some objects, is a crash (seen in
    `QApplication::setStyle`, Qt 6.11). Main thread only.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Theme(QObject):
    """The colours in use: light, dark, high contrast, or what the system asks for.

    Signals:
        changed(): `tokens` are others now; whoever paints or holds icons takes them anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = Appearance.SYSTEM
        self._app: QApplication | None = None
        # kept: with it Python forgets what belongs to it
        self._hints = QGuiApplication.styleHints()
        self._tokens = self._wanted()
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast_changed)
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours to paint with now."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Whether the ground is dark."""
        return self._tokens in {DARK, CONTRAST_DARK}

    @property
    def choice(self) -> Appearance:
        """What the person chose."""
        return self._choice

    def set_choice(self, choice: Appearance) -> None:
        """Follow this choice."""
        self._choice = choice
        if self._app is not None:  # the system draws the window's frame to match
            QGuiApplication.styleHints().setColorScheme(_SCHEMES[self._choice])
        self._follow()

    def apply_to(self, app: QApplication) -> None:
        """Give the application its style, font, palette and style sheet, now and after each change."""
        self.prepare(app)
        self._app = app
        self._paint_app()

    def prepare(self, app: QApplication) -> None:
        """Only style and font. A window that is built between this and `apply_to` is given its
        style sheet once; else each widget that finds its place would be given it anew.
        """
        with widgets_kept():
            if app.style().objectName() != "fusion":
                app.setStyle("Fusion")
            app.setFont(fonts.ui_font())

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._follow()

    def _on_contrast_changed(self, _preference: Qt.ContrastPreference) -> None:
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is self._tokens:
            return
        self._tokens = wanted
        self._paint_app()
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self._choice != Appearance.SYSTEM:
            return next(tokens for tokens, name in NAMES.items() if name == self._choice)
        dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        if self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            if dark:
                return CONTRAST_DARK
            return CONTRAST_LIGHT
        if dark:
            return DARK
        return LIGHT

    def _paint_app(self) -> None:
        if self._app is None:
            return
        register_glyphs(self.tokens)
        with widgets_kept():
            self._app.setPalette(palette(self.tokens))
            self._app.setStyleSheet(style_sheet(self.tokens))


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of these tokens, for whatever the style sheet leaves to the style."""
    role = QPalette.ColorRole
    made = QPalette()
    colors = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.error,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text_third,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.focus,
        role.Accent: tokens.accent,
        role.Light: tokens.hover,
        role.Midlight: tokens.raised,
        role.Mid: tokens.border,
        role.Dark: tokens.outline,
    }
    for which, color in colors.items():
        made.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.disabled))
    return made
