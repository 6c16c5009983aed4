"""Writes rounds to the database and loads them again."""

import dataclasses
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.codec import decode, encode
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.question import Difficulty, Mark
from anora_quiz.quiz.replies import Action, Reply
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import OpenQuestion
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.quiz.setup import Setup
from anora_quiz.quiz.turns import Turn
from anora_quiz.records.encoding import lifelines_from_text, stored_time


class State(StrEnum):
    """The state of a saved round."""

    OPEN = "open"
    FINISHED = "finished"
    DISCARDED = "discarded"


class UnknownMode(Exception):
    """A round has a mode that this version does not know; the argument is its name."""


def insert(database: sqlite3.Connection, new: Round, started_at: datetime) -> int:
    """Save ``new``, a round without turns, and return its number."""
    cursor = database.execute(
        "INSERT INTO rounds (mode, board, setup, is_signed, state, spent, started_at, day)"
        " VALUES (?, ?, ?, ?, 'open', 0, ?, ?)",
        (
            new.mode.name,
            board_of(new),
            json.dumps(dataclasses.asdict(new.setup), ensure_ascii=False),
            new.is_named,
            stored_time(started_at),
            new.setup.day,
        ),
    )
    number = cursor.lastrowid or 0
    database.executemany(
        "INSERT INTO players (round, seat, name) VALUES (?, ?, ?)",
        [(number, seat, name) for seat, name in enumerate(new.players)],
    )
    database.executemany(
        "INSERT INTO cards (round, place, pack, question) VALUES (?, ?, ?, ?)",
        [
            (number, place, card.pack, _question_id(database, card))
            for place, card in enumerate(new.deck)
        ],
    )
    return number


def load(database: sqlite3.Connection, number: int, state: State) -> Round | None:
    """Return the round ``number`` with all its turns; None if no such round has this ``state``.

    Raises `UnknownMode`; for unreadable rows, ``ValueError``, ``KeyError``, ``TypeError``,
    ``IndexError`` or ``ArithmeticError``.
    """
    row = database.execute(
        "SELECT mode, setup, is_signed, spent, lifelines,"
        " (SELECT place FROM cards WHERE round = id AND cards.place = rounds.place)"
        " FROM rounds WHERE id = ? AND state = ?",
        (number, state),
    ).fetchone()
    if row is None:
        return None
    mode_name, setup, is_named, spent, used, place = row
    mode = find_mode(mode_name)
    if mode is None:
        raise UnknownMode(mode_name)
    players = database.execute(
        "SELECT name FROM players WHERE round = ? ORDER BY seat", (number,)
    ).fetchall()
    deck = _deck(database, number)
    return Round(
        mode=mode,
        setup=_setup_from_json(setup),
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
    )
    return tuple(Card(pack, decode(body)) for pack, body in rows)


def _turns(database: sqlite3.Connection, number: int, deck: Sequence[Card]) -> tuple[Turn, ...]:
    rows = database.execute(
        "SELECT seat, place, how, answer, seconds, credit, accepted, points, lifelines, is_claimed"
        " FROM turns WHERE round = ? ORDER BY number",
        (number,),
    )
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


def _setup_from_json(text: str) -> Setup:
    values: dict[str, Any] = json.loads(text)
    selection = values.pop("selection")
    return Setup(
        packs=tuple(values.pop("packs")),
        titles=tuple(values.pop("titles")),
        selection=Selection(
            difficulties=tuple(map(Difficulty, selection["difficulties"])),
            kinds=tuple(selection["kinds"]),
            tags=tuple(selection["tags"]),
            spoilers=tuple(selection["spoilers"]),
        ),
        **values,
    )


def _question_id(database: sqlite3.Connection, card: Card) -> int:
    """Return the row id of the question on ``card``; insert it if it is new."""
    body = encode(card.question)
    digest = hashlib.sha256(body.encode()).digest()
    database.execute(
        "INSERT INTO questions (digest, body) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
        (digest, body),
    )
    row = database.execute("SELECT id FROM questions WHERE digest = ?", (digest,)).fetchone()
    row_id: int = row[0]
    return row_id
