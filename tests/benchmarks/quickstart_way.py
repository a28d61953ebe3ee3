"""The baseline of the benchmarks: a voice client that does its sound the way a quickstart does it.
Own code.

Blocks of 50 ms; base64 and `run_coroutine_threadsafe` inside the microphone's callback; a queue of
packets behind the
speaker's callback, emptied on an interruption while what the sound system has buffered plays on;
nothing truncated.

    python quickstart_way.py URL KEY MICROPHONE SPEAKER
"""

from __future__ import annotations

import asyncio
import base64
import queue
import sys
from typing import Any

import aiohttp
import sounddevice as sd

RATE_HZ = 24_000
BLOCK = RATE_HZ // 20
SESSION = {
    "modalities": ["text", "audio"],
    "turn_detection": {"type": "azure_semantic_vad", "silence_duration_ms": 500},
    "input_audio_format": "pcm16",
    "output_audio_format": "pcm16",
}


class Speaker:
    """A queue of packets that the output callback empties."""

    def __init__(self) -> None:
        self.packets: queue.Queue[bytes] = queue.Queue()
        self._rest = b""

    # sounddevice's cffi buffers
    def fill(self, out: Any, _frames: int, _time: Any, _flags: Any) -> None:
        """PortAudio output thread."""
        wanted = len(out)
        data, self._rest = self._rest, b""
        while len(data) < wanted:
            try:
                data += self.packets.get_nowait()
            except queue.Empty:
                data += bytes(wanted - len(data))
        out[:], self._rest = data[:wanted], data[wanted:]

    def skip(self) -> None:
        """Forget what is queued."""
        self.packets, self._rest = queue.Queue(), b""


async def converse(url: str, key: str, microphone: str, speaker: str) -> None:
    """Talk until the connection ends."""
    loop = asyncio.get_running_loop()
    address = f"{url}/voice-live/realtime?api-version=2025-10-01&model=gpt-realtime"
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(address, headers={"api-key": key}, max_msg_size=0) as ws,
    ):
        await ws.send_json({"type": "session.update", "session": SESSION})
        voice = Speaker()

        def captured(data: Any, _frames: int, _time: Any, _flags: Any) -> None:
            audio = base64.b64encode(bytes(data)).decode()
            asyncio.run_coroutine_threadsafe(
                ws.send_json({"type": "input_audio_buffer.append", "audio": audio}), loop
            )

        common = {"samplerate": RATE_HZ, "channels": 1, "dtype": "int16", "blocksize": BLOCK}
        with (
            sd.RawInputStream(device=microphone, callback=captured, **common),  # type: ignore[no-untyped-call]  # untyped
            sd.RawOutputStream(device=speaker, callback=voice.fill, **common),  # type: ignore[no-untyped-call]  # library
        ):
            async for message in ws:
                event = message.json()
                if event["type"] == "response.audio.delta":
                    voice.packets.put(base64.b64decode(event["delta"]))
                elif event["type"] == "input_audio_buffer.speech_started":
                    voice.skip()


if __name__ == "__main__":
    asyncio.run(converse(*sys.argv[1:5]))
