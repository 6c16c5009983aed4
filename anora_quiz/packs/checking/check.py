"""Check a file: return the pack in it, and every problem with its location.

`checking.fields` finds what is wrong with single values; each kind reports which values its
fields can't have together (`Question.faults`). This module checks the pack and its questions,
and warns about what could be better in questions that can be asked.
"""

import dataclasses
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.advice import advice
from anora_quiz.packs.checking.duplicates import find_duplicates
from anora_quiz.packs.checking.fields import Entries, FieldReader, did_you_mean, placeholders
from anora_quiz.packs.files import read_text
from anora_quiz.packs.pack import FORMAT, Header, Pack
from anora_quiz.packs.problems import (
    BrokenPack,
    Inspection,
    Problem,
    Severity,
    in_order,
)
from anora_quiz.packs.syntax.context import LineObserver, ignore_line
from anora_quiz.packs.syntax.parse import garbage_collection_paused, parse
from anora_quiz.packs.syntax.tree import START, Location, Mapping, Scalar, UnreadableValue, Value
from anora_quiz.packs.syntax.tree import Sequence as ListValue
from anora_quiz.quiz import values
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.quoting import truncated

Progress = Callable[[int, int], None]
"""Called with how much of the work is done and how much there is, in lines."""

_QUESTIONS = "questions"
_FIELDS = (*fields_of(Header), "format", _QUESTIONS)
_KINDS_BY_NAME = {kind.kind: kind for kind in KINDS}
_KINDS = ", ".join(_KINDS_BY_NAME)


def load(path: Path, progress: Progress | None = None, *, content: bytes | None = None) -> Pack:
    """Return the pack in the file at ``path``; ``progress`` is called as the work advances.

    With ``content``, return the pack that a file with this content would hold. Raises
    `BrokenPack` with every error in it.
    """
    inspection = inspect(path, is_thorough=False, progress=progress, content=content)
    if inspection.pack is None:
        errors = [each for each in inspection.problems if each.severity is Severity.ERROR]
        raise BrokenPack(*errors)
    return inspection.pack


def inspect_all(paths: Sequence[Path]) -> list[Inspection]:
    """Return the results of checking the files at ``paths``, including what they duplicate."""
    inspections = [inspect(path) for path in paths]
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
    problems += checker.problems
    is_good = all(problem.severity is Severity.WARNING for problem in problems)
    return Inspection(
        path,
        decoded.text,
        pack if is_good else None,
        in_order(problems),
        checker.count,
        tuple(checker.locations),
    )


