"""Export of packs as JSON: everything that the YAML says, for other programs."""

import json
from typing import Any, ClassVar

from anora_quiz.packs.formats.base import SKIPPED, Exported, Note
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.writing.plain_data import (
    escaped,
    header_data,
    number_data,
    questions_data,
)
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.question import Question

_LONGEST_KEY = 1000
"""In characters: YAML allows no longer key in a {mapping}, and the file can be played as YAML."""


class Json:
    """Exports whole packs. JSON is also YAML, so the file can be played as it is."""

    name: ClassVar[str] = "json"
    about: ClassVar[str] = "every field, for other programs; also playable"
    suffix: ClassVar[str] = ".json"

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as JSON."""
        kept = [question for question in pack.questions if not _has_long_left(question)]
        message = f"{SKIPPED}the left side of a pair is too long for YAML"
        notes = tuple(
            Note(f"{message} ({_LONGEST_KEY:,} characters)", question=question.id, is_loss=True)
            for question in pack.questions
            if _has_long_left(question)
        )
        data = header_data(pack.header)
        data["questions"] = list(questions_data(pack.header, kept))
        return Exported(f"{_text(data, indent=2)}\n", len(kept), notes)


def _has_long_left(question: Question) -> bool:
    """Return whether the left side of some pair is too long for a key, which it is in JSON."""
    if not isinstance(question, Match):
        return False
    return any(len(_text(left)) - len('""') > _LONGEST_KEY for left, _ in question.pairs)


def _text(data: Any, indent: int | None = None) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=indent, default=number_data)
    # YAML allows fewer characters than JSON does; escape the others, as both can read that.
    return "".join(each if each == "\n" or each > "\uffff" else escaped(each) for each in text)
