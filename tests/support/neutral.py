"""What makes a program speak English and write numbers as English does, whatever the person's
system speaks.
"""

# LANGUAGE goes before the others where Qt looks for the language of the system.
ENGLISH = {"LANGUAGE": "en", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
