"""Settings as the service reads and writes them: session.update, response.create, JSON,
what was refused.

No decision when something is sent.
"""
