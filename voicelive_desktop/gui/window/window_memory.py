"""How the window was left, as plain values for a file: its place and size, its open panels, the
folder used last.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from voicelive_desktop.gui.dialogs.file_dialogs import FOLDER
from voicelive_desktop.gui.panes.library.left_drawer import LeftDrawer
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.transcript.avatar_pane import AvatarPane
from voicelive_desktop.gui.voice_bar.bottom_bar import BottomBar
from voicelive_desktop.gui.window.bottom_drawer import BottomDrawer
from voicelive_desktop.gui.window.inspector_side import InspectorSide
from voicelive_desktop.gui.window.mini_place import PLACES
from voicelive_desktop.gui.window.palette_search import USED
from voicelive_desktop.gui.window.side_drawer import SideDrawer

DEFAULT_SIZE = QSize(1240, 780)
MINIMUM_SIZE = QSize(760, 540)
# what a window manager may put around a window; not known before it is shown
DECORATION = QSize(8, 40)
_MANAGERS_TURN_MS = 500  # the window manager moves it first, if it does


def picture_of(window: QMainWindow) -> dict[str, object]:
    """What `restore` takes."""
    picture: dict[str, object] = {
        "geometry": b64encode(bytes(window.saveGeometry().data())).decode("ascii")
    }
    if (drawer := window.findChild(SideDrawer)) is not None:
        picture["side"] = list(drawer.openness)
        picture["side_width"] = drawer.side_width
    if (library := window.findChild(LeftDrawer)) is not None:
        picture["library"] = list(library.openness)
    if (bar := window.findChild(BottomBar)) is not None:
        picture["studio"] = bar.studio_open
    if (bottom := window.findChild(BottomDrawer)) is not None:
        picture["inspector"] = [bottom.is_open, bottom.wanted_height, _tab(window)]
    if (panel := window.findChild(SettingsPanel)) is not None:
        picture["groups"] = list(panel.open_groups)
        picture["level"] = panel.level
    pane = window.findChild(AvatarPane)
    if pane is not None and (place := pane.own_window.place_left()):
        picture["avatar"] = b64encode(place).decode("ascii")
    if places := window.property(PLACES):
        picture["mini"] = dict(places)
    if used := window.property(USED):
        picture["palette"] = [str(key) for key in used]
    if folder := window.property(FOLDER):
        picture["files"] = str(folder)
    return picture


def restore(window: QMainWindow, picture: object) -> None:
    """Make the window as it was, before it is shown, and no larger than its screen.

    What makes no sense is left as it is. Qt itself sees to it that a window lies on a screen that
    there is.
    """
    if isinstance(picture, Mapping):
        window.restoreGeometry(_bytes(picture.get("geometry")))
        _restore_panels(window, picture)
        _restore_avatar(window, picture)
    fit_to_screen(window, window.screen().availableGeometry())


def fit_to_screen(window: QMainWindow, available: QRect) -> None:
    """Make the window so small that it fits this part of the screen with its frame; also
    its least size.
    """
    room = available.size() - DECORATION
    window.setMinimumSize(MINIMUM_SIZE.boundedTo(room))
    if room.expandedTo(window.size()) != room:
        window.resize(window.size().boundedTo(room))
    if not available.contains(window.geometry()):
        free = available.size() - window.size() - DECORATION
        x = min(max(window.x(), available.x()), available.x() + max(0, free.width()))
        y = min(max(window.y(), available.y()), available.y() + max(0, free.height()))
        window.move(x, y)


class ScreenWatch(QObject):
    """Brings a window back that lay on a screen which is unplugged. Window managers do so too, but
    not all of them do it whole.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        application = QGuiApplication.instance()
        application.screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]

    def _on_screen_removed(self, _gone: QScreen) -> None:
        QTimer.singleShot(_MANAGERS_TURN_MS, self, self.bring_back)

    def bring_back(self) -> None:
        """Move the window to the first screen if less than half of it is on any."""
        place = self._window.geometry()
        seen = [screen.geometry().intersected(place) for screen in QGuiApplication.screens()]
        area = sum(part.width() * part.height() for part in seen)
        if self._window.isVisible() and 2 * area < place.width() * place.height():
            fit_to_screen(self._window, QGuiApplication.primaryScreen().availableGeometry())


def _restore_panels(window: QMainWindow, picture: Mapping[object, object]) -> None:
    if isinstance(files := picture.get("files"), str):
        window.setProperty(FOLDER, files)
    side, groups = picture.get("side"), picture.get("groups")
    drawer, panel = window.findChild(SideDrawer), window.findChild(SettingsPanel)
    if drawer is not None and isinstance(side, list) and len(side) == 2:
        drawer.set_openness(side[0] is True, side[1] is True)
    if drawer is not None and isinstance(width := picture.get("side_width"), int):
        drawer.set_side_width(width)
    library, openness = window.findChild(LeftDrawer), picture.get("library")
    if library is not None and isinstance(openness, list) and len(openness) == 2:
        library.set_openness(openness[0] is True, openness[1] is True)
    if isinstance(places := picture.get("mini"), dict):
        window.setProperty(PLACES, places)
    if isinstance(used := picture.get("palette"), list):
        window.setProperty(USED, [str(key) for key in used])
    if (bar := window.findChild(BottomBar)) is not None and picture.get("studio") is True:
        bar.set_studio_open(True)
    bottom, inspector = window.findChild(BottomDrawer), picture.get("inspector")
    if (
        bottom is not None
        and isinstance(inspector, list)
        and len(inspector) in {2, 3}
        and all(isinstance(value, int) for value in inspector)
    ):
        of_tabs = window.findChild(InspectorSide)
        if of_tabs is not None:
            of_tabs.set_tab(sum(inspector[2:]))  # files of before have none
        bottom.set_wanted_height(inspector[1])
        bottom.set_open(inspector[0] is True)
    if panel is not None and isinstance(groups, list):
        panel.set_open_groups(str(name) for name in groups)
    if panel is not None:
        panel.set_level(str(picture.get("level")))


def _restore_avatar(window: QMainWindow, picture: Mapping[object, object]) -> None:
    pane = window.findChild(AvatarPane)
    if pane is not None and "avatar" in picture:
        pane.own_window.put(_bytes(picture["avatar"]))


def _tab(window: QMainWindow) -> int:
    side = window.findChild(InspectorSide)
    if side is None:
        return 0
    return side.tab


def _bytes(value: object) -> QByteArray:
    try:
        return QByteArray(b64decode(str(value or ""), validate=True))
    except (binascii.Error, ValueError):
        return QByteArray()
