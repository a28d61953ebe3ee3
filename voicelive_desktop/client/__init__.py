"""Voice Live over asyncio; no Qt, no sound card."""
