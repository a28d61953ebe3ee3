"""What the local companion hears, speaks and thinks with, in words. Pure functions of the state."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.companion_state import (
    HEARING,
    Brain,
    CompanionPart,
    FoundBrain,
    Tried,
    Warmth,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.settings.brain import brain_arguments, host_of_server
from voicelive_desktop.domain.words.markdown_marks import without_marks
from voicelive_desktop.gui.wording.failure_words import failure_words
from voicelive_desktop.gui.wording.language import decimal
from voicelive_desktop.gui.wording.whole_seconds import seconds_loading

translate = QCoreApplication.translate

AT_ONCE_MS = 50  # nobody sees it later
MAKE = "python -m voicelive_desktop.localservice.server.model_making"
GET_SPEECH = f"pip install voicelive-desktop[speech] && {MAKE}"
GET_BASE = f"pip install voicelive-desktop[speech-base] && {MAKE} --base"


def title(part: CompanionPart) -> str:
    """What a part is called."""
    return {
        CompanionPart.EAR: translate("companion", "Speech recognition"),
        CompanionPart.TURN_END: translate("companion", "End of your turn"),
        CompanionPart.VOICE: translate("companion", "Voice"),
        CompanionPart.BRAIN: translate("companion", "Language model"),
    }[part]


def made_of(state: State, part: CompanionPart) -> str:
    """What is used as this part; of what is not installed also how to get it."""
    return {
        CompanionPart.EAR: _ear,
        CompanionPart.TURN_END: _turn_end,
        CompanionPart.VOICE: _voice,
        CompanionPart.BRAIN: _brain,
    }[part](state)


def _ear(state: State) -> str:
    match state.access.companion.parts.ear:
        case "tiny":
            return translate("companion", "Whisper tiny, for English, on this computer.")
        case "base":
            return translate(
                "companion", "Whisper base, for English and other languages, on this computer."
            )
        case "own":
            return translate("companion", "The Whisper model in your folder, on this computer.")
        case "pocketsphinx":
            text = translate(
                "companion", "pocketsphinx, which often mishears you. For Whisper, run: {command}"
            )
            return text.format(command=GET_SPEECH)
        case "none":
            text = translate(
                "companion", "None is installed: you can type. For Whisper, run: {command}"
            )
            return text.format(command=GET_SPEECH)
        case _:
            return _not_running()


def _turn_end(state: State) -> str:
    match state.access.companion.parts.activity:
        case "silero":
            return translate(
                "companion",
                "Silero hears when you speak. Your turn ends after the silence you set, or later if your sentence "
                "sounds unfinished.",
            )
        case "signal":
            return translate(
                "companion",
                "Your turn ends after the silence you set. Loud noise may count as speech.",
            )
        case _:
            return _not_running()


def _voice(state: State) -> str:
    match state.access.companion.parts.voice:
        case "hibari":
            return translate("companion", "hibari for English, espeak-ng for other languages.")
        case "espeak":
            text = translate(
                "companion", "espeak-ng, a robotic voice. For a natural one, run: {command}"
            )
            return text.format(command=GET_SPEECH)
        case "system":
            return translate("companion", "A voice of your system.")
        case _:
            return _not_running()


def _not_running() -> str:
    return translate("companion", "Not known yet: the local service is not running.")


def _brain(state: State) -> str:
    settings = state.settings
    if not settings.brain_url.strip():
        return translate(
            "companion",
            "None. The companion knows a few sentences; a model on your computer would really answer.",
        )
    if not brain_arguments(settings):
        return translate(
            "companion", "Not used: you have not agreed to send your conversations there."
        )
    host = host_of_server(settings.brain_url)
    if not settings.brain_model.strip():
        return translate("companion", "The first model that {host} lists.").format(host=host)
    return translate("companion", "{model} at {host}.").format(
        model=settings.brain_model.strip(), host=host
    )


def speed(brain: Brain) -> str:
    """How fast the language model answers; "" before it did."""
    if not brain.first_ms:
        return ""
    first = decimal(brain.first_ms / 1000, 1)
    if not brain.rate:
        return translate("companion", "First word after {s} s.").format(s=first)
    numbers = {"s": first, "n": round(brain.rate)}
    if brain.is_slow:
        text = translate(
            "companion",
            "First word after {s} s, {n} tokens a second: a smaller model would answer sooner.",
        )
        return text.format(**numbers)
    return translate("companion", "First word after {s} s, {n} tokens a second.").format(**numbers)


def warmth(state: State, now_s: float) -> str:
    """Whether the model can answer now; "" where there is nothing to say."""
    brain = state.access.companion.brain
    if brain.warmth is Warmth.LOADING:
        waited_s = seconds_loading(state, now_s)
        return translate("companion", "Loading the model… {n} s").format(n=waited_s)
    if brain.warmth is Warmth.FAILED:
        return brain_problem(state)
    return speed(brain)


def brain_problem(state: State) -> str:
    """What went wrong with the language model last, and what to do."""
    settings = state.settings
    names = {"host": host_of_server(settings.brain_url), "model": settings.brain_model.strip()}
    return (
        _brain_problems().get(state.access.companion.brain.code, _unknown_problem()).format(**names)
    )


def _unknown_problem() -> str:
    return translate("companion", "The language model did not answer.")


def _brain_problems() -> dict[str, str]:
    return {
        "brain_unreachable": translate(
            "companion", "Nothing answers at {host}. Start the server there."
        ),
        "brain_model_not_found": translate(
            "companion", "{host} has no model “{model}”. Choose another one."
        ),
        "brain_no_model": translate("companion", "{host} has no model loaded. Load one there."),
        "brain_unauthorized": translate("companion", "{host} does not accept the key."),
        "brain_busy": translate("companion", "{host} is busy: too many requests. Wait a moment."),
        "brain_server_failed": translate("companion", "The server at {host} reports an error."),
        "brain_no_answer": translate("companion", "The model at {host} did not answer in time."),
        "brain_stalled": translate("companion", "The model stopped in the middle of its answer."),
        "brain_broke_off": translate("companion", "The model's answer broke off."),
        "brain_context_too_long": translate(
            "companion", "The conversation is too long for this model."
        ),
    }


def memory(state: State) -> str:
    """How much memory the local service has in use; "" while none runs."""
    if not state.access.companion.memory_mb:
        return ""
    return translate("companion", "The local service uses {n} MB of memory.").format(
        n=state.access.companion.memory_mb
    )


def trial(state: State, part: CompanionPart) -> str:
    """How a trial of this part goes, or went; "" when there was none."""
    companion = state.access.companion
    if companion.trying is part:
        return _going_on(state, part)
    tried = companion.result(part)
    if tried is None:
        return ""
    if tried.failure is not None:
        return failure_words(tried.failure, state, 0.0)[0]
    return _went(tried)


def voice_trial(state: State) -> tuple[str, bool]:
    """How a sample of the voice goes, and whether that is a failure."""
    preview = state.speaker.voice_preview
    if preview is None:
        return "", False
    if preview.failure is not None:
        return failure_words(preview.failure, state, 0.0)[0], True
    return (
        translate("companion", "Getting a sample…") if state.speaker.replay is None else "…"
    ), False


def is_failed(state: State, part: CompanionPart) -> bool:
    """Whether what `trial` says is a failure."""
    tried = state.access.companion.result(part)
    return (
        state.access.companion.trying is not part
        and tried is not None
        and tried.failure is not None
    )


def _going_on(state: State, part: CompanionPart) -> str:
    heard = state.access.companion.heard
    if heard and part is CompanionPart.BRAIN:
        return translate("companion", "“{words}”").format(words=_read(heard))
    if heard:
        return translate("companion", "“{words}”").format(words=heard)
    if part in HEARING:
        return translate("companion", "Say a sentence…")
    return translate("companion", "Waiting for the answer…")


def _went(tried: Tried) -> str:
    seconds = decimal(tried.ms / 1000, 1)
    if tried.part is CompanionPart.TURN_END:
        return translate("companion", "Your turn ended {s} s after your last word.").format(
            s=seconds
        )
    if tried.part is CompanionPart.BRAIN:
        text = translate("companion", "“{words}” First word after {s} s.")
        return text.format(words=_read(tried.words), s=seconds)
    if not tried.words:
        return translate("companion", "You were heard, but no words were understood.")
    if tried.ms < AT_ONCE_MS:
        return translate("companion", "“{words}” Transcribed right away.").format(words=tried.words)
    text = translate("companion", "“{words}” Transcribed {s} s after your turn.")
    return text.format(words=tried.words, s=seconds)


def _read(answer: str) -> str:
    """A model's answer in plain words, in one paragraph."""
    return " ".join(without_marks(answer).split())


