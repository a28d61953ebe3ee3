"""A small MCP server with a list of notes: an example for "MCP servers" on the page Functions.

    python notes_server.py              speaks over standard input and output
    python notes_server.py --http PORT  serves http://127.0.0.1:PORT/mcp

It needs the package "mcp" (pip install mcp). Notes lie in the file that the variable NOTES_FILE
names; without it they are forgotten at the end.
"""

import argparse
import json
import os
from pathlib import Path

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

server = MCPServer("notes")
FILE = Path(os.environ["NOTES_FILE"]) if os.environ.get("NOTES_FILE") else None
notes: list[str] = []


def load() -> None:
    """Read the notes of earlier."""
    if FILE is not None and FILE.exists():
        notes[:] = json.loads(FILE.read_text(encoding="utf-8"))


def save() -> None:
    """Keep the notes."""
    if FILE is not None:
        FILE.write_text(json.dumps(notes), encoding="utf-8")


@server.tool()
def add_to_list(item: str) -> str:
    """Add something to the list, such as milk to the shopping list."""
    notes.append(item)
    save()
    return f"{item} is on the list now"


@server.tool()
def read_list() -> str:
    """Tell everything that is on the list."""
    return ", ".join(notes) or "the list is empty"


@server.tool()
def remove_from_list(item: str) -> str:
    """Remove something from the list."""
    if item not in notes:
        raise ToolError(f"{item} is not on the list")
    notes.remove(item)
    save()
    return f"{item} is off the list"


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--http", type=int, metavar="PORT")
    port = options.parse_args().http
    load()
    if port is None:
        server.run("stdio")
    else:
        server.run("streamable-http", host="127.0.0.1", port=port)
