"""What a session needs from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from voicelive_desktop.localservice.companion.agent.agent_port import Seat
from voicelive_desktop.localservice.companion.brain_port import BrainPort
from voicelive_desktop.localservice.companion.mcp.mcp_port import McpPort, NoServers
from voicelive_desktop.localservice.echo.input_chain import NoCleaning, SoundCleaning
from voicelive_desktop.localservice.hearing.input_buffer import Ear
from voicelive_desktop.localservice.hearing.speech_probability import (
    SpeechProbability,
    VoiceActivity,
)
from voicelive_desktop.localservice.session.avatar_line import AvatarLine
from voicelive_desktop.localservice.session.avatar_video import Work, at_once
from voicelive_desktop.localservice.voice.voice_port import VoicePort


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Time, ids, ear, voice and who answers. ``clock`` counts seconds; ``now`` is local time for
    the companion.

    Without an agent (``seat``) the brain answers, without a brain the companion.
    """

    clock: Callable[[], float]
    now: Callable[[], datetime]
    new_id: Callable[[str], str]
    wake: Callable[[], None]
    ear: Ear
    voice: VoicePort
    speed: float = 4.0
    response_delay_s: float = 0.0
    transcript_delay_s: float = 0.0
    fails_transcripts: bool = False
    never_answers: bool = False
    cleaning: SoundCleaning = field(default_factory=NoCleaning)
    activity: VoiceActivity = field(default_factory=SpeechProbability)
    brain: BrainPort | None = None
    seat: Seat | None = None
    servers: McpPort = field(default_factory=NoServers)
    encode: Work = at_once
    avatar: AvatarLine | None = None  # where avatars live, in sessions over WebRTC
    ice_servers: Sequence[Mapping[str, object]] = ()  # what finds a way to them
