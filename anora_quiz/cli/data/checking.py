"""``anora-quiz data check``: tells whether the rounds and scores are well, and repairs them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anora_quiz.cli.options import JsonOption
from anora_quiz.cli.output import print_json
from anora_quiz.errors import AnoraQuizError, RecordsError, UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.prose import Line, say
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.wording import series

if TYPE_CHECKING:
    from anora_quiz.records.inspection import Inspection

_MOST_NAMED = 10  # rounds
_FIX = "anora-quiz data check --fix"

_WELL = "Nothing needs repair."
_START_OVER = "; to start over, move the file to another folder"

_Backups = dict[Path, int | None]
"""The backups, newest first, and how many rounds each has; None if it is damaged."""


def check(
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair what is wrong; the damaged file is kept.")
    ] = False,
    from_backup: Annotated[
        bool,
        typer.Option(
            "--from-backup", help="With --fix, use a backup unless more can be brought back."
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check your rounds and scores, and repair them if they are damaged.

    Exits with 1 if something is wrong; with --fix, if rounds are lost for good.
    """
    if (fix and as_json) or (from_backup and not fix):
        option = "--json" if as_json else "--from-backup"
        raise UsageError(f"{option} can't be used like this", f"run `{_FIX}`")
    from anora_quiz.records.inspection import inspect

    session = Session.open()
    scores = session.folders.scores
    backups = _backups(scores)
    if not scores.exists() or not scores.stat().st_size:
        _check_missing(session, backups, fix=fix, from_backup=from_backup, as_json=as_json)
        return
    found = inspect(scores, _good(backups), partial(_texts, session))
    if fix:
        _repair(session, backups, found, from_backup=from_backup)
        return
    if as_json:
        _print_json(scores, found, backups)
    else:
        say(_report(scores, found, backups), is_plain=session.prints_plainly)
        session.say(_advice(found, backups))
        if found.is_well and any((rounds or 0) > found.rounds for rounds in backups.values()):
            session.say(f"To use a backup, which has more rounds, run: {_FIX} --from-backup")
    if not found.is_well:
        raise typer.Exit(1)


def _backups(scores: Path) -> _Backups:
    from anora_quiz.records.backups import backups
    from anora_quiz.records.inspection import rounds_in

    return {each: rounds_in(each) for each in backups(scores)}


def _texts(session: Session) -> Iterator[str]:
    """Yield the questions of all packs as databases store them."""
    from anora_quiz.quiz.codec import encode
    from anora_quiz.quiz.question import Difficulty
    from anora_quiz.quiz.selection import Selection

    with suppress(AnoraQuizError):
        library = session.library()
        for pack in library.all_good():
            pool = library.pool([pack], Selection(spoilers=(pack.id,)))
            for difficulty in Difficulty:
                for card in pool.draw(difficulty, range(pool.count(difficulty))):
                    yield encode(card.question)


def _good(backups: _Backups) -> list[Path]:
    return [path for path, rounds in backups.items() if rounds is not None]


def _check_missing(
    session: Session, backups: _Backups, *, fix: bool, from_backup: bool, as_json: bool
) -> None:
    """Say that there is no database, which is well unless there are backups of it."""
    scores = session.folders.scores
    problem = "is empty" if scores.exists() else "doesn't exist"
    if not _good(backups) and as_json:
        from anora_quiz.records.inspection import Inspection

        _print_json(scores, Inspection(version=0), backups)
    elif not _good(backups):
        session.say(f"No rounds yet: {visible(str(scores))} {problem}.")
    elif fix:
        _put_back(session, backups, f'"{scores}" {problem}', from_backup=from_backup)
    else:
        message = f'"{scores}" {problem}, but there are backups of it'
        raise RecordsError(message, f"to use a backup, run `{_FIX} --from-backup`")


