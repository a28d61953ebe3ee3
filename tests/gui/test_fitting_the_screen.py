"""The window never opens larger than the screen, and Start and the message field stay in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from voicelive_desktop.domain.facts.functions import Hands, OfferedFunction, WaitingCall, Why
from voicelive_desktop.domain.facts.notices import MicrophoneSoundNotice
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.domain.words.kinds import AvatarKind
from voicelive_desktop.gui.window import window_memory
from voicelive_desktop.gui.window.window_memory import DECORATION, fit_to_screen

SCREENS = [
    QRect(0, 0, 760, 540),
    QRect(0, 0, 1024, 600),
    QRect(0, 0, 1366, 728),
    QRect(0, 0, 1920, 1200),
    QRect(1920, 40, 1280, 720),
    QRect(0, 0, 3840, 2160),
    QRect(0, 0, 640, 400),
]


@pytest.mark.parametrize(
    "screen", SCREENS, ids=lambda screen: f"{screen.width()}x{screen.height()}"
)
def test_the_first_window_fits_and_what_matters_is_in_it(
    parts: gallery.Parts, screen: QRect
) -> None:
    window = parts.window
    fit_to_screen(window, screen)
    QTest.qWait(20)
    assert window.width() <= screen.width() - DECORATION.width()
    assert window.height() <= screen.height() - DECORATION.height()
    for name in ("start_button", "message_input", "send_button", "mute_button"):
        widget = named(parts, name)
        assert widget.isVisible(), name
        corner = widget.mapTo(window, widget.rect().bottomRight())
        assert window.rect().contains(corner), f"{name} at {corner} of {window.size()}"


def test_a_window_left_large_on_another_screen_fits_this_one(parts: gallery.Parts) -> None:
    window = parts.window
    window.setGeometry(2500, 1200, 1800, 1100)
    left = window_memory.picture_of(window)
    window.resize(900, 600)
    window_memory.restore(window, left)
    fit_to_screen(window, QRect(0, 0, 1366, 728))
    QTest.qWait(20)
    assert QRect(0, 0, 1366, 728).contains(window.geometry())


def test_a_window_of_an_unplugged_screen_comes_back_and_another_stays(parts: gallery.Parts) -> None:
    watch, screen = window_memory.ScreenWatch(parts.window), parts.window.screen()
    parts.window.resize(760, 540)
    parts.window.move(20, 30)
    watch.bring_back()
    assert (parts.window.x(), parts.window.y()) == (20, 30)
    parts.window.move(screen.geometry().right() - 90, 30)
    watch.bring_back()
    assert screen.geometry().contains(parts.window.geometry())


def test_what_was_unfolded_and_dragged_comes_back(parts: gallery.Parts) -> None:
    named(parts, "studio_toggle").click()  # type: ignore[attr-defined]
    left = window_memory.picture_of(parts.window)
    assert left["studio"] is True
    named(parts, "studio_toggle").click()  # type: ignore[attr-defined]
    window_memory.restore(parts.window, {**left, "side_width": 420, "side": [True, False]})
    assert named(parts, "talk_mode_combo").isVisible()
    assert window_memory.picture_of(parts.window)["side_width"] == 420


def test_the_first_steps_are_whole_on_a_small_laptop_screen(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    fit_to_screen(parts.window, QRect(0, 0, 1366, 728))
    parts.window.offer_welcome()
    page = named(parts, "start_page")
    assert isinstance(page, QScrollArea)
    qtbot.waitUntil(lambda: named(parts, "welcome_next_button").isVisible())
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("size", [(1020, 570), (1240, 780)], ids=str)
def test_a_banner_takes_its_room_from_the_orb(
    parts: gallery.Parts, qtbot: QtBot, size: tuple[int, int]
) -> None:
    parts.window.resize(*size)
    connecting = gallery.STATES["connecting"]()
    parts.feed.push(connecting)
    page = named(parts, "start_page")
    assert isinstance(page, QScrollArea)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)
    parts.feed.push(
        replace(
            connecting,
            program=replace(
                connecting.program, notices=gallery.STATES["refused"]().program.notices
            ),
        )
    )
    qtbot.waitUntil(lambda: named(parts, "banner").height() > 30)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)
    parts.feed.push(connecting)
    qtbot.waitUntil(lambda: not named(parts, "banner").isVisible())
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)


def test_a_notice_takes_its_room_from_the_rows_as_well_as_from_a_face(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.window.resize(760, 540)
    talking = gallery.listening()
    talking = replace(
        talking,
        current=replace(
            talking.current, running=replace(talking.current.running, avatar_type=AvatarKind.VIDEO)
        ),
    )
    parts.feed.push(talking)
    view, rows = named(parts, "avatar_view"), named(parts, "transcript")
    qtbot.waitUntil(view.isVisible)
    QTest.qWait(20)
    before = view.height(), rows.height()
    notices = (MicrophoneSoundNotice(Failure(FailureKind.NO_ENDPOINT)),)
    parts.feed.push(replace(talking, program=replace(talking.program, notices=notices)))
    banner = named(parts, "banner")
    qtbot.waitUntil(lambda: banner.height() > 30)

    def is_shared() -> bool:
        face, lines = before[0] - view.height(), before[1] - rows.height()
        return bool(0 < face <= banner.height() / 2 <= lines)

    qtbot.waitUntil(is_shared)


def test_a_call_that_waits_is_seen_whole_in_the_smallest_window_below_a_banner(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.window.resize(760, 540)
    button: QPushButton = named(parts, "call_conversation_button")  # type: ignore[assignment]
    # as long as in other languages: two lines
    button.setText("In diesem Gespräch immer wieder erlauben  Alt+2")
    call = WaitingCall(
        CallId("c"), ItemId("c"), "add_to_list", '{"item": "milk", "list": "food"}', Why.CONSENT
    )
    told = OfferedFunction(
        "own:add_to_list", "add_to_list", "Add something to the list, such as milk."
    )
    hands = Hands(functions=(told,), waiting=(call,))
    notices = (MicrophoneSoundNotice(Failure(FailureKind.NO_ENDPOINT)),)
    parts.feed.push(
        replace(
            gallery.listening(),
            hands=hands,
            program=replace(gallery.listening().program, notices=notices),
        )
    )
    card = named(parts, "call_card")

    qtbot.waitUntil(lambda: card.isVisible() and card.height() >= card.minimumSizeHint().height())
    bottom = named(parts, "call_deny_button")
    assert card.rect().contains(bottom.mapTo(card, bottom.rect().bottomRight()))


def test_the_first_steps_can_be_pressed_in_the_least_window(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.window.resize(760, 540)
    parts.window.offer_welcome()
    page = named(parts, "start_page")
    assert isinstance(page, QScrollArea)
    seen = page.viewport().rect()
    for name in ("welcome_microphone_button", "welcome_skip_button", "welcome_next_button"):
        button = named(parts, name)

        def is_whole(button: QWidget = button) -> bool:
            return seen.contains(button.mapTo(page.viewport(), button.rect().bottomRight()))

        qtbot.waitUntil(is_whole)
