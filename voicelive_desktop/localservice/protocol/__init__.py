"""The Voice Live protocol as this service reads and writes it: messages, fields, errors,
formats of sound.

Nothing that speaks or hears.
"""
