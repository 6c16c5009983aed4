"""The notes on an import or export as lines; similar notes share a line."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.formats.base import Note

_MOST_LINES = 100  # that are printed without --all
_FEWEST_TOGETHER = 3  # notes of a sort that share a line
_MOST_PLACES = 3  # that are named on such a line
_QUOTED = re.compile("“[^”]*+”")

AllOption = Annotated[
    bool, typer.Option("--all", help="Show every note instead of grouping similar ones.")
]


def print_notes(
    notes: "Sequence[Note]", path: Path | None = None, *, shows_all: bool = False
) -> None:
    """Print the `note_lines` on standard error."""
    for line in note_lines(notes, path, shows_all=shows_all):
        print(visible(line), file=sys.stderr)


def note_lines(
    notes: "Sequence[Note]", path: Path | None = None, *, shows_all: bool = False
) -> list[str]:
    """Return ``notes`` as lines; those on an import begin with the ``path`` of the file.

    With ``shows_all``, each note has a line of its own, in the order of the file. Otherwise the
    questions that were left out come first, notes of the same sort share a line, and there are
    no more than a hundred of these lines.
    """
    ordered = sorted(notes, key=attrgetter("line"))
    if shows_all:
        return [_placed(note, path) for note in ordered]
    sorts = sorted(_sorts(ordered), key=lambda sort: not sort[0].is_loss)
    lines = [line for sort in sorts for line in _lines(sort, path)]
    if hidden := lines[_MOST_LINES:]:
        return [*lines[:_MOST_LINES], f"… and {len(hidden):,} more. Show all of them with --all."]
    return [*lines, "Show every note with --all."] if len(lines) < len(ordered) else lines


def _sorts(notes: "Sequence[Note]") -> "Iterator[list[Note]]":
    """Yield the notes of each sort, in the order of their first ones."""
    sorts: dict[str, list[Note]] = {}
    for note in _split(notes):
        sorts.setdefault(_sort_of(note), []).append(note)
    yield from sorts.values()


def _sort_of(note: "Note") -> str:
    """Return what notes like ``note`` have in common, with … for each name and quoted text."""
    return _QUOTED.sub("…", (note.template or note.message).replace("{}", "…"))


def _split(notes: "Sequence[Note]") -> "Iterator[Note]":
    """Yield ``notes``, and each of their parts that enough others have as a note of its own."""
    counts = Counter((note.template, part) for note in notes for part in note.parts)
    for note in notes:
        alike = [each for each in note.parts if counts[note.template, each] >= _FEWEST_TOGETHER]
        others = [each for each in note.parts if each not in alike]
        yield from (_listing(note, [each]) for each in alike)
        if others:
            yield _listing(note, others)
        if not note.parts:
            yield note


def _listing(note: "Note", parts: Sequence[str]) -> "Note":
    """Return ``note`` with these ``parts`` alone, as a note of a sort of its own."""
    return replace(note, message=note.template.format(", ".join(parts)), template="", parts=())


def _lines(notes: "Sequence[Note]", path: Path | None) -> Iterator[str]:
    """Yield the lines for all ``notes`` of a sort."""
    if len(notes) < _FEWEST_TOGETHER:
        yield from (_placed(note, path) for note in notes)
        return
    first, count = notes[0], len(notes)
    message = _sort_of(first)
    if first.is_loss:
        from anora_quiz.packs.formats.base import SKIPPED

        message = f"skipped {count_of(count, 'question')}: {message.removeprefix(SKIPPED)}"
    else:
        message = f"{count_of(count, 'question' if first.question else 'time')}: {message}"
    names = dict.fromkeys(note.question for note in notes if note.question)
    lines = dict.fromkeys(f"{note.line:,}" for note in notes if note.line)
    noun = "" if not lines else "line " if len(lines) == 1 else "lines "
    places = f" ({noun}{_first_of([*names, *lines])})" if names or lines else ""
    yield f"{path}: {message}{places}" if path else f"{message}{places}"


def _placed(note: "Note", path: Path | None) -> str:
    """Return ``note`` with its place: a line of the file, or a question of the pack."""
    if path:
        return f"{path}:{note.line}: {note.message}" if note.line else f"{path}: {note.message}"
    return f"{note.question}: {note.message}" if note.question else note.message


def _first_of(places: Sequence[str]) -> str:
    """Return the first ``places``, and how many more there are."""
    shown = list(places[:_MOST_PLACES])
    more = [f"{len(places) - len(shown):,} more"] if len(places) > len(shown) else []
    *others, last = [*shown, *more]
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} and {last}" if others else last
