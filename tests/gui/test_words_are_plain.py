"""What a service, a file or a device is called is shown as it is: no label and no tool tip takes it
for HTML.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as Guess
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.dialog_walk import dialog_kinds, make_dialog
from tests.support.every_notice import every_notice
from tests.support.plot_sources import Level
from voicelive_desktop import gui
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.access_state import (
    Account,
    AccountStatus,
    CheckResult,
    CheckStatus,
    CheckStep,
)
from voicelive_desktop.domain.facts.agent_state import (
    AgentCheck,
    AgentFinding,
    AgentRun,
    AgentVerdict,
    OwnAgent,
    RunStatus,
)
from voicelive_desktop.domain.facts.companion_state import (
    Companion,
    CompanionPart,
    FoundBrain,
    Listing,
    Parts,
    Tried,
)
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.functions import (
    Hands,
    McpServerRow,
    OfferedFunction,
    RunningCall,
    TriedCall,
    WaitingCall,
    Why,
)
from voicelive_desktop.domain.facts.library import Collection, Entry, EntryId, Past
from voicelive_desktop.domain.facts.notices import Notice
from voicelive_desktop.domain.facts.sound_check_state import Heard, Loop, Part, SoundCheck
from voicelive_desktop.domain.facts.state import (
    AccessFacts,
    Check,
    ChoiceFacts,
    Devices,
    HardwareFacts,
    Log,
    ProgramFacts,
    Refusal,
    Session,
    SessionFacts,
    SpeakerFacts,
    State,
    VoicePreview,
)
from voicelive_desktop.domain.facts.updates_state import Look, Release, Updates
from voicelive_desktop.domain.settings import SPECS, Correction, Settings
from voicelive_desktop.domain.settings.unusable import Unusable
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId, SessionId
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.dialogs.sound_check_dialog import SoundCheckDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label, plain_tip

GUI = Path(gui.__file__).parent
HOSTILE = '<img src="file:///nowhere/zero"> <b>bold</b> &lt;i&gt;'
DEVICE = DeviceName(f"{HOSTILE}|alsa")
TOLD_CHECKS = (AgentCheck.READINESS, AgentCheck.EVENT_NAMES)


def is_hostile(text: object) -> bool:
    """Whether Qt, which guesses, would take this for HTML and carry out what stands in it."""
    return isinstance(text, str) and "<img" in text and Guess.mightBeRichText(text)


def interpreted(root: QWidget) -> Iterator[str]:
    """What in a window takes words for HTML."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget.window(), QFileDialog):
            continue  # Qt's own, with our own words
        # Qt made it
        in_form = type(widget) is QLabel and widget.buddy() is not None and "<" not in widget.text()
        if (
            isinstance(widget, QLabel)
            and widget.textFormat() is not Qt.TextFormat.PlainText
            and not in_form
        ):
            yield f"the label {widget.objectName()} {widget.text()!r}"
        if is_hostile(widget.toolTip()):
            yield f"the tool tip of {widget.objectName()}"
        if isinstance(widget, QComboBox | QAbstractItemView) and any(
            map(is_hostile, tips_of(widget.model()))
        ):
            yield f"a tool tip in {widget.objectName()}"
        own = widget.objectName() == "name_accept_button"  # our own word for what it does
        if isinstance(widget, QAbstractButton) and HOSTILE in widget.text() and not own:
            yield f"a letter of a name as shortcut of {widget.objectName()}"
        for action in widget.actions():
            if is_hostile(action.toolTip()) and action.toolTip() != action.text():
                yield f"the tool tip of {action.text()}"


def tips_of(model: QAbstractItemModel | None) -> Iterator[object]:
    if model is None:
        return
    for row in range(model.rowCount(QModelIndex())):
        for column in range(
            1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        ):
            yield model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)


def failure(kind: FailureKind = FailureKind.SERVICE_ERROR) -> Failure:
    return Failure(kind, HOSTILE, HOSTILE, HOSTILE, HOSTILE)


def hostile_hands() -> Hands:
    """Functions, calls and servers as their authors may name them."""
    offered = OfferedFunction(
        HOSTILE, HOSTILE, HOSTILE, source=HOSTILE, problem=HOSTILE, written=HOSTILE
    )
    call = WaitingCall(CallId("c"), ItemId("t"), HOSTILE, HOSTILE, next(iter(Why)), HOSTILE)
    server = McpServerRow(
        HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), reason=HOSTILE, lines=(HOSTILE,), written=HOSTILE
    )
    return Hands(
        functions=(offered,),
        waiting=(call,),
        running=(RunningCall(CallId("d"), HOSTILE, HOSTILE, 1.0, HOSTILE),),
        tried=TriedCall(HOSTILE, HOSTILE),
        servers=(server,),
    )


