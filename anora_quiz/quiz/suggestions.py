"""Hints about names that don't exist: which one was meant, and which there are."""

from collections.abc import Iterable, Sequence

_LEAST_BEGINNING = 3  # letters of a name that are enough to guess the rest
_CLOSE_WORD = 0.8  # how alike a part of a name must be, from 0 to 1


def did_you_mean(name: str, known: Iterable[str], prefix: str = "") -> str:
    """Return a hint that asks whether the closest of the ``known`` names was meant, or no text.

    Case doesn't matter. If no name is close, it is the first one of which ``name`` is the
    beginning, or else the one with a word that is closest, as "category" is to "oscar-category".
    ``prefix`` is put before it, such as the hyphens of an option.
    """
    from difflib import get_close_matches  # late: names that exist don't need it

    typed = name.casefold()
    by_key = {each.casefold(): each for each in known}
    close = get_close_matches(typed, by_key, n=1)
    if not close and len(typed) >= _LEAST_BEGINNING:
        by_word = {word: key for key in reversed(by_key) for word in key.split("-")}
        words = get_close_matches(typed, by_word, n=1, cutoff=_CLOSE_WORD)
        close = [each for each in by_key if each.startswith(typed)]
        close += [by_word[word] for word in words]
    return f'did you mean "{prefix}{by_key[close[0]]}"?' if close else ""


def any_of(names: Sequence[str]) -> str:
    """Return ``names``, of which there is at least one, as in "a", "a or b", "a, b, or c"."""
    return _joined(names, "or")


def all_of(names: Sequence[str]) -> str:
    """Return ``names``, of which there is at least one, as in "a", "a and b", "a, b, and c"."""
    return _joined(names, "and")


def _joined(names: Sequence[str], word: str) -> str:
    *others, last = names
    before = f"{', '.join(others)}," if len(others) > 1 else "".join(others)
    return f"{before} {word} {last}" if others else last
