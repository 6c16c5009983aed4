"""Writes finished rounds and settings as lines of JSON."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from anora_quiz import __version__, databases
from anora_quiz.errors import RecordsError
from anora_quiz.records.store import InUse, NotSaved, Store
from anora_quiz.records.transfer import FORMAT, rows
from anora_quiz.records.transfer.rows import Object


def lines(
    store: Store, settings: dict[str, Any], skip: Callable[[RecordsError], None]
) -> Iterator[str]:
    """Yield the lines of a file with all finished rounds, and with ``settings`` if there are any.

    Rounds that can't be read are left out; ``skip`` is told why. The database is free for others
    between any two rounds. Raises `RecordsError`, before the first line if the file is damaged.
    """
    with store.reading() as database:
        databases.check(
            database
        )  # where parts of a round are gone, the rest reads like a whole one
    yield _line({"kind": "header", "format": FORMAT, "program": f"anora-quiz {__version__}"})
    if settings:
        yield _line({"kind": "settings", **settings})
    with store.reading() as database:
        numbers = rows.finished(database)
    written: set[int] = set()  # questions, by their row ids
    for number in numbers:
        try:
            with store.reading(f"round {number}") as database:
                found = _round_lines(database, number, written)
        except (InUse, NotSaved):
            raise
        except RecordsError as error:
            skip(error)
        else:
            yield from found


def _round_lines(database: sqlite3.Connection, number: int, written: set[int]) -> list[str]:
    """Return the line of a round after those of its questions that are not ``written`` yet."""
    database.execute("BEGIN")  # so that all parts are of the same moment
    try:
        found = rows.read(database, number)
        if found is None:  # removed meanwhile
            return []
        played, questions = found
        new = [each for each in dict.fromkeys(questions) if each not in written]
        made = [_question_line(database, each) for each in new]
    finally:
        database.execute("COMMIT")
    written.update(new)
    return [*made, _line(played)]


def _question_line(database: sqlite3.Connection, question: int) -> str:
    query = "SELECT lower(hex(digest)), body FROM questions WHERE id = ?"
    digest, body = database.execute(query, (question,)).fetchone()
    return _line({"kind": "question", "id": digest, "question": json.loads(body)})


def _line(values: Object) -> str:
    return json.dumps(values, ensure_ascii=False, allow_nan=False) + "\n"
