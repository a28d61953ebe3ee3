"""Pictures that the user gives: from the clipboard, by drag and drop, from files; made small enough
to be sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from voicelive_desktop.domain.facts.pictures import LONGEST_PX, MOST_BYTES, Picture

ENDINGS = ("png", "jpg", "jpeg", "gif", "webp", "bmp")
LARGEST_FILE = 100_000_000  # bytes; what is larger is hardly a picture for a conversation
QUALITIES = (88, 75, 60, 45)  # of JPEG, until the picture is small enough
# of PNG: a quarter of the usual time, a tenth larger; a photograph tells soon that it is one
QUICKLY = 80
SMALLER = 0.7  # when even the last is not


def offered(mime: QMimeData) -> list[QImage | Path]:
    """The pictures in what is pasted or dropped. Words beside a picture of them (office programs)
    count as words.
    """
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    pictures = [path for path in files if path.suffix.lower().lstrip(".") in ENDINGS]
    if pictures:
        return list(pictures)
    if mime.hasImage() and not mime.text().strip():
        image = QImage(mime.imageData())
        if image.isNull():
            return []
        return [image]
    return []


def prepared(source: QImage | Path | bytes) -> Picture | None:
    """The picture in the form that is sent; None when it is none, or far too large. Any thread."""
    image = _image_of(source)
    if image is None or image.isNull():
        return None
    return _encoded(_fitting(image, LONGEST_PX))


def thumbnail(picture: Picture, box: QSize, ratio: float) -> QPixmap:
    """The picture at the size that fits into `box`, sharp on a display with `ratio` dots per point."""
    image = QImage.fromData(QByteArray(picture.data))
    if image.isNull():  # a kept one that cannot be read any more
        return QPixmap()
    wanted = shown_size(picture, box)
    dots = QSize(max(1, round(wanted.width() * ratio)), max(1, round(wanted.height() * ratio)))
    scaled = image.scaled(
        dots, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap.fromImage(scaled)
    made.setDevicePixelRatio(ratio)
    return made


def shown_size(picture: Picture, box: QSize) -> QSize:
    """How large the picture is shown in `box`: never larger than it is."""
    whole = QSize(max(1, picture.width), max(1, picture.height))
    if whole.width() <= box.width() and whole.height() <= box.height():
        return whole
    return whole.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(12, 12))


def words_for(pictures: Sequence[Picture]) -> str:
    """What stands for pictures in plain text, with their sizes."""
    template = QCoreApplication.translate(
        "pictures", "[picture {width} \N{MULTIPLICATION SIGN} {height}]"
    )
    return " ".join(template.format(width=p.width, height=p.height) for p in pictures)


def _image_of(source: QImage | Path | bytes) -> QImage | None:
    if isinstance(source, QImage):
        return source
    if isinstance(source, Path):
        return _read(source)
    buffer = QBuffer()
    buffer.setData(QByteArray(source))
    return _made_by(QImageReader(buffer))


def _read(path: Path) -> QImage | None:
    try:
        # opening a pipe would wait for a writer
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return None
    except OSError:
        return None
    return _made_by(QImageReader(str(path)))


def _made_by(reader: QImageReader) -> QImage:
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)  # photographs lie on their side and say so
    size = reader.size()
    # JPEG is read small, many times as fast
    if size.isValid() and max(size.width(), size.height()) > LONGEST_PX:
        small = size.scaled(LONGEST_PX, LONGEST_PX, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small.expandedTo(QSize(1, 1)))
    return reader.read()


def _fitting(image: QImage, longest: int) -> QImage:
    if max(image.width(), image.height()) <= longest:
        return image
    if max(image.width(), image.height()) > 4 * longest:
        # roughly first: of the whole of a large one each point would be looked at
        image = image.scaled(2 * longest, 2 * longest, Qt.AspectRatioMode.KeepAspectRatio)
    size = (
        image.size()
        .scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
        .expandedTo(QSize(1, 1))
    )
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _encoded(image: QImage) -> Picture:
    """PNG keeps drawings and writing sharp as long as that is small; else JPEG."""
    png = _bytes(image, "PNG", QUICKLY)
    if len(png) <= MOST_BYTES // 3:
        return Picture(png, "image/png", image.width(), image.height())
    image = _on_white(image)
    while True:
        for data in (_bytes(image, "JPEG", quality) for quality in QUALITIES):
            if len(data) <= MOST_BYTES:
                return Picture(data, "image/jpeg", image.width(), image.height())
        image = _fitting(image, max(1, round(max(image.width(), image.height()) * SMALLER)))


def _on_white(image: QImage) -> QImage:
    """JPEG has no transparency: what is behind it would be black."""
    if not image.hasAlphaChannel():
        return image
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def _bytes(image: QImage, form: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, quality)  # type: ignore[call-overload]  # the stubs want bytes, the method a str
    return bytes(buffer.data().data())


def filter_of_files(words: str) -> str:
    """For a file dialog: "Pictures (*.png *.jpg …)"."""
    return f"{words} ({' '.join(f'*.{ending}' for ending in _both_cases(ENDINGS))})"


def _both_cases(endings: Iterable[str]) -> list[str]:
    return [written for ending in endings for written in (ending, ending.upper())]
