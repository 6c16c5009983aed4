"""A database of one test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from anora_quiz.records.store import Store


@pytest.fixture
def path(home: Path) -> Path:
    """Return where the database will be; neither it nor its folder is there yet."""
    return home / "scores.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as opened:
        yield opened
