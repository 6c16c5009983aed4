"""Keep what lists say of packs in the database, so that each file is checked only once.

Like everything in it, an overview can be made again at any time. Unlike a compiled pack, it is
of any file, so that the problems of a pack that can't be played are counted, too.
"""

import json
import os
import sqlite3
import stat
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from anora_quiz import __version__
from anora_quiz.packs.compiled.cache import (
    FileState,
    content_hash,
    current_time,
    path_key_of,
    stamp_of,
)
from anora_quiz.packs.compiled.database import DamagedDatabase, LibraryDatabase
from anora_quiz.packs.pack import LARGEST_FILE
from anora_quiz.quiz.question import Difficulty, Question

if TYPE_CHECKING:  # only a file that changed needs the parser
    from anora_quiz.packs.problems import Inspection

_FIND_ALL = "SELECT path, stamp, seen_at, content, facts FROM overviews WHERE checked_by = ?"
_PUT = (
    "INSERT OR REPLACE INTO overviews (path, stamp, seen_at, content, checked_by, facts)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a list says of the pack in a file, good or bad.

    ``questions`` is the number of questions; ``kinds`` and ``difficulties`` count those that
    could be read, ``errors`` and ``warnings`` the problems.
    """

    id: str
    title: str = ""
    about: str = ""
    questions: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    difficulties: dict[str, int] = field(default_factory=dict)
    errors: int = 0
    warnings: int = 0

    @classmethod
    def of(cls, found: "Inspection") -> "Overview":
        """Return the overview of a file that was checked."""
        errors = sum(problem.severity == "error" for problem in found.problems)
        questions = [question for question, _ in found.locations]
        return cls(
            id=found.pack.id if found.pack else found.path.stem,
            title=found.pack.header.title if found.pack else "",
            about=found.pack.header.about if found.pack else "",
            questions=found.count,
            kinds=count_kinds(questions),
            difficulties=count_difficulties(questions),
            errors=errors,
            warnings=len(found.problems) - errors,
        )


def count_kinds(questions: Sequence[Question]) -> dict[str, int]:
    """Return how many of ``questions`` there are of each kind, in the order of the pack."""
    return dict(Counter(question.kind for question in questions))


def count_difficulties(questions: Sequence[Question]) -> dict[str, int]:
    """Return how many of ``questions`` there are of each difficulty, from easy to hard."""
    counts = Counter(question.difficulty for question in questions)
    return {str(each): counts[each] for each in Difficulty}


_Known = tuple[FileState, Overview]


class Overviews:
    """The overviews in the database of compiled packs."""

    def __init__(self, path: Path, check: "Callable[[Path], Inspection]") -> None:
        """Use the database at ``path``, and ``check`` for files that aren't in it."""
        self._database = LibraryDatabase(path)
        self._check = check

    def of(self, paths: Sequence[Path]) -> list[Overview]:
        """Return an overview of each of the files at ``paths``.

        Files that are new or changed are checked first. Raises `PackError` if the database
        can't be used.
        """
        now, known = self._database.run(_find_all)
        found, changed = [], {}
        for path in paths:
            key = path_key_of(path)
            overview, state = self._look_at(path, key, known.get(key), now)
            found.append(overview)
            if state is not None:
                changed[key] = (state, overview)
        if changed:
            self._database.run(lambda database: _put(database, changed), is_writing=True)
        return found

    def _look_at(
        self, path: Path, key: bytes, known: _Known | None, now: int
    ) -> tuple[Overview, FileState | None]:
        """Return the overview of the file at ``path``, and its state if that must be kept."""
        try:
            status = os.stat(key)  # noqa: PTH116 - follows links, which may change
            if known is not None and known[0].is_fresh(status):
                return known[1], None
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
                return self._checked(path), None
            state = FileState(stamp_of(status), now, content_hash(path))
            if known is not None and known[0].content == state.content:
                return known[1], state if known[0].is_outdated(status, now) else None
            overview = self._checked(path)
            is_same = stamp_of(os.stat(key)) == state.stamp  # noqa: PTH116 - as above
        except (OSError, ValueError):  # it can't be read, or is gone
            return self._checked(path), None
        return overview, state if is_same else None

    def _checked(self, path: Path) -> Overview:
        return Overview.of(self._check(path))


def _find_all(database: sqlite3.Connection) -> tuple[int, dict[bytes, _Known]]:
    """Return the current time, and what is known of each file by its path."""
    rows = database.execute(_FIND_ALL, (__version__,))
    try:
        known = {
            bytes(key): (FileState(*state), Overview(**json.loads(facts)))
            for key, *state, facts in rows
        }
    except (ValueError, TypeError):
        raise DamagedDatabase from None
    return current_time(database), known


def _put(database: sqlite3.Connection, changed: Mapping[bytes, _Known]) -> None:
    """Keep the overviews that ``changed``, and forget those of files that no longer exist."""
    for (key,) in database.execute("SELECT path FROM overviews").fetchall():
        if not os.path.exists(key):  # noqa: PTH110 - bytes
            database.execute("DELETE FROM overviews WHERE path = ?", (key,))
    rows = (
        (key, *astuple(state), __version__, json.dumps(asdict(overview), ensure_ascii=False))
        for key, (state, overview) in changed.items()
    )
    database.executemany(_PUT, rows)
