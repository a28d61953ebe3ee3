"""The face that speaks: the pictures of an avatar, fitted without distortion."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.frame_timer import FrameTimer

BYTES_OF_PIXEL = 4
LEAST = 72  # pixels of height
CLEAR_AFTER = 25  # pictures: a face at rest is kept anew, the first ones of a live video are coarse
FADE = 5  # pictures of the window: 165 ms from the last word to the face at rest


class FacePicture(Protocol):
    """A picture in the shared file."""

    @property
    def count(self) -> int:
        """Its number; another one is another picture."""
        ...

    @property
    def offset(self) -> int:
        """Where it begins in the file."""
        ...

    @property
    def width(self) -> int:
        """Pixels."""
        ...

    @property
    def height(self) -> int:
        """Pixels."""
        ...

    @property
    def is_at_rest(self) -> bool:
        """Whether it shows a face that does not speak."""
        ...


class FaceSource(Protocol):
    """Where the pictures come from; the app package plugs it in."""

    @property
    def pictures(self) -> str:
        """The file in which they lie, "" while there is none."""
        ...

    def look(self) -> FacePicture | None:
        """The newest picture, none while nobody speaks; asks for that of this moment."""
        ...

    @property
    def waited_s(self) -> float | None:
        """How long the beginning of a video has been awaited; None while none is."""
        ...

    @property
    def is_given_up(self) -> bool:
        """Whether no picture will come in this session."""
        ...

    @property
    def face(self) -> int:
        """Which face it is; another one looks unlike all pictures before."""
        ...

    def set_seen(self, seen: bool) -> None:
        """Whether anybody can see the pictures."""
        ...


class AvatarView(QFrame):
    """Shows the newest picture 30 times a second while it can be seen; before the first one, what
    will be there.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("avatar_view")
        self.setAccessibleName(self.tr("Avatar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._source: FaceSource | None = None
        self._memory: mmap.mmap | None = None
        self._drawn = -1
        self._image: QImage | None = None
        self._poster: QImage | None = None  # shown while nobody speaks: a face at rest, once seen
        self._posted: int | None = None  # its number; None: it was only the first picture
        self._leaving: QImage | None = None  # fades away over the poster
        self._faded = 0  # pictures of the window
        self._is_still = False
        self._face = 0
        self._waited_s = 0
        self._given_up = False
        # what the image is drawn from; Qt keeps no hold of it
        self._pixels: memoryview | None = None
        self._frames = FrameTimer(self, opaque=True)
        self._frames.frame.connect(self.advance)
        self._frames.turned.connect(self._on_turned)
        theme.changed.connect(self._on_theme_changed)

    def follow(self, source: FaceSource) -> None:
        """Show these pictures from now on."""
        self._source = source
        source.set_seen(self._frames.is_running)

    def begin(self) -> None:
        """A session begins: the picture of an earlier one is gone."""
        self._forget()
        self._frames.set_live(True)

    def rest(self) -> None:
        """Nothing moves any more."""
        self._frames.set_live(False)

    def set_still(self, still: bool) -> None:
        """Whether nothing shall fade."""
        self._is_still = still

    def advance(self) -> None:
        """Take the picture of this moment; ask for painting if it is another."""
        picture = None
        if self._source is not None:
            picture = self._source.look()
            if self._source.face != self._face:
                self._face = self._source.face
                self._forget()
        if picture is None:
            self._calm_down()
        elif picture.count != self._drawn:
            self._drawn, self._leaving = picture.count, None
            self._image = self._image_of(picture)
            self._keep_poster(picture)
            self.update()

    def _forget(self) -> None:
        self._image = self._poster = self._leaving = self._posted = None
        self._drawn = -1
        self.update()

    def _keep_poster(self, picture: FacePicture) -> None:
        """Keep the first picture, and in its place a newer one whenever the face rests."""
        if picture.is_at_rest:
            is_wanted = self._posted is None or picture.count - self._posted >= CLEAR_AFTER
        else:
            is_wanted = self._poster is None
        if is_wanted and self._image is not None:
            self._poster = self._image.copy()
            self._posted = picture.count if picture.is_at_rest else None

    def _calm_down(self) -> None:
        """Show the face at rest, or how long it has been awaited."""
        if self._drawn != -1:
            if self._image is not None and not self._is_still:
                self._leaving, self._faded = self._image.copy(), 0
            self._image, self._drawn = self._poster, -1
            self.update()
        elif self._leaving is not None:
            self._faded += 1
            if self._faded == FADE:
                self._leaving = None
            self.update()
        waited_s, given_up = 0, False
        if self._source is not None:
            waited_s, given_up = int(self._source.waited_s or 0), self._source.is_given_up
        if (waited_s, given_up) != (self._waited_s, self._given_up):
            self._waited_s, self._given_up = waited_s, given_up
            self.update()

    def _placeholder(self) -> str:
        if self._given_up:
            return self.tr("The avatar's video didn't come.")
        if self._waited_s > 0:
            return self.tr("The avatar is coming… {0} s").format(self._waited_s)
        return self.tr("The avatar appears with the first reply.")

    def _on_turned(self, seen: bool) -> None:
        if self._source is not None:
            self._source.set_seen(seen)

    def _image_of(self, picture: FacePicture) -> QImage | None:
        """The picture where it lies: nothing is copied. The next one is written beside it."""
        if self._memory is None and self._source is not None and self._source.pictures:
            with Path(self._source.pictures).open("rb") as file:
                self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._memory is None:
            return None
        line = picture.width * BYTES_OF_PIXEL
        self._pixels = memoryview(self._memory)[
            picture.offset : picture.offset + line * picture.height
        ]
        return QImage(self._pixels, picture.width, picture.height, line, QImage.Format.Format_RGB32)

    def _on_theme_changed(self) -> None:
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Qt: small; it takes what it is given."""
        return QSize(LEAST * 16 // 9, LEAST)

    def minimumSizeHint(self) -> QSize:
        """Qt: a face that can still be seen."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the picture in the middle, or a calm ground with the time it has waited."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.surface))
        if self._image is None:
            painter.setPen(QColor(self._theme.tokens.text_second))
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), centred, self._placeholder())
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(fitted(self._image.size(), self.size()), self._image)
        if self._leaving is not None:
            painter.setOpacity(1 - self._faded / FADE)
            painter.drawImage(fitted(self._leaving.size(), self.size()), self._leaving)


def fitted(picture: QSize, room: QSize) -> QRectF:
    """Return where a picture stands in a room: as large as fits, in the middle, not distorted."""
    size = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
