"""Tokens of this answer, this conversation, today and this month; days are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from voicelive_desktop.app.services.usage_book import UsageBook
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.usage_kept import RateLimit
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus, Target
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage

NOON = 1_790_000_000.0  # 21 September 2026
DAY_S = 86_400.0


class Run:
    def __init__(self, folder: Path | None, now_s: float = NOON) -> None:
        self.now_s = now_s
        self.told: list[ev.Event] = []
        self.book = UsageBook(folder, lambda: self.now_s, self.told.append)
        self.state = State()

    def answer(self, tokens: int) -> None:
        self.tell(
            ev.ResponseDone(ResponseId("r"), ResponseStatus.COMPLETED, usage=Usage(tokens, tokens))
        )

    def tell(self, event: ev.Event) -> None:
        self.book(self.state, self.state, event)

    @property
    def totals(self) -> tuple[int, ...]:
        kept = self.book.usage()
        return tuple(
            usage.total for usage in (kept.turn, kept.conversation, kept.today, kept.month)
        )


def test_an_answer_counts_everywhere_and_a_new_conversation_starts_at_nothing() -> None:
    run = Run(None)
    run.tell(ev.StartRequested(NOON))
    run.answer(10)
    run.answer(5)
    assert run.totals == (5, 15, 15, 15)
    run.tell(ev.StartRequested(NOON))
    assert run.totals == (0, 0, 15, 15)


def test_an_answer_without_a_count_is_told_and_adds_nothing() -> None:
    run = Run(None)
    run.tell(ev.StartRequested(NOON))
    run.answer(10)
    run.answer(0)
    assert (run.totals, run.book.usage().uncounted) == ((0, 10, 10, 10), 1)
    run.tell(ev.StartRequested(NOON))
    assert run.book.usage().uncounted == 0


def test_days_are_kept_and_the_month_is_their_sum(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.answer(10)
    run.tell(ev.ConnectionEnded())
    later = Run(tmp_path, NOON + DAY_S)
    later.answer(1)
    assert later.totals == (1, 1, 1, 11)
    assert Run(tmp_path, NOON + 40 * DAY_S).totals == (0, 0, 0, 0)


def test_services_are_counted_apart(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.answer(10)
    run.state = replace(run.state, settings=replace(run.state.settings, target=Target.AZURE))
    run.answer(3)
    assert (run.book.usage().target, run.totals) == ("azure", (3, 13, 3, 3))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"days": 3}',
        '{"days": {"x": 3, "2026-09-21": {"demo": {"total": -4, "input": "x"}}}}',
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "usage.json").write_text(text)
    assert Run(tmp_path).book.usage().month == NO_USAGE


def test_the_price_list_is_made_once_and_read_as_it_is_now(tmp_path: Path) -> None:
    run = Run(tmp_path)
    assert not run.book.usage().prices.known
    run.book.make_prices_file()
    path = Path(run.book.usage().prices_file)
    written = json.loads(path.read_text())
    written["per_million_tokens"]["output_audio"] = 60
    path.write_text(json.dumps(written))
    run.book.make_prices_file()
    assert run.book.usage().prices.each == {"output_audio": 60.0}


def test_the_budget_is_told_once_at_its_warning_and_with_each_answer_beyond(tmp_path: Path) -> None:
    prices = {"monthly_budget": 10, "currency": "EUR", "per_million_tokens": {"output_text": 1}}
    (tmp_path / "prices.json").write_text(json.dumps(prices), encoding="utf-8")
    run = Run(tmp_path)
    run.state = replace(run.state, settings=Settings(target=Target.AZURE))
    told = run.told
    for tokens in (7_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000):
        run.tell(
            ev.ResponseDone(
                ResponseId("r"),
                ResponseStatus.COMPLETED,
                usage=Usage(tokens, output=tokens, output_text=tokens),
            )
        )
    assert told == [ev.BudgetUsed(share, "10.00 EUR") for share in (80, 100, 110)]


def test_rate_limits_count_down(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.tell(ev.RateLimitsTold((RateLimit("tokens", 10, 4, 30.0),), NOON - 10))
    assert run.book.usage().limits == (RateLimit("tokens", 10, 4, 20.0),)
    run.tell(ev.RateLimitsTold((RateLimit("tokens", 10, 4, 30.0),), NOON - 60))
    assert run.book.usage().limits[0].reset_s == 0.0
