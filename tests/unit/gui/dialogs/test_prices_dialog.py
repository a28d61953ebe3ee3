"""What tokens cost, as the person says it."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QPushButton

from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.catalogue.price_lists import LISTS, list_for
from voicelive_desktop.domain.facts.requests.about_messages import KeepPrices
from voicelive_desktop.domain.facts.usage_kept import UsageKept
from voicelive_desktop.domain.words.prices import Prices
from voicelive_desktop.gui.dialogs.prices_dialog import PricesDialog
from voicelive_desktop.gui.intents import Intents


def test_without_prices_it_begins_with_the_list_of_the_model(
    qapp: QApplication, intents: Intents
) -> None:
    dialog = PricesDialog(intents, UsageKept(model="gpt-4o", own_voice=False))
    usual = list_for("gpt-4o", native=False)
    assert usual is not None
    assert dialog.prices == usual.prices
    assert part(dialog, QComboBox, "prices_list_combo").currentIndex() == 1 + LISTS.index(usual)
    dialog.deleteLater()


def test_own_prices_stay_until_a_list_is_chosen_and_are_saved_on_a_click(
    qapp: QApplication, intents: Intents
) -> None:
    mine = Prices("May", "EUR", {"output_text": 3.25, "input_image": 1.5}, 20.0)
    dialog = PricesDialog(intents, UsageKept(model="gpt-4o", prices=mine))
    assert dialog.prices == mine
    lists = part(dialog, QComboBox, "prices_list_combo")
    lists.setCurrentIndex(1)
    lists.activated.emit(1)
    assert dialog.prices == Prices(LISTS[0].prices.dated, "USD", LISTS[0].prices.each, 20.0), (
        "the budget is theirs"
    )
    part(dialog, QDoubleSpinBox, "prices_output_text_spin").setValue(7.0)
    chosen = QSignalSpy(wishes(intents, KeepPrices))
    part(dialog, QPushButton, "prices_save_button").click()
    assert chosen.at(0)[0].each["output_text"] == 7.0
    dialog.deleteLater()


def test_of_an_unknown_model_nothing_is_guessed(qapp: QApplication, intents: Intents) -> None:
    dialog = PricesDialog(intents, UsageKept(model="my-own"))
    assert not dialog.prices.known
    dialog.deleteLater()
