"""The settings of the program itself; they have no row in the panel."""

from __future__ import annotations

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.hosts import host_of, is_loopback
from voicelive_desktop.domain.words.kinds import Appearance, KeptFor, Target
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words


def page_problem(address: str) -> str:
    """Why this cannot be the address of a releases page, "" when it can."""
    if not address:
        return ""
    host = host_of(address)
    safe = address.startswith("https://") or (address.startswith("http://") and is_loopback(host))
    if safe and host:
        return ""
    return Words("The address must start with https://.")


@dataclass(frozen=True, kw_only=True)
class ApplicationSettings:
    """Part of `Settings`."""

    __slots__ = ()

    target: Target = setting(
        Target.DEMO,
        Spec(
            "Service",
            "The local companion needs no account. Azure needs a Voice Live resource.",
            Group.APP,
            Kind.CHOICE,
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.TARGETS),
        ),
    )
    endpoint: str = setting(
        "",
        Spec(
            "Endpoint",
            "The address of your Azure resource, for example https://NAME.services.ai.azure.com.",
            Group.APP,
            Kind.LINE,
            applies=Applies.NEXT_CONNECTION,
        ),
    )
    input_device: str = setting(
        "", Spec("Microphone", "The microphone you talk into.", Group.APP, Kind.CHOICE)
    )
    output_device: str = setting(
        "", Spec("Speaker", "Where you hear the assistant.", Group.APP, Kind.CHOICE)
    )
    volume: float = setting(
        1.0,
        Spec(
            "Volume",
            "How loud you hear the assistant.",
            Group.APP,
            Kind.NUMBER,
            0.0,
            1.0,
            0.05,
            of_device=True,
        ),
    )
    text_size: float = setting(
        1.0,
        Spec(
            "Text size",
            "Makes all text in the app larger or smaller.",
            Group.APP,
            Kind.PERCENT,
            0.8,
            2.0,
            0.1,
            keywords=Words("font letters larger smaller bigger zoom"),
        ),
    )
    profile: str = setting("", Spec("Profile", "The profile you chose last.", Group.APP, Kind.LINE))
    update_check: bool = setting(
        True,
        Spec(
            "Check for updates daily",
            "Tells you about new versions and links to them. Installs nothing by itself.",
            Group.APP,
            Kind.SWITCH,
        ),
    )
    releases_page: str = setting(
        "",
        Spec(
            "Releases page",
            "Where to look for new versions. Leave empty for the official page.",
            Group.APP,
            Kind.LINE,
            check=page_problem,
        ),
    )
    reduced_motion: bool = setting(
        False,
        Spec(
            "Reduce motion",
            "Keeps the orb and everything else in the window still.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("animation motion reduced orb calm still"),
        ),
    )
    welcomed: bool = setting(
        False,
        Spec(
            "Welcome seen", "Whether the first steps were done or skipped.", Group.APP, Kind.SWITCH
        ),
    )
    sound_checked: bool = setting(
        False, Spec("Audio checked", "Whether the audio check was done.", Group.APP, Kind.SWITCH)
    )
    language: str = setting(
        "system",
        Spec(
            "Language of the app",
            "Takes effect the next time you start the app.",
            Group.APP,
            Kind.CHOICE,
            keywords=Words("window interface ui german english deutsch locale translation"),
            choices=fixed(models.LANGUAGES),
        ),
    )
    theme: Appearance = setting(
        Appearance.SYSTEM,
        Spec(
            "Appearance",
            "Light, dark, or the same as your system.",
            Group.APP,
            Kind.CHOICE,
            keywords=Words("theme mode color colour scheme night look"),
            choices=fixed(models.THEMES),
        ),
    )
    keep_conversations: KeptFor = setting(
        KeptFor.FOREVER,
        Spec(
            "Keep conversations",
            "On this computer, for you only. What is older is deleted when the app starts, unless you pinned it.",
            Group.APP,
            Kind.CHOICE,
            keywords=Words(
                "history library save privacy private delete retention days record transcript"
            ),
            choices=fixed(models.KEEPINGS),
        ),
    )
    keep_asked: bool = setting(
        False,
        Spec(
            "Asked about keeping",
            "Whether you were asked how long conversations are kept.",
            Group.APP,
            Kind.SWITCH,
        ),
    )
    record_told: bool = setting(
        False,
        Spec(
            "Told about recording",
            "Whether you were told that others may have to agree.",
            Group.APP,
            Kind.SWITCH,
        ),
    )
