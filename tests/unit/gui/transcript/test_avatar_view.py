"""The pane of the avatar: there in a session that has one, fitted, and in a window of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import SessionFacts, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import AvatarKind, AvatarPlace
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.avatar_grip import AvatarGrip
from voicelive_desktop.gui.transcript.avatar_pane import LEAST_WIDTH, ROWS_BESIDE, AvatarPane
from voicelive_desktop.gui.transcript.avatar_view import CLEAR_AFTER, FADE, fitted

WITH_AVATAR = State(
    connection=con.Ready(), current=SessionFacts(running=Settings(avatar_type=AvatarKind.VIDEO))
)
RED, BLUE = QColor("#ff0000"), QColor("#0000ff")
BLUE_AT = 64 + 16 * 8 * 4


@dataclass(frozen=True)
class Picture:
    count: int
    offset: int = 64
    width: int = 16
    height: int = 8
    is_at_rest: bool = False


class Source:
    """A red picture and a blue one in a file."""

    def __init__(self, folder: Path) -> None:
        path = folder / "pictures"
        path.write_bytes(bytes(64) + bytes((0, 0, 255, 255)) * 128 + bytes((255, 0, 0, 255)) * 128)
        self.pictures = str(path)
        self.picture: Picture | None = None
        self.seen: list[bool] = []
        self.waited_s: float | None = None
        self.is_given_up = False
        self.face = 0

    def look(self) -> Picture | None:
        return self.picture

    def set_seen(self, seen: bool) -> None:
        self.seen.append(seen)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path)


@pytest.fixture
def pane(
    qtbot: QtBot, feed: StateFeed, theme: Theme, source: Source, intents: Intents
) -> AvatarPane:
    made = AvatarPane(feed, theme, intents)
    qtbot.addWidget(made)
    made.view.follow(source)
    made.resize(320, 180)
    return made


def push(qtbot: QtBot, feed: StateFeed, state: State) -> None:
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)


def middle(pane: AvatarPane) -> QColor:
    picture = pane.view.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2)


def test_it_is_there_in_a_session_with_an_avatar_only(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed
) -> None:
    assert pane.isHidden()
    push(qtbot, feed, WITH_AVATAR)
    assert not pane.isHidden()
    push(qtbot, feed, State())
    assert pane.isHidden()


def test_it_shows_the_picture_of_the_shared_file(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    pane.view.advance()
    before = middle(pane)
    source.picture = Picture(1)
    pane.view.advance()
    assert before != RED
    assert middle(pane) == RED


RED_TALK, BLUE_TALK = Picture(1), Picture(2, BLUE_AT)
RED_REST, BLUE_REST = Picture(3, is_at_rest=True), Picture(4, BLUE_AT, is_at_rest=True)


@pytest.mark.parametrize(
    ("pictures", "left"),
    [
        ([RED_TALK, BLUE_TALK], RED),
        ([RED_TALK, BLUE_REST, Picture(9)], BLUE),
        ([RED_REST, BLUE_TALK], RED),
        ([RED_REST, BLUE_REST], RED),
        ([RED_REST, replace(BLUE_REST, count=3 + CLEAR_AFTER), Picture(99)], BLUE),
    ],
    ids=["the first", "the one at rest", "the one at rest", "no copy of each", "the newest"],
)
def test_when_nobody_speaks_any_more_the_face_is_one_at_rest(
    qtbot: QtBot,
    pane: AvatarPane,
    feed: StateFeed,
    source: Source,
    pictures: list[Picture],
    left: QColor,
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    for picture in pictures:
        source.picture = picture
        pane.view.advance()
        assert middle(pane) == (BLUE if picture.offset == BLUE_AT else RED)
    source.picture = None
    for _ in range(FADE + 1):
        pane.view.advance()
    assert middle(pane) == left


@pytest.mark.parametrize("still", [False, True])
def test_the_last_picture_fades_away_and_a_new_one_comes_at_once(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source, still: bool
) -> None:
    push(qtbot, feed, replace(WITH_AVATAR, settings=Settings(reduced_motion=still)))
    for picture in (RED_REST, BLUE_TALK, None):
        source.picture = picture
        pane.view.advance()
    pane.view.advance()
    assert (middle(pane) == RED) is still
    source.picture = replace(BLUE_TALK, count=9)
    pane.view.advance()
    assert middle(pane) == BLUE


def test_another_face_takes_nothing_over(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    source.picture = RED_REST
    pane.view.advance()
    source.picture, source.face = None, 1
    pane.view.advance()
    assert middle(pane) != RED
    source.picture = replace(BLUE_TALK, count=9)
    pane.view.advance()
    source.picture = None
    pane.view.advance()
    assert middle(pane) == BLUE


def test_it_says_how_long_the_first_picture_takes(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    pane.view.advance()
    before = pane.view.grab().toImage()
    source.waited_s = 3.2
    pane.view.advance()
    assert "3 s" in pane.view._placeholder()
    assert pane.view.grab().toImage() != before
    source.waited_s, source.is_given_up = None, True
    pane.view.advance()
    assert "didn't come" in pane.view._placeholder()


def test_the_source_knows_whether_anybody_sees_it(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    pane.show()
    push(qtbot, feed, WITH_AVATAR)
    assert source.seen[-1:] == [True]
    pane.hide()
    assert source.seen[-1:] == [False]
    pane.show()
    assert source.seen[-1:] == [True]
    push(qtbot, feed, State())
    assert source.seen[-1:] == [False]


@pytest.fixture
def intents(feed: StateFeed) -> Intents:
    """What is chosen is shown."""
    made = Intents()

    def choose(wish: Any) -> None:
        values = dict(wish.changes)
        feed.push(replace(feed.state, settings=replace(feed.state.settings, **values)))

    made.wanted.connect(choose)
    return made


def test_the_button_takes_it_out_and_closing_brings_it_back(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed
) -> None:
    push(qtbot, feed, replace(WITH_AVATAR, settings=Settings(avatar_place=AvatarPlace.BESIDE)))
    button = pane.findChild(QToolButton, "avatar_detach_button")
    assert button is not None
    button.click()
    qtbot.waitUntil(pane.isHidden)
    alone = pane.view.window()
    assert alone is not pane.window()
    alone.close()
    qtbot.waitUntil(lambda: not pane.isHidden())
    assert pane.view.window() is pane.window()
    assert feed.state.settings.avatar_place == "beside", "where it stood before"


def test_the_end_of_the_session_closes_its_window(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed
) -> None:
    push(qtbot, feed, replace(WITH_AVATAR, settings=Settings(avatar_place=AvatarPlace.WINDOW)))
    assert pane.view.window().isVisible()
    push(qtbot, feed, State(settings=Settings(avatar_place=AvatarPlace.WINDOW)))
    assert pane.isHidden()
    assert pane.view.window() is pane.window()


@pytest.mark.parametrize("share", [15, 40, 80])
def test_beside_the_rows_it_takes_its_share_and_leaves_them_room(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, share: int
) -> None:
    settings = Settings(avatar_place=AvatarPlace.BESIDE, avatar_size=share)
    push(qtbot, feed, replace(WITH_AVATAR, settings=settings))
    for width in (728, 1_200):
        taken = pane.width_beside(width)
        assert width - taken >= 300
        limited = max(LEAST_WIDTH, min(width * share / 100, width - ROWS_BESIDE))
        assert taken == pytest.approx(limited, abs=1)


@pytest.mark.parametrize(
    ("place", "way"), [(AvatarPlace.ABOVE, QPoint(0, 40)), (AvatarPlace.BESIDE, QPoint(-40, 0))]
)
def test_its_edge_is_dragged_and_the_settings_keep_the_size(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, place: AvatarPlace, way: QPoint
) -> None:
    push(qtbot, feed, replace(WITH_AVATAR, settings=Settings(avatar_place=place)))
    pane.give_room(400, 400)
    pane.width_beside(400)
    grip = pane.findChild(AvatarGrip)
    assert grip is not None
    begin = QPoint(2, 2)
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(grip, begin + way)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin + way)
    qtbot.waitUntil(lambda: feed.state.settings.avatar_size == 50)
    QTest.mouseMove(grip, begin)  # nobody holds it
    assert feed.state.settings.avatar_size == 50


def test_its_own_window_is_where_it_was_left(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, theme: Theme, intents: Intents
) -> None:
    assert pane.own_window.place_left() == b"", "nobody has seen it"
    push(qtbot, feed, replace(WITH_AVATAR, settings=Settings(avatar_place=AvatarPlace.WINDOW)))
    pane.own_window.setGeometry(40, 50, 300, 200)
    again = AvatarPane(feed, theme, intents)
    qtbot.addWidget(again)
    again.own_window.put(QByteArray(pane.own_window.place_left()))
    assert again.own_window.size() == QSize(300, 200)
    again.own_window.put(QByteArray(b"nonsense"))
    assert again.own_window.size() == QSize(300, 200)
    for window in (pane.own_window, again.own_window):
        window.hide()


@pytest.mark.parametrize("room", [QSize(400, 400), QSize(900, 100), QSize(161, 90)])
def test_a_picture_is_fitted_without_distortion(room: QSize) -> None:
    place = fitted(QSize(640, 360), room)
    assert place.width() / place.height() == pytest.approx(16 / 9, rel=0.03)
    assert place.width() <= room.width()
    assert place.height() <= room.height()
    assert place.center().x() == pytest.approx(room.width() / 2)