def _advice(found: "Inspection", backups: _Backups) -> str:
    """Return what to do about what was ``found``."""
    if found.is_well:
        return _WELL
    if not found.damage or found.rounds:
        return f"To repair it, run: {_FIX}"
    if _good(backups):
        return f"To use the newest backup, run: {_FIX} --from-backup"
    return f"There is no good backup{_START_OVER}."


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
    if found.partial:
        yield ((f"  {_lacking(len(found.partial))}: ", "wrong"), (_named(found.partial), ""))
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


def _lacking(rounds: int) -> str:
    return f"{count_of(rounds, 'round')} with all results, but incomplete"


def _named(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = len(numbers) - _MOST_NAMED
    return f"{named}, and {more:,} more" if more > 0 else named


def _print_json(scores: Path, found: "Inspection", backups: _Backups) -> None:
    data = {
        "scores": str(scores),
        "is_well": found.is_well,
        **asdict(found),
        "backups": [{"path": str(path), "rounds": rounds} for path, rounds in backups.items()],
    }
    print_json(data)


def _repair(session: Session, backups: _Backups, found: "Inspection", *, from_backup: bool) -> None:
    """Repair the database, unless what was ``found`` is well."""
    from anora_quiz.records import parts
    from anora_quiz.records.repair import clean_up, repair

    scores = session.folders.scores
    if found.is_well:
        clean_up(scores)
        if from_backup:
            _put_back(session, backups, "", from_backup=True, than=found.rounds)
            return
        session.say(_WELL)
        return
    if not (found.damage or found.lost or found.partial):
        with session.store() as store:
            parts.sum_up(store)
        session.say(f"Computed {series(found.differing, 'and')} again.")
        return
    texts = partial(_texts, session)
    repaired = repair(scores, _good(backups), session.clock.now(), texts)
    if repaired is None:
        problem = f'no round in "{scores}" can be read'
        _put_back(session, backups, problem, from_backup=from_backup)
        return
    restored = repaired.restored
    brought = f"Brought back {count_of(restored.rounds, 'round')}"
    is_all = restored.from_backups == restored.rounds > 1
    came = f", {'all' if is_all else f'{restored.from_backups:,}'} from backups"
    lines = [f"{brought}{came if restored.from_backups else ''}."]
    if restored.partial:
        lines.append(f"{_lacking(len(restored.partial))}: {_named(restored.partial)}.")
    if restored.lost:
        count = count_of(len(restored.lost), "round")
        lines.append(f"{count} can't be brought back: {_named(restored.lost)}.")
    for line in (*lines, _where(repaired.kept)):
        session.say(line)
    if restored.lost:
        raise typer.Exit(1)


def _put_back(
    session: Session, backups: _Backups, problem: str, *, from_backup: bool, than: int = 0
) -> None:
    """Put a good backup in place, after asking unless it is wanted ``from_backup``.

    It is the newest one with more rounds ``than`` there are, or else the newest with any. Raises
    `RecordsError` with the ``problem`` if there is none, or no one can be asked.
    """
    good = [each for each in _good(backups) if problem or backups[each]]
    if not good and not problem:
        raise RecordsError("there is no good backup", "to make one, run `anora-quiz data backup`")
    if not good:
        hint = f"there is no good backup{_START_OVER}"
        raise RecordsError(problem, hint)
    newest = next((each for each in good if (backups[each] or 0) > than), good[0])
    about = f'"{newest.name}" with {count_of(backups[newest] or 0, "round")}'
    if not from_backup and not session.is_person:
        hint = f"to use the backup {about}, run `{_FIX} --from-backup`"
        raise RecordsError(problem, hint)
    question = f"{problem[:1].upper()}{problem[1:]}.\nUse the backup {about}?"
    if not from_backup and not session.face().confirm(visible_lines(question)):
        session.say("Nothing was changed.")
        raise typer.Exit(1)
    from anora_quiz.records.repair import put_back

    why = "damaged" if problem else "replaced"
    kept = put_back(session.folders.scores, newest, session.clock.now(), why)
    session.say(f"The backup {visible(about)} is in place.")
    if kept is not None:
        session.say(_where(kept, why))


def _where(kept: Path, why: str = "damaged") -> str:
    return f"The {why} file is now {visible(str(kept))}"
