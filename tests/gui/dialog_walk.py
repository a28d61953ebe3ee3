"""Finds and makes every dialog of the program, so that a test of all of them covers a new one by
itself.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from tests.gui import gallery
from voicelive_desktop import gui
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.report import ReportDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.dialog import Dialog


@cache
def dialog_kinds() -> dict[str, type[QDialog]]:
    """Every dialog that a module of gui defines, in whatever room, by its class name; but Qt's own
    for files.
    """
    names = [module.name for module in pkgutil.walk_packages(gui.__path__, f"{gui.__name__}.")]
    found = {
        name: kind
        for module in map(importlib.import_module, names)
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, QDialog)
        and not issubclass(kind, QFileDialog)
        and kind is not Dialog
        and kind.__module__ == module.__name__
    }
    assert len({kind.__module__.split(".")[-2] for kind in found.values()}) > 1, (
        "dialogs live in several rooms"
    )
    return found


def make_dialog(
    name: str,
    feed: StateFeed,
    intents: Intents,
    theme: Theme,
    parent: QWidget | None = None,
    words: str = "Words",
) -> QDialog:
    """A dialog, made of what its parameters are called; `words` for every text, the others keep
    their defaults.
    """
    material: dict[str, object] = {
        "feed": feed,
        "intents": intents,
        "theme": theme,
        "source": gallery.SteadyLevels(),
        "level": gallery.SteadyLevels(),
        "actions": _actions(feed, intents, parent),
        "parent": parent,
        "talking": True,
        "timers": (),
        "now_s": 0.0,
        **dict.fromkeys(("text", "title", "label", "name", "verb"), words),
    }
    kind: Callable[..., QDialog] = dialog_kinds()[name]
    wanted = inspect.signature(kind).parameters.values()
    missing = [p.name for p in wanted if p.default is p.empty and p.name not in material]
    assert not missing, f"{name}: tests/gui/dialog_walk.py does not know what {missing} are"
    dialog = kind(**{p.name: material[p.name] for p in wanted if p.name in material})
    if isinstance(dialog, ReportDialog):
        dialog.show_reports([words])
    return dialog


def _actions(feed: StateFeed, intents: Intents, parent: QWidget | None) -> Actions:
    """The window's, or where there is no window ones of their own."""
    found = None if parent is None else parent.findChild(Actions)
    return found or Actions(feed, intents, _host())


@cache
def _host() -> QWidget:
    return QWidget()


def open_dialogs() -> list[QDialog]:
    """The dialogs on the screen, the newest last."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def delete_what_waits() -> None:
    """Let what is deleted later be deleted now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def close_and_delete(dialog: QWidget) -> None:
    """Close a dialog as Esc does, and let nothing of it live on."""
    if isinstance(dialog, QDialog):
        dialog.reject()
    dialog.hide()
    dialog.deleteLater()
    delete_what_waits()
