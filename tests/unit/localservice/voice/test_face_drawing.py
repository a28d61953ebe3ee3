"""What a session says of its avatar's picture is seen in it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from voicelive_desktop.localservice.voice.face_drawing import FaceLook

OPEN = 2  # a viseme


def picture(viseme: int = OPEN, **scene: float) -> Any:
    return FaceLook.of({"type": "photo-avatar", "scene": scene}).picture(viseme).astype(int)


@pytest.mark.parametrize(
    "scene",
    [
        {"zoom": 0.5},
        {"position_x": 0.2},
        {"position_y": -0.2},
        {"rotation_x": 0.3},
        {"rotation_y": 0.3},
        {"rotation_z": 0.5},
        {"amplitude": 0.2},
    ],
    ids=lambda scene: next(iter(scene)),
)
def test_the_scene_moves_the_face(scene: dict[str, Any]) -> None:
    usual, moved = picture(), picture(**scene)
    assert usual.shape == moved.shape
    assert (np.abs(usual - moved).sum(axis=2) > 60).mean() > 0.001


def test_a_video_avatar_has_no_scene() -> None:
    told = {"type": "video-avatar", "scene": {"zoom": 0.1}}
    assert FaceLook.of(told) == FaceLook.of({})


def test_it_moves_to_the_right_and_downwards() -> None:
    def middle(pixels: Any) -> tuple[float, float]:
        rows, columns = np.nonzero(np.abs(pixels - pixels[0, 0]).sum(axis=2) > 30)
        return float(columns.mean()), float(rows.mean())

    x, y = middle(picture(zoom=0.4))
    moved_x, moved_y = middle(picture(zoom=0.4, position_x=0.2, position_y=0.1))
    assert moved_x - x == pytest.approx(0.2 * 640, abs=3)
    assert moved_y - y == pytest.approx(0.1 * 360, abs=3)


@pytest.mark.parametrize(
    "video",
    [
        {"resolution": {"width": 7680, "height": 4320}},
        {"resolution": {"width": 1, "height": 1}},
        {"crop": {"top_left": [5000, 5000], "bottom_right": [6000, 6000]}},
        {"crop": {"top_left": [10, 10], "bottom_right": [5, 5]}},
        {"background": {"color": "mauve"}},
    ],
    ids=["8K", "tiny", "outside", "inside out", "no color"],
)
def test_whatever_is_asked_for_there_is_a_picture(video: dict[str, Any]) -> None:
    look = FaceLook.of({"video": video})
    width, height = look.size
    assert look.picture(0).shape == (height, width, 3)
    assert width % 2 == height % 2 == 0
    assert min(width, height) >= 128
    assert max(width, height) <= 1920
