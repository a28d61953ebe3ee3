"""Effects that come before anything can carry them out."""

from voicelive_desktop.app.runtime.waiting_effects import WaitingEffects
from voicelive_desktop.domain.facts.effects import Effect, OpenSession, RetryNow, SaveSettings


def test_effects_wait_in_order_until_somebody_carries_them_out() -> None:
    effects, done = WaitingEffects(), list[Effect]()
    effects(SaveSettings())
    effects(OpenSession())
    effects.attach(done.append)
    effects(RetryNow())
    assert done == [SaveSettings(), OpenSession(), RetryNow()]
