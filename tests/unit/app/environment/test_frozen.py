"""The environment that the frozen program's children get."""

from voicelive_desktop.app.environment.frozen import spare_children

LAUNCHED = {
    "LD_LIBRARY_PATH": "/usr/lib/voicelive-desktop/_internal",
    "QT_PLUGIN_PATH": "/usr/lib/voicelive-desktop/_internal/PySide6/Qt/plugins",
    "HOME": "/home/anna",
}


def test_a_browser_does_not_get_our_libraries() -> None:
    environment = dict(LAUNCHED)
    spare_children(environment, frozen=True)
    assert environment == {"HOME": "/home/anna", "PYINSTALLER_RESET_ENVIRONMENT": "1"}


def test_what_the_user_had_set_is_given_back() -> None:
    environment = {**LAUNCHED, "LD_LIBRARY_PATH_ORIG": "/opt/drivers"}
    spare_children(environment, frozen=True)
    assert environment["LD_LIBRARY_PATH"] == "/opt/drivers"


def test_from_source_nothing_is_changed() -> None:
    environment = dict(LAUNCHED)
    spare_children(environment)
    assert environment == LAUNCHED
