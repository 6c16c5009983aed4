"""Lifelines: help with a question, at a cost in points. Each is one object, listed in `LIFELINES`.

Keys, commands, menus, and messages are made from these objects. Nothing else names one, except
for the rules of the modes, which say what each costs.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Form, PickOne
from anora_quiz.quiz.question import Answer, Question

_FEWEST_TO_HALVE = 3  # options; with two, fifty-fifty would leave only the answer


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lifeline:
    """Help with the open question. Skipping ends the question, so it is a reply instead.

    ``id`` is how saved rounds name it, and after a colon, its command; ``key`` asks for it where
    no text is typed. ``cost`` is the share of the question's points that it costs, from 0 to 1,
    and ``refusal`` says that it can't help here. ``applies`` tells whether it can; ``reveal``
    returns what it says about the question, and ``change`` the form that it leaves of another.
    """

    id: str
    name: str
    key: str
    cost: Fraction
    refusal: str
    applies: Callable[[Question, Form], bool]
    reveal: Callable[[Question], str] = lambda _: ""
    change: Callable[[Form, Answer, random.Random], Form] = lambda form, *_: form

    def __str__(self) -> str:
        return self.id


def _can_be_halved(_: Question, form: Form) -> bool:
    return isinstance(form, PickOne) and len(form.options) >= _FEWEST_TO_HALVE


def halve(form: Form, solution: Answer, rng: random.Random) -> Form:
    """Return ``form`` without half of its options (rounded down), all of them wrong."""
    if not isinstance(form, PickOne):
        return form
    wrong = [option for option in form.options if option.key not in solution]
    removed = chance.sample(wrong, len(form.options) // 2, rng)
    return PickOne(tuple(option for option in form.options if option not in removed))


HINT = Lifeline(
    id="hint",
    name="Hint",
    key="?",
    cost=Fraction(1, 4),
    refusal="No hint available for this question.",
    applies=lambda question, _: bool(question.hint),
    reveal=lambda question: question.hint,
)
HALF = Lifeline(
    id="half",
    name="Fifty-fifty",
    key="%",
    cost=Fraction(1, 2),
    refusal="Fifty-fifty isn't available for this question.",
    applies=_can_be_halved,
    change=halve,
)

LIFELINES = (HINT, HALF)
"""Every lifeline, in the order in which they are listed."""


def find_lifeline(name: str) -> Lifeline:
    """Return the lifeline that saved rounds call ``name``. Raises ``ValueError`` for any other."""
    for lifeline in LIFELINES:
        if lifeline.id == name:
            return lifeline
    message = f"unknown lifeline: {name}"
    raise ValueError(message)
