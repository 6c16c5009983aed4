"""Notes what an export leaves out, by walking the fields of what is written.

An exporter lists what it writes. Whatever else holds something is noted, so that a field that is
added to the pack format can't get lost unnoticed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any

from anora_quiz.packs.formats.base import SKIPPED, Note
from anora_quiz.packs.pack import Pack
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.question import Question

Kept = Mapping[type, Collection[str]]
"""The names of the fields that a format can hold, by their class; subclasses have them, too."""


class Losses:
    """Collects the notes on an export; the first is on the pack as a whole."""

    def __init__(self, pack: Pack, kept: Kept) -> None:
        """Note what is left out of the header; ``kept`` is what the format can hold."""
        self._kept = kept
        self._known: dict[type, list[tuple[str, Any, bool]]] = {}
        self._source = pack.header.source
        # A pack without an id takes it from the name of its file.
        names = [name for name in self._lost(pack.header) if name != "id"]
        lost = [f"the pack's {', '.join(names)}"] if names else []
        if pack.questions and "id" not in kept[Question]:
            lost.append("question ids")
        self.notes = [Note(_left_out("; ".join(lost)))] if lost else []

    def leave_out(self, question: Question, reason: str) -> None:
        """Note that a whole question is left out, and why."""
        self.notes.append(Note(f"{SKIPPED}{reason}", question=question.id, is_loss=True))

    def keep(self, question: Question, changes: Iterable[str] = ()) -> None:
        """Note the fields left out of a question that is written, and its ``changes``."""
        names = dict.fromkeys(self._lost(question))
        # Both are noted for the pack as a whole.
        ignored = {"id", "source"} if question.source == self._source else {"id"}
        listed = [name for name in names if name not in ignored]
        if listed:
            message = _left_out(", ".join(listed))
            template, parts = _left_out("{}"), tuple(listed)
            note = Note(message, question=question.id, template=template, parts=parts)
            self.notes.append(note)
        self.notes += [Note(message, question=question.id) for message in changes]

    def _lost(self, owner: Any) -> Iterator[str]:
        """Yield the names of the fields that hold something, but have no place in the format."""
        for name, default, is_kept in self._fields(type(owner)):
            value = getattr(owner, name)
            if value == default:
                continue
            if not is_kept:
                yield name
            elif not isinstance(value, str):
                for part in value if isinstance(value, tuple) else (value,):
                    if is_dataclass(part):
                        yield from self._lost(part)

    def _fields(self, kind: type) -> list[tuple[str, Any, bool]]:
        """Return the name and default of each field of ``kind``, and whether it is kept."""
        if kind not in self._known:
            kept = {name for each in kind.__mro__ for name in self._kept.get(each, ())}
            fields = fields_of(kind).values()
            self._known[kind] = [(each.name, each.default, each.name in kept) for each in fields]
        return self._known[kind]


def _left_out(what: str) -> str:
    return f"left out (not supported by this format): {what}"
