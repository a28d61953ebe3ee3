"""MCP servers that this service calls for a session: the port, and the line to them over HTTP."""
