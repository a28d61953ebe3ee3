"""Every dialog there is, found by itself: opened, used and gone, it leaves nothing that is called later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.dialog_walk import close_and_delete, delete_what_waits, dialog_kinds, make_dialog, open_dialogs
from tests.support.pseudo_language import speaking
from voicelive_desktop.domain.sound_check import Part, SoundCheck
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.actions import SPECS, Actions


def change_everything(qtbot: QtBot, qapp: QApplication, parts: gallery.Parts) -> None:
    """Theme, state, language and size of the text: what long-lived senders tell of."""
    for choice in ("light", "dark"):
        parts.theme.set_choice(choice)
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


def test_a_closed_dialog_is_told_nothing_more(qtbot: QtBot, qapp: QApplication, parts: gallery.Parts) -> None:
    for name in dialog_kinds():
        push(qtbot, parts, replace(gallery.ready(), sound_check=SoundCheck(Part.VOICE)))
        dialog = make_dialog(name, parts.feed, parts.intents, parts.theme, parts.window)
        dialog.open()
        parts.theme.set_choice("light")
        push(qtbot, parts, gallery.ready())
        close_and_delete(dialog)
        parts.theme.set_choice("dark")
    change_everything(qtbot, qapp, parts)


@pytest.mark.parametrize("state", ["ready", "listening", "set_up"])
def test_what_each_action_opens_leaves_nothing_behind(
    qtbot: QtBot, qapp: QApplication, parts: gallery.Parts, state: str
) -> None:
    actions = parts.window.findChild(Actions)
    assert actions is not None
    opened: list[QDialog] = []
    for spec in SPECS:
        push(qtbot, parts, gallery.STATES[state]())
        actions[spec.name].trigger()
        for dialog in open_dialogs():
            opened.append(dialog)
            close_and_delete(dialog)
    assert opened
    change_everything(qtbot, qapp, parts)
