"""A sound card of software only: a private PulseAudio that disturbs nobody's, and ALSA devices on
top of it.

The program under test sees `test_speaker`, `test_mic`, `test_echo` (what the speaker plays),
`default` and, while plugged in, `usb_headset`, `usb_microphone` and `usb_speaker`, and none of the
machine's own devices.
"""

import contextlib
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tests.support import neutral, processes
from tests.support.card_scripts import ALSA, CARD, PLUGGABLE, USB
from tests.support.requirements import private_pulseaudio
from tests.support.speech import FULL_SCALE, RATE_HZ, write_wav
from tests.support.waiting import PATIENCE, eventually

Samples = NDArray[np.int16]

READY_S = 10.0
MAX_WAV_S = 120.0
# Asked of the sound server at both ends of a recording, so that its clock ticks finely enough for
# our targets.
LATENCY_MS = 10
SOUND_DBFS = -45.0  # above the noise shaping of a resampler, below the quietest speech


class Recording:
    """What a PulseAudio source gives, from the moment of making this until `stop`; also a context
    manager.
    """

    def __init__(self, source: str, *, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [
                *("parec", f"--device={source}", "--raw", "--format=s16le", "--channels=1"),
                *(f"--rate={RATE_HZ}", f"--latency-msec={LATENCY_MS}"),
            ],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._data = bytearray()
        self._started: float | None = None
        self._grown = threading.Condition()
        self._reader = threading.Thread(target=self._read, name=f"recording of {source}")
        self._reader.start()
        try:
            self.wait_until(lambda: len(self) > 0, timeout_s=READY_S, what="anything")
        except AssertionError:
            self.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def started(self) -> float:
        """`time.monotonic()` of the first sample. A null sink renders a block ahead: up to 10 ms
        early.
        """
        with self._grown:
            assert self._started is not None, "nothing was recorded"
            return self._started

    def __len__(self) -> int:
        """Count the samples so far."""
        with self._grown:
            return len(self._data) // 2

    def samples(self, start: int = 0, end: int | None = None) -> Samples:
        """Return what came so far, or a slice of it: mono, 16 bit, `RATE_HZ`."""
        with self._grown:
            last = len(self._data) // 2 if end is None else min(end, len(self._data) // 2)
            return np.frombuffer(bytes(self._data[start * 2 : last * 2]), dtype=np.int16)

    def index_at(self, moment: float) -> int:
        """Convert `time.monotonic()` into an index of `samples`."""
        return round((moment - self.started) * RATE_HZ)

    def time_of(self, index: int) -> float:
        """Convert an index of `samples` into `time.monotonic()`."""
        return self.started + index / RATE_HZ

    def wait_until(self, condition: Callable[[], bool], *, timeout_s: float, what: str) -> None:
        """Wait until `condition` holds; it is asked again whenever samples came.

        Raises:
            AssertionError: it does not hold in `PATIENCE` times `timeout_s`, or the recording
                ended.
        """
        timeout_s *= PATIENCE
        deadline = time.monotonic() + timeout_s
        while not condition():
            left = deadline - time.monotonic()
            assert left > 0, f"not heard within {timeout_s} s: {what}"
            assert self._reader.is_alive(), "the recording ended: the sound server is gone"
            with self._grown:
                self._grown.wait(min(left, 0.1))

    def wait_for_sound(self, *, after: float = 0.0, timeout_s: float = 10.0) -> float:
        """Wait for the first sample over `SOUND_DBFS` at or after the moment `after`, and return
        its moment.
        """
        seen = max(0, self.index_at(after)) if after else 0
        found: int | None = None

        def heard() -> bool:
            nonlocal seen, found
            fresh = self.samples(seen)
            found = first_sound(fresh)
            seen += fresh.size if found is None else found
            return found is not None

        self.wait_until(heard, timeout_s=timeout_s, what="a sound")
        return self.time_of(seen)

    def wait_for_silence(self, *, for_s: float = 0.5, timeout_s: float = 20.0) -> float:
        """Wait until the last `for_s` seconds hold no sound, and return the moment at which they
        began.
        """
        length = round(for_s * RATE_HZ)
        start = 0

        def quiet() -> bool:
            nonlocal start
            start = max(0, len(self) - length)
            recent = self.samples(start, start + length)
            return recent.size == length and first_sound(recent) is None

        self.wait_until(quiet, timeout_s=timeout_s, what="silence")
        return self.time_of(start)

    def save(self, path: Path) -> Path:
        """Write what was recorded so far as a WAV file."""
        write_wav(path, self.samples())
        return path

    def stop(self) -> Samples:
        """End the recording and return all of it."""
        processes.stop(self._process)
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()
        return self.samples()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while chunk := os.read(self._process.stdout.fileno(), 65536):
            now = time.monotonic()
            with self._grown:
                self._data += chunk
                # A chunk can come late but never early: the earliest of these estimates is the best
                # one.
                began = now - len(self._data) / 2 / RATE_HZ
                self._started = began if self._started is None else min(self._started, began)
                self._grown.notify_all()


class Loopback:
    """The microphone hears the speaker, until `stop`; also a context manager."""

    def __init__(self, card: "VirtualAudio", *, latency_ms: int, gain_db: float) -> None:
        self._card = card
        self._module = card.pactl(
            *("load-module", "module-loopback", "source=speaker.monitor", "sink=micfeed"),
            *(
                f"latency_msec={latency_ms}",
                "adjust_time=0",
                "source_dont_move=1",
                "sink_dont_move=1",
            ),
        ).strip()
        card.pactl("set-sink-input-volume", self._sink_input(), f"{gain_db:.1f}dB")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Part speaker and microphone again."""
        if self._module:
            self._card.pactl("unload-module", self._module)
        self._module = ""

    def _sink_input(self) -> str:
        for block in self._card.pactl("list", "sink-inputs").split("Sink Input #")[1:]:
            if f"Owner Module: {self._module}\n" in block:
                return block.split(maxsplit=1)[0]
        raise AssertionError("PulseAudio shows no stream of the loopback")


class VirtualAudio:
    """A private PulseAudio with a speaker and a microphone; a context manager that leaves no
    process behind.

    Several can run at once. `env` is what a program needs to use this card.

    Args:
        memfd: Whether its servers share memory as every desktop's does. Such a server ended itself
            after 23 minutes (pulseaudio issue 824). Without it, each block makes the clients map
            64 MB anew, for a third of what both streams of a program cost.
    """

    def __init__(self, *, memfd: bool = False) -> None:
        self._memfd = "yes" if memfd else "no"
        # Not pytest's tmp_path: the names of tests make that too long for a socket.
        self._temporary = tempfile.TemporaryDirectory(prefix="card-")
        self._folder = Path(self._temporary.name)
        self.tag = processes.new_tag()
        self._servers: dict[str, subprocess.Popen[bytes]] = {}
        self.env = self._make_folders()

    def __enter__(self) -> Self:
        try:
            self.restart_server()
        except BaseException:
            self._stop_all()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop_all()

    def play(self, wav: Path) -> float:
        """Play `wav` through the speaker to its end, as the program under test would; return its
        beginning.
        """
        with self._playing(wav, "speaker") as began:
            return began

    def speak(self, wav: Path) -> float:
        """Play `wav` into the microphone to its end; return when it began (`time.monotonic()`, up
        to 50 ms early).
        """
        with self.speaking(wav) as began:
            return began

    def speaking(self, wav: Path, *, into: str = "") -> AbstractContextManager[float]:
        """Play `wav` into the microphone while the body runs, and wait for its end; gives the
        beginning.

        `into`: a device of `PLUGGABLE` (if it is pulled out meanwhile, that is the end), or a sink
        of the card.
        """
        if into in PLUGGABLE:
            return self._playing(wav, "usbfeed", server=into)
        return self._playing(wav, into or "micfeed")

    def record(self, source: str = "speaker.monitor") -> Recording:
        """Record what the speaker plays, or another `source` ("mic": what the microphone hears)."""
        return Recording(source, env=self._tool_env())

    def loopback(self, *, latency_ms: int = 30, gain_db: float = 0.0) -> Loopback:
        """Let the microphone hear the speaker, as on a laptop: `gain_db` is negative for a quieter
        echo.
        """
        return Loopback(self, latency_ms=latency_ms, gain_db=gain_db)

    def plug(self, device: str = "usb_headset") -> None:
        """Plug a device of `PLUGGABLE` in: PortAudio lists it after its next initialisation."""
        if device not in self._servers:
            self._start_server(device, USB)

    def unplug(self, device: str = "usb_headset") -> None:
        """Pull it out: its streams end at once."""
        self._kill_server(device)

    def is_plugged(self, device: str) -> bool:
        """Whether this device of `PLUGGABLE` is there."""
        return device in self._servers

    def add_sink(self, name: str, *, rate_hz: int, channels: int) -> None:
        """Let the card have one more sink, and a source `NAME.monitor` that hears it; once is
        enough.
        """
        if f"\t{name}\t" not in self.pactl("list", "short", "sinks"):
            form = (f"rate={rate_hz}", f"channels={channels}", "format=s16le", "norewinds=1")
            self.pactl("load-module", "module-null-sink", f"sink_name={name}", *form)

    def stall(self, sink: str, *, stalled: bool) -> None:
        """Let a sink of the card take no more samples, and again some; its streams stay open."""
        self.pactl("suspend-sink", sink, "1" if stalled else "0")

    def kill_server(self) -> None:
        """Let the sound server crash."""
        self._kill_server("card")

    def restart_server(self) -> None:
        """Start the sound server again after `kill_server`."""
        if "card" not in self._servers:
            self._start_server("card", CARD)

    def pactl(self, *arguments: str) -> str:
        """Run pactl on the private server and return what it prints."""
        return subprocess.run(
            ["pactl", *arguments], env=self._tool_env(), check=True, capture_output=True, text=True
        ).stdout

    @contextlib.contextmanager
    def _playing(self, wav: Path, sink: str, *, server: str = "") -> Iterator[float]:
        began = time.monotonic()
        env = self._tool_env()
        if server:
            env["PULSE_SERVER"] = f"unix:{self._folder / server / 'native'}"
        command = ["paplay", f"--device={sink}", f"--latency-msec={LATENCY_MS}", str(wav)]
        player = subprocess.Popen(command, env=env)
        try:
            yield began
            pulled = server and server not in self._servers
            assert player.wait(MAX_WAV_S) == 0 or pulled, (
                f"paplay could not play {wav}; {self._how_is(server or 'card')}"
            )
        finally:
            processes.stop(player)

    def _make_folders(self) -> dict[str, str]:
        for name in (
            "run",
            *(f"{server}{kind}" for server in ("card", *PLUGGABLE) for kind in ("", "-state")),
        ):
            (self._folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
        longest = self._folder / "usb_microphone/native"
        # A socket's path has at most 107 bytes; PulseAudio only says "Connection refused".
        assert len(str(longest)) < 100, f"{self._folder} is too long for a socket in it: set TMPDIR"
        alsa = self._folder / "asound.conf"
        alsa.write_text(ALSA.format(folder=self._folder), encoding="utf-8")
        return {
            "XDG_RUNTIME_DIR": str(self._folder / "run"),
            "PULSE_RUNTIME_PATH": str(self._folder / "card"),
            "PULSE_STATE_PATH": str(self._folder / "card-state"),
            "PULSE_SERVER": f"unix:{self._folder / 'card/native'}",
            "ALSA_CONFIG_PATH": str(alsa),
        }

    def _tool_env(self) -> dict[str, str]:
        return {**os.environ, **neutral.ENGLISH, **self.env, processes.TAG: self.tag}

    def _start_server(self, name: str, script: str) -> None:
        script_file = self._folder / f"{name}.pa"
        script_file.write_text(script.format(rate=RATE_HZ), encoding="utf-8")
        program, extra = _pulseaudio()
        runtime = self._folder / name
        (runtime / "native").unlink(missing_ok=True)
        env = {
            **self._tool_env(),
            **extra,
            "PULSE_RUNTIME_PATH": str(runtime),
            "PULSE_STATE_PATH": str(self._folder / f"{name}-state"),
            "XDG_CONFIG_HOME": str(runtime),  # for its cookie: a home may be read-only
        }
        del env["PULSE_SERVER"]  # a server that is told of a server refuses to start
        command = [
            *(
                *program,
                "-n",
                "--system=no",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
            ),
            f"--enable-memfd={self._memfd}",
            *(
                "--disallow-exit=no",
                "--log-target=stderr",
                "--log-level=notice",
                f"--file={script_file}",
            ),
        ]
        server = processes.start(command, env=env, log=self._folder / f"{name}.log")
        self._servers[name] = server
        eventually(
            lambda: server.poll() is not None or self._answers(name), timeout_s=READY_S, what=name
        )
        assert server.poll() is None, (self._folder / f"{name}.log").read_text(encoding="utf-8")

    def _how_is(self, name: str) -> str:
        ended = self._servers[name].poll() if name in self._servers else "killed"
        last = (
            (self._folder / f"{name}.log")
            .read_text(encoding="utf-8", errors="replace")
            .splitlines()[-5:]
        )
        return f"sound server {name}: {'runs' if ended is None else f'ended ({ended})'}; its last words: {last}"

    def _answers(self, name: str) -> bool:
        env = {**self._tool_env(), "PULSE_SERVER": f"unix:{self._folder / name / 'native'}"}
        info = subprocess.run(["pactl", "info"], env=env, capture_output=True, check=False)
        return info.returncode == 0

    def _kill_server(self, name: str) -> None:
        if (server := self._servers.pop(name, None)) is not None:
            server.kill()
            server.wait()

    def _stop_all(self) -> None:
        for server in self._servers.values():
            processes.stop(server)
        self._servers.clear()
        processes.stop_tagged(self.tag)
        self._temporary.cleanup()


def first_sound(samples: Samples) -> int | None:
    """Find the first sample over `SOUND_DBFS`."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > FULL_SCALE * 10 ** (SOUND_DBFS / 20))
    return int(loud[0]) if loud.size else None


def _pulseaudio() -> tuple[list[str], dict[str, str]]:
    """Find the command that starts PulseAudio, and the environment it needs besides."""
    folder = private_pulseaudio()
    if folder is None:
        return ["pulseaudio"], {}
    modules = next(
        iter([*folder.glob("usr/lib/pulse-*/modules"), *folder.glob("usr/lib/*/pulse-*/modules")])
    )
    # Installed, it finds its libraries by absolute paths that are not there now; the modules are
    # libraries, too.
    libraries = [
        folder / "lib",
        *folder.glob("lib/*"),
        *folder.glob("usr/lib/*"),
        *folder.glob("usr/lib/*/pulseaudio"),
    ]
    path = ":".join(str(each) for each in [modules, *libraries])
    return [str(folder / "usr/bin/pulseaudio"), f"--dl-search-path={modules}"], {
        "LD_LIBRARY_PATH": path
    }
