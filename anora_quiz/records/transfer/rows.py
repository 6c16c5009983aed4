"""Rounds between the tables of the database and the objects of a file."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from anora_quiz.quiz.names import name_key
from anora_quiz.records.encoding import setup_from_text, setup_to_text

Object = dict[str, Any]
"""An object of a file, or a part of one, as JSON has it."""

_ROUND = """
    SELECT uid, mode, board, setup, is_signed, started_at, finished_at FROM rounds
    WHERE id = ? AND state = 'finished'
"""
_CARDS = """
    SELECT place, pack, questions.id, lower(hex(digest)) FROM cards
    JOIN questions ON questions.id = question WHERE round = ? ORDER BY place
"""
_TURNS = """
    SELECT seat, place, how, answer, seconds, credit, points, accepted, lifelines, is_claimed,
        replied_at FROM turns WHERE round = ? ORDER BY number
"""
_RESULTS = """
    SELECT seat, score, max_score, correct, questions, claimed FROM results
    WHERE round = ? ORDER BY seat
"""
_RESULT = ("seat", "score", "max_score", "correct", "questions", "claimed")
_OPTIONAL = {"answer": [], "accepted": "", "lifelines": [], "claimed": False, "at": ""}
_PARTS = ("cards", "turns", "results", "flags", "players")


def without_defaults(turn: Object) -> Object:
    """Return ``turn`` without the keys that say nothing."""
    return {key: value for key, value in turn.items() if value != _OPTIONAL.get(key)}


def finished(database: sqlite3.Connection) -> list[int]:
    """Return the numbers of all finished rounds, in an order that is the same on any machine."""
    query = "SELECT id FROM rounds WHERE state = 'finished' ORDER BY started_at, uid"
    return [number for (number,) in database.execute(query)]


def read(database: sqlite3.Connection, number: int) -> tuple[Object, list[int]] | None:
    """Return the finished round ``number`` as an object, and the row ids of its questions.

    None if there is no such round. Raises ``ValueError``, ``KeyError``, or ``TypeError`` if its
    rows make no round.
    """
    row = database.execute(_ROUND, (number,)).fetchone()
    if row is None:
        return None
    uid, mode, board, setup, is_named, started_at, finished_at = row
    names = database.execute(
        "SELECT seat, name FROM players WHERE round = ? ORDER BY seat", (number,)
    ).fetchall()
    cards = database.execute(_CARDS, (number,)).fetchall()
    for rows in (names, cards):
        if [position for position, *_ in rows] != [*range(len(rows))]:
            raise ValueError(number)
    played = {
        "kind": "round",
        "id": uid,
        "mode": mode,
        "board": board,
        "started_at": started_at,
        "finished_at": finished_at,
        "players": [name for _, name in names],
        "named": bool(is_named),
        "setup": json.loads(setup_to_text(setup_from_text(setup))),
        "cards": [{"pack": pack, "question": digest} for _, pack, _, digest in cards],
        "turns": list(map(_turn, database.execute(_TURNS, (number,)))),
        "results": [
            dict(zip(_RESULT, each, strict=True)) for each in database.execute(_RESULTS, (number,))
        ],
        "flags": _flags(flags(database, number)),
    }
    return played, [question for _, _, question, _ in cards]


def _turn(row: Sequence[Any]) -> Object:
    seat, place, how, answer, seconds, credit, points, accepted, lifelines, is_claimed, at = row
    turn = {
        "seat": seat,
        "place": place,
        "action": how,
        "answer": json.loads(answer),
        "seconds": seconds,
        "credit": credit,
        "points": points,
        "accepted": accepted,
        "lifelines": lifelines.split(),
        "claimed": bool(is_claimed),
        "at": at,
    }
    return without_defaults(turn)


def flags(database: sqlite3.Connection, number: int) -> dict[int, str]:
    """Return the reasons of the flags in the round ``number``, by the places of their cards."""
    query = "SELECT place, why FROM flags WHERE round = ? ORDER BY place"
    return dict(database.execute(query, (number,)))


def _flags(reasons: dict[int, str]) -> list[Object]:
    return [{"place": place, "reason": reasons[place]} for place in sorted(reasons)]


def remove(database: sqlite3.Connection, number: int) -> None:
    """Remove the round ``number`` with all its parts."""
    for table in _PARTS:
        database.execute(f"DELETE FROM {table} WHERE round = ?", (number,))  # noqa: S608
    database.execute("DELETE FROM rounds WHERE id = ?", (number,))


def insert(
    database: sqlite3.Connection, played: Object, questions: Sequence[int], number: int | None
) -> int:
    """Insert ``played``, a finished round, and return its number, which may be given.

    ``questions`` are the row ids of the questions on its cards.
    """
    row = database.execute(
        "INSERT INTO rounds (id, uid, mode, board, setup, is_signed, state, spent, started_at,"
        " finished_at, day) VALUES (?, ?, ?, ?, ?, ?, 'finished', 0, ?, ?, ?)",
        (
            number,
            *(played[key] for key in ("id", "mode", "board")),
            json.dumps(played["setup"], ensure_ascii=False),
            *(played[key] for key in ("named", "started_at", "finished_at")),
            played["setup"]["day"],
        ),
    )
    round_number = row.lastrowid or 0
    for table, rows in (
        ("players", ((seat, name, name_key(name)) for seat, name in enumerate(played["players"]))),
        ("cards", _card_rows(played, questions)),
        ("turns", map(_turn_row, range(len(played["turns"])), played["turns"])),
        ("results", (_result_row(played, each) for each in played["results"])),
        ("flags", ((each["place"], each["reason"]) for each in played["flags"])),
    ):
        marks = ", ".join("?" * len(_COLUMNS[table].split(",")))
        columns = f"{table} (round, {_COLUMNS[table]})"
        statement = f"INSERT INTO {columns} VALUES ({round_number}, {marks})"  # noqa: S608
        database.executemany(statement, rows)
    return round_number


_COLUMNS = {
    "players": "seat, name, player_key",
    "cards": "place, pack, question",
    "turns": "number, seat, place, how, answer, seconds, credit, points, accepted, lifelines,"
    " is_claimed, replied_at",
    "results": "seat, score, max_score, correct, questions, claimed, board, player, player_key,"
    " finished_at",
    "flags": "place, why",
}


def _card_rows(played: Object, questions: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    for place, (card, question) in enumerate(zip(played["cards"], questions, strict=True)):
        yield place, card["pack"], question


def _turn_row(number: int, turn: Object) -> tuple[Any, ...]:
    full = {**_OPTIONAL, **turn}
    return (
        number,
        *(full[key] for key in ("seat", "place", "action")),
        json.dumps(full["answer"], ensure_ascii=False),
        *(full[key] for key in ("seconds", "credit", "points", "accepted")),
        " ".join(full["lifelines"]),
        full["claimed"],
        full["at"],
    )


def _result_row(played: Object, result: Object) -> tuple[Any, ...]:
    name = played["players"][result["seat"]]
    shared = played["board"], name, name_key(name), played["finished_at"]
    return (*(result[key] for key in _RESULT), *shared)


def set_flags(database: sqlite3.Connection, number: int, reasons: dict[int, str]) -> None:
    """Replace the flags in the round ``number``."""
    database.execute("DELETE FROM flags WHERE round = ?", (number,))
    rows = [(number, place, why) for place, why in reasons.items()]
    database.executemany("INSERT INTO flags (round, place, why) VALUES (?, ?, ?)", rows)
