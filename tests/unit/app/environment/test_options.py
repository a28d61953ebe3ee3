"""The command line and the environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop import __version__
from voicelive_desktop.app.environment.options import (
    SECRET_VARIABLES,
    Options,
    forget_keys,
    forget_no_file,
    parse,
)

NEW = {
    "AZURE_VOICELIVE_ENDPOINT": "https://new",
    "AZURE_VOICELIVE_MODEL": "new",
    "AZURE_VOICELIVE_API_KEY": "new-key",
}
OLD = {
    "AZURE_VOICE_LIVE_ENDPOINT": "https://old",
    "VOICE_LIVE_MODEL": "old",
    "AZURE_COGNITIVE_SERVICES_KEY": "old-key",
}


def test_nothing_asked_is_nothing_overridden() -> None:
    assert parse([], {}) == Options()


def test_the_command_line_comes_before_the_environment() -> None:
    options = parse(["--endpoint", "https://mine", "--model", "m"], NEW)
    assert options.overrides == {"target": "azure", "endpoint": "https://mine", "model": "m"}


def test_newer_spellings_come_before_older_ones() -> None:
    options = parse([], OLD | NEW)
    assert (options.overrides, options.key) == (
        {"endpoint": "https://new", "model": "new"},
        "new-key",
    )
    older = parse(
        [], OLD | {"AZURE_VOICELIVE_MODEL": " ", "AZURE_VOICE_LIVE_API_VERSION": "2025-10-01"}
    )
    wanted = {"endpoint": "https://old", "model": "old", "api_version": "2025-10-01"}
    assert (older.overrides, older.key) == (wanted, "old-key")


def test_an_endpoint_from_the_environment_does_not_choose_the_target() -> None:
    assert "target" not in parse([], NEW).overrides
    assert (
        parse(["--target", "demo", "--endpoint", "https://mine"], {}).overrides["target"] == "demo"
    )


def test_everything_else_is_taken_as_it_is(tmp_path: Path) -> None:
    wav = tmp_path / "a.wav"
    wav.touch()
    arguments = [
        "--connect",
        "--profile",
        "p",
        "--temp-profile",
        "--input-device",
        "mic",
        "--output-device",
        "spk",
    ]
    arguments += [
        "--mic-file",
        str(wav),
        "--speaker-file",
        "out.wav",
        "--json-log",
        "log",
        "--list-devices",
    ]
    assert parse([*arguments, "--self-test", "--screenshot", "x.png"], {}) == Options(
        connect=True,
        profile="p",
        temp_profile=True,
        overrides={"input_device": "mic", "output_device": "spk"},
        given={"input_device": "mic", "output_device": "spk"},
        mic_file=wav,
        speaker_file=Path("out.wav"),
        json_log=Path("log"),
        list_devices=True,
        self_test=True,
        screenshot=Path("x.png"),
    )


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--nonsense"], "--nonsense"),
        (["--conn"], "--conn"),
        (["--target", "moon"], "--target needs one of demo, agent, azure, not 'moon'"),
        (["--mute"], "--mute needs one of on, off, toggle"),
        (["--functions"], "--functions needs a value: DIR"),
        (["--profile", "quiet", "loud.vldprofile"], "FILE or --profile"),
        (["--mic-file", "/nowhere.wav"], "/nowhere.wav"),
        (["--screenshot", "x.png"], "--self-test"),
        (["--model"], "--model"),
        (["--mic-file", "x" * 5000], "argument --mic-file: no such file"),
        (["--speaker-file", "a.wav", "--json-log", "./a.wav"], "--speaker-file and --json-log"),
    ],
)
def test_what_makes_no_sense_ends_with_one_sentence(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments, {})
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert named in said.err
    assert said.err.count("\n") == 1


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--version"], {})
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_the_key_is_in_no_representation() -> None:
    assert "new-key" not in repr(parse([], NEW))
    assert {
        "AZURE_VOICELIVE_API_KEY",
        "AZURE_COGNITIVE_SERVICES_KEY",
        "AZURE_CLIENT_SECRET",
    } <= SECRET_VARIABLES


def test_a_double_clicked_file_is_a_profile() -> None:
    assert parse(["/home/me/loud.vldprofile"], {}).file == Path("/home/me/loud.vldprofile")
    with pytest.raises(SystemExit):
        parse(["--profile", "quiet", "loud.vldprofile"], {})


def test_a_key_that_was_read_is_inherited_by_no_child() -> None:
    environment = {
        "AZURE_VOICELIVE_API_KEY": "k",
        "AZURE_COGNITIVE_SERVICES_KEY": "k",
        "AZURE_CLIENT_SECRET": "s",
    }
    assert parse([], environment).key == "k"
    forget_keys(environment)
    assert environment == {"AZURE_CLIENT_SECRET": "s"}, "azure-identity reads that one later"


@pytest.mark.parametrize("marks", ['"{}"', "'{}'", " {} ", '" {} "'])
@pytest.mark.parametrize(
    "variable", ["AZURE_VOICELIVE_ENDPOINT", "AZURE_VOICELIVE_MODEL", "AZURE_VOICELIVE_API_KEY"]
)
def test_marks_around_a_value_of_a_file_of_variables_are_no_part_of_it(
    marks: str, variable: str
) -> None:
    options = parse([], {variable: marks.format("gpt-4.1")})
    assert "gpt-4.1" in {options.key, *options.overrides.values()}


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("AZURE_VOICELIVE_API_VERSION", "yesterday"),
        ("AZURE_VOICE_LIVE_API_VERSION", "2026"),
        ("AZURE_VOICELIVE_API_KEY", "schl\u00fcssel"),
        ("AZURE_COGNITIVE_SERVICES_KEY", "a\nb"),
        ("AZURE_VOICELIVE_API_KEY", "caf\udce9"),
    ],
)
def test_a_wrong_value_of_the_environment_names_the_variable_and_the_program_starts(
    variable: str, value: str
) -> None:
    options = parse(["--model", "m"], {variable: value})
    assert variable in options.ignored
    assert (options.key, dict(options.overrides)) == (None, {"model": "m"})
    assert "caf" not in options.ignored


def test_a_wrong_value_of_the_command_line_names_its_option(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        parse(["--endpoint", "http://evil.example", "--target", "nowhere"], {})
    assert "--target" in capsys.readouterr().err


@given(
    st.dictionaries(
        st.sampled_from([*NEW, *OLD]), st.text(st.characters() | st.sampled_from("\udce9\ud83d"))
    )
)
def test_no_environment_keeps_the_program_from_starting(environment: dict[str, str]) -> None:
    options = parse([], environment)
    for value in (options.key or "", *options.overrides.values()):
        str(value).encode("utf-8")


def test_a_picture_is_written_over_a_picture_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shot.png"
    for content in (None, b"", b"\x89PNG\r\n\x1a\n..."):
        if content is not None:
            file.write_bytes(content)
        assert parse(["--self-test", "--screenshot", str(file)], {}).screenshot == file
    file.write_bytes(b"my notes")
    with pytest.raises(SystemExit):
        parse(["--self-test", "--screenshot", str(file)], {})
    assert "shot.png" in capsys.readouterr().err


WORDS = st.sampled_from(
    [
        "--connect",
        "--profile",
        "--endpoint",
        "--model",
        "--target",
        "azure",
        "--mic-file",
        "--speaker-file",
        "--json-log",
    ]
) | st.text(st.characters(exclude_characters="\0") | st.sampled_from("\udce9"), max_size=9)


@given(st.lists(WORDS, max_size=6))
def test_no_command_line_does_worse_than_to_end_in_a_sentence(arguments: list[str]) -> None:
    try:
        parse(arguments, {})
    except SystemExit as ended:
        if ended.code not in {0, 2}:
            raise


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes of this kind")
def test_certificates_are_not_read_from_what_is_no_file(tmp_path: Path) -> None:
    """Whoever opens a pipe waits for a writer: the program never became ready."""
    pipe, file = tmp_path / "pipe", tmp_path / "file.pem"
    os.mkfifo(pipe)
    file.touch()
    for path in (pipe, tmp_path):
        assert "SSL_CERT_FILE was ignored" in parse([], {"SSL_CERT_FILE": str(path)}).ignored
        environment = {"SSL_CERT_FILE": str(path), "PATH": "x"}
        forget_no_file(environment)
        assert environment == {"PATH": "x"}
    for usual in (str(file), str(tmp_path / "none"), ""):
        assert parse([], {"SSL_CERT_FILE": usual}).ignored == ""
    assert parse([], {}).ignored == ""
