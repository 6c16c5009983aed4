"""Packs on their way into the database of compiled packs."""

import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby

from anora_quiz.packs.pack import Pack
from anora_quiz.quiz.codec import encode
from anora_quiz.quiz.codes import Fingerprint, fingerprint_of
from anora_quiz.quiz.question import Difficulty, Question

_Facet = tuple[str, str, bool]  # difficulty, kind, whether it gives something away
_ORDER = {difficulty: path_key for path_key, difficulty in enumerate(Difficulty)}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pack as it goes into the database; its questions lie facet by facet, by id in each."""

    pack: Pack
    print: Fingerprint
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, pack: Pack) -> "Compiled":
        """Return ``pack`` as it goes into the database."""
        print_ = fingerprint_of(pack.id, pack.header.title, pack.header.tags, pack.questions)
        return cls(pack, print_, tuple(sorted(pack.questions, key=_key)))


def write(
    database: sqlite3.Connection,
    compiled: Compiled,
    *,
    path_key: bytes,
    seen: tuple[str, int, bytes],
) -> None:
    """Put ``compiled`` in the place of what the database has from the file at ``path_key``.

    ``seen`` is how the file looked, when (in seconds since 1970), and what its content was.
    """
    _forget(database, path_key)
    pack = compiled.pack
    row = database.execute(
        "INSERT INTO packs (path, stamp, seen_at, content, header, digest, tags, count)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            path_key,
            *seen,
            json.dumps(asdict(pack.header), ensure_ascii=False),
            compiled.print.digest,
            json.dumps(sorted(compiled.print.tags), ensure_ascii=False),
            len(compiled.questions),
        ),
    ).lastrowid
    database.executemany(
        "INSERT INTO questions (pack, place, name, body) VALUES (?, ?, ?, ?)",
        (
            (row, number, question.id, encode(question))
            for number, question in enumerate(compiled.questions)
        ),
    )
    places: dict[str, list[int]] = {"": list(range(len(compiled.questions)))}
    for number, question in enumerate(compiled.questions):
        for tag in dict.fromkeys(question.tags):
            places.setdefault(tag, []).append(number)
    for tag, those in places.items():
        if tag:
            database.executemany(
                "INSERT INTO tagged (pack, tag, number, place) VALUES (?, ?, ?, ?)",
                ((row, tag, number, each) for number, each in enumerate(those)),
            )
        database.executemany(
            "INSERT INTO facets (pack, difficulty, kind, spoiler, tag, first, count)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (row, *facet, tag, first, count)
                for facet, first, count in _facets([compiled.questions[each] for each in those])
            ),
        )


def _forget(database: sqlite3.Connection, path_key: bytes) -> None:
    """Delete what came from the file at ``path_key``, and from files that are there no more."""
    rows = database.execute("SELECT id, path FROM packs").fetchall()
    for row, path in rows:
        if path == path_key or not os.path.exists(path):  # noqa: PTH110 - bytes
            for table in ("facets", "questions", "tagged"):
                database.execute(f"DELETE FROM {table} WHERE pack = ?", (row,))
            database.execute("DELETE FROM packs WHERE id = ?", (row,))


def _facets(questions: list[Question]) -> Iterator[tuple[_Facet, int, int]]:
    """Yield each facet of ``questions``, the number of its first one, and how many there are."""
    first = 0
    for facet, group in groupby(questions, _facet):
        count = sum(1 for _ in group)
        yield facet, first, count
        first += count


def _facet(question: Question) -> _Facet:
    return (question.difficulty, question.kind, question.spoiler)


def _key(question: Question) -> tuple[int, str, bool, str]:
    return (_ORDER[question.difficulty], question.kind, question.spoiler, question.id)
