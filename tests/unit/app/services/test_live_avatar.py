"""Whose the endless sound of a live avatar is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from voicelive_desktop.app.environment import avatar_process as ap
from voicelive_desktop.app.services.face_calm import BEFORE_MS
from voicelive_desktop.app.services.live_avatar import (
    BETWEEN_MS,
    LAG_MS,
    LEAD_MS,
    LONG_PAUSE_MS,
    MOST_ANNOUNCED,
    PAUSE_MS,
    SETTLED_MS,
    STRAY_MS,
    UNSAID_MS,
    LiveAvatar,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

BLOCK_MS = 20.0
LOUD, SILENT = b"\0\x20" * 480, bytes(960)
REPLY, ITEM = ResponseId("r"), ItemId("i")


class Line:
    """A linked avatar."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, bytes]] = []
        self.played: dict[ItemId, int] = {}
        self.done: list[ItemId] = []
        self.whole: list[ItemId] = []
        self.offers: list[str] = []
        self.now_s = 100.0
        self.at_ms = 50_000.0
        self.live = LiveAvatar(
            lambda kind, payload: self.sent.append((kind, payload)),
            self._play,
            self._done,
            lambda: self.now_s,
        )
        self.live.connect("[]", self.offers.append)
        self.live.linked()

    def _done(self, _response: ResponseId, item: ItemId, is_whole: bool) -> None:
        self.done.append(item)
        if is_whole:
            self.whole.append(item)

    def _play(self, _response: ResponseId, item: ItemId, pcm: bytes) -> None:
        self.played[item] = self.played.get(item, 0) + len(pcm) // 960

    def hear(self, block: bytes, ms: float) -> None:
        for _ in range(round(ms / BLOCK_MS)):
            self.live.hear(self.at_ms, block)
            self.at_ms += BLOCK_MS


def test_a_message_begins_with_its_first_loud_block_and_ends_with_a_pause_once_it_is_whole() -> (
    None
):
    line = Line()
    line.hear(LOUD, 100)
    line.live.announce(REPLY, ITEM)
    line.hear(SILENT, 500)
    assert line.played == {}
    line.hear(LOUD, LEAD_MS - BLOCK_MS)
    assert line.played == {}, "held until a little of it is there"
    line.hear(LOUD, 1_000)
    assert line.played == {ITEM: (LEAD_MS - BLOCK_MS + 1_000) / BLOCK_MS}
    line.hear(SILENT, PAUSE_MS + 100)
    line.hear(LOUD, 100)
    assert line.done == [], "a pause within it"
    line.live.whole(REPLY, ITEM)
    line.hear(SILENT, BETWEEN_MS - BLOCK_MS)
    line.hear(LOUD, 100)
    assert line.done == [], "a pause between sentences, whose text is there already"
    line.hear(SILENT, BETWEEN_MS)
    assert (line.done, line.whole) == ([ITEM], [ITEM])
    before = dict(line.played)
    line.hear(LOUD, 100)
    assert line.played == before, "nobody was announced"


def test_a_short_message_is_played_though_it_never_filled_the_lead() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.live.whole(REPLY)
    line.hear(LOUD, BLOCK_MS)
    line.live.switched("idle", REPLY)
    line.hear(SILENT, PAUSE_MS)
    assert line.played[ITEM] > 1
    assert line.done == [ITEM], "the face rests again"


def test_a_shorter_pause_ends_a_whole_message_behind_which_another_one_waits() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.live.announce(REPLY, ItemId("next"))
    line.live.whole(REPLY, ITEM)
    line.hear(LOUD, 200)
    line.hear(SILENT, PAUSE_MS)
    line.hear(LOUD, 200)
    assert line.done == [ITEM]
    assert set(line.played) == {ITEM, ItemId("next")}


def test_silence_for_long_ends_a_message_of_which_nothing_is_said() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 200)
    line.hear(SILENT, LONG_PAUSE_MS)
    assert line.done == [ITEM]


def test_when_the_face_rests_the_message_is_whole() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 200)
    line.live.switched("idle", "r")
    line.hear(SILENT, PAUSE_MS)
    assert line.done == [ITEM]


@pytest.mark.parametrize("told", ["cleared", "idle"])
def test_after_an_interruption_the_rest_of_the_message_is_nobody_s(told: str) -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 400)
    played = dict(line.played)
    assert line.live.cut()
    line.live.announce(ResponseId("r2"), ItemId("i2"))
    line.hear(LOUD, 300)
    line.live.switched(told, "r")
    line.hear(LOUD, 100)
    assert line.played == played, "it was on its way"
    silent_ms = line.at_ms
    assert not line.live.shows(silent_ms + 1_000.0)
    line.hear(SILENT, SETTLED_MS)
    assert line.live.shows(silent_ms + BEFORE_MS)
    assert not line.live.shows(silent_ms + BEFORE_MS - 1), "its mouth is still open there"
    line.hear(LOUD, 400)
    assert set(line.played) == {ITEM, ItemId("i2")}


def test_after_an_interruption_silence_alone_is_enough() -> None:
    line = Line()
    line.live.cut()
    line.hear(SILENT, PAUSE_MS)
    assert line.live.shows(line.at_ms)


