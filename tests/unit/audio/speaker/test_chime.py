"""A chime is heard over what plays, takes nothing from it, and needs no open speaker."""

from __future__ import annotations

import asyncio

import numpy as np

from tests.unit.audio.rig import ITEM, REPLY, noise, rig
from voicelive_desktop.audio.extras.chime import CHIME_S, chime
from voicelive_desktop.audio.extras.cue_sounds import SOUNDS
from voicelive_desktop.domain.facts.cues import Cue
from voicelive_desktop.domain.facts.events import PlaybackDrained, PlaybackOpened
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT
from voicelive_desktop.domain.words.pcm import RATE_HZ


def test_an_answer_goes_on_below_it_sample_by_sample() -> None:
    async def scene() -> None:
        async with rig() as r:
            reply = noise(500)
            assert r.play(reply)
            await r.engine.ring()
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(CHIME_S + 0.3)
            sound, size = chime(RATE_HZ), len(reply)
            both = np.clip(sound[:size].astype(int) + reply, -32_767, 32_767)
            whole = np.concatenate((both, sound[size:]))
            np.testing.assert_array_equal(r.heard_sound, whole[whole != 0])
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]

    asyncio.run(scene())


def test_a_closed_speaker_is_opened_for_it_and_closed_again() -> None:
    async def scene() -> None:
        async with rig() as r:
            await r.engine.close_speaker()
            opened = len(r.of(PlaybackOpened))
            ringing = asyncio.create_task(r.engine.ring(SYSTEM_DEFAULT))
            while not ringing.done():
                await r.pass_time(0.05)
            assert len(r.of(PlaybackOpened)) == opened + 1
            assert np.abs(r.heard_sound).max() > 0
            assert r.engine._speaker.current is None

    asyncio.run(scene())


def test_it_is_as_long_and_as_loud_at_every_rate() -> None:
    for rate_hz in (8_000, 24_000, 48_000):
        sound = chime(rate_hz)
        assert len(sound) == round(CHIME_S * rate_hz)
        assert 4_000 < np.abs(sound).max() < 8_000


def test_every_cue_has_a_short_soft_sound_of_its_own() -> None:
    made = {cue: make(24_000) for cue, (_, make) in SOUNDS.items() if cue is not Cue.TIMER}
    assert set(made) == set(Cue) - {Cue.TIMER}
    for cue, sound in made.items():
        assert len(sound) == round(SOUNDS[cue][0] * 24_000)
        assert 1_500 < np.abs(sound).max() < 2_500
        assert sound[0] == 0
        assert abs(int(sound[-1])) < 100
    assert len({sound.tobytes() for sound in made.values()}) == len(made)
