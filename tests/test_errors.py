"""Errors: what is wrong, and what to do."""

from io import StringIO

import pytest

from anora_quiz.errors import AnoraQuizError, PackError
from anora_quiz.packs.problems import BrokenPack, Problem
from anora_quiz.packs.syntax.tree import Location
from anora_quiz.terminal.standard_error import print_error, print_warning
from tests.cases import for_each


@for_each(
    ("error", "lines", "sentences"),
    [
        (AnoraQuizError("no such round"), ["error: no such round"], "No such round."),
        (
            PackError('no pack named "oscar"', 'did you mean "oscars"?'),
            ['error: no pack named "oscar"', 'hint: did you mean "oscars"?'],
            'No pack named "oscar". Did you mean "oscars"?',
        ),
        (
            PackError('"x.yaml" already exists', "choose another name"),
            ['error: "x.yaml" already exists', "hint: choose another name"],
            '"x.yaml" already exists. Choose another name.',
        ),
    ],
)
def test_error_has_lines_for_commands_and_sentences_for_the_game(
    error: AnoraQuizError, lines: list[str], sentences: str
) -> None:
    assert error.lines() == lines
    assert error.sentences() == sentences


def _problem(line: int, code: str = "missing-field") -> Problem:
    return Problem("x.yaml", Location(line, 5), code, "`kind` is missing", "add `kind:`")


def test_broken_pack_has_lines_for_each_of_its_first_problems() -> None:
    error = BrokenPack(*map(_problem, range(1, 24)))
    lines = error.lines()
    assert lines[:3] == [
        "error: x.yaml:1:5: `kind` is missing",
        "hint: add `kind:`",
        "error: x.yaml:2:5: `kind` is missing",
    ]
    assert lines[40:] == ["… and 3 more"]


def test_file_that_cannot_be_read_has_no_line() -> None:
    error = BrokenPack(_problem(1, "unreadable-file"))
    assert error.lines()[0] == 'error: "x.yaml": `kind` is missing'
    assert error.sentences() == '"x.yaml": `kind` is missing. Add `kind:`.'


def test_game_says_how_to_see_the_problems_of_a_pack() -> None:
    assert BrokenPack(_problem(1), _problem(2)).sentences() == (
        '"x.yaml" has 2 problems. Run `anora-quiz packs check x.yaml`.'
    )


def test_each_part_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(AnoraQuizError("one\ntwo\x1b", "three\nfour"))
    print_warning(AnoraQuizError("five", "six"))
    assert capsys.readouterr().err == (
        "error: one two\\x1b\nhint: three four\nwarning: five\nhint: six\n"
    )


class _Closed(StringIO):
    def write(self, _: str) -> int:
        raise OSError


def test_error_that_cannot_be_printed_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", _Closed())
    print_error(AnoraQuizError("nobody reads this"))