def test_a_message_that_was_never_said_does_not_get_the_sound_of_the_next() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.live.announce(ResponseId("r2"), ItemId("i2"))
    line.live.switched("speaking", "r2")
    line.hear(LOUD, 400)
    assert set(line.played) == {ItemId("i2")}


def test_the_picture_goes_with_what_is_heard_and_with_now_while_nobody_speaks() -> None:
    line = Line()
    assert line.live.moment_of(None) == 100_000.0 - LAG_MS
    line.live.announce(REPLY, ITEM)
    line.hear(SILENT, 100)
    began_ms = line.at_ms
    line.hear(LOUD, 400)
    assert line.live.moment_of((ITEM, 250.0)) == began_ms + 250.0


def test_one_session_has_one_exchange_and_the_next_one_another() -> None:
    line = Line()
    line.live.connect("[]", line.offers.append)
    assert [kind for kind, _ in line.sent] == [ap.OFFER]
    line.live.offered(b"offer")
    assert line.offers == ["offer"]
    line.live.answered("answer")
    others: list[str] = []
    line.live.connect('[{"urls": []}]', others.append)
    assert [kind for kind, _ in line.sent] == [ap.OFFER, ap.ANSWER, ap.HANG_UP, ap.OFFER]
    line.now_s += 3.0
    waited_s = line.live.waited_s
    assert waited_s == 3.0
    line.live.hang_up()
    line.live.hang_up()
    assert line.sent[-1][0] == ap.HANG_UP
    assert line.live.waited_s is None


def test_what_was_coming_when_the_connection_broke_is_over() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 40)
    line.live.failed()
    assert (line.done, line.live.is_linked) == ([ITEM], False)


def test_a_process_that_died_makes_another_offer_for_the_same_session() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 500)
    assert line.live.begin_again()
    assert [kind for kind, _ in line.sent] == [ap.OFFER, ap.OFFER]
    assert line.done == [ITEM], "what was coming ends"
    line.live.offered(b"another")
    assert line.offers == ["another"]
    assert line.live.waited_s == 0.0
    line.live.linked()
    line.live.switched("cleared", "")
    line.hear(SILENT, SETTLED_MS)
    line.live.announce(REPLY, ItemId("next"))
    line.hear(LOUD, 500)
    assert ItemId("next") in line.played


def test_what_the_service_still_says_of_a_lost_message_is_not_the_next_one_s() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 500)
    assert line.live.begin_again()
    line.live.linked()
    line.hear(LOUD, 500)
    line.live.announce(ResponseId("next"), ItemId("next"))
    line.hear(LOUD, 500)
    assert ItemId("next") not in line.played, "the rest of the lost one"
    line.hear(SILENT, PAUSE_MS)
    line.hear(LOUD, 500)
    assert line.played[ItemId("next")] == 500 / BLOCK_MS


@pytest.mark.parametrize("ends", ["silence", "the next one begins"])
def test_sound_that_went_on_before_a_message_was_announced_is_not_its_own(ends: str) -> None:
    line = Line()
    line.hear(LOUD, STRAY_MS)
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 1_000)
    assert line.played == {}
    if ends == "silence":
        line.hear(SILENT, PAUSE_MS)
    else:
        line.live.switched("speaking", REPLY)
    line.hear(LOUD, 500)
    assert line.played == {ITEM: 500 / BLOCK_MS}


@pytest.mark.parametrize(
    "lost_ms", [0.0, 2_000.0, -150.0], ids=["none", "a gap", "a faster packet"]
)
def test_the_picture_fits_the_sound_also_after_some_of_it_was_lost(lost_ms: float) -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(LOUD, 1_000)
    line.at_ms += lost_ms
    line.hear(LOUD, 1_000)
    assert line.live.moment_of((ITEM, 500.0)) == 50_500.0
    assert line.live.moment_of((ITEM, 1_500.0)) == 51_500.0 + lost_ms


def test_one_that_dies_before_it_was_linked_is_given_up() -> None:
    line = Line()
    assert line.live.begin_again()
    assert not line.live.begin_again()
    assert len(line.sent) == 2
    assert line.live.waited_s is None


def test_a_message_that_the_service_never_says_is_given_up_after_a_while() -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    line.hear(SILENT, UNSAID_MS * 2)
    assert line.done == [], "it is not whole: more of it may be on its way"
    line.live.whole(REPLY)
    line.hear(SILENT, UNSAID_MS - BLOCK_MS)
    assert line.done == []
    line.hear(SILENT, BLOCK_MS)
    assert line.done == [ITEM]


def _passes_over(live: LiveAvatar) -> None:
    live.announce(ResponseId("next"), ItemId("next"))
    live.switched("speaking", "next")


def _announces_too_many(live: LiveAvatar) -> None:
    for n in range(MOST_ANNOUNCED):
        live.announce(REPLY, ItemId(str(n)))


@pytest.mark.parametrize(
    "end",
    [
        lambda live: live.hang_up(),
        lambda live: live.silent(),
        lambda live: live.begin_again(),
        _passes_over,
        _announces_too_many,
    ],
    ids=["session over", "no sound", "process died", "passed over", "too many"],
)
def test_whatever_becomes_of_a_message_that_was_announced_is_told_once(
    end: Callable[[LiveAvatar], object],
) -> None:
    line = Line()
    line.live.announce(REPLY, ITEM)
    end(line.live)
    assert (line.done, line.whole) == ([ITEM], [])
