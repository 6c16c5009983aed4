"""Answers, what people type, and what a fair host says: one test for each file in `pairs`."""

import pytest

from tests.cases import for_each
from tests.marking import PAIRS, main, pairs_in

_FILES = sorted(PAIRS.glob("*.tsv"))


@for_each("name", [path.name for path in _FILES])
def test_answers_are_marked_as_a_fair_host_would(name: str) -> None:
    pairs = list(pairs_in(PAIRS / name))
    assert pairs
    assert [str(pair) for pair in pairs if pair.decided != pair.fair] == []


def test_each_unfair_mark_is_told_and_counted(
    tmp_path: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pairs.tsv"  # type: ignore[operator]
    path.write_text("# answer\ttyped\tverdict\nAnora\tanora\tright\nAnora\tanora\twrong\n")
    assert main([str(path)]) == 1
    told, total, lenient, _ = capsys.readouterr().out.split("\n")
    assert told == "pairs.tsv:3: 'Anora', typed 'anora': right, not wrong"
    assert total == "1 of 2 as a fair host (50.0%)"
    assert lenient == "1 of 1 that aren't right were taken for right"
