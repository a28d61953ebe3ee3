"""What the service tells beside the words lies at the row that it belongs to."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, LOST, R1, U1, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.evidence import (
    MOST_SOURCES,
    FoundSource,
    HeardPart,
    HeardPhrase,
    LookupKind,
)
from voicelive_desktop.domain.questions.certainty import unsure_words
from voicelive_desktop.domain.words.ids import ItemId

SEARCH = ItemId("ws_1")
PAGE = FoundSource("A page", "https://example.org")


def asked() -> Scene:
    return Scene.connected().user_says(text="bye bye now").tell(ev.ResponseCreated(R1, 1.0))


def answer() -> ev.ItemCreated:
    return ev.ItemCreated(Item(A1, Role.ASSISTANT, response_id=R1))


def row(scene: Scene, item_id: ItemId) -> Item:
    found = scene.state.conversation.get(item_id)
    assert found is not None
    return found


def test_a_word_is_as_sure_as_its_least_sure_part() -> None:
    parts = (HeardPart("bye", 0.9), HeardPart(" by", 0.3), HeardPart("e", 0.99))
    scene = asked().tell(ev.WordsWeighed(U1, parts, whole=True))
    (word,) = unsure_words(row(scene, U1))
    assert (word.start, word.end, word.text, word.certainty) == (4, 7, "bye", 0.3)


def test_parts_that_grow_are_replaced_by_the_whole() -> None:
    scene = asked()
    scene.tell(ev.WordsWeighed(U1, (HeardPart("buy", 0.1),), whole=False))
    scene.tell(ev.WordsWeighed(U1, (HeardPart(" now", 0.9),), whole=False))
    assert len(row(scene, U1).evidence.parts) == 2
    scene.tell(ev.WordsWeighed(U1, (HeardPart("bye", 0.9),), whole=True))
    assert row(scene, U1).evidence.parts == (HeardPart("bye", 0.9),)


def test_parts_of_other_words_make_nothing_unsure() -> None:
    scene = asked().tell(ev.WordsWeighed(U1, (HeardPart("zebra", 0.1), HeardPart("", 0.1)), True))
    assert unsure_words(row(scene, U1)) == ()


def test_phrases_lie_at_their_turn() -> None:
    phrases = (HeardPhrase("bye bye", 0.0, 700.0, "en-US", 0.8),)
    assert row(asked().tell(ev.PhrasesHeard(U1, phrases)), U1).evidence.phrases == phrases


@pytest.mark.parametrize("answer_first", [True, False])
def test_what_a_search_found_stands_at_its_answer(answer_first: bool) -> None:
    told = (
        ev.LookupSeen(SEARCH, LookupKind.WEB, 1.0, R1),
        ev.LookupTold(SEARCH, "{}", "[]", True, (PAGE,)),
    )
    scene = asked()
    scene.tell(answer(), *told) if answer_first else scene.tell(*told, answer())
    assert row(scene, A1).evidence.sources == (PAGE,)


def test_a_source_is_listed_once_and_they_are_not_endless() -> None:
    scene = asked().tell(answer(), ev.SourceCited(A1, PAGE), ev.SourceCited(A1, PAGE))
    assert row(scene, A1).evidence.sources == (PAGE,)
    for number in range(2 * MOST_SOURCES):
        scene.tell(ev.SourceCited(A1, FoundSource(str(number))))
    assert len(row(scene, A1).evidence.sources) == MOST_SOURCES


@pytest.mark.parametrize("kind", list(LookupKind))
def test_a_lookup_has_a_card_from_its_beginning_to_its_end(kind: LookupKind) -> None:
    scene = asked().tell(ev.LookupSeen(SEARCH, kind, 1.0, R1, "travel_agent"))
    scene.tell(ev.LookupSeen(SEARCH, kind, 2.0, R1))  # told again
    card = row(scene, SEARCH)
    assert card.tool is not None
    assert (card.role, card.status, card.tool.output) == (Role.TOOL, Status.PARTIAL, None)
    scene.tell(ev.LookupGrew(SEARCH, '{"a"', False), ev.LookupGrew(SEARCH, ":1}", False))
    scene.tell(ev.LookupEnded(SEARCH, ok=True))
    card = row(scene, SEARCH)
    assert card.tool is not None
    assert (card.status, card.tool.ok, card.tool.output) == (Status.FINAL, True, "")
    assert card.tool.arguments == '{"a":1}'


def test_a_failed_lookup_says_why_once_that_is_told() -> None:
    scene = asked().tell(ev.LookupSeen(SEARCH, LookupKind.AGENT, 1.0, R1))
    scene.tell(ev.LookupEnded(SEARCH, ok=False))
    scene.tell(ev.LookupTold(SEARCH, "", '{"error": "asleep"}', False))
    card = row(scene, SEARCH)
    assert card.tool is not None
    assert (card.tool.ok, card.tool.output) == (False, '{"error": "asleep"}')


def test_a_drop_ends_a_lookup() -> None:
    scene = asked().tell(ev.LookupSeen(SEARCH, LookupKind.WEB, 1.0, R1))
    scene.tell(ev.RetryScheduled(1, 1.0, 2.0, LOST))
    card = row(scene, SEARCH)
    assert card.tool is not None
    assert (card.status, card.tool.ok) == (Status.FINAL, False)


def test_none_of_it_makes_rows_that_were_not_there() -> None:
    scene, unknown = asked(), ItemId("unknown")
    before = scene.state.conversation
    scene.tell(
        ev.WordsWeighed(unknown, (), True),
        ev.PhrasesHeard(unknown, ()),
        ev.SourceCited(unknown, PAGE),
        ev.LookupGrew(unknown, "x", True),
        ev.LookupEnded(unknown, ok=True),
        ev.LookupTold(unknown, "", "", True, (PAGE,)),
    )
    assert scene.state.conversation == before
