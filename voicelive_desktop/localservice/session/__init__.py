"""One session of a client: listening, the conversation, answers.

Nothing that knows a network model.
"""
