"""Databases with many rounds, made quickly, and damage to their files, by a seed."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.question import Wrong
from anora_quiz.quiz.replies import SKIP, answered
from anora_quiz.records import parts, saved
from anora_quiz.records.pages import Pages, Row
from anora_quiz.records.store import Store
from tests.records.builders import begin, finish
from tests.samples import NOON, round_of

PAGE = 4096
"""Bytes in a page, the unit in which a database is stored."""

_PATTERNS = 40  # rounds that are really played; the others are copies of them
_QUESTIONS = tuple(
    Choice(
        id=f"q{number}",
        question=f"Question {number} of those in the large database?",
        answer="Yes",
        wrong=(Wrong("No"), Wrong("Perhaps", "That is no answer.")),
        explanation=f"It is because of {number}. " * (number % 25 or 500),
    )
    for number in range(240)
)


def make_database(path: Path, rounds: int) -> None:
    """Make a database with this many rounds of 10 questions, a multiple of 40.

    Every eighth has two players, every tenth is unfinished, and every seventh has a flag.
    """
    with Store(path) as store:
        for number in range(_PATTERNS):
            _play(store, number)
    with closing(sqlite3.connect(path)) as database, database:
        for copies in range(1, rounds // _PATTERNS):
            for table, key in parts.PARTS.items():
                columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
                values = ", ".join(_copied(each, key) for each in columns)
                database.execute(
                    f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {key} <= {_PATTERNS}",  # noqa: S608
                    {"more": copies * _PATTERNS},
                )
        database.execute("UPDATE played SET rounds = rounds * ?", (rounds // _PATTERNS,))
        database.execute(
            "UPDATE tallies SET asked = asked * :n, right = right * :n, partly = partly * :n,"
            " skipped = skipped * :n, seconds = seconds * :n",
            {"n": rounds // _PATTERNS},
        )


def _copied(column: str, key: str) -> str:
    if column == key:
        return f"{column} + :more"
    return "lower(hex(randomblob(16)))" if column == "uid" else column


def _play(store: Store, number: int) -> None:
    players = ("Ani", "Igor") if number % 8 == 7 else (("Ani", "Zoya")[number % 2],)
    first = number * 7 % 230
    new = round_of(*_QUESTIONS[first : first + 10], players=players, seed=number)
    new = replace(new, is_named=True)
    replies = [(answered("Yes"), answered("No"), SKIP)[(number + each) % 3] for each in range(10)]
    at = NOON + timedelta(hours=number)
    if number % 10 == 9:
        begin(store, new, *replies[:4], at=at)
    else:
        finish(store, new, *replies, at=at)
    if number % 7 == 6:
        saved.flag(store, number + 1, 3, "Odd")


def contents(path: Path) -> dict[int, list[tuple[Any, ...]]]:
    """Return all that the database at ``path`` keeps of each round, with its questions."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    with closing(sqlite3.connect(path)) as database:
        for table, key in parts.PARTS.items():
            joined = "JOIN questions ON questions.id = question" if table == "cards" else ""
            query = f"SELECT {table}.{key}, * FROM {table} {joined} ORDER BY 1, 2, 3"  # noqa: S608
            rows = database.execute(query)
            names = [column[0] for column in rows.description]
            for row in rows:
                values = dict(zip(names, row, strict=True))
                for changing in ("is_remembered", "question"):
                    values.pop(changing, None)
                found.setdefault(row[0], []).append((table, *values.values()))
    return found


class _Traced(Pages):
    """Pages that note in ``read`` which of them are read."""

    def __init__(self, content: bytes) -> None:
        self.read: set[int] = set()
        super().__init__(content)

    def _page(self, number: int) -> bytes:
        self.read.add(number)
        return super()._page(number)


def pages_of_rounds(path: Path) -> dict[int, set[int]]:
    """Return the pages that parts of each round are on, also of its questions, from 1."""
    pages = _Traced(path.read_bytes())
    found: dict[int, set[int]] = {}
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
        roots = dict(database.execute(query))
        asked = database.execute("SELECT question, round FROM cards").fetchall()
    by_question: dict[Any, set[int]] = {}
    for row, used in _rows(pages, roots["questions"]):
        by_question[row[0]] = used
    for table in parts.PARTS:
        for row, used in _rows(pages, roots[table]):
            found.setdefault(int(str(row[0])), set()).update(used)
    for question, number in asked:
        found[number] |= by_question[question]
    return found


def _rows(pages: _Traced, root: int) -> Iterator[tuple[Row, set[int]]]:
    """Yield the rows below a page, each with the pages that are read for its page."""
    waiting = [root]
    while waiting:
        pages.read = set()
        node = pages.node(waiting.pop())
        assert node is not None
        for row in node.rows:
            yield row, pages.read
        waiting.extend(node.children)


def overwrite(path: Path, rng: random.Random, places: int = 10) -> set[int]:
    """Overwrite the file in some ``places``; return the pages that were hit, from 1."""
    content = bytearray(path.read_bytes())
    hit: set[int] = set()
    for _ in range(places):
        start = rng.randrange(len(content))
        end = min(start + rng.choice((30, 512, PAGE, 2 * PAGE)), len(content))
        content[start:end] = rng.choice((bytes, rng.randbytes, b"\xff".__mul__))(end - start)
        hit.update(range(start // PAGE + 1, (end - 1) // PAGE + 2))
    path.write_bytes(content)
    return hit


def overwrite_questions(path: Path) -> None:
    """Overwrite every other page with questions."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'questions'"
        (root,) = database.execute(query).fetchone()
    node = Pages(bytes(content)).node(root)
    assert node is not None
    for number in node.children[::2]:
        content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def overwrite_table(path: Path, table: str) -> None:
    """Overwrite all pages of a table."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        waiting = list(database.execute(query, (table,)).fetchone())
    while waiting:
        number = waiting.pop()
        node = Pages(bytes(content)).node(number)
        assert node is not None
        waiting.extend(node.children)
        content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def texts_of_questions(path: Path) -> list[str]:
    """Return the questions in the database at ``path``, as packs have them."""
    with closing(sqlite3.connect(path)) as database:
        return [text for (text,) in database.execute("SELECT body FROM questions")]


def cut(path: Path, rng: random.Random) -> set[int]:
    """Cut the file; return the pages that are lost, from 1."""
    content = path.read_bytes()
    kept = rng.randrange(len(content))
    path.write_bytes(content[:kept])
    return set(range(kept // PAGE + 1, len(content) // PAGE + 1))
