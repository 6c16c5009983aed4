"""Begins rounds in the database, loads them again, flags their questions, and gives them up."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.codec import decode, encode
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.question import Mark
from anora_quiz.quiz.replies import Action, Reply
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import OpenQuestion
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.turns import Turn
from anora_quiz.records import shoes
from anora_quiz.records.encoding import (
    State,
    lifelines_from_text,
    setup_from_text,
    setup_to_text,
    stored_time,
)
from anora_quiz.records.journal import Journal, save_flag
from anora_quiz.records.store import Store
from anora_quiz.records.unreadable import UPDATE


def begin(store: Store, new: Round, started_at: datetime, uid: str = "") -> Journal:
    """Save ``new``, a round without turns, and return the journal that saves what follows.

    ``uid`` is the round's id on every machine, by default a random one. Its hand is taken from the
    players' shoe at the same time.
    """
    with store.writing() as database:
        shoes.take(database, new)
        return Journal(store, _insert(database, new, started_at, uid or random_uid()))


def random_uid() -> str:
    """Return an id for a round that no other round has on any machine: 32 hexadecimal digits."""
    return os.urandom(16).hex()


def resume(store: Store, number: int) -> tuple[Round, Journal]:
    """Return the unfinished round ``number`` as it was left, and its journal.

    Raises `RecordsError` if there is no such round to resume.
    """
    return load(store, number, State.OPEN), Journal(store, number)


def review(store: Store, number: int) -> Round:
    """Return the finished round ``number``.

    Raises `RecordsError` if there is no such round.
    """
    return load(store, number, State.FINISHED)


def flag(store: Store, number: int, place: int, why: str) -> None:
    """Commit a flag on a question of the finished round ``number``; ``why`` may be empty.

    ``place`` is the place of its card in the deck, counted from 0.
    """
    with store.writing() as database:
        save_flag(database, number, place, why)


def discard(store: Store, number: int) -> None:
    """Remove the unfinished round ``number`` from the rounds that can be resumed.

    Raises `RecordsError` if there is no such round.
    """
    with store.writing() as database:
        changed = database.execute(
            "UPDATE rounds SET state = 'discarded' WHERE id = ? AND state = 'open'", (number,)
        ).rowcount
    if not changed:
        raise missing(number, State.OPEN)


def missing(number: int, state: State) -> RecordsError:
    """Return the error that no round ``number`` is in this ``state``."""
    kind, command = ("saved", "resume") if state is State.OPEN else ("finished", "review")
    return RecordsError(f"no {kind} round {number}", f"run `anora-quiz {command} --list`")


def _insert(database: sqlite3.Connection, new: Round, started_at: datetime, uid: str) -> int:
    """Save ``new``, a round without turns, and return its number."""
    cursor = database.execute(
        "INSERT INTO rounds (mode, board, setup, is_signed, state, spent, started_at, day,"
        " uid) VALUES (?, ?, ?, ?, 'open', 0, ?, ?, ?)",
        (
            new.mode.name,
            board_of(new),
            setup_to_text(new.setup),
            new.is_named,
            stored_time(started_at),
            new.setup.day,
            uid,
        ),
    )
    number = cursor.lastrowid or 0
    database.executemany(
        "INSERT INTO players (round, seat, name, player_key) VALUES (?, ?, ?, ?)",
        [(number, seat, name, name_key(name)) for seat, name in enumerate(new.players)],
    )
    database.executemany(
        "INSERT INTO cards (round, place, pack, question) VALUES (?, ?, ?, ?)",
        [
            (number, place, card.pack, _question_id(database, card))
            for place, card in enumerate(new.deck)
        ],
    )
    return number


def load(store: Store, number: int, state: State) -> Round:
    """Return the round ``number`` with all its turns.

    Raises `RecordsError` if no such round has this ``state``, or if this version cannot read it.
    """
    hint = UPDATE
    if state is State.OPEN:
        hint += f", or discard the round with `anora-quiz resume --discard {number}`"
    with store.reading(f"round {number}", hint) as database:
        row = database.execute(
            "SELECT mode, setup, is_signed, spent, lifelines,"
            " (SELECT place FROM cards WHERE round = id AND cards.place = rounds.place)"
            " FROM rounds WHERE id = ? AND state = ?",
            (number, state),
        ).fetchone()
        if row is None:
            raise missing(number, state)
        mode_name, setup, is_named, spent, used, place = row
        mode = find_mode(mode_name)
        if mode is None:
            message = f'this version doesn\'t have the mode "{mode_name}" of round {number}'
            raise RecordsError(message, hint)
        players = database.execute(
            "SELECT name FROM players WHERE round = ? ORDER BY seat", (number,)
        ).fetchall()
        deck = _deck(database, number)
        return Round(
            mode=mode,
            setup=setup_from_text(setup),
            deck=deck,
            players=tuple(name for (name,) in players),
            turns=_turns(database, number, deck),
            open_question=OpenQuestion(spent, lifelines_from_text(used), place),
            is_named=bool(is_named),
        )


def _deck(database: sqlite3.Connection, number: int) -> tuple[Card, ...]:
    rows = database.execute(
        "SELECT pack, body FROM cards JOIN questions ON questions.id = cards.question"
        " WHERE round = ? ORDER BY place",
        (number,),
    ).fetchall()  # as in `_turns`
    return tuple(Card(pack, decode(body)) for pack, body in rows)


def _turns(database: sqlite3.Connection, number: int, deck: Sequence[Card]) -> tuple[Turn, ...]:
    rows = database.execute(
        "SELECT seat, place, how, answer, seconds, credit, accepted, points, lifelines, is_claimed"
        " FROM turns WHERE round = ? ORDER BY number",
        (number,),
    ).fetchall()  # a query that an unreadable row leaves open could outlive the database
    return tuple(
        Turn(
            card=deck[place],
            place=place,
            seat=seat,
            reply=Reply(Action(how), tuple(json.loads(answer))),
            seconds=seconds,
            mark=Mark(Fraction(credit), accepted),
            points=points,
            lifelines=lifelines_from_text(used),
            is_claimed=bool(is_claimed),
        )
        for seat, place, how, answer, seconds, credit, accepted, points, used, is_claimed in rows
    )


def _question_id(database: sqlite3.Connection, card: Card) -> int:
    """Return the row id of the question on ``card``; insert it if it is new."""
    body = encode(card.question)
    digest = hashlib.sha256(body.encode()).digest()
    database.execute(
        "INSERT INTO questions (digest, body) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
        (digest, body),
    )
    query = "SELECT id FROM questions WHERE digest = ?"
    row_id: int = database.execute(query, (digest,)).fetchone()[0]
    return row_id
