"""What the program keeps: settings, profiles, secrets.

Only files and the keyring; what a value means is in domain.settings.
"""
