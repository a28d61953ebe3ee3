"""What Linux distributions want beside a program: manual pages, a change log, a copyright file, and
the reasons for what their checkers (lintian, rpmlint) would complain of.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import gzip
import sys
from pathlib import Path

import bundle
from dev_process import ROOT, Trouble, run_quietly, tail

HERE = ROOT / "packaging/linux"
SUMMARIES = {
    bundle.DESKTOP: ("voice companion for Azure Voice Live", ()),
    bundle.SERVICE: ("Voice Live service for this computer", ("--local-service",)),
}
_CHANGES = """\
voicelive-desktop ({version}) unstable; urgency=medium

  * What is new for users: /usr/share/doc/voicelive-desktop/CHANGELOG.md.gz

 -- {maintainer}  {date}
"""
# what an .rpm has inside, in the form that nfpm reads
_RPM_CHANGES = """\
- semver: {version}-1
  date: {date}
  packager: {maintainer}
  changes:
    - note: "What is new for users: /usr/share/doc/voicelive-desktop/CHANGELOG.md.gz"
"""
_COPYRIGHT = """\
Voice Live Desktop

{licence}
What comes along
----------------

The whole texts are in /usr/lib/voicelive-desktop/_internal/resources/licenses. Those of the GNU licences are also in
/usr/share/common-licenses: LGPL-3 (Qt, PySide6), LGPL-2.1 (libsndfile's parts, GnuTLS, ALSA), GPL-3 (espeak-ng, and the
programs voicelive-local-service and voicelive-avatar as a whole), GPL-2 (x264, x265).

{parts}"""


def make(folder: Path, licences: Path, version: str, maintainer: str, day: dt.date) -> None:
    """Write them all into `folder`. Raises Trouble."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (summary, options) in SUMMARIES.items():
        _pack(folder / f"{name}.1.gz", manual(name, summary, _help(options)))
    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    date = email.utils.format_datetime(moment)
    text = _CHANGES.format(version=version, maintainer=maintainer, date=date)
    _pack(folder / "changelog.gz", text)
    text = _RPM_CHANGES.format(version=version, maintainer=maintainer, date=moment.isoformat())
    (folder / "changes.yaml").write_text(text, encoding="utf-8")
    _pack(folder / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    parts = (licences / "PARTS.txt").read_text(encoding="utf-8")
    (folder / "copyright").write_text(
        _COPYRIGHT.format(licence=licence, parts=parts), encoding="utf-8"
    )


def manual(name: str, summary: str, said: str) -> str:
    """A manual page of what the program says about its options."""
    usage, _, rest = said.partition("\n\n")
    return (
        f".TH {name.upper().replace('-', chr(92) + '-')} 1\n.SH NAME\n{_roff(name)} \\- {summary}\n"
        f".SH SYNOPSIS\n.nf\n{_roff(usage.removeprefix('usage: '))}\n.fi\n"
        f".SH DESCRIPTION\n.nf\n{_roff(rest.strip())}\n.fi\n"
    )


def _roff(text: str) -> str:
    """As roff takes it: no line is a command, no hyphen a dash."""
    lines = (
        line.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
        for line in text.splitlines()
    )
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in lines)


def _help(options: tuple[str, ...]) -> str:
    command = [sys.executable, "-m", "voicelive_desktop", *options, "--help"]
    done = run_quietly(command, env={"COLUMNS": "78"})
    if done.returncode != 0:
        raise Trouble(f"{tail(done.stdout)}\nThe manual pages could not be made.")
    return done.stdout


def _pack(file: Path, text: str) -> None:
    """Packed as small as it goes, and the same for the same text."""
    file.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
