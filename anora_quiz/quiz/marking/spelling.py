"""Spelling: whether a typed text is an answer, as a fair host would decide.

Three rules, each more forgiving than the one before: the same text but for what never matters
(`folding`), the same said in another usual way (`readings`), and a few typos (`typos`).
"""

from collections.abc import Sequence

from anora_quiz.quiz.marking.folding import fold


def find_match(typed: str, accepted: Sequence[str], *, is_exact: bool = False) -> str | None:
    """Return the one of ``accepted`` that ``typed`` is; None if it is none of them.

    A text that matches exactly comes first, then one that is said in another way, then one with
    typos; with ``is_exact``, none may have typos.
    """
    folded = fold(typed)
    for text in accepted:
        if fold(text) == folded:
            return text
    if not accepted:
        return None
    # Imported late, because neither the first question nor an answer like the right one needs it.
    from anora_quiz.quiz.marking.readings import find_other

    return find_other(typed, accepted, is_exact=is_exact)


def nearest(typed: str, texts: Sequence[str], *, is_exact: bool = False) -> tuple[int, str] | None:
    """Return how far ``typed`` is from the nearest of ``texts``, and that text; None for too far.

    0 means that they read the same, 1 that they say the same in other ways; each typo adds 1. With
    ``is_exact``, none may have typos.
    """
    found = find_match(typed, texts, is_exact=is_exact)
    if found is None:
        return None
    if fold(found) == fold(typed):
        return 0, found
    from anora_quiz.quiz.marking.readings import typos_of

    return 1 + typos_of(typed, found), found
