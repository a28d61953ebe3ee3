"""What is told of items of the conversation."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Asked
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

U1, A1 = ItemId("u1"), ItemId("a1")


@pytest.mark.parametrize(
    ("question", "asked"), [(U1, Asked(U1, 5.0)), (ItemId("deleted"), None)], ids=str
)
def test_an_answer_that_came_late_knows_its_question(question: ItemId, asked: Asked | None) -> None:
    scene = Scene.connected()
    scene.tell(ev.TextSubmitted(U1, "Add milk.", 5.0))
    scene.tell(ev.ReplyTextGrew(ResponseId("r1"), A1, "Done.", 9.0))
    scene.tell(ev.AnswerAttributed(A1, question))
    row = scene.state.conversation.get(A1)
    assert row is not None
    assert (row.text, row.asked) == ("Done.", asked)
