"""Runs the Python that the program writes for the SDK."""

from __future__ import annotations

from typing import Any

from azure.ai.voicelive.models import RequestSession


def made_by(code: str) -> RequestSession:
    """What the script leaves in `session`."""
    names: dict[str, Any] = {}
    exec(compile(code, "session.py", "exec"), names)
    session = names["session"]
    assert isinstance(session, RequestSession)
    return session
