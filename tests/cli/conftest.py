"""A pack to play."""

from pathlib import Path

import pytest

from tests.cli.playing import write_quiz


@pytest.fixture
def quiz(tmp_path: Path) -> str:
    """Return where a pack of `tests.cli.playing` is."""
    return write_quiz(tmp_path / "quiz.yaml")
