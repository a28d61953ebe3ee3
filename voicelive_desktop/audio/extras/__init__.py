"""What is done with sound beside a conversation: recording it to hear it again, and
the audio check.
"""
