"""The settings of the connection for those who know it: what the SDK's connect() takes besides what
has a page.

A header or an address parameter may hold a key. Such lines are sent, but never written to a file
(`savable`), and profiles have nothing of this group.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.settings.texts import (
    lines,
    object_problem,
    pairs,
    pairs_problem,
    paths_problem,
)
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.sign_in import SignIn
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings

_SECRET = re.compile(
    r"key|token|secret|auth|passw|cookie|signature|\bsig\b|credential", re.IGNORECASE
)
# Headers that the connection is made with, and parameters that have a row of their own.
_OF_CONNECTION = frozenset({"host", "connection", "upgrade", "content-length", "transfer-encoding"})
_OF_SIGN_IN = frozenset({"api-key", "authorization"})
_WITH_ROW = frozenset(
    {"model", "api-version", "profile", "conversation-id", "foundry-resource-override"}
)


_TO_SIGN_IN = Words(
    "“{name}” is part of the sign-in. Enter the key under “Connect to Azure”.", name=""
)


def savable(name: str, value: object) -> object:
    """What of a setting may be written to a file: lines that look as if they held a key may not."""
    if name not in {"extra_headers", "extra_query"}:
        return value
    return "\n".join(
        line for line in lines(str(value)) if not any(_SECRET.search(n) for n in pairs(line))
    )


def headers_problem(text: str) -> str:
    """What is wrong with further headers."""
    for name, value in pairs(text).items():
        if (
            not re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", name)
            or not value.isprintable()
            or not value.isascii()
        ):
            return Words("“{name}” is not a valid header.", name=name)
        if name.lower() in _OF_CONNECTION or name.lower().startswith("sec-websocket-"):
            return Words("“{name}” is set by the connection itself.", name=name)
        if name.lower() in _OF_SIGN_IN:
            return _TO_SIGN_IN.but(name=name)
    return pairs_problem(text)


def query_problem(text: str) -> str:
    """What is wrong with further parameters of the address."""
    for name in pairs(text):
        if name.lower() in _OF_SIGN_IN:
            return _TO_SIGN_IN.but(name=name)
        if name.lower() in _WITH_ROW or name.lower().startswith("agent-"):
            return Words("“{name}” has its own setting.", name=name)
    return pairs_problem(text)


def version_problem(text: str) -> str:
    """What is wrong with a version of the API."""
    good = not text.strip() or re.fullmatch(r"\d{4}-\d\d-\d\d(-\w+)?", text.strip())
    if good:
        return ""
    return Words("Enter a version such as 2026-07-15 or 2026-06-01-preview.")


def scopes_problem(text: str) -> str:
    """What is wrong with the scopes of a token."""
    odd = next((line for line in lines(text) if " " in line), None)
    if odd is None:
        return ""
    return Words("“{odd}” contains a space. Enter one scope per line.", odd=odd)


def _signed_in_only(s: Settings) -> str:
    if s.target != Target.AZURE:
        return Words("Only Azure needs a sign-in.")
    if s.sign_in == SignIn.KEY:
        return Words("Not used with an API key.")
    return ""


def _seconds(
    label: str,
    help_text: str,
    words: str,
    limits: tuple[float, float, float],
    special: str = "",
) -> Spec:
    minimum, maximum, step = limits
    kind = Kind.INTEGER
    if step < 1:
        kind = Kind.NUMBER
    return Spec(
        label,
        help_text,
        Group.ADVANCED,
        kind,
        minimum,
        maximum,
        step,
        unit=" s",
        keywords=words,
        applies=Applies.NEXT_CONNECTION,
        special=special,
    )


@dataclass(frozen=True, kw_only=True)
class AdvancedSettings:
    """Part of `Settings`."""

    __slots__ = ()

    api_version: str = setting(
        "",
        Spec(
            "API version",
            "“Default” is the version the app was built for. Preview features need a preview version.",
            Group.ADVANCED,
            Kind.EDITABLE_CHOICE,
            keywords="api version preview",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.API_VERSIONS),
            check=version_problem,
        ),
    )
    token_scopes: str = setting(
        "",
        Spec(
            "Token scopes",
            "Scopes of the Entra ID token, one per line. Leave empty for https://ai.azure.com/.default.",
            Group.ADVANCED,
            Kind.LINES,
            keywords="token scope entra credential",
            applies=Applies.NEXT_CONNECTION,
            unless=_signed_in_only,
            azure_only=True,
            check=scopes_problem,
        ),
    )
    extra_headers: str = setting(
        "",
        Spec(
            "Extra headers",
            "Sent with the connection request, one “name: value” per line. Lines that contain a key are "
            "forgotten when you close the app.",
            Group.ADVANCED,
            Kind.PAIRS,
            keywords="http header gateway",
            applies=Applies.NEXT_CONNECTION,
            check=headers_problem,
        ),
    )
    extra_query: str = setting(
        "",
        Spec(
            "Extra query parameters",
            "Added to the URL, one “name: value” per line, for example features: client_ec_reference:true.",
            Group.ADVANCED,
            Kind.PAIRS,
            keywords="query parameter url preview feature flag",
            applies=Applies.NEXT_CONNECTION,
            check=query_problem,
        ),
    )
    compression: str = setting(
        "0",
        Spec(
            "Compression",
            "Saves bandwidth for a little CPU time. More memory compresses slightly better.",
            Group.ADVANCED,
            Kind.CHOICE,
            keywords="websocket deflate bandwidth compress",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.COMPRESSIONS),
        ),
    )
    heartbeat_s: int = setting(
        8,
        _seconds(
            "Heartbeat",
            "How often a quiet connection is checked. A dead one is noticed after one and a half intervals.",
            "websocket ping pong keep alive",
            (0, 120, 1),
            "off",
        ),
    )
    connect_timeout_s: int = setting(
        15,
        _seconds(
            "Connect timeout",
            "An attempt to connect is given up after this long.",
            "handshake timeout",
            (1, 120, 1),
        ),
    )
    receive_timeout_s: int = setting(
        0,
        _seconds(
            "Idle timeout",
            "Reconnects after this long without a message. A service that is waiting for you is silent, too.",
            "receive timeout idle",
            (0, 3600, 10),
            "never",
        ),
    )
    close_timeout_s: float = setting(
        2.0,  # the service was seen to take 1.2 s
        _seconds(
            "Close timeout",
            "How long to wait for the service to confirm the end of a conversation.",
            "close timeout",
            (0.1, 5.0, 0.1),  # the end of the program waits no longer than its own deadline
        ),
    )
    max_message_mib: int = setting(
        16,
        Spec(
            "Maximum message size",
            "A larger message from the service closes the connection.",
            Group.ADVANCED,
            Kind.INTEGER,
            minimum=1,
            maximum=256,
            unit=" MiB",
            keywords="max message size websocket",
            applies=Applies.NEXT_CONNECTION,
        ),
    )
    session_extra: str = setting(
        "",
        Spec(
            "Custom session fields",
            "A JSON object merged into the session, for options without a setting here.",
            Group.FIELDS,
            Kind.TEXT,
            keywords="json raw extra unknown preview session update",
            check=object_problem,
        ),
    )
    session_without: str = setting(
        "",
        Spec(
            "Fields to omit",
            "Fields that a model rejects, one per line, for example temperature or turn_detection.threshold.",
            Group.FIELDS,
            Kind.LINES,
            keywords="json omit remove leave out unsupported refused field session update",
            check=paths_problem,
        ),
    )
