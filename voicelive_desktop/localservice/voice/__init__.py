"""From words to sound: the voices, how text is read aloud, word times, visemes."""
