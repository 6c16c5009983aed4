"""Whatever happens to a pack, the checker tells what is wrong, and soon.

``pytest -m fuzz`` runs the long one; ``python -m tests.fuzz`` prints what came of it.
"""

from pathlib import Path

import pytest

from tests.fuzz import fuzz

_SECONDS = 2.0


def test_a_hundred_accidents_end_in_problems_or_good_packs(tmp_path: Path) -> None:
    assert fuzz(100, tmp_path).slowest < _SECONDS


@pytest.mark.fuzz
def test_five_thousand_accidents_end_in_problems_or_good_packs(tmp_path: Path) -> None:
    assert fuzz(5000, tmp_path).slowest < _SECONDS
