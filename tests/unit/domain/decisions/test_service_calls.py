"""MCP servers that the service calls: allowed or not by a person, and answered once."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.unit.domain.scene import LOST, R1, R2, U2, Scene
from voicelive_desktop.domain.decisions.admission import MOST_IN_A_TURN
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Fate, Role, Status, ToolCall
from voicelive_desktop.domain.facts.effects import CreateResponse, SendApproval
from voicelive_desktop.domain.facts.functions import (
    Consent,
    Decision,
    ListedTool,
    OfferedFunction,
    Origin,
    RememberConsent,
    TellServer,
)
from voicelive_desktop.domain.facts.notices import ServerToolsNotice
from voicelive_desktop.domain.facts.state import SessionFacts, State
from voicelive_desktop.domain.questions.selectors import Mode, mode
from voicelive_desktop.domain.questions.session_messages import offered_tools
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.domain.words.kinds import ResponseStatus

REQUEST, CALL, LIST = ItemId("mcpr_1"), ItemId("mcp_1"), ItemId("mcpl_1")
ARGUMENTS = '{"item": "milk"}'
ALLOWING = [Decision.ONCE, Decision.CONVERSATION, Decision.ALWAYS]
TOOL = OfferedFunction("server:notes:add", "add", origin=Origin.SERVICE, source="notes")
SAME_NAME = OfferedFunction("own:add", "add", consent=Consent.ALWAYS)


def talking(*functions: OfferedFunction) -> Scene:
    scene = Scene.connected().tell(ev.FunctionsOffered("[]", (), functions or (TOOL, SAME_NAME)))
    return scene.user_says(text="add milk").tell(ev.ResponseCreated(R1, scene.clock))


def asks(scene: Scene, request: ItemId = REQUEST) -> Scene:
    return scene.tell(ev.ApprovalAsked(request, "notes", "add", ARGUMENTS, scene.clock, R1))


def answer_done(scene: Scene, status: ResponseStatus = ResponseStatus.COMPLETED) -> Scene:
    return scene.tell(ev.ResponseDone(R1, status))


def decided(scene: Scene, decision: Decision, request: ItemId = REQUEST) -> Scene:
    return scene.tell(ev.CallDecided(CallId(request), decision, scene.clock))


def runs(scene: Scene, item: ItemId = CALL, request: ItemId | None = REQUEST) -> Scene:
    return scene.tell(
        ev.ServiceCallAdded(item, "notes", "add", ARGUMENTS, scene.clock, None, request)
    )


def ended(scene: Scene, item: ItemId = CALL, *, ok: bool = True) -> Scene:
    return scene.tell(ev.ServiceCallEnded(item, ok=ok))


def told(
    scene: Scene, output: str = "on the list", item: ItemId = CALL, *, ok: bool = True
) -> Scene:
    return scene.tell(ev.ServiceCallTold(item, output, ok=ok))


def tool_of(scene: Scene, item: ItemId = CALL) -> ToolCall:
    tool = scene.item(item).tool
    assert tool is not None
    return tool


def answers(scene: Scene) -> Sequence[CreateResponse]:
    return scene.ordered(CreateResponse)


def test_a_call_waits_for_the_person_whatever_a_function_of_the_same_name_may() -> None:
    scene = answer_done(asks(talking()))
    assert mode(scene.state) is Mode.WAITING
    assert tool_of(scene, REQUEST).fate is Fate.WAITING
    assert scene.ordered(SendApproval) == []
    assert answers(scene) == []


@pytest.mark.parametrize("decision", ALLOWING)
def test_what_is_allowed_is_told_alone_and_answered_once_when_it_has_ended(
    decision: Decision,
) -> None:
    scene = decided(answer_done(asks(talking())), decision)
    assert scene.ordered(SendApproval) == [SendApproval(REQUEST, approve=True)]
    runs(scene)
    assert answers(scene) == []
    assert mode(scene.state) is Mode.USING_TOOL
    ended(scene)
    assert len(answers(scene)) == 1
    assert answers(told(ended(scene))) == []
    assert tool_of(scene).output == "on the list"
    assert scene.item(CALL).status is Status.FINAL


def test_request_and_call_are_one_row() -> None:
    scene = runs(decided(answer_done(asks(talking())), Decision.ONCE))
    rows = [row.id for row in scene.state.conversation if row.role is Role.TOOL]
    assert rows == [CALL]


def test_a_call_that_does_not_say_what_was_allowed_for_it_takes_the_row_of_the_request() -> None:
    scene = runs(decided(answer_done(asks(talking())), Decision.ONCE), request=None)
    assert [row.id for row in scene.state.conversation if row.role is Role.TOOL] == [CALL]
    assert len(scene.state.hands.running) == 1


def test_a_denied_call_is_told_and_answered_once() -> None:
    scene = decided(answer_done(asks(talking())), Decision.DENY)
    assert scene.ordered(SendApproval) == [SendApproval(REQUEST, approve=False)]
    assert len(answers(scene)) == 1
    assert tool_of(scene, REQUEST).fate is Fate.DENIED
    assert answers(decided(scene, Decision.DENY)) == []


def test_denied_while_the_answer_is_still_being_made_another_is_asked_for_when_it_is_over() -> None:
    scene = decided(asks(talking()), Decision.DENY)
    assert answers(scene) == []
    assert len(answers(answer_done(scene))) == 1


def test_a_call_within_an_answer_is_answered_when_that_one_is_over() -> None:
    scene = told(ended(runs(talking(), request=None)))
    assert answers(scene) == []
    assert len(answers(answer_done(scene))) == 1


def test_an_answer_that_goes_on_after_the_call_by_itself_is_enough() -> None:
    scene = told(ended(runs(talking(), request=None)))
    scene.tell(ev.ReplyTextGrew(R1, ItemId("a9"), "Milk is on it.", scene.clock))
    assert answers(answer_done(scene)) == []


def test_words_before_the_call_do_not_stand_for_its_answer() -> None:
    scene = talking().tell(ev.ReplyTextGrew(R1, ItemId("a9"), "One moment", 2.0))
    ended(runs(scene, request=None))
    scene.tell(ev.ReplyTextGrew(R1, ItemId("a9"), ", please.", 2.0))
    assert len(answers(answer_done(scene))) == 1


def test_several_calls_are_answered_together() -> None:
    scene = runs(runs(talking(), ItemId("one"), None), ItemId("two"), None)
    answer_done(ended(scene, ItemId("one")))
    assert answers(scene) == []
    ended(scene, ItemId("two"), ok=False)
    assert len(answers(scene)) == 1


def test_who_is_speaking_gets_the_answer_to_their_own_turn() -> None:
    scene = runs(decided(answer_done(asks(talking())), Decision.ONCE))
    scene.tell(ev.SpeechStarted(U2, 9_000, scene.clock))
    assert answers(ended(scene)) == []


def test_a_failed_call_says_why() -> None:
    scene = told(ended(runs(talking(), request=None), ok=False), '{"error": "no list"}', ok=False)
    assert not tool_of(scene).ok
    assert tool_of(scene).output == '{"error": "no list"}'


def test_what_was_allowed_for_the_conversation_asks_no_more() -> None:
    scene = decided(answer_done(asks(talking())), Decision.CONVERSATION)
    asks(scene, ItemId("mcpr_2"))
    assert scene.ordered(SendApproval)[-1] == SendApproval(ItemId("mcpr_2"), approve=True)
    assert scene.state.hands.waiting == ()


def test_always_is_remembered_for_the_tool() -> None:
    scene = decided(answer_done(asks(talking())), Decision.ALWAYS)
    assert scene.ordered(RememberConsent) == [RememberConsent(TOOL.key, Consent.ALWAYS)]


def test_a_tool_that_was_never_listed_is_allowed_for_the_conversation_at_most() -> None:
    scene = decided(asks(talking(SAME_NAME)), Decision.ALWAYS)
    assert scene.ordered(RememberConsent) == []
    asks(scene, ItemId("mcpr_2"))
    assert scene.ordered(SendApproval)[-1] == SendApproval(ItemId("mcpr_2"), approve=True)


def test_a_tool_that_is_never_to_be_called_is_denied_without_a_question() -> None:
    never = OfferedFunction(
        TOOL.key, "add", origin=Origin.SERVICE, source="notes", consent=Consent.NEVER, on=False
    )
    scene = asks(talking(never))
    assert scene.ordered(SendApproval) == [SendApproval(REQUEST, approve=False)]
    assert len(answers(answer_done(scene))) == 1


def test_too_many_in_one_turn_ask_even_where_all_is_allowed() -> None:
    always = OfferedFunction(
        TOOL.key, "add", origin=Origin.SERVICE, source="notes", consent=Consent.ALWAYS
    )
    scene = talking(always)
    for number in range(MOST_IN_A_TURN):
        request = ItemId(f"mcpr_{number}")
        assert asks(scene, request).ordered(SendApproval) == [SendApproval(request, approve=True)]
    asks(scene, ItemId("one_more"))
    assert scene.ordered(SendApproval) == []
    assert len(scene.state.hands.waiting) == 1


def test_at_the_end_and_at_a_drop_nothing_waits_any_more() -> None:
    over: list[tuple[ev.Event, ...]] = [
        (ev.EndRequested(), ev.ConnectionEnded()),
        (ev.RetryScheduled(1, 1.0, 0.0, LOST),),
    ]
    for events in over:
        scene = asks(decided(asks(talking()), Decision.ONCE), ItemId("mcpr_2")).tell(*events)
        assert scene.state.hands.waiting == ()
        assert scene.state.hands.running == ()
        assert tool_of(scene, ItemId("mcpr_2")).fate is Fate.DENIED
        assert not tool_of(scene, REQUEST).ok
        assert scene.ordered(SendApproval) == []


def test_a_running_call_of_the_service_cannot_be_cancelled() -> None:
    scene = runs(talking(), request=None).tell(ev.CallCancelled(CallId(CALL)))
    assert len(scene.state.hands.running) == 1


def test_arguments_arrive_piece_by_piece() -> None:
    scene = talking().tell(ev.ServiceCallAdded(CALL, "notes", "add", "", 2.0))
    for piece in ('{"item": ', '"milk"}'):
        scene.tell(ev.ServiceCallGrew(CALL, piece))
    assert tool_of(scene).arguments == ARGUMENTS
    assert json.loads(
        tool_of(scene.tell(ev.ServiceCallWritten(CALL, '{"item": "tea"}'))).arguments
    ) == {"item": "tea"}


def test_the_tools_that_were_found_are_told_to_the_page() -> None:
    tools = (ListedTool("add"),)
    scene = Scene.connected().tell(ev.ToolsListed(LIST, "notes", tools))
    assert scene.ordered(TellServer) == [TellServer("notes", tools)]


@pytest.mark.parametrize("item_first", [True, False])
def test_a_server_without_a_list_is_told_with_its_reason(item_first: bool) -> None:
    scene = Scene.connected()
    news: list[ev.Event] = [ev.ToolsListed(LIST, "notes", (), "refused"), ev.ListingFailed(LIST)]
    for one in news if item_first else reversed(news):
        scene.tell(one)
    assert scene.ordered(TellServer)[-1] == TellServer("notes", (), "refused")
    assert ServerToolsNotice("notes", "refused") in scene.state.program.notices


def test_another_answers_in_our_place() -> None:
    scene = asks(talking()).tell(ev.ApprovalGiven(ItemId("x"), REQUEST, approve=False))
    assert scene.state.hands.waiting == ()
    assert tool_of(scene, REQUEST).fate is Fate.DENIED


def test_an_answer_that_was_cut_owes_no_second_one_for_the_same_calls() -> None:
    scene = answer_done(ended(runs(talking(), request=None)), ResponseStatus.CANCELLED)
    scene.tell(ev.ResponseCreated(R2, scene.clock)).tell(
        ev.ResponseDone(R2, ResponseStatus.COMPLETED)
    )
    assert len(answers(scene)) <= 1


def test_a_call_that_waits_holds_up_no_other_answer() -> None:
    scene = answer_done(asks(talking())).user_says(U2, "add tea").tell(ev.ResponseCreated(R2, 9.0))
    scene.tell(
        ev.ApprovalAsked(ItemId("mcpr_2"), "notes", "add", "{}", 9.0, R2),
        ev.ResponseDone(R2, ResponseStatus.COMPLETED),
    )
    ended(runs(decided(scene, Decision.ONCE, ItemId("mcpr_2")), CALL, ItemId("mcpr_2")))
    assert len(answers(scene)) == 1
    assert [str(call.call_id) for call in scene.state.hands.waiting] == [REQUEST]


def test_a_model_that_takes_no_servers_is_told_of_none() -> None:
    wire = '[{"type": "mcp", "server_label": "notes"}, {"type": "function", "name": "add"}]'
    kinds = {
        model: [
            tool["type"]
            for tool in offered_tools(
                State(current=SessionFacts(running=Settings(model=model), functions=wire))
            )
        ]
        for model in ("gpt-4o", "phi4-mm-realtime", "phi4-mini")
    }
    assert kinds == {
        "gpt-4o": ["mcp", "function"],
        "phi4-mm-realtime": ["function"],
        "phi4-mini": ["function"],
    }
