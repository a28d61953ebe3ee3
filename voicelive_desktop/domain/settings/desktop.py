"""How the program behaves beside other work: tray, notifications, how it starts, when it
ends by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, setting
from voicelive_desktop.domain.words.key_names import problem_with_global
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _needs_tray(s: Settings) -> str:
    if s.show_tray:
        return ""
    return Words("Turn on the tray icon first.")


def _needs_notifications(s: Settings) -> str:
    if s.notifications:
        return ""
    return Words("Turn on notifications first.")


@dataclass(frozen=True, kw_only=True)
class DesktopSettings:
    """Part of `Settings`."""

    __slots__ = ()

    global_talk_key: str = setting(
        "",
        Spec(
            "Talk key from anywhere",
            "Works like the talk key while you use other apps. Those apps no longer get this key.",
            Group.APP,
            Kind.KEY,
            keywords=Words("global shortcut hotkey anywhere background push to talk ptt"),
            check=problem_with_global,
        ),
    )
    global_mute_key: str = setting(
        "",
        Spec(
            "Mute key from anywhere",
            "Mutes and unmutes the microphone while you use other apps.",
            Group.APP,
            Kind.KEY,
            keywords=Words("global shortcut hotkey anywhere background mute unmute"),
            check=problem_with_global,
        ),
    )
    sound_cues: bool = setting(
        False,
        Spec(
            "Sound cues",
            "Short sounds tell you when the assistant is listening, has heard you or is still "
            "thinking, and when the conversation ends.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("sound cues beep earcon tone signal accessibility blind"),
        ),
    )
    mind_screen_reader: bool = setting(
        False,
        Spec(
            "Don't listen to my screen reader",
            "The microphone stays silent for as long as what the app tells your screen reader takes. "
            "For open speakers.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("screen reader orca nvda voiceover narrator accessibility blind"),
        ),
    )
    show_tray: bool = setting(
        True,
        Spec(
            "Tray icon",
            "Shows what the assistant is doing next to the clock. Not every desktop has a place for it.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("tray icon system notification area menu bar indicator"),
        ),
    )
    close_to_tray: bool = setting(
        False,
        Spec(
            "Keep running when closed",
            "Closing the window leaves the app in the tray. Quit is in the menu there.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("tray close minimize background quit exit hide"),
            unless=_needs_tray,
        ),
    )
    notifications: bool = setting(
        True,
        Spec(
            "Notifications",
            "Tells you on the desktop when something needs you while you are in another window.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("notifications alerts desktop popup bubble"),
        ),
    )
    notification_words: bool = setting(
        False,
        Spec(
            "Names in notifications",
            "Also shows which function is waiting and what a timer is for. Anyone who sees your screen can read it.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("notifications privacy private lock screen words"),
            unless=_needs_notifications,
        ),
    )
    idle_minutes: int = setting(
        0,
        Spec(
            "End after silence",
            "Ends the conversation after this many quiet minutes. Azure bills by time.",
            Group.APP,
            Kind.INTEGER,
            0,
            240,
            5,
            " min",
            Words("idle timeout time out inactivity quiet end automatically cost bill"),
            special=Words("Never"),
        ),
    )
    stop_at_budget: bool = setting(
        False,
        Spec(
            "End at the budget",
            "Ends the conversation when this month's budget is used up, by the price list of the inspector.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("budget cost money price limit stop"),
        ),
    )
    mini_opacity: float = setting(
        1.0,
        Spec(
            "Mini window opacity",
            "Below 100 %, what lies under the mini window shows through.",
            Group.APP,
            Kind.PERCENT,
            0.3,
            1.0,
            0.1,
            keywords=Words("mini small window opacity transparent see through top overlay"),
        ),
    )
    start_at_login: bool = setting(
        False,
        Spec(
            "Start at login",
            "Starts the app when you sign in to this computer.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("autostart login startup boot launch automatically"),
        ),
    )
    start_minimized: bool = setting(
        False,
        Spec(
            "Start minimized",
            "Starts in the tray, or in the taskbar where there is no tray.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("minimize minimized hidden startup tray"),
        ),
    )
    start_talking: bool = setting(
        False,
        Spec(
            "Start talking",
            "Starts a conversation as soon as the app is ready.",
            Group.APP,
            Kind.SWITCH,
            keywords=Words("connect automatically start conversation startup"),
        ),
    )
