"""MCP servers on this computer or network: how they are written down, started, asked and ended."""
