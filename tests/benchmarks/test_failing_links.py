"""Links that fail for ten minutes, two hundred drops in a row, sessions of thirty seconds: nothing
said is lost.

The whole program without its window; each prints one JSON object. `VLD_SOAK_MINUTES=2` and
`VLD_SOAK_DROPS=20` try it out shorter.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import time

import pytest

from tests.benchmarks.observed import memory_mb, open_files, slope
from tests.contract.conftest import RunningService, running_service
from tests.support.headless import Headless
from tests.support.link import CutLink
from tests.support.talker import Talk, cut_every
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.questions.selectors import Mode, mode

pytestmark = [
    pytest.mark.usefixtures("sdk_quiet_about_cut_links"),
    pytest.mark.soak,
    pytest.mark.timeout(3600),
]

LENGTH_S = 60 * float(os.environ.get("VLD_SOAK_MINUTES", "10"))
DROPS = int(os.environ.get("VLD_SOAK_DROPS", "200"))
CUT_S = 20.0
LIFETIME_S = 30
SETTLED = 0.25  # the first part, in which caches fill
BACK_S = 90.0  # the service takes 30 connections a minute


def test_a_conversation_through_a_link_that_is_cut_every_20_s_ends_with_a_complete_transcript() -> (
    None
):
    with running_service() as service:
        asyncio.run(_through_a_cut_link(service))


async def _through_a_cut_link(service: RunningService) -> None:
    async with (
        CutLink("127.0.0.1", service.port) as link,
        Headless(link.url, service.key) as program,
    ):
        talk = await _begun(program)
        cutting = asyncio.create_task(cut_every(link, CUT_S))
        try:
            await talk.until(time.monotonic() + LENGTH_S)
        finally:
            cutting.cancel()
            drops = len(program.told(ev.RetryScheduled))
            print(json.dumps({"soak": "link cut every 20 s", "drops": drops, **talk.figures()}))
        assert drops >= LENGTH_S / CUT_S - 2
        _expect_everything(talk)


def test_sessions_that_end_every_30_s_lose_nothing_of_a_user_who_talks() -> None:
    with running_service("--fault", f"expire={LIFETIME_S}") as service:
        asyncio.run(_through_short_sessions(service))


async def _through_short_sessions(service: RunningService) -> None:
    async with Headless(service.endpoint, service.key) as program:
        talk = await _begun(program)
        try:
            await talk.until(time.monotonic() + LENGTH_S)
        finally:
            moves, drops = len(program.told(ev.SessionMoved)), len(program.told(ev.RetryScheduled))
            print(
                json.dumps(
                    {
                        "soak": "expire every 30 s",
                        "moves": moves,
                        "drops": drops,
                        **talk.figures(),
                    }
                )
            )
        assert moves + drops >= LENGTH_S / LIFETIME_S - 2
        _expect_everything(talk)


async def _begun(program: Headless) -> Talk:
    program.start()
    await program.until(lambda s: mode(s) is Mode.LISTENING)
    return Talk(program)


def _expect_everything(talk: Talk) -> None:
    assert not talk.lost
    assert not talk.added
    assert not talk.waited_in_vain


def test_two_hundred_drops_in_a_row_leave_nothing_behind() -> None:
    with running_service() as service:
        asyncio.run(_dropped_again_and_again(service))


async def _dropped_again_and_again(service: RunningService) -> None:
    memory, tasks, files, objects = list[float](), list[int](), list[int](), list[int]()
    began = time.monotonic()
    async with (
        CutLink("127.0.0.1", service.port) as link,
        Headless(link.url, service.key) as program,
    ):
        await (talk := await _begun(program)).turn("slt-time")
        kept = [item.id for item in talk.users]
        for _ in range(DROPS):
            sessions = program.state.run.sessions
            link.cut()
            await program.until(
                lambda s, n=sessions: s.run.sessions > n and isinstance(s.connection, con.Ready),  # type: ignore[misc]
                BACK_S,
            )
            program.diary.clear()  # the test's own
            gc.collect()
            memory.append(memory_mb(os.getpid()))
            tasks.append(len(asyncio.all_tasks()))
            files.append(open_files(os.getpid()))
            objects.append(len(gc.get_objects()))
        settled = int(len(memory) * SETTLED)
        drops = [float(n) for n in range(len(memory))]
        print(
            json.dumps({
                "soak": "drops in a row",
                "drops": len(memory),
                "minutes": round((time.monotonic() - began) / 60, 1),
                "memory_mb": [round(memory[settled], 1), round(memory[-1], 1)],
                "kb_per_drop": round(slope(drops[settled:], memory[settled:]) * 1024, 1),
                "objects_per_drop": round(slope(drops[settled:], [float(n) for n in objects[settled:]]), 1),
                "tasks": [tasks[settled], max(tasks[settled:]), tasks[-1]],
                "files": [files[settled], max(files[settled:]), files[-1]],
            })
        )  # fmt: skip
        assert [item.id for item in talk.users] == kept
        await talk.turn("awb-help")
        assert not talk.waited_in_vain
        assert max(tasks[settled:]) <= tasks[settled] + 3
        assert max(files[settled:]) <= files[settled] + 3
