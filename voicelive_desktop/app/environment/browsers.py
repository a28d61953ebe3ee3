"""Opens browsers without our secrets; these stay in the environment, because
azure-identity needs them.
"""

from __future__ import annotations

import contextlib
import functools
import os
import webbrowser
from collections.abc import Iterator, MutableMapping

from voicelive_desktop.app.environment.options import SECRET_VARIABLES


@contextlib.contextmanager
def without_secrets(environment: MutableMapping[str, str]) -> Iterator[None]:
    """Hide the secrets from new processes while the block runs."""
    kept = {name: environment.pop(name) for name in SECRET_VARIABLES & set(environment)}
    try:
        yield
    finally:
        environment.update(kept)


def spare_browsers(environment: MutableMapping[str, str] = os.environ) -> None:
    """Make `webbrowser.open`, which azure-identity uses, pass on no secret. Any thread."""
    usual = webbrowser.open
    if hasattr(usual, "__wrapped__"):  # that is ours already
        return

    @functools.wraps(usual)
    def spared(url: str, new: int = 0, autoraise: bool = True) -> bool:
        with without_secrets(environment):
            return usual(url, new, autoraise)

    webbrowser.open = spared
