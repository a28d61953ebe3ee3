"""Every dialog there is, found by itself: it looks and behaves like the others, and leaves nothing
behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFont, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.dialog_walk import (
    close_and_delete,
    delete_what_waits,
    dialog_kinds,
    make_dialog,
    open_dialogs,
)
from tests.support.pseudo_language import speaking
from tests.support.style import take_off
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound_check_state import Part, SoundCheck
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.actions import SPECS, Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme


def change_everything(qtbot: QtBot, qapp: QApplication, parts: gallery.Parts) -> None:
    """Theme, state, language and size of the text: what long-lived senders tell of."""
    # once: styling the whole window anew takes seconds
    parts.theme.set_choice(Appearance.LIGHT if parts.theme.is_dark else Appearance.DARK)
    for name in ("speaking", "refused", "set_up", "ready"):
        push(qtbot, parts, gallery.STATES[name]())
    with speaking(qapp, "de"):
        push(qtbot, parts, gallery.speaking())
    actions = parts.window.findChild(Actions)
    assert actions is not None
    for size in ("text_larger", "text_smaller", "text_normal"):
        actions[size].trigger()
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(larger)
    qapp.setFont(before)
    delete_what_waits()


def push(qtbot: QtBot, parts: gallery.Parts, state: State) -> None:
    parts.feed.push(state)
    qtbot.waitUntil(lambda: parts.feed.state is state)


def test_a_closed_dialog_is_told_nothing_more(
    qtbot: QtBot, qapp: QApplication, parts: gallery.Parts
) -> None:
    push(
        qtbot,
        parts,
        replace(
            gallery.ready(),
            hardware=replace(gallery.ready().hardware, sound_check=SoundCheck(Part.VOICE)),
        ),
    )
    dialogs = [
        make_dialog(name, parts.feed, parts.intents, parts.theme, parts.window)
        for name in dialog_kinds()
    ]
    for dialog in dialogs:
        dialog.open()
    parts.theme.set_choice(Appearance.LIGHT)  # once for all: it costs seconds
    push(qtbot, parts, gallery.ready())
    for dialog in dialogs:
        close_and_delete(dialog)
    change_everything(qtbot, qapp, parts)


def test_what_each_action_opens_leaves_nothing_behind(
    qtbot: QtBot, qapp: QApplication, parts: gallery.Parts
) -> None:
    actions = parts.window.findChild(Actions)
    assert actions is not None
    opened: dict[str, list[QDialog]] = {"ready": [], "listening": [], "set_up": []}
    for state, dialogs in opened.items():
        for spec in SPECS:
            push(qtbot, parts, gallery.STATES[state]())
            actions[spec.name].trigger()
            for dialog in open_dialogs():
                dialogs.append(dialog)
                close_and_delete(dialog)
    assert all(opened.values())
    change_everything(qtbot, qapp, parts)


@dataclass
class Bench:
    """What dialogs are made of, over a window with nothing in it."""

    feed: StateFeed
    intents: Intents
    theme: Theme
    window: QMainWindow


@pytest.fixture(params=["en", "de"])
def bench(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[Bench]:
    """In a window of this language."""
    theme, window = Theme(), QMainWindow()
    theme.apply_to(qapp)
    feed, intents = StateFeed(gallery.ready()), Intents()
    Actions(feed, intents, window)
    wishes(intents, ev.SoundCheckClosed).connect(lambda: feed.push(gallery.ready()))
    qtbot.addWidget(window)
    window.show()
    with speaking(qapp, request.param) if request.param != "en" else nullcontext():
        yield Bench(feed, intents, theme, window)
    take_off(qapp)


def test_each_has_named_buttons_a_way_out_and_a_first_focus(qtbot: QtBot, bench: Bench) -> None:
    close = QCoreApplication.translate("dialog_buttons", "Close")
    for name in dialog_kinds():
        dialog = opened(qtbot, bench, name)
        buttons = [button for button in dialog.findChildren(QAbstractButton) if button.isVisible()]
        assert [
            button for button in buttons if not (button.accessibleName() or button.text())
        ] == [], name
        pushed = [button for button in buttons if isinstance(button, QPushButton)]
        assert any(
            button.property("kind") == "accent" or button.text() == close for button in pushed
        ), name
        focused = first_focus(qtbot, dialog)
        assert (focused.isVisible(), focused.isEnabled()) == (True, True), name
        assert "cancel" not in focused.objectName(), name
        assert not isinstance(focused, QScrollArea), name
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())  # type: ignore[misc]
        close_and_delete(dialog)


def first_focus(qtbot: QtBot, dialog: QDialog) -> QWidget:
    """Some dialogs get it with the activation of their window."""
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    focused = dialog.focusWidget()
    assert focused is not None
    return focused


def test_nothing_is_cut_at_the_least_size(qtbot: QtBot, bench: Bench) -> None:
    for name in dialog_kinds():
        dialog = opened(qtbot, bench, name)
        dialog.resize(1, 1)  # as small as it lets itself be made
        qtbot.waitUntil(lambda dialog=dialog: list(cut_words(dialog)) == [])  # type: ignore[misc]  # layouts settle
        close_and_delete(dialog)


@pytest.mark.parametrize(
    "small", [QRect(0, 0, 1024, 560), QRect(0, 0, 760, 540)], ids=["1024", "760"]
)
def test_each_fits_a_small_screen(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch, small: QRect
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: small)
    too_large = {}
    for name in dialog_kinds():
        dialog = opened(qtbot, bench, name)
        if dialog.height() > small.height() or dialog.width() > small.width():
            too_large[name] = dialog.size()
        close_and_delete(dialog)
    assert too_large == {}


def opened(qtbot: QtBot, bench: Bench, name: str) -> QDialog:
    state = gallery.ready()
    if name == "SoundCheckDialog":
        state = replace(state, hardware=replace(state.hardware, sound_check=SoundCheck(Part.VOICE)))
    bench.feed.push(state)
    qtbot.waitUntil(lambda: bench.feed.state is state)
    dialog = make_dialog(name, bench.feed, bench.intents, bench.theme, bench.window)
    dialog.open()
    return dialog


def cut_words(dialog: QDialog) -> Iterator[str]:
    """The texts that have less room than they need."""
    for label in dialog.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap() and label.heightForWidth(label.width()) > label.height() + 1:
            yield f"{label.text()!r} is {label.height()} high"
        if not label.wordWrap() and label.sizeHint().width() > label.width() + 1:
            yield f"{label.text()!r} is {label.width()} wide"
    for button in dialog.findChildren(QPushButton):
        if button.isVisible() and button.sizeHint().width() > button.width() + 1:
            yield f"{button.text()!r} is {button.width()} wide"
