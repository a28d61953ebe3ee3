"""Each problem has its words of UX.md, one button that helps, and details to copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role
from voicelive_desktop.domain.facts.device_list import LOST, NO_DEVICES, Device
from voicelive_desktop.domain.facts.notices import (
    BadSettingNotice,
    ConnectionNotice,
    CorrectedNotice,
    DevicesFoundNotice,
    EchoNotice,
    FileSavedNotice,
    MicrophoneBackNotice,
    MicrophoneNotice,
    MicrophoneReplacedNotice,
    MicrophoneSoundNotice,
    NoKeyringNotice,
    Notice,
    ServiceErrorNotice,
    SessionNearEndNotice,
    SettingsFileNotice,
    Severity,
    SpeakerBackNotice,
    SpeakerNotice,
    SpeakerReplacedNotice,
    TranscriptionNotice,
    TruncateRefusedNotice,
)
from voicelive_desktop.domain.facts.state import (
    Devices,
    HardwareFacts,
    ProgramFacts,
    Refusal,
    RunFacts,
    SessionFacts,
    State,
)
from voicelive_desktop.domain.questions.notices import banner
from voicelive_desktop.domain.settings import Correction, Settings
from voicelive_desktop.domain.settings.presets import SPEAKERS, with_preset
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName, ItemId
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.wording.problem_types import Remedy, remedy_label
from voicelive_desktop.gui.wording.problems import problem

NOW = 1_790_000_000.0
UNPLUGGED = Failure(FailureKind.MICROPHONE_MISSING, LOST, subject="Jabra|ALSA")


def told(
    kind: FailureKind, *, retrying: bool = False, subject: str = "", key: str = ""
) -> tuple[str, list[str]]:
    because = Failure(kind, subject=subject)
    connection = con.Retrying(1, 12.0, NOW, because) if retrying else con.Failed(because)
    state = State(
        connection=connection, settings=Settings(target=Target.AZURE), run=RunFacts(sessions=1)
    )
    notices = (
        MicrophoneNotice(because),
        MicrophoneSoundNotice(because),
        ConnectionNotice(because, fatal=not retrying),
    )
    key = key or ("microphone" if kind.is_sound else "connection")
    shown = problem(next(notice for notice in notices if notice.key == key), state, NOW)
    return shown.text, [remedy_label(remedy) for remedy in shown.remedies]


@pytest.mark.parametrize(
    ("kind", "retrying", "subject", "words", "buttons"),
    [
        (
            FailureKind.NO_ENDPOINT,
            False,
            "",
            "Connect a Voice Live resource to start.",
            ["Set up", "Try the demo"],
        ),
        (
            FailureKind.REFUSED,
            False,
            "",
            "The service refused the key. Check that it belongs to this resource.",
            ["Open connection settings"],
        ),
        (
            FailureKind.FORBIDDEN,
            False,
            "",
            "The service refused the key or your role (“Cognitive Services User” is needed).",
            ["Open connection settings"],
        ),
        (
            FailureKind.NO_SUCH_HOST,
            False,
            "demo.example",
            "demo.example does not exist. Check the address.",
            ["Open connection settings"],
        ),
        (
            FailureKind.OFFLINE,
            True,
            "demo.example",
            "This computer is offline. Trying again when it is back.",
            ["Retry now"],
        ),
        (
            FailureKind.UNREACHABLE,
            True,
            "demo.example",
            "demo.example cannot be reached. New try in 12 s.",
            ["Retry now", "Open connection settings"],
        ),
        (
            FailureKind.ROLE_MISSING,
            False,
            "",
            "Your account needs the role “Cognitive Services User” on this resource.",
            ["Open connection settings"],
        ),
        (
            FailureKind.WRONG_PATH,
            False,
            "demo.example/a",
            "There is no Voice Live service at the path demo.example/a. Check the address.",
            ["Open connection settings"],
        ),
        (FailureKind.QUOTA, False, "", "The quota of this resource is used up.", ["Retry now"]),
        (
            FailureKind.NOT_OFFERED,
            False,
            "gpt-9",
            "Model gpt-9 is not offered at this endpoint.",
            ["Choose model"],
        ),
        (FailureKind.RATE_LIMITED, True, "", "Too many requests. New try in 12 s.", ["Retry now"]),
        (FailureKind.LOST, True, "", "Connection lost. Reconnecting…", ["Retry now"]),
        (
            FailureKind.MICROPHONE_MISSING,
            False,
            "",
            "No microphone is connected. You can still type.",
            ["Check again"],
        ),
        (
            FailureKind.MICROPHONE_BUSY,
            False,
            "Jabra",
            "Another program has exclusive use of Jabra. You can still type.",
            ["Choose another", "Check again"],
        ),
    ],
)
def test_the_words_are_those_of_the_design(
    kind: FailureKind, retrying: bool, subject: str, words: str, buttons: list[str]
) -> None:
    assert told(kind, retrying=retrying, subject=subject) == (words, buttons)


@pytest.mark.parametrize("kind", FailureKind)
@pytest.mark.parametrize("retrying", [True, False])
def test_every_kind_has_a_sentence_and_one_or_two_buttons(
    kind: FailureKind, retrying: bool
) -> None:
    text, buttons = told(kind, retrying=retrying)
    assert text.endswith((".", "…"))
    assert "{" not in text
    assert 1 <= len(buttons) <= 2


def test_a_refused_avatar_says_why_and_offers_to_start_without_it() -> None:
    because = Failure(FailureKind.NO_AVATAR, "1011", "Not in this region")
    told = problem(ConnectionNotice(because), State(connection=con.Failed(because)), NOW)
    assert "(Not in this region)" in told.text
    assert Remedy.WITHOUT_AVATAR in told.remedies


def test_a_lost_connection_tells_since_when_words_are_kept() -> None:
    because = Failure(FailureKind.LOST)
    talk = Conversation().add(Item(ItemId("a"), Role.USER, "hi", at_s=NOW - 600))
    state = State(
        connection=con.Retrying(1, 4.0, NOW, because), conversation=talk, run=RunFacts(sessions=1)
    )
    text = problem(ConnectionNotice(because), state, NOW).text
    assert text.startswith("Connection lost. Reconnecting… your words since ")
    assert text.endswith(" are kept.")


def test_only_a_fatal_problem_looks_like_an_error() -> None:
    because = Failure(FailureKind.REFUSED)
    fatal, passing = ConnectionNotice(because, fatal=True), ConnectionNotice(because)
    assert problem(fatal, State(connection=con.Failed(because)), NOW).severity is Severity.ERROR
    assert (
        problem(passing, State(connection=con.Retrying(1, 1, NOW, because)), NOW).severity
        is Severity.ATTENTION
    )


def test_details_hold_code_text_and_request() -> None:
    because = Failure(FailureKind.REFUSED, "401", "Access denied", "req-7")
    details = problem(ConnectionNotice(because), State(connection=con.Failed(because)), NOW).details
    assert details == "Code: 401\nMessage: Access denied\nRequest: req-7"


def test_a_countdown_runs_down_to_trying() -> None:
    because = Failure(FailureKind.RATE_LIMITED)
    state = State(connection=con.Retrying(1, 12.0, NOW, because))
    notice = ConnectionNotice(because)
    assert "New try in 5 s." in problem(notice, state, NOW + 7).text
    assert problem(notice, state, NOW + 13).text == "Too many requests. Trying again…"


def test_a_corrected_setting_is_told_by_its_labels() -> None:
    correction = Correction("noise_reduction", "near_field", "azure_deep_noise_suppression")
    shown = problem(CorrectedNotice((correction,)), State(), NOW)
    assert (
        shown.text
        == "“Noise reduction” is now Deep noise suppression, which goes with your choice."
    )
    assert shown.severity is Severity.INFO


def test_a_corrected_setting_names_the_other_one() -> None:
    correction = Correction(
        "noise_reduction", "near_field", "azure_deep_noise_suppression", "model"
    )
    shown = problem(CorrectedNotice((correction,)), State(settings=Settings(model="gpt-4.1")), NOW)
    assert shown.text.startswith("“Noise reduction” is now Deep noise suppression: ")
    assert shown.text.endswith(": Near field (headset) does not go with “Model: gpt-4.1 (Pro)”.")


def test_notices_without_a_failure_have_words_too() -> None:
    for notice in (BadSettingNotice(), SessionNearEndNotice()):
        assert problem(notice, State(), NOW).text.endswith(".")


def test_an_echo_is_cured_by_the_speaker_profile_and_where_that_is_in_use_by_less_of_it() -> None:
    shown = problem(EchoNotice(), State(), NOW)
    assert shown.text == "The assistant hears itself through your speakers."
    assert [remedy_label(remedy) for remedy in shown.remedies] == ["Use speaker profile"]
    shown = problem(EchoNotice(), State(settings=with_preset(Settings(), SPEAKERS)), NOW)
    assert shown.text.endswith("Turn them down, or use headphones.")
    assert shown.remedies == (Remedy.CHOOSE_SPEAKER,)


def test_what_ones_own_agent_did_wrong_leads_to_its_page() -> None:
    gone = Failure(
        FailureKind.SERVICE_ERROR,
        "agent_unreachable",
        message="Nothing answers at x. Is it running?",
    )
    refused = Failure(
        FailureKind.SERVICE_ERROR,
        "agent_refused",
        message="The agent at x failed. It says: no quota.",
    )
    told = [problem(ServiceErrorNotice(failure), State(), 0.0) for failure in (gone, refused)]
    assert [one.text for one in told] == [
        "Your agent doesn't answer. Is it running?",
        "The agent at x failed. It says: no quota.",
    ]
    assert {one.remedies for one in told} == {(Remedy.AGENT,)}


def test_what_a_model_did_wrong_is_told_in_its_own_sentence() -> None:
    busy = "The language model's server at x is busy: too many requests."
    failure = Failure(FailureKind.SERVICE_ERROR, "brain_busy", message=busy)
    assert problem(ServiceErrorNotice(failure), State(), 0.0).text == busy


def test_every_remedy_has_a_label() -> None:
    assert all(remedy_label(remedy) for remedy in Remedy)


def test_the_settings_file_problem_tells_what_was_done() -> None:
    said = "The settings file could not be used. It is kept as settings.json.unusable; the defaults are used."
    shown = problem(SettingsFileNotice(said), State(), NOW)
    assert shown.text == said


def test_a_key_that_is_kept_in_memory_only_is_said() -> None:
    shown = problem(NoKeyringNotice(), State(), NOW)
    assert shown.text == "No system keyring. The key is kept only until you close the app."


@pytest.mark.parametrize(
    ("notice", "words", "undo"),
    [
        (
            MicrophoneReplacedNotice(UNPLUGGED),
            "Jabra was unplugged. Using the system's default.",
            Remedy.RETURN_MICROPHONE,
        ),
        (
            SpeakerReplacedNotice(UNPLUGGED),
            "Jabra was unplugged. Using the system's default.",
            Remedy.RETURN_SPEAKER,
        ),
        (
            MicrophoneReplacedNotice(replace(UNPLUGGED, code="")),
            "Jabra is not connected. Using the system's default.",
            Remedy.RETURN_MICROPHONE,
        ),
        (
            MicrophoneBackNotice(DeviceName("Jabra|ALSA")),
            "Jabra is back and in use.",
            Remedy.UNDO_MICROPHONE,
        ),
        (
            SpeakerBackNotice(DeviceName("Jabra|ALSA")),
            "Jabra is back and in use.",
            Remedy.UNDO_SPEAKER,
        ),
    ],
)
def test_a_change_of_devices_is_told_by_name(notice: Notice, words: str, undo: Remedy) -> None:
    shown = problem(notice, State(), NOW)
    assert shown.text == words
    assert shown.remedies[0] is undo
    assert remedy_label(undo) == "Undo"


NAMED_BY_THE_SERVICE = {
    FailureKind.SERVICE_ERROR,
    FailureKind.REJECTED_SETTINGS,
    FailureKind.RATE_LIMITED,
    FailureKind.QUOTA,
    FailureKind.NOT_OFFERED,
    FailureKind.SESSION_ENDED,
    FailureKind.BAD_MESSAGE,
    FailureKind.UNKNOWN,
}
OF_THE_SERVICE = [
    # As what the service does makes it; with "Copy" each has its code, words and request, and what
    # it is about.
    (FailureKind.REFUSED, "401", "Code: 401", "Host"),
    (FailureKind.FORBIDDEN, "403", "Code: 403", "Host"),
    (FailureKind.NOT_OFFERED, "404", "Code: 404", "Model"),
    (FailureKind.RATE_LIMITED, "429", "Code: 429", "Host"),
    (FailureKind.SERVICE_PROBLEM, "500", "Code: 500", "Host"),
    (FailureKind.WRONG_PATH, "404", "Code: 404", "Address"),
    (FailureKind.PROXY_REFUSED, "403", "Code: 403", "Proxy"),
    (FailureKind.LOST, "1006", "Code: 1006", "Host"),
    (FailureKind.SESSION_ENDED, "1001", "Code: 1001", "Host"),
    (FailureKind.CLOSED, "1008", "Code: 1008", "Host"),
    (FailureKind.UNREACHABLE, "", "", "Host"),
    (FailureKind.LOST, "AttributeError", "", "Host"),  # a name of Python's
    (FailureKind.TIMED_OUT, "session.updated", "", "Host"),
    (FailureKind.MICROPHONE_BUSY, "lost", "", "Device"),
    (FailureKind.REJECTED_SETTINGS, "invalid_value", "Code: invalid_value", "Field"),
    (FailureKind.SERVICE_ERROR, "server_error", "Code: server_error", "Field"),
    (FailureKind.UNKNOWN, "something_nobody_knows", "Code: something_nobody_knows", "Host"),
]


@pytest.mark.parametrize(("kind", "code", "told", "about"), OF_THE_SERVICE)
@pytest.mark.parametrize("retrying", [True, False])
def test_each_row_tells_the_services_code_words_and_request_and_lasts(
    kind: FailureKind, code: str, told: str, about: str, retrying: bool
) -> None:
    because = Failure(kind, code, "Its own words.", "req-7", subject="gpt-9")
    connection = con.Retrying(1, 12.0, NOW, because) if retrying else con.Failed(because)
    shown = problem(
        ConnectionNotice(because, fatal=not retrying), State(connection=connection), NOW
    )
    lines = [told, "Message: Its own words.", f"{about}: gpt-9", "Request: req-7"]
    assert shown.details == "\n".join(line for line in lines if line)
    assert shown.severity is (Severity.ATTENTION if retrying else Severity.ERROR)
    assert shown.remedies


def test_details_hold_the_services_own_word_for_the_error_beside_the_number() -> None:
    because = Failure(FailureKind.FORBIDDEN, "403", "No.", service_code="PermissionDenied")
    shown = problem(ConnectionNotice(because), State(connection=con.Failed(because)), NOW)
    assert shown.details == "Code: 403 (PermissionDenied)\nMessage: No."


@pytest.mark.parametrize("kind", FailureKind)
def test_details_are_never_empty_words(kind: FailureKind) -> None:
    """What the sentence says already, or a code of our own, is nothing to look at."""
    because = Failure(kind, "own_code" if kind not in NAMED_BY_THE_SERVICE else "", subject="x")
    assert (
        problem(ConnectionNotice(because), State(connection=con.Failed(because)), NOW).details == ""
    )


def test_a_refused_start_names_the_setting_the_services_words_and_the_way_on() -> None:
    because = Failure(
        FailureKind.REJECTED_SETTINGS, "invalid_value", "Too fast.", subject="session.voice.rate"
    )
    settings = Settings(voice_rate=1.4)
    state = State(
        settings=settings,
        connection=con.Failed(because),
        current=SessionFacts(refused=(Refusal("voice_rate", 1.4, "Too fast."),)),
    )
    shown = problem(ConnectionNotice(because), state, NOW)
    assert shown.text == "The service does not accept “Speaking rate”: Too fast."
    assert shown.remedies == (Remedy.WITHOUT_REFUSED, Remedy.REFUSED_SETTING)
    assert [remedy_label(remedy) for remedy in shown.remedies] == [
        "Start without it",
        "Show the setting",
    ]


@pytest.mark.parametrize(
    ("subject", "text"),
    [("session.tools[0].name", "tools[0].name: Its words."), ("", "these settings: Its words.")],
)
def test_a_refused_start_that_no_setting_is_to_blame_for_has_words_and_a_way_too(
    subject: str, text: str
) -> None:
    because = Failure(FailureKind.REJECTED_SETTINGS, "invalid_value", "Its words.", subject=subject)
    state = State(settings=Settings(voice_rate=1.4), connection=con.Failed(because))
    shown = problem(ConnectionNotice(because), state, NOW)
    assert shown.text == f"The service does not accept {text}"
    assert shown.remedies == (Remedy.WITHOUT_REFUSED, Remedy.SETTINGS)


@pytest.mark.parametrize(("kind", "code", "told", "about"), OF_THE_SERVICE)
def test_an_error_in_a_session_is_told_the_same_way(
    kind: FailureKind, code: str, told: str, about: str
) -> None:
    because = Failure(kind, code, "Its own words.", "req-7")
    shown = problem(ServiceErrorNotice(because), State(connection=con.Ready()), NOW)
    assert shown.details == "\n".join(
        line for line in (told, "Message: Its own words.", "Request: req-7") if line
    )
    assert about not in shown.details
    assert shown.text


def test_an_error_without_a_sentence_of_ours_is_told_in_the_services_own_words() -> None:
    said = Failure(FailureKind.SERVICE_ERROR, "new_code", "The moon is not supported.")
    notice = ServiceErrorNotice(said)
    assert (
        problem(notice, State(connection=con.Ready()), NOW).text
        == "The service reports: The moon is not supported."
    )
    long = Failure(FailureKind.SERVICE_ERROR, "new_code", "It is so. " * 100)
    shown = problem(ServiceErrorNotice(long), State(connection=con.Ready()), NOW)
    assert len(shown.text) < 200
    assert shown.text.endswith("…")
    assert "It is so. " * 99 in shown.details


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "這個部署的每分鐘令牌數已用完請稍後再試" * 20,
            "這個部署的每分鐘令牌數已用完請稍後再試" * 8,
        ),
        ("x" * 500, "x" * 150),
        ("Short.", "Short"),
        ("Two\nlines", "Two lines"),
    ],
)
def test_words_of_any_script_are_shown_from_their_beginning(words: str, said: str) -> None:
    for kind in (FailureKind.SERVICE_ERROR, FailureKind.REJECTED_SETTINGS, FailureKind.CLOSED):
        because = Failure(kind, "code", words)
        text = problem(ConnectionNotice(because), State(connection=con.Failed(because)), NOW).text
        assert f": {said}" in text
        assert len(text) < 240


@pytest.mark.parametrize(
    ("inputs", "outputs", "text"),
    [
        (0, 0, "Found no microphone and no speaker."),
        (1, 2, "Found 1 microphone and 2 speakers."),
        (3, 1, "Found 3 microphones and 1 speaker."),
    ],
)
def test_looking_for_devices_says_what_there_is(inputs: int, outputs: int, text: str) -> None:
    device = Device(DeviceName("a|alsa"), "A")
    state = State(
        hardware=HardwareFacts(
            devices=Devices((device,) * inputs, (device,) * outputs, listed=True)
        )
    )
    assert problem(DevicesFoundNotice(), state, NOW).text == text


def test_a_saved_file_is_told_by_name_and_can_be_shown() -> None:
    shown = problem(FileSavedNotice("/home/me/a.txt"), State(), NOW)
    assert (shown.text, shown.remedies, shown.path) == (
        "Saved to a.txt.",
        (Remedy.SHOW_FILE,),
        "/home/me/a.txt",
    )


@pytest.mark.parametrize(
    ("inputs", "outputs", "text", "buttons"),
    [
        (
            0,
            0,
            "No microphone and no speaker are connected. You can still type and read.",
            ["Check again"],
        ),
        (0, 1, "No microphone is connected. You can still type.", ["Check again"]),
        (1, 0, "No speaker is connected. You can still read the answers.", ["Check again"]),
    ],
)
def test_one_banner_tells_of_both_devices(
    inputs: int, outputs: int, text: str, buttons: list[str]
) -> None:
    device = Device(DeviceName("a|alsa"), "A")
    state = State(
        hardware=HardwareFacts(
            devices=Devices((device,) * inputs, (device,) * outputs, listed=True)
        )
    )
    notice = banner(state)
    assert notice is not None
    shown = problem(notice, state, NOW)
    assert (shown.text, [remedy_label(remedy) for remedy in shown.remedies]) == (text, buttons)


def test_a_busy_microphone_does_not_hide_a_missing_speaker() -> None:
    busy = MicrophoneNotice(Failure(FailureKind.MICROPHONE_BUSY, subject="Jabra|alsa"))
    missing = SpeakerNotice(Failure(FailureKind.SPEAKER_MISSING, NO_DEVICES))
    shown = problem(
        busy, State(connection=con.Ready(), program=ProgramFacts(notices=(busy, missing))), NOW
    )
    assert shown.text.startswith("Another program has exclusive use of Jabra.")
    assert shown.text.endswith("No speaker is connected. You can still read the answers.")
    assert [remedy_label(remedy) for remedy in shown.remedies] == ["Choose another", "Check again"]


@pytest.mark.parametrize(
    ("kind", "because", "text"),
    [
        (
            TranscriptionNotice,
            Failure(
                FailureKind.NOT_OFFERED,
                "DeploymentNotFound",
                "No such deployment.",
                subject="whisper-1",
            ),
            "Your words cannot be transcribed: No such deployment.",
        ),
        (
            TranscriptionNotice,
            Failure(FailureKind.SERVICE_ERROR, "odd"),
            "Your words cannot be transcribed: odd.",
        ),
        (
            TruncateRefusedNotice,
            Failure(FailureKind.SERVICE_ERROR, "server_error", "It is broken."),
            "The assistant does not know where you interrupted it: It is broken.",
        ),
    ],
)
def test_what_the_service_did_not_do_is_told_in_its_words(
    kind: type[TranscriptionNotice | TruncateRefusedNotice], because: Failure, text: str
) -> None:
    shown = problem(kind(because), State(connection=con.Ready()), NOW)
    assert shown.text == text
    assert f"Code: {because.code}" in shown.details


def test_a_key_without_a_keyring_has_more_to_learn() -> None:
    shown = problem(NoKeyringNotice(), State(), NOW)
    assert [remedy_label(remedy) for remedy in shown.remedies] == ["Learn more"]
    assert "KWallet" in shown.details
