"""Typed hours, minutes, and seconds: “2 h 19”, “2:19”, “2 min 19 s”."""

import re
from fractions import Fraction

from anora_quiz.quiz.marking.number_words import with_digits

_SECONDS = {"hours": 3600, "minutes": 60, "seconds": 1}
_H = r"(?: ?(?:h|hrs?|hours?)(?![a-z])\.?)"
_M = r"(?: ?(?:m|mins?|minutes?)(?![a-z])\.?)"
_S = r"(?: ?(?:s|secs?|seconds?)(?![a-z]))"
_AND = r"(?:,| and| &)? ?"
_SIXTY = r"([0-5]?\d)"
_HOURS = rf"(?P<first>\d{{1,4}}){_H}{_AND}{_SIXTY}{_M}?(?:{_AND}{_SIXTY}{_S})?"
_MINUTES = rf"(?P<first>\d{{1,4}}){_M}{_AND}{_SIXTY}{_S}?"
_CLOCK = rf"(?P<first>\d{{1,4}}):([0-5]\d)(?::([0-5]\d))?(?:(?P<hours>{_H})|(?P<minutes>{_M}))?"


def read(text: str, unit: str) -> Fraction | None:
    """Return a time of several parts in ``unit``, which is hours, minutes, or seconds.

    ``text`` is in lower case. With a colon, 2:19 is hours and minutes, unless seconds are wanted
    or “minutes” follow: then it is minutes and seconds. None for any other text or unit.
    """
    if unit not in _SECONDS:
        return None
    if not any(map(str.isdigit, text)):
        text = " ".join(with_digits(text.replace("-", " ").split()))
    for pattern, size in ((_HOURS, _SECONDS["hours"]), (_MINUTES, _SECONDS["minutes"])):
        if match := re.fullmatch(pattern, text):
            return Fraction(_total(match, size), _SECONDS[unit])
    match = re.fullmatch(_CLOCK, text)
    if match is None:
        return None
    is_short = match[3] is None and (match["minutes"] or (unit == "seconds" and not match["hours"]))
    size = _SECONDS["minutes" if is_short else "hours"]
    return Fraction(_total(match, size), _SECONDS[unit])


def _total(match: re.Match[str], size: int) -> int:
    """Return the seconds of a time whose first part takes ``size`` seconds each."""
    parts = [int(each or 0) for each in match.groups()[:3]]
    return sum(part * size // 60**place for place, part in enumerate(parts))
