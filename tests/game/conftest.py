"""Fixtures: a pack to play."""

from tests.cli.conftest import quiz

__all__ = ["quiz"]
