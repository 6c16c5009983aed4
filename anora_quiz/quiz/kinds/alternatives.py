"""Finds answers that name several, such as “Anaheim or Valencia”, which `accept` should hold."""

import re
from collections.abc import Iterator, Sequence

from anora_quiz.quiz.marking.folding import fold

_OR = re.compile(r"(?<=\S)\s+\(?or\s+(?=\S)")
_SLASH = re.compile(
    r"""(?<=[^\W\d]) \ /\  (?=[^\W\d])  # one / other
    | (?<![\w./:]) (?:[^\W\d_]{4,} / [^\W\d_]{4,} | [^\W\d]\w+ (?: /[^\W\d]\w+ ){2,}) (?![\w./])
    """,
    re.VERBOSE,
)
_LONGEST_SEARCHED = 1000  # characters of an answer or question
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


def find_several(texts: Sequence[str], question: str) -> Iterator[int]:
    """Yield the index of each of ``texts`` that names several answers to ``question``.

    None does of which a part is among the ``texts``: then the author has thought of it.
    """
    folded = set(map(fold, texts))
    asks_for_a_title = _ASKS_FOR_A_TITLE.search(question[:_LONGEST_SEARCHED]) is not None
    for index, text in enumerate(texts):
        if len(text) <= _LONGEST_SEARCHED and _is_joined(text, asks_for_a_title=asks_for_a_title):
            parts = map(str.strip, re.split(f"{_OR.pattern}|[/,)]", text))
            if folded.isdisjoint(fold(part) for part in parts if part):
                yield index


def _is_joined(text: str, *, asks_for_a_title: bool) -> bool:
    """Return whether an "or" or slash joins several answers in ``text``."""
    if not (_OR.search(text) or _SLASH.search(text)) or len(text.split()) > _MOST_WORDS:
        return False
    left, right = (side.strip() for side in re.split(f"{_OR.pattern}|/", text, maxsplit=1))
    is_title = asks_for_a_title and left[:1].isupper() and right[:1].isupper()
    return not is_title and not _IS_ONE.search(text)
