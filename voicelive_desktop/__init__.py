"""Voice Live Desktop: a desktop voice companion for Azure Voice Live.

The design is in ARCHITECTURE.md beside this file.
"""

__version__ = "0.1.0"
