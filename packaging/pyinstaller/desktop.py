"""Entry of the frozen voicelive-desktop (and of its console twin on Windows)."""

import sys

from voicelive_desktop.__main__ import main

sys.exit(main())
