"""``anora-quiz data export`` and ``import``: rounds and settings for another machine."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from anora_quiz.cli.output import is_standard_output, print_data, refuse_folder, unwritable
from anora_quiz.errors import AnoraQuizError, RecordsError, SettingsError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.packs.pack_names import did_you_mean_file
from anora_quiz.paths import path_of
from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.standard_error import print_warning

_STREAM = "-"
_MOST_WARNINGS = 20  # that are printed


class _Warnings:
    """Prints the first warnings, and counts all."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, warning: AnoraQuizError) -> None:
        """Print ``warning``, unless there were many."""
        self.count += 1
        if self.count <= _MOST_WARNINGS:
            print_warning(warning)

    def finish(self) -> None:
        """Say how many were not printed; if there was any warning, end with exit code 1."""
        if self.count > _MOST_WARNINGS:
            more = count_of(self.count - _MOST_WARNINGS, "more line")
            print_warning(AnoraQuizError(f"{more} were skipped"))
        if self.count:
            raise typer.Exit(AnoraQuizError.exit_code)


def export(
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]",
            help="New file (default: -, standard output).",
            show_default=False,
        ),
    ] = _STREAM,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Write your finished rounds and settings as JSON Lines, for another machine.

    Exits with 1 if rounds were left out because they couldn't be read.
    """
    from anora_quiz.records.settings import chosen_settings
    from anora_quiz.records.transfer.exporting import lines

    session = Session.open()
    if not session.folders.scores.exists():
        raise UsageError("there is nothing to export yet", "play a round with `anora-quiz play`")
    warnings = _Warnings()
    settings = {}
    try:
        settings = chosen_settings(session.folders.config)
    except SettingsError as error:
        warnings.add(error)
    with session.store() as store:
        made = lines(store, settings, warnings.add)
        if is_standard_output(file):
            for line in made:
                print_data(line)
        else:
            _save(path_of(file), made, replaces=force)
            session.say(f"Exported your rounds to {visible(file)}")
    warnings.finish()


def _save(path: Path, made: Iterable[str], *, replaces: bool) -> None:
    """Save the lines ``made`` at ``path``, all or none. Raises `AnoraQuizError`."""
    from anora_quiz.saving import is_device, move_into_place, save_new, saved_beside

    refuse_folder(path)
    try:
        if not replaces or is_device(path):
            save_new(path, made)
            return
        path = Path(os.path.realpath(path))  # a link stays a link
        encoded = (line.encode() for line in made)
        with saved_beside(path, encoded, f".{path.name[:100]}-") as temporary:
            move_into_place(temporary, path, replaces=True)
    except FileExistsError:
        hint = "choose another name, or use --force to replace it"
        raise UsageError(f'"{path}" already exists', hint) from None
    except OSError as error:
        raise unwritable(path, error) from None


def import_file(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="File from `data export` (-: standard input).")
    ],
) -> None:
    """Add the rounds and settings of a file from `data export`.

    What is here already stays: importing a file twice changes nothing.

    Exits with 1 if lines were skipped.
    """
    from anora_quiz.records.transfer.importing import import_lines
    from anora_quiz.records.transfer.settings import add_settings

    session, warnings = Session.open(), _Warnings()
    shown = "standard input" if file == _STREAM else f'"{file}"'

    def skip(number: int, problem: str) -> None:
        warnings.add(RecordsError(f"line {number:,} of {shown} was skipped: {problem}"))

    with _opened(file) as lines, session.store() as store:
        try:
            found = import_lines(store, lines, skip)
        except RecordsError as error:
            message = re.sub("^the file", lambda _: shown, str(error))
            raise RecordsError(message, error.hint) from None
        except OSError as error:
            message = f"can't read {shown}: {error.strerror}"
            raise RecordsError(message, "check where it comes from") from None
    session.say(f"Added {count_of(found.added, 'round')}.")
    if found.known:
        session.say(f"Already here: {count_of(found.known, 'round')}.")
    if found.changed:
        session.say(f"Already here, and brought up to date: {count_of(found.changed, 'round')}.")
    try:
        if found.settings and add_settings(session.folders.config, found.settings):
            session.say("Added settings that you had not chosen here.")
    except SettingsError as error:
        warnings.add(error)
    warnings.finish()


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    """Yield the file or standard input to read. Raises `UsageError`."""
    if file == _STREAM:
        yield sys.stdin.buffer
        return
    path = path_of(file)
    refuse_folder(path)
    try:
        opened = path.open("rb")
    except (FileNotFoundError, ValueError):  # ValueError: a path that no file can have
        raise UsageError(f'no file "{path}"', did_you_mean_file(path)) from None
    with opened:
        yield opened
