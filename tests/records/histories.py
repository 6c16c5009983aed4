"""Histories of finished rounds of all sorts, to be moved between databases."""

import io
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from anora_quiz.quiz.forms import Typed
from anora_quiz.quiz.lifelines import LIFELINES
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.replies import SKIP, WALK_AWAY, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import memories, saved
from anora_quiz.records.store import Store
from anora_quiz.records.transfer.exporting import lines
from anora_quiz.records.transfer.importing import Imported, import_lines
from tests.records.builders import LATER
from tests.samples import NOON, QUESTIONS, right, round_of

_PLAYERS = ("Ani", "ani", "Igor", "Vanya")


def play(store: Store, number: int) -> int:
    """Play the round ``number`` of a history, the same in any database; return its row id.

    They differ in mode, players, questions, and replies; some have lifelines, flags, or claims.
    """
    rng = Random(number)
    mode = rng.choice(MODES)()
    players = rng.sample(_PLAYERS, rng.randint(1, min(mode.most_players, 2)))
    questions = rng.sample(QUESTIONS, rng.randint(len(players), 4))
    current = round_of(
        *questions, players=players, mode=mode, seed=number, pack=rng.choice(("one", "two"))
    )
    at = NOON + timedelta(hours=number)
    journal = saved.begin(store, current, at, f"{number:032x}")
    while current.ending is None:
        current = _reply(current, rng)
        at += timedelta(seconds=5)
        journal.save(current, at)
        if current.can_claim and rng.random() < 0.5:
            current = current.claim()
            journal.amend(current)
        if rng.random() < 0.2:
            journal.flag(current.turns[-1].place, rng.choice(("", "Really?", "“Odd” | 1\n2")))
    journal.finish(current, at)
    return journal.number


def _reply(current: Round, rng: Random) -> Round:
    if rng.random() < 0.3:
        current = current.use(rng.choice(LIFELINES))
    card = current.seat.card
    form = current.setup.form(card)
    replies = [right(card.question), *([answered("nonsense")] if isinstance(form, Typed) else [])]
    replies += [SKIP] if current.mode.can_skip else []
    replies += [WALK_AWAY] if current.mode.can_walk_away(current.seat) else []
    if isinstance(form, Typed) and form.problem(("nonsense",)):
        replies = [each for each in replies if each.answer != ("nonsense",)]
    return current.record(rng.choice(replies), rng.randint(1, 40) / 4)


def write(path: Path, numbers: Iterable[int]) -> None:
    """Play the rounds with these ``numbers`` into a database at ``path``."""
    with Store(path, lambda: LATER) as store:
        for number in sorted(numbers):  # as time goes on
            play(store, number)


def exported(path: Path) -> str:
    """Return the export of the database at ``path``, without settings."""
    problems: list[Exception] = []
    with Store(path, lambda: LATER) as store:
        text = "".join(lines(store, {}, problems.append))
    assert problems == []
    return text


def imported(path: Path, text: str | bytes) -> tuple[Imported, list[tuple[int, str]]]:
    """Import ``text`` into the database at ``path``; return what that did, and what it skipped."""
    skipped: list[tuple[int, str]] = []
    content = text.encode() if isinstance(text, str) else text
    with Store(path, lambda: LATER) as store:
        found = import_lines(store, io.BytesIO(content), lambda *problem: skipped.append(problem))
    assert found.skipped == len(skipped)
    return found, skipped


_TABLES = (
    """SELECT uid, mode, board, setup, is_signed, state, spent, started_at, finished_at, lifelines,
        day, place FROM rounds""",
    "SELECT uid, seat, name, player_key FROM players JOIN rounds ON id = round",
    """SELECT uid, cards.place, pack, digest, body
        FROM cards JOIN rounds ON rounds.id = round JOIN questions ON questions.id = question""",
    """SELECT uid, number, seat, turns.place, how, answer, seconds, credit, accepted, points,
        turns.lifelines, is_claimed, replied_at, is_remembered
        FROM turns JOIN rounds ON id = round""",
    """SELECT uid, seat, results.board, player, player_key, score, max_score, correct, questions,
        claimed, results.finished_at FROM results JOIN rounds ON id = round""",
    "SELECT uid, flags.place, why FROM flags JOIN rounds ON id = round",
    """SELECT player_key, pack, name, digest, asked_at, due, state
        FROM memories JOIN questions ON questions.id = question""",
    """SELECT player_key, pack, difficulty, kind, asked, right, partly, skipped, seconds
        FROM tallies""",
    "SELECT player_key, mode, rounds FROM played",
)


def content(path: Path) -> list[Sequence[Any]]:
    """Return all that the database at ``path`` holds, except for numbers that it gives out."""
    with Store(path, lambda: LATER) as store:
        memories.bring_up_to_date(store)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return [sorted(database.execute(query)) for query in _TABLES]
