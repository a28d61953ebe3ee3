#!/usr/bin/env python3
"""Sets up, runs and tests Voice Live Desktop from a checkout: `python3 packaging/dev.py --help`.

This file must stay readable by any Python 3.6 or newer, so that an old one gets a sentence and not
a SyntaxError; everything else is in the dev_ modules beside it, which may use what Python 3.11
knows.
"""

import sys

OLDEST = (3, 11)
TOO_NEW = (3, 15)

if not OLDEST <= sys.version_info[:2] < TOO_NEW:
    sys.stderr.write(
        "Voice Live Desktop needs Python 3.11 to 3.14, and this is Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}: "
        "start it with another one, for example `python3.12 packaging/dev.py run`.\n"
    )
    sys.exit(2)

import dev_commands  # noqa: E402  # only a Python that can read it gets here

if __name__ == "__main__":
    sys.exit(dev_commands.main(sys.argv[1:]))
