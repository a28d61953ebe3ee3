"""Every setting, declared once: default, label, help, limits. Panel, command line, validation and
docs read this table.

`spec` says what is known about a setting, one module for each group declares them, `table` puts
them together, `checks` says which values and pairs are possible.
"""

from voicelive_desktop.domain.settings.checks import Correction, changed, corrected, problem_with
from voicelive_desktop.domain.settings.effect import without_effect
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec
from voicelive_desktop.domain.settings.table import SPECS, Settings, default_of

SCHEMA_VERSION = 1

__all__ = [
    "SCHEMA_VERSION",
    "SPECS",
    "Applies",
    "Correction",
    "Group",
    "Kind",
    "Settings",
    "Spec",
    "changed",
    "corrected",
    "default_of",
    "problem_with",
    "without_effect",
]
