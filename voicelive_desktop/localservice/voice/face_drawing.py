"""How the drawn face looks: the mouth of each viseme, and what a session says of size,
ground and scene.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGEST, SMALLEST = 1920, 128  # pixels of a side
GROUND = "#DDE3EA"
HEAD = 0.6  # what is wider is the head itself
_SKIN, _LINE, _LIPS, _INSIDE = (238, 205, 178), (66, 48, 44), (176, 74, 78), (70, 22, 30)
# How wide the mouth is and how far open, of its most, for each viseme id.
_MOUTHS = (
    (62, 4), (78, 62), (70, 95), (52, 82), (76, 48), (58, 52), (92, 28), (30, 36), (44, 62), (66, 86), (50, 66),
    (82, 74), (66, 36), (48, 38), (64, 44), (80, 16), (46, 28), (66, 26), (60, 12), (70, 24), (64, 40), (50, 4),
)  # fmt: skip

Pixels = NDArray[np.uint8]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class FaceLook:
    """What a session's avatar says of its picture. Position in shares of the picture,
    rotation in radians.
    """

    width: int = 640
    height: int = 360
    ground: Colour = (221, 227, 234)
    zoom: float = 1.0
    position: tuple[float, float] = (0.0, 0.0)
    rotation: tuple[float, float, float] = (0.0, 0.0, 0.0)
    amplitude: float = 1.0
    crop: tuple[int, int, int, int] | None = None  # left, top, right, bottom
    bitrate: int = 2_000_000

    @classmethod
    def of(cls, avatar: Mapping[str, Any]) -> FaceLook:
        """Read a session's avatar; a scene holds for photo avatars only."""
        video = avatar.get("video") or {}
        size, ground = video.get("resolution") or {}, video.get("background") or {}
        scene = (avatar.get("scene") if avatar.get("type") == "photo-avatar" else None) or {}

        def number(name: str, default: float = 0.0) -> float:
            return float(scene.get(name, default))

        return cls(
            width=_even(int(size.get("width") or 640)),
            height=_even(int(size.get("height") or 360)),
            ground=_colour(str(ground.get("color") or GROUND)),
            zoom=max(0.1, number("zoom", 1.0)),
            position=(number("position_x"), number("position_y")),
            rotation=(number("rotation_x"), number("rotation_y"), number("rotation_z")),
            amplitude=max(0.0, number("amplitude", 1.0)),
            crop=_crop(video.get("crop")),
            bitrate=int(video.get("bitrate") or 2_000_000),
        )

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of what is sent: of the crop, where there is one."""
        left, top, right, bottom = self._cut
        return right - left, bottom - top

    @property
    def _cut(self) -> tuple[int, int, int, int]:
        if self.crop is None:
            return 0, 0, self.width, self.height
        left, top, right, bottom = self.crop
        left, top = min(left, self.width - SMALLEST), min(top, self.height - SMALLEST)
        wide = _even(min(right, self.width) - left)
        high = _even(min(bottom, self.height) - top)
        return left, top, left + wide, top + high

    def picture(self, viseme: int) -> Pixels:
        """Return the picture with this mouth: height, width, RGB."""
        pixels = _face(self).copy()
        wide, opened = (share / 100 for share in _MOUTHS[viseme])
        opened *= self.amplitude
        pen = _Pen(pixels, self)
        pen.fill((0.0, 0.45), (0.34 * wide + 0.03, 0.2 * opened + 0.03), _LIPS)
        pen.fill((0.0, 0.45), (0.34 * wide, 0.2 * opened), _INSIDE)
        left, top, right, bottom = self._cut
        return np.ascontiguousarray(pixels[top:bottom, left:right])


@lru_cache(maxsize=4)
def _face(look: FaceLook) -> Pixels:
    """All but the mouth."""
    pixels: Pixels = np.empty((look.height, look.width, 3), np.uint8)
    pixels[:] = look.ground
    pen = _Pen(pixels, look)
    pen.fill((0.0, 0.0), (0.72, 0.9), _LINE)
    pen.fill((0.0, 0.0), (0.70, 0.88), _SKIN)
    for side in (-0.27, 0.27):
        pen.fill((side, -0.2), (0.12, 0.08), (255, 255, 255))
        pen.fill((side, -0.2), (0.055, 0.065), _LINE)
    pen.fill((0.0, 0.12), (0.05, 0.08), (220, 180, 152))
    return pixels


class _Pen:
    """Fills ellipses of the face, whose height is 2, as the scene turns them."""

    def __init__(self, pixels: Pixels, look: FaceLook) -> None:
        self._pixels, self._look = pixels, look
        self._unit = look.height / 2 * look.zoom
        self._middle = (
            look.width * (0.5 + look.position[0]),
            look.height * (0.5 + look.position[1]),
        )

    def fill(self, centre: tuple[float, float], radii: tuple[float, float], colour: Colour) -> None:
        """Fill one; what lies on the head moves when it turns."""
        if min(radii) <= 0:
            return
        turned_x, turned_y, turned_z = self._look.rotation
        sin, cos = np.sin(turned_z), np.cos(turned_z)
        cx, cy = centre
        if radii[0] < HEAD:
            cx, cy = cx + 0.5 * np.sin(turned_y), cy - 0.5 * np.sin(turned_x)
        at = (
            self._middle[0] + self._unit * (cx * cos - cy * sin),
            self._middle[1] + self._unit * (cx * sin + cy * cos),
        )
        reach = self._unit * max(radii) + 1
        height, width = self._pixels.shape[:2]
        left, right = (int(np.clip(at[0] + step, 0, width)) for step in (-reach, reach))
        top, bottom = (int(np.clip(at[1] + step, 0, height)) for step in (-reach, reach))
        x = (np.arange(left, right, dtype=np.float32) + 0.5 - at[0])[None, :] / self._unit
        y = (np.arange(top, bottom, dtype=np.float32) + 0.5 - at[1])[:, None] / self._unit
        inside = ((x * cos + y * sin) / radii[0]) ** 2 + ((y * cos - x * sin) / radii[1]) ** 2 <= 1
        self._pixels[top:bottom, left:right][inside] = colour


def known_viseme(viseme: int) -> int:
    """Return a viseme that can be drawn: silence for others."""
    return viseme if 0 <= viseme < len(_MOUTHS) else 0


def _even(pixels: int) -> int:
    return max(SMALLEST, min(LARGEST, pixels)) // 2 * 2


def _colour(text: str) -> Colour:
    digits = text.removeprefix("#")[:6]
    try:
        return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    except ValueError:
        return 255, 255, 255


def _crop(crop: Any) -> tuple[int, int, int, int] | None:
    corners = [*((crop or {}).get("top_left") or ()), *((crop or {}).get("bottom_right") or ())]
    if len(corners) != 4 or corners[2] <= corners[0] or corners[3] <= corners[1]:
        return None
    left, top, right, bottom = (max(0, int(corner)) for corner in corners)
    return left, top, right, bottom
