"""The button with which the list of conversations is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from voicelive_desktop.domain.facts.library import Sieve
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.button_menu import open_menu

DAY_S = 86_400.0
SPANS = (0, 6, 29)  # days before today that are shown


class SieveButton(QToolButton):
    """Says by its colour whether something is left out.

    Signals:
        chosen(sieve: Sieve): another one.
    """

    chosen = Signal(object)

    def __init__(
        self, feed: StateFeed, theme: Theme, now: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._theme, self._now = feed, theme, now
        self.sieve = Sieve()
        self._days: int | None = None
        self.setObjectName("library_filter_button")
        self.setAccessibleName(self.tr("Filter the conversations"))
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._show)
        self._show()

    def menu_of(self) -> QMenu:
        """What can be filtered by; the caller shows it."""
        menu = QMenu(self)
        menu.setObjectName("library_filter_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = (self.tr("Today"), self.tr("Last 7 days"), self.tr("Last 30 days"))
        self._option(
            menu, self.tr("Any time"), self._days is None, partial(self._choose_days, None)
        )
        for days, name in zip(SPANS, names, strict=True):
            self._option(menu, name, self._days == days, partial(self._choose_days, days))
        labels = self._feed.state.library.labels
        for field, text, values in (
            ("tag", self.tr("Tag"), labels.tags),
            ("profile", self.tr("Profile"), labels.profiles),
            ("agent", self.tr("Agent"), labels.agents),
        ):
            if values:
                chosen = getattr(self.sieve, field)
                sub = menu.addMenu(text)
                self._option(sub, self.tr("Any"), not chosen, partial(self._choose, field, ""))
                for value in values:
                    self._option(
                        sub,
                        value.replace("&", "&&"),
                        chosen == value,
                        partial(self._choose, field, value),
                    )
        menu.addSeparator()
        recorded = self._option(
            menu, self.tr("With recording"), self.sieve.recorded, self._choose_recorded
        )
        recorded.setObjectName("library_filter_recorded")
        if not self.sieve.lets_all_pass:
            menu.addSeparator()
            menu.addAction(self.tr("Show all")).triggered.connect(self._show_all)
        return menu

    def _on_clicked(self) -> None:
        open_menu(self, self.menu_of(), self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _option(self, menu: QMenu, text: str, checked: bool, act: Callable[..., object]) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(act)
        return action

    def _choose_recorded(self, checked: bool) -> None:
        self._use(replace(self.sieve, recorded=checked))

    def _choose(self, field: str, value: str, _checked: bool = False) -> None:
        self._use(replace(self.sieve, **{field: value}))  # type: ignore[arg-type]  # one of the three texts

    def _choose_days(self, days: int | None, _checked: bool = False) -> None:
        self._days = days
        since_s = None
        if days is not None:
            now = datetime.fromtimestamp(self._now())  # noqa: DTZ006
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
            since_s = midnight.timestamp() - days * DAY_S
        self._use(replace(self.sieve, since_s=since_s))

    def _show_all(self) -> None:
        self._days = None
        self._use(Sieve())

    def _use(self, sieve: Sieve) -> None:
        self.sieve = sieve
        self._show()
        self.chosen.emit(sieve)

    def _show(self) -> None:
        tokens, some = self._theme.tokens, not self.sieve.lets_all_pass
        if some:
            self.setIcon(icons.icon("filter", tokens.accent))
        else:
            self.setIcon(icons.icon("filter", tokens.text_second))
        if some:
            self.setToolTip(self.tr("Filter (some conversations are hidden)"))
        else:
            self.setToolTip(self.tr("Filter"))
