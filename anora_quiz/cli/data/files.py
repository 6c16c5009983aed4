"""``anora-quiz data path`` and ``backup``: where the player's files are, and copies of scores."""

import json
from pathlib import Path
from typing import Annotated

import typer

from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session
from anora_quiz.paths import path_of
from anora_quiz.records import backups
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible


def path(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
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
        print(json.dumps({**paths, "backup_files": list(map(str, made))}, indent=2))
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
    """Copy your rounds and scores to a file, even during a round."""
    session = Session.open()
    source = session.folders.scores
    if not source.exists():
        raise UsageError("there is nothing to back up yet", "play a round with `anora-quiz play`")
    target = _target(file, source, backups.name_of(source, session.clock.now()))
    try:
        backups.copy(source, target, replaces=force)
    except FileExistsError:
        message = f'"{target}" already exists'
        raise UsageError(message, "choose another name, or use --force to replace it") from None
    session.say(f"Saved a backup: {visible(str(target))}")


def _target(file: str, source: Path, name: str) -> Path:
    """Return the path of the backup. Raises `UsageError` if there can't be one at ``file``."""
    if file == "-":
        raise UsageError("a backup can't be written to standard output", "name a file or a folder")
    if not file:
        return backups.folder_of(source) / name
    target = path_of(file)
    if target.is_dir():
        return target / name
    if target.exists() and target.samefile(source):
        raise UsageError(f'"{target}" is the database itself', "choose another name")
    return target
