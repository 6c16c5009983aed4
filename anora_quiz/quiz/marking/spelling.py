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


def fewest_typos(
    typed: str, texts: Sequence[str], *, is_exact: bool = False
) -> tuple[int, str] | None:
    """Return the fewest typos that make ``typed`` of one of ``texts``, and that text.

    Return None if ``typed`` is none of them; with ``is_exact``, none may have typos.
    """
    same = find_match(typed, texts, is_exact=True)
    if same is not None or is_exact:
        return None if same is None else (0, same)
    from anora_quiz.quiz.marking.readings import typos_of

    counted = ((typos_of(typed, text), text) for text in texts)
    return min(((count, text) for count, text in counted if count is not None), default=None)
