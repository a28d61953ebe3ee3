"""Drives a running desktop program from outside, as a person does: sees it through AT-SPI, has
mouse and keyboard.

with VirtualScreen() as screen, UiDriver(screen) as ui:
    …start the program with screen.program_env()…
    ui.attach(pid=program.pid)
    ui.widget("start_button").click()
    ui.widget("state_label").wait_for_text("Listening")
"""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.support import processes
from tests.support.virtual_screen import VirtualScreen
from tests.support.waiting import PATIENCE, eventually

SYSTEM_PYTHON = "/usr/bin/python3"  # PyGObject is a package of the system
SERVER = Path(__file__).with_name("ui_server.py")
PATIENCE_S = 5.0
START_S = 20.0


class NotOnScreenError(AssertionError):
    """A widget is not there, or cannot do what was asked of it."""


class UiDriver:
    """One helper process, for one application on `screen`; a context manager."""

    def __init__(self, screen: VirtualScreen) -> None:
        self._server = subprocess.Popen(
            [SYSTEM_PYTHON, str(SERVER)],
            env={**screen.program_env(), processes.TAG: screen.tag, "GSETTINGS_BACKEND": "memory"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def attach(
        self, *, pid: int | None = None, name: str | None = None, timeout_s: float = START_S
    ) -> str:
        """Wait for the application with this process id or name (regular expression); return its
        name.
        """
        return str(self.ask("attach", pid=pid, name=name, timeout_s=timeout_s))

    def widget(self, object_name: str, *, hidden: bool = False) -> "Widget":
        """Refer to the widget with this `objectName`; it is looked for when it is used."""
        return Widget(self, {"object_name": object_name, "hidden": hidden})

    def named(self, name: str, *, role: str | None = None) -> "Widget":
        """Refer to the shown widget whose accessible name matches a regular expression."""
        return Widget(self, {"name": name} if role is None else {"name": name, "role": role})

    def key(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them: `ctrl+Return`, `Escape`."""
        self.ask("key", keys=keys)

    def hold(self, key: str) -> None:
        """Press a key without letting it go."""
        self.ask("hold", key=key, down=True)

    def release(self, key: str) -> None:
        """Let go of a held key."""
        self.ask("hold", key=key, down=False)

    def type(self, text: str) -> None:
        """Type ASCII text where the keyboard's focus is."""
        assert text.isascii(), "xdotool types ASCII only: use Widget.set_text"
        self.ask("type", text=text)

    def tree(self) -> str:
        """Describe every widget of the application, a line each."""
        return "\n".join(self.ask("tree"))

    def ask(self, do: str, **request: object) -> Any:  # JSON
        """Send one request to the helper process.

        Raises:
            NotOnScreenError: it cannot be fulfilled.

        """
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        if isinstance(timeout_s := request.get("timeout_s"), int | float):
            request["timeout_s"] = timeout_s * PATIENCE
        self._server.stdin.write(json.dumps({"do": do, **request}) + "\n")
        self._server.stdin.flush()
        line = self._server.stdout.readline()
        assert line, f"{SERVER.name} ended with {self._server.wait()}; see its words on stderr"
        answer = json.loads(line)
        if "error" in answer:
            raise NotOnScreenError(answer["error"])
        return answer["result"]

    def close(self) -> None:
        """End the helper process."""
        for pipe in (self._server.stdin, self._server.stdout):
            if pipe is not None:
                pipe.close()
        processes.stop(self._server)


@dataclass(frozen=True)
class Widget:
    """A reference to a widget, looked up anew at every use; `patience_s` is how long it may take to
    appear.
    """

    driver: UiDriver
    target: dict[str, Any]
    patience_s: float = PATIENCE_S

    @property
    def text(self) -> str:
        """What a label or field shows (a combo box: use `name`)."""
        return str(self._get("text"))

    @property
    def name(self) -> str:
        """The accessible name; a combo box's is its current text."""
        return str(self._get("name"))

    @property
    def role(self) -> str:
        """The accessible role, such as "push button"; a checkable button is a "check box"."""
        return str(self._get("role"))

    @property
    def description(self) -> str:
        """The accessible description."""
        return str(self._get("description"))

    @property
    def value(self) -> float:
        """The number of a slider or spin box."""
        return float(self._get("value"))

    @property
    def items(self) -> list[str]:
        """The texts of a combo box's or list's items."""
        return list(self._get("items"))

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The texts and accessible descriptions of a list's items."""
        return [(text, description) for text, description in self._get("rows")]

    @property
    def enabled(self) -> bool:
        """Whether it can be used."""
        return bool(self._get("enabled"))

    @property
    def checked(self) -> bool:
        """Whether it is on."""
        return bool(self._get("checked"))

    @property
    def focused(self) -> bool:
        """Whether it has the keyboard."""
        return bool(self._get("focused"))

    @property
    def extents(self) -> tuple[int, int, int, int]:
        """x, y, width and height on the screen."""
        x, y, width, height = self._get("extents")
        return x, y, width, height

    @property
    def shown(self) -> bool:
        """Whether it is on the screen now; does not wait."""
        return bool(self.driver.ask("exists", target=self.target))

    def click(self, *, button: int = 1) -> Self:
        """Click its middle with the real mouse, once it stands still."""
        self._do("click", button=button)
        return self

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> Self:
        """Drag from one place to another, each in shares (0 to 1) of its width and height."""
        self._do("drag", start=start, end=end)
        return self

    def type(self, text: str) -> Self:
        """Click it and type ASCII text."""
        self.click()
        self.driver.type(text)
        return self

    def set_text(self, text: str) -> Self:
        """Put text of any script into a field, without mouse and keyboard."""
        self._do("set_text", text=text)
        return self

    def choose(self, text: str) -> Self:
        """Open a combo box and click the item with exactly this text."""
        self._do("choose", text=text)
        return self

    def act(self, action: str = "Press") -> Self:
        """Do an accessibility action without the mouse, as a screen reader does."""
        self._do("act", action=action)
        return self

    def wait_for_text(self, text: str, *, timeout_s: float = PATIENCE_S) -> Self:
        """Wait until `text` is exactly this."""
        return self.wait_until(
            lambda widget: widget.text == text, timeout_s=timeout_s, what=f"text {text!r}"
        )

    def wait_until(
        self,
        condition: "Callable[[Widget], bool]",
        *,
        timeout_s: float = PATIENCE_S,
        what: str = "",
    ) -> Self:
        """Wait until `condition` holds for this widget; its absence counts as not yet."""

        def holds() -> bool:
            try:
                return condition(self)
            except NotOnScreenError:
                return False

        eventually(holds, timeout_s=timeout_s, what=f"{self.target}: {what or condition}")
        return self

    def wait_until_gone(self, *, timeout_s: float = PATIENCE_S) -> None:
        """Wait until it is no longer on the screen."""
        eventually(lambda: not self.shown, timeout_s=timeout_s, what=f"{self.target} gone")

    def _get(self, name: str) -> Any:  # JSON
        return self._do("get", property=name)

    def _do(self, do: str, **request: object) -> Any:  # JSON
        return self.driver.ask(do, target=self.target, timeout_s=self.patience_s, **request)
