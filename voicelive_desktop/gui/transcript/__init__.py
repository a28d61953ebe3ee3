"""The conversation as one sees it: rows, their text and pictures, search, and the page before the
first word.
"""
