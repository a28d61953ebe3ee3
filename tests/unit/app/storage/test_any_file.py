"""Whatever a file holds: nobody is surprised, nothing of it is lost, and what was read is saved
alike.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from tests.support.any_file import AnyFile
from tests.unit.client.served_messages import SERVED_CASES
from tests.unit.client.service_messages import CASES
from voicelive_desktop.app.environment.profile_names import SUFFIX
from voicelive_desktop.app.services.log_timeline import timeline
from voicelive_desktop.app.storage.profile_fields import AllowedFields
from voicelive_desktop.app.storage.profiles import Profiles, problem_in
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.app.storage.settings_file import SettingsFile
from voicelive_desktop.audio.formats.wav_form import NotAWav
from voicelive_desktop.audio.formats.wav_sound import WavSound
from voicelive_desktop.client.journal import UnreadableLogError, read_log
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings, problem_with

MESSAGES = [message for message, _ in (*CASES, *SERVED_CASES)]
MOST_SAMPLES = 24_000 * 60
SEEDS = 20
EACH, EACH_OF_SOAK = 60, 5_000


def read_settings(data: bytes, folder: Path) -> None:
    path = folder / "settings.json"
    path.write_bytes(data)
    file = SettingsFile(path)
    loaded = file.load()
    assert not any(problem_with(name, value) for name, value in asdict(loaded.settings).items())
    str(loaded.problem)
    if not path.exists():
        (aside,) = folder.glob("settings.json.unusable*")
        assert aside.read_bytes() == data
    file.save(loaded.settings, loaded.memory, loaded.unusable)
    again = SettingsFile(path).load()
    assert (again.settings, again.memory, again.unusable) == (
        loaded.settings,
        loaded.memory,
        loaded.unusable,
    )


def read_profile(data: bytes, folder: Path) -> None:
    path = folder / f"given{SUFFIX}"
    path.write_bytes(data)
    profiles = Profiles(folder / "profiles", None)
    str(problem_in(path))
    with contextlib.suppress(ValueError):
        name = profiles.take_in(path)
        values, _ = profiles.load(name)
        assert profiles.take_in(path) == name
        AllowedFields(Remembered(None)).held(values)
        profiles.save(name, Settings(**values))  # type: ignore[arg-type]  # are checked
        assert profiles.load(name)[0] == values
        profiles.duplicate(name, Settings())
    assert path.read_bytes() == data


def read_remembered(data: bytes, folder: Path) -> None:
    path = folder / "remembered.json"
    path.write_bytes(data)
    remembered = Remembered(path)
    remembered.get("settings")
    remembered.put("a", [1])
    remembered.save()
    assert Remembered(path).get("a") == [1]


def read_session_log(data: bytes, folder: Path) -> None:
    path = folder / "x.vllog"
    path.write_bytes(data)
    with contextlib.suppress(UnreadableLogError):
        _, entries = read_log(path)
        state = State()
        for _, event in timeline(entries):
            state, _ = step(state, event)


def read_wav(data: bytes, folder: Path) -> None:
    path = folder / "x.wav"
    path.write_bytes(data)
    with contextlib.suppress(NotAWav):
        hear(WavSound(path))


def hear(sound: WavSound) -> None:
    total = 0
    for piece in sound.all():
        total += len(piece)
        if total > MOST_SAMPLES:
            break
    sound.read(7, 10)
    sound.close()


def hold(seed: int, count: int, tmp_path: Path) -> None:
    files = AnyFile(Random(seed))
    kinds = (
        (read_settings, files.settings),
        (read_profile, files.settings),
        (read_remembered, files.settings),
        (read_session_log, lambda: files.log(MESSAGES)),
        (read_wav, files.wav),
    )
    for n in range(count):
        read, make = kinds[n % len(kinds)]
        data = make()
        with _folder(tmp_path / str(n)) as folder, _noting(data, read.__name__):
            read(data, folder)


@contextlib.contextmanager
def _folder(path: Path) -> Iterator[Path]:
    path.mkdir()
    yield path
    for inner in sorted(path.rglob("*"), reverse=True):
        inner.rmdir() if inner.is_dir() else inner.unlink()
    path.rmdir()


@contextlib.contextmanager
def _noting(data: bytes, what: str) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        error.add_note(f"{what} {data[:3_000]!r}")
        raise


@pytest.mark.parametrize("seed", range(4))
def test_any_file(seed: int, tmp_path: Path) -> None:
    hold(seed, EACH, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_file_for_long(seed: int, tmp_path: Path) -> None:
    hold(1_000 + seed, EACH_OF_SOAK, tmp_path)
