"""How states and problems read to a person, and in which language.

No widgets.
"""
