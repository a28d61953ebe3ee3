"""Pictures are taken from clipboard, mouse and files, made small, shown, taken out, and sent with
the words.
"""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.pictures import LONGEST_PX, MOST_BYTES, MOST_IN_MESSAGE, Picture
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.given_pictures import offered, prepared, thumbnail
from voicelive_desktop.gui.transcript.row_layout import LayoutCache
from voicelive_desktop.gui.transcript.transcript_model import display_text
from voicelive_desktop.gui.window import picture_adding
from voicelive_desktop.gui.window.composer import Composer
from voicelive_desktop.gui.window.message_input import MessageInput
from voicelive_desktop.gui.window.picture_adding import PictureAdding
from voicelive_desktop.gui.window.picture_strip import PictureStrip

READY = State(connection=con.Ready())
BLIND = Settings(
    target=Target.AZURE, endpoint="https://x.services.ai.azure.com", model="phi4-mm-realtime"
)


def image(width: int = 64, height: int = 48, *, noisy: bool = False) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.darkCyan)
    if noisy:
        dots = np.random.default_rng(1).integers(0, 255, (height, width, 4), np.uint8)
        made = QImage(dots.tobytes(), width, height, QImage.Format.Format_RGB32).copy()
    return made


def file(tmp_path: Path, name: str = "cat.png", picture: QImage | None = None) -> Path:
    path = tmp_path / name
    assert (picture or image()).save(str(path))
    return path


