"""Files as no program should write them: good ones, damaged in the ways of editors, disks,
transfers and people.
"""

from __future__ import annotations

import json
import struct
from random import Random
from typing import Any

from tests.support.any_event import HALF, TEXTS
from voicelive_desktop.domain.settings import SPECS, Settings
from voicelive_desktop.domain.settings.table import default_of

FORMS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252")
VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        3,
        0.5,
        1e308,
        10**15,
        10**400,
        -(10**400),
        float("nan"),
        float("inf"),
    ),
    *(
        [],
        {},
        [[[]]],
        {"a": {"b": {}}},
        ["audio", "text"],
        *TEXTS,
        HALF * 3,
        "x" * 3_000,
        "\x00",
        "2",
        "true",
    ),
)
NAMES = (
    "version",
    "settings",
    "devices",
    "nonsense",
    "api_key",
    "a.b",
    "",
    HALF,
    "__class__",
    "endpoint",
)


class AnyFile:
    """Makes files; `random` decides everything."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def settings(self) -> bytes:
        """Of settings, or a profile."""
        names = self._random.sample(sorted(SPECS), self._random.randrange(1, 12))
        values = {name: self._setting(name) for name in names}
        microphones = {name: {"gain_db": self._value()} for name in self._random.sample(TEXTS, 2)}
        whole: dict[str, Any] = {
            "version": 1,
            "settings": values,
            "devices": {"microphones": microphones},
        }
        return self.damaged(whole)

    def log(self, messages: list[dict[str, Any]]) -> bytes:
        """A session log with some of these messages."""
        lines: list[Any] = [
            {"format": "voicelive-session-log", "version": 1, "began_at": 1.7e9, "words": True}
        ]
        for n in range(self._random.randrange(30)):
            direction = self._random.choice(("sent", "received", "received", "program"))
            message = self._random.choice(messages)
            lines.append({"t": n / 3, "at": 1.7e9 + n, "direction": direction, "message": message})
        if self._random.random() < 0.8:
            lines = [lines[0], *(self._changed(line) for line in lines[1:])]
        return self._bytes("\n".join(json.dumps(line) for line in lines) + "\n")

    def wav(self) -> bytes:
        """Sound, or what says that it is."""
        choose = self._random.choice
        kind, bits, channels = (
            choose((1, 1, 3, 6, 7, 0xFFFE, 85)),
            choose((8, 16, 16, 24, 32, 64, 0)),
            choose((1, 2, 4, 0)),
        )
        rate = choose((8_000, 44_100, 24_000, 48_000, 1, 0, 192_000, 2**32 - 1))
        data = self._random.randbytes(choose((0, 1, 7, 480, 9_601)))
        frame = channels * bits // 8
        form = struct.pack("<HHIIHH", kind, channels, rate, rate * frame % 2**32, frame, bits)
        if kind == 0xFFFE and choose((True, False)):
            form += struct.pack(
                "<HHIH", 22, bits, 0, choose((1, 3, 6, 99))
            ) + self._random.randbytes(14)
        size = choose((len(data), 0, 2**32 - 1, len(data) + 5))
        chunks = [
            b"fmt " + struct.pack("<I", len(form)) + form,
            b"data" + struct.pack("<I", size) + data,
        ]
        if choose((True, False)):
            chunks.insert(
                choose((0, 1)), b"LIST" + struct.pack("<I", choose((4, 2**31, 5))) + b"INFO"
            )
        body = b"WAVE" + b"".join(chunks)
        return self._damaged_bytes(
            choose((b"RIFF", b"RIFF", b"RF64", b"RIFX")) + struct.pack("<I", len(body)) + body
        )

    def damaged(self, whole: Any) -> bytes:
        """A JSON file, mostly with something wrong in it."""
        for _ in range(self._random.randrange(4)):
            whole = self._changed(whole)
        return self._bytes(json.dumps(whole, indent=self._random.choice((None, 2))))

    def _setting(self, name: str) -> Any:
        if self._random.random() < 0.4:
            return self._value()
        choices = SPECS[name].choices(Settings())
        return self._random.choice(choices).value if choices else default_of(name)

    def _changed(self, value: Any) -> Any:
        """The same with another value at some place."""
        if isinstance(value, dict) and value and self._random.random() < 0.8:
            name = self._random.choice(sorted(value))
            if self._random.random() < 0.1:
                return {**value, self._random.choice(NAMES): self._value()}
            return {**value, name: self._changed(value[name])}
        return self._value()

    def _value(self) -> Any:
        return self._random.choice(VALUES)

    def _bytes(self, text: str) -> bytes:
        if self._random.random() < 0.3:
            text = text.replace("\n", "\r\n")
        form = self._random.choice(FORMS) if self._random.random() < 0.4 else "utf-8"
        return self._damaged_bytes(text.encode(form, "replace"))

    def _damaged_bytes(self, data: bytes) -> bytes:
        chance, place = self._random.random(), self._random.randrange(len(data) + 1)
        if chance < 0.1:
            return data[:place]
        if chance < 0.2:
            return (
                data[:place] + self._random.randbytes(self._random.randrange(1, 5)) + data[place:]
            )
        if chance < 0.25:
            return data[:place] + b"[" * 3_000 + data[place:]
        return data if chance < 0.98 else self._random.randbytes(40)
