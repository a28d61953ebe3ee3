"""The page of one's own agent: what is filled in, how the agent and its program stand, and the
check list.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.agent_state import (
    AgentCheck,
    AgentChoice,
    AgentFinding,
    AgentHealth,
    AgentRun,
    AgentVerdict,
    OwnAgent,
    RunStatus,
)
from voicelive_desktop.domain.facts.requests.about_agent import (
    CancelAgentCheck,
    CheckAgent,
    StartAgent,
    StopAgent,
    WatchAgent,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.gui.dialogs.agent_dialog import AgentDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.wording.agent_words import (
    finding_words,
    health_words,
    run_words,
    verdict_words,
)

W = TypeVar("W", bound=QWidget)
FILLED = Settings(
    agent_url="http://127.0.0.1:9000", agent_protocol="invocations", agent_command="python main.py"
)
ALL_GOOD = tuple(AgentFinding(check, AgentVerdict.OK, (("ms", "800"),)) for check in AgentCheck)


class Bench:
    """The open page."""

    def __init__(
        self, qtbot: QtBot, intents: Intents, theme: Theme, state: State | None = None
    ) -> None:
        self.qtbot = qtbot
        self.feed = StateFeed(state or State())
        self.settings = QSignalSpy(wishes(intents, ev.SettingsChosen))
        self.watched = QSignalSpy(wishes(intents, WatchAgent))
        self.checked = QSignalSpy(wishes(intents, CheckAgent))
        self.cancelled = QSignalSpy(wishes(intents, CancelAgentCheck))
        self.started = QSignalSpy(wishes(intents, StartAgent))
        self.stopped = QSignalSpy(wishes(intents, StopAgent))
        self.talks = {
            "start": QSignalSpy(wishes(intents, ev.StartRequested)),
            "reconnect": QSignalSpy(wishes(intents, ev.ReconnectRequested)),
        }
        self.dialog = AgentDialog(self.feed, intents, theme)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def part(self, kind: type[W], name: str) -> W:
        found = self.dialog.findChild(kind, name)
        assert found is not None
        return found

    def type(self, name: str, text: str) -> None:
        line = self.part(QLineEdit, name)
        line.setText(text)
        line.editingFinished.emit()

    def press(self, name: str) -> None:
        self.part(QPushButton, name).click()

    def push(self, agent: OwnAgent) -> None:
        state = replace(self.feed.state, access=replace(self.feed.state.access, agent=agent))
        self.feed.push(state)
        self.qtbot.waitUntil(lambda: self.feed.state is state)


@pytest.fixture
def bench(qtbot: QtBot, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, intents, theme, State(settings=FILLED))


def test_it_begins_with_what_was_filled_in_before_and_looks_at_the_agent(bench: Bench) -> None:
    assert bench.part(QLineEdit, "agent_url_edit").text() == "http://127.0.0.1:9000"
    assert bench.part(QComboBox, "agent_protocol_combo").currentData() == "invocations"
    assert bench.watched.at(0) == ["http://127.0.0.1:9000"]
    bench.dialog.close()
    assert bench.watched.at(bench.watched.count() - 1) == [""]
    assert bench.settings.count() == 0, "nothing was changed"


def test_what_is_filled_in_is_kept_and_looked_at(bench: Bench) -> None:
    bench.type("agent_url_edit", "localhost:8088")
    assert bench.settings.at(0) == [{"agent_url": "localhost:8088"}]
    assert bench.watched.at(1) == ["localhost:8088"]
    bench.type("agent_command_edit", "azd ai agent run")
    assert bench.settings.at(bench.settings.count() - 1)[0]["agent_command"] == "azd ai agent run"


@pytest.mark.parametrize("address", ["https://agents.example.com", "ftp://x"])
def test_an_address_that_cannot_be_used_is_told_and_not_kept(bench: Bench, address: str) -> None:
    bench.type("agent_url_edit", address)
    assert bench.part(QLabel, "agent_health").text().endswith(".")
    assert not bench.part(QPushButton, "talk_to_agent_button").isEnabled()
    assert not any(
        "agent_url" in bench.settings.at(row)[0] for row in range(bench.settings.count())
    )


@pytest.mark.parametrize("health", AgentHealth)
def test_whether_it_is_up_is_told_in_words(bench: Bench, health: AgentHealth) -> None:
    bench.push(OwnAgent(health=health))
    assert bench.part(QLabel, "agent_health").text() == health_words(health)
    assert bool(health_words(health)) is (health is not AgentHealth.UNKNOWN)


def test_its_program_is_started_and_stopped_by_one_button_and_its_output_is_shown(
    bench: Bench,
) -> None:
    run = bench.part(QPushButton, "agent_run_button")
    assert run.text() == "Start it for me"
    assert bench.part(QPlainTextEdit, "agent_output").isHidden()
    run.click()
    assert bench.started.at(0) == [
        AgentChoice("http://127.0.0.1:9000", "invocations", "python main.py")
    ]
    bench.push(OwnAgent(run=AgentRun(RunStatus.RUNNING, ("<b>Listening</b>", "on 9000"))))
    assert bench.part(QPlainTextEdit, "agent_output").toPlainText() == "<b>Listening</b>\non 9000"
    assert run.text() == run.accessibleName() == "Stop it"
    run.click()
    assert bench.stopped.count() == 1
    bench.push(OwnAgent(run=AgentRun(RunStatus.ENDED, ("bye",), "1")))
    assert bench.part(QLabel, "agent_run_words").text() == "It ended with exit code 1."
    bench.type("agent_command_edit", " ")
    assert not run.isEnabled(), "there is nothing to start"


@pytest.mark.parametrize("status", RunStatus)
def test_every_state_of_the_program_has_words(status: RunStatus) -> None:
    assert bool(run_words(AgentRun(status, code="1"))) is (status is not RunStatus.NONE)


def test_the_check_is_asked_for_with_its_sentence_and_can_be_given_up(bench: Bench) -> None:
    bench.type("agent_sentence_edit", "Find me a hotel.")
    bench.press("check_agent_button")
    assert bench.checked.at(0)[0].sentence == "Find me a hotel."
    bench.push(OwnAgent(checking=True))
    assert bench.part(QLabel, "agent_verdict").text() == "Checking…"
    bench.press("check_agent_button")
    assert bench.cancelled.count() == 1


def test_all_well_is_ready_for_voice_live(bench: Bench) -> None:
    checks = bench.part(QFrame, "agent_check_list")
    assert checks.isHidden()
    bench.push(OwnAgent(findings=ALL_GOOD))
    assert checks.isVisible()
    assert bench.part(QLabel, "agent_verdict").text() == "Ready for Voice Live"
    shown = [
        label
        for label in checks.findChildren(QLabel)
        if label.objectName().startswith("agent_check_")
    ]
    assert (
        len([label for label in shown if label.isVisible() and label.text()]) == len(AgentCheck) - 1
    )


def test_a_problem_names_what_mends_it_and_can_be_copied(bench: Bench) -> None:
    facts = (
        ("names", "output_audio_transcript.delta"),
        ("expected", "output_audio_transcription.delta"),
    )
    wrong = AgentFinding(AgentCheck.EVENT_NAMES, AgentVerdict.PROBLEM, (*facts, ("spoke", "False")))
    verdict = AgentFinding(AgentCheck.VERDICT, AgentVerdict.PROBLEM)
    bench.push(OwnAgent(findings=(wrong, verdict)))
    assert bench.part(QLabel, "agent_verdict").text() == "One thing to fix"
    words = bench.part(QLabel, "agent_check_event_names").text()
    assert "“output_audio_transcription.delta”" in words
    bench.press("copy_agent_check_button")
    assert words in QGuiApplication.clipboard().text()


DETAILS = {
    AgentCheck.READINESS: ("why", ("unreachable", "silent", "not_ready", "no_endpoint")),
    AgentCheck.ANSWER: ("why", ("no_endpoint", "refused", "failed", "closed", "endless", "silent")),
    AgentCheck.MANIFEST: ("why", ("no_folder", "no_file", "not_said", "no_text", "not_true")),
    AgentCheck.EVENT_NAMES: ("names", ("", "message")),
    AgentCheck.SPEAKABLE: ("kinds", ("nothing, code", "table, address, markup, marks, emoji")),
}


@pytest.mark.parametrize(
    "check", [check for check in AgentCheck if check is not AgentCheck.VERDICT]
)
def test_every_finding_that_the_service_tells_has_words(check: AgentCheck) -> None:
    name, values = DETAILS.get(check, ("ms", ("3100",)))
    for value in values:
        told = finding_words(
            AgentFinding(check, AgentVerdict.PROBLEM, ((name, value), ("status", "503")))
        )
        assert told
        assert "{" not in told
    assert finding_words(
        AgentFinding(check, AgentVerdict.OK, (("ms", "20"), ("protocol", "responses")))
    )
    assert finding_words(AgentFinding(check, AgentVerdict.SKIPPED))


def test_several_problems_are_counted_and_missing_checks_said() -> None:
    def found(check: AgentCheck, verdict: AgentVerdict) -> AgentFinding:
        return AgentFinding(check, verdict)

    two = (
        found(AgentCheck.STREAMING, AgentVerdict.PROBLEM),
        found(AgentCheck.ENDING, AgentVerdict.PROBLEM),
    )
    assert verdict_words(
        OwnAgent(findings=(*two, found(AgentCheck.VERDICT, AgentVerdict.PROBLEM)))
    ).startswith("2 ")
    skipped = (found(AgentCheck.VERDICT, AgentVerdict.SKIPPED),)
    assert "missing" in verdict_words(OwnAgent(findings=skipped))
    assert "Try again" in verdict_words(OwnAgent(failed=True))


@pytest.mark.parametrize("is_talking", [False, True])
def test_talking_to_it_chooses_it(
    qtbot: QtBot, intents: Intents, theme: Theme, is_talking: bool
) -> None:
    bench = Bench(qtbot, intents, theme, gallery.listening() if is_talking else State())
    bench.press("talk_to_agent_button")
    assert [{"target": "agent"}] in [
        bench.settings.at(row) for row in range(bench.settings.count())
    ]
    assert bench.talks["reconnect" if is_talking else "start"].count() == 1
    assert not bench.dialog.isVisible()
