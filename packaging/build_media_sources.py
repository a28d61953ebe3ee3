"""The sources of what the avatar's player carries, of exactly its versions, with their recipe.

They are no part of the packages (they are larger than the player itself), but one archive beside
them, passed on at the same place; their licences go into the packages. An archive of the net is
compared with the sum that the recipe has for it, what is known by its commit with git's hash of its
tree.
"""

from __future__ import annotations

import hashlib
import http.client
import io
import lzma
import os
import re
import tarfile
import urllib.request
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import build_sources
from build_environment import BUILD
from dev_process import ROOT, Trouble, say

WHEEL = "18.1.0"  # of PyAV; a test compares it with what a build installs
RECIPE = "8.1.2-1"  # the tag of PyAV's recipe whose libraries are in that wheel
NAME = f"voicelive-avatar-sources-{WHEEL}.tar"
GIVEN = "VOICELIVE_AVATAR_SOURCES"  # names a folder in which such archives lie already
WITHOUT = "--without-avatar"
WORDS = ROOT / "resources/licenses/avatar/README.md"
_TIMEOUT_S = 120
_MOST_LICENCE_BYTES = 200_000
_LICENCE_FILE = re.compile(
    r"[^/]*(licen[cs]e|copying|copyright|notice|patents)[^/]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class MediaSource:
    """One archive, and what shows that it is the right one: its SHA-256, or git's name of its tree."""

    file: str
    licence: str
    address: str
    sha256: str = ""
    tree: str = ""

    @property
    def part(self) -> str:
        """What it is the source of, such as "x264"."""
        return self.file.split("-")[0]


_GPL2, _LGPL3 = "GPL-2.0-or-later", "LGPL-3.0-or-later or GPL-2.0-or-later"
_X264 = "b35605ace3ddf7c1a5d67a2eb553f034aef41d55"
SOURCES = (
    MediaSource(
        f"recipe-{RECIPE}.tar.gz",
        "names no licence; the scripts that control the build belong to the source",
        f"https://github.com/PyAV-Org/pyav-ffmpeg/archive/refs/tags/{RECIPE}.tar.gz",
        tree="d9bd3bf7ee9922b1b648672c855397fa399565ed",
    ),
    MediaSource(
        f"pyav-{WHEEL}.tar.gz",
        "BSD-3-Clause",
        f"https://github.com/PyAV-Org/PyAV/archive/refs/tags/v{WHEEL}.tar.gz",
        tree="b48692449fc32307e521058d1d4898d6cccb94dc",
    ),
    MediaSource(
        "ffmpeg-8.1.2.tar.xz",
        "LGPL-3.0-or-later, with x264 and x265 GPL-3.0-or-later",
        "https://ffmpeg.org/releases/ffmpeg-8.1.2.tar.xz",
        "464beb5e7bf0c311e68b45ae2f04e9cc2af88851abb4082231742a74d97b524c",
    ),
    MediaSource(
        "x264-b35605ac.tar.bz2",
        _GPL2,
        f"https://code.videolan.org/videolan/x264/-/archive/{_X264}/x264-{_X264}.tar.bz2",
        tree="0700538866963f968154ea768289bf100350e84e",
    ),
    MediaSource(
        "x265-4.2.tar.gz",
        _GPL2,
        "https://bitbucket.org/multicoreware/x265_git/downloads/x265_4.2.tar.gz",
        "40b1ea0453e0309f0eba934e0ddf533f8f6295966679e8894e8f1c1c8d5e1210",
    ),
    MediaSource(
        "lame-3.100.tar.gz",
        "LGPL-2.0-or-later",
        "https://downloads.sourceforge.net/project/lame/lame/3.100/lame-3.100.tar.gz",
        "ddfe36cab873794038ae2c1210557ad34857a4b6bdc515785d1da9e175b1da1e",
    ),
    MediaSource(
        "gnutls-3.8.13.tar.xz",
        "LGPL-2.1-or-later",
        "https://www.gnupg.org/ftp/gcrypt/gnutls/v3.8/gnutls-3.8.13.tar.xz",
        "ffed8ec1bf09c2426d4f14aae377de4753b53e537d685e604e99a8b16ca9c97e",
    ),
    MediaSource(
        "nettle-3.10.2.tar.gz",
        _LGPL3,
        "https://ftp.gnu.org/gnu/nettle/nettle-3.10.2.tar.gz",
        "fe9ff51cb1f2abb5e65a6b8c10a92da0ab5ab6eaf26e7fc2b675c45f1fb519b5",
    ),
    MediaSource(
        "gmp-6.3.0.tar.xz",
        _LGPL3,
        "https://ftp.gnu.org/gnu/gmp/gmp-6.3.0.tar.xz",
        "a3c2b80201b89e68616f4ad30bc66aee4927c3ce50e33929ca819d5c43538898",
    ),
    MediaSource(
        "libunistring-1.4.2.tar.gz",
        _LGPL3,
        "https://ftp.gnu.org/gnu/libunistring/libunistring-1.4.2.tar.gz",
        "e82664b170064e62331962126b259d452d53b227bb4a93ab20040d846fec01d8",
    ),
    MediaSource(
        "alsa-lib-1.2.14.tar.bz2",
        "LGPL-2.1-or-later",
        "https://www.alsa-project.org/files/pub/lib/alsa-lib-1.2.14.tar.bz2",
        "be9c88a0b3604367dd74167a2b754a35e142f670292ae47a2fdef27a2ee97a32",
    ),
    MediaSource(
        "opus-1.6.1.tar.gz",
        "BSD-3-Clause",
        "https://ftp.osuosl.org/pub/xiph/releases/opus/opus-1.6.1.tar.gz",
        "6ffcb593207be92584df15b32466ed64bbec99109f007c82205f0194572411a1",
    ),
    MediaSource(
        "dav1d-1.5.3.tar.bz2",
        "BSD-2-Clause",
        "https://code.videolan.org/videolan/dav1d/-/archive/1.5.3/dav1d-1.5.3.tar.bz2",
        "e099f53253f6c247580c554d53a13f1040638f2066edc3c740e4c2f15174ce22",
    ),
    MediaSource(
        "svtav1-4.1.0.tar.bz2",
        "BSD-3-Clause-Clear",
        "https://gitlab.com/AOMediaCodec/SVT-AV1/-/archive/v4.1.0/SVT-AV1-v4.1.0.tar.bz2",
        "184162d3db3a4448882b17230413b4938ca252eef6b3c5e2f1236b2fcf497881",
    ),
    MediaSource(
        "vpx-1.16.0.tar.gz",
        "BSD-3-Clause",
        "https://github.com/webmproject/libvpx/archive/refs/tags/v1.16.0.tar.gz",
        "7a479a3c66b9f5d5542a4c6a1b7d3768a983b1e5c14c60a9396edc9b649e015c",
    ),
    MediaSource(
        "png-1.6.58.tar.xz",
        "libpng-2.0",
        "https://downloads.sourceforge.net/project/libpng/libpng16/1.6.58/libpng-1.6.58.tar.xz",
        "28eb403f51f0f7405249132cecfe82ea5c0ef97f1b32c5a65828814ae0d34775",
    ),
    MediaSource(
        "webp-1.6.0.tar.gz",
        "BSD-3-Clause",
        "https://github.com/webmproject/libwebp/archive/refs/tags/v1.6.0.tar.gz",
        "93a852c2b3efafee3723efd4636de855b46f9fe1efddd607e1f42f60fc8f2136",
    ),
    MediaSource(
        "opencore_amr-0.1.6.tar.gz",
        "Apache-2.0",
        "https://downloads.sourceforge.net/project/opencore-amr/opencore-amr/opencore-amr-0.1.6.tar.gz",
        "483eb4061088e2b34b358e47540b5d495a96cd468e361050fae615b1809dc4a1",
    ),
    MediaSource(
        "libvpl-2.16.0.tar.gz",
        "MIT",
        "https://github.com/intel/libvpl/archive/refs/tags/v2.16.0.tar.gz",
        "d60931937426130ddad9f1975c010543f0da99e67edb1c6070656b7947f633b6",
    ),
    MediaSource(
        "nv_codec_headers-13.0.19.0.tar.gz",
        "MIT",
        "https://github.com/FFmpeg/nv-codec-headers/archive/refs/tags/n13.0.19.0.tar.gz",
        "86d15d1a7c0ac73a0eafdfc57bebfeba7da8264595bf531cf4d8db1c22940116",
    ),
    MediaSource(
        "amf_headers-1.5.0.tar.gz",
        "MIT",
        "https://github.com/GPUOpen-LibrariesAndSDKs/AMF/releases/download/v1.5.0/AMF-headers-v1.5.0.tar.gz",
        "d569647fa26f289affe81a206259fa92f819d06db1e80cc334559953e82a3f01",
    ),
)


def pass_on(dist: Path, licences: Path) -> Path:
    """Put the archive of all sources into `dist`, and the licences in them into `licences`; returns
    the archive.

    Raises:
        Trouble: one cannot be had, or is not what it should be.
    """
    if (found := metadata.version("av")) != WHEEL:
        raise Trouble(
            f"The sources at hand are those of PyAV {WHEEL}, installed is {found}: "
            f"build with Python 3.11, or with {WITHOUT}."
        )
    had = [(source, had_source(source)) for source in SOURCES]
    for source, data in had:
        for name, text in licences_of(data):
            place = licences / source.part / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text)
    (licences / "PARTS.txt").write_text(_parts(), encoding="utf-8")
    dist.mkdir(parents=True, exist_ok=True)
    packed = dist / NAME
    half = packed.with_suffix(".half")
    with tarfile.open(half, "w", format=tarfile.PAX_FORMAT) as tar:
        _add(tar, "README.md", WORDS.read_bytes())
        for source, data in had:
            _add(tar, source.file, data)
    half.replace(packed)
    return packed


