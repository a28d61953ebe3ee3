"""The likeliest words, also where the likeliest first word leads nowhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Self

import numpy as np
import pytest

from voicelive_desktop.localservice.hearing.onnx_runtime import Tensor
from voicelive_desktop.localservice.hearing.whisper_model import WhisperPass, best_written
from voicelive_desktop.localservice.hearing.word_search import best

A, B, C, END, COMMAND = range(5)
Tree = Mapping[tuple[int, ...], Mapping[int, float]]
# "A" is likelier than "B" at first, but what follows "A" is not said by anybody.
GARDEN: Tree = {
    (): {A: 0.55, B: 0.4},
    (A,): {C: 0.3, A: 0.25, B: 0.25},
    (B,): {C: 0.99},
    (B, C): {END: 0.99},
}


class Told:
    """A decoder that knows a tree of probabilities; the rest of each goes to the end."""

    def __init__(self, tree: Tree, tokens: tuple[int, ...] = ()) -> None:
        self._tree = tree
        self._tokens = tokens

    def take(self, token: int) -> Tensor:
        self._tokens = (*self._tokens, token)
        return self.logits()

    def fork(self) -> Self:
        return type(self)(self._tree, self._tokens)

    def logits(self) -> Tensor:
        known = self._tree.get(self._tokens, {})
        left = max(1e-6, 1 - sum(known.values()))
        values = [
            known.get(token, 1e-6) + (left if token == END else 0.0) for token in range(END + 1)
        ]
        # the command is the likeliest of all
        return np.log(np.array([*values, 1e9], dtype=np.float32))


def found(tree: Tree, width: int, limit: int = 10) -> tuple[int, ...]:
    told = Told(tree)
    return best(told, told.logits(), END, limit=limit, width=width, check=lambda: None).tokens


def test_one_way_takes_the_likeliest_word_each_time() -> None:
    assert found({(): {A: 0.6, B: 0.4}, (A,): {C: 0.9}, (A, C): {END: 1.0}}, 1) == (A, C)


def test_two_ways_find_what_one_misses() -> None:
    assert found(GARDEN, 1)[:1] == (A,)
    assert found(GARDEN, 2) == (B, C)


def test_a_sure_model_is_followed_one_way_alone() -> None:
    forks = []

    class Sure(Told):
        def fork(self) -> Self:
            forks.append(1)
            return super().fork()

    told = Sure({(): {A: 0.99}, (A,): {B: 0.99}, (A, B): {END: 1.0}})
    answer = best(told, told.logits(), END, limit=10, width=2, check=lambda: None)
    assert answer.tokens == (A, B)
    assert answer.confidence == pytest.approx(math.log(0.99) * 2 / 3, abs=1e-3)
    assert forks == []


def test_ways_that_part_do_not_disturb_one_another() -> None:
    tree: Tree = {
        (): {A: 0.5, B: 0.5},
        (A,): {A: 0.5, B: 0.45},
        (B,): {C: 0.4, A: 0.4},
        (A, A): {C: 0.9},
    }
    seen: list[tuple[int, ...]] = []

    class Seen(Told):
        def take(self, token: int) -> Tensor:
            seen.append((*self._tokens, token))
            return super().take(token)

    told = Seen(tree)
    best(told, told.logits(), END, limit=4, width=2, check=lambda: None)
    assert {(A,), (B,), (A, A), (A, B)} <= set(seen)
    assert all(way[:-1] in {(), *seen} for way in seen)


@pytest.mark.parametrize("width", [1, 2, 3])
def test_what_never_ends_is_cut(width: int) -> None:
    class Endless(Told):
        def logits(self) -> Tensor:
            return np.array([5.0, 4.9, 4.8, -50.0, 99.0], dtype=np.float32)

    told = Endless({})
    assert len(best(told, told.logits(), END, limit=7, width=width, check=lambda: None).tokens) == 7


def test_nothing_is_found_in_nothing() -> None:
    assert found({(): {END: 1.0}}, 2) == ()


def test_who_checks_can_stop_it() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    told = Told(GARDEN)
    with pytest.raises(KeyboardInterrupt):
        best(told, told.logits(), END, limit=10, width=2, check=stop)


def test_of_the_same_words_the_one_that_is_written_better_is_taken() -> None:
    told = [
        WhisperPass(text, (), -n / 10)
        for n, text in enumerate(("what is it", "What is it?", "What was it?!"))
    ]
    assert best_written(told).text == "What is it?"
    assert best_written(told[2:]).text == "What was it?!"
    assert best_written(told[:1]).text == "what is it"


@pytest.mark.parametrize("titled", [0, 1])
def test_a_headline_is_no_better_writing_than_a_sentence(titled: int) -> None:
    texts = ["Tell me a long story.", "Tell me a long story."]
    texts[titled] = "Tell Me A Long Story."
    passes = [WhisperPass(text, (), -0.1) for text in texts]
    assert best_written(passes).text == texts[0], "the likelier of two that are as good"
    with_mark = [WhisperPass("Tell Me A Long Story"), WhisperPass("Tell me a long story.")]
    assert best_written(with_mark).text == "Tell me a long story."
