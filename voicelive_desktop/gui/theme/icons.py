"""Icons, drawn as lines on a 24 by 24 grid, so that they take any colour and size and need no file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QTransform

from voicelive_desktop.gui.theme.library_shapes import SHAPES, record_dot

GRID = 24.0
STROKE = 1.8
_SIZES = (16, 20, 24, 32, 48, 64)  # the larger ones serve displays with more dots per point
_LEFT = tuple(accumulate((0, *_SIZES[:-1])))

_Shape = Callable[[QPainterPath], None]


def icon(name: str, color: str) -> QIcon:
    """The icon in one colour.

    Raises:
        KeyError: there is no icon of this name.

    """
    return _icon(name, color)


def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` points on a display with `ratio` dots per point."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(picture.width() / GRID, picture.height() / GRID)
    _paint(painter, name, QColor(color))
    painter.end()
    # Qt keeps with a picture whatever painted it, twice as much as the picture; not with its copy
    picture = picture.copy()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _icon(name: str, color: str) -> QIcon:
    made = QIcon()
    sheet = QPixmap(sum(_SIZES), _SIZES[-1])  # one painter for all of them
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for size, left in zip(_SIZES, _LEFT, strict=True):
        painter.setTransform(QTransform(size / GRID, 0, 0, size / GRID, left, 0))
        _paint(painter, name, QColor(color))
    painter.end()
    for size, left in zip(_SIZES, _LEFT, strict=True):
        made.addPixmap(sheet.copy(left, 0, size, size))
    return made


@cache
def _paths(name: str) -> tuple[QPainterPath, QPainterPath]:
    """What is drawn as a line, and what is filled."""
    lines, filled = QPainterPath(), QPainterPath()
    _LINES[name](lines)
    _FILLS.get(name, _nothing)(filled)
    return lines, filled


def _paint(painter: QPainter, name: str, color: QColor) -> None:
    lines, filled = _paths(name)
    pen = QPen(
        color, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    if not filled.isEmpty():
        painter.fillPath(filled, color)


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)


def _arc(path: QPainterPath, x: float, y: float, radius: float, start: float, sweep: float) -> None:
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path.arcMoveTo(box, start)
    path.arcTo(box, start, sweep)


def _nothing(_path: QPainterPath) -> None:
    """No filled part."""


def _mic(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(9, 2.5, 6, 11.5), 3, 3)
    _arc(path, 12, 11, 6.8, 180, 180)
    _line(path, (12, 17.8), (12, 21.5))
    _line(path, (8.5, 21.5), (15.5, 21.5))


def _slash(path: QPainterPath) -> None:
    _line(path, (3.5, 3), (20.5, 21))


def _picture(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(3, 4.5, 18, 15), 2.5, 2.5)
    path.addEllipse(QRectF(6.5, 8, 3.4, 3.4))
    _line(path, (4, 17.5), (9.5, 13), (12.5, 15.5), (16.5, 11), (20.5, 15))


def _mic_off(path: QPainterPath) -> None:
    _mic(path)
    _slash(path)


def _speaker_body(path: QPainterPath) -> None:
    _line(path, (3.5, 9.2), (7, 9.2), (11.5, 5), (11.5, 19), (7, 14.8), (3.5, 14.8), (3.5, 9.2))
    path.closeSubpath()


def _speaker(path: QPainterPath) -> None:
    _speaker_body(path)
    _arc(path, 11.5, 12, 4, -45, 90)
    _arc(path, 11.5, 12, 8, -48, 96)


def _speaker_off(path: QPainterPath) -> None:
    _speaker_body(path)
    _line(path, (15.5, 9.5), (20.5, 14.5))
    _line(path, (20.5, 9.5), (15.5, 14.5))


def _play_shape(path: QPainterPath) -> None:
    _line(path, (8, 5), (18.5, 12), (8, 19), (8, 5))
    path.closeSubpath()


def _end(path: QPainterPath) -> None:
    """A handset lying down: hang up."""
    path.moveTo(3, 15.2)
    path.cubicTo(3, 10.8, 7, 8.6, 12, 8.6)
    path.cubicTo(17, 8.6, 21, 10.8, 21, 15.2)
    path.lineTo(16.4, 14.6)
    path.lineTo(15.8, 11.9)
    path.cubicTo(13.4, 11.1, 10.6, 11.1, 8.2, 11.9)
    path.lineTo(7.6, 14.6)
    path.closeSubpath()


def _stop(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(6.5, 6.5, 11, 11), 2, 2)


def _send(path: QPainterPath) -> None:
    _line(path, (12, 20), (12, 4.5))
    _line(path, (5.5, 11), (12, 4.5), (18.5, 11))


def _sliders(path: QPainterPath) -> None:
    for y, knob in ((6.0, 15.5), (12.0, 8.5), (18.0, 14.0)):
        path.addEllipse(QPointF(knob, y), 2.1, 2.1)
        _line(path, (3.5, y), (knob - 2.1, y))
        _line(path, (knob + 2.1, y), (20.5, y))


def _menu(path: QPainterPath) -> None:
    for y in (6.5, 12, 17.5):
        _line(path, (4, y), (20, y))


def _search(path: QPainterPath) -> None:
    path.addEllipse(QPointF(10.5, 10.5), 6.3, 6.3)
    _line(path, (15.2, 15.2), (20.5, 20.5))


def _copy(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(8.5, 8.5, 11.5, 12), 2, 2)
    _line(path, (5.5, 15.5), (4, 15.5), (4, 4), (15, 4), (15, 5.5))


def _edit(path: QPainterPath) -> None:
    _line(path, (4, 20), (5, 15.5), (16, 4.5), (19.5, 8), (8.5, 19), (4, 20))
    path.closeSubpath()
    _line(path, (13.6, 6.9), (17.1, 10.4))


def _save(path: QPainterPath) -> None:
    _line(path, (12, 3.5), (12, 15))
    _line(path, (7, 10.2), (12, 15.2), (17, 10.2))
    _line(path, (4.5, 16), (4.5, 20.2), (19.5, 20.2), (19.5, 16))


def _delete(path: QPainterPath) -> None:
    _line(path, (4.5, 6.5), (19.5, 6.5))
    _line(path, (9, 6.5), (9.5, 3.8), (14.5, 3.8), (15, 6.5))
    _line(path, (6.3, 6.5), (7.2, 20.2), (16.8, 20.2), (17.7, 6.5))
    _line(path, (10.2, 10.2), (10.5, 16.8))
    _line(path, (13.8, 10.2), (13.5, 16.8))


def _chevron_down(path: QPainterPath) -> None:
    _line(path, (6, 9.5), (12, 15.5), (18, 9.5))


def _chevron_up(path: QPainterPath) -> None:
    _line(path, (6, 14.5), (12, 8.5), (18, 14.5))


def _chevron_left(path: QPainterPath) -> None:
    _line(path, (14.5, 6), (8.5, 12), (14.5, 18))


def _chevron_right(path: QPainterPath) -> None:
    _line(path, (9.5, 6), (15.5, 12), (9.5, 18))


def _warning(path: QPainterPath) -> None:
    _line(path, (12, 3.5), (21.5, 20), (2.5, 20), (12, 3.5))
    path.closeSubpath()
    _line(path, (12, 9.5), (12, 14))


def _warning_dot(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 17), 1.1, 1.1)


def _ring(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 12), 9, 9)


def _error(path: QPainterPath) -> None:
    _ring(path)
    _line(path, (12, 7), (12, 13))


def _error_dot(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 16.4), 1.2, 1.2)


def _info(path: QPainterPath) -> None:
    _ring(path)
    _line(path, (12, 11), (12, 16.8))


def _info_dot(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 7.6), 1.2, 1.2)


def _ok(path: QPainterPath) -> None:
    _ring(path)
    _line(path, (7.8, 12.4), (10.8, 15.4), (16.4, 9.2))


def _check(path: QPainterPath) -> None:
    _line(path, (5, 12.5), (10, 17.5), (19, 7))


def _gear(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 12), 3, 3)
    path.addEllipse(QPointF(12, 12), 6.6, 6.6)
    for x, y in ((0, 1), (1, 0), (0.707, 0.707), (0.707, -0.707)):
        for sign in (1, -1):
            _line(
                path,
                (12 + sign * 6.6 * x, 12 + sign * 6.6 * y),
                (12 + sign * 9.2 * x, 12 + sign * 9.2 * y),
            )


def _refresh(path: QPainterPath) -> None:
    _arc(path, 12, 12, 8, 40, 250)
    _line(path, (19.6, 3.6), (18.2, 7.2), (14.4, 6.4))


def _close(path: QPainterPath) -> None:
    _line(path, (6, 6), (18, 18))
    _line(path, (18, 6), (6, 18))


def _disc(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 12), 5, 5)


def _circle(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 12), 5, 5)


def _wait(path: QPainterPath) -> None:
    _arc(path, 12, 12, 7.5, 90, -270)


def _folder(path: QPainterPath) -> None:
    _line(path, (3, 18.5), (3, 5.5), (9, 5.5), (11, 8), (21, 8), (21, 18.5), (3, 18.5))
    path.closeSubpath()


def _folder_new(path: QPainterPath) -> None:
    _folder(path)
    _line(path, (12, 10.5), (12, 16))
    _line(path, (9.2, 13.2), (14.8, 13.2))


def _file(path: QPainterPath) -> None:
    _line(path, (6, 3), (14, 3), (18.5, 7.5), (18.5, 21), (6, 21), (6, 3))
    _line(path, (13.5, 3.5), (13.5, 8), (18, 8))


def _arrow_left(path: QPainterPath) -> None:
    _line(path, (19.5, 12), (4.5, 12))
    _line(path, (11, 5.5), (4.5, 12), (11, 18.5))


def _arrow_right(path: QPainterPath) -> None:
    _line(path, (4.5, 12), (19.5, 12))
    _line(path, (13, 5.5), (19.5, 12), (13, 18.5))


def _grid(path: QPainterPath) -> None:
    for x, y in ((4, 4), (13.5, 4), (4, 13.5), (13.5, 13.5)):
        path.addRoundedRect(QRectF(x, y, 6.5, 6.5), 1.5, 1.5)


def _clock(path: QPainterPath) -> None:
    path.addEllipse(QPointF(12, 12), 8, 8)
    path.moveTo(12, 7.5)
    path.lineTo(12, 12)
    path.lineTo(15, 14)


_LINES: dict[str, _Shape] = {
    "mic": _mic,
    "mic_off": _mic_off,
    "speaker": _speaker,
    "speaker_off": _speaker_off,
    "start": _play_shape,
    "end": _end,
    "stop": _stop,
    "send": _send,
    "settings": _sliders,
    "menu": _menu,
    "search": _search,
    "picture": _picture,
    "copy": _copy,
    "edit": _edit,
    "delete": _delete,
    "save": _save,
    "chevron_down": _chevron_down,
    "chevron_up": _chevron_up,
    "chevron_left": _chevron_left,
    "chevron_right": _chevron_right,
    "warning": _warning,
    "error": _error,
    "info": _info,
    "ok": _ok,
    "check": _check,
    "gear": _gear,
    "refresh": _refresh,
    "close": _close,
    "folder": _folder,
    "folder_new": _folder_new,
    "file": _file,
    "arrow_left": _arrow_left,
    "arrow_right": _arrow_right,
    "arrow_up": _send,
    "grid": _grid,
    "online": _disc,
    "offline": _circle,
    "wait": _wait,
    "clock": _clock,
    **SHAPES,
}
_FILLS: dict[str, _Shape] = {
    "start": _play_shape,
    "end": _end,
    "stop": _stop,
    "warning": _warning_dot,
    "error": _error_dot,
    "info": _info_dot,
    "online": _disc,
    "record": record_dot,
}
NAMES = tuple(_LINES)
