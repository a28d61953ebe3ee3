"""How many tokens, and what they may cost."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.usage_kept import UsageKept
from voicelive_desktop.domain.words.prices import AZURE, WARN_AT, cost
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage
from voicelive_desktop.gui.dialogs.prices_dialog import PricesDialog
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.inspector.inspector_ports import UsageSource
from voicelive_desktop.gui.panes.inspector.plain_table import plain_table, set_widths
from voicelive_desktop.gui.panes.inspector.words_model import WordsModel
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording.language import counted, decimal

LOOK_MS = 1_000
UNKNOWN = "\N{EN DASH}"


class UsageTab(QWidget):
    """Tokens by direction and kind, of this turn, this conversation, today and this month."""

    def __init__(self, usage: UsageSource, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = usage
        heads = (
            self.tr("Tokens"),
            self.tr("This answer"),
            self.tr("This conversation"),
            self.tr("Today"),
            self.tr("This month"),
            "",
        )
        self._model = WordsModel(heads, (1, 2, 3, 4), self)
        self._table = plain_table("usage_table", self.tr("Tokens used"), self._model)
        self._names = self._build_names()
        self._told = ElidedLabel()
        self._told.setObjectName("usage_told")
        self._limits = ElidedLabel()
        self._limits.setObjectName("usage_limits")
        self._limits.setProperty("tone", "second")
        self._prices = push_button("edit_prices", self.tr("Edit prices…"))
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._intents = intents
        self._prices.clicked.connect(self._on_prices)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._prices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._limits)
        layout.addLayout(foot)

    def _build_names(self) -> dict[str, str]:
        """How the fields of `Usage` are called here."""
        return {
            "total": self.tr("All"),
            "input": self.tr("Input"),
            "input_text": self.tr("Input: text"),
            "input_audio": self.tr("Input: sound"),
            "input_image": self.tr("Input: pictures"),
            "cached": self.tr("Input from the cache"),
            "output": self.tr("Output"),
            "output_text": self.tr("Output: text"),
            "output_audio": self.tr("Output: sound"),
            "output_reasoning": self.tr("Output: reasoning"),
        }

    def _on_look(self) -> None:
        kept = self._source.usage()
        spans = (kept.turn, kept.conversation, kept.today, kept.month)
        rows = [self._row(name, spans, field) for field, name in self._names.items()]
        if kept.uncounted:  # beside the sum that lacks them, not below what is in sight
            missing = counted(kept.uncounted)
            rows.insert(1, (self.tr("Answers without a count"), "", missing, "", "", ""))
        if kept.target == AZURE and kept.prices.known:
            costs = (
                f"{decimal(cost(span, kept.prices), 4)} {kept.prices.currency}" for span in spans
            )
            rows.insert(0, (self.tr("Estimated cost"), *costs, ""))
        self._model.show(rows)
        self._prices.setEnabled(bool(kept.prices_file))
        self._limits.setText(self._of_limits(kept))
        self._limits.setVisible(bool(kept.limits))
        text, tone = self._words(kept)
        self._told.setText(text)
        if self._told.property("tone") != tone:
            self._told.setProperty("tone", tone)
            self._told.style().polish(self._told)

    def _on_prices(self) -> None:
        PricesDialog(self._intents, self._source.usage(), self).open()

    def _row(self, name: str, spans: tuple[Usage, ...], field: str) -> tuple[str, ...]:
        of_turn, *longer = spans
        told = UNKNOWN if of_turn == NO_USAGE else counted(getattr(of_turn, field))
        return (name, told, *(counted(getattr(span, field)) for span in longer), "")

    def _of_limits(self, kept: UsageKept) -> str:
        """What the service still takes, and when it takes all of it again."""
        told = self.tr("{name}: {left} of {all} left, full again in {s} s")
        return " \N{MIDDLE DOT} ".join(
            told.format(
                name=limit.name,
                left=counted(limit.remaining),
                all=counted(limit.limit),
                s=counted(round(limit.reset_s)),
            )
            for limit in kept.limits
        )

    def _words(self, kept: UsageKept) -> tuple[str, str]:
        """What stands below, and its tone."""
        prices = kept.prices
        if kept.target != AZURE:
            return self.tr(
                "These tokens are counted on your own computer or agent; Azure charges nothing for them."
            ), "second"
        if not prices.known:
            return self.tr("No prices are known. “Edit prices…” has lists to start from."), "second"
        spent = cost(kept.month, prices)
        told = self.tr(
            "Estimate by your prices of {dated}; voices and avatars billed by time are not in it."
        ).format(dated=prices.dated or self.tr("no date"))
        if prices.budget <= 0 or spent < WARN_AT * prices.budget:
            return told, "second"
        share = self.tr(
            "{percent} % of this month's budget of {budget} {currency} are used."
        ).format(
            percent=counted(round(100 * spent / prices.budget)),
            budget=decimal(prices.budget),
            currency=prices.currency,
        )
        return f"{share} {told}", "error" if spent >= prices.budget else "attention"

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight; look for news."""
        super().showEvent(event)
        set_widths(self._table, enumerate((210, 110, 130, 110, 110)))
        self._on_look()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight."""
        super().hideEvent(event)
        self._look.stop()
