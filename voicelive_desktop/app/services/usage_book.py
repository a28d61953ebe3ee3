"""Counts the tokens of this turn, this conversation, today and this month; days are kept in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path

from voicelive_desktop.app.environment.small_files import put_aside, read_json, write_atomically
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.usage_kept import RateLimit, UsageKept
from voicelive_desktop.domain.words.kinds import VoiceType
from voicelive_desktop.domain.words.prices import (
    AZURE,
    WARN_AT,
    Prices,
    as_fields,
    cost,
    prices_from,
)
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage

MOST_DAYS = 400
MOST_TOKENS = 10**15
_NOTE = "Fill in the prices of your region and model, for a million tokens each, and the day you looked them up."
Days = dict[str, dict[str, Usage]]  # by day and service


class UsageBook:
    """The store's observer. Loop thread only; it reads and writes two small files.

    Args:
        folder: Of the settings; None: nothing is kept.
        wall_clock: Unix seconds.
        report: Takes what follows for the conversation.
    """

    def __init__(
        self,
        folder: Path | None,
        wall_clock: Callable[[], float],
        report: Callable[[ev.Event], None] = lambda _event: None,
    ) -> None:
        if folder is None:
            self._file = None
        else:
            self._file = folder / "usage.json"
        if folder is None:
            self._prices_file = None
        else:
            self._prices_file = folder / "prices.json"
        self._wall_clock = wall_clock
        self._is_usable = True
        self._days: Days = {}
        try:
            self._days = _read_days(self._file)
        except (OSError, ValueError, RecursionError):
            self._is_usable = False
        self._turn = self._conversation = NO_USAGE
        self._uncounted = 0
        self._target, self._model, self._own_voice = "demo", "", False
        self._changed = False
        self._limits: tuple[RateLimit, ...] = ()
        self._limits_at_s = 0.0
        self._warned = ""  # the month in which it was
        self._report = report

    def __call__(self, _old: State, new: State, event: ev.AnyEvent) -> None:
        """Count what this event says."""
        self._model = new.settings.model
        self._own_voice = new.settings.voice_type == VoiceType.OPENAI
        if isinstance(event, ev.ResponseDone):
            if event.usage == NO_USAGE:
                self._turn = NO_USAGE
                self._uncounted += 1
            else:
                self._count(new.settings.target, event.usage)
                self._look_at_budget()
        elif isinstance(event, ev.SessionConfigured):
            self._look_at_budget()
        elif isinstance(event, ev.RateLimitsTold):
            self._limits, self._limits_at_s = event.limits, event.at_s
        elif isinstance(event, ev.StartRequested):
            self._target = new.settings.target
            self._turn = self._conversation = NO_USAGE
            self._uncounted = 0
        elif isinstance(event, ev.ConnectionEnded):
            self.save()

    def usage(self) -> UsageKept:
        """Return all counts of the service used last, with the price list as it is now."""
        today = self._today()
        month = NO_USAGE
        for day, of_day in self._days.items():
            if day[:7] == today[:7]:
                month = month.plus(of_day.get(self._target, NO_USAGE))
        if self._prices_file is None:
            prices_path = ""
        else:
            prices_path = str(self._prices_file)
        return UsageKept(
            self._target,
            self._turn,
            self._conversation,
            self._days.get(today, {}).get(self._target, NO_USAGE),
            month,
            self._prices(),
            prices_path,
            tuple(replace(one, reset_s=self._left_s(one)) for one in self._limits),
            self._model,
            self._own_voice,
            self._uncounted,
        )

    def _left_s(self, limit: RateLimit) -> float:
        return max(0.0, limit.reset_s - (self._wall_clock() - self._limits_at_s))

    def _look_at_budget(self) -> None:
        """Warn once a month; the end of it is told again with each answer."""
        kept = self.usage()
        prices = kept.prices
        if kept.target != AZURE or not prices.known or prices.budget <= 0:
            return
        share = cost(kept.month, prices) / prices.budget
        month = self._today()[:7]
        if share >= 1.0 or (share >= WARN_AT and self._warned != month):
            self._warned = month
            budget = f"{prices.budget:.2f} {prices.currency}"
            self._report(ev.BudgetUsed(int(100 * share), budget))

    def make_prices_file(self) -> None:
        """Write an empty price list where there is none yet. Raises OSError."""
        if self._prices_file is not None and not self._prices_file.exists():
            self.keep_prices(Prices())

    def keep_prices(self, prices: Prices) -> None:
        """Write the price list. Raises OSError."""
        if self._prices_file is not None:
            said = {"note": _NOTE, **as_fields(prices)}
            write_atomically(self._prices_file, json.dumps(said, indent=2) + "\n")

    def save(self) -> None:
        """Keep the days; a disk that fails keeps none of them."""
        if self._file is None or not self._changed:
            return
        latest = sorted(self._days)[-MOST_DAYS:]
        days = {
            day: {target: asdict(usage) for target, usage in self._days[day].items()}
            for day in latest
        }
        try:
            if not self._is_usable:
                put_aside(self._file)
                self._is_usable = True
            write_atomically(self._file, json.dumps({"version": 1, "days": days}) + "\n")
        except OSError:
            return
        self._changed = False

    def _count(self, target: str, usage: Usage) -> None:
        self._target, self._turn = target, usage
        self._conversation = self._conversation.plus(usage)
        day = self._days.setdefault(self._today(), {})
        day[target] = day.get(target, NO_USAGE).plus(usage)
        self._changed = True

    def _prices(self) -> Prices:
        found = _read(self._prices_file)
        return prices_from(found)

    def _today(self) -> str:
        return datetime.fromtimestamp(self._wall_clock(), UTC).astimezone().strftime("%Y-%m-%d")


def _read(path: Path | None) -> Mapping[str, object]:
    """The object in a file; an unreadable one counts as empty."""
    if path is None:
        return {}
    try:
        found = read_json(path)
    except (OSError, ValueError, RecursionError):
        return {}
    if isinstance(found, dict):
        return found
    return {}


def _read_days(path: Path | None) -> Days:
    """Raises OSError, ValueError, RecursionError."""
    if path is None or not os.path.lexists(path):
        return {}
    found = read_json(path)
    days = found.get("days") if isinstance(found, Mapping) else None
    known = days if isinstance(days, Mapping) else {}
    return {
        str(day): {str(target): _usage(counts) for target, counts in of_day.items()}
        for day, of_day in known.items()
        if isinstance(of_day, Mapping)
    }


def _usage(counts: object) -> Usage:
    if isinstance(counts, Mapping):
        given = counts
    else:
        given = {}
    return Usage(**{field.name: _tokens(given.get(field.name)) for field in fields(Usage)})


def _tokens(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return min(value, MOST_TOKENS)
    return 0
