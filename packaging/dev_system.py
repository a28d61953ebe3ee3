"""Brings the system's side up to what the program and its tests need, or says how."""

from collections.abc import Sequence

import dev_apt
from dev_environment import must_be_made
from dev_needs import PRIVATE_PULSE, Need, for_end_to_end_tests, for_program, for_venv, missing
from dev_process import Trouble, in_ci, say


def provide_for_program(*, before_tests: bool = False) -> None:
    """Install the libraries that are missing.

    A person who has to ask somebody else is told about the tests' tools in the same command if
    `before_tests`.

    Raises:
        Trouble: something essential is missing and cannot be installed from here.
    """
    wanted = [*(for_venv() if must_be_made() else []), *for_program()]
    lacking = missing(wanted)
    if not lacking:
        return
    say(f"Missing on this system: {_listed(lacking)}")
    try:
        _install(lacking, also_name=_installable_tools() if before_tests else ())
    except Trouble:
        if missing([need for need in lacking if need.essential]):
            raise
        say("Going on without them.")
        return
    if still := missing([need for need in lacking if need.essential]):
        raise Trouble(f"Installed, and still not usable from this Python: {_listed(still)}.")


def provide_for_tests() -> None:
    """Install the end-to-end tests' tools; without them those tests are skipped, and in CI nothing
    runs.

    Raises:
        Trouble: CI is set and a tool is missing and cannot be installed.
    """
    lacking = missing(for_end_to_end_tests())
    if not lacking:
        return
    say(f"Missing for the end-to-end tests: {_listed(lacking)}")
    try:
        _install_beside_sound_server(lacking)
        if still := missing(lacking):
            raise Trouble(f"Installed, and still not found: {_listed(still)}.")
    except Trouble as trouble:
        if in_ci():
            raise
        say(f"{trouble}\nTHE END-TO-END TESTS WILL BE SKIPPED.")


def _install(lacking: Sequence[Need], *, also_name: Sequence[Need] = ()) -> None:
    if not dev_apt.available():
        names = "\n".join(f"    {need.what}: {need.elsewhere}" for need in lacking)
        raise Trouble(
            "No apt-get here: install them with your package manager (dnf, pacman…), then start again. "
            f"Fedora | Arch call them:\n{names}"
        )
    dev_apt.install(lacking, also_name=also_name)


def _install_beside_sound_server(lacking: Sequence[Need]) -> None:
    sound = [need for need in lacking if _is_disturbing(need)]
    if rest := [need for need in lacking if need not in sound]:
        _install(rest)
    if sound:  # last: what is installed by now need not be unpacked
        say(
            f"PulseAudio would disturb this machine's sound server: unpacking it into {PRIVATE_PULSE}."
        )
        dev_apt.unpack("pulseaudio", PRIVATE_PULSE)


def _installable_tools() -> list[Need]:
    return [need for need in missing(for_end_to_end_tests()) if not _is_disturbing(need)]


def _is_disturbing(need: Need) -> bool:
    return (
        need.what == "pulseaudio"
        and dev_apt.available()
        and dev_apt.would_disturb_sound(dev_apt.package_names([need]))
    )


def _listed(needs: Sequence[Need]) -> str:
    return ", ".join(dict.fromkeys(need.what for need in needs))
