"""Rounds put together and played: what is between the command line and the wings."""
