"""The functions that reach the person's desktop, on Qt. GUI thread only."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from voicelive_desktop.tools.builtin.desktop_tools import clipboard_tools, web_page_tool
from voicelive_desktop.tools.registry import Tool


def desktop_functions() -> tuple[Tool, ...]:
    """Open a web page, read and write the clipboard."""
    return web_page_tool(open_page), *clipboard_tools(_read, _write)


def open_page(address: str) -> bool:
    """Show it in the browser."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


def _read() -> str:
    return QGuiApplication.clipboard().text()


def _write(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
