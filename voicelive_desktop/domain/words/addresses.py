"""Addresses as people paste them: of a resource and of a proxy. One rule for option, environment,
file and page.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from voicelive_desktop.domain.words.hosts import is_azure, is_loopback
from voicelive_desktop.domain.words.quick_classes import dataclass

_SINGLE, _LOW = ("\u2018", "\u2019"), ("\u201a", "\u2018")  # quotation marks that look like others
_PAIRS = {
    '"': '"',
    "'": "'",
    "`": "`",
    "“": "”",
    "„": "“",
    "«": "»",
    "»": "«",
    "<": ">",
    "(": ")",
} | dict((_SINGLE, _LOW))
_PAIRS |= {pair[0]: pair[1] for pair in ("「」", "『』", "《》", "〈〉", "【】")}
_AROUND = "".join({*_PAIRS, *_PAIRS.values()}) + ",;!…。"
_SECURE = {"https": "https", "wss": "https"}
_PLAIN = {"http": "http", "ws": "http"}
_PORTS = {"https": 443, "http": 80}
# Where the service's own path begins, or a path of a neighbour of it that the portal and samples
# show.
_OWN = frozenset(
    {
        "voice-live",
        "openai",
        "realtime",
        "models",
        "inference",
        "cognitiveservices",
        "speech",
        "agents",
    }
)
_PROJECTS = ("api", "projects")
# An address in a line of JSON, a link, a connection string or a command: something stands before
# it.
_INSIDE = re.compile(r"(?<=[^\w])(?:https?|wss?)://[^\s\"'<>(){},;|]+", re.IGNORECASE)
_TURNED = re.compile(r"(?:https?|wss?):\\\\", re.IGNORECASE)
MOST_LETTERS = 2000  # of an address; no real one is longer
# A line of a file of variables, of a shell, or of YAML; a host has no "=" and no ":" before a
# scheme.
_NAMED = re.compile(
    r"^(?:(?:export|set|setx)\s+|\$env:)?[\w.-]+\s*(?:=\s*|:\s*(?=[\"']?(?:https?|wss?)://))",
    re.IGNORECASE,
)
_BROKEN_SCHEME = re.compile(
    r"^(https?|wss?)(?::/?|//)\s*(?![/\d])|^(https?|wss?)://\s+", re.IGNORECASE
)  # a sign was lost
PROXY_SCHEMES = frozenset({"http", "https"})
SOCKS_SCHEMES = frozenset({"socks", "socks4", "socks4a", "socks5", "socks5h"})


class AddressProblem(StrEnum):
    """Why a text is no address that a key may be sent to."""

    EMPTY = "empty"
    NOT_ONE = "address"
    PLAIN_HTTP = "plain_http"  # beyond this computer


@dataclass(frozen=True, slots=True)
class Address:
    """The root of an address, or why it has none; exactly one of the two is there."""

    root: str = ""
    problem: AddressProblem | None = None


def pasted(text: str) -> str:
    """The text without blanks, invisible signs and pairs of quotation marks around it."""
    before = None
    while text != before:
        before, text = text, _trimmed(text)
        if len(text) > 1 and _PAIRS.get(text[0]) == text[-1]:
            text = text[1:-1]
    return text


def _trimmed(text: str) -> str:
    """Without white space, control and format characters (a zero-width space, a byte order mark) at
    its ends.
    """
    start, end = 0, len(text)
    while start < end and _is_invisible(text[start]):
        start += 1
    while end > start and _is_invisible(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_invisible(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def address_from(text: str) -> Address:
    """Reduce what was typed or pasted to where the service is: "https://host[:port]", "http://" for
    this computer.

    A path that belongs to the service, or to a project or an OpenAI client of the resource, is left
    out; another one of a host outside Azure (a gateway) is kept.
    """
    line = _one_form(text[:MOST_LETTERS])
    found = _root_of(line)
    if found.problem is AddressProblem.NOT_ONE and (inside := _INSIDE.findall(line)):
        roots = {_root_of(one) for one in inside}
        if len(roots) == 1:  # a line of a file, a link, or a command around it
            return roots.pop()
    return found


def _one_form(text: str) -> str:
    """The text with the signs of an address as a keyboard has them: none full width or unseen, no
    slashes turned round behind the scheme.
    """
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    plain = unicodedata.normalize("NFKC", seen.replace("…", " ").replace("。", "."))
    line = _trimmed(pasted(plain))
    if _TURNED.match(line):
        return line.replace("\\", "/")
    return line


def _root_of(line: str) -> Address:
    bare = _trimmed(pasted(_NAMED.sub("", line))).strip(_AROUND).strip()
    bare = _BROKEN_SCHEME.sub(lambda found: f"{found[1] or found[2]}://", bare)
    if not bare:
        return Address(problem=AddressProblem.EMPTY)
    try:
        parts = urlsplit(_with_scheme(bare))
        host, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:  # brackets without an address in them, or a port that is none
        return Address(problem=AddressProblem.NOT_ONE)
    scheme = _SECURE.get(parts.scheme) or _PLAIN.get(parts.scheme)
    if scheme is None or "@" in parts.netloc or not _is_host(host, named="://" in bare):
        return Address(problem=AddressProblem.NOT_ONE)
    if scheme == "http" and not is_loopback(host):
        return Address(problem=AddressProblem.PLAIN_HTTP)
    place = f"[{host}]" if ":" in host else host
    if port in {None, _PORTS[scheme]}:
        shown_port = ""
    else:
        shown_port = f":{port}"
    return Address(f"{scheme}://{place}{shown_port}{_path(host, parts)}")


def _with_scheme(text: str) -> str:
    """`https` goes without saying, and `http` for this computer."""
    if "://" in text:
        return text
    bare = text.removeprefix("//")
    host = urlsplit(f"//{bare}").hostname or ""
    return f"{'http' if is_loopback(host) else 'https'}://{bare}"


def _path(host: str, parts: SplitResult) -> str:
    if is_azure(host):
        return ""
    kept = list[str]()
    segments = [segment for segment in parts.path.split("/") if segment]
    for n, segment in enumerate(segments):
        if segment.lower() in _OWN or tuple(segments[n : n + 2]) == _PROJECTS:
            break
        kept.append(segment)
    return "".join(f"/{segment}" for segment in kept)


def _is_host(host: str, *, named: bool) -> bool:
    """Whether it can be a host. A single word is one only where a scheme says so (`named`)."""
    if is_loopback(host) or ":" in host:
        return True
    labels = host.split(".")
    several = len(labels) > 1 or named
    return several and all(
        label and label.replace("-", "").replace("_", "").isalnum() for label in labels
    )


@dataclass(frozen=True, slots=True)
class Proxy:
    """The address of a proxy.

    `socks`: of a kind that is not spoken here. `keeps_name`: it holds a name or password, which no
    file may keep.
    """

    address: str
    socks: bool = False
    keeps_name: bool = False


def proxy_from(text: str) -> Proxy | None:
    """The proxy that was typed, pasted or found in the environment; None: it is no address."""
    bare = pasted(text).strip(_AROUND)
    try:
        if "://" in bare:
            whole_address = bare
        else:
            whole_address = f"http://{bare}"
        parts = urlsplit(whole_address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if not host or not _is_host(host.removesuffix("."), named=True):
        return None
    if parts.scheme not in PROXY_SCHEMES | SOCKS_SCHEMES:
        return None
    address = f"{parts.scheme}://{parts.netloc}"
    return Proxy(
        address, socks=parts.scheme in SOCKS_SCHEMES, keeps_name=parts.username is not None
    )
