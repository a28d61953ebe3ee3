"""The settings of the way to the service: as whom, through which proxy, and which agent answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.kinds import ProxyChoice, Target
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.sign_in import SignIn
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def is_local(s: Settings) -> bool:
    """Whether the local service is talked to: the companion, or an agent of one's own behind it."""
    return s.target in {Target.DEMO, Target.AGENT}


def with_agent(s: Settings) -> bool:
    """Whether an agent answers in place of a model: one of Foundry, or one's own."""
    return s.target == Target.AGENT or with_foundry_agent(s)


def with_foundry_agent(s: Settings) -> bool:
    """Whether it is one that runs at Azure."""
    return s.target == Target.AZURE and bool(s.agent_name.strip() and s.agent_project.strip())


def owned_by_agent(s: Settings) -> str:
    """Why a setting of the model has no effect: the agent brings its own."""
    if with_agent(s):
        return Words("Set by the agent.")
    return ""


# How it sounds and takes turns, which may be stored with an agent too (voice-live-api.md A10).
# Fields of a session.
OF_AGENT_SOUND = frozenset(
    {"voice", "turn_detection", "input_audio_noise_reduction", "input_audio_echo_cancellation"}
    | {"input_audio_transcription", "interim_response", "animation", "output_audio_timestamp_types"}
)


def keeps_agent_sound(s: Settings) -> bool:
    """Whether the session is left as the agent has it stored, in how it sounds and takes turns too."""
    return with_foundry_agent(s) and s.agent_sound


def _azure_only(s: Settings) -> str:
    if s.target == Target.AZURE:
        return ""
    return Words("Agents need Azure.")


def _needs_agent(s: Settings) -> str:
    return _azure_only(s) or (
        "" if with_foundry_agent(s) else Words("Enter an agent and its project first.")
    )


def _agent_line(label: str, help_text: str, *, first: bool = False) -> Spec:
    unless = _needs_agent
    if first:
        unless = _azure_only
    return Spec(
        label,
        help_text,
        Group.CONNECTION,
        Kind.LINE,
        keywords="foundry agent hosted",
        applies=Applies.NEXT_CONNECTION,
        unless=unless,
        folds=not first,
    )


@dataclass(frozen=True, kw_only=True)
class ConnectionSettings:
    """Part of `Settings`."""

    __slots__ = ()

    agent_name: str = setting(
        "",
        _agent_line(
            "Agent",
            "A Foundry agent that replies instead of a model. Needs a Microsoft Entra ID sign-in, not a key.",
            first=True,
        ),
    )
    agent_project: str = setting(
        "",
        _agent_line("Project", "The Foundry project the agent belongs to.", first=True),
    )
    agent_version: str = setting("", _agent_line("Agent version", "Leave empty for the latest."))
    agent_conversation: str = setting(
        "",
        _agent_line(
            "Conversation",
            "ID of an earlier conversation to continue. Leave empty to start a new one.",
        ),
    )
    agent_identity: str = setting(
        "",
        _agent_line(
            "Agent identity",
            "Client ID of the managed identity the agent runs as.",
        ),
    )
    agent_resource: str = setting(
        "",
        _agent_line(
            "Agent resource",
            "Name of the Foundry resource, if it differs from the endpoint's.",
        ),
    )
    agent_sound: bool = setting(
        False,
        Spec(
            "Use the agent's audio settings",
            "Voice, turn detection, noise, echo and transcription as stored with the agent, not as chosen here.",
            Group.CONNECTION,
            Kind.SWITCH,
            keywords="foundry agent hosted voice vad stored configuration minimal",
            applies=Applies.NEXT_CONNECTION,
            unless=_needs_agent,
            folds=True,
        ),
    )
    own_model_profile: str = setting(
        "",
        Spec(
            "Bring your own model",
            "What kind of model you bring. Enter its deployment name under “Model”.",
            Group.CONNECTION,
            Kind.CHOICE,
            keywords="byom bring your own model deployment profile",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.OWN_MODEL_PROFILES),
            unless=lambda s: (
                owned_by_agent(s)
                or ("" if s.target == Target.AZURE else Words("Your own model needs Azure."))
            ),
        ),
    )
    sign_in: SignIn = setting(
        SignIn.AUTO,
        Spec(
            "Sign-in",
            "An API key or Microsoft Entra ID.",
            Group.APP,
            Kind.CHOICE,
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.SIGN_INS),
        ),
    )
    tenant: str = setting(
        "",
        Spec(
            "Tenant",
            "The directory to sign in to, by name or ID. Leave empty for your own tenant.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
        ),
    )
    trusted_host: str = setting(
        "",
        Spec(
            "Trusted host",
            "A non-Azure host that you allowed to receive the key.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
        ),
    )
    proxy: ProxyChoice = setting(
        ProxyChoice.SYSTEM,
        Spec(
            "Proxy",
            "How to reach the internet.",
            Group.APP,
            Kind.CHOICE,
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.PROXIES),
        ),
    )
    proxy_url: str = setting(
        "",
        Spec(
            "Proxy address",
            "For example http://proxy.example:8080.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
        ),
    )
