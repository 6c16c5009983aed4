"""Finds answers that name several, such as “Anaheim or Valencia”, which `accept` should hold."""

import re
from collections.abc import Sequence

from anora_quiz.quiz.marking.spelling import fold

_OR = re.compile(r"(?<=\S)\s+\(?or\s+(?=\S)")
_SLASH = re.compile(
    r"""(?<=[^\W\d]) \ /\  (?=[^\W\d])  # one / other
    | (?<![\w./:]) (?:[^\W\d_]{4,} / [^\W\d_]{4,} | [^\W\d]\w+ (?: /[^\W\d]\w+ ){2,}) (?![\w./])
    """,
    re.VERBOSE,
)
_MOST_WORDS = 12  # in more, "or" joins clauses
# What asks for a title, which can hold an "or" or a slash: Truth or Dare, Frost/Nixon.
_ASKS_FOR_A_TITLE = re.compile(
    r"\b(?:titled?|called|named)\b|\b(?:which|what|whose|name)\b(?:\W+\w+){0,4}?\W+(?:film|movie|play"
    r"|musical|opera|song|single|album|band|group|book|novel|poem|story|comic|show|series|sitcom"
    r"|episode|game|painting)s?\b",
    re.IGNORECASE,
)
# One answer with an "or" or slash: a subtitle, a saying, a unit, something technical.
_IS_ONE = re.compile(
    r"""[;:]\s+or\b | ^[^,]*,\s+or\b | \bor[:,]
    | \bor\s+(?:not? | others? | more | less | else | so | otherwise | leave)\b
    | \b(?:dead\ or\ alive | trick\ or\ treat | truth\ or\ dare | do\ or\ die | now\ or\ never
    | friend\ or\ foe | heads\ or\ tails | sink\ or\ swim | double\ or\ nothing | rain\ or\ shine
    | fight\ or\ flight | make\ or\ break | win\ or\ lose | life\ or\ death | liberty\ or\ death
    | true\ or\ false | all\ or\ nothing | sooner\ or\ later | publish\ or\ perish | hit\ or\ miss
    | feast\ or\ famine | boom\ or\ bust | better\ or\ worse | input/output | client/server)\b
    | /(?:second | minute | hour | day | week | month | year)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def names_several(text: str, others: Sequence[str], question: str) -> bool:
    """Return whether ``text`` names several answers to ``question``, of which each is right.

    It doesn't if one of them is among the ``others`` that are accepted: then the author has
    thought of it.
    """
    if not (_OR.search(text) or _SLASH.search(text)) or len(text.split()) > _MOST_WORDS:
        return False
    left, right = (side.strip() for side in re.split(f"{_OR.pattern}|/", text, maxsplit=1))
    is_title = left[:1].isupper() and right[:1].isupper() and _ASKS_FOR_A_TITLE.search(question)
    if is_title or _IS_ONE.search(text):
        return False
    parts = map(str.strip, re.split(f"{_OR.pattern}|[/,)]", text))
    return set(map(fold, others)).isdisjoint(fold(part) for part in parts if part)
