"""The few pictures that a style sheet needs (it takes them only by address), drawn for each theme
that is used and kept as Qt resources.

`:/glyphs/<theme>/<name>.png`. Built in memory in the format that `pyside6-rcc` writes, version 1,
so that there is no file to ship, to find or to write.
"""

from __future__ import annotations

import struct
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, qRegisterResourceData

from voicelive_desktop.gui.theme import icons
from voicelive_desktop.gui.theme.tokens import NAMES, Tokens

SIZE = 48  # dots; drawn at 12 to 16 points, so it suits displays with up to 3 dots per point
_UNPACKED = 100  # "quality": 9 KB each, but neither packed nor unpacked while the window waits
_DIRECTORY = 2  # a flag of the format

_Files = dict[str, bytes]


@cache
def register_glyphs(tokens: Tokens) -> tuple[bytes, bytes, bytes]:
    """Make the pictures of this theme available. Once is enough; needs a QGuiApplication.

    Qt reads the bytes where they lie and does not own them: the cached answer keeps them alive.
    """
    tree = _encode({"glyphs": {NAMES[tokens]: _pictures(tokens)}})
    qRegisterResourceData(1, *tree)
    return tree


def _pictures(tokens: Tokens) -> _Files:
    wanted = {
        "chevron_down.png": ("chevron_down", tokens.text_second),
        "chevron_up.png": ("chevron_up", tokens.text_second),
        "chevron_down_disabled.png": ("chevron_down", tokens.disabled),
        "chevron_up_disabled.png": ("chevron_up", tokens.disabled),
        "check.png": ("check", tokens.on_accent),
        "dot.png": ("online", tokens.accent),
    }
    return {name: _png(*shape) for name, shape in wanted.items()}


def _png(name: str, color: str) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icons.pixmap(name, color, SIZE).save(buffer, "PNG", _UNPACKED)
    buffer.close()
    return bytes(content.data())


def _encode(root: dict[str, dict[str, _Files]]) -> tuple[bytes, bytes, bytes]:
    """Nodes, names and data of the tree, level by level; the children of a folder stand together,
    sorted by hash.
    """
    names, data, nodes = bytearray(), bytearray(), bytearray()
    level: list[tuple[int, object]] = [(0, root)]
    next_child = 1
    while level:
        below: list[tuple[int, object]] = []
        for name_at, content in level:
            if isinstance(content, bytes):
                nodes += struct.pack(">IHHHI", name_at, 0, 0, 1, len(data))
                data += struct.pack(">I", len(content)) + content
                continue
            children = sorted(dict(content).items(), key=lambda child: _hash(child[0]))  # type: ignore[call-overload]
            nodes += struct.pack(">IHII", name_at, _DIRECTORY, len(children), next_child)
            next_child += len(children)
            for name, child in children:
                below.append((len(names), child))
                names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
        level = below
    return bytes(nodes), bytes(names), bytes(data)


def _hash(name: str) -> int:
    """Qt's qt_hash of a resource name."""
    value = 0
    for character in name:
        value = (value << 4) + ord(character)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
