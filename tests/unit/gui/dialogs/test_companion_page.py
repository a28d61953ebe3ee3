"""The page of the local companion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support import wishes as wished
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.companion_state import (
    Brain,
    BrainChoice,
    Companion,
    CompanionPart,
    FoundBrain,
    Listing,
    Parts,
    Tried,
    Warmth,
)
from voicelive_desktop.domain.facts.requests.about_companion import (
    ChooseBrain,
    FindBrains,
    ListBrainModels,
    WakeCompanion,
)
from voicelive_desktop.domain.facts.state import AccessFacts, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.dialogs.companion_dialog import CompanionDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme

OLLAMA = FoundBrain("Ollama", "http://127.0.0.1:11434", ("llama3.2:3b", "mistral"))
FULL = Companion(searched=True, parts=Parts("tiny", "hibari", "silero"), memory_mb=312)
OWN = State(
    settings=Settings(brain_url="http://localhost:11434", brain_model="llama3.2:3b"),
    access=AccessFacts(companion=FULL),
)
EMPTY = State(access=AccessFacts(companion=FULL))


class Wishes:
    """What the page asked for."""

    def __init__(self, intents: Intents) -> None:
        self.chosen: list[BrainChoice] = []
        self.listed: list[BrainChoice] = []
        self.tried: list[CompanionPart] = []
        self.plain: list[str] = []
        wished.wishes(intents, ChooseBrain).connect(self.chosen.append)
        wished.wishes(intents, ListBrainModels).connect(self.listed.append)
        wished.wishes(intents, ev.PartTryRequested).connect(self.tried.append)
        for kind in (FindBrains, WakeCompanion):
            wished.wishes(intents, kind).connect(
                lambda _, kind=kind: self.plain.append(kind.__name__)
            )
        wished.wishes(intents, ev.PartTryStopped).connect(
            lambda _: self.plain.append("part_try_stopped")
        )
        wished.wishes(intents, ev.ReconnectRequested).connect(
            lambda _: self.plain.append("reconnect_requested")
        )


@pytest.fixture
def wishes(intents: Intents) -> Wishes:
    return Wishes(intents)


@pytest.fixture
def world(qtbot: QtBot, feed: StateFeed, intents: Intents) -> World:
    world = World(feed, intents)
    world.show(EMPTY)
    qtbot.waitUntil(lambda: feed.state is EMPTY)
    return world


@pytest.fixture
def page(
    qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, wishes: Wishes
) -> CompanionDialog:
    assert wishes.plain == []
    made = CompanionDialog(feed, intents, Theme(), now=lambda: 112.0)
    qtbot.addWidget(made)
    made.show()
    return made


def show(qtbot: QtBot, page: CompanionDialog, world: World, state: State) -> None:
    world.show(state)
    qtbot.waitUntil(lambda: page._feed.state is state)


def words(page: CompanionDialog, name: str) -> str:
    label = part(page, QLabel, name)
    return label.text() if not label.isHidden() else ""


def test_it_says_what_is_used(page: CompanionDialog, wishes: Wishes) -> None:
    assert "Whisper tiny" in words(page, "ear_words")
    assert "Silero" in words(page, "turn_end_words")
    assert "hibari" in words(page, "voice_words")
    assert words(page, "brain_words").startswith("None.")
    assert "312 MB" in words(page, "companion_memory")
    assert "ollama.com" in words(page, "brain_found")
    assert wishes.plain == ["WakeCompanion", "FindBrains"]


def test_what_is_missing_is_said_with_how_to_get_it(
    qtbot: QtBot, page: CompanionDialog, world: World
) -> None:
    small = replace(
        EMPTY,
        access=replace(
            EMPTY.access, companion=replace(FULL, parts=Parts("pocketsphinx", "espeak", "signal"))
        ),
    )
    show(qtbot, page, world, small)
    for name in ("ear_words", "voice_words"):
        assert "pip install voicelive-desktop[speech]" in words(page, name)


def test_speed_is_told_with_advice(qtbot: QtBot, page: CompanionDialog, world: World) -> None:
    show(
        qtbot,
        page,
        world,
        replace(
            OWN,
            access=replace(
                OWN.access,
                companion=replace(FULL, brain=Brain(Warmth.READY, first_ms=610, rate=38.4)),
            ),
        ),
    )
    said = "First word after 0.6 s, 38 tokens a second: a smaller model would answer sooner."
    assert words(page, "brain_speed") == said
    show(
        qtbot,
        page,
        world,
        replace(
            OWN,
            access=replace(
                OWN.access,
                companion=replace(FULL, brain=Brain(Warmth.READY, first_ms=200, rate=38.4)),
            ),
        ),
    )
    assert words(page, "brain_speed") == "First word after 0.2 s, 38 tokens a second."


@pytest.mark.parametrize(
    "code",
    [
        *(
            "unreachable",
            "model_not_found",
            "no_model",
            "unauthorized",
            "busy",
            "server_failed",
            "no_answer",
        ),
        *("stalled", "broke_off", "context_too_long", "something_new"),
    ],
)
def test_every_failure_of_the_model_has_words(
    qtbot: QtBot, page: CompanionDialog, world: World, code: str
) -> None:
    show(
        qtbot,
        page,
        world,
        replace(
            OWN,
            access=replace(
                OWN.access,
                companion=replace(FULL, brain=Brain(Warmth.FAILED, code=f"brain_{code}")),
            ),
        ),
    )
    said = words(page, "brain_speed")
    assert said.endswith(".")
    assert "brain" not in said
    assert "{" not in said


def test_a_model_that_loads_counts_its_seconds(
    qtbot: QtBot, page: CompanionDialog, world: World
) -> None:
    show(
        qtbot,
        page,
        world,
        replace(
            OWN,
            access=replace(
                OWN.access, companion=replace(FULL, brain=Brain(Warmth.LOADING, since_s=100.0))
            ),
        ),
    )
    assert words(page, "brain_speed") == "Loading the model… 12 s"


def test_a_found_model_fills_the_fields_and_is_used_on_demand(
    qtbot: QtBot, page: CompanionDialog, world: World, wishes: Wishes
) -> None:
    show(
        qtbot,
        page,
        world,
        replace(EMPTY, access=replace(EMPTY.access, companion=replace(FULL, found=(OLLAMA,)))),
    )
    models = part(page, QComboBox, "brain_model_combo")
    assert [
        models.itemData(row, Qt.ItemDataRole.UserRole) for row in range(models.count())
    ] == list(OLLAMA.models)
    part(page, QPushButton, "brain_use_button").click()
    assert wishes.chosen == [BrainChoice(OLLAMA.url, "llama3.2:3b")]


def test_listed_models_are_offered_and_own_names_too(
    qtbot: QtBot, page: CompanionDialog, world: World, wishes: Wishes
) -> None:
    url = part(page, QLineEdit, "brain_url_edit")
    url.setText("10.0.0.7:8000")
    url.editingFinished.emit()
    assert [choice.url for choice in wishes.listed] == ["10.0.0.7:8000"]
    show(
        qtbot,
        page,
        world,
        replace(
            EMPTY,
            access=replace(
                EMPTY.access, companion=replace(FULL, listing=Listing("10.0.0.7:8000", ("a", "b")))
            ),
        ),
    )
    models = part(page, QComboBox, "brain_model_combo")
    assert (models.count(), models.currentText()) == (2, "a")
    models.setEditText("c")
    part(page, QPushButton, "brain_use_button").click()
    assert wishes.chosen[-1].model == "c"


def test_far_servers_are_asked_nothing_before_the_question_is_answered(
    page: CompanionDialog, wishes: Wishes
) -> None:
    url, use = part(page, QLineEdit, "brain_url_edit"), part(page, QPushButton, "brain_use_button")
    url.setText("https://api.example.com/v1")
    url.editingFinished.emit()
    assert not use.isEnabled()
    assert "api.example.com" in words(page, "brain_question")
    assert wishes.listed == []
    part(page, QCheckBox, "brain_trust_check").setChecked(True)
    part(page, QLineEdit, "brain_key_edit").setText("secret")
    use.click()
    assert wishes.chosen == [BrainChoice("https://api.example.com/v1", "", "secret", trusted=True)]
    assert part(page, QLineEdit, "brain_key_edit").text() == ""
    part(page, QCheckBox, "brain_trust_check").setChecked(True)
    url.setText("https://other.example.com/v1")
    assert not part(page, QCheckBox, "brain_trust_check").isChecked(), (
        "one yes is not for another host"
    )


def test_a_wrong_address_is_said_and_cannot_be_used(page: CompanionDialog) -> None:
    part(page, QLineEdit, "brain_url_edit").setText("ftp://x")
    assert "http://localhost:11434" in words(page, "brain_problem")
    assert not part(page, QPushButton, "brain_use_button").isEnabled()


def test_what_is_used_already_cannot_be_used_again_but_left(
    qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, wishes: Wishes
) -> None:
    world.show(OWN)
    qtbot.waitUntil(lambda: feed.state is OWN)
    page = CompanionDialog(feed, intents, Theme())
    qtbot.addWidget(page)
    page.show()
    assert not part(page, QPushButton, "brain_use_button").isEnabled()
    part(page, QPushButton, "brain_none_button").click()
    assert wishes.chosen == [BrainChoice("")]
    assert part(page, QLineEdit, "brain_url_edit").text() == ""


def test_each_part_is_tried_by_its_own_button(
    page: CompanionDialog, wishes: Wishes, intents: Intents
) -> None:
    voices = list[str]()
    wished.wishes(intents, ev.VoicePreviewRequested).connect(voices.append)
    for name in ("ear", "turn_end", "brain", "voice"):
        part(page, QPushButton, f"try_{name}_button").click()
    assert wishes.tried == [CompanionPart.EAR, CompanionPart.TURN_END, CompanionPart.BRAIN]
    assert voices == [Settings().voice_name]


def test_a_trial_shows_words_as_they_come_and_how_it_went(
    qtbot: QtBot, page: CompanionDialog, world: World, wishes: Wishes
) -> None:
    show(
        qtbot,
        page,
        world,
        replace(
            EMPTY, access=replace(EMPTY.access, companion=replace(FULL, trying=CompanionPart.EAR))
        ),
    )
    assert words(page, "ear_result") == "Say a sentence…"
    part(page, QPushButton, "try_ear_button").click()
    assert wishes.plain[-1] == "part_try_stopped"
    tried = (
        Tried(CompanionPart.EAR, "What time is it?", 10),
        Tried(CompanionPart.TURN_END, "What", 620),
        Tried(CompanionPart.BRAIN, failure=Failure(FailureKind.TIMED_OUT)),
    )
    show(
        qtbot,
        page,
        world,
        replace(EMPTY, access=replace(EMPTY.access, companion=replace(FULL, tried=tried))),
    )
    assert words(page, "ear_result") == "“What time is it?” Transcribed right away."
    assert words(page, "turn_end_result") == "Your turn ended 0.6 s after your last word."
    assert words(page, "brain_result") == "The service did not answer in time."
    marked = "Paris, on the **Seine**, is\n- [beautiful](http://x.y)."
    answered = replace(FULL, tried=(Tried(CompanionPart.BRAIN, marked, 600),))
    show(qtbot, page, world, replace(EMPTY, access=replace(EMPTY.access, companion=answered)))
    assert words(page, "brain_result").startswith("“Paris, on the Seine, is beautiful.” First")


def test_who_closes_the_page_tries_nothing_any_more(
    qtbot: QtBot, page: CompanionDialog, world: World, wishes: Wishes
) -> None:
    show(
        qtbot,
        page,
        world,
        replace(
            EMPTY, access=replace(EMPTY.access, companion=replace(FULL, trying=CompanionPart.EAR))
        ),
    )
    page.reject()
    assert wishes.plain[-1] == "part_try_stopped"


def test_an_ear_that_is_not_installed_is_not_chosen(
    qtbot: QtBot, page: CompanionDialog, world: World, wishes: Wishes
) -> None:
    ears = part(page, QComboBox, "local_ear_combo")

    def choose(ear: str) -> None:
        ears.setCurrentIndex(ears.findData(ear, Qt.ItemDataRole.UserRole))
        ears.activated.emit(ears.currentIndex())

    choose("base")
    assert world.asked == []
    assert "[speech-base]" in words(page, "local_ear_note")
    show(
        qtbot,
        page,
        world,
        replace(
            EMPTY,
            access=replace(
                EMPTY.access, companion=replace(FULL, parts=replace(FULL.parts, has_base=True))
            ),
        ),
    )
    choose("base")
    assert world.asked == [{"local_ear": "base", "local_ear_folder": ""}]
    assert words(page, "local_ear_note") == ""
    choose("own")
    assert len(world.asked) == 1, "the folder is still to come"
    folder = part(page, QLineEdit, "local_ear_folder_edit")
    folder.setText("/models/whisper")
    folder.editingFinished.emit()
    assert world.asked[-1] == {"local_ear": "own", "local_ear_folder": "/models/whisper"}


def test_with_azure_it_says_that_none_of_it_is_used(
    qtbot: QtBot, page: CompanionDialog, world: World
) -> None:
    azure = replace(
        EMPTY, settings=replace(EMPTY.settings, target=Target.AZURE, endpoint="https://x.example")
    )
    show(qtbot, page, world, azure)
    button = part(page, QPushButton, "use_companion_button")
    assert button.isVisible()
    assert not part(page, QPushButton, "try_brain_button").isEnabled()
    button.click()
    assert world.state.settings.target == Target.DEMO


def test_a_conversation_that_runs_can_take_over_what_was_chosen(
    qtbot: QtBot, page: CompanionDialog, world: World, wishes: Wishes
) -> None:
    assert part(page, QPushButton, "companion_reconnect_button").isHidden()
    talks = replace(
        OWN,
        connection=con.Ready(),
        current=replace(OWN.current, unapplied=frozenset({"brain_url"})),
    )
    show(qtbot, page, world, talks)
    part(page, QPushButton, "companion_reconnect_button").click()
    assert wishes.plain[-1] == "reconnect_requested"
    assert not part(page, QPushButton, "try_ear_button").isEnabled()
