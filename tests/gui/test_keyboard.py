"""The window by keyboard alone: where the focus is, what Space does, and the way round the regions."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.functions import RunningCall, WaitingCall, Why
from voicelive_desktop.domain.facts.state import Log, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.domain.words.kinds import Appearance, TalkMode
from voicelive_desktop.gui.dialogs.shortcuts import ShortcutsDialog
from voicelive_desktop.gui.transcript.row_bar import RowBar
from voicelive_desktop.gui.window import call_card
from voicelive_desktop.gui.window.message_input import MessageInput


def by_key(state: State) -> State:
    """The same with push-to-talk."""
    return replace(state, settings=Settings(talk_mode=TalkMode.PUSH))


def focus(parts: gallery.Parts) -> str:
    return parts.window.focusWidget().objectName()


def push(parts: gallery.Parts, qtbot: QtBot, state: State) -> None:
    parts.feed.push(state)
    qtbot.waitUntil(lambda: parts.feed.state is state)


@pytest.fixture
def talking(parts: gallery.Parts, qtbot: QtBot) -> gallery.Parts:
    """In a conversation with push-to-talk."""
    parts.window.activateWindow()
    push(parts, qtbot, by_key(gallery.listening()))
    return parts


@pytest.mark.parametrize(
    "name",
    [
        "start_button",
        "mute_button",
        "target_combo",
        "transcript",
        "settings_button",
        "volume_slider",
        "orb",
    ],
)
def test_space_talks_wherever_no_text_has_the_focus(
    talking: gallery.Parts, name: str, qtbot: QtBot
) -> None:
    pressed, released = (
        QSignalSpy(wishes(talking.intents, ev.TalkPressed)),
        QSignalSpy(wishes(talking.intents, ev.TalkReleased)),
    )
    others = [
        QSignalSpy(wishes(talking.intents, ev.EndRequested)),
        QSignalSpy(wishes(talking.intents, ev.MuteChosen)),
    ]
    widget = named(talking, name)
    widget.setFocus()
    assert focus(talking) == name
    QTest.keyPress(widget, Qt.Key.Key_Space)
    QTest.keyRelease(widget, Qt.Key.Key_Space)
    # a release counts once no repeat has followed it
    qtbot.waitUntil(lambda: released.count() > 0)
    assert (pressed.count(), released.count()) == (1, 1)
    assert [spy.count() for spy in others] == [0, 0]


def test_enter_is_left_to_press_buttons(talking: gallery.Parts) -> None:
    ended = QSignalSpy(wishes(talking.intents, ev.EndRequested))
    button = named(talking, "start_button")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert ended.count() == 1


def test_a_space_in_the_message_is_a_space(talking: gallery.Parts) -> None:
    pressed = QSignalSpy(wishes(talking.intents, ev.TalkPressed))
    field = named(talking, "message_input")
    field.setFocus()
    QTest.keyClicks(field, "a b")
    assert pressed.count() == 0
    assert field.property("plainText") == "a b"


@pytest.mark.parametrize("name", ["start_button", "mute_button", "studio_toggle", "speaker_button"])
def test_after_a_click_space_talks_again(talking: gallery.Parts, qtbot: QtBot, name: str) -> None:
    named(talking, "message_input").setFocus()
    QTest.mouseClick(named(talking, name), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: focus(talking) == "transcript")


def test_before_anything_was_said_a_click_leads_to_the_start_page(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, by_key(gallery.new_session()))
    QTest.mouseClick(named(parts, "mute_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: focus(parts) == "start_page")


def test_with_an_open_microphone_a_click_leads_back_to_the_message(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, gallery.listening())
    named(parts, "transcript").setFocus()
    QTest.mouseClick(named(parts, "mute_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: focus(parts) == "message_input")


def test_who_chooses_push_to_talk_while_typing_can_talk_at_once(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, gallery.listening())
    named(parts, "message_input").setFocus()
    push(parts, qtbot, by_key(gallery.listening()))
    assert focus(parts) == "transcript"


def _opens_something(button: QAbstractButton) -> bool:
    """Whether the focus rightly goes elsewhere: into a menu, a dialog, the settings or the rows."""
    menus = (
        "menu_button",
        "microphone_menu_button",
        "profile_menu_button",
        "settings_button",
        "library_button",
    )
    dialogs = ("picture_button", "sound_check_button", "connect_azure_button", "banner_remedy_0")
    asks = button.text().endswith("…")  # as our words have it
    return asks or button.objectName() in {*menus, *dialogs} or isinstance(button.parent(), RowBar)


@pytest.mark.parametrize("mode", ["open", "push"])
@pytest.mark.parametrize("state", [gallery.ready, gallery.speaking, gallery.refused])
def test_no_click_leaves_the_keyboard_on_a_button_or_nowhere(
    parts: gallery.Parts, qtbot: QtBot, state: Callable[[], State], mode: str
) -> None:
    parts.window.activateWindow()
    push(parts, qtbot, replace(state(), settings=Settings(talk_mode=TalkMode(mode))))
    QTest.qWait(200)
    home = {"open": {"message_input"}, "push": {"transcript", "start_page"}}[mode]
    buttons = [
        button
        for button in parts.window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and not _opens_something(button)
    ]
    for place in (
        *buttons,
        named(parts, "stage"),
        named(parts, "header"),
        named(parts, "waveform_frame"),
    ):
        if place.isVisible():
            named(parts, "target_combo").setFocus()
            QTest.mouseClick(place, Qt.MouseButton.LeftButton)
            qtbot.waitUntil(lambda: focus(parts) in home)
    assert len(buttons) > 6


def test_a_button_that_goes_leaves_the_keyboard_to_the_message_and_to_no_other_button(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.window.activateWindow()
    push(parts, qtbot, replace(gallery.refused(), log=Log("/home/me/talk.vllog")))
    stop = named(parts, "log_stop_button")
    # wherever Qt would go on to: the last control of a part is followed by another part's first
    QWidget.setTabOrder(stop, named(parts, "banner_remedy_0"))
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    push(parts, qtbot, gallery.refused())
    qtbot.waitUntil(lambda: focus(parts) == "message_input")


def test_what_is_typed_over_the_rows_goes_into_the_message(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, gallery.listening())
    rows = named(parts, "transcript")
    rows.setFocus()
    QTest.keyClicks(rows, "Hi")
    assert focus(parts) == "message_input"
    assert named(parts, "message_input").property("plainText") == "Hi"


def test_the_find_bar_keeps_the_keyboard_while_one_steps(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, gallery.odd_rows())
    QTest.keyClick(parts.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(named(parts, "find_input"), "e")
    QTest.mouseClick(named(parts, "find_next_button"), Qt.MouseButton.LeftButton)
    assert focus(parts) == "find_input"


def test_a_closed_list_gives_the_focus_back(talking: gallery.Parts, qtbot: QtBot) -> None:
    for name in ("microphone_combo", "target_combo"):
        combo = named(talking, name)
        named(talking, "message_input").setFocus()
        combo.showPopup()  # type: ignore[attr-defined]
        combo.hidePopup()  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: focus(talking) == "transcript")


def test_enter_opens_a_list_where_space_talks(talking: gallery.Parts) -> None:
    for name in ("target_combo", "microphone_combo"):
        combo = named(talking, name)
        assert isinstance(combo, QComboBox)
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Return)
        assert combo.view().isVisible()
        combo.hidePopup()


@pytest.mark.parametrize("state", [gallery.ready, gallery.speaking])
def test_esc_closes_the_palette_before_it_stops_anything(
    parts: gallery.Parts, qtbot: QtBot, state: Callable[[], State]
) -> None:
    parts.window.activateWindow()
    push(parts, qtbot, state())
    asked = QSignalSpy(wishes(parts.intents, ev.StopRequested))
    QTest.keyClick(parts.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = parts.window.focusWidget()
    assert field.objectName() == "palette_input"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert asked.count() == 0
    qtbot.waitUntil(lambda: focus(parts) == "message_input")


@pytest.mark.parametrize(
    ("size", "place", "closes"),
    [
        ((760, 540), "message_input", True),
        ((1240, 780), "settings_search", True),
        ((1240, 780), "message_input", False),
    ],
)
def test_esc_closes_the_settings_over_the_conversation_or_with_the_focus_in_them(
    parts: gallery.Parts, qtbot: QtBot, size: tuple[int, int], place: str, closes: bool
) -> None:
    parts.window.resize(*size)
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    named(parts, place).setFocus()
    push(parts, qtbot, gallery.speaking())
    QTest.keyClick(named(parts, place), Qt.Key.Key_Escape)
    assert named(parts, "settings_panel").isVisible(), "first the assistant falls silent"
    push(parts, qtbot, gallery.ready())
    QTest.keyClick(named(parts, place), Qt.Key.Key_Escape)
    assert named(parts, "settings_panel").isVisible() != closes
    if closes:
        assert focus(parts) == "message_input"


def test_what_opens_while_the_focus_goes_back_keeps_it(parts: gallery.Parts, qtbot: QtBot) -> None:
    window = parts.window
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: focus(parts) == "palette_input")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    # at once: the focus is still on its way back
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)  # every step that was put off has been taken
    assert focus(parts) == "palette_input"


def test_f6_goes_round_the_regions_in_sight_and_back(parts: gallery.Parts, qtbot: QtBot) -> None:
    push(parts, qtbot, gallery.listening())
    named(parts, "message_input").setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(parts.window, Qt.Key.Key_F6)
        seen.append(focus(parts))
    assert seen == ["mute_button", "target_combo", "transcript", "message_input"]
    QTest.keyClick(parts.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focus(parts) == "transcript"
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    named(parts, "mute_button").setFocus()
    QTest.keyClick(parts.window, Qt.Key.Key_F6)
    assert named(parts, "settings_panel").isAncestorOf(parts.window.focusWidget())


@pytest.mark.parametrize(
    "keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier], ids=str
)
def test_f6_leads_first_of_all_to_a_call_that_waits_and_then_on(
    parts: gallery.Parts, qtbot: QtBot, keys: Qt.KeyboardModifier
) -> None:
    state = gallery.listening()
    call = WaitingCall(CallId("c1"), ItemId("i1"), "open_door", "{}", Why.CONSENT)
    for start in ("message_input", "target_combo", "mute_button"):
        named(parts, start).setFocus()
        new = replace(call, call_id=CallId(start))
        push(parts, qtbot, replace(state, hands=replace(state.hands, waiting=(new,))))
        QTest.keyClick(parts.window, Qt.Key.Key_F6, keys)
        assert named(parts, "call_card").isAncestorOf(parts.window.focusWidget()), start
    QTest.keyClick(parts.window, Qt.Key.Key_F6)
    assert focus(parts) == "message_input"
    QTest.keyClick(parts.window, Qt.Key.Key_F6)
    assert focus(parts) == "mute_button", "looked at once, it stands in no one's way"


@pytest.mark.parametrize("start", ["message_input", "target_combo", "mute_button"])
def test_the_key_of_an_action_leads_to_it_from_anywhere_and_allows_nothing(
    parts: gallery.Parts, qtbot: QtBot, start: str
) -> None:
    wished: list[object] = []
    wishes(parts.intents, ev.CallDecided).connect(wished.append)
    parts.window.resize(760, 540)
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    state = gallery.listening()
    call = WaitingCall(CallId("c1"), ItemId("i1"), "open_door", "{}", Why.CONSENT)
    push(parts, qtbot, replace(state, hands=replace(state.hands, waiting=(call,))))
    named(parts, start).setFocus()
    QTest.keyClick(parts.window.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert focus(parts) == "call_once_button"
    assert not named(parts, "settings_panel").isVisible(), "it made way"
    field = named(parts, "message_input")
    assert isinstance(field, MessageInput)
    assert field.toPlainText() == ""
    QTest.qWait(call_card.DEAD_MS + 50)
    assert wished == []
    QTest.keyClick(parts.window.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert wished == [("c1", "once")]


def test_f6_leads_to_cancel_of_a_call_that_runs_and_never_stops_at_one_without(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    state = gallery.listening()
    long_ago = time.time() - 60
    mine = RunningCall(CallId("c1"), "open_door", "{}", long_ago)
    served = replace(mine, call_id=CallId("c2"), server="kitchen")
    named(parts, "message_input").setFocus()
    push(parts, qtbot, replace(state, hands=replace(state.hands, running=(mine,))))
    QTest.keyClick(parts.window, Qt.Key.Key_F6)
    assert focus(parts) == "call_cancel_button"
    push(parts, qtbot, replace(state, hands=replace(state.hands, running=(served,))))
    named(parts, "transcript").setFocus()
    QTest.keyClick(parts.window, Qt.Key.Key_F6)
    assert focus(parts) == "message_input", "nothing to do at a call of the service"


def test_settings_that_lie_over_a_call_make_way_for_it(parts: gallery.Parts, qtbot: QtBot) -> None:
    parts.window.resize(760, 540)
    settings = named(parts, "settings_button")
    assert isinstance(settings, QAbstractButton)
    settings.click()
    qtbot.waitUntil(named(parts, "settings_panel").isVisible)
    state = gallery.listening()
    call = WaitingCall(CallId("c1"), ItemId("i1"), "open_door", "{}", Why.CONSENT)
    push(parts, qtbot, replace(state, hands=replace(state.hands, waiting=(call,))))
    QTest.keyClick(parts.window, Qt.Key.Key_F6)
    assert named(parts, "call_card").isAncestorOf(parts.window.focusWidget())
    assert not named(parts, "settings_panel").isVisible()


def test_what_has_the_focus_is_in_sight_from_whichever_side_it_came(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.window.resize(760, 540)
    parts.window.offer_welcome()
    page = named(parts, "start_page")
    assert isinstance(page, QScrollArea)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    named(parts, "picture_button").setFocus()
    QTest.keyClick(named(parts, "picture_button"), Qt.Key.Key_Backtab)
    button = parts.window.focusWidget()
    assert button.objectName() == "connect_azure_button"
    assert (
        page.viewport()
        .rect()
        .contains(button.rect().translated(button.mapTo(page.viewport(), QPoint())))
    )


def test_the_tab_key_goes_header_conversation_message_bar_settings(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, gallery.listening())
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    regions = ["header", "transcript_pane", "composer_frame", "bottom_bar", "settings_panel"]
    order: list[str] = []
    first = stop = named(parts, "target_combo")
    while True:
        region = next((name for name in regions if named(parts, name).isAncestorOf(stop)), "")
        takes_tab = (
            bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and stop.isVisible()
            and stop.isEnabled()
        )
        if region and takes_tab and (not order or order[-1] != region):
            order.append(region)
        following = stop.nextInFocusChain()
        assert isinstance(following, QWidget)
        stop = following
        if stop is first:
            break
    assert order == regions


def test_the_tab_key_comes_by_the_same_controls_forwards_and_backwards(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, gallery.listening())
    parts.window.activateWindow()
    seen: list[list[str]] = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        named(parts, "target_combo").setFocus()
        round_trip = [focus(parts)]
        while len(round_trip) < 100:
            QTest.keyClick(parts.window.focusWidget(), key)
            if focus(parts) == round_trip[0]:
                break
            round_trip.append(focus(parts))
        seen.append(round_trip)
    forwards, backwards = seen
    assert forwards[1:] == backwards[:0:-1]
    assert {"picture_button", "message_input"} <= set(forwards)


def test_who_has_done_or_skipped_the_first_steps_types_on(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    push(parts, qtbot, gallery.ready())
    parts.window.activateWindow()
    parts.window.offer_welcome()
    assert focus(parts) == "message_input"
    skip = named(parts, "welcome_skip_button")
    skip.setFocus()
    QTest.keyClick(skip, Qt.Key.Key_Return)
    assert focus(parts) == "message_input"
    parts.window.show_welcome()
    qtbot.waitUntil(lambda: focus(parts) == "welcome_next_button")


def test_f1_lists_every_shortcut_of_the_window(parts: gallery.Parts) -> None:
    QTest.keyClick(parts.window, Qt.Key.Key_F1)
    dialog = parts.window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert not dialog.isModal()
    keys = {keys for keys, _ in dialog.rows}
    assert {
        "Ctrl+M",
        "Esc",
        "F1",
        "F6",
        "Ctrl+,",
        "Ctrl+I",
        "Ctrl+F",
        "Space",
        "Ctrl+Enter",
    } <= keys
    assert all(does for _, does in dialog.rows)
    dialog.reject()


def test_every_button_of_the_window_can_be_pressed_by_enter(parts: gallery.Parts) -> None:
    button = named(parts, "settings_button")
    assert isinstance(button, QAbstractButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert button.isChecked()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whatever_has_the_focus_shows_it_in_the_one_colour(
    parts: gallery.Parts, qtbot: QtBot, theme: str
) -> None:
    parts.theme.set_choice(Appearance(theme))
    parts.window.activateWindow()
    push(parts, qtbot, gallery.listening())
    parts.window.reveal("settings_search")
    wanted = QColor(parts.theme.tokens.focus).rgb()
    tried, without = 0, []
    for control in parts.window.findChildren(QWidget):
        takes_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus) and control.isEnabled()
        inner = isinstance(control.parentWidget(), QAbstractSpinBox | QComboBox)
        if (
            not takes_tab
            or inner
            or control.visibleRegion().isEmpty()
            or isinstance(control, QAbstractItemView)
        ):
            continue
        control.setFocus(Qt.FocusReason.TabFocusReason)
        # its frame shows it
        around = control.parentWidget() if isinstance(control, MessageInput) else control
        assert around is not None
        picture = around.grab().toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        if not any(picture.pixel(x, y) == wanted for x, y in points):
            without.append(control.objectName())
        tried += 1
    assert tried > 15
    assert without == []
