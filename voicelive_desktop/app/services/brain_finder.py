"""Looks for language models that are served on this computer, at the usual ports and nowhere else."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import aiohttp

from voicelive_desktop.domain.facts.companion_state import FoundBrain
from voicelive_desktop.domain.settings.brain import needs_consent, with_path

LIMIT_S = 0.3  # for all of them: a server on this computer answers at once
LISTING_S = 5.0  # one server that somebody named, perhaps far away
MOST_MODELS = 50
USUAL = {
    11434: "Ollama",
    1234: "LM Studio",
    8080: "llama.cpp",
    8000: "vLLM",
    5001: "KoboldCpp",
    1337: "Jan",
}


async def find_brains(
    ports: dict[int, str] | None = None, limit_s: float = LIMIT_S
) -> tuple[FoundBrain, ...]:
    """Ask each port once for its models; who is silent, slow or something else is left out."""
    wanted = USUAL if ports is None else ports
    timeout = aiohttp.ClientTimeout(total=limit_s)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as http:
        asked = (_ask(http, port, name) for port, name in wanted.items())
        return tuple(found for found in await asyncio.gather(*asked) if found is not None)


async def nobody_found() -> tuple[FoundBrain, ...]:
    """What is found where nobody looks."""
    return ()


async def models_of(url: str, key: str | None, limit_s: float = LISTING_S) -> tuple[str, ...]:
    """The models of a server of which somebody wrote the address; none when it does not tell."""
    timeout = aiohttp.ClientTimeout(total=limit_s)
    if key:
        headers = {"Authorization": f"Bearer {key}"}
    else:
        headers = {}
    near = not needs_consent(url)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=not near, headers=headers) as http:
        return await _listed(http, with_path(url))


async def _ask(http: aiohttp.ClientSession, port: int, name: str) -> FoundBrain | None:
    url = f"http://127.0.0.1:{port}"
    models = await _listed(http, with_path(url))
    if models:
        return FoundBrain(name, url, models)
    return None


async def _listed(http: aiohttp.ClientSession, base: str) -> tuple[str, ...]:
    with contextlib.suppress(
        aiohttp.ClientError, TimeoutError, OSError, ValueError, RecursionError
    ):
        async with http.get(f"{base}/models", allow_redirects=False) as answer:
            if answer.status == 200:
                return _models(await answer.json(content_type=None))
            return ()
    return ()


def _models(told: Any) -> tuple[str, ...]:
    listed = told.get("data") if isinstance(told, dict) else None
    named = (
        (model.get("id") for model in listed if isinstance(model, dict))
        if isinstance(listed, list)
        else ()
    )
    return tuple(name for name in named if isinstance(name, str) and name)[:MOST_MODELS]
