"""Fixtures: a separate database for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from anora_quiz.records.store import Store
from tests.records.builders import LATER


@pytest.fixture
def path(home: Path) -> Path:
    """Return the path of the database; neither it nor its folder exists yet."""
    return home / "scores.db"


@pytest.fixture
def warnings() -> list[str]:
    """Return the list of what `store` warns of."""
    return []


@pytest.fixture
def store(path: Path, warnings: list[str]) -> Iterator[Store]:
    with Store(path, lambda: LATER, lambda warning: warnings.append(str(warning))) as opened:
        yield opened
