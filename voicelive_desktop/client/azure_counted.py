"""Server events that the SDK knows and that are counted only, with the work that will need them."""

from __future__ import annotations

_AVATAR = "avatars over WebRTC"
_SEARCH = "the agents work: searches run on the service's side"
_ANIMATION = "a face of many parts: what is drawn here has a mouth alone"
COUNTED: dict[str, str] = {
    "session.avatar.connecting": _AVATAR,
    "response.animation_blendshapes.delta": _ANIMATION,
    "response.animation_blendshapes.done": _ANIMATION,
    "response.web_search_call.searching": _SEARCH,
    "response.web_search_call.in_progress": _SEARCH,
    "response.web_search_call.completed": _SEARCH,
    "response.file_search_call.searching": _SEARCH,
    "response.file_search_call.in_progress": _SEARCH,
    "response.file_search_call.completed": _SEARCH,
    "response.audio_transcript.annotation.added": _SEARCH,
}
