"""Passing events stay four seconds, longer under the pointer, and in the corner."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QEnterEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.notices import (
    CorrectedNotice,
    MicrophoneBackNotice,
    RecordingSavedNotice,
    RowsDeletedNotice,
    ServiceErrorNotice,
    Severity,
)
from voicelive_desktop.domain.facts.state import Removed
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName, ItemId
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.toast import SHOWN_MS, Toast, ToastButton
from voicelive_desktop.gui.window.toasts import Toasts
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy

SHORT_MS = 60


class Bench:
    """A host with toasts that live shortly."""

    def __init__(self, qtbot: QtBot, intents: Intents, theme: Theme) -> None:
        self.qtbot = qtbot
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(800, 600)
        self.host.show()
        self.feed = StateFeed(gallery.ready())
        self.dismissed = QSignalSpy(wishes(intents, ev.NoticeDismissed))
        self.field, self.card = QWidget(self.host), QWidget(self.host)
        self.field.resize(800, 50)
        self.field.show()
        self.card.resize(800, 100)
        self.card.hide()
        below = (self.card, self.field)
        self.toasts = Toasts(self.feed, intents, theme, self.host, below, shown_ms=SHORT_MS)

    def show(self) -> list[Toast]:
        self.feed.push(gallery.toasts())
        self.qtbot.waitUntil(lambda: bool(self.host.findChildren(Toast)))
        return self.host.findChildren(Toast)


@pytest.fixture
def bench(qtbot: QtBot, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, intents, theme)


def hover(toast: Toast, *, on: bool) -> None:
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at) if on else QEvent(QEvent.Type.Leave))


def test_four_seconds_are_the_time() -> None:
    assert SHOWN_MS == 4000


def test_more_words_stay_longer(bench: Bench, theme: Theme) -> None:
    short, long = (
        Toast("key", Problem(text, Severity.INFO), theme, bench.host)
        for text in ("Short.", "word " * 54)
    )
    assert (short.shown_ms, long.shown_ms) == (SHOWN_MS, 3 * SHOWN_MS)


def test_what_can_be_undone_stays_twice_as_long_with_the_button_beside_few_words(
    bench: Bench, theme: Theme
) -> None:
    undo = (ToastButton("undo", "Undo", lambda: None),)
    toast = Toast(
        "key", Problem("Message deleted.", Severity.INFO), theme, bench.host, buttons=undo
    )
    assert toast.shown_ms == 2 * SHOWN_MS
    toast.show()
    toast.fit()
    button = toast.findChild(QPushButton, "toast_key_undo")
    close = toast.findChild(QToolButton, "toast_key_close")
    assert button is not None
    assert close is not None
    bench.qtbot.waitUntil(lambda: 0 < button.x() < close.x())
    assert abs(button.geometry().center().y() - close.geometry().center().y()) < 8


def test_a_toast_asks_to_be_dismissed_when_its_time_is_over(bench: Bench) -> None:
    bench.show()
    bench.qtbot.waitUntil(lambda: bench.dismissed.count() == 2)
    assert {bench.dismissed.at(n)[0] for n in range(2)} == {CorrectedNotice, ServiceErrorNotice}


def test_the_pointer_stops_the_time(bench: Bench) -> None:
    first, second = bench.show()
    for toast in (first, second):
        hover(toast, on=True)
    QTest.qWait(3 * SHORT_MS)
    assert bench.dismissed.count() == 0
    hover(first, on=False)
    bench.qtbot.waitUntil(lambda: bench.dismissed.count() == 1)


def test_they_stand_in_the_corner_above_the_reserved_height(bench: Bench) -> None:
    toasts = bench.show()
    assert all(toast.geometry().right() < 800 for toast in toasts)
    assert max(toast.geometry().bottom() for toast in toasts) < 550
    assert not toasts[0].geometry().intersects(toasts[1].geometry())
    bench.card.show()
    assert max(toast.geometry().bottom() for toast in toasts) < 450, "what waits stays in sight"
    bench.card.hide()
    assert max(toast.geometry().bottom() for toast in toasts) > 450
    bench.host.resize(900, 500)
    bench.qtbot.waitUntil(lambda: max(toast.geometry().right() for toast in toasts) > 860)


def test_it_can_be_closed(bench: Bench) -> None:
    bench.show()
    close = bench.host.findChild(QToolButton, "toast_service_error_close")
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bench.dismissed.at(0) == [ServiceErrorNotice]


def test_open_details_stay(bench: Bench) -> None:
    bench.show()
    more = bench.host.findChild(QPushButton, "toast_service_error_details")
    assert more is not None
    more.click()
    bench.qtbot.waitUntil(lambda: bench.dismissed.count() > 0)
    QTest.qWait(3 * SHORT_MS)
    assert [bench.dismissed.at(n)[0] for n in range(bench.dismissed.count())] == [CorrectedNotice]


def test_a_gone_notice_takes_its_toast_along(bench: Bench) -> None:
    bench.show()
    bench.feed.push(gallery.ready())
    bench.qtbot.waitUntil(lambda: not any(t.isVisible() for t in bench.host.findChildren(Toast)))


def test_a_flood_of_one_kind_makes_no_flood_of_toasts_and_the_last_one_is_shown(
    bench: Bench,
) -> None:
    toasts = bench.toasts
    made = QSignalSpy(toasts.announced)
    for n in range(50):
        failure = Failure(FailureKind.SERVICE_ERROR, "x", f"number {n}")
        bench.feed.push(
            replace(
                gallery.ready(),
                program=replace(gallery.ready().program, notices=(ServiceErrorNotice(failure),)),
            )
        )
        bench.feed._show_next()
    assert made.count() == 1
    bench.qtbot.waitUntil(
        lambda: any("number 49" in toast.text for toast in bench.host.findChildren(Toast))
    )
    bench.qtbot.waitUntil(lambda: len(bench.host.findChildren(Toast)) == 1)
    assert made.count() == 2


def test_no_part_of_a_toast_is_ever_a_window_of_its_own(bench: Bench) -> None:
    class Watch(QObject):
        shown = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if (
                event.type() == QEvent.Type.Show
                and isinstance(watched, QPushButton)
                and watched.isWindow()
            ):
                self.shown += 1
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    bench.show()
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert watch.shown == 0


def test_the_button_under_it_does_what_it_says_and_ends_it(bench: Bench) -> None:
    back = MicrophoneBackNotice(DeviceName("Jabra|ALSA"))
    bench.feed.push(
        replace(gallery.ready(), program=replace(gallery.ready().program, notices=(back,)))
    )
    bench.qtbot.waitUntil(
        lambda: (
            bench.host.findChild(QPushButton, "toast_microphone_back_undo_microphone") is not None
        )
    )
    chosen = QSignalSpy(bench.toasts.remedy_chosen)
    undo = bench.host.findChild(QPushButton, "toast_microphone_back_undo_microphone")
    assert undo is not None
    assert undo.text() == "Undo"
    undo.click()
    assert chosen.at(0) == [Remedy.UNDO_MICROPHONE]
    assert bench.dismissed.at(0) == [MicrophoneBackNotice]


def test_a_message_of_the_window_goes_by_itself(bench: Bench) -> None:
    bench.toasts.say("copied", "Copied")
    assert [t.objectName() for t in bench.host.findChildren(Toast)] == ["toast_copied"]
    bench.qtbot.waitUntil(lambda: not bench.host.findChildren(Toast))
    assert bench.dismissed.count() == 0  # the state never knew of it


def test_its_buttons_run_what_they_were_given_and_close_it(bench: Bench) -> None:
    pressed: list[str] = []
    buttons = [
        ToastButton(name, name.title(), partial(pressed.append, name)) for name in ("undo", "show")
    ]
    bench.toasts.say("saved", "Saved", *buttons, details="all of it")
    button = bench.host.findChild(QPushButton, "toast_saved_show")
    assert button is not None
    assert bench.host.findChild(QPushButton, "toast_saved_details") is not None
    button.click()
    assert pressed == ["show"]
    bench.qtbot.waitUntil(lambda: not bench.host.findChildren(Toast))


def test_the_same_message_again_begins_anew_and_many_make_no_tower(bench: Bench) -> None:
    for number in range(9):
        bench.toasts.say(f"key{number % 5}", "Copied")
    assert len([t for t in bench.host.findChildren(Toast) if t.isVisible()]) <= 3


def test_a_screen_reader_is_told(bench: Bench) -> None:
    told = QSignalSpy(bench.toasts.announced)
    bench.toasts.say("copied", "Copied")
    assert told.at(0) == ["Copied"]


def test_a_message_with_the_focus_in_it_stays(bench: Bench) -> None:
    bench.toasts.say("saved", "Saved", ToastButton("show", "Show", lambda: None))
    button = bench.host.findChild(QPushButton, "toast_saved_show")
    assert button is not None
    bench.host.activateWindow()
    button.setFocus()
    bench.qtbot.waitUntil(button.hasFocus)
    QTest.qWait(3 * SHORT_MS)
    assert button.isVisible()


def test_a_saved_recording_is_shown_in_its_folder(bench: Bench) -> None:
    opened: list[QUrl] = []
    receiver = _Receiver(opened)
    QDesktopServices.setUrlHandler("file", receiver, "open")  # type: ignore[arg-type] # the stub says bytes
    saved = RecordingSavedNotice("/tmp/music/turn.wav")
    bench.feed.push(
        replace(gallery.ready(), program=replace(gallery.ready().program, notices=(saved,)))
    )
    name = "toast_recording_saved_show_file"
    bench.qtbot.waitUntil(lambda: bench.host.findChild(QPushButton, name) is not None)
    assert bench.host.findChildren(Toast)[0].text == "Saved to turn.wav."
    button = bench.host.findChild(QPushButton, name)
    assert button is not None
    button.click()
    QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in opened] == ["/tmp/music"]


class _Receiver(QObject):
    """Takes what would be opened."""

    def __init__(self, opened: list[QUrl]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self._opened.append(url)


def test_a_deleted_row_can_be_undone_from_its_toast(bench: Bench) -> None:
    row = Item(ItemId("a"), Role.USER, "words", Status.FINAL)
    deleted = replace(
        gallery.ready(),
        program=replace(gallery.ready().program, notices=(RowsDeletedNotice(),)),
        removal=replace(gallery.ready().removal, removed=(Removed(row, None),)),
    )
    bench.feed.push(deleted)
    name = "toast_rows_deleted_undo_deletion"
    bench.qtbot.waitUntil(lambda: bench.host.findChild(QPushButton, name) is not None)
    assert bench.host.findChildren(Toast)[0].text == "Message deleted."
    chosen = QSignalSpy(bench.toasts.remedy_chosen)
    button = bench.host.findChild(QPushButton, name)
    assert button is not None
    button.click()
    assert chosen.at(0) == [Remedy.UNDO_DELETION]
