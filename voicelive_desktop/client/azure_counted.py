"""Server events that are counted only, with the work that will need them; the inspector shows them
all the same.
"""

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
"""By the types that the SDK knows."""

_FOUNDRY = "calls of other agents run on the service's side, like searches"
COUNTED_NEWER: dict[str, str] = {
    "response.foundry_agent_call_arguments.delta": _FOUNDRY,
    "response.foundry_agent_call_arguments.done": _FOUNDRY,
    "response.foundry_agent_call.in_progress": _FOUNDRY,
    "response.foundry_agent_call.completed": _FOUNDRY,
    "response.foundry_agent_call.failed": _FOUNDRY,
}
"""Of the service's reference; the SDK does not know them."""
