"""Asks for files. The only way to a file dialog: they begin where files were last, and look alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from voicelive_desktop.gui.dialogs.file_dialog import FileDialog

FOLDER = "files_folder"  # property of the main window: where the latest file was


def save_file(
    parent: QWidget, title: str, kinds: str, name: str, chosen: Callable[[str], object]
) -> FileDialog:
    """Ask where to save; `chosen` is called with the path. Does not wait.

    `kinds` is as Qt takes it, such as "Audio (*.wav)"; the suffix of the proposed `name` is added
    to names without one.
    """
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def open_file(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[str], object]
) -> FileDialog:
    """Ask for one file; `chosen` is called with the path. Does not wait."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def open_files(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[list[str]], object]
) -> FileDialog:
    """Ask for one file or more; `chosen` is called with the paths. Does not wait."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog


def open_folder(parent: QWidget, title: str, chosen: Callable[[str], object]) -> FileDialog:
    """Ask for a folder; `chosen` is called with its path. Does not wait."""
    dialog = _dialog(parent, title, "")
    dialog.setFileMode(dialog.FileMode.Directory)
    dialog.setOption(dialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, kinds: str) -> FileDialog:
    from voicelive_desktop.gui.dialogs.file_dialog import FileDialog  # noqa: PLC0415 - the start needs none

    return FileDialog(parent, title, kinds)
