"""The recogniser that ships with the service: pocketsphinx with its English model.

Two decoders hear the same sound. One takes free dictation; the other knows only the sentences
people say to the companion (a JSGF grammar). A grammar alone would force every sound onto some
sentence, so its answer counts only when its sound fits better by the decoder's own acoustic scores,
per frame. (Dictation's scores come from another search and lie lower by about 2; the limit was
measured.) With flite's natural voices this takes the words right from 92 % to 98 %, and leaves
sentences outside the table to dictation.

The second pass of dictation (fwdflat) is off: it gave no better words and cost up to 120 ms at the
end of a turn. pocketsphinx holds the GIL while it decodes, so sound is fed 20 ms at a time (about 3
ms each).
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from voicelive_desktop.localservice.hearing.recognizer import (
    HearingUtterance,
    Hypothesis,
    OnHypothesis,
    Recognizer,
    SessionSound,
    StableWords,
    written,
)
from voicelive_desktop.localservice.hearing.utterances import (
    Ended,
    Listen,
    Utterance,
    UtteranceThreads,
)
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ, samples_to_pcm

log = logging.getLogger(__name__)

PIECE = INTERNAL_RATE_HZ // 50  # 20 ms: how long the event loop may have to wait for the GIL
PARTIAL_EVERY = INTERNAL_RATE_HZ // 5  # 200 ms: about one word
# per frame; right sentences lie above 0.3, wrong ones below, nearly all far below
LEAST_SCORE_GAIN = 0.2
LEAST_SCORE_GAIN_ALONE = 0.75  # when not one word of the dictation supports the sentence
WORD_COUNT_SLACK = 2  # dictation may split or join words, but a much longer sentence is another one
# A small search, so wide beams cost little. Without bestpath there is no lattice to build at the
# end of a turn, which could take seconds, but the scores then keep the decoder's internal scale of
# 1/1024.
GRAMMAR_OPTIONS: dict[str, Any] = {"beam": 1e-60, "wbeam": 1e-40, "pbeam": 1e-60, "bestpath": False}
GRAMMAR_SCORE_SCALE = 1024.0
SMALLEST = 5e-324
# Cepstral means of speech through this model, for sound with and without frequencies above 4 kHz
# (measured over 75 sentences of three voices). The decoder starts from one rough value and follows
# slowly: with it the first sentences of telephone sound were mostly misheard (31 % of the words
# right instead of 85 %).
WIDE_MEAN = "44.9657,2.75445,1.48941,25.2232,-2.50049,-1.36181,6.55687,-5.16203,-3.45079,-6.76048,3.37255,0.11675,-3.45039"
NARROW_MEAN = "38.4958,25.6342,-28.043,49.0881,-14.289,-2.35883,18.2256,-20.9542,9.26765,-11.0507,-0.113241,7.4425,-11.2089"
SPHINX3_FILES = ("means", "variances", "transition_matrices")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where a model lies: a folder with the acoustic model, a dictionary, a language model."""

    acoustic: Path
    dictionary: Path
    language: Path

    @classmethod
    def find(cls, folder: Path) -> ModelFiles:
        """Look through a folder for the parts of a Sphinx model; FileNotFoundError names
        what is missing.
        """
        acoustic = next((path.parent for path in sorted(folder.rglob("mdef"))), None)
        dictionary = next(
            (p for pattern in ("*.dict", "*.dic") for p in sorted(folder.rglob(pattern))), None
        )
        language = next(
            (
                p
                for pattern in ("*.lm.bin", "*.lm", "*.lm.gz")
                for p in _language_models(folder, pattern)
            ),
            None,
        )
        if acoustic is None or dictionary is None or language is None:
            missing = [
                n
                for n, p in (("mdef", acoustic), ("*.dict", dictionary), ("*.lm.bin", language))
                if p is None
            ]
            raise FileNotFoundError(
                f"no recogniser model in {folder}: {', '.join(missing)} not found"
            )
        _check_acoustic(acoustic)
        return cls(acoustic, dictionary, language)


