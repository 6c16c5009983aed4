"""Takes finished rounds and settings from lines of JSON.

Rounds are saved in batches, each whole or not at all: an import that was killed is completed by
another one. What is in the database already stays as it is, except that `merging` says otherwise.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from anora_quiz.errors import RecordsError
from anora_quiz.quiz import chance
from anora_quiz.quiz.codec import decode_foreign
from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.setup import Setup
from anora_quiz.records import memories, shoes
from anora_quiz.records.store import InUse, Store
from anora_quiz.records.transfer import FORMAT, rows, values
from anora_quiz.records.transfer.merging import Merged, merge
from anora_quiz.records.transfer.reading import Line, read_lines
from anora_quiz.records.transfer.rounds import DIGITS, Asked, FinishedRound, checked
from anora_quiz.records.transfer.rows import Object
from anora_quiz.records.transfer.settings import checked_settings
from anora_quiz.records.transfer.values import Refused
from anora_quiz.records.unreadable import UPDATE

_BATCH = 2_000  # turns and cards that are saved together, which takes a moment
_MOST_WAITING = 64 * 2**20  # characters of questions that no round has used yet
_QUICK_TURNS = 50_000  # of players who are told what to practice without more ado: some seconds
_MOST_FOREIGN = 1_000  # lines that aren't taken, after which a file is no export
_READ_QUESTIONS = 5_000  # that are kept for the rounds that use them again
_NO_EXPORT = "the file isn't an export of Anora Quiz"
_MADE_BY = "make one with `anora-quiz data export`; for questions, use `anora-quiz packs import`"

Skip = Callable[[int, str], None]
"""Told the number of each line that isn't taken, and why."""


@dataclass
class Imported:
    """How many rounds were ``added``, ``changed``, and already ``known``; and the ``settings``.

    ``skipped`` counts the lines that weren't taken.
    """

    added: int = 0
    changed: int = 0
    known: int = 0
    skipped: int = 0
    settings: Object = field(default_factory=dict)

    def count(self, merged: Merged) -> None:
        """Count a round."""
        self.added += merged is Merged.ADDED
        self.changed += merged is Merged.CHANGED
        self.known += merged is Merged.KNOWN


def import_lines(store: Store, file: BinaryIO, skip: Skip) -> Imported:
    """Save all that ``file`` holds and the database of ``store`` doesn't; return what that was.

    The settings are returned, not saved. Raises `RecordsError` if the file isn't an export, if
    its format is newer, or if nothing can be saved; and ``OSError`` if it can't be read.
    """
    return _Import(store, skip).read(file)


