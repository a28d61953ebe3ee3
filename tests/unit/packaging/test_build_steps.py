"""What a build leaves beside its packages."""

from __future__ import annotations

import hashlib
import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import build_steps


def test_the_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    made = [tmp_path / "b.deb", tmp_path / "a.rpm"]
    for one in made:
        one.write_bytes(one.name.encode())
    build_steps.write_sums(tmp_path / "SHA256SUMS", made)
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    assert lines == [
        f"{hashlib.sha256(name).hexdigest()} *{name.decode()}" for name in (b"a.rpm", b"b.deb")
    ]


def test_a_package_brings_what_pyside_would_compile(tmp_path: Path) -> None:
    build_steps.compile_embedded(tmp_path)
    (made,) = tmp_path.glob("embedded.*")
    assert len(marshal.loads(made.read_bytes()[len(MAGIC_NUMBER) :])) > 10
