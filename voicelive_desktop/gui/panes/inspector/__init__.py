"""The drawer that tells why: every message, every wait, every token. It is built when it is first
opened.

What only tells how the conversation goes, for everybody, belongs in `gui/transcript` or
`gui/voice_bar`.
"""