def hostile_companion() -> Companion:
    """Models as their servers may name them."""
    return Companion(
        searched=True,
        found=(FoundBrain(HOSTILE, "http://127.0.0.1:1", (HOSTILE,)),),
        listing=Listing("http://127.0.0.1:1", (HOSTILE,)),
        parts=Parts(HOSTILE, HOSTILE, HOSTILE),
        heard=HOSTILE,
        tried=tuple(Tried(part, HOSTILE, failure=failure()) for part in CompanionPart),
    )


def hostile_agent() -> OwnAgent:
    """What an agent, its manifest and its program may say."""
    facts = (
        ("why", "not_ready"),
        *((name, HOSTILE) for name in ("status", "says", "name", "event", "found")),
    )
    findings = tuple(
        AgentFinding(a, AgentVerdict.PROBLEM, (("names", HOSTILE), *facts)) for a in TOLD_CHECKS
    )
    return OwnAgent(findings=findings, run=AgentRun(RunStatus.RUNNING, (HOSTILE,)))


def hostile_library(conversation: Conversation) -> Collection:
    """Kept conversations as a person, a model or an imported file may name them."""
    entry = Entry(
        EntryId("e"),
        1.0,
        title=HOSTILE,
        tags=(HOSTILE,),
        profile=HOSTILE,
        service=HOSTILE,
        model=HOSTILE,
        agent=HOSTILE,
    )
    return Collection(
        offered=True, watched=True, entries=(entry,), total=1, past=Past(entry, conversation)
    )


def hostile(
    kind: FailureKind = FailureKind.SERVICE_ERROR, notices: tuple[Notice, ...] | None = None
) -> State:
    """A state in which everything that somebody else named is called so."""
    device = Device(DEVICE, HOSTILE)
    call = ToolCall(CallId("c"), HOSTILE, HOSTILE, HOSTILE)
    rows = [
        Item(ItemId(f"{role}"), role, HOSTILE, Status.FINAL, 1.0)
        for role in Role
        if role is not Role.TOOL
    ]
    conversation = Conversation()
    for row in (*rows, Item(ItemId("t"), Role.TOOL, "", Status.FINAL, 1.0, tool=call)):
        conversation = conversation.add(row)
    settings = Settings(
        target=Target.AZURE, model=HOSTILE, voice_name=HOSTILE, instructions=HOSTILE, profile=HOSTILE, endpoint=HOSTILE,
        input_device=DEVICE, output_device=DEVICE,
    )  # fmt: skip
    applied = (("model", HOSTILE), ("voice.name", HOSTILE), ("instructions", HOSTILE))
    session = Session(SessionId(HOSTILE), HOSTILE, 1.0, 9e9, applied, settings)
    checked = tuple(
        CheckResult(s, CheckStatus.FAILED, (("host", HOSTILE),), failure(kind)) for s in CheckStep
    )
    return State(
        settings=settings,
        current=SessionFacts(
            running=settings,
            session=session,
            refused=tuple(Refusal(name, getattr(settings, name), HOSTILE) for name in SPECS),
        ),
        connection=con.Failed(failure(kind)) if kind.is_permanent else con.Ready(),
        hardware=HardwareFacts(devices=Devices((device,), (device,), listed=True)),
        conversation=conversation,
        program=ProgramFacts(
            notices=tuple(every_notice(failure(kind), HOSTILE, correction()))
            if notices is None
            else notices,
            updates=Updates(Look.FOUND, Release(HOSTILE, HOSTILE)),
        ),
        choices=ChoiceFacts(
            unusable=tuple(Unusable(name, HOSTILE) for name in SPECS),
            profiles=((HOSTILE,), (f"{HOSTILE}2",)),
        ),
        access=AccessFacts(
            account=Account(
                AccountStatus.SIGNED_IN, HOSTILE, code=HOSTILE, page=HOSTILE, failure=failure(kind)
            ),
            check=Check(results=checked),
            companion=hostile_companion(),
            agent=hostile_agent(),
        ),
        speaker=SpeakerFacts(voice_preview=VoicePreview(HOSTILE, failure(kind))),
        log=Log(HOSTILE),
        hands=hostile_hands(),
        library=hostile_library(conversation),
    )


