"""Merge a question of a pack with a newer version of it from a file.

Formats hold less than packs. A field that no question of the newer file fills is one that its
format can't hold, or that its author doesn't use: what the pack has there was added by hand, and
is kept. A field that some of its questions fill is the file's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from anora_quiz.packs.formats.anki.cards import back, without_options
from anora_quiz.packs.pack import HEADER_TEXTS, Header
from anora_quiz.packs.updating.matching import answer_of
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Question, Rejected, Right, Snippet, Wrong

_COMMON = [name for name in fields_of(Question) if name not in ("id", "question")]


def merged_header(old: Header, new: Header) -> Header:
    """Return ``old`` with its empty fields filled from ``new``."""
    names = (*HEADER_TEXTS, "tags")
    return replace(old, **{name: getattr(old, name) or getattr(new, name) for name in names})


class Merger:
    """Merges questions of a pack with those of a newer file."""

    def __init__(self, old: Header, new: Sequence[Question]) -> None:
        """Find out which fields the ``new`` questions fill, and which kinds they have."""
        self._source = old.source
        self._kinds = {type(question) for question in new}
        self._filled = {name for question in new for name in _filled(question)}
        self._has_spellings = any(
            len(accepted) > 1
            for question in new
            if isinstance(question, Blanks)
            for accepted in question.answers
        )

    def merged(self, old: Question, new: Question) -> Question:
        """Return ``new`` with the id of ``old``, and what ``old`` has that the file can't hold."""
        common = {name: getattr(new if name in self._filled else old, name) for name in _COMMON}
        common["source"] = common["source"] or self._source
        text = (
            _without_code(new.question, common["snippet"]) if new.snippet is None else new.question
        )
        plain = replace(new, id=old.id, **common | {"question": text})
        whole = self._completed(old, self._as_before(old, plain))
        is_wrong = any(not fault.is_warning for fault in whole.faults())
        return plain if is_wrong else whole

    def _as_before(self, old: Question, new: Question) -> Question:
        """Return ``new`` as the kind of ``old``, if the file only has typed answers for it."""
        if not isinstance(new, Text) or type(old) in self._kinds:
            return new
        common = {name: getattr(new, name) for name in _COMMON}
        question = without_options(new.question, old)
        if fold(new.answer) == fold(back(old)) or answer_of(new) == answer_of(old):
            return replace(old, question=question, **common)
        if isinstance(old, Choice):
            return replace(old, question=question, answer=new.answer, **common)
        return new

    def _completed(self, old: Question, new: Question) -> Question:
        """Return ``new`` with those fields of its kind that the file can't hold."""
        if type(old) is not type(new):
            return new
        known = fields_of(type(new))
        own = [known[name] for name in known.keys() - fields_of(Question).keys()]
        is_same = answer_of(old) == answer_of(new)
        kept = {
            field.name: getattr(old, field.name)
            if is_same and not field.is_required and field.name not in self._filled
            else self._with_parts(getattr(old, field.name), getattr(new, field.name))
            for field in own
        }
        if isinstance(old, Blanks) and is_same and not self._has_spellings:
            kept["answers"] = old.answers
        return replace(new, **kept)

    def _with_parts(self, old: Any, new: Any) -> Any:
        """Return the value ``new`` with those fields of its parts that the file can't hold."""
        if not isinstance(new, tuple) or not isinstance(old, tuple):
            return self._part(old, new)
        before = {_text(part): part for part in old}
        return tuple(self._part(before.get(_text(part)), part) for part in new)

    def _part(self, old: Any, new: Any) -> Any:
        if _text(old) != _text(new):
            return new
        if isinstance(old, Right) and isinstance(new, str):
            return new if "last" in self._filled else old
        if not isinstance(new, Right | Wrong | Rejected) or type(old) is not type(new):
            return new
        names = [field.name for field in fields(new) if field.name not in {"text", *self._filled}]
        return replace(new, **{name: getattr(old, name) for name in names})


def _without_code(text: str, snippet: Snippet | None) -> str:
    """Return ``text`` without the ``snippet`` at its end, where formats without code put it."""
    start = text.removesuffix(snippet.text) if snippet else text
    return start.rstrip() if start != text and start.strip() else text


def _text(part: Any) -> Any:
    return getattr(part, "text", part)


def _filled(owner: Any) -> Iterator[str]:
    """Yield the names of the fields of ``owner`` and its parts that aren't as by default."""
    kind: Any = type(owner)
    for name, field in fields_of(kind).items():
        value = getattr(owner, name)
        if field.is_required or value != field.default:
            yield name
            for part in value if isinstance(value, tuple) else (value,):
                if is_dataclass(part) and name != "source":
                    yield from _filled(part)
