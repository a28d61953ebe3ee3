"""Keeps the service's own voice out of what it hears."""
