"""What a hosted agent tells beside its speech: cards of their own, which no service's conversation
holds.
"""

from __future__ import annotations

from tests.unit.domain.scene import A1, Scene
from voicelive_desktop.domain.decisions.answer import REPORT_LINES
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Role, Status
from voicelive_desktop.domain.questions.selectors import worth_restoring
from voicelive_desktop.domain.words.ids import ItemId


def told(number: int, kind: str = "progress", content: str = "") -> ev.AgentReported:
    return ev.AgentReported(ItemId(f"e{number}"), kind, content or f'{{"n": {number}}}', 1_010.0)


def test_a_report_is_a_card_and_the_next_of_its_kind_is_added_to_it() -> None:
    scene = (
        Scene.connected().user_says(text="book a table").tell(told(1), told(2), told(3, "result"))
    )
    card = scene.item(ItemId("e1"))
    assert (card.role, card.status, card.outside) == (Role.TOOL, Status.FINAL, True)
    assert card.tool is not None
    assert (card.tool.name, card.tool.output) == ("progress", '{"n": 1}\n{"n": 2}')
    assert scene.rows[-2:] == ["e1", "e3"]
    assert not scene.orders, "nobody runs anything for it"


def test_a_report_that_comes_twice_is_shown_once() -> None:
    scene = Scene.connected().tell(told(1), told(1))
    tool = scene.item(ItemId("e1")).tool
    assert tool is not None
    assert tool.output == '{"n": 1}'


def test_an_agent_that_tells_every_token_fills_one_card_of_limited_length() -> None:
    scene = Scene.connected().tell(*(told(n) for n in range(REPORT_LINES + 50)))
    (card,) = [scene.item(ItemId(row)) for row in scene.rows]
    assert card.tool is not None
    assert card.tool.output is not None
    assert len(card.tool.output.split("\n")) == REPORT_LINES


def test_reports_leave_the_answer_alone_and_are_told_to_no_later_session() -> None:
    scene = (
        Scene.connected()
        .user_says(text="hello")
        .reply_begins()
        .tell(told(1))
        .reply_sounds()
        .reply_complete()
    )
    assert scene.item(A1).status is Status.FINAL
    assert ItemId("e1") not in [item.id for item in worth_restoring(scene.state)]
