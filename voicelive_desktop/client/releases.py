"""Reads a releases page: the newest version that it names. Nothing is downloaded but
the page itself.
"""

from __future__ import annotations

import asyncio
import json
from urllib.parse import unquote, urljoin, urlsplit

import aiohttp

from voicelive_desktop.client.tls import trusting_context
from voicelive_desktop.domain.facts.updates_state import Release, version_in
from voicelive_desktop.domain.settings.application import page_problem
from voicelive_desktop.domain.words.hosts import host_of

TIMEOUT_S = 15.0
MOST_BYTES = 512 * 1024
MOST_REDIRECTS = 5
_LEADS_ON = frozenset({301, 302, 303, 307, 308})


class ReleasesUnreadableError(Exception):
    """No answer, or none that names a version."""


async def newest_release(address: str, proxy: str | None) -> Release:
    """The newest version, of a page that either leads on to it (".../releases/latest" to
    ".../releases/tag/v1.2")
    or is a JSON object with `version` or `tag_name`, and perhaps `page` or `html_url`.

    Raises:
        ReleasesUnreadableError: always when it did not work.
    """
    try:
        async with asyncio.timeout(TIMEOUT_S):
            final, text = await _read(address, proxy)
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
        raise ReleasesUnreadableError(type(error).__name__) from error
    release = _in_json(text, final) or _in_address(final)
    if release is None or page_problem(final):
        raise ReleasesUnreadableError("no version")
    return release


async def _read(address: str, proxy: str | None) -> tuple[str, str]:
    connector = aiohttp.TCPConnector(ssl=trusting_context())
    headers = {"Accept": "application/json, text/html;q=0.9"}
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:
        for _ in range(MOST_REDIRECTS + 1):
            async with session.get(address, proxy=proxy, allow_redirects=False) as answer:
                answer.raise_for_status()
                if answer.status not in _LEADS_ON:
                    body = await answer.content.read(MOST_BYTES)
                    return str(answer.url), body.decode("utf-8", "replace")
                following = urljoin(str(answer.url), answer.headers.get("Location", ""))
            if not _is_of_site(following, address):  # before anybody there is asked anything
                raise ValueError("leads elsewhere")
            address = following
    raise ValueError("leads on and on")


def _is_of_site(following: str, address: str) -> bool:
    """Whether a page may lead on to this address: over TLS, on its own host or one above
    or below that.
    """
    there, here = host_of(following), host_of(address)
    if page_problem(following) or (
        following.startswith("http://") and not address.startswith("http://")
    ):
        return False
    above = "." in there and here.endswith(f".{there}")
    return there == here or there.endswith(f".{here}") or above


def _in_json(text: str, final: str) -> Release | None:
    try:
        said = json.loads(text)
    except ValueError:
        return None
    if not isinstance(said, dict) or said.get("draft") or said.get("prerelease"):
        return None
    version = version_in(str(said.get("version") or said.get("tag_name") or ""))
    page = str(said.get("page") or said.get("html_url") or final)
    if version:
        if _belongs(page, final):
            return Release(version, page)
        return Release(version, final)
    return None


def _in_address(final: str) -> Release | None:
    version = version_in(unquote(urlsplit(final).path.rstrip("/").rpartition("/")[2]))
    if version:
        return Release(version, final)
    return None


def _belongs(page: str, final: str) -> bool:
    """Whether a page is of the site that names it, so that nobody is led elsewhere."""
    host, of = host_of(page), host_of(final)
    return not page_problem(page) and (host == of or of.endswith(f".{host}"))
