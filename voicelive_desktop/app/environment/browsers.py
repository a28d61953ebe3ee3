"""What is opened from here inherits no secret; azure-identity needs them, so they stay in the environment."""

from __future__ import annotations

import contextlib
import functools
import os
import webbrowser
from collections.abc import Iterator, MutableMapping

from voicelive_desktop.app.environment.options import SECRET_VARIABLES


@contextlib.contextmanager
def without_secrets(environment: MutableMapping[str, str]) -> Iterator[None]:
    """Meanwhile a new process inherits none of the secrets."""
    kept = {name: environment.pop(name) for name in SECRET_VARIABLES & set(environment)}
    try:
        yield
    finally:
        environment.update(kept)


def spare_browsers(environment: MutableMapping[str, str] = os.environ) -> None:
    """From here on `webbrowser.open`, with which azure-identity opens its page, passes no secret on. Any thread."""
    usual = webbrowser.open
    if hasattr(usual, "__wrapped__"):  # that is ours already
        return

    @functools.wraps(usual)
    def spared(url: str, new: int = 0, autoraise: bool = True) -> bool:
        with without_secrets(environment):
            return usual(url, new, autoraise)

    webbrowser.open = spared
