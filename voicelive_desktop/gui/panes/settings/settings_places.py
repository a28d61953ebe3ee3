"""What can be set elsewhere than in the settings panel, and what cannot be set at all; for the
search. Pure.
"""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.gui.wording.language import shown

# Where it is: of the places that several things share.
CONNECTION = Words("Connect to Azure")
COMPANION = Words("Local companion")
HEADER = Words("at the top of the window")
BAR = Words("at the bottom of the window")
MENU = Words("Menu")
HELP = Words("Menu > Help")
ADVANCED = Words("Menu > Advanced")


@dataclass(frozen=True, slots=True)
class Place:
    """Something that is set at `where`; `target` names the action that opens it, or
    the control's objectName.
    """

    label: str
    where: str
    keywords: str
    target: str

    @property
    def words(self) -> str:
        """What the window shows: the thing, and where it is."""
        return f"{shown(self.label)}: {shown(self.where)}"

    @property
    def searched(self) -> str:
        """All words by which it is found, English and translated."""
        texts = (self.label, self.keywords)
        return " ".join((*texts, *map(shown, texts)))


PLACES = (
    Place(
        Words("API key"),
        CONNECTION,
        Words("key secret password credential subscription"),
        "connection",
    ),
    Place(
        Words("Endpoint"),
        CONNECTION,
        Words("address url resource azure host server"),
        "connection",
    ),
    Place(
        Words("Sign-in"),
        CONNECTION,
        Words("sign in login account entra id tenant directory browser"),
        "connection",
    ),
    Place(
        Words("Proxy"),
        CONNECTION,
        Words("proxy address network internet firewall company"),
        "connection",
    ),
    Place(
        Words("Language model"),
        COMPANION,
        Words(
            "brain llm ollama lm studio llama.cpp localai vllm openai model server local companion"
        ),
        "companion",
    ),
    Place(
        Words("Speech recognition"),
        COMPANION,
        Words("ear whisper base tiny pocketsphinx recognizer local companion speech model folder"),
        "companion",
    ),
    Place(
        Words("Functions"),
        MENU,
        Words(
            "function tool mcp server consent allow permission timer calculate own command calling"
        ),
        "functions",
    ),
    Place(
        Words("Service"),
        HEADER,
        Words("local companion demo azure cloud offline service"),
        "target_combo",
    ),
    Place(
        Words("My agent"),
        MENU,
        Words(
            "agent hosted own local responses invocations foundry check manifest address protocol folder command"
        ),
        "my_agent",
    ),
    Place(
        Words("Profiles"),
        HEADER,
        Words("profile save import export duplicate rename backup"),
        "profile_combo",
    ),
    Place(
        Words("Microphone"),
        BAR,
        Words("mic input device headset choose microphone"),
        "microphone_combo",
    ),
    Place(
        Words("Speaker"),
        BAR,
        Words("speakers output device headphones loudspeaker choose speaker"),
        "speaker_combo",
    ),
    Place(
        Words("Volume"),
        BAR,
        Words("volume louder quieter loud quiet"),
        "volume_slider",
    ),
    Place(
        Words("Mute"),
        BAR,
        Words("mute unmute microphone off silence"),
        "mute_button",
    ),
    Place(
        Words("Audio check"),
        MENU,
        Words("test microphone speaker sound echo audio check"),
        "sound_check",
    ),
    Place(
        Words("Session log"),
        ADVANCED,
        Words("log record journal events trace debug"),
        "write_log",
    ),
    Place(
        Words("Saved conversations"),
        MENU,
        Words("history archive library past old conversations chats saved kept search delete"),
        "library",
    ),
    Place(
        Words("Clear the conversation"),
        MENU,
        Words("clear delete erase remove conversation transcript messages"),
        "clear",
    ),
    Place(
        Words("Studio"),
        BAR,
        Words("studio level meter decibel scale gate lines lamps engineers"),
        "studio",
    ),
    Place(
        Words("Welcome"),
        HELP,
        Words("welcome first steps introduction tour onboarding"),
        "welcome",
    ),
    Place(
        Words("Session as JSON"),
        ADVANCED,
        Words("json raw session update python code"),
        "session_json",
    ),
    Place(
        Words("Mini window"),
        MENU,
        Words("mini small window always on top overlay compact"),
        "mini_window",
    ),
    Place(
        Words("Command palette"),
        HELP,
        Words("palette commands everything search quick"),
        "command_palette",
    ),
    Place(
        Words("Keyboard shortcuts"),
        HELP,
        Words("shortcuts keys keyboard hotkeys hotkey"),
        "shortcuts",
    ),
    Place(
        Words("Updates"),
        HELP,
        Words("update updates version new release releases page check daily automatic"),
        "updates",
    ),
    Place(
        Words("Diagnostics"),
        HELP,
        Words("diagnostics support report bug problem"),
        "diagnostics",
    ),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that people look for and that cannot be set; `told` says so.

    A question is about it if it has one of the `keywords`, and beside them nothing but
    words of `also`.
    """

    keywords: str
    told: str
    also: str = ""

    @property
    def topic(self) -> str:
        """The words of which a question must have one."""
        return f"{self.keywords} {shown(self.keywords)}"

    @property
    def searched(self) -> str:
        """All words that a question may have."""
        return f"{self.topic} {self.also} {shown(self.also)}"

    @property
    def words(self) -> str:
        """What the window shows."""
        return shown(self.told)


MISSING = (
    Missing(
        Words("subtitle subtitles caption captions"),
        Words("There is no setting for subtitles."),
        Words("closed live show"),
    ),
    Missing(
        Words("wake hotword activation"),
        Words("There is no wake word. Press Start, or use the talk key."),
        Words("word phrase voice up"),
    ),
)
