"""Functions that reach the person's desktop: a web page, the clipboard. How they do so
is passed in.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from voicelive_desktop.domain.words.tool_words import ToolWords
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.registry import FunctionCall, Tool, ToolFailedError

LONGEST_ADDRESS = 2_000
MOST_CLIPBOARD = 20_000  # characters


def web_page_tool(open_page: Callable[[str], bool]) -> Tool:
    """Opens http and https addresses in the browser."""

    async def act(call: FunctionCall) -> str:
        address = str(call.arguments["url"]).strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            raise ToolFailedError("this is no web address") from None
        usable = parts.scheme in {"http", "https"} and parts.hostname and address.isprintable()
        if not usable or len(address) > LONGEST_ADDRESS:
            raise ToolFailedError("this is no web address")
        if not open_page(address):
            raise ToolFailedError("no browser could be opened")
        return "The page is open in the browser."

    return Tool(
        "open_web_page",
        Words("Opens a web page in the user's browser."),
        {
            "type": "object",
            "properties": {
                "url": {"type": "string", "description": Words("With https:// before it.")}
            },
            "required": ["url"],
        },
        act=act,
        words=ToolWords(Words("Opening a page…"), Words("Opened a page"), "gear"),
    )


def clipboard_tools(read: Callable[[], str], write: Callable[[str], None]) -> tuple[Tool, ...]:
    """Read and write the text on the clipboard."""

    async def get(_call: FunctionCall) -> str:
        text = read()
        return text[:MOST_CLIPBOARD] or "The clipboard has no text."

    async def put(call: FunctionCall) -> str:
        write(str(call.arguments["text"])[:MOST_CLIPBOARD])
        return "The text is on the clipboard."

    reading = Tool(
        "read_clipboard",
        Words("Reads the text that the user has copied."),
        {"type": "object", "properties": {}},
        act=get,
        words=ToolWords(Words("Reading the clipboard…"), Words("Read the clipboard"), "copy"),
    )
    writing = Tool(
        "write_clipboard",
        Words("Puts a text on the user's clipboard."),
        {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]},
        act=put,
        words=ToolWords(
            Words("Writing to the clipboard…"), Words("Wrote to the clipboard"), "copy"
        ),
    )
    return reading, writing
