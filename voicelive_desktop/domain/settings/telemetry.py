"""OpenTelemetry: off unless somebody turns it on here. No profile holds any of it, so that none
from elsewhere can send what is said to a stranger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, setting
from voicelive_desktop.domain.words.hosts import host_of, is_loopback
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _needs_telemetry(s: Settings) -> str:
    if s.telemetry:
        return ""
    return Words("Turn on telemetry first.")


def collector_problem(url: str) -> str:
    """Why nothing may be sent to this address; "" where it may."""
    here = url.startswith("http://") and is_loopback(host_of(url))
    if (url.startswith("https://") and host_of(url)) or here:
        return ""
    return Words("Enter an https:// address, or http:// on this computer.")


@dataclass(frozen=True, kw_only=True)
class TelemetrySettings:
    """Part of `Settings`."""

    __slots__ = ()

    telemetry: bool = setting(
        False,
        Spec(
            "Telemetry",
            "Sends OpenTelemetry traces and metrics of your sessions to your own collector, and to "
            "nobody else.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("opentelemetry otel otlp traces metrics spans collector"),
            applies=Applies.NEXT_CONNECTION,
        ),
    )
    telemetry_url: str = setting(
        "http://127.0.0.1:4318",
        Spec(
            "Telemetry address",
            "Where your collector receives OTLP over HTTP. A new address takes effect the next time you start the app.",
            Group.APP,
            Kind.LINE,
            keywords=Words("opentelemetry otel otlp endpoint collector address"),
            unless=_needs_telemetry,
            folds=True,
            check=collector_problem,
        ),
    )
    telemetry_content: bool = setting(
        False,
        Spec(
            "Telemetry with words",
            "Also sends what you and the assistant say. Sound and keys are never sent.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("opentelemetry content messages privacy words"),
            unless=_needs_telemetry,
            folds=True,
            applies=Applies.NEXT_CONNECTION,
        ),
    )
