"""What is opened from here inherits no secret; azure-identity needs them, so they stay in the environment."""

from __future__ import annotations

import contextlib
import os
import webbrowser
from collections.abc import Iterator, MutableMapping

from voicelive_desktop.app.options import SECRET_VARIABLES


@contextlib.contextmanager
def without_secrets(environment: MutableMapping[str, str]) -> Iterator[None]:
    """Meanwhile a new process inherits none of the secrets."""
    kept = {name: environment.pop(name) for name in SECRET_VARIABLES & set(environment)}
    try:
        yield
    finally:
        environment.update(kept)


class SparedBrowser(webbrowser.BaseBrowser):
    """The usual browser, opened without the secrets of the environment."""

    def __init__(self, usual: webbrowser.BaseBrowser, environment: MutableMapping[str, str]) -> None:
        super().__init__("spared")
        self._usual, self._environment = usual, environment

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """See `webbrowser`."""
        with without_secrets(self._environment):
            return self._usual.open(url, new, autoraise)


def spare_browsers(environment: MutableMapping[str, str] = os.environ) -> None:
    """From here on `webbrowser`, which azure-identity opens its page with, passes no secret on. Any thread; waits."""
    with contextlib.suppress(webbrowser.Error):  # there is no browser: azure-identity says so
        usual = webbrowser.get()
        if not isinstance(usual, SparedBrowser):
            webbrowser.register(SparedBrowser.__name__, None, SparedBrowser(usual, environment), preferred=True)
