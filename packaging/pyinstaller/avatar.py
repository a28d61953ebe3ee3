"""Entry of the frozen voicelive-avatar, which decodes an avatar's video with FFmpeg (GPL in PyAV's
wheels).
"""

import sys

from voicelive_desktop.avatar.__main__ import main

sys.exit(main())
