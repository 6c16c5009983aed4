"""Write packs into the database of compiled packs."""

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
_RANKS = {difficulty: rank for rank, difficulty in enumerate(Difficulty)}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pack as it goes into the database: its questions are sorted by facet, then by id.

    ``bodies`` are the same questions, encoded.
    """

    pack: Pack
    fingerprint: Fingerprint
    questions: tuple[Question, ...]
    bodies: tuple[str, ...]

    @classmethod
    def of(cls, pack: Pack) -> "Compiled":
        """Return ``pack`` with its fingerprint and sorted questions."""
        questions = tuple(sorted(pack.questions, key=_sort_key))
        bodies = tuple(map(encode, questions))
        header = pack.header
        fingerprint = fingerprint_of(pack.id, header.title, header.tags, questions, bodies)
        return cls(pack, fingerprint, questions, bodies)


def write(
    database: sqlite3.Connection,
    compiled: Compiled,
    *,
    path_key: bytes,
    seen: tuple[str, int, bytes],
) -> None:
    """Replace what the database has from the file at ``path_key`` with ``compiled``.

    ``seen`` is the stamp of the file, when it was taken (in seconds since 1970), and the hash of
    the content.
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
            compiled.fingerprint.digest,
            json.dumps(sorted(compiled.fingerprint.tags), ensure_ascii=False),
            len(compiled.questions),
        ),
    ).lastrowid
    database.executemany(
        "INSERT INTO questions (pack, place, name, body) VALUES (?, ?, ?, ?)",
        (
            (row, position, question.id, body)
            for position, (question, body) in enumerate(
                zip(compiled.questions, compiled.bodies, strict=True)
            )
        ),
    )
    database.executemany(
        "INSERT INTO grouped (pack, place, name) VALUES (?, ?, ?)",
        (
            (row, position, question.group)
            for position, question in enumerate(compiled.questions)
            if question.group
        ),
    )
    positions_of: dict[str, list[int]] = {"": list(range(len(compiled.questions)))}
    for position, question in enumerate(compiled.questions):
        for tag in dict.fromkeys(question.tags):
            positions_of.setdefault(tag, []).append(position)
    for tag, positions in positions_of.items():
        if tag:
            database.executemany(
                "INSERT INTO tagged (pack, tag, number, place) VALUES (?, ?, ?, ?)",
                ((row, tag, number, position) for number, position in enumerate(positions)),
            )
        database.executemany(
            "INSERT INTO facets (pack, difficulty, kind, spoiler, tag, first, count)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (row, *facet, tag, first, count)
                for facet, first, count in _facets([compiled.questions[each] for each in positions])
            ),
        )


def _forget(database: sqlite3.Connection, path_key: bytes) -> None:
    """Delete what came from the file at ``path_key`` and from files that no longer exist."""
    rows = database.execute("SELECT id, path FROM packs").fetchall()
    for row, path in rows:
        if path == path_key or not os.path.exists(path):  # noqa: PTH110 - bytes
            for table in ("facets", "questions", "grouped", "tagged"):
                database.execute(f"DELETE FROM {table} WHERE pack = ?", (row,))
            database.execute("DELETE FROM packs WHERE id = ?", (row,))


def _facets(questions: list[Question]) -> Iterator[tuple[_Facet, int, int]]:
    """Yield each facet of ``questions``, the index of its first question, and their number."""
    first = 0
    for facet, group in groupby(questions, _facet):
        count = sum(1 for _ in group)
        yield facet, first, count
        first += count


def _facet(question: Question) -> _Facet:
    return (question.difficulty, question.kind, question.spoiler)


def _sort_key(question: Question) -> tuple[int, str, bool, str]:
    return (_RANKS[question.difficulty], question.kind, question.spoiler, question.id)
