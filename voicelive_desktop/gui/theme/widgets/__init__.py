"""Small widgets that every room uses, so that they look and behave the same everywhere."""
