"""Puts finished rounds into a database that may have them already.

Two machines that import each other's rounds end with the same. A round that both have is one
round. Flags on it are joined: nothing that a player wrote is lost. If it was played on differently
on both, which takes a copied database, the copy that was finished first stays; if one lacks
questions since a repair, the other does. Names stay as they are here, where the player may have
changed them.
"""

import json
import sqlite3
from collections.abc import Mapping
from enum import Enum, auto

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import memories, saved, tallies
from anora_quiz.records.encoding import State
from anora_quiz.records.stand_ins import DIGEST
from anora_quiz.records.store import Store
from anora_quiz.records.transfer import rows
from anora_quiz.records.transfer.rounds import FinishedRound
from anora_quiz.records.transfer.rows import Object
from anora_quiz.records.transfer.values import Refused

_BETWEEN_REASONS = "|"
_MAY_DIFFER = ("players", "named", "flags")


class Merged(Enum):
    """What became of a round: it was added, changed one that was there, or was there already."""

    ADDED = auto()
    CHANGED = auto()
    KNOWN = auto()


def merge(
    store: Store, database: sqlite3.Connection, found: FinishedRound, bodies: Mapping[str, str]
) -> Merged:
    """Merge the round ``found`` into ``database``, in an open transaction of ``store``.

    ``bodies`` are those of questions that may be new, by their digests. Raises `Refused` before
    anything is changed.
    """
    uid = found.values["id"]
    row = database.execute("SELECT id, state FROM rounds WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        _save(database, found, _questions(database, found.values, bodies))
        return Merged.ADDED
    number, state = row
    reasons = joined(here := rows.flags(database, number), found.flags)
    if state != State.FINISHED:  # it was finished elsewhere
        _replace(database, found, bodies, number)
        rows.set_flags(database, number, reasons)
        return Merged.ADDED
    is_other = _wins(found.values, _local(database, number))
    if is_other:
        tallies.add(database, _load(store, number), -1)
        _replace(database, found, bodies, number)
    if is_other or reasons != here:
        rows.set_flags(database, number, reasons)
        return Merged.CHANGED
    return Merged.KNOWN


def joined(here: Mapping[int, str], there: Mapping[int, str]) -> dict[int, str]:
    """Return the reasons of flags on both sides, by the places of their cards."""
    return {
        place: _joined(here.get(place, ""), there.get(place, ""))
        for place in sorted({*here, *there})
    }


def _joined(one: str, other: str) -> str:
    if one == other:
        return one
    reasons = {each.strip() for text in (one, other) for each in text.split(_BETWEEN_REASONS)}
    return f" {_BETWEEN_REASONS} ".join(sorted(reasons - {""}))


def _local(database: sqlite3.Connection, number: int) -> Object:
    try:
        found = rows.read(database, number)
    except (ValueError, KeyError, TypeError):
        found = None
    if found is None:
        raise _unreadable(number)
    return found[0]


def _load(store: Store, number: int) -> Round:
    try:
        return saved.review(store, number)
    except RecordsError:
        raise _unreadable(number) from None


def _unreadable(number: int) -> Refused:
    return Refused(f"the same round is here as round {number}, but can't be read")


def _wins(found: Object, local: Object) -> bool:
    """Return whether ``found`` takes the place of ``local``: on the other side, it's not so."""
    return _order(found) < _order(local)


def _order(values: Object) -> tuple[bool, str, str]:
    has_lost_questions = any(each["question"] == DIGEST.hex() for each in values["cards"])
    played = {key: value for key, value in values.items() if key not in _MAY_DIFFER}
    return has_lost_questions, values["finished_at"], json.dumps(played, sort_keys=True)


def _replace(
    database: sqlite3.Connection, found: FinishedRound, bodies: Mapping[str, str], number: int
) -> None:
    questions = _questions(database, found.values, bodies)
    query = "SELECT player_key FROM players WHERE round = ?"
    for (key,) in database.execute(query, (number,)).fetchall():
        memories.make_room(database, key, since="")
    rows.remove(database, number)
    _save(database, found, questions, number)


def _save(
    database: sqlite3.Connection,
    found: FinishedRound,
    questions: list[int],
    number: int | None = None,
) -> None:
    since = min(
        (each.get("at", found.values["started_at"]) for each in found.values["turns"]),
        default=found.values["finished_at"],
    )
    for name in found.played.players:
        memories.make_room(database, name_key(name), since)
    rows.insert(database, found.values, questions, number)
    tallies.add(database, found.played)


def _questions(
    database: sqlite3.Connection, played: Object, bodies: Mapping[str, str]
) -> list[int]:
    """Return the row ids of the questions of ``played``; insert those that are new."""
    digests = [card["question"] for card in played["cards"]]
    ids = {digest: _row_id(database, digest) for digest in digests}
    missing = [digest for digest, number in ids.items() if number is None]
    if not {*missing} <= bodies.keys():
        message = "no line shortly before it has its questions"
        raise Refused(message)
    for digest in missing:
        query = "INSERT INTO questions (digest, body) VALUES (?, ?)"
        row = database.execute(query, (bytes.fromhex(digest), bodies[digest]))
        ids[digest] = row.lastrowid
    return [ids[digest] or 0 for digest in digests]


def _row_id(database: sqlite3.Connection, digest: str) -> int | None:
    query = "SELECT id FROM questions WHERE digest = ?"
    row = database.execute(query, (bytes.fromhex(digest),)).fetchone()
    return None if row is None else int(row[0])
