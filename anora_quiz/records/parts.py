"""What the database keeps of each round, which rounds lack a part of it, and sums of all rounds."""

import sqlite3

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import memories, saved, shoes, tallies
from anora_quiz.records.encoding import State
from anora_quiz.records.journal import Journal
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.store import Store

PARTS = {
    "rounds": "id",
    **dict.fromkeys(("players", "cards", "turns", "results", "flags"), "round"),
}
"""The tables with parts of rounds, and the column that has a round's number."""

# A finished round without results or turns may be whole: that is up to its mode.
_INCOMPLETE = """
    SELECT seen FROM ({seen}) WHERE seen NOT IN (SELECT id FROM rounds)
    OR (SELECT count(*) - 1 IS NOT max(seat) FROM players WHERE round = seen)
    OR (SELECT count(*) - 1 FROM cards JOIN questions ON questions.id = question
        WHERE round = seen) IS NOT (SELECT max(place) FROM cards WHERE round = seen)
"""
_OR_TURNS = (
    " OR (SELECT count(*) - 1 IS NOT coalesce(max(number), -1) FROM turns WHERE round = seen)"
)


def present(database: sqlite3.Connection) -> dict[str, str]:
    """Return those of `PARTS` that are in ``database``, which may be of an earlier version."""
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    return {table: key for table, key in PARTS.items() if table in names}


def _seen(database: sqlite3.Connection) -> str:
    selects = (f"SELECT {key} AS seen FROM {table}" for table, key in present(database).items())
    return " UNION ".join(selects)


def numbers(database: sqlite3.Connection) -> set[int]:
    """Return the numbers of all rounds of which ``database`` has any part."""
    return {number for (number,) in database.execute(_seen(database))}


def remove_incomplete(database: sqlite3.Connection) -> set[int]:
    """Remove the rounds of which a part is missing; return their numbers.

    The database can be of any version.
    """
    if not present(database):
        return set()
    columns = {row[1] for row in database.execute("PRAGMA table_info(turns)")}
    query = _INCOMPLETE.format(seen=_seen(database))
    if "number" in columns:  # earlier, turns had no numbers without gaps
        query += _OR_TURNS
    found = {number for (number,) in database.execute(query)}
    for each in found:
        remove(database, each)
    return found


def bring_up_to_date(database: sqlite3.Connection) -> set[int]:
    """Remove the rounds of which a part is missing, then migrate; return their numbers."""
    database.execute("BEGIN")
    found = remove_incomplete(database)
    migrate(database, len(MIGRATIONS))
    database.execute("COMMIT")
    return found


def migrate(database: sqlite3.Connection, version: int) -> None:
    """Bring ``database``, in an open transaction, to this ``version``."""
    (current,) = database.execute("PRAGMA user_version").fetchone()
    for step in MIGRATIONS[current:version]:
        step(database)
    database.execute(f"PRAGMA user_version = {version}")


def remove(database: sqlite3.Connection, number: int) -> None:
    """Remove every part of the round ``number``."""
    for table, key in reversed(present(database).items()):
        database.execute(f"DELETE FROM {table} WHERE {key} = ?", (number,))


def load(store: Store, number: int) -> tuple[Round, str | None] | None:
    """Return the round ``number``, and when it was finished, if it was.

    None if it can't be read.
    """
    query = "SELECT state, finished_at FROM rounds WHERE id = ?"
    try:
        with store.reading() as database:
            state, at = database.execute(query, (number,)).fetchone()
            played = saved.load(store, number, State(state))
    except RecordsError:
        return None
    return played, at if state == State.FINISHED else None


def unreadable(store: Store) -> set[int]:
    """Return the numbers of the rounds that can't be read."""
    with store.reading() as database:
        return {number for number in numbers(database) if load(store, number) is None}


def remove_torn(store: Store) -> set[int]:
    """Remove the rounds that can't be read or lack their last cards or turns; return their numbers.

    In a database that is whole, rounds may only seem to, by the rules of this version.
    """
    with store.writing() as database:
        found = {number for number in numbers(database) if _is_torn(store, number)}
        for number in found:
            remove(database, number)
    return found


def _is_torn(store: Store, number: int) -> bool:
    found = load(store, number)
    if found is None:
        return True
    played, finished_at = found
    with store.reading() as database:
        if finished_at is None:
            query = "SELECT board FROM rounds WHERE id = ?"
            (board,) = database.execute(query, (number,)).fetchone()
            return bool(board != board_of(played))
        query = "SELECT seat, score FROM results WHERE round = ?"
        scores = dict(database.execute(query, (number,)))
    return played.ending is None or any(
        scores.get(seat.number, seat.score) != seat.score for seat in played.seats
    )


def sum_up(store: Store) -> None:
    """Sum up all rounds again that can be read: tallies, memories, shoes, and missing results."""
    with store.writing() as database:
        for table in ("tallies", "played", "memories", "shoes"):
            database.execute(f"DELETE FROM {table}")
        database.execute("UPDATE turns SET is_remembered = 0")
        for number in sorted(numbers(database)):
            found = load(store, number)
            if found is None:
                database.execute("UPDATE turns SET is_remembered = 1 WHERE round = ?", (number,))
            else:
                _add(store, number, *found)
        memories.add_new_turns(store)


def _add(store: Store, number: int, played: Round, finished_at: str | None) -> None:
    with store.reading() as database:
        shoes.take(database, played)
        if finished_at is None:
            return
        tallies.add(database, played)
        query = "SELECT seat FROM results WHERE round = ?"
        seats = {seat for (seat,) in database.execute(query, (number,))}
        for seat in played.seats if played.mode.is_ranked else ():
            if seat.number not in seats:
                Journal(store, number).save_result(database, played, seat, finished_at)