def had_source(source: MediaSource) -> bytes:
    """This archive: a given one, one of an earlier build, else that of the net."""
    kept = BUILD / "sources" / source.file
    if kept.exists() and fits(source, data := kept.read_bytes()):
        return data
    data = _given(source) or _fetched(source)
    if not fits(source, data):
        raise Trouble(
            f"The source of {source.part} is not that of PyAV {WHEEL}: {source.file} has another sum."
        )
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    return data


def fits(source: MediaSource, data: bytes) -> bool:
    """Whether this is that archive."""
    if source.sha256:
        return hashlib.sha256(data).hexdigest() == source.sha256
    try:
        return build_sources.hash_of(build_sources.read_tree(data)) == source.tree
    except (tarfile.TarError, lzma.LZMAError, EOFError, zlib.error, OSError, ValueError):
        return False


def licences_of(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The licences at the top of an archive."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = member.name.removeprefix("./").partition("/")[2]
            wanted = member.isfile() and member.size < _MOST_LICENCE_BYTES
            if wanted and _LICENCE_FILE.fullmatch(name) and (file := tar.extractfile(member)):
                yield name, file.read()


def _given(source: MediaSource) -> bytes:
    folder = os.environ.get(GIVEN)
    if not folder:
        return b""
    try:
        return (Path(folder) / source.file).read_bytes()
    except OSError as error:
        raise Trouble(
            f"{GIVEN} names {folder}, where {source.file} is not to be read: {error.strerror}."
        ) from error


def _fetched(source: MediaSource) -> bytes:
    say(f"Fetching {source.address}…")
    try:
        with urllib.request.urlopen(source.address, timeout=_TIMEOUT_S) as answer:
            return bytes(answer.read())
    except (OSError, http.client.HTTPException) as error:
        raise Trouble(
            f"The source of {source.part}, which goes with packages that have avatars, could not be fetched: {error}. "
            f"Name a folder with {source.file} and the others by {GIVEN}, or build with {WITHOUT} or --no-packages."
        ) from error


def _parts() -> str:
    lines = [f"{source.file}: {source.licence}\n    {source.address}" for source in SOURCES]
    return f"What PyAV {WHEEL} carries\n\n" + "\n".join(lines) + "\n"


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(f"{NAME.removesuffix('.tar')}/{name}")
    entry.size, entry.mode = len(content), 0o644
    tar.addfile(entry, io.BytesIO(content))
