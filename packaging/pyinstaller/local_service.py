"""Entry of the frozen voicelive-local-service, the only executable that loads the GPL-3 voice."""

import sys

from voicelive_desktop.localservice.__main__ import main

sys.exit(main())
