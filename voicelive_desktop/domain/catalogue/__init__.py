"""What the service offers, as tables with their dates: models, voices, templates.

Nothing that a person chose; that is in settings.
"""
