"""The local service's command line: what is out of range ends in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.localservice.options import KEY_VARIABLE, parse

NUMBERS = ["-1", "99999999", "1e400", "nan", "-inf", "x", "", "9" * 400, "0.0000001"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("option", ["--port", "--speed", "--fault=drop", "--fault=refuse", "--fault=slow"])
def test_a_number_out_of_range_ends_in_a_sentence(option: str, number: str, capsys: pytest.CaptureFixture[str]) -> None:
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
def test_a_key_that_is_none_names_the_variable(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([], {KEY_VARIABLE: key})
    assert KEY_VARIABLE in capsys.readouterr().err


@given(
    st.lists(st.sampled_from(["--port", "--speed", "--fault", "--voice", "--ear"]) | st.text(max_size=8), max_size=4)
)
def test_no_command_line_does_worse_than_to_end(arguments: list[str]) -> None:
    try:
        options = parse(arguments, {})
    except SystemExit:
        return
    assert 0 <= options.port <= 65_535