def dropped(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_small_drawing_stays_as_it_is_and_a_large_photograph_is_made_smaller(
    qapp: object, tmp_path: Path
) -> None:
    small = prepared(image())
    assert small is not None
    assert (small.mime, small.width, small.height) == ("image/png", 64, 48)
    large = prepared(file(tmp_path, "photo.jpg", image(4_000, 3_000, noisy=True)))
    assert large is not None
    assert (large.mime, max(large.width, large.height)) == ("image/jpeg", LONGEST_PX)
    assert abs(large.width / large.height - 4 / 3) < 0.01
    assert len(large.data) <= MOST_BYTES
    assert not QImage.fromData(large.data).isNull()


def test_what_is_no_picture_is_none(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("not a picture")
    assert prepared(tmp_path / "text.png") is None
    assert prepared(tmp_path / "missing.png") is None
    assert prepared(QImage()) is None


def test_transparent_parts_of_a_large_picture_are_white(qapp: object) -> None:
    clear = image(1_400, 1_400, noisy=True).convertToFormat(QImage.Format.Format_ARGB32)
    for x in range(700):
        for y in range(0, 1_400, 100):
            clear.setPixelColor(x, y, Qt.GlobalColor.transparent)
    clear.fill(Qt.GlobalColor.transparent)
    noise = image(1_400, 700, noisy=True)
    for y in range(700):
        for x in range(0, 1_400, 2):
            clear.setPixel(x, y, noise.pixel(x, y))
    made = prepared(clear)
    assert made is not None
    assert made.mime == "image/jpeg"
    assert QImage.fromData(made.data).pixelColor(700, 1_300).lightness() > 240


def test_words_beside_their_own_picture_count_as_words(qapp: object, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setImageData(image())
    assert len(offered(mime)) == 1
    mime.setText("copied from a letter")
    assert offered(mime) == []
    assert offered(dropped(file(tmp_path), tmp_path / "notes.txt")) == [tmp_path / "cat.png"]


class Bench:
    def __init__(self, qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> None:
        self.qtbot, self.feed = qtbot, feed
        feed.push(READY)
        self.composer = Composer(feed, intents, theme)
        qtbot.addWidget(self.composer)
        self.composer.resize(520, 140)
        self.composer.show()
        self.sent = QSignalSpy(wishes(intents, ev.TextSubmitted))

    def push(self, state: State) -> None:
        self.feed.push(state)
        self.qtbot.waitUntil(lambda: self.feed.state is state)

    def child(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.composer.findChild(kind, name)
        assert isinstance(found, QWidget), name
        return found

    @property
    def field(self) -> MessageInput:
        found = self.child(MessageInput, "message_input")
        assert isinstance(found, MessageInput)
        return found

    def pictures(self) -> tuple[Picture, ...]:
        found = self.child(PictureStrip, "picture_strip")
        assert isinstance(found, PictureStrip)
        return found.pictures

    def settle(self) -> None:
        """Until every given picture is there, or is said to be none."""
        adding = self.composer.findChild(PictureAdding)
        assert isinstance(adding, PictureAdding)
        self.qtbot.waitUntil(lambda: not adding.is_busy)

    def add(self, sources: list[QImage | Path]) -> None:
        self.composer.add_pictures(sources)
        self.settle()

    def note(self) -> str:
        label = self.child(QLabel, "composer_note")
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""

    def press(self, name: str) -> None:
        QTest.mouseClick(self.child(QToolButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def bench(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, feed, intents, theme)


def test_a_pasted_picture_is_shown_and_sent_with_the_words(bench: Bench) -> None:
    QGuiApplication.clipboard().setImage(image())
    QTest.keySequence(bench.field, QKeySequence(QKeySequence.StandardKey.Paste))
    bench.settle()
    assert len(bench.pictures()) == 1
    assert bench.child(QLabel, "picture_1").isVisible()
    QTest.keyClicks(bench.field, "what is this")
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.sent.count() == 1
    ((text, replaces, pictures),) = bench.sent.at(0)
    assert (text, replaces, pictures[0].width) == ("what is this", None, 64)
    assert bench.pictures() == ()
    assert bench.field.text() == ""


def test_a_picture_goes_without_words_too(bench: Bench) -> None:
    assert not bench.child(QToolButton, "send_button").isEnabled()
    bench.add([image()])
    bench.press("send_button")
    assert bench.sent.at(0)[0][0] == ""


def test_a_message_sent_before_its_picture_is_there_waits_for_it(bench: Bench) -> None:
    bench.composer.add_pictures([image()])
    QTest.keyClicks(bench.field, "what is this")
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.sent.count() == 0
    bench.settle()
    assert [(text, len(pictures)) for ((text, _, pictures),) in map(bench.sent.at, (0,))] == [
        ("what is this", 1)
    ]


def test_a_message_stays_when_its_picture_turns_out_to_be_none(
    bench: Bench, tmp_path: Path
) -> None:
    QTest.keyClicks(bench.field, "what is this")
    bench.composer.add_pictures([tmp_path / "missing.png"])
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    bench.settle()
    assert bench.sent.count() == 0
    assert bench.field.text() == "what is this"
    assert "not a picture" in bench.note()


def test_a_picture_that_comes_late_is_not_put_to_another_message(bench: Bench) -> None:
    bench.composer.add_pictures([image()])
    bench.composer.begin_note()
    bench.composer.end_editing()
    bench.add([image(20, 20)])
    assert [picture.width for picture in bench.pictures()] == [20]


def test_pictures_are_made_off_the_windows_thread(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_on = []

    def watched(source: QImage | Path | bytes) -> Picture | None:
        made_on.append(threading.current_thread())
        return prepared(source)

    monkeypatch.setattr(picture_adding, "prepared", watched)
    bench.add([image()])
    assert made_on
    assert threading.main_thread() not in made_on


def test_a_picture_can_be_taken_out_again(bench: Bench) -> None:
    bench.add([image(10, 10), image(20, 20), image(30, 30)])
    bench.press("picture_remove_2")
    assert [p.width for p in bench.pictures()] == [10, 30]
    bench.press("picture_remove_1")
    bench.press("picture_remove_1")
    assert bench.pictures() == ()
    assert not bench.child(QToolButton, "send_button").isEnabled()


def test_pictures_dropped_on_the_transcript_are_meant_for_the_message(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    bench.composer.take_pictures_dropped_on(pane)
    mime = dropped(file(tmp_path), file(tmp_path, "dog.bmp"))
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mime, buttons, none)
    # Qt delivers drops only to the widget under a real mouse
    assert bench.composer.eventFilter(pane, drop)
    bench.settle()
    assert len(bench.pictures()) == 2


def test_the_button_asks_for_files(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.press("picture_button")
    dialog = bench.composer.findChild(QFileDialog, "picture_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(file(tmp_path))])
    bench.settle()
    assert len(bench.pictures()) == 1
    dialog.reject()
    qtbot.waitUntil(lambda: bench.composer.findChild(QFileDialog, "picture_dialog") is None)


def test_what_cannot_be_added_is_said(bench: Bench, tmp_path: Path) -> None:
    bench.add([tmp_path / "missing.png"])
    assert "not a picture" in bench.note()
    bench.add([image()] * (MOST_IN_MESSAGE + 1))
    assert "up to 4 pictures" in bench.note()
    assert len(bench.pictures()) == MOST_IN_MESSAGE


def test_a_model_that_does_not_look_at_pictures_gets_none(bench: Bench) -> None:
    bench.push(replace(READY, settings=BLIND, current=replace(READY.current, running=BLIND)))
    bench.add([image()])
    assert bench.pictures() == ()
    assert bench.note().startswith("phi4-mm-realtime does not accept pictures.")
    bench.push(READY)
    bench.add([image()])
    assert bench.note() == ""
    bench.push(replace(READY, settings=BLIND, current=replace(READY.current, running=BLIND)))
    bench.press("send_button")
    assert bench.sent.count() == 0
    assert bench.note()
    assert len(bench.pictures()) == 1, "nothing is lost"


def test_editing_a_message_brings_its_pictures_back(bench: Bench) -> None:
    picture = prepared(image())
    assert picture is not None
    row = Item(ItemId("u1"), Role.USER, "look", Status.FINAL, typed=True, pictures=(picture,))
    bench.push(replace(READY, conversation=Conversation().add(row)))
    bench.composer.edit("look", "u1")
    assert bench.pictures() == (picture,)
    bench.composer.end_editing()
    assert bench.pictures() == ()
    bench.composer.edit("look", "u1")
    bench.press("send_button")
    assert bench.sent.at(0)[0][:2] == ("look", "u1")
    assert not bench.composer.is_editing


def test_a_row_has_room_for_its_pictures_and_says_so_in_plain_text(qapp: object) -> None:
    wide, small = Picture(b"", "image/png", 2_000, 500), Picture(b"", "image/png", 40, 30)
    layouts = LayoutCache()
    plain = Item(ItemId("a"), Role.USER, "look", Status.FINAL)
    both = replace(plain, id=ItemId("b"), pictures=(wide, small, wide, wide))
    row = layouts.row(both, 700)
    assert row.height > layouts.row(plain, 700).height + 60
    boxes = [box for _, box in row.pictures]
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert max(box.right() for box in boxes) <= layouts.metrics(700).measure
    assert (boxes[1].width(), boxes[1].height()) == (40, 30)
    assert (
        display_text(replace(plain, pictures=(small,)))
        == "look [picture 40 \N{MULTIPLICATION SIGN} 30]"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes of this kind")
def test_a_pipe_with_the_name_of_a_picture_is_none(tmp_path: Path, qapp: QGuiApplication) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert prepared(tmp_path / "a.png") is None
    (tmp_path / "folder.png").mkdir()
    assert prepared(tmp_path / "folder.png") is None


@pytest.mark.parametrize(("width", "height"), [(20_000, 3), (3, 20_000)])
def test_a_picture_of_any_shape_keeps_a_side(
    tmp_path: Path, width: int, height: int, qapp: QGuiApplication
) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(tmp_path / "long.png"))
    for source in (image, tmp_path / "long.png"):
        picture = prepared(source)
        assert picture is not None
        assert sorted((picture.width, picture.height)) == [1, LONGEST_PX]


def test_a_kept_picture_that_is_none_any_more_is_nothing_to_see(qapp: QGuiApplication) -> None:
    assert thumbnail(Picture(b"no picture", "image/png", 9, 9), QSize(5, 5), 1.0).isNull()
