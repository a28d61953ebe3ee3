"""The source of the GPL-3 voice, of exactly the version that is passed on: fetched, checked, packed
into the bundle.

Its tree is compared with git's own hash of the release's commit: it does not matter where the
archive came from.
"""

from __future__ import annotations

import hashlib
import http.client
import io
import lzma
import os
import tarfile
import urllib.request
import zlib
from pathlib import Path

import build_debian_source
from build_environment import BUILD
from dev_process import Trouble, say

VERSION = "1.52.0"
COMMIT = "4870adfa25b1a32b4361592f1be8a40337c58d6c"  # what espeakng-loader 0.2.4 was built from
TREE = "45e4d63726666fbde7616168e8872762470c46d1"
ADDRESS = f"https://github.com/espeak-ng/espeak-ng/archive/{COMMIT}.tar.gz"
GIVEN = "VOICELIVE_ESPEAK_SOURCE"  # names an archive that is there already
NAME = f"espeak-ng-{VERSION}-source.tar.xz"
_TIMEOUT_S = 120
_EXECUTABLE = 0o100

Node = dict[str, "Node | tuple[str, bytes]"]  # a folder's names; of a file git's mode and content


def espeak_source() -> Path:
    """The archive to pass on, made when it is not there yet.

    Raises:
        Trouble: it cannot be had, or is not what it should be.
    """
    packed = BUILD / "sources" / NAME
    if packed.exists():
        return packed
    tree = checked(_archive())
    packed.parent.mkdir(parents=True, exist_ok=True)
    say(f"Packing the source of espeak-ng {VERSION}…")
    half = packed.with_suffix(".half")
    half.write_bytes(pack(tree, f"espeak-ng-{VERSION}"))
    half.replace(packed)
    return packed


def checked(archive: bytes) -> Node:
    """The tree of an archive, if it is the release's, or Debian's, with a note about what it lacks.
    Raises Trouble.
    """
    try:
        tree = read_tree(archive)
    except (tarfile.TarError, lzma.LZMAError, EOFError, zlib.error, OSError, ValueError) as error:
        raise Trouble(
            f"The archive of espeak-ng's source cannot be read, or is cut short: {error}."
        ) from error
    found = hash_of(tree)
    if found == build_debian_source.TREE:
        tree[build_debian_source.NOTE] = ("100644", build_debian_source.note(ADDRESS))
    elif found != TREE:
        raise Trouble(
            f"The source of espeak-ng is not that of {VERSION}: its tree is {found}, not {TREE}."
        )
    return tree


def _archive() -> bytes:
    if given := os.environ.get(GIVEN):
        try:
            return Path(given).read_bytes()
        except OSError as error:
            raise Trouble(
                f"{GIVEN} names {given}, which cannot be read: {error.strerror}."
            ) from error
    say(f"Fetching {ADDRESS}…")
    try:
        with urllib.request.urlopen(ADDRESS, timeout=_TIMEOUT_S) as answer:
            return bytes(answer.read())
    except (OSError, http.client.HTTPException) as error:
        return _from_debian(error)


def _from_debian(because: Exception) -> bytes:
    advice = f"Name an archive of it by {GIVEN}, or build with --no-packages."
    reason = (
        f"The source of espeak-ng, which goes with the packages, could not be fetched: {because}."
    )
    if not build_debian_source.available():
        raise Trouble(f"{reason} {advice}") from because
    say(f"{reason} Taking Debian's source package…")
    try:
        return build_debian_source.archive()
    except Trouble as trouble:
        raise Trouble(f"{reason}\n{trouble}\n{advice}") from because


def read_tree(archive: bytes) -> Node:
    """The files of a tar archive (compressed or not) without its top folder."""
    root: Node = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            folders, _, name = member.name.partition("/")[2].rpartition("/")
            if not name or not (member.isfile() or member.issym()):
                continue
            place = root
            for folder in filter(None, folders.split("/")):
                inner = place.setdefault(folder, {})
                if not isinstance(inner, dict):
                    raise tarfile.ReadError(f"{member.name} lies in a file")
                place = inner
            place[name] = _entry(tar, member)
    return root


def hash_of(tree: Node) -> str:
    """Git's name for this tree."""
    return _tree_hash(tree).hex()


def pack(tree: Node, top: str) -> bytes:
    """A .tar.xz of it; the same for the same tree."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as tar:
        _add(tar, tree, top)
    return lzma.compress(plain.getvalue(), preset=6)


def _entry(tar: tarfile.TarFile, member: tarfile.TarInfo) -> tuple[str, bytes]:
    if member.issym():
        return "120000", member.linkname.encode()
    file = tar.extractfile(member)
    if file is None:
        raise tarfile.ReadError(f"{member.name} has no content")
    return ("100755" if member.mode & _EXECUTABLE else "100644"), file.read()


def _tree_hash(tree: Node) -> bytes:
    def order(item: tuple[str, object]) -> bytes:
        return (item[0] + ("/" if isinstance(item[1], dict) else "")).encode()

    lines = b""
    for name, node in sorted(tree.items(), key=order):
        mode, digest = (
            ("40000", _tree_hash(node))
            if isinstance(node, dict)
            else (node[0], _hash("blob", node[1]))
        )
        lines += f"{mode} {name}".encode() + b"\0" + digest
    return _hash("tree", lines)


def _hash(kind: str, content: bytes) -> bytes:
    # Git's own choice; it names what is compared, it guards nothing.
    return hashlib.sha1(
        f"{kind} {len(content)}".encode() + b"\0" + content, usedforsecurity=False
    ).digest()


def _add(tar: tarfile.TarFile, tree: Node, place: str) -> None:
    for name, node in sorted(tree.items()):
        path = f"{place}/{name}"
        if isinstance(node, dict):
            _add(tar, node, path)
            continue
        mode, content = node
        entry = tarfile.TarInfo(path)
        entry.mode = 0o755 if mode == "100755" else 0o644
        if mode == "120000":
            entry.type, entry.linkname = tarfile.SYMTYPE, content.decode()
            tar.addfile(entry)
        else:
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
