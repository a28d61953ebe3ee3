"""The hands and eyes of `ui_driver`: finds widgets through AT-SPI and acts with a real mouse and
keyboard.

A program for the system's own Python (PyGObject is only there). It reads one JSON request a line
from stdin and answers each with one line: `{"result": …}` or `{"error": …}`. Keep it readable for
Python 3.10 (Ubuntu 22.04).
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # only after require_version

POLL_S = 0.03
# a popup that is still opening has a place and size of its own: wait until it stands still
STILL_S = 0.12
Accessible = Any  # PyGObject has no types
Request = dict[str, Any]


class NotThereError(Exception):
    """What was asked for is not on the screen, or not in time."""


class Desk:
    """The desktop and the one application that is driven."""

    def __init__(self) -> None:
        self._app: Accessible = None
        self._found: dict[str, Accessible] = {}

    def attach(self, request: Request) -> str:
        """Choose the application whose process id, or name (regular expression), is asked for."""
        self._app = until(lambda: self._application(request), request["timeout_s"], "application")
        self._found.clear()
        return str(self._app.get_name() or "")

    def get(self, request: Request) -> Any:
        """Read one property of a widget."""
        return READERS[request["property"]](self._find(request))

    def exists(self, request: Request) -> bool:
        """Tell whether such a widget shows now."""
        return self._search(request["target"]) is not None

    def click(self, request: Request) -> None:
        """Click the middle of a widget."""
        click_at(settled(self._find(request), request["timeout_s"]), request.get("button", 1))

    def drag(self, request: Request) -> None:
        """Press the mouse at one share (0 to 1) of a widget's width and height, and release it at
        another.
        """
        x, y, width, height = settled(self._find(request), request["timeout_s"])
        (from_x, from_y), (to_x, to_y) = request["start"], request["end"]
        move_mouse(x + round(width * from_x), y + round(height * from_y))
        xdotool("mousedown", "1")
        move_mouse(x + round(width * to_x), y + round(height * to_y))
        xdotool("mouseup", "1")

    def type(self, request: Request) -> None:
        """Type ASCII where the keyboard's focus is."""
        xdotool("type", "--delay", "8", "--", request["text"])

    def key(self, request: Request) -> None:
        """Press keys as xdotool names them, such as ctrl+m."""
        xdotool("key", *request["keys"])

    def hold(self, request: Request) -> None:
        """Press a key or let it go."""
        xdotool("keydown" if request["down"] else "keyup", request["key"])

    def set_text(self, request: Request) -> None:
        """Put text of any script into a field, without a keyboard."""
        Atspi.EditableText.set_text_contents(self._find(request), request["text"])

    def act(self, request: Request) -> None:
        """Do an accessibility action, as a screen reader would."""
        widget = self._find(request)
        for index in range(Atspi.Action.get_n_actions(widget)):
            if Atspi.Action.get_action_name(widget, index) == request["action"]:
                Atspi.Action.do_action(widget, index)
                return
        raise NotThereError(f"no action {request['action']}")

    def choose(self, request: Request) -> None:
        """Open a combo box with the mouse and click the item with this text."""
        combo = self._find(request)
        click_at(settled(combo, request["timeout_s"]), 1)
        deadline = time.monotonic() + float(request["timeout_s"])
        while time.monotonic() < deadline:
            place, view = self._item_in_popup(combo, request["text"], request["timeout_s"])
            if view[1] <= place[1] + place[3] // 2 < view[1] + view[3]:
                click_at(place, 1)
                return
            xdotool("mousemove", str(view[0] + view[2] // 2), str(view[1] + view[3] // 2))
            xdotool("click", "5" if place[1] > view[1] else "4")
        raise NotThereError(f"the item {request['text']!r} does not scroll into view")

    def tree(self, _request: Request) -> list[str]:
        """Describe every widget: for a person who looks why a test finds nothing."""
        return [
            " ".join([role_of(each), id_of(each), repr(name_of(each))]) for each in walk(self._app)
        ]

    def _item_in_popup(
        self, combo: Accessible, text: str, timeout_s: float
    ) -> tuple["Extents", "Extents"]:
        def item() -> Accessible:
            items = (
                each
                for each in walk(combo)
                if role_of(each) in ITEM_ROLES and name_of(each) == text
            )
            return next(items, None)

        found = until(item, timeout_s, f"item {text!r}")
        return settled(found, timeout_s), settled(found.get_parent(), timeout_s)

    def _application(self, request: Request) -> Accessible:
        for app in children(Atspi.get_desktop(0)):
            try:
                named = request.get("name") is not None and re.fullmatch(
                    request["name"], name_of(app)
                )
                if (named or request.get("pid") == app.get_process_id()) and app.get_child_count():
                    return app
            except GLib.Error:
                continue
        return None

    def _find(self, request: Request) -> Accessible:
        target = request["target"]
        return until(lambda: self._search(target), request["timeout_s"], f"widget {target}")

    def _search(self, target: dict[str, Any]) -> Accessible:
        key = json.dumps(target, sort_keys=True)
        known = self._found.get(key)
        if known is not None and fits(known, target):
            return known
        looked_through = walk(self._app) if target.get("hidden") else showing(self._app)
        self._found[key] = next((each for each in looked_through if fits(each, target)), None)
        return self._found[key]


Extents = tuple[int, int, int, int]
ITEM_ROLES = {"list item", "menu item"}


def until(look: Any, timeout_s: float, what: str) -> Any:
    """Call `look` until it gives something."""
    deadline = time.monotonic() + timeout_s
    while True:
        try:
            found = look()
        except GLib.Error:  # the widget went away while it was looked at
            found = None
        if found is not None:
            return found
        if time.monotonic() > deadline:
            raise NotThereError(f"{what} is not there after {timeout_s} s")
        time.sleep(POLL_S)


def fits(widget: Accessible, target: dict[str, Any]) -> bool:
    """Tell whether a widget is what the target describes; cheap questions first."""
    try:
        return (
            ("role" not in target or role_of(widget) == target["role"])
            and (
                "object_name" not in target
                or id_of(widget).rpartition(".")[2] == target["object_name"]
            )
            and ("name" not in target or re.fullmatch(target["name"], name_of(widget)) is not None)
            and (target.get("hidden", False) or has_state(widget, "SHOWING"))
        )
    except GLib.Error:
        return False


def children(widget: Accessible) -> Iterator[Accessible]:
    """Give the direct children that still exist."""
    for index in range(widget.get_child_count()):
        child = widget.get_child_at_index(index)
        if child is not None:
            yield child


def walk(widget: Accessible) -> Iterator[Accessible]:
    """Give a widget and all below it."""
    yield widget
    try:
        for child in children(widget):
            yield from walk(child)
    except GLib.Error:  # this branch went away
        return


def showing(widget: Accessible) -> Iterator[Accessible]:
    """Give a widget and all below it but what is hidden, and what lies in it: each costs a question
    to the program, which answers a few hundred a second.
    """
    yield widget
    try:
        for child in children(widget):
            if child.get_child_count() == 0 or has_state(child, "SHOWING"):
                yield from showing(child)
    except GLib.Error:  # this branch went away
        return


def settled(widget: Accessible, timeout_s: float) -> Extents:
    """Give the place of a widget once it stands still."""
    seen = extents_of(widget)
    since = time.monotonic()
    deadline = since + timeout_s
    while time.monotonic() < deadline:
        time.sleep(POLL_S)
        now = extents_of(widget)
        if now != seen or now[2] <= 0 or now[3] <= 0:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since >= STILL_S:
            return seen
    raise NotThereError(f"{name_of(widget)!r} does not stand still, last at {seen}")


def click_at(place: Extents, button: int) -> None:
    """Move the real mouse to the middle and click."""
    x, y, width, height = place
    move_mouse(x + width // 2, y + height // 2)
    xdotool("click", str(button))


def move_mouse(x: int, y: int) -> None:
    """Move the real mouse there and wait until it is; xdotool waits for 16 s if it was there
    already.
    """
    if f"x:{x} y:{y} " not in xdotool("getmouselocation"):
        xdotool("mousemove", "--sync", str(x), str(y))


def xdotool(*arguments: str) -> str:
    """Act as a person would, and return what xdotool says."""
    ended = subprocess.run(["xdotool", *arguments], check=True, capture_output=True, timeout=300)
    return ended.stdout.decode()


def name_of(widget: Accessible) -> str:
    """Read the accessible name."""
    return str(widget.get_name() or "")


def role_of(widget: Accessible) -> str:
    """Read the role, such as "push button"."""
    return str(widget.get_role_name())


def id_of(widget: Accessible) -> str:
    """Read the accessible id: Qt's object names from the window down, with dots between."""
    return str(widget.get_accessible_id() or "")


def text_of(widget: Accessible) -> str:
    """Read the text, of a widget without any the name."""
    try:
        return str(Atspi.Text.get_text(widget, 0, Atspi.Text.get_character_count(widget)))
    except GLib.Error:
        return name_of(widget)


def extents_of(widget: Accessible) -> Extents:
    """Read x, y, width and height on the screen."""
    extents = Atspi.Component.get_extents(widget, Atspi.CoordType.SCREEN)
    return extents.x, extents.y, extents.width, extents.height


def has_state(widget: Accessible, state: str) -> bool:
    """Ask the program itself, not what AT-SPI remembers."""
    widget.clear_cache()
    return bool(widget.get_state_set().contains(getattr(Atspi.StateType, state)))


def items_of(widget: Accessible) -> list[str]:
    """Read the texts of the items of a list or combo box, shown or not."""
    return [name_of(each) for each in walk(widget) if role_of(each) in ITEM_ROLES]


def rows_of(widget: Accessible) -> list[list[str]]:
    """Read texts and descriptions of the items of a list, shown or not."""
    rows = [each for each in walk(widget) if role_of(each) in ITEM_ROLES]
    return [[name_of(each), str(each.get_description() or "")] for each in rows]


READERS: dict[str, Callable[[Accessible], Any]] = {
    "name": name_of,
    "role": role_of,
    "id": id_of,
    "text": text_of,
    "value": lambda widget: float(Atspi.Value.get_current_value(widget)),
    "extents": extents_of,
    "items": items_of,
    "rows": rows_of,
    "description": lambda widget: str(widget.get_description() or ""),
    "enabled": lambda widget: has_state(widget, "ENABLED"),
    "checked": lambda widget: has_state(widget, "CHECKED"),
    "focused": lambda widget: has_state(widget, "FOCUSED"),
}
COMMANDS = (
    "attach", "get", "exists", "click", "drag", "type", "key", "hold", "set_text", "act", "choose", "tree",
)  # fmt: skip


def main() -> None:
    """Answer requests until stdin ends."""
    Atspi.init()
    Atspi.set_timeout(2000, 15000)
    desk = Desk()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] not in COMMANDS:
                raise NotThereError(f"no command {request['do']}")
            answer = {"result": getattr(desk, request["do"])(request)}
        except (NotThereError, GLib.Error, subprocess.SubprocessError) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
