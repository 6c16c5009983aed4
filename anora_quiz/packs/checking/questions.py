"""Read the questions of a pack: their kinds, their fields, and what is wrong between these."""

from collections.abc import Sequence
from functools import cache
from itertools import chain

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.fields import Entries, FieldReader, did_you_mean, placeholders
from anora_quiz.packs.syntax.tree import Location, Mapping, Scalar, UnreadableValue, Value
from anora_quiz.packs.syntax.tree import Sequence as ListValue
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.languages import known_languages, language_title
from anora_quiz.quiz.question import Question, Snippet
from anora_quiz.quiz.suggestions import any_of

_KINDS_BY_NAME = {kind.kind: kind for kind in KINDS}
_ANY_KIND = any_of(list(_KINDS_BY_NAME))


class QuestionReader(FieldReader):
    """Reads questions, and collects their problems.

    ``locations`` are the questions that could be read, each with the location of its text, and
    ``typed`` are those with typed answers, with the location of these; only thorough readers keep
    them.
    """

    def forget(self) -> None:
        """Start again without problems and questions."""
        super().forget()
        self.locations: list[tuple[Question, Location]] = []
        self.typed: list[tuple[Question, Location]] = []
        self._lines_of_ids: dict[str, int] = {}

    def question(self, item: Value) -> Question | None:
        """Return the question in ``item``, or None if it has errors, which are reported."""
        if isinstance(item, UnreadableValue):
            return None
        if not isinstance(item, Mapping):
            hint = "start it with `- id: …` and add its other fields below"
            self.report(item.location, "not-a-question", "this isn't a question", hint)
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
            if question.snippet:
                self._report_language(question.snippet, entries["snippet"])
            self.locations.append((question, entries["question"].location))
            if question.spellings():
                answer = entries["answer" if "answer" in entries else "answers"]
                self.typed.append((question, answer.location))
        return question

    def _kind_of(self, item: Mapping) -> type[Question] | None:
        """Return the kind that ``item`` names, even if the field or the kind is misspelled."""
        known = _known_fields(None)
        named = (value for key, value in item.entries if key.text == "kind")
        meant = (
            value
            for key, value in item.entries
            if key.text not in known and self.closest(key.text, known) == "kind"
        )
        value = next(chain(named, meant), None)
        if value is not None:
            return self._kind_named(value)
        self.report_missing(item, "kind", f"add `kind:` followed by {_ANY_KIND}")
        return None

    def _kind_named(self, value: Value) -> type[Question] | None:
        if isinstance(value, UnreadableValue):
            return None
        if not isinstance(value, Scalar) or not value.text.strip():
            message = "`kind` must be the name of a kind"
            self.report(value.location, "unknown-kind", message, f"use {_ANY_KIND}")
            return None
        name = scalars.text("kind", value)
        if name in _KINDS_BY_NAME:
            return _KINDS_BY_NAME[name]
        meant = self.closest(name, [each.kind for each in KINDS])
        message = f"unknown kind {scalars.quoted(name)}"
        hint = did_you_mean(meant) or f"use {_ANY_KIND}"
        self.report(value.location, "unknown-kind", message, hint)
        return _KINDS_BY_NAME.get(meant)

    def _report_duplicate_id(self, identifier: Value | None) -> None:
        if not isinstance(identifier, Scalar):
            return
        lines, name = self._lines_of_ids, identifier.text
        if name in lines:
            message = f"the id {scalars.quoted(name)} is already used on line {lines[name]}"
            self.report(identifier.location, "duplicate-id", message, "choose another id")
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

    def _report_language(self, snippet: Snippet, value: Value) -> None:
        named = value.entries if isinstance(value, Mapping) else ()
        location = next((each.location for key, each in named if key.text == "language"), None)
        if location and not language_title(snippet.language):
            message = f"unknown language {scalars.quoted(snippet.language)}"
            meant = self.closest(snippet.language, known_languages())
            hint = did_you_mean(meant) or "players see the snippet without colors"
            self.warn(location, "unknown-language", message, hint)

    def _report_giveaways(self, question: Question, entries: Entries) -> None:
        for field in ("question", "hint"):
            text: str = getattr(question, field)
            revealed = question.gives_away(text) if text else ""
            if revealed:
                message = f"`{field}` gives away the answer, {scalars.quoted(revealed)}"
                location = entries[field].location
                self.warn(location, "answer-giveaway", message, "reword it")


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
