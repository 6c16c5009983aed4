"""``anora-quiz data path`` and ``backup``: where the player's files are, and copies of scores."""

import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from anora_quiz.cli.options import JsonOption
from anora_quiz.cli.output import is_standard_output, print_json
from anora_quiz.errors import RecordsError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.paths import path_of
from anora_quiz.records import backups
from anora_quiz.saving import is_device
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible


def path(as_json: JsonOption = False) -> None:
    """Show where your data is: rounds and scores, backups, packs, and settings."""
    session = Session.open()
    folders = session.folders
    made = backups.backups(folders.scores)
    found = {
        "scores": (folders.scores, "rounds and scores"),
        "backups": (backups.folder_of(folders.scores), "copies of rounds and scores"),
        "packs": (folders.packs, "packs you added"),
        "config": (folders.config, "settings"),
        "library": (folders.library, "compiled packs (safe to delete)"),
    }
    if as_json:
        paths = {name: str(path) for name, (path, _) in found.items()}
        print_json({**paths, "backup_files": list(map(str, made))})
        return
    lines: list[Line] = []
    for name, (path, about) in found.items():
        lines.append(((f"{name}: ", "label"), (visible(str(path)), ""), (f" · {about}", "quiet")))
        if name == "backups":
            lines += [((f"  {visible(each.name)}", ""),) for each in made]
    say(lines, is_plain=session.prints_plainly)


def backup(
    file: Annotated[
        str,
        typer.Argument(metavar="[FILE]", help="New file, or a folder (default: backups folder)."),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Copy your rounds and scores to a file, even during a round.

    Exits with 1 if they are damaged.
    """
    session = Session.open()
    source = session.folders.scores
    if not source.exists():
        raise UsageError("there is nothing to back up yet", "play a round with `anora-quiz play`")
    target = path_of(file) if file else backups.folder_of(source)
    if is_standard_output(file) or is_device(target):
        shown = "standard output" if is_standard_output(file) else f'"{target}"'
        raise UsageError(f"a backup can't be written to {shown}", "name a file or a folder")
    if not file or target.is_dir():
        target = _copy_into(target, source, session.clock.now())
    else:
        _copy_to(target, source, replaces=force)
    session.say(f"Saved a backup: {visible(str(target))}")
    if backups.is_damaged(target):
        message = f'"{source}" is damaged, and so is this copy'
        raise RecordsError(message, "run `anora-quiz data check`")


def _copy_into(folder: Path, source: Path, at: datetime) -> Path:
    """Copy the database to a new file in ``folder``, and return that.

    It's named after the local time ``at``, or the first second after it whose name is free.
    """
    while True:
        target = folder / backups.name_of(source, at)
        if not os.path.lexists(target):
            with suppress(FileExistsError):  # another process was faster
                backups.copy(source, target)
                return target
        at += timedelta(seconds=1)


def _copy_to(target: Path, source: Path, *, replaces: bool) -> None:
    """Copy the database to ``target``. Raises `UsageError` if there can't be a backup."""
    if target.exists() and target.samefile(source):
        raise UsageError(f'"{target}" is the database itself', "choose another name")
    try:
        backups.copy(source, target, replaces=replaces)
    except FileExistsError:
        message = f'"{target}" already exists'
        raise UsageError(message, "choose another name, or use --force to replace it") from None