def _check_acoustic(folder: Path) -> None:
    """Look at the first bytes of each file: the C library ends the whole process over a file that
    is no model.
    """
    wrong = [name for name in SPHINX3_FILES if _beginning(folder / name, 2) != b"s3"]
    if not _beginning(folder / "mdef", 4096).startswith((b"BMDF", b"FDMB", b"0.3", b"#")):
        wrong.append("mdef")
    if not any((folder / name).is_file() for name in ("sendump", "mixture_weights")):
        wrong.append("sendump")
    if wrong:
        raise FileNotFoundError(
            f"no Sphinx acoustic model in {folder}: {', '.join(wrong)} missing or of another kind"
        )


def _beginning(file: Path, size: int) -> bytes:
    if not file.is_file():
        return b""
    with file.open("rb") as content:
        return content.read(size)


def _language_models(folder: Path, pattern: str) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob(pattern)) if "phone" not in path.name)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One decoder's answer: words without fillers, and the acoustic score of the whole as
    a natural logarithm.
    """

    words: tuple[str, ...]
    score: float
    frames: int


class _Engine:
    """The two decoders; used by one worker thread."""

    def __init__(self, model: ModelFiles | None, sentences: frozenset[str]) -> None:
        self._dictation = _decoder(model, fwdflat=False)
        self._sentences = _known(sentences, self._dictation)
        self._grammar = None
        if self._sentences:
            self._grammar = _decoder(model, lm=None, dict=None, **GRAMMAR_OPTIONS)
            _teach_words(self._grammar, self._dictation, self._sentences)
            self._grammar.add_jsgf_string("companion", _jsgf(self._sentences))
            self._grammar.activate_search("companion")
        own = [decoder.get_cmn(False) for decoder in self._decoders()]
        starts = {False: WIDE_MEAN, True: NARROW_MEAN}
        self._means = {
            band: [start] * len(own) if model is None else own for band, start in starts.items()
        }

    def begin(self, source: SessionSound, *, is_narrow: bool) -> None:
        means = source.learned.get(is_narrow, self._means[is_narrow])
        for decoder, mean in zip(self._decoders(), means, strict=True):
            decoder.set_cmn(mean)
            decoder.start_utt()

    def feed(self, pcm: bytes) -> None:
        for decoder in self._decoders():
            decoder.process_raw(pcm)

    def partial(self) -> tuple[str, ...]:
        hypothesis = self._dictation.hyp()
        if hypothesis:
            return tuple(hypothesis.hypstr.split())
        return ()

    def end(self, source: SessionSound, *, is_narrow: bool) -> tuple[str, ...]:
        """End the utterance and decide between the two answers."""
        for decoder in self._decoders():
            decoder.end_utt()
        source.learned[is_narrow] = [decoder.get_cmn(False) for decoder in self._decoders()]
        dictated = _reading(self._dictation)
        if self._grammar is None:
            return dictated.words
        sentence = _reading(self._grammar)
        if self._fits(sentence, dictated):
            return sentence.words
        return dictated.words

    def _fits(self, sentence: _Reading, dictated: _Reading) -> bool:
        # an unfinished path through the grammar
        if " ".join(sentence.words) not in self._sentences:
            return False
        if abs(len(sentence.words) - len(dictated.words)) > WORD_COUNT_SLACK:
            return False
        is_supported = bool(set(sentence.words) & set(dictated.words))
        if is_supported:
            least = LEAST_SCORE_GAIN
        else:
            least = LEAST_SCORE_GAIN_ALONE
        gain = GRAMMAR_SCORE_SCALE * sentence.score - dictated.score
        return gain / max(1, dictated.frames) >= least

    def _decoders(self) -> list[Any]:
        if self._grammar is None:
            return [self._dictation]
        return [self._dictation, self._grammar]


def _decoder(model: ModelFiles | None, **options: Any) -> Any:
    import pocketsphinx  # noqa: PLC0415 - may be missing

    sphinx: Any = pocketsphinx  # untyped library

    if model is not None:
        options = {
            "hmm": str(model.acoustic),
            "dict": str(model.dictionary),
            "lm": str(model.language),
        } | options
    return sphinx.Decoder(sphinx.Config(samprate=INTERNAL_RATE_HZ, loglevel="FATAL", **options))


def _known(sentences: frozenset[str], decoder: Any) -> frozenset[str]:
    """Leave out sentences with words that the model's dictionary does not know."""
    known = {
        word for word in {w for s in sentences for w in s.split()} if decoder.lookup_word(word)
    }
    return frozenset(s for s in sentences if known.issuperset(s.split()))


