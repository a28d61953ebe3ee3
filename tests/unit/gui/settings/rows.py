"""The rows of the settings panel."""

from __future__ import annotations

from voicelive_desktop.domain.settings import SPECS, Group, Settings

ROWS = {name: spec for name, spec in SPECS.items() if spec.widget and spec.group is not Group.APP}
# Settings with which each row has an effect.
OPEN = Settings(eou_model="semantic_detection_v1")
