"""Problems of packs as lines: each with its place, an excerpt, and its hint, and a summary.

For programs, they are JSON or annotations.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.prose import Line
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.problems import Inspection, Problem
    from anora_quiz.packs.syntax.line_index import Lines

_MAX_LINES = 195  # for these problems, most of them in excerpts
_LINES_PER_EXCERPT = 5


def report(found: "Sequence[Inspection]", width: int, limit: int | None) -> Iterator[Line]:
    """Yield the first ``limit`` problems, or all of them for None, and a summary.

    As many problems as fit on a few screens have an excerpt; the rest take one line each.
    """
    from anora_quiz.packs.syntax.line_index import Lines

    total = sum(len(each.problems) for each in found)
    shown = total if limit is None else min(total, limit)
    affordable = (_MAX_LINES - shown) // (_LINES_PER_EXCERPT - 1)
    with_excerpts = shown if limit is None else min(shown, affordable)
    number = 0
    for each in found:
        lines = Lines(each.text)
        for problem in each.problems[: shown - number]:
            number += 1
            if number <= with_excerpts:
                yield from _lines_with_excerpt(problem, lines, width)
            else:
                yield _headline(problem, problem.hint)
    if shown < total:
        more = count_of(total - shown, "more problem")
        yield ((f"… and {more}. Show all of them with --all.", "quiet"),)
    elif with_excerpts < shown:
        yield (("Show the lines of all problems with --all.", "quiet"),)
    yield from _summary(found)


def _lines_with_excerpt(problem: "Problem", lines: "Lines", width: int) -> Iterator[Line]:
    """Yield ``problem`` with an excerpt and its hint."""
    from anora_quiz.terminal.excerpt import excerpt

    yield _headline(problem)
    line = lines[problem.location.line - 1]
    if line and not line.isspace():
        yield from excerpt(line, *problem.location, width)
    if problem.hint:
        yield ("      = ", "quiet"), (visible(problem.hint), "")
    yield ()


def _headline(problem: "Problem", hint: str = "") -> Line:
    style = "wrong" if problem.severity == "error" else "partly"
    shown_hint = f" ({visible(hint)})" if hint else ""
    line, column, _ = problem.location
    return (
        (f"{visible(problem.path)}:{line}:{column}: ", "label"),
        (problem.severity, style),
        (f": {visible(problem.message)}{shown_hint} ", ""),
        (f"[{problem.code}]", "quiet"),
    )


def _summary(found: "Sequence[Inspection]") -> Iterator[Line]:
    errors, warnings = count_of_severity(found, "error"), count_of_severity(found, "warning")
    questions = count_of(sum(each.count for each in found), "question")
    files = sum(bool(each.text) or each.path.is_file() for each in found)
    line = [(f"Checked {count_of(files, 'pack')} ({questions}): ", "")] if files else []
    line += [(count_of(errors, "error"), "wrong")] if errors else []
    line += [(" and ", "")] if errors and warnings else []
    line += [(count_of(warnings, "warning"), "partly")] if warnings else []
    line += [("no problems", "correct")] if not errors and not warnings else []
    yield (*line, (".", ""))


def count_of_severity(found: "Sequence[Inspection]", severity: str) -> int:
    """Return how many problems of ``severity`` there are."""
    return sum(problem.severity == severity for each in found for problem in each.problems)


def print_json(problems: "Iterable[Problem]") -> None:
    """Print ``problems`` as a JSON list, one at a time because there may be very many."""
    separator = "["
    for problem in problems:
        # Put together here, because Python's own indentation takes many times as long.
        fields = (
            f'    "{name}": {json.dumps(each)}' for name, each in _problem_data(problem).items()
        )
        print(separator, "  {", ",\n".join(fields), "  }", sep="\n", end="")
        separator = ","
    print("[]" if separator == "[" else "\n]")


def _problem_data(problem: "Problem") -> dict[str, str | int]:
    line, column, width = problem.location
    return {
        "path": problem.path,
        "line": line,
        "column": column,
        "end_line": line,
        "end_column": column + width,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def annotation(problem: "Problem") -> str:
    """Return a workflow command of GitHub, with special characters escaped as it requires."""
    line, column, width = problem.location
    properties = {
        "file": problem.path,
        "line": line,
        "col": column,
        "endColumn": column + width,
        "title": problem.code,
    }
    shown_properties = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items()
    )
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"::{problem.severity} {shown_properties}::{_escaped(visible(problem.message + hint))}"


def _escaped(text: str, separators: str = "") -> str:
    for character in f"%\r\n{separators}":
        text = text.replace(character, f"%{ord(character):02X}")
    return visible(text)