class _Import:
    def __init__(self, store: Store, skip: Skip) -> None:
        self._store, self._skip = store, skip
        self._found = Imported()
        self._waiting: OrderedDict[str, str] = OrderedDict()  # bodies of questions by digest
        self._waiting_size = 0
        self._batch: list[tuple[int, FinishedRound]] = []
        self._batch_size = 0
        self._turns = 0  # that were added
        # When the newest round of each shoe was begun, by whom, and its hand.
        self._shoes: dict[tuple[str, ...], tuple[str, list[str], Setup]] = {}
        self._asked = lru_cache(_READ_QUESTIONS)(self._read_question)
        self._is_export = False
        self._refused: list[tuple[int, str]] = []  # lines before the first of an export

    def read(self, file: BinaryIO) -> Imported:
        for line in read_lines(file):
            try:
                self._take(line)
            except Refused as error:
                self._refuse(line.number, str(error))
        if not self._is_export:
            raise RecordsError(_NO_EXPORT, _MADE_BY)
        self._save()
        with self._store.writing() as database:
            for _, players, setup in self._shoes.values():
                shoes.take_over(database, players, setup)
        if 0 < self._turns <= _QUICK_TURNS:
            with suppress(InUse):  # what is to practice is found out later, too
                memories.bring_up_to_date(self._store, is_patient=False)
        return self._found

    def _refuse(self, number: int, problem: str) -> None:
        self._found.skipped += 1
        if self._is_export:
            self._skip(number, problem)
            return
        self._refused.append((number, problem))
        if len(self._refused) > _MOST_FOREIGN:
            raise RecordsError(_NO_EXPORT, _MADE_BY)

    def _take(self, line: Line) -> None:
        if line.problem:
            raise Refused(line.problem)
        kind = values.text(line.values, "kind")
        take = {
            "header": self._take_header,
            "settings": self._take_settings,
            "question": self._take_question,
            "round": self._take_round,
        }.get(kind)
        if take is None:
            message = f'this version doesn\'t know the kind "{printable(kind)}"'
            raise Refused(message)
        self._is_export = True
        for number, problem in self._refused:
            self._skip(number, problem)
        self._refused.clear()
        take(line)

    def _take_header(self, line: Line) -> None:
        if values.whole(line.values, "format", 1) > FORMAT:
            raise RecordsError("the file is from a newer version of Anora Quiz", UPDATE)

    def _take_settings(self, line: Line) -> None:
        self._found.settings |= checked_settings(line.values)

    def _take_question(self, line: Line) -> None:
        digest = values.digits(line.values, "id", DIGITS)
        question = values.get(line.values, "question", dict)
        body = json.dumps(question, ensure_ascii=False, separators=(",", ":"))
        if hashlib.sha256(body.encode()).hexdigest() != digest:
            message = "the question was changed: it isn't the one that its id names"
            raise Refused(message)
        if digest in self._waiting:
            return
        self._waiting[digest] = body
        self._waiting_size += len(body)
        while self._waiting_size > _MOST_WAITING:
            _, oldest = self._waiting.popitem(last=False)
            self._waiting_size -= len(oldest)

    def _take_round(self, line: Line) -> None:
        if self._is_known(line.values):
            self._found.known += 1
            self._note_shoe(line.values)
            return
        found = checked(line.values, self._asked)
        self._batch.append((line.number, found))
        self._batch_size += len(found.played.turns) + len(found.played.deck)
        self._note_shoe(found.values)
        if self._batch_size > _BATCH:
            self._save()

    def _is_known(self, round_line: Object) -> bool:
        """Return whether the database has exactly this round, which is found out quickly."""
        with self._store.reading() as database, suppress(ValueError, KeyError, TypeError):
            query = "SELECT id FROM rounds WHERE uid = ?"
            row = database.execute(query, (values.text(round_line, "id"),)).fetchone()
            found = None if row is None else rows.read(database, row[0])
            return found is not None and found[0] == round_line
        return False

    def _read_question(self, digest: str) -> Asked:
        body = self._waiting.get(digest) or self._saved_body(digest)
        if body is None:
            message = f'no line before it has the question "{printable(digest)}"'
            raise Refused(message)
        question = values.parsed(decode_foreign, body)
        if question is None:
            message = f'this version can\'t read the question "{printable(digest)}"'
            raise Refused(message)
        return Asked(question, question.form(chance.stream(0, "import")))

    def _saved_body(self, digest: str) -> str | None:
        with self._store.reading() as database:
            query = "SELECT body FROM questions WHERE digest = ?"
            row = database.execute(query, (bytes.fromhex(digest),)).fetchone()
            return None if row is None else str(row[0])

    def _note_shoe(self, played: Object) -> None:
        name, seed, hand = (played["setup"][key] for key in ("shoe", "seed", "hand"))
        begun, players = played["started_at"], played["players"]
        key = name, *sorted(map(name_key, players))
        if name and (key not in self._shoes or self._shoes[key][0] < begun):
            self._shoes[key] = begun, players, Setup(packs=(), shoe=name, seed=seed, hand=hand)

    def _save(self) -> None:
        with self._store.writing() as database:
            for number, found in self._batch:
                try:
                    self._found.count(merge(self._store, database, found, self._waiting))
                except Refused as error:
                    self._refuse(number, str(error))
        self._turns += sum(len(found.played.turns) for _, found in self._batch)
        self._batch.clear()
        self._batch_size = 0
