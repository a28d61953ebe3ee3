"""Who may connect, what can be asked for on the command line, and the faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from voicelive_desktop.localservice.hearing import speech_files
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.hearing.silero import SileroLoading
from voicelive_desktop.localservice.server import parts
from voicelive_desktop.localservice.server.faults import DOCUMENTED, broken_frames, parse_faults
from voicelive_desktop.localservice.server.handshake import (
    comes_from_here,
    has_key,
    names_a_model,
    refusal,
)
from voicelive_desktop.localservice.server.parts import NoRecognizer
from voicelive_desktop.localservice.server.service_options import parse


@pytest.mark.parametrize(
    ("headers", "query"),
    [
        ({"api-key": "secret"}, {}),
        ({"Authorization": "Bearer secret"}, {}),
        ({}, {"api-key": "secret"}),
        ({}, {"Authorization": "Bearer secret"}),
    ],
)
def test_the_key_may_come_in_every_documented_place(
    headers: dict[str, str], query: dict[str, str]
) -> None:
    assert has_key(headers, query, "secret")
    assert not has_key(headers, query, "other")


def test_no_key_or_a_wrong_scheme_is_refused() -> None:
    assert not has_key({}, {}, "secret")
    assert not has_key({"Authorization": "Basic secret"}, {}, "secret")
    assert not has_key({"api-key": "sécret"}, {}, "secret")


def test_a_key_of_any_bytes_is_only_wrong() -> None:
    assert not has_key({"api-key": "s\udce9cret"}, {"Authorization": "Bearer \udcff"}, "secret")


@pytest.mark.parametrize(
    "host", ["127.0.0.1:5000", "localhost:5000", "LocalHost", "[::1]:5000", "127.0.0.5:1"]
)
@pytest.mark.parametrize(
    "origin", [None, "http://127.0.0.1:3000", "http://localhost", "https://[::1]:8443"]
)
def test_programs_and_pages_of_this_computer_may_connect(host: str, origin: str | None) -> None:
    assert comes_from_here({"Host": host} | ({"Origin": origin} if origin else {}))


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "127.0.0.1:5000", "Origin": "https://example.com"},
        {"Host": "127.0.0.1:5000", "Origin": "https://localhost.example.com"},
        {"Host": "127.0.0.1:5000", "Origin": "https://127.0.0.1.example.com"},
        {"Host": "127.0.0.1:5000", "Origin": "null"},
        {"Host": "127.0.0.1:5000", "Origin": "file://"},
        {"Host": "127.0.0.1:5000", "Origin": ""},
        {"Host": "127.0.0.1:5000", "Origin": "http://[nonsense"},
        {"Host": "rebound.example.com:5000"},
        {"Host": "192.168.1.7:5000"},
        {"Host": ""},
        {},
    ],
)
def test_a_page_of_elsewhere_may_not(headers: dict[str, str]) -> None:
    assert not comes_from_here(headers)


def test_refusals_look_like_azures() -> None:
    assert json.loads(refusal(401).body)["error"]["code"] == "401"
    assert refusal(429).headers["Retry-After"] == "2"


def test_a_model_or_an_agent_must_be_named() -> None:
    assert names_a_model({"model": "gpt-realtime"})
    assert names_a_model({"agent-name": "a"})
    assert not names_a_model({})


def test_the_key_comes_from_the_environment_or_is_made_up() -> None:
    assert parse([], {"VOICELIVE_LOCAL_KEY": "mine"}).key == "mine"
    assert len(parse([], {}).key) > 20
    assert parse([], {}).key != parse([], {}).key


def test_every_fault_is_documented_and_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--help"])
    shown = capsys.readouterr().out
    assert left.value.code == 0
    for name in DOCUMENTED:
        assert f"  {name}" in shown
        assert parse_faults([name]) != parse_faults([])


def test_faults_take_values() -> None:
    faults = parse(
        ["--fault", "drop=1.5", "--fault", "refuse=429", "--fault", "slow=250"], {}
    ).faults
    assert (faults.drop_after_s, faults.refuse_status, faults.slow_s) == (1.5, 429, 0.25)


@pytest.mark.parametrize(
    "arguments",
    [["--fault", "nonsense"], ["--fault", "drop=soon"], ["--recognizer-model", "/no/such"]],
)
def test_a_wrong_command_line_ends_with_a_message(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(arguments, {})
    assert capsys.readouterr().err.startswith("voicelive-local-service: --")


def test_broken_frames_hold_bad_json_and_unknown_events() -> None:
    frames = broken_frames()
    first = [next(frames) for _ in range(10)]
    assert "" in first
    assert any("tea_is_ready" in frame for frame in first)
    with pytest.raises(json.JSONDecodeError):
        json.loads(first[0])


def test_a_model_folder_is_searched_and_what_is_missing_is_named(tmp_path: Path) -> None:
    pytest.importorskip("pocketsphinx")
    from voicelive_desktop.localservice.hearing.pocketsphinx_recognizer import ModelFiles

    with pytest.raises(FileNotFoundError, match="mdef"):
        ModelFiles.find(tmp_path)
    (tmp_path / "acoustic").mkdir()
    for name in ("acoustic/mdef", "words.dict", "words-phone.lm.bin", "words.lm.bin"):
        (tmp_path / name).write_bytes(b"nonsense")
    with pytest.raises(
        FileNotFoundError, match="means, variances, transition_matrices, mdef, sendump missing"
    ):
        ModelFiles.find(tmp_path)
    for name, content in (
        ("mdef", b"BMDF"),
        ("means", b"s3"),
        ("variances", b"s3"),
        ("transition_matrices", b"s3"),
    ):
        (tmp_path / "acoustic" / name).write_bytes(content)
    (tmp_path / "acoustic" / "sendump").touch()
    found = ModelFiles.find(tmp_path)
    assert (found.acoustic.name, found.dictionary.name, found.language.name) == (
        "acoustic",
        "words.dict",
        "words.lm.bin",
    )


def test_without_a_recogniser_every_turn_still_ends() -> None:
    heard: list[Hypothesis] = []
    NoRecognizer().open(heard.append).finish()
    assert heard == [Hypothesis("", is_final=True)]


@pytest.mark.parametrize(
    ("asked", "is_here", "used"), [("pocketsphinx", False, "tiny"), ("auto", True, "tiny")]
)
def test_where_the_small_ear_was_left_out_the_better_one_hears(
    asked: str, is_here: bool, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_has_small_ear", lambda: is_here)
    monkeypatch.setattr(speech_files, "find_ear", lambda _name: Path("whisper"))
    monkeypatch.setattr(parts, "_whisper", lambda _folder, _silero, name: name)
    ear: object = parts.make_recognizer(
        parse(["--ear", asked], {}), SileroLoading(Path("silero.onnx"))
    )
    assert ear == used
