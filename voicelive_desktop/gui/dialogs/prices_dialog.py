"""What a million tokens cost, and how much a month may cost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.catalogue.price_lists import LISTS, SEEN, list_for
from voicelive_desktop.domain.facts.requests.about_messages import EditPrices, KeepPrices
from voicelive_desktop.domain.facts.usage_kept import UsageKept
from voicelive_desktop.domain.words.prices import KINDS, Prices
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording.language import shown

SIZE = (520, 520)
MOST = 1_000_000.0


class PricesDialog(Dialog):
    """Begins with the person's own list; where there is none yet, with the one of their model. Open
    it with `open()`; it deletes itself.
    """

    def __init__(
        self, intents: Intents, kept: UsageKept | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._intents = intents
        self.setObjectName("prices_dialog")
        self.setWindowTitle(self.tr("Prices"))
        self._build_fields()
        self._file = push_button("prices_file_button", self.tr("Open the file"))
        self._save = push_button("prices_save_button", self.tr("Save"))
        self._place()
        self._begin(kept or UsageKept())
        self._lists.activated.connect(self._on_list_chosen)
        self._save.clicked.connect(self._on_save)
        self._file.clicked.connect(self._on_file)
        self.finished.connect(self.deleteLater)
        self.resize(*SIZE)

    @property
    def prices(self) -> Prices:
        """What stands in the fields."""
        each = {kind: field.value() for kind, field in self._each.items() if field.value() > 0}
        return Prices(
            self._dated.text().strip(),
            self._currency.text().strip() or "USD",
            each,
            self._budget.value(),
        )

    def _begin(self, kept: UsageKept) -> None:
        self._budget.setValue(kept.prices.budget)
        if kept.prices.known:
            self._fill(kept.prices)
            return
        usual = list_for(kept.model, native=kept.own_voice)
        if usual is not None:
            self._lists.setCurrentIndex(1 + LISTS.index(usual))
            self._fill(usual.prices)

    def _fill(self, prices: Prices) -> None:
        self._dated.setText(prices.dated)
        self._currency.setText(prices.currency)
        for kind, field in self._each.items():
            field.setValue(prices.each.get(kind, 0.0))

    def _on_list_chosen(self, index: int) -> None:
        if index > 0:
            self._fill(LISTS[index - 1].prices)

    def _on_save(self) -> None:
        self._intents.wish(KeepPrices(self.prices))
        self.accept()

    def _on_file(self) -> None:
        self._intents.wish(EditPrices())
        self.reject()

    def _build_fields(self) -> None:
        self._lists = PickerCombo()
        self._lists.setObjectName("prices_list_combo")
        self._lists.setAccessibleName(self.tr("Start from"))
        self._lists.addItem(self.tr("Your own prices"))
        for known in LISTS:
            self._lists.addItem(shown(known.name))
        self._dated = self._line("prices_dated_edit", self.tr("Prices of"))
        self._currency = self._line("prices_currency_edit", self.tr("Currency"))
        self._currency.setMaxLength(8)
        self._currency.setText("USD")
        self._budget = self._amount("prices_budget_spin", self.tr("Budget for a month"))
        self._budget.setSpecialValueText(self.tr("none"))
        self._names = {
            "input_text": self.tr("Input: text"),
            "input_audio": self.tr("Input: sound"),
            "input_image": self.tr("Input: pictures"),
            "cached_text": self.tr("From the cache: text"),
            "cached_audio": self.tr("From the cache: sound"),
            "cached_image": self.tr("From the cache: pictures"),
            "output_text": self.tr("Output: text"),
            "output_audio": self.tr("Output: sound"),
        }
        self._each = {
            kind: self._amount(f"prices_{kind}_spin", self._names[kind]) for kind in KINDS
        }

    def _line(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setMaxLength(40)
        return line

    def _amount(self, name: str, label: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setRange(0.0, MOST)
        field.setDecimals(2)
        field.lineEdit().setTextMargins(6, 0, 0, 0)
        return field

    def _place(self) -> None:
        about = self._text(
            self.tr(
                "For a million tokens. The lists are those in Microsoft's sample voice-live-interpreter-demo, read on "
                "{day}; compare them with your bill."
            ).format(day=SEEN)
        )
        form = FormRows()
        form.add_row(self.tr("Start from"), self._lists)
        form.add_row(self.tr("Prices of"), self._dated)
        form.add_row(self.tr("Currency"), self._currency)
        for kind, field in self._each.items():
            form.add_row(self._names[kind], field)
        form.add_row(self.tr("Budget for a month"), self._budget)
        inside = QWidget()
        beneath = QVBoxLayout(inside)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.addLayout(form)
        beneath.addStretch(1)
        area = FittingArea(inside, self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields bring themselves into sight
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(area, 1)
        layout.addLayout(
            dialog_buttons(
                cancel_button("prices_cancel_button", self),
                self._save,
                aside=(self._file,),
                enter=False,
            )
        )

    def _text(self, text: str) -> QWidget:
        label = plain_label(text)
        label.setProperty("tone", "second")
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label
