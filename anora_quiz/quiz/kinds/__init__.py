"""The kinds of questions: one file per kind, with its class at the end of `KINDS`."""

from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.date import Date
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question

# In share codes, kinds are numbered in this order: it may only grow, at its end.
KINDS: tuple[type[Question], ...] = (
    *(Choice, Multiple, TrueFalse, Text, Number, Order, Match),
    *(Date, Blanks),
)


def find_kind(name: str) -> type[Question] | None:
    """Return the kind named ``name`` in packs, or None if there is none."""
    return next((kind for kind in KINDS if kind.kind == name), None)
