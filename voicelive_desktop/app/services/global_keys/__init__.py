"""Keys that work from anywhere: one port, and a way for each system. What a key does belongs
to the domain.
"""