def _teach_words(learner: Any, teacher: Any, sentences: frozenset[str]) -> None:
    """Copy the pronunciations needed: reading the whole dictionary twice would cost 0.2 s."""
    for word in sorted({word for sentence in sentences for word in sentence.split()}):
        spellings = [word, *(f"{word}({variant})" for variant in range(2, 6))]
        for spelling in spellings:
            phones = teacher.lookup_word(spelling)
            if phones is None:
                break
            learner.add_word(spelling, phones, False)


def _jsgf(sentences: frozenset[str]) -> str:
    return f"#JSGF V1.0; grammar companion; public <sentence> = {' | '.join(sorted(sentences))};"


def _reading(decoder: Any) -> _Reading:
    hypothesis = decoder.hyp()
    if hypothesis is None:
        return _Reading((), -math.inf, 0)
    segments = list(decoder.seg() or ())
    score = sum(math.log(max(segment.ascore, SMALLEST)) for segment in segments)
    spoken = [s for s in segments if not s.word.startswith(("<", "["))]
    frames = sum(s.end_frame - s.start_frame + 1 for s in spoken)
    return _Reading(tuple(hypothesis.hypstr.split()), score, frames)


class _NoEngine:
    """Stands in for a model that could not be loaded: turns still end, without words."""

    def begin(self, source: SessionSound, *, is_narrow: bool) -> None:
        pass

    def feed(self, pcm: bytes) -> None:
        pass

    def partial(self) -> tuple[str, ...]:
        return ()

    def end(self, source: SessionSound, *, is_narrow: bool) -> tuple[str, ...]:  # noqa: ARG002
        return ()


class PocketsphinxRecognizer(Recognizer):
    """Each thread owns an engine; loading the first takes about 0.7 s."""

    name = "pocketsphinx"

    def __init__(
        self, sentences: frozenset[str] = frozenset(), model: ModelFiles | None = None
    ) -> None:
        self._sentences = sentences
        self._model = model
        self._threads = UtteranceThreads(self._get_ready)

    def start(self) -> None:
        """Load the first engine in the background."""
        self._threads.start()

    def open(
        self,
        on_hypothesis: OnHypothesis,
        *,
        is_narrow: bool = False,
        source: SessionSound | None = None,
    ) -> HearingUtterance:
        """Queue an utterance for the next free thread."""
        utterance = Utterance(on_hypothesis, is_narrow=is_narrow, source=source)
        self._threads.take(utterance)
        return utterance

    def close(self) -> None:
        """Drop what is open, end the threads and wait for them."""
        self._threads.close()

    def _get_ready(self) -> Listen:
        return partial(_transcribe, self._load())

    def _load(self) -> _Engine | _NoEngine:
        try:
            return _Engine(self._model, self._sentences)
        except (RuntimeError, OSError):  # what the C library raises for files that are no model
            log.error(
                "the recogniser's model could not be loaded: speech will be noticed but not understood"
            )
            return _NoEngine()


def _transcribe(engine: _Engine | _NoEngine, utterance: Utterance) -> None:
    """Decode one utterance as its sound arrives. Recogniser thread."""
    source, is_narrow = utterance.source, utterance.is_narrow
    engine.begin(source, is_narrow=is_narrow)
    stable = StableWords()
    since_partial = 0
    while not isinstance(sound := utterance.inbox.get(), Ended):
        pcm = samples_to_pcm(sound)
        for start in range(0, pcm.size, PIECE):
            piece = pcm[start : start + PIECE]
            engine.feed(piece.tobytes())
            since_partial += piece.size
            if since_partial >= PARTIAL_EVERY:
                since_partial = 0
                _report_partial(utterance, stable, engine.partial())
    words = engine.end(source, is_narrow=is_narrow)
    if sound is Ended.FINISHED:
        utterance.on_hypothesis(Hypothesis(written(words, is_whole=True), is_final=True))


def _report_partial(utterance: Utterance, stable: StableWords, words: tuple[str, ...]) -> None:
    if stable.push(words) or words != stable.newest_but_one:
        text = written(stable.words, is_whole=False)
        utterance.on_hypothesis(Hypothesis(text, is_final=False, so_far=" ".join(words)))
