"""The whole program without its window: the link is cut while it hears, thinks and speaks, and
nothing said is lost.

The long conversations are `tests/benchmarks/test_failing_links.py`.
"""

from __future__ import annotations

import asyncio

import pytest

from tests.contract.conftest import RunningService
from tests.support.headless import Headless
from tests.support.link import CutLink
from tests.support.talker import Talk, users
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import Mode, mode

pytestmark = pytest.mark.usefixtures("sdk_quiet_about_cut_links")
MOMENTS = (("slt-time", Mode.HEARING), ("rms-hello", Mode.THINKING), ("awb-help", Mode.SPEAKING))


def test_a_link_that_is_cut_in_the_middle_of_three_turns_loses_none_of_them(
    service: RunningService,
) -> None:
    asyncio.run(_cut_in_each_turn(service))


async def _cut_in_each_turn(service: RunningService) -> None:
    async with (
        CutLink("127.0.0.1", service.port) as link,
        Headless(link.url, service.key) as program,
    ):
        program.start()
        await program.until(lambda s: mode(s) is Mode.LISTENING)
        talk = Talk(program)
        for name, moment in MOMENTS:
            turn = asyncio.create_task(talk.turn(name))
            await program.until(lambda s, due=moment: _is_at(s, due))  # type: ignore[misc]
            link.cut()
            await turn
        assert len(program.told(ev.RetryScheduled)) == len(MOMENTS)
        assert talk.figures() | {"said": 0, "user_rows": 0} == {
            "said": 0, "user_rows": 0, "lost": [], "added": [], "unanswered": [], "waited_in_vain": [],
            "longest_gap_s": talk.figures()["longest_gap_s"],
        }  # fmt: skip


def _is_at(state: State, moment: Mode) -> bool:
    """Whether the turn has come so far.

    Some services tell the words of a turn only after its answer began, as ours does here: who is
    cut off between the two has heard the answer, and the row keeps the words so far
    (tests/unit/domain/decisions/test_cut.py). That is another moment, a few milliseconds long.
    """
    if moment is Mode.SPEAKING and users(state)[-1].status is Status.PARTIAL:
        return False
    return mode(state) is moment
