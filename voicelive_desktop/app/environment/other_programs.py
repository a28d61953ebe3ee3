"""Opens pages and folders in other programs without passing on our secrets."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from voicelive_desktop.app.environment.browsers import without_secrets

_SCHEMES = ("https", "http", "mailto", "file")


class OtherPrograms(QObject):
    """Makes Qt open addresses without the environment's secrets, until closed. GUI thread only."""

    def __init__(
        self, parent: QObject | None = None, environment: MutableMapping[str, str] = os.environ
    ) -> None:
        super().__init__(parent)
        self._environment = environment
        for scheme in _SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "open")  # type: ignore[arg-type] # PySide6's stub says bytes

    def close(self) -> None:
        """Let Qt open addresses by itself again."""
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Qt: open this; asked from here it does so itself."""
        with without_secrets(self._environment):
            QDesktopServices.openUrl(url)
