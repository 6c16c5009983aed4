"""``anora-quiz packs import --update``: updates a pack from a newer file."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.cli.output import is_standard_output, print_data, save
from anora_quiz.cli.packs.asking import is_wanted
from anora_quiz.errors import Canceled, UsageError
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import is_stream
from anora_quiz.paths import path_of
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.quoting import truncated
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.formats.base import Imported
    from anora_quiz.packs.pack import Pack
    from anora_quiz.packs.updating.update import Update

_MOST_LINES = 100  # that are printed without --all

UpdateOption = Annotated[
    str,
    typer.Option(
        "--update",
        metavar="PACK",
        help="Pack to update from FILE (id or path). Shows what changes, and asks.",
    ),
]
KeepRemovedOption = Annotated[
    bool,
    typer.Option("--keep-removed", help="With --update, keep questions that FILE no longer has."),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="With --update, don't ask.")]


class Updating:
    """One run of ``--update``: the pack, and what is wanted."""

    def __init__(self, name: str, *, keeps_removed: bool, is_sure: bool, shows_all: bool) -> None:
        """Find and read the pack called ``name``. Raises `UsageError`, `PackError`."""
        from anora_quiz.packs.checking.check import load

        self._session = Session.open()
        self._keeps_removed = keeps_removed
        self._is_sure = is_sure
        self._shows_all = shows_all
        self.pack: Pack = load(_file_of(self._session, name))

    def run(self, imported: "Imported", out: str) -> None:
        """Show what ``imported`` changes, and write the result over the pack or to ``out``.

        Raises `Canceled`, `UsageError` if nobody can be asked, and `PackError`.
        """
        from anora_quiz.packs.updating.update import compare
        from anora_quiz.packs.writing.yaml_text import written

        update = compare(self.pack, imported, keeps_removed=self._keeps_removed)
        stream = sys.stderr if is_standard_output(out) else sys.stdout
        for line in self._lines(update):
            print(visible(line), file=stream)
        parts = written(update.header, update.questions)
        if is_standard_output(out):
            for part in parts:
                print_data(part)
        elif out:
            save(path_of(out), parts)
            print(f"Wrote {visible(out)}.")
        elif not update.is_empty:
            self._replace("".join(parts))

    def _replace(self, text: str) -> None:
        from anora_quiz.packs.library.install import replace_pack

        path = self.pack.path
        if _has_comments(path.read_text(encoding="utf-8-sig")):
            print("Comments in the pack won't be kept.")
        question = f"\nUpdate {visible(str(path))}?"
        if not self._is_sure and not is_wanted(self._session, question, "Update", "update"):
            print("Nothing was updated.")
            raise Canceled
        kept = replace_pack(path, text)
        print(f"Updated {visible(str(path))}. The old file is kept as {visible(str(kept))}")

    def _lines(self, update: "Update") -> Iterator[str]:
        """Yield a summary, and what changes: the first hundred lines, or all of them."""
        counts = (
            f"{len(update.added):,} added",
            f"{len(update.changed):,} changed",
            f"{len(update.removed):,} removed",
            f"{update.unchanged:,} unchanged",
        )
        if update.is_empty:
            yield f"Nothing has changed in {count_of(update.unchanged, 'question')}."
        else:
            yield f"Questions in {self.pack.id}: {', '.join(counts)}."
        yield from update.notes if self._shows_all else update.notes[:_MOST_LINES]
        lines = list(_changes(update))
        yield from lines if self._shows_all else islice(lines, _MOST_LINES)
        if len(lines) > _MOST_LINES and not self._shows_all:
            hidden = len(lines) - _MOST_LINES
            yield f"… and {count_of(hidden, 'more line')}. Show all of them with --all."


def _changes(update: "Update") -> Iterator[str]:
    """Yield a line for each question that was added or removed, and for each field that changed."""
    for what, questions in (("Added", update.added), ("Removed", update.removed)):
        for question in questions:
            text = truncated(" ".join(question.question.split()))
            yield f"{what} {question.id}: {text}"
    for change in update.changed:
        yield f"Changed {change.question.id}:"
        yield from (f"  {line}" for line in change.lines)


def _file_of(session: Session, name: str) -> Path:
    """Return the file of the pack to update. Raises `UsageError` for a bundled one."""
    from anora_quiz.packs.library.library import is_path

    library = session.library()
    if is_stream(name):
        raise UsageError("a pack to update can't come from standard input", "name its file")
    found = library.own_file(name)
    if found is not None:
        return found
    if library.files_of(name):
        raise UsageError(f'"{name}" is a bundled pack and can\'t be updated')
    path = path_of(name)
    if not is_path(name) and not path.exists():
        raise library.unknown(name)
    return path


def _has_comments(text: str) -> bool:
    from anora_quiz.packs.writing.schema import MODELINE

    lines = text.removeprefix(MODELINE).splitlines()
    return any(line.lstrip().startswith("#") for line in lines)
