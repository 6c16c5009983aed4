"""Check a file: return the pack in it, and every problem with its location.

`checking.fields` finds what is wrong with single values; each kind reports which values its
fields can't have together (`Question.faults`), which `checking.questions` asks for. This module
checks the pack, and warns about what could be better in questions that can be asked.
"""

import dataclasses
import re
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from anora_quiz.packs.checking.advice import advice
from anora_quiz.packs.checking.duplicates import find_duplicates
from anora_quiz.packs.checking.foreign import find_foreign
from anora_quiz.packs.checking.leftovers import leftovers
from anora_quiz.packs.checking.names import other_names
from anora_quiz.packs.checking.near_answers import near_answers
from anora_quiz.packs.checking.questions import QuestionReader
from anora_quiz.packs.checking.related import related_questions
from anora_quiz.packs.checking.repairs import edit_of
from anora_quiz.packs.files import read_text
from anora_quiz.packs.pack import FORMAT, Header, Pack
from anora_quiz.packs.problems import (
    BrokenPack,
    Inspection,
    Problem,
    Severity,
    in_order,
)
from anora_quiz.packs.syntax.context import ItemReceiver, LineObserver, ignore_line
from anora_quiz.packs.syntax.parse import garbage_collection_paused, parse
from anora_quiz.packs.syntax.tree import (
    START,
    TOP,
    Edit,
    Location,
    Mapping,
    Scalar,
    UnreadableValue,
    Value,
)
from anora_quiz.packs.syntax.tree import Sequence as ListValue
from anora_quiz.quiz import values
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.quoting import truncated

Progress = Callable[[int, int], None]
"""Called with how much of the work is done and how much there is, in lines."""

_QUESTIONS = "questions"
_FIRST_FORMAT = re.compile(r"v?1(\.0+)?")
_FIELDS = (*fields_of(Header), "format", _QUESTIONS)
_OTHERS = {
    **dict.fromkeys(
        ("quiz", "items", "cards", "entries", "list", "data", "fragen", "preguntas"), _QUESTIONS
    ),
    **other_names(Header),
}


def load(path: Path, progress: Progress | None = None, *, content: bytes | None = None) -> Pack:
    """Return the pack in the file at ``path``; ``progress`` is called as the work advances.

    With ``content``, return the pack that a file with this content would hold. Raises
    `BrokenPack` with every error in it.
    """
    inspection = inspect(path, is_thorough=False, progress=progress, content=content)
    if inspection.pack is None:
        raise BrokenPack(*(each for each in inspection.problems if each.severity is Severity.ERROR))
    return inspection.pack


def inspect_all(
    paths: Sequence[Path], contents: "dict[Path, bytes] | None" = None
) -> list[Inspection]:
    """Return the results of checking the files at ``paths``, including what they duplicate.

    Those in ``contents`` aren't read: they are checked as if they had that content.
    """
    inspections = [inspect(path, content=(contents or {}).get(path)) for path in paths]
    duplicates: dict[str, list[Problem]] = {}
    for duplicate in find_duplicates(inspections):
        duplicates.setdefault(duplicate.path, []).append(duplicate)
    return [
        dataclasses.replace(each, problems=in_order([*each.problems, *duplicates[str(each.path)]]))
        if str(each.path) in duplicates
        else each
        for each in inspections
    ]


@garbage_collection_paused()
def inspect(
    path: Path,
    *,
    is_thorough: bool = True,
    progress: Progress | None = None,
    content: bytes | None = None,
) -> Inspection:
    """Return the result of checking the file at ``path``; with ``is_thorough``, warnings, too.

    With ``content``, that is checked and the file isn't read.
    """
    try:
        decoded = read_text(path, content)
    except BrokenPack as error:
        return Inspection(path, "", None, error.problems)
    if foreign := find_foreign(path, decoded.text):
        return Inspection(path, decoded.text, None, [foreign])
    problems = list(decoded.problems)
    checker = _Checker(path, decoded.text, is_thorough=is_thorough)
    on_line: LineObserver = ignore_line
    if progress is not None:
        lines = decoded.text.count("\n") + 1
        on_line = lambda line: progress(line, lines)  # noqa: E731
    pack: Pack | None = None
    try:
        document = parse(decoded.text, str(path), on_line, checker)
        problems += document.problems
        pack = checker.pack(document.value)
    except BrokenPack as error:
        problems += error.problems
    problems = _without_consequences(problems + checker.problems)
    is_good = all(problem.severity is Severity.WARNING for problem in problems)
    return Inspection(
        path,
        decoded.text,
        pack if is_good else None,
        in_order(problems),
        checker.count,
        tuple(checker.locations),
    )


def _has_questions(mapping: Mapping) -> bool:
    return any(key.text == _QUESTIONS for key, _ in mapping.entries)


def _without_consequences(problems: list[Problem]) -> list[Problem]:
    """Return ``problems`` without what follows from a line that isn't YAML: others on that line."""
    broken = {each.location.line for each in problems if each.code == "invalid-yaml"}
    return [
        each
        for each in problems
        if not broken or each.code == "invalid-yaml" or each.location.line not in broken
    ]


