"""Test that the checker quickly reports what is wrong with packs that were damaged at random.

``pytest -m fuzz`` runs the long one; ``python -m tests.fuzz`` prints what came of it.
"""

from pathlib import Path

import pytest

from tests.fuzz import fuzz, largest
from tests.harmful import run_measured

_SECONDS = 2.0
_MANY = 5000
_PART = 500  # a worker's turn
_LARGEST = 20


def test_a_few_accidents_end_in_problems_or_good_packs(tmp_path: Path) -> None:
    tally = fuzz(range(60), tmp_path)
    assert tally.slowest < _SECONDS
    assert tally.good


@pytest.mark.fuzz
@pytest.mark.parametrize("first", range(0, _MANY, _PART))
def test_five_thousand_accidents_end_in_problems_or_good_packs(first: int, tmp_path: Path) -> None:
    assert fuzz(range(first, first + _PART), tmp_path).slowest < _SECONDS


@pytest.mark.fuzz
def test_the_largest_accidents_take_little_memory(tmp_path: Path) -> None:
    for content in largest(range(_MANY), _LARGEST):
        (tmp_path / "mutated.yaml").write_bytes(content)
        measured = run_measured(["packs", "check", "mutated.yaml"], tmp_path / "home")
        assert measured.faults(len(content)) == []
