"""Server events that are counted only, with the work that will need them; the inspector shows them
all the same.
"""

from __future__ import annotations

_ANIMATION = "a face of many parts: what is drawn here has a mouth alone"
COUNTED: dict[str, str] = {
    "response.animation_blendshapes.delta": _ANIMATION,
    "response.animation_blendshapes.done": _ANIMATION,
}
"""By the types that the SDK knows."""