def found(state: State) -> str:
    """What the search for language models on this computer found."""
    companion = state.access.companion
    if companion.searching:
        return translate("companion", "Searching…")
    if not companion.searched:
        return ""
    if companion.found:
        names = ", ".join(brain.name for brain in companion.found)
        return translate("companion", "Found on this computer: {names}.").format(names=names)
    return how_to_get_one()


def how_to_get_one() -> str:
    """Two sentences for somebody without a language model."""
    return translate(
        "companion",
        "No language model was found on this computer. Install Ollama from ollama.com, run “ollama pull llama3.2”, "
        "and search again.",
    )


def talks_now(state: State) -> str:
    """What Start brings, in one sentence."""
    if selectors.has_own_model(state):
        model = state.settings.brain_model.strip() or host_of_server(state.settings.brain_url)
        return translate("companion", "The local companion answers with {model}.").format(
            model=model
        )
    if state.access.companion.parts.is_small:
        return translate("companion", "A small demo that often mishears you.")
    return translate("companion", "A small demo on this computer. No account needed.")


def own_model(state: State, offered: FoundBrain | None) -> str:
    """Whether there is a language model on this computer, and else how to get one."""
    companion = state.access.companion
    if selectors.has_own_model(state):
        return made_of(state, CompanionPart.BRAIN)
    if offered is not None:
        return translate("companion", "{server} runs on this computer.").format(server=offered.name)
    if companion.searching:
        return translate("companion", "Looking for one on this computer…")
    if not companion.searched:
        return translate("companion", "Any OpenAI-compatible server, such as Ollama or LM Studio.")
    return translate("companion", "No model found on this computer. You can get one at ollama.com.")


def talk_with(brain: FoundBrain) -> str:
    """The button for a model that was found."""
    return translate("companion", "Talk with {name}").format(name=brain.model)


def listing(state: State) -> str:
    """What the server that is being chosen said of its models; "" where it listed some."""
    told = state.access.companion.listing
    if told is None:
        return ""
    if told.looking:
        return translate("companion", "Asking the server for its models…")
    if told.failed:
        return translate("companion", "The server does not list its models.")
    return ""


def consent(url: str) -> str:
    """The question before an address outside the own network is used."""
    text = translate(
        "companion",
        "{host} is not in your own network. Everything you say, and every answer, would be sent there.",
    )
    return text.format(host=host_of_server(url))


def how_to_get_base() -> str:
    """One sentence for somebody who lacks the better ear."""
    text = translate(
        "companion",
        "Whisper base is not installed. Run “{command}”, or choose a folder that has it as ONNX files.",
    )
    return text.format(command=GET_BASE)
