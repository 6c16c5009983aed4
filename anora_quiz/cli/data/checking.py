"""``anora-quiz data check``: tells whether the rounds and scores are well, and repairs them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.errors import RecordsError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible, visible_lines

if TYPE_CHECKING:
    from anora_quiz.records.inspection import Inspection

_MOST_NAMED = 10  # rounds
_FIX = "anora-quiz data check --fix"

_WELL = "Nothing needs repair."

_Backups = dict[Path, int | None]
"""The backups, newest first, and how many rounds each has; None if it is damaged."""


def check(
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair what is wrong; the damaged file is kept.")
    ] = False,
    from_backup: Annotated[
        bool,
        typer.Option(
            "--from-backup", help="With --fix, use the newest backup if nothing can be read."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check your rounds and scores, and repair them if they are damaged.

    Exits with 1 if something is wrong.
    """
    if (fix and as_json) or (from_backup and not fix):
        option = "--json" if as_json else "--from-backup"
        raise UsageError(f"{option} can't be used like this", f"run `{_FIX}`")
    from anora_quiz.records.inspection import inspect

    session = Session.open()
    scores = session.folders.scores
    backups = _backups(scores)
    if not scores.exists():
        _check_missing(session, backups, fix=fix, from_backup=from_backup)
        return
    found = inspect(scores, _good(backups))
    if fix:
        _repair(session, backups, found, from_backup=from_backup)
        return
    if as_json:
        _print_json(scores, found, backups)
    else:
        say(_report(scores, found, backups), is_plain=session.prints_plainly)
        session.say(_WELL if found.is_well else f"To repair it, run: {_FIX}")
    if not found.is_well:
        raise typer.Exit(1)


def _backups(scores: Path) -> _Backups:
    from anora_quiz.records.backups import backups
    from anora_quiz.records.inspection import rounds_in

    return {each: rounds_in(each) for each in backups(scores)}


def _good(backups: _Backups) -> list[Path]:
    return [path for path, rounds in backups.items() if rounds is not None]


def _check_missing(session: Session, backups: _Backups, *, fix: bool, from_backup: bool) -> None:
    """Say that there is no database, which is well unless there are backups of it."""
    scores = session.folders.scores
    if not _good(backups):
        session.say(f"No rounds yet: {visible(str(scores))} doesn't exist.")
    elif fix:
        _put_back(session, backups, f'"{scores}" doesn\'t exist', from_backup=from_backup)
    else:
        message = f'"{scores}" doesn\'t exist, but there are backups of it'
        raise RecordsError(message, f"to use the newest backup, run `{_FIX} --from-backup`")


def _report(scores: Path, found: "Inspection", backups: _Backups) -> Iterator[Line]:
    """Yield what is well and what is not."""
    yield (("scores: ", "label"), (visible(str(scores)), ""))
    if found.damage:
        more = f" (and {len(found.damage) - 1} more)" if len(found.damage) > 1 else ""
        yield (("  The file is damaged: ", "wrong"), (f"{visible(found.damage[0])}{more}", ""))
    else:
        yield (("  The file is whole.", "correct"),)
    yield ((f"  {_contents(found)}", ""),)
    if found.lost:
        count = count_of(len(found.lost), "round")
        yield ((f"  {count} can't be brought back: ", "wrong"), (_named(found.lost), ""))
    if found.unreadable:
        count = count_of(len(found.unreadable), "round")
        yield (
            (f"  {count} can't be read by this version: ", "wrong"),
            (_named(found.unreadable), ""),
        )
    if found.differing:
        yield ((f"  What doesn't match the rounds: {', '.join(found.differing)}", "wrong"),)
    log = scores.with_name(f"{scores.name}-wal")
    if log.exists() and log.stat().st_size:
        yield ((f"  The newest answers are in {log.name}, which belongs to it.", "quiet"),)
    yield (("backups:", "label"), ("" if backups else " none", ""))
    for path, rounds in backups.items():
        name = f"  {visible(path.name)}: "
        yield (
            ((name, ""), ("damaged", "wrong"))
            if rounds is None
            else ((name, ""), (count_of(rounds, "round"), ""))
        )


def _contents(found: "Inspection") -> str:
    if found.damage and not found.rounds:
        return "No rounds can be read."
    counts = (
        count_of(found.rounds, "round"),
        count_of(found.players, "player"),
        count_of(found.answers, "answer"),
    )
    return ", ".join(counts) + (" can be brought back." if found.damage else "")


def _named(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_MOST_NAMED]))
    return f"{named}, …" if len(numbers) > _MOST_NAMED else named


def _print_json(scores: Path, found: "Inspection", backups: _Backups) -> None:
    data = {
        "scores": str(scores),
        "is_well": found.is_well,
        **asdict(found),
        "backups": [{"path": str(path), "rounds": rounds} for path, rounds in backups.items()],
    }
    print(json.dumps(data, indent=2))


def _repair(session: Session, backups: _Backups, found: "Inspection", *, from_backup: bool) -> None:
    """Repair the database, unless what was ``found`` is well."""
    from anora_quiz.records.repair import clean_up, repair

    scores = session.folders.scores
    if found.is_well:
        clean_up(scores)
        session.say(_WELL)
        return
    repaired = repair(scores, _good(backups), session.clock.now())
    if repaired is None:
        problem = f'nothing in "{scores}" can be read'
        _put_back(session, backups, problem, from_backup=from_backup)
        return
    lines = [f"Brought back {count_of(repaired.rounds, 'round')}."]
    if repaired.from_backups:
        lines.append(f"{count_of(repaired.from_backups, 'round')} came from backups.")
    if repaired.lost:
        count = count_of(len(repaired.lost), "round")
        lines.append(f"{count} can't be brought back: {_named(repaired.lost)}")
    for line in (*lines, _where(repaired.kept)):
        session.say(line)


def _put_back(session: Session, backups: _Backups, problem: str, *, from_backup: bool) -> None:
    """Put the newest good backup in place, after asking unless it is wanted ``from_backup``.

    Raises `RecordsError` with the ``problem`` if there is none, or no one can be asked.
    """
    good = _good(backups)
    if not good:
        hint = "there is no good backup; to start over, move the file to another folder"
        raise RecordsError(problem, hint)
    newest = good[0]
    about = f'"{newest.name}" with {count_of(backups[newest] or 0, "round")}'
    if not from_backup and not session.is_person:
        hint = f"to use the backup {about}, run `{_FIX} --from-backup`"
        raise RecordsError(problem, hint)
    question = f"{problem[:1].upper()}{problem[1:]}.\nUse the backup {about}?"
    if not from_backup and not session.face().confirm(visible_lines(question)):
        session.say("Nothing was changed.")
        raise typer.Exit(1)
    from anora_quiz.records.repair import put_back

    kept = put_back(session.folders.scores, newest, session.clock.now())
    session.say(f"The backup {visible(about)} is in place.")
    if kept is not None:
        session.say(_where(kept))


def _where(kept: Path) -> str:
    return f"The damaged file is now {visible(str(kept))}"
