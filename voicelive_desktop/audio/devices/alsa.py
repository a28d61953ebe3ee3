"""Asks ALSA itself whether a device would open, before PortAudio is asked to open it. Linux only.

PortAudio keeps the result of each call inside it in one variable of the whole process, and the
thread of every running stream writes it, too. An opening that fails while another stream runs can
therefore be taken for one that succeeded; what follows is an assertion that ends the process
(PortAudio issue 278; seen once in some twenty losses of the sound server). ALSA's own calls have no
such variable: what it refuses, PortAudio never hears of.
"""

from __future__ import annotations

import ctypes
import errno
import re
from ctypes import POINTER, byref, c_char_p, c_int, c_uint, c_void_p
from functools import cache

from voicelive_desktop.audio.devices.portaudio_codes import (
    BAD_COMBINATION,
    INVALID_CHANNELS,
    INVALID_RATE,
    UNAVAILABLE,
)
from voicelive_desktop.domain.words.encodings import whole

HOST = "ALSA"
_LIBRARY = "libasound.so.2"
_STREAM = {"output": 0, "input": 1}  # snd_pcm_stream_t
_NONBLOCK = 1
_HARDWARE = re.compile(r"\((hw:\d+,\d+)\)$")


class RefusalError(Exception):
    """ALSA refuses; `args` are, as of PortAudio's own error, a text and the code that PortAudio
    would give.
    """


def check(label: str, direction: str, rate_hz: int, channels: int) -> None:
    """Raise `RefusalError` if the device of this name in PortAudio's list would not open. Thread:
    the one that opens.

    Silent where there is no libasound. Nothing sounds and no stream is made: the device is opened
    and closed.
    """
    library = _library()
    if library is None:
        return
    hardware = _HARDWARE.search(label)
    name = hardware[1] if hardware else label
    pcm = c_void_p()
    error = library.snd_pcm_open(
        byref(pcm), name.encode("utf-8", "surrogateescape"), _STREAM[direction], _NONBLOCK
    )
    if error < 0:
        text = library.snd_strerror(error).decode(errors="replace")
        if error == -errno.EBUSY:
            raise RefusalError(f"{whole(name)}: {text}", UNAVAILABLE)
        raise RefusalError(f"{whole(name)}: {text}", BAD_COMBINATION)
    try:
        _check_format(library, pcm, name, rate_hz, channels)
    finally:
        library.snd_pcm_close(pcm)


def _check_format(
    library: ctypes.CDLL, pcm: c_void_p, name: str, rate_hz: int, channels: int
) -> None:
    params = c_void_p()
    if library.snd_pcm_hw_params_malloc(byref(params)) < 0:
        return
    try:
        library.snd_pcm_hw_params_any(pcm, params)
        if library.snd_pcm_hw_params_test_channels(pcm, params, channels) < 0:
            raise RefusalError(f"{whole(name)}: not with {channels} channels", INVALID_CHANNELS)
        if library.snd_pcm_hw_params_test_rate(pcm, params, rate_hz, 0) < 0:
            raise RefusalError(f"{whole(name)}: not at {rate_hz} Hz", INVALID_RATE)
    finally:
        library.snd_pcm_hw_params_free(params)


@cache
def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    library.snd_pcm_open.argtypes = [POINTER(c_void_p), c_char_p, c_int, c_int]
    library.snd_pcm_close.argtypes = [c_void_p]
    library.snd_strerror.restype = c_char_p
    library.snd_pcm_hw_params_malloc.argtypes = [POINTER(c_void_p)]
    library.snd_pcm_hw_params_any.argtypes = [c_void_p, c_void_p]
    library.snd_pcm_hw_params_test_channels.argtypes = [c_void_p, c_void_p, c_uint]
    library.snd_pcm_hw_params_test_rate.argtypes = [c_void_p, c_void_p, c_uint, c_int]
    library.snd_pcm_hw_params_free.argtypes = [c_void_p]
    library.snd_pcm_hw_params_free.restype = None
    return library
