"""The local service's command line: what is out of range ends in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.localservice.server.faults import DOCUMENTED
from voicelive_desktop.localservice.server.service_options import KEY_VARIABLE, parse

NUMBERS = ["-1", "99999999", "1e400", "nan", "-inf", "x", "", "9" * 400, "0.0000001"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "option", ["--port", "--speed", "--fault=drop", "--fault=refuse", "--fault=slow"]
)
def test_a_number_out_of_range_ends_in_a_sentence(
    option: str, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if (option, number) in {("--fault=drop", ""), ("--fault=refuse", ""), ("--fault=slow", "")}:
        return  # these have a value of their own
    if (option, number) in {("--fault=drop", "0.0000001"), ("--fault=slow", "0.0000001")}:
        return  # possible
    with pytest.raises(SystemExit) as ended:
        parse([f"{option}={number}"], {})
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["x" * 5000, "/nowhere", "nul\0"])
def test_a_folder_that_is_none_is_named(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--recognizer-model", folder], {})
    assert "no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["schl\u00fcssel", "a\nb", "caf\udce9"])
def test_a_key_that_is_none_names_the_variable(
    key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse([], {KEY_VARIABLE: key})
    assert KEY_VARIABLE in capsys.readouterr().err


@given(
    st.lists(
        st.sampled_from(["--port", "--speed", "--fault", "--voice", "--ear"]) | st.text(max_size=8),
        max_size=4,
    )
)
def test_no_command_line_does_worse_than_to_end(arguments: list[str]) -> None:
    try:
        options = parse(arguments, {})
    except SystemExit:
        return
    assert 0 <= options.port <= 65_535


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--port", "99999"], "argument --port: '99999' is not a port; use 0 to 65535"),
        (["--port", "eight"], "argument --port: 'eight' is not a port; use 0 to 65535"),
        (["--speed", "nan"], "argument --speed: 'nan' is not a speed; use 0.1 to 1000"),
        (["--fault", "tea"], "--fault: unknown fault 'tea'; use one of drop,"),
        (
            ["--fault", "drop=soon"],
            "--fault: drop needs a number from 0 to 1000000 (SECONDS), not 'soon'",
        ),
        (
            ["--fault", "refuse=99999"],
            "--fault: refuse needs a number from 400 to 599 (STATUS), not '99999'",
        ),
        (["--recognizer-model", "/nowhere"], "--recognizer-model: no such folder: /nowhere"),
        (["--ear", "left"], "argument --ear: invalid choice: 'left'"),
    ],
)
def test_what_makes_no_sense_ends_with_one_sentence_that_names_the_option(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments, {})
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_every_fault_takes_the_value_that_its_help_names() -> None:
    for name, (value, default, _) in DOCUMENTED.items():
        options = parse(["--fault", f"{name}={default}" if value else name], {})
        assert options.faults != parse([], {}).faults, name
