"""The language model that the local companion talks with: a server of one's own, on this computer
or in one's network.

What is said goes there, so it is no part of a profile, and an address beyond one's own network is
only taken once the user agreed to it, or named it on the command line of the local service.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.settings.connection import is_local
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings

AUTO_EAR, OWN_EAR = "auto", "own"
EARS = (
    Choice(AUTO_EAR, "Automatic"),
    Choice("tiny", "Whisper tiny (English, fast)"),
    Choice("base", "Whisper base (more accurate, more languages)"),
    Choice(OWN_EAR, "Another Whisper model (folder)"),
    Choice("pocketsphinx", "pocketsphinx (small, English)"),
)


def host_of_server(text: str) -> str:
    """The host in an address as people write it, with or without a scheme; "" for what is none."""
    written = text.strip()
    try:
        if "://" in written:
            whole = written
        else:
            whole = f"//{written}"
        parts = urlsplit(whole)
        port_is_good = parts.port != 0
    except ValueError:
        return ""
    is_web = parts.scheme in {"", "http", "https"} and port_is_good
    if is_web and not any(sign.isspace() for sign in written):
        return parts.hostname or ""
    return ""


def is_own_network(host: str) -> bool:
    """Whether a host is this computer or in a private network."""
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host  # a name without a domain is of one's own network
    return address.is_loopback or address.is_private


def server_problem(text: str) -> str:
    """What is wrong with the address of a server."""
    if not text.strip() or host_of_server(text):
        return ""
    return Words("Enter an address such as http://localhost:11434.")


def with_path(url: str) -> str:
    """The base address as the local service makes it: with a scheme, with /v1 where there
    is no path.
    """
    written = url.strip().strip("\"'")
    if "://" not in written:
        written = f"{'http' if is_own_network(host_of_server(written)) else 'https'}://{written}"
    parts = urlsplit(written)
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
    return f"{parts.scheme}://{parts.netloc}{path}"


def needs_consent(url: str) -> bool:
    """Whether everything that is said would leave the user's own network, so that they have to
    agree first.
    """
    host = host_of_server(url)
    return bool(host) and not is_own_network(host)


def brain_arguments(settings: Settings) -> tuple[str, ...]:
    """What the local service is started with for this model; nothing when there is none that
    may be used.
    """
    url = settings.brain_url.strip()
    is_allowed = not needs_consent(url) or settings.brain_trusted_host == host_of_server(url)
    if not url or server_problem(url) or not is_allowed:
        return ()
    model = settings.brain_model.strip()
    return ("--brain", url, *(("--brain-model", model) if model else ()))


def ear_arguments(settings: Settings) -> tuple[str, ...]:
    """What the local service is started with for the ear that was chosen."""
    if settings.local_ear == OWN_EAR:
        folder = settings.local_ear_folder.strip()
        if folder:
            return ("--recognizer-model", folder)
        return ()
    if settings.local_ear != AUTO_EAR:
        return ("--ear", settings.local_ear)
    return ()


def _companion_only(s: Settings) -> str:
    if s.target == Target.DEMO:
        return ""
    return Words("Only the local companion uses it.")


def _local_only(s: Settings) -> str:
    if is_local(s):
        return ""
    return Words("Only the local service uses it.")


def _needs_server(s: Settings) -> str:
    return _companion_only(s) or (
        "" if s.brain_url.strip() else Words("Enter a language model server first.")
    )


@dataclass(frozen=True, kw_only=True)
class BrainSettings:
    """Part of `Settings`."""

    __slots__ = ()

    brain_url: str = setting(
        "",
        Spec(
            "Language model server",
            "Any OpenAI-compatible server, such as Ollama (http://localhost:11434), LM Studio or llama.cpp.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
            unless=_companion_only,
            check=server_problem,
        ),
    )
    brain_model: str = setting(
        "",
        Spec(
            "Language model",
            "Leave empty for the first one that the server lists.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
            unless=_needs_server,
        ),
    )
    brain_trusted_host: str = setting(
        "",
        Spec(
            "Trusted language model server",
            "A server outside your own network that you allowed to receive your conversations.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
            unless=_needs_server,
        ),
    )
    local_ear: str = setting(
        AUTO_EAR,
        Spec(
            "Speech recognition",
            "What the local companion hears with.",
            Group.APP,
            Kind.CHOICE,
            applies=Applies.NEXT_CONNECTION,
            unless=_local_only,
            choices=fixed(EARS),
        ),
    )
    local_ear_folder: str = setting(
        "",
        Spec(
            "Folder with a speech model",
            "A Whisper model in ONNX format.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
            unless=_local_only,
        ),
    )