class _Checker(QuestionReader, ItemReceiver):
    """Collects the problems of one pack.

    It receives the questions one by one as they are read: keeping the values of all of them
    would take too much memory.
    """

    def __init__(self, path: Path, text: str, *, is_thorough: bool) -> None:
        super().__init__(str(path), text, is_thorough=is_thorough)
        self.path = path

    def forget(self) -> None:
        """Forget the questions read so far and their problems."""
        super().forget()
        self.count = 0
        self._list_name = ""  # of the field with the questions, as the author wrote it
        self._questions: list[Question] = []

    def begin(self, name: str) -> bool:
        """Return whether the field ``name`` has the questions, of which there is one list."""
        if name != _QUESTIONS:
            meant = self.names.closest(name, _FIELDS, _OTHERS)
            if self._list_name or meant != _QUESTIONS:
                return False
        if self._list_name == _QUESTIONS:
            return False
        self.forget()
        self._list_name = name
        return True

    def take(self, item: Value) -> None:
        """Check a question, and keep it if it is good."""
        self.count += 1
        question = self.question(item)
        if question is not None:
            self._questions.append(question)

    def pack(self, document: Value | None) -> Pack | None:
        """Return the pack in ``document``, or None if it has errors."""
        if document is None:
            hint = "run `anora-quiz packs new FILE` to create a pack to start from"
            self.report(TOP, "empty-file", "the file is empty", hint)
            return None
        if not isinstance(document, Mapping) or (document.is_incomplete and not document.entries):
            if not isinstance(document, UnreadableValue | Mapping):
                hint = "a pack starts with `format: 1`, `title: …`, and `questions:`"
                if isinstance(document, ListValue):
                    hint = "put `format: 1`, `title: …`, and `questions:` above the list"
                self.report(document.location, "not-a-pack", "this isn't a pack", hint)
            return None
        if document.entries and self._report_wrong_level(document):
            return None
        entries = self.entries(document, _FIELDS, _OTHERS)
        if "id" not in entries:
            entries["id"] = Scalar(START, START, values.slug(self.path.stem))
        self._check_format(document, entries.get("format"))
        header: Header | None = self.build(Header, entries, document)
        for item in self._listed_questions(document, entries.get(_QUESTIONS)):
            self.take(item)
        if self.is_thorough:
            self._compare(entries.get(_QUESTIONS, document).location, header)
        if header is None or len(self._questions) < max(self.count, 1):
            return None
        source = header.source
        questions = (
            dataclasses.replace(each, source=source) if source and each.source is None else each
            for each in self._questions
        )
        return Pack(path=self.path, header=header, questions=tuple(questions))

    def _report_wrong_level(self, document: Mapping) -> bool:
        """Report that ``document`` is a question, or has the pack inside a field; if it is so."""
        names = {key.text for key, _ in document.entries}
        key, inner = document.entries[0]
        if {"kind", "question"} <= names and _QUESTIONS not in names:
            location, message = document.location, "this is a question, not a pack"
            hint = "put `format: 1`, `title: …`, and `questions:` above it, and `- ` before its id"
        elif {"kind", "question"} <= names:
            self.take_back(0)  # what the questions lack is here
            location = next(key for key, _ in document.entries if key.text == "kind").location
            message = "the fields of a question must be indented further than its dash"
            hint = "indent the fields of each question by 4 spaces, and its dash by 2"
        elif isinstance(inner, Mapping) and len(names) == 1 and _has_questions(inner):
            location, message = (
                key.location,
                f"the pack is inside the field `{truncated(key.text)}`",
            )
            hint = "remove this line, and indent all others less"
        else:
            return False
        self.report(location, "not-a-pack", message, hint)
        return True

    def _compare(self, place: Location, header: Header | None) -> None:
        """Warn of what only shows when all questions, which are at ``place``, are known."""
        has_source = header is not None and header.source is not None
        for found in chain(
            near_answers(self.typed),
            related_questions(self.locations),
            leftovers(self.locations, header, self.content),
            advice(self.locations, place, has_source=has_source),
        ):
            self.warn(*found)

    def _check_format(self, document: Mapping, value: Value | None) -> None:
        if value is None:
            hint = f"add the line `format: {FORMAT}`"
            self.report_missing(document, "format", hint)
            line, column, _ = document.location
            if not document.is_incomplete and self.lines[line - 1][column - 1 :][:1].isalpha():
                self.fix_with((Edit(line, column, 0, f"format: {FORMAT}\n"),))
        elif isinstance(value, UnreadableValue):
            pass
        elif not isinstance(value, Scalar) or not value.text.isdecimal():
            message = "`format` must be the number of the pack format"
            self.report(value.location, "unsupported-format", message, f"write `format: {FORMAT}`")
            if isinstance(value, Scalar) and _FIRST_FORMAT.fullmatch(value.text):
                self.fix_with(edit_of(value, str(FORMAT)))
        elif value.text != str(FORMAT):
            hint = f"write `format: {FORMAT}`, or update Anora Quiz"
            written = truncated(value.text)
            message = f"this version reads pack format {FORMAT}, not {written}"
            self.report(value.location, "unsupported-format", message, hint)

    def _listed_questions(self, document: Mapping, value: Value | None) -> list[Value]:
        """Return the questions in the list of the pack, without those that were taken already."""
        if value is None:
            self.report_missing(document, _QUESTIONS, "add `questions:` and a list under it")
        if value is None or isinstance(value, UnreadableValue):
            return []
        if not isinstance(value, ListValue) or not (value.items or self.count):
            message = "`questions` must be a list of questions"
            hint = "start each question with `- id: …`"
            self.report(value.location, "missing-questions", message, hint)
            return []
        return value.items
