"""Pictures in typed messages: sent with the words, where the model looks at them; given to a new
session, or named.
"""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import U1, U2, Scene
from voicelive_desktop.domain.catalogue.models import takes_pictures as by_name
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import CreateResponse, FlushPlayback, SendText
from voicelive_desktop.domain.facts.pictures import RESTORED, Picture, kept, named
from voicelive_desktop.domain.questions.selectors import takes_pictures, worth_restoring
from voicelive_desktop.domain.words.ids import ItemId

CAT = Picture(b"\xff\xd8cat", "image/jpeg", 640, 480)
AZURE = {"target": "azure", "endpoint": "https://x.services.ai.azure.com"}


def test_a_picture_goes_with_the_words_of_its_message_or_alone() -> None:
    scene = Scene.connected().tell(ev.TextSubmitted(U1, " what is this? ", 5.0, pictures=(CAT,)))
    assert scene.orders == [SendText(U1, "what is this?", (CAT,)), CreateResponse()]
    assert scene.item(U1).pictures == (CAT,)
    alone = Scene.connected().tell(ev.TextSubmitted(U1, "", 5.0, pictures=(CAT,)))
    assert alone.ordered(SendText) == [SendText(U1, "", (CAT,))]
    assert alone.rows == [U1]


def test_a_picture_interrupts_as_typed_words_do() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds()
    assert scene.tell(ev.TextSubmitted(U2, "", 5.0, pictures=(CAT,))).ordered(FlushPlayback)


@pytest.mark.parametrize(
    ("model", "takes"),
    [
        ("gpt-realtime", True), ("gpt-realtime-mini", True), ("gpt-4.1", True), ("gpt-5-nano", True),
        ("my-deployment", True), ("azure-realtime", False), ("phi4-mm-realtime", False),
        ("gpt-4o-realtime-preview", False),
    ],
)  # fmt: skip
def test_only_some_models_look_at_pictures(model: str, takes: bool) -> None:
    assert by_name(model) is takes
    scene = Scene.connected(model=model, **AZURE).tell(
        ev.TextSubmitted(U1, "see", 5.0, pictures=(CAT,))
    )
    assert takes_pictures(scene.state) is takes
    assert bool(scene.ordered(SendText)) is takes
    assert (scene.notice_keys() == ["no_pictures"]) is not takes


def test_the_demo_and_an_agent_take_pictures_whatever_the_model_of_the_settings_is() -> None:
    assert takes_pictures(Scene.connected(model="phi4-mm-realtime").state)
    agent = Scene.connected(model="phi4-mm-realtime", agent_name="a", agent_project="p", **AZURE)
    assert takes_pictures(agent.state)


def test_the_newest_pictures_are_kept_for_a_new_session_and_the_others_are_named() -> None:
    messages = [(CAT, CAT), (), (CAT,), (CAT, CAT)]
    assert [len(shown) for shown in kept(messages, 4)] == [1, 0, 1, 2]
    assert [len(shown) for shown in kept(messages, 1)] == [0, 0, 0, 1]
    assert named([CAT]) == "[A picture was here, 640 by 480 pixels.]"


def test_the_line_about_a_reconnection_says_what_was_only_named() -> None:
    scene = Scene.connected()
    for n in range(RESTORED + 2):
        scene.tell(ev.TextSubmitted(ItemId(f"p{n}"), "", 1_010.0 + n, pictures=(CAT,)))
    assert len(worth_restoring(scene.state)) == RESTORED + 2
    scene.tell(ev.ReconnectRequested(), ev.ConnectingStarted(1)).configured()
    texts = [item.text for item in scene.state.conversation]
    assert (
        "Reconnected. Your conversation is kept. 2 older pictures are only mentioned to it."
        in texts
    )
