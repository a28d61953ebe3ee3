"""Lists voices by kind and language. Pure; the table is read at first use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from voicelive_desktop.domain.catalogue import voice_data as data
from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.words.kinds import VoiceType
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

ANY_LANGUAGE = "Multilingual"
NATIVE = (
    *(
        "ava",
        "aarti",
        "andrew",
        "denise",
        "diya",
        "elsa",
        "florian",
        "francisca",
        "meera",
        "xiaoxiao",
        "yunxi",
    ),
    "ximena",
)
_OPENAI = (
    *(("alloy", "n"), ("ash", "m"), ("ballad", "m"), ("coral", "f"), ("echo", "m"), ("sage", "f")),
    *(("shimmer", "f"), ("verse", "m"), ("marin", "f"), ("cedar", "m")),
)
_GENDERS = {"f": "female", "m": "male", "n": "neutral", "": ""}
_Row = tuple[str, str, str, str]  # a voice of the table: its word, locale, language and gender
_BASES = {"HD": "HD", "Omni": "HD Omni", "Flash": "HD Flash"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice. `name` and `kind` are the wire's; `locale` is "" for one that belongs
    to no language.
    """

    name: str
    kind: str
    label: str
    locale: str = ""
    language: str = ANY_LANGUAGE
    gender: str = ""

    @property
    def full_label(self) -> str:
        """Return the label for a list of all languages."""
        if self.locale:
            return Words("{voice} · {language}", voice=self.label, language=Words(self.language))
        return self.label


@cache
def of_kind(kind: str) -> tuple[Voice, ...]:
    """Return the voices of a kind, the best of each language first; none for custom
    and personal voices.
    """
    if kind == VoiceType.AZURE_STANDARD:
        return tuple(_voice(*row) for row in _rows_by_name().values())
    if kind == "openai":
        return tuple(
            Voice(name, kind, name.capitalize(), gender=_GENDERS[gender])
            for name, gender in _OPENAI
        )
    if kind == VoiceType.AZURE_REALTIME_NATIVE:
        return tuple(Voice(name, kind, name.capitalize()) for name in NATIVE)
    return ()


LISTED = (VoiceType.AZURE_STANDARD, VoiceType.OPENAI, VoiceType.AZURE_REALTIME_NATIVE)


def kind_of(name: str) -> str:
    """Return the kind of a listed voice; "" for unlisted names, which may be anything."""
    found = named(name)
    if found is None:
        return ""
    return found.kind


def named(name: str) -> Voice | None:
    """Return the listed voice of this name, or None. It alone is made, not its whole list."""
    if row := _rows_by_name().get(name):
        return _voice(*row)
    small = (VoiceType.OPENAI, VoiceType.AZURE_REALTIME_NATIVE)
    return next((v for kind in small for v in of_kind(kind) if v.name == name), None)


@lru_cache(maxsize=16)
def near(kind: str, name: str) -> tuple[Choice, ...]:
    """Return voices for a short list: all of a small kind, else the chosen one's language and every
    HD voice.
    """
    found = of_kind(kind)
    if kind == VoiceType.AZURE_STANDARD:
        if match := re.match(r"[a-z]{2,3}(-[A-Za-z]+)+(?=-)", name):
            locale = match[0]
        else:
            locale = ""
        found = tuple(
            v for v in found if v.name.endswith(data.BASES["HD"]) or (locale and v.locale == locale)
        )
        return tuple(Choice(voice.name, voice.full_label) for voice in found)
    return tuple(Choice(voice.name, voice.label) for voice in found)


def search(query: str, kind: str, shown: Callable[[str], str] = str) -> tuple[Voice, ...]:
    """Return the voices of a kind that match all words: name, language, code, gender or type.

    `shown`: how the window says a text, which counts as well as the English one.
    """
    wanted = query.casefold().split()
    return tuple(
        voice for voice in of_kind(kind) if all(_fits(word, voice, shown) for word in wanted)
    )


def _fits(word: str, voice: Voice, shown: Callable[[str], str]) -> bool:
    texts = (voice.full_label, voice.gender)
    told = " ".join((*texts, *map(shown, texts)))
    parts = re.split(r"[\s()·,:-]+", f"{told} {voice.name}".casefold())
    return voice.name.casefold().startswith(word) or any(part.startswith(word) for part in parts)


def sentence(voice_name: str) -> str:
    """Return a voice's sample sentence, in its language where one is known."""
    found = named(voice_name)
    if found is not None:
        person = found.label.partition(" ")[0]
    else:
        person = ""
    language = voice_name.partition("-")[0]
    if found is not None and found.locale:
        text = _SENTENCES.get(language, _SENTENCES["en"])
    else:
        text = _SENTENCES["en"]
    if person:
        return text.format(person)
    return _NAMELESS


_NAMELESS = "Hello, this is how I sound."
_SENTENCES = {
    "en": "Hello, I am {0}. This is how I sound when we talk.",
    "de": "Hallo, ich bin {0}. So klinge ich, wenn wir uns unterhalten.",
    "es": "Hola, soy {0}. Así sueno cuando hablamos.",
    "fr": "Bonjour, je suis {0}. Voilà comment je parle.",
    "it": "Ciao, sono {0}. Questa è la mia voce.",
    "pt": "Olá, eu sou {0}. Esta é a minha voz.",
    "nl": "Hallo, ik ben {0}. Zo klink ik als we praten.",
    "sv": "Hej, jag heter {0}. Så här låter jag.",
    "nb": "Hei, jeg heter {0}. Slik høres jeg ut.",
    "da": "Hej, jeg hedder {0}. Sådan lyder jeg.",
    "pl": "Cześć, jestem {0}. Tak brzmi mój głos.",
    "tr": "Merhaba, ben {0}. Sesim böyle.",
    "ru": "Здравствуйте, я {0}. Вот так я звучу.",
    "uk": "Вітаю, я {0}. Ось так я звучу.",
    "ja": "こんにちは、{0}です。これが私の声です。",
    "ko": "안녕하세요, {0}입니다. 제 목소리는 이렇습니다.",
    "zh": "你好,我是{0}。这就是我的声音。",
    "hi": "नमस्ते, मैं {0} हूँ। मेरी आवाज़ ऐसी है।",
    "ar": "مرحبا، أنا {0}. هكذا يبدو صوتي.",
}


@cache
def _rows_by_name() -> dict[str, _Row]:
    return {_name(row[0], row[1]): row for row in _rows()}


def _rows() -> Iterator[_Row]:
    locale, language, gender = "", "", ""
    for line in data.TABLE.strip().splitlines():
        if not line.startswith(" "):
            locale, _, language = line.partition(": ")
            continue
        for word in line.split():
            if word in _GENDERS:
                gender = word
            else:
                yield word, locale, language, _GENDERS[gender]


def _name(word: str, locale: str) -> str:
    person, _, base = word.partition(":")
    if base:
        return f"{locale}-{person}:{data.BASES[base]}"
    return f"{locale}-{word}Neural"


def _as_said(person: str) -> str:
    """Return "Andrew 2" for Andrew2."""
    if not person[-1].isdigit():
        return person
    return re.sub(r"(?<=\D)(\d+)$", r" \1", person)


def _voice(word: str, locale: str, language: str, gender: str) -> Voice:
    person, _, base = word.partition(":")
    if base:
        label = f"{_as_said(person)} {_BASES[base]}"
    elif (plain := person.removesuffix("Multilingual")) == person:
        label = _as_said(plain)
    else:
        label = Words("{voice} multilingual", voice=_as_said(plain))
    return Voice(_name(word, locale), VoiceType.AZURE_STANDARD, label, locale, language, gender)
