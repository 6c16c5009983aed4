"""Compare a pack with a newer version of the file that it was imported from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.ids import Ids
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.packs.updating.matching import match
from anora_quiz.packs.updating.merging import Merger, merged_header
from anora_quiz.packs.writing.plain_data import header_data, question_data
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.quoting import quoted

_SHOWN_BEFORE = 20  # characters before the first difference of two texts
_LONGEST_START = 40  # characters of two texts that are the same and shown


@dataclass(frozen=True, slots=True)
class Change:
    """A question that changed, and a line on each of its fields that did."""

    question: Question
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What a pack has after an update, and how that differs from before."""

    header: Header
    questions: tuple[Question, ...]
    added: tuple[Question, ...]
    changed: tuple[Change, ...]
    removed: tuple[Question, ...]
    notes: tuple[str, ...]
    is_same_header: bool

    @property
    def unchanged(self) -> int:
        """How many questions are as they were."""
        return len(self.questions) - len(self.added) - len(self.changed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return self.is_same_header and not (self.added or self.changed or self.removed)


def compare(pack: Pack, imported: Imported, *, keeps_removed: bool = False) -> Update:
    """Return the update of ``pack`` to what was ``imported``.

    The same questions keep their ids, whatever the file calls them, so that scores and practice
    stay. No question gets the id of one that is removed. With ``keeps_removed``, questions that
    the file no longer has stay, after all others.
    """
    old_of = match(pack.questions, imported.questions, imported.own_ids)
    found = {old.id for old in old_of if old is not None}
    missing = tuple(question for question in pack.questions if question.id not in found)
    notes = list(_moved_ids(pack, imported, old_of))
    merged = _merged(pack, imported, old_of, notes)
    skipped = imported.found - len(imported.questions)
    if skipped and missing and not keeps_removed:
        count = count_of(skipped, "question")
        notes.append(f"{count} in the file skipped, which may be among those removed here")
    header = merged_header(pack.header, imported.header)
    in_header = _differences(header_data(pack.header), header_data(header))
    notes += [f"the pack's {line}" for line in in_header]
    return Update(
        header,
        (*merged, *(missing if keeps_removed else ())),
        added=tuple(new for old, new in zip(old_of, merged, strict=True) if old is None),
        changed=tuple(_changes(old_of, merged)),
        removed=() if keeps_removed else missing,
        notes=tuple(notes),
        is_same_header=header == pack.header,
    )


def _merged(
    pack: Pack, imported: Imported, old_of: Sequence[Question | None], notes: list[str]
) -> list[Question]:
    """Return what becomes of the imported questions; add to ``notes`` which ids they can't have."""
    merger = Merger(pack.header, imported.questions)

    def tell(message: str, *names: object) -> None:
        notes.append(message.format(*names))

    ids = Ids(question.id for question in pack.questions)
    merged: list[Question] = []
    for old, new in zip(old_of, imported.questions, strict=True):
        if old is None:
            merged.append(replace(new, id=ids.give(new.id, new.question, tell)))
            continue
        merged.append(merger.merged(old, new))
        if new.id in imported.own_ids and new.id != old.id:
            tell("kept the id {}; the file has {}", quoted(old.id), quoted(new.id))
    return merged


def _changes(old_of: Sequence[Question | None], merged: Sequence[Question]) -> Iterator[Change]:
    """Yield what changes in each question that is no longer as it was."""
    for old, new in zip(old_of, merged, strict=True):
        if old is not None and old != new:
            yield Change(new, tuple(_differences(question_data(old), question_data(new))))


def _moved_ids(pack: Pack, imported: Imported, old_of: Sequence[Question | None]) -> Iterator[str]:
    """Yield a warning if ids of the file now belong to what other ids asked before."""
    ids: dict[str, set[str]] = {}
    for question in pack.questions:
        ids.setdefault(fold(question.question), set()).add(question.id)
    moved = [
        question.id
        for question, same in zip(imported.questions, old_of, strict=True)
        if same is not None and same.id not in ids.get(fold(question.question), {same.id})
    ]
    if moved:
        known = f"{count_of(len(moved), 'question')} had different ids before (first: {moved[0]})"
        yield f"{known}; if the ids were only renumbered, don't update"


def _differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Yield a line on each field of a question that differs."""
    for name in old | new:
        if old.get(name) == new.get(name):
            continue
        before, after = (_words(data.get(name, "")) for data in (old, new))
        if name not in old or name not in new:
            what, text = ("removed", before) if name in old else ("added", after)
            yield f"{name} {what}: {quoted(text)}"
        else:
            yield f"{name}: {' → '.join(map(quoted, _from_difference(before, after)))}"


def _from_difference(before: str, after: str) -> tuple[str, str]:
    """Return two texts, without most of what they begin with if that is long and the same."""
    pairs = zip(before, after, strict=False)
    shorter = min(len(before), len(after))
    start = next((place for place, (one, other) in enumerate(pairs) if one != other), shorter)
    if start <= _LONGEST_START:
        return before, after
    cut = start - _SHOWN_BEFORE
    return f"…{before[cut:]}", f"…{after[cut:]}"


def _words(value: Any) -> str:
    match value:
        case dict():
            return ", ".join(map(_words, value.values()))
        case list() | tuple():
            return " | ".join(map(_words, value))
        case _:
            return " ".join(str(value).split())
