"""A pack as JSON: all that the YAML says, for other programs."""

import json
from decimal import Decimal
from typing import Any, ClassVar

from anora_quiz.packs.formats.base import Exported, Note
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.writing.plain_data import header_data, questions_data
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.question import Question

_LONGEST_LEFT = 1000
"""Characters: YAML, as which the file can be played, takes no longer name in a {mapping}."""


class Json:
    """Exports whole packs. JSON is YAML, too: the file can be played as it is."""

    name: ClassVar[str] = "json"
    about: ClassVar[str] = "everything, for other programs; can be played as it is"
    suffix: ClassVar[str] = ".json"

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as JSON."""
        kept = [question for question in pack.questions if not _has_long_left(question)]
        message = f"left out: the left side of a pair is longer than {_LONGEST_LEFT:,} characters"
        notes = tuple(
            Note(f"{message}, as they are written in JSON", question=question.id, is_loss=True)
            for question in pack.questions
            if _has_long_left(question)
        )
        data = header_data(pack.header)
        data["questions"] = list(questions_data(pack.header, kept))
        return Exported(f"{_text(data, indent=2)}\n", len(kept), notes)


def _has_long_left(question: Question) -> bool:
    """Tell whether the left side of some pair, which is a name in JSON, is too long for one."""
    if not isinstance(question, Match):
        return False
    return any(len(_text(left)) - len('""') > _LONGEST_LEFT for left, _ in question.pairs)


def _text(data: Any, indent: int | None = None) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=indent, default=_number)
    # YAML has fewer characters than JSON: the others are escaped in both.
    return "".join(_escaped(letter) for letter in text)


def _number(value: Any) -> float | str:
    """Return a decimal as a number if none of its digits is lost so."""
    if not isinstance(value, Decimal):
        raise TypeError(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def _escaped(letter: str) -> str:
    is_odd = not letter.isprintable() and letter not in "\n "
    return f"\\u{ord(letter):04x}" if is_odd and ord(letter) <= _LAST_OF_FOUR_DIGITS else letter


_LAST_OF_FOUR_DIGITS = 0xFFFF