class _Checker(FieldReader):
    """Collects the problems of one pack.

    It receives the questions one by one as they are read: keeping the values of all of them
    would take too much memory.
    """

    def __init__(self, path: Path, text: str, *, is_thorough: bool) -> None:
        super().__init__(str(path), text, is_thorough=is_thorough)
        self.path = path
        self._list_name = ""  # the name of the field with the questions, as the author wrote it
        self.forget()

    def begin(self, name: str) -> bool:
        """Return whether the field ``name`` has the questions, of which there is one list."""
        if name != _QUESTIONS and (self._list_name or self.closest(name, _FIELDS) != _QUESTIONS):
            return False
        if self._list_name == _QUESTIONS:
            return False
        self.forget()
        self._list_name = name
        return True

    def take(self, item: Value) -> None:
        """Check a question, and keep it if it is good."""
        self.count += 1
        question = self._question(item)
        if question is not None:
            self._questions.append(question)

    def forget(self) -> None:
        """Forget the questions read so far and their problems."""
        self.forget_problems()
        self.count = 0
        self.locations: list[tuple[Question, Location]] = []
        self._list_name = ""
        self._questions: list[Question] = []
        self._lines_of_ids: dict[str, int] = {}

    def pack(self, document: Value | None) -> Pack | None:
        """Return the pack in ``document``, or None if it has errors."""
        if document is None:
            hint = "start with `format: 1`; `anora-quiz packs new FILE` writes a pack to begin with"
            self.report(Location(1, 1), "empty-file", "the file is empty", hint)
            return None
        if not isinstance(document, Mapping) or (document.is_incomplete and not document.entries):
            if not isinstance(document, UnreadableValue | Mapping):
                hint = "start with `format: 1` and `title: …`, then `questions:`"
                self.report(document.location, "no-pack", "this is no pack", hint)
            return None
        entries = self.entries(document, _FIELDS)
        if "id" not in entries:
            entries["id"] = Scalar(START, START, values.slug(self.path.stem))
        self._check_format(document, entries.get("format"))
        header: Header | None = self.build(Header, entries, document)
        for item in self._listed_questions(document, entries.get(_QUESTIONS)):
            self.take(item)
        if self.is_thorough:
            has_source = header is not None and header.source is not None
            for location, code, message, hint in advice(self.locations, has_source=has_source):
                shown = location or entries.get(_QUESTIONS, document).location
                self.report(shown, code, message, hint, is_warning=True)
        if header is None or len(self._questions) < max(self.count, 1):
            return None
        source = header.source
        questions = (
            dataclasses.replace(each, source=source) if source and each.source is None else each
            for each in self._questions
        )
        return Pack(path=self.path, header=header, questions=tuple(questions))

    def _check_format(self, document: Mapping, value: Value | None) -> None:
        if value is None:
            message = "the number of the pack format is missing"
            self.report_missing(document, message, f"add a line `format: {FORMAT}`")
        elif isinstance(value, UnreadableValue):
            pass
        elif not isinstance(value, Scalar) or not value.text.isdecimal():
            message = "`format` is the number of the pack format"
            self.report(value.location, "bad-format", message, f"write `format: {FORMAT}`")
        elif value.text != str(FORMAT):
            hint = f"write `format: {FORMAT}`, or get a newer version of the program"
            written = truncated(value.text)
            message = f"this version reads pack format {FORMAT}, not {written}"
            self.report(value.location, "bad-format", message, hint)

    def _listed_questions(self, document: Mapping, value: Value | None) -> list[Value]:
        """Return the questions in the list of the pack, without those that were taken already."""
        if value is None:
            hint = "add `questions:` and a list below it"
            self.report_missing(document, "the pack has no `questions`", hint)
        if value is None or isinstance(value, UnreadableValue):
            return []
        if not isinstance(value, ListValue) or not (value.items or self.count):
            hint = "write each question below `questions:`, starting with `- id: …`"
            self.report(value.location, "no-questions", "there is no list of questions here", hint)
            return []
        return value.items

    def _question(self, item: Value) -> Question | None:
        if isinstance(item, UnreadableValue):
            return None
        if not isinstance(item, Mapping):
            hint = "start it with `- id: …` and put its other fields below"
            self.report(item.location, "no-question", "this is no question", hint)
            return None
        kind = self._kind_of(item)
        entries = self.entries(item, _known_fields(kind))
        self._report_duplicate_id(entries.get("id"))
        if kind is None:
            self.read_all(Question, entries)
            return None
        values, missing = self.read_fields(kind, entries, item)
        question = kind(**values, **placeholders(kind, missing)) if missing else kind(**values)
        self._report_faults(question, entries, item, missing)
        if missing:
            return None
        if self.is_thorough:
            self._report_giveaways(question, entries)
            self.locations.append((question, entries["question"].location))
        return question

    def _kind_of(self, item: Mapping) -> type[Question] | None:
        """Return the kind that ``item`` names, even if the field or the kind is misspelled."""
        for key, value in item.entries:
            if key.text == "kind":
                return self._kind_named(value)
        known = _known_fields(None)
        for key, value in item.entries:
            if key.text not in known and self.closest(key.text, known) == "kind":
                return self._kind_named(value)
        hint = f"add `kind:` and one of {_KINDS}"
        self.report_missing(item, "the question has no `kind`", hint)
        return None

    def _kind_named(self, value: Value) -> type[Question] | None:
        if isinstance(value, UnreadableValue):
            return None
        if not isinstance(value, Scalar) or not value.text.strip():
            message = "`kind` needs the name of a kind"
            self.report(value.location, "unknown-kind", message, f"write one of {_KINDS}")
            return None
        name = scalars.text("kind", value)
        if name in _KINDS_BY_NAME:
            return _KINDS_BY_NAME[name]
        meant = self.closest(name, [each.kind for each in KINDS])
        message = f"there is no kind {scalars.quoted(name)}"
        self.report(value.location, "unknown-kind", message, did_you_mean(meant) or _KINDS)
        return _KINDS_BY_NAME.get(meant)

    def _report_duplicate_id(self, identifier: Value | None) -> None:
        if not isinstance(identifier, Scalar):
            return
        lines, name = self._lines_of_ids, identifier.text
        if name in lines:
            message = (
                f"the id {scalars.quoted(name)} is taken by the question in line {lines[name]}"
            )
            self.report(identifier.location, "duplicate-id", message, "give another id")
        lines.setdefault(name, identifier.start.line + 1)

    def _report_faults(
        self, question: Question, entries: Entries, item: Mapping, missing: Sequence[str]
    ) -> None:
        for fault in question.faults():
            is_wanted = self.is_thorough or not fault.is_warning
            if is_wanted and fault.field not in missing:
                value = entries.get(fault.field)
                location = _location_of(value, fault.index) if value else item.location
                self.report(
                    location, fault.code, fault.message, fault.hint, is_warning=fault.is_warning
                )

    def _report_giveaways(self, question: Question, entries: Entries) -> None:
        for field in ("question", "hint"):
            text: str = getattr(question, field)
            revealed = question.gives_away(text) if text else ""
            if revealed:
                message = f"`{field}` gives the answer away: {scalars.quoted(revealed)}"
                location = entries[field].location
                self.report(
                    location, "gives-away", message, "say it in other words", is_warning=True
                )


@cache
def _known_fields(kind: type[Question] | None) -> dict[str, None]:
    """Return the names of the fields of ``kind``, or of all kinds, as keys, which are in order."""
    kinds = [kind] if kind else KINDS
    return dict.fromkeys([*(name for each in kinds for name in fields_of(each)), "kind"])


def _location_of(value: Value, index: int | None) -> Location:
    """Return the location of item ``index`` in ``value``, or of ``value`` itself."""
    if index is None or isinstance(value, Scalar | UnreadableValue):
        return value.location
    if isinstance(value, ListValue):
        return value.items[index].location
    return value.entries[index // 2][index % 2].location
