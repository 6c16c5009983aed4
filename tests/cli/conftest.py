"""Fixtures: a pack to play."""

from pathlib import Path

import pytest

from tests.cli.playing import write_quiz


@pytest.fixture
def quiz(tmp_path: Path) -> str:
    """Return the path of a pack from `tests.cli.playing`."""
    return write_quiz(tmp_path / "quiz.yaml")
