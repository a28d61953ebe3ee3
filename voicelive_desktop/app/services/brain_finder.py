"""Looks for language models that are served on this computer, at the usual ports and nowhere else."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import Any

import aiohttp

LIMIT_S = 0.3  # for all of them: a server on this computer answers at once
MOST_MODELS = 50
USUAL = {11434: "Ollama", 1234: "LM Studio", 8080: "llama.cpp", 8000: "vLLM", 5001: "KoboldCpp", 1337: "Jan"}


@dataclass(frozen=True, slots=True)
class FoundBrain:
    """A server that answers: what usually stands at its port, its address, and its models."""

    name: str
    url: str
    models: tuple[str, ...]


async def find_brains(ports: dict[int, str] | None = None, limit_s: float = LIMIT_S) -> tuple[FoundBrain, ...]:
    """Ask each port once for its models; who is silent, slow or something else is left out."""
    wanted = USUAL if ports is None else ports
    timeout = aiohttp.ClientTimeout(total=limit_s)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as http:
        asked = (_ask(http, port, name) for port, name in wanted.items())
        return tuple(found for found in await asyncio.gather(*asked) if found is not None)


async def _ask(http: aiohttp.ClientSession, port: int, name: str) -> FoundBrain | None:
    url = f"http://127.0.0.1:{port}"
    with contextlib.suppress(aiohttp.ClientError, TimeoutError, OSError, ValueError, RecursionError):
        async with http.get(f"{url}/v1/models", allow_redirects=False) as answer:
            models = _models(await answer.json(content_type=None)) if answer.status == 200 else ()
            return FoundBrain(name, url, models) if models else None
    return None


def _models(told: Any) -> tuple[str, ...]:
    listed = told.get("data") if isinstance(told, dict) else None
    named = (model.get("id") for model in listed if isinstance(model, dict)) if isinstance(listed, list) else ()
    return tuple(name for name in named if isinstance(name, str) and name)[:MOST_MODELS]
