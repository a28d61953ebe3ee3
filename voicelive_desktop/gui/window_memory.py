"""How the window was left, as plain values for a file: its place and size, its open panels, the folder used last."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from voicelive_desktop.gui.file_dialogs import FOLDER
from voicelive_desktop.gui.panels.settings import SettingsPanel
from voicelive_desktop.gui.widgets.side_drawer import SideDrawer


def picture_of(window: QMainWindow) -> dict[str, object]:
    """What `restore` takes."""
    picture: dict[str, object] = {"geometry": b64encode(bytes(window.saveGeometry().data())).decode("ascii")}
    if (drawer := window.findChild(SideDrawer)) is not None:
        picture["side"] = list(drawer.openness)
    if (panel := window.findChild(SettingsPanel)) is not None:
        picture["groups"] = list(panel.open_groups)
        picture["level"] = panel.level
    if folder := window.property(FOLDER):
        picture["files"] = str(folder)
    return picture


def restore(window: QMainWindow, picture: object) -> None:
    """Make the window as it was, before it is shown. What makes no sense is left as it is.

    Qt itself sees to it that a window lies on a screen that there is.
    """
    if not isinstance(picture, Mapping):
        return
    window.restoreGeometry(_bytes(picture.get("geometry")))
    if isinstance(files := picture.get("files"), str):
        window.setProperty(FOLDER, files)
    side, groups = picture.get("side"), picture.get("groups")
    drawer, panel = window.findChild(SideDrawer), window.findChild(SettingsPanel)
    if drawer is not None and isinstance(side, list) and len(side) == 2:
        drawer.set_openness(side[0] is True, side[1] is True)
    if panel is not None and isinstance(groups, list):
        panel.set_open_groups(str(name) for name in groups)
    if panel is not None:
        panel.set_level(str(picture.get("level")))


def _bytes(value: object) -> QByteArray:
    try:
        return QByteArray(b64decode(str(value or ""), validate=True))
    except (binascii.Error, ValueError):
        return QByteArray()
