"""The rows of the settings panel."""

from __future__ import annotations

from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import AvatarKind, UtteranceEnd
from voicelive_desktop.gui.panes.settings.settings_layout import SHOWN

ROWS = dict(SHOWN)
# Settings with which each row has an effect.
OPEN = Settings(eou_model=UtteranceEnd.SEMANTIC, avatar_type=AvatarKind.VIDEO)
