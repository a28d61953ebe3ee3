#!/usr/bin/env python3
"""Builds the program for the platform that it runs on: `python3 packaging/build.py`, from a clean
checkout.

It makes an environment of its own in build/, a folder with the frozen program in dist/, and from
that folder what people install: on Linux .deb, .rpm and .tar.xz, on Windows an installer (where
Inno Setup is) and a .zip, on macOS a .dmg, and beside them the sources of the avatar's player. It
installs only what packaging/build-lock.txt names, with its hashes; --lock makes that file anew.

usage: packaging/build.py [--no-packages] [--without-avatar] | --lock
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import build_environment
import build_lock
from dev_process import Trouble, say


def main(arguments: Sequence[str]) -> int:
    """Build; returns the exit code."""
    if set(arguments) - {"--no-packages", "--without-avatar"} and list(arguments) != ["--lock"]:
        say(__doc__ or "")
        return 2
    try:
        if "--lock" in arguments:
            build_lock.make()
            return 0
        if not build_environment.inside():
            build_environment.ensure()
            return build_environment.run([__file__, *arguments])
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # icons are painted without a screen
        import build_steps  # noqa: PLC0415 - needs what the environment brings

        build_steps.build(
            packages="--no-packages" not in arguments, avatar="--without-avatar" not in arguments
        )
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
