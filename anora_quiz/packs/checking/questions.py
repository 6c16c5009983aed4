"""Read the questions of a pack: their kinds, their fields, and what is wrong between these."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.all_options import all_options_hint
from anora_quiz.packs.checking.fields import Entries, did_you_mean, placeholders
from anora_quiz.packs.checking.names import OtherNames, kinds_called, other_names, plain
from anora_quiz.packs.checking.question_ids import IdReader
from anora_quiz.packs.checking.repairs import edit_of
from anora_quiz.packs.syntax.tree import (
    NO_EDITS,
    Edit,
    Location,
    Mapping,
    Scalar,
    UnreadableValue,
    Value,
)
from anora_quiz.packs.syntax.tree import Sequence as ListValue
from anora_quiz.quiz.descriptions import ANSWER
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.languages import known_languages, language_title
from anora_quiz.quiz.question import Question, Snippet
from anora_quiz.quiz.suggestions import any_of

_KINDS_BY_NAME = {kind.kind: kind for kind in KINDS}
_ANY_KIND = any_of(list(_KINDS_BY_NAME))
_LONGEST_NAME = 60  # characters of a kind that are compared
_FILLER = re.compile(r"(?i)(?<=.)[\W_]*(?:questions?|quiz|type)\W*$")
_DASH = "- "
_NEEDED_BY_ALL = frozenset(("kind", "question"))
_Fragment = tuple[int, set[str], tuple[Edit, ...]]
"""How many problems there were above a question, the fields it has, and the edits of its dashes."""

_ALL_OPTIONS = frozenset(("options", "choices", "possibleanswers", "alternatives", "answeroptions"))
"""Names for a field that has the right option among the others, as `plain` makes them."""

_OTHERS_FOR_KIND = dict.fromkeys(("type", "questiontype", "qtype", "format"), "kind")
_ANSWERS = (["answer"], {plain(word): "answer" for word in ANSWER.split()})


class QuestionReader(IdReader):
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
        self._with_options: Mapping | None = None
        self._above: _Fragment = (0, set(), NO_EDITS)

    def question(self, item: Value) -> Question | None:
        """Return the question in ``item``, or None if it has errors, which are reported."""
        if isinstance(item, UnreadableValue):
            return None
        if not isinstance(item, Mapping) or not self._has_a_field(item):
            hint = "start it with `- id: …`, and add `kind`, `question`, and `answer` below"
            if isinstance(item, ListValue) and any(
                isinstance(each, Mapping) for each in item.items
            ):
                hint = "remove one of the two dashes before it"
            self.report(item.location, "not-a-question", "this isn't a question", hint)
            return None
        if self._continues(item):
            return None
        kind = self._kind_of(item)
        entries = self.entries(item, _known_fields(kind), _others(kind))
        self.check_id(item, entries)
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

    def _continues(self, item: Mapping) -> bool:
        """Tell whether ``item`` goes on with the question above, whose fields each have a dash."""
        count, names, edits = self._above
        own = {key.text for key, _ in item.entries}
        is_rest = bool(names) and not own & names and (own | names) <= _known_fields(None).keys()
        if "id" in own or not is_rest or names >= _NEEDED_BY_ALL:
            self._above = (len(self.problems), own if "id" in own else set(), NO_EDITS)
            return False
        self.take_back(count)
        line, column, _ = item.location
        if self.lines[line - 1][: column - 1].endswith(_DASH):
            edits += (Edit(line, column - len(_DASH), len(_DASH), " " * len(_DASH)),)
        self._above = (count, names | own, edits)
        start = edits[0] if edits else item.location
        message = "this dash starts another question"
        hint = "only the first field of a question has a dash"
        self.report(Location(*start[:2]), "not-a-question", message, hint)
        self.fix_with(edits)
        return True

    def _has_a_field(self, item: Mapping) -> bool:
        """Tell whether any name in ``item`` is that of a field, perhaps misspelled."""
        known, others = _known_fields(None), _others(None)
        names = [key.text for key, _ in item.entries]
        if item.is_incomplete or not names or not known.keys().isdisjoint(names):
            return True
        return any(
            self.names.closest(each, known, others) or plain(each) in _ALL_OPTIONS or ":" in each
            for each in names
        )

    def _kind_of(self, item: Mapping) -> type[Question] | None:
        """Return the kind that ``item`` names, even if the field or the kind is misspelled."""
        known, others = _known_fields(None), _others(None)
        named = (value for key, value in item.entries if key.text == "kind")
        meant = (
            value
            for key, value in item.entries
            if key.text not in known and self.names.closest(key.text, known, others) == "kind"
        )
        value = next(chain(named, meant), None)
        if value is not None:
            return self._kind_named(value, item)
        likely = _kind_with([key.text for key, _ in item.entries])
        hint = f"add `kind: {likely}`" if likely else f"add `kind:` followed by {_ANY_KIND}"
        self.report_missing(item, "kind", hint)
        return None

    def _kind_named(self, value: Value, item: Mapping) -> type[Question] | None:
        if isinstance(value, UnreadableValue):
            return None
        if not isinstance(value, Scalar) or not value.text.strip():
            message = "`kind` must be the name of a kind"
            self.report(value.location, "unknown-kind", message, f"use {_ANY_KIND}")
            return None
        name = scalars.text("kind", value)
        if name in _KINDS_BY_NAME:
            return _KINDS_BY_NAME[name]
        fields = {key.text for key, _ in item.entries}
        meant = _kind_called(name, fields)
        likely = _kind_with(fields) if meant else ""
        is_sure = bool(meant) and (not likely or likely == meant)
        meant = likely or meant or self.names.closest(name.partition(" //")[0], _KINDS_BY_NAME)
        edits = edit_of(value, meant) if is_sure else NO_EDITS
        message = f"unknown kind {scalars.quoted(name)}"
        hint = did_you_mean(meant) or f"use {_ANY_KIND}"
        self.report(value.location, "unknown-kind", message, hint)
        self.fix_with(edits)
        return _KINDS_BY_NAME.get(meant)

    def advice_on_field(self, name: str, mapping: Mapping, known: Collection[str]) -> str:
        """Return how to write a list of all options, if the field ``name`` has that."""
        field = next((each for each in ("answer", "answers") if each in known), "")
        has_options = "wrong" in known and field
        is_other = "items" in known or "pairs" in known or plain(name) == "alternatives"
        if plain(name) in _ALL_OPTIONS and not has_options and not is_other:
            return "remove it, or use the kind `choice` or `multiple`, which have options"
        if plain(name) not in _ALL_OPTIONS or not has_options:
            return super().advice_on_field(name, mapping, known)
        if self._with_options is mapping:  # once: it may have many such fields
            return "write the wrong options in `wrong`"
        self._with_options = mapping
        mapping.is_incomplete = True  # what is missing is in this field
        named = {key.text: value for key, value in mapping.entries}
        right = (value for key, value in named.items() if self.names.closest(key, *_ANSWERS))
        return all_options_hint(field, named[name], next(right, None))

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
            meant = self.names.closest(snippet.language, known_languages())
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


@cache
def _others(kind: type[Question] | None) -> OtherNames:
    """Return what else people call the fields of ``kind``, or of all kinds."""
    return {**_OTHERS_FOR_KIND, **other_names(*([kind] if kind else KINDS))}


def _kind_called(name: str, fields: Collection[str]) -> str:
    """Return the kind that ``name`` means; empty for none.

    If several are called that, it is the first one whose own fields are among ``fields``.
    """
    called = kinds_called(_FILLER.sub("", name[:_LONGEST_NAME]))
    fitting = (kind for kind in called if _needed(kind) <= set(fields))
    return next((kind.kind for kind in fitting), called[0].kind if called else "")


def _kind_with(fields: Collection[str]) -> str:
    """Return the only kind that has all of ``fields`` and lacks none; empty for none or several."""
    found = [
        kind.kind for kind in KINDS if _needed(kind) <= set(fields) <= set(_known_fields(kind))
    ]
    return found[0] if len(found) == 1 else ""


@cache
def _needed(kind: type[Question]) -> frozenset[str]:
    """Return the fields that ``kind`` needs besides those of all questions."""
    common = fields_of(Question)
    own = fields_of(kind).items()
    return frozenset(name for name, each in own if each.is_required and name not in common)


def _location_of(value: Value, index: int | None) -> Location:
    """Return the location of item ``index`` in ``value``, or of ``value`` itself."""
    if index is None or isinstance(value, Scalar | UnreadableValue):
        return value.location
    if isinstance(value, ListValue):
        return value.items[index].location
    return value.entries[index // 2][index % 2].location
