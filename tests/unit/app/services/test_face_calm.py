"""A face rests where its sound is silent: in the films of the local service that is a closed mouth."""

from __future__ import annotations

import pytest

pytest.importorskip("av", reason="the extra [avatar] is not installed: no avatar is tried")
from tests.unit.localservice.session.test_avatar_video import film_of, spoken
from voicelive_desktop.app.services.face_calm import FaceCalm
from voicelive_desktop.avatar.mono_sound import MonoSound
from voicelive_desktop.localservice.voice.face_drawing import FaceLook

SAME = 6  # of 255: what a codec makes of the same picture differs by less


def test_every_film_has_a_face_at_rest_and_all_of_them_have_a_closed_mouth() -> None:
    events = spoken()
    calm, mono = FaceCalm(), MonoSound()
    with film_of(events) as film:
        for block in film.decode(audio=0):
            for pcm in mono(block):
                calm.hear(block.time * 1000, pcm)
    closed = FaceLook(width=320, height=180).picture(0).astype(int)[100:170, 120:200]
    apart: dict[bool, list[float]] = {True: [], False: []}
    with film_of(events) as film:
        for picture in film.decode(video=0):
            mouth = picture.to_ndarray(format="rgb24").astype(int)[100:170, 120:200]
            apart[calm.is_at(picture.time * 1000)].append(abs(mouth - closed).mean())
    assert apart[True]
    assert max(apart[True]) < SAME < max(apart[False])