def test_the_window_among_hostile_words(parts: gallery.Parts, qtbot: QtBot) -> None:
    panel = parts.window.findChild(SettingsPanel)
    assert panel is not None
    panel.build_all()
    for kind in FailureKind:
        state = hostile(kind)
        parts.feed.push(state)
        qtbot.waitUntil(lambda state=state: parts.feed.state is state)  # type: ignore[misc]
        assert list(interpreted(parts.window)) == [], kind


def test_every_notice_of_hostile_words(parts: gallery.Parts, qtbot: QtBot) -> None:
    for notice in every_notice(failure(), HOSTILE, correction()):
        state = hostile(notices=(notice,))
        parts.feed.push(state)
        qtbot.waitUntil(lambda state=state: parts.feed.state is state)  # type: ignore[misc]
        assert list(interpreted(parts.window)) == [], notice.key


def correction() -> Correction:
    return Correction("model", HOSTILE, f"{HOSTILE}2", "voice_name")


@pytest.mark.parametrize("name", dialog_kinds())
def test_every_dialog_among_hostile_words(qtbot: QtBot, name: str) -> None:
    dialog = make_dialog(name, StateFeed(hostile()), Intents(), Theme(), words=HOSTILE)
    qtbot.addWidget(dialog)
    dialog.show()
    assert list(interpreted(dialog)) == []


@pytest.mark.parametrize("page", list(Part))
def test_the_audio_check_with_a_hostile_device(qtbot: QtBot, page: Part) -> None:
    heard = Heard(-60.0, -50.0, -math.inf, 0.0, zeros=True)
    check = SoundCheck(
        page, voice=heard, recorded=heard, tone_heard=False, recording_clear=False, loop=Loop(None)
    )
    feed = StateFeed(replace(hostile(), hardware=replace(hostile().hardware, sound_check=check)))
    dialog = SoundCheckDialog(feed, Intents(), Theme(), Level())
    qtbot.addWidget(dialog)
    dialog.open()
    assert list(interpreted(dialog)) == []
    feed.push(hostile())
    qtbot.waitUntil(lambda: not dialog.isVisible())  # closed with the check


def test_a_label_shows_its_words_letter_by_letter(qtbot: QtBot) -> None:
    label, cut = plain_label(HOSTILE), ElidedLabel()
    for widget in (label, cut):
        qtbot.addWidget(widget)
        widget.setText(HOSTILE)
        assert widget.textFormat() is Qt.TextFormat.PlainText
        assert widget.text() == HOSTILE


def test_a_cut_label_says_the_whole_in_a_plain_tip(qtbot: QtBot) -> None:
    cut = ElidedLabel()
    qtbot.addWidget(cut)
    cut.setText(HOSTILE)
    cut.resize(20, 20)
    cut.grab()
    assert escape(HOSTILE, quote=False) in cut.toolTip()


@pytest.mark.parametrize("text", ["", "a < b & c", "two\nlines <b>", "Mute (Ctrl+M)"])
def test_a_tip_that_is_no_html_stays_as_it_is(qapp: QApplication, text: str) -> None:
    assert plain_tip(text) == text


@pytest.mark.parametrize("text", [HOSTILE, "<b>x</b>\ny", "&lt;b&gt;", "  <a href='x'>"])
def test_a_tip_that_qt_would_interpret_is_escaped(qapp: QApplication, text: str) -> None:
    tip = plain_tip(text)
    assert tip == "<qt>" + escape(text, quote=False).replace("\n", "<br>") + "</qt>"


def test_no_label_is_made_in_another_way() -> None:
    """A label of Qt's own guesses; a class of ours says in its constructor that its text is plain."""
    for file in sorted(GUI.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if file.name != "plain_label.py":
            assert not re.search(
                r"(?<![\w.])QLabel\((?!\):)|QTextBrowser|QMessageBox|setHtml|RichText", source
            ), file
            assert "QToolTip.showText" not in source, file
        for _ in re.finditer(r"^class \w+\(QLabel\):", source, re.MULTILINE):
            assert "self.setTextFormat(Qt.TextFormat.PlainText)" in source, file


def test_the_walk_finds_what_it_looks_for(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QLabel("<b>x</b>", dialog).setObjectName("bad")
    dialog.setToolTip(HOSTILE)
    assert len(list(interpreted(dialog))) == 2
