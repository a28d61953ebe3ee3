"""The switch between the basic settings and all of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from voicelive_desktop.gui.panes.settings.settings_layout import ALL, BASIC, LEVELS


class LevelSwitch(QTabBar):
    """Two tabs; each holds its level ("basic", "all") as its data.

    Signals:
        level_chosen(level: str): the person chose it.
    """

    level_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_level")
        self.setAccessibleName(self.tr("Basic or all settings"))
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = {
            BASIC: (self.tr("Basic"), self.tr("The settings most people need")),
            ALL: (self.tr("All"), self.tr("Every setting, with the name the service uses for it")),
        }
        for level in LEVELS:
            index = self.addTab(words[level][0])
            self.setTabData(index, level)
            self.setTabToolTip(index, words[level][1])
        self.currentChanged.connect(lambda index: self.level_chosen.emit(str(self.tabData(index))))

    @property
    def level(self) -> str:
        """Which level is chosen."""
        return str(self.tabData(self.currentIndex()))

    def show_level(self, level: str) -> None:
        """Show this one as chosen."""
        with QSignalBlocker(self):
            self.setCurrentIndex(LEVELS.index(level))
