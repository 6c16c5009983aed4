"""Check the ids of questions, and make those that are missing, empty, or used twice."""

import re

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.fields import Entries, FieldReader
from anora_quiz.packs.checking.repairs import edit_of
from anora_quiz.packs.ids import Ids
from anora_quiz.packs.syntax.tree import NO_EDITS, Edit, Mapping, Scalar

_ID = re.compile(r"""\bid["']?:[ \t]*+["']?([^\s"',{}\[\]]++)""")


class IdReader(FieldReader):
    """Checks ids, and makes new ones that are nowhere in the file."""

    def forget(self) -> None:
        """Start again without ids."""
        super().forget()
        self._lines_of_ids: dict[str, int] = {}
        self._ids: Ids | None = None

    def check_id(self, item: Mapping, entries: Entries) -> None:
        """Report an empty or duplicate id among the ``entries`` of ``item``."""
        identifier = entries.get("id")
        if not isinstance(identifier, Scalar):
            return
        name, lines = identifier.text, self._lines_of_ids
        if not name.strip():
            new = self._new_id(item)
            location = identifier.location
            is_nothing = identifier.end.column == identifier.start.column
            edits = edit_of(identifier, f" {new}" if is_nothing else new)
            hint = f"write `id: {new}`"
            self.report(location, "empty-field", "`id` is empty", hint)
            self.fix_with(edits)
            entries["id"] = Scalar(identifier.start, identifier.end, new)
            return
        if name in lines:
            new = self._new_id(item, name)
            message = f"the id {scalars.quoted(name)} is already used on line {lines[name]}"
            hint, edits = f"choose another id, such as {new}", edit_of(identifier, new)
            self.report(identifier.location, "duplicate-id", message, hint)
            self.fix_with(edits)
        lines.setdefault(name, identifier.start.line + 1)

    def report_missing(self, mapping: Mapping, name: str, hint: str) -> None:
        """Report that ``mapping`` lacks the field ``name``; an id is made from its question."""
        if name != "id" or mapping.is_incomplete:
            super().report_missing(mapping, name, hint)
            return
        new, location = self._new_id(mapping), mapping.location
        message, hint = "`id` is missing", f"add `id: {new}`"
        edits = self._insertion(mapping, new)
        self.report(location, "missing-field", message, hint)
        self.fix_with(edits)

    def _insertion(self, mapping: Mapping, new: str) -> tuple[Edit, ...]:
        """Return the edit that adds the id ``new`` at the start of ``mapping``."""
        line, column, _ = mapping.location
        if self.lines[line - 1][column - 1 : column] == "{":
            return (Edit(line, column + 1, 0, f"id: {new}, "),)
        first = mapping.entries[0][0].location if mapping.entries else None
        if first is None or first[:2] != (line, column):
            return NO_EDITS
        return (Edit(line, column, 0, f"id: {new}\n{' ' * (column - 1)}"),)

    def _new_id(self, item: Mapping, wanted: str = "question") -> str:
        """Return an id for ``item``, made from the words of its question, or else ``wanted``."""
        if self._ids is None:
            self._ids = Ids(_ID.findall(self.content))
        texts = (
            value.text
            for key, value in item.entries
            if key.text == "question" and isinstance(value, Scalar)
        )
        question = next(texts, "")
        return self._ids.give("" if question else wanted, question)
