"""Tells how many typed answers are marked as a fair host would: ``python -m tests.marking FILE …``.

A file has a pair in each line, in columns with tabs between them; its first line, which starts
with #, names the columns. Text: ``answer``, ``typed``, what a fair host says. Numbers: ``answer``,
``tolerance``, ``unit``, ``typed``, what a fair host says (right, wrong, or ask again). Two columns
alone are answers of which the second is wrong as soon as the pack says so, in either way.
"""

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import FULL, Question, Wrong

PAIRS = Path(__file__).parent / "quiz" / "marking" / "pairs"
"""The folder with the pairs that are tests."""


@dataclass(frozen=True)
class Pair:
    """An answer, what is typed, and what a fair host says: right, wrong, or ask again."""

    place: str
    question: Question
    typed: str
    fair: str

    @property
    def decided(self) -> str:
        """What the program says."""
        answer = (self.typed,)
        if self.question.form(random.Random(0)).problem(answer):
            return "ask again"
        return "right" if self.question.mark(answer).credit == FULL else "wrong"

    def __str__(self) -> str:
        solution = "; ".join(self.question.solution())
        return f"{self.place}: {solution!r}, typed {self.typed!r}: {self.decided}, not {self.fair}"


def pairs_in(path: Path) -> Iterator[Pair]:
    """Yield the pairs in the file at ``path``."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line and not re.match("# *answer\t", line):
            place = f"{path.name}:{number}"
            yield from _pairs(place, [_unescaped(cell) for cell in line.split("\t")])


def _pairs(place: str, cells: list[str]) -> Iterator[Pair]:
    answer, *rest = cells
    match rest:
        case [typed]:
            rejecting = _text(answer, reject=(Wrong(typed),))
            yield Pair(place, _text(answer, exact=True), typed, "wrong")
            yield Pair(place, rejecting, typed, "wrong")
            yield Pair(place, rejecting, answer, "right")
        case [typed, fair]:
            yield Pair(place, _text(answer), typed, fair)
        case [tolerance, unit, typed, fair]:
            number = Number(
                id="x",
                question="?",
                answer=Decimal(answer),
                tolerance=Decimal(tolerance),
                unit=unit,
            )
            yield Pair(place, number, typed, fair)
        case _:
            raise ValueError(f"{place}: {len(cells)} columns")


def _text(answer: str, **fields: object) -> Text:
    return Text(id="x", question="?", answer=answer, **fields)  # type: ignore[arg-type]


def _unescaped(cell: str) -> str:
    code = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))")
    return code.sub(lambda match: chr(int(match[1] or match[2], 16)), cell)


def main(paths: list[str]) -> int:
    """Print each pair that is not decided as it says, and how many are; return the exit code."""
    pairs = [pair for path in paths for pair in pairs_in(Path(path))]
    unfair = [pair for pair in pairs if pair.decided != pair.fair]
    for pair in unfair:
        print(pair)
    wrong = [pair for pair in pairs if pair.fair != "right"]
    lenient = [pair for pair in unfair if pair.decided == "right"]
    fair = len(pairs) - len(unfair)
    print(f"{fair} of {len(pairs)} as a fair host ({fair / max(len(pairs), 1):.1%})")
    print(f"{len(lenient)} of {len(wrong)} that aren't right were taken for right")
    return min(len(unfair), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
