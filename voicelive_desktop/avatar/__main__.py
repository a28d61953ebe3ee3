"""`voicelive-avatar`: reads frames of `framing` from its input until that closes, and writes others
to its output.
"""

from __future__ import annotations

import argparse
import contextlib
import struct
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from voicelive_desktop.avatar import framing as fr
from voicelive_desktop.avatar.live_stage import LiveStage
from voicelive_desktop.avatar.shared_pictures import SharedPictures
from voicelive_desktop.avatar.stream import AvatarStream

MOST_STREAMS = 16  # at a time: of replies that nobody hears the oldest are dropped
WAIT_S = 2.0  # for a stream that is over when the input closes


class MediaServer:
    """One stream at a time, and one live avatar; a new number begins the next stream."""

    def __init__(self, pictures: SharedPictures, output: BinaryIO) -> None:
        self._pictures = pictures
        self._output = output
        self._writing = threading.Lock()
        self._streams: dict[int, AvatarStream] = {}
        self._shown = True
        self._live = LiveStage(self._write)

    def serve(self, source: BinaryIO) -> None:
        """Until the source ends."""
        self._write(fr.framed(fr.READY))
        while (frame := fr.next_frame(source)) is not None:
            with contextlib.suppress(struct.error):  # too short for what it is
                self._take(*frame)
        for stream in self._streams.values():
            stream.end()
            stream.wait(WAIT_S)
        self._live.end(WAIT_S)

    def _take(self, kind: bytes, payload: bytes) -> None:
        if kind == fr.MEDIA:
            (number,) = fr.NUMBER.unpack_from(payload)
            self._stream(number).feed(payload[fr.NUMBER.size :])
        elif kind == fr.END:
            (number,) = fr.NUMBER.unpack_from(payload)
            if number in self._streams:
                self._streams[number].end()
        elif kind == fr.CLEAR:
            for stream in self._streams.values():
                stream.drop()
            self._streams.clear()
        elif kind == fr.CLOCK:
            self._show(*fr.AT.unpack(payload))
        elif kind == fr.SHOW:
            self._shown = payload != b"\0"
            for stream in self._streams.values():
                stream.look_away()
            self._live.show(self._shown)
        else:
            self._take_live(kind, payload)

    def _take_live(self, kind: bytes, payload: bytes) -> None:
        if kind == fr.OFFER:
            self._live.begin(payload, seen=self._shown)
        elif kind == fr.ANSWER:
            self._live.answer(payload)
        elif kind == fr.HANG_UP:
            self._live.end()

    def _stream(self, number: int) -> AvatarStream:
        if number not in self._streams:
            while len(self._streams) >= MOST_STREAMS:
                self._streams.pop(next(iter(self._streams))).drop()
            self._streams[number] = AvatarStream(
                lambda what, at_ms, data: self._tell(number, what, at_ms, data)
            )
        return self._streams[number]

    def _show_live(self, at_ms: float) -> None:
        taken = self._live.picture_at(at_ms)
        if taken is not None:
            seen_ms, frame, missed = taken
            self._put(fr.LIVE, frame, missed, seen_ms)

    def _show(self, number: int, at_ms: float) -> None:
        if number == fr.LIVE:
            self._show_live(at_ms)
            return
        stream = self._streams.get(number)
        if stream is None:
            return
        for older in [known for known in self._streams if known < number]:
            self._streams.pop(older).drop()
        frame = stream.picture_at(at_ms, wanted=self._shown)
        if frame is not None:
            at_ms = (frame.time or 0.0) * 1000
            self._put(number, frame, stream.take_passed_over(), at_ms)

    def _put(self, number: int, frame: Any, missed: int, at_ms: float) -> None:
        if (place := self._pictures.put(frame)) is not None:
            told = fr.PICTURE_AT.pack(number, *place, missed, at_ms)
            self._write(fr.framed(fr.PICTURE, told))

    def _tell(self, number: int, what: str, at_ms: float, data: bytes) -> None:
        if what == "sound":
            self._write(fr.framed(fr.SOUND, fr.AT.pack(number, at_ms) + data))
        elif what == "trouble":
            self._write(fr.framed(fr.TROUBLE, fr.NUMBER.pack(number) + data))
        else:
            self._write(fr.framed(fr.DONE, fr.NUMBER.pack(number)))

    def _write(self, frame: bytes) -> None:
        with self._writing:
            self._output.write(frame)
            self._output.flush()


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the window that started this process; returns the exit code."""
    parser = argparse.ArgumentParser(prog="voicelive-avatar", description=__doc__)
    parser.add_argument(
        "--pictures", type=Path, required=True, help="the file in which pictures are shared"
    )
    pictures = SharedPictures(parser.parse_args(argv).pictures)
    try:
        MediaServer(pictures, sys.stdout.buffer).serve(sys.stdin.buffer)
    except BrokenPipeError:  # the window has gone
        return 0
    finally:
        pictures.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
