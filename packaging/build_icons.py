"""Icons in all sizes from one SVG: PNG for Linux, .ico for Windows, .icns for macOS."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# Apple's types for PNG data, by pixels; 64 and 1024 exist only as doubled 32 and 512.
ICNS_TYPES = {
    16: b"icp4",
    32: b"icp5",
    64: b"ic12",
    128: b"ic07",
    256: b"ic08",
    512: b"ic09",
    1024: b"ic10",
}


def make(svg: Path, folder: Path) -> None:
    """Write icons/N.png, app.ico and app.icns into `folder`."""
    application = QGuiApplication.instance() or QGuiApplication([])
    pictures = {size: png(svg, size) for size in sorted({*SIZES, *ICO_SIZES, *ICNS_TYPES})}
    (folder / "icons").mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        (folder / "icons" / f"{size}.png").write_bytes(pictures[size])
    (folder / "app.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "app.icns").write_bytes(icns({size: pictures[size] for size in ICNS_TYPES}))
    del application


def png(svg: Path, size: int) -> bytes:
    """The picture as PNG, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only paths and str formats
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """An .ico of PNG pictures (ICONDIR, then ICONDIRENTRY for each; 0 means 256)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """An .icns of PNG pictures: four letters, length with this head, data."""
    blocks = b"".join(
        ICNS_TYPES[size] + struct.pack(">I", len(data) + 8) + data
        for size, data in pictures.items()
    )
    return b"icns" + struct.pack(">I", len(blocks) + 8) + blocks
