"""PortAudio is ended with the interpreter, but not in the middle of an opening."""

from __future__ import annotations

import atexit
from collections.abc import Callable

import pytest

from voicelive_desktop.audio.devices.portaudio_end import change, end_with_care


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """What is called at the interpreter's end."""
    calls: list[Callable[[], None]] = []
    monkeypatch.setattr(atexit, "register", calls.append)
    monkeypatch.setattr(atexit, "unregister", calls.remove)
    return calls


def test_it_is_not_ended_while_a_stream_is_opened(registered: list[Callable[[], None]]) -> None:
    ended: list[str] = []

    class Sounddevice:
        """The part of the module that is used."""

        _exit_handler = staticmethod(lambda: ended.append("PortAudio"))

    registered.append(Sounddevice._exit_handler)
    end_with_care(Sounddevice)
    (end,) = registered
    with change():
        end()
        assert ended == []
    end()
    assert ended == ["PortAudio"]
