"""The dialog that asks for files; open it with `file_dialogs`, which the start can afford."""

from __future__ import annotations

from PySide6.QtCore import QDir, QFileInfo, QStandardPaths, QUrl
from PySide6.QtGui import QAbstractFileIconProvider, QIcon, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QHeaderView,
    QSplitter,
    QToolButton,
    QWidget,
)

from voicelive_desktop.gui.dialogs.file_dialogs import FOLDER
from voicelive_desktop.gui.theme import icons

SIZE, SIDE = (760, 480), 140
ACCEPT = QDialogButtonBox.ButtonRole.AcceptRole
_PLACES = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.MusicLocation,
)
# Qt's names for the buttons of its own dialog, which shows where the system has none.
_BUTTONS = {
    "backButton": "arrow_left",
    "forwardButton": "arrow_right",
    "toParentButton": "arrow_up",
    "newFolderButton": "folder_new",
    "listModeButton": "grid",
    "detailModeButton": "menu",
}


class FileDialog(QFileDialog):
    """The system's own where there is one, else Qt's in our look; deleted when it is closed."""

    def __init__(self, parent: QWidget, title: str, kinds: str) -> None:
        super().__init__(parent, title, _folder(_main_window(parent)), kinds)
        self.setObjectName("file_dialog")
        self.resize(*SIZE)
        self._icons = _Icons(_color(self))  # Qt keeps no reference
        self.setIconProvider(self._icons)
        self._main = _main_window(parent)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)

    def _on_accepted(self) -> None:
        for path in self.selectedFiles()[:1]:
            self._main.setProperty(FOLDER, QFileInfo(path).absolutePath())

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only where this is Qt's own dialog; the system's does not come here."""
        super().showEvent(event)
        self.setSidebarUrls([QUrl.fromLocalFile(place) for place in _places()])
        for splitter in self.findChildren(QSplitter):
            splitter.setSizes([SIDE, SIZE[0] - SIDE])
        for header in self.findChildren(QHeaderView):
            header.setStretchLastSection(True)
        for button in self.findChildren(QToolButton):
            if button.objectName() in _BUTTONS:
                button.setIcon(icons.icon(_BUTTONS[button.objectName()], _color(self)))
        for box in self.findChildren(QDialogButtonBox):
            for confirm in (button for button in box.buttons() if box.buttonRole(button) is ACCEPT):
                confirm.setProperty("kind", "accent")
                confirm.style().polish(confirm)


class _Icons(QFileIconProvider):
    """Folders and files as the rest of the window draws its signs."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self._folder, self._file = icons.icon("folder", color), icons.icon("file", color)

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        """Qt: the sign of a file, or of a kind of place."""
        if isinstance(of, QFileInfo):
            if of.isDir():
                return self._folder
            return self._file
        if of is QAbstractFileIconProvider.IconType.File:
            return self._file
        return self._folder


def _color(widget: QWidget) -> str:
    return widget.palette().color(QPalette.ColorRole.WindowText).name()


def _main_window(widget: QWidget) -> QWidget:
    parent = widget.window().parentWidget()
    if parent is None:
        return widget.window()
    return _main_window(parent)


def _folder(window: QWidget) -> str:
    """Where files were last; at first the person's documents, or the home where there are none."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    tried = (str(window.property(FOLDER) or ""), documents)
    return next((folder for folder in tried if folder and QDir(folder).exists()), QDir.homePath())


def _places() -> list[str]:
    """What the side of Qt's dialog lists: the person's folders that there are, each once."""
    folders = (QStandardPaths.writableLocation(place) for place in _PLACES)
    return [folder for folder in dict.fromkeys(folders) if QDir(folder).exists()]
