"""What an open prompt holds. Light to import, unlike the prompts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from anora_quiz.quiz.options import Option
from anora_quiz.quiz.question import Answer


class Draft(NamedTuple):
    """An answer that was begun, and the index of what was pointed at."""

    answer: Answer = ()
    pointed_at: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """What an open prompt holds: its scene is drawn from this.

    ``draft`` is the answer so far: the option pointed at, the options ticked, the items in their
    order, the pairs made, or the texts typed. ``pointed_at`` is the index in ``options``, or of
    the text being typed, whose typing cursor is at ``cursor``. ``is_carrying`` is whether the
    item pointed at is picked up. ``error`` says why the answer was not taken.
    """

    draft: Answer = ()
    options: Sequence[Option] = ()
    pointed_at: int = 0
    cursor: int = 0
    is_carrying: bool = False
    error: str = ""
