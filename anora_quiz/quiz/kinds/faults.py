"""Faults that several kinds share: options that are hard to tell apart, or answers to type."""

from collections.abc import Iterator, Sequence

from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.options import appearance
from anora_quiz.quiz.question import Fault, Wrong
from anora_quiz.quiz.quoting import quoted


def items_alike(field: str, items: Sequence[str], earlier: Sequence[str] = ()) -> Iterator[Fault]:
    """Yield a fault for each of ``items`` that reads like one before it or one of ``earlier``.

    It is a warning if they look different: “few” and “a few”, ``x = 1`` and ``x == 1``.
    """
    for index, text, same in _repeated(items, earlier):
        yield _alike(field, index, text, same)


def options_alike(field: str, right: Sequence[str], wrong: Sequence[Wrong]) -> Iterator[Fault]:
    """Yield a fault for each option that reads like another.

    ``field`` is the field of the right options; the others are in the field ``wrong``.
    """
    yield from items_alike(field, right)
    for index, text, same in _repeated([option.text for option in wrong], right):
        if same in right and appearance(text) == appearance(same):
            message = f"the correct answer {quoted(same)} is also in `wrong`"
            yield Fault("wrong", index, "answer-among-wrong", message, "remove it from `wrong`")
        else:
            yield _alike("wrong", index, text, same)


def accepted_already(field: str, accepted: Sequence[str], earlier: str) -> Iterator[Fault]:
    """Yield a warning for each of ``accepted`` that reads like one before it or ``earlier``."""
    for index, text, same in _repeated(accepted, [earlier]):
        message = f"{quoted(text)} is already accepted as {quoted(same)}"
        yield Fault(field, index, "redundant-accept", message, "remove it", is_warning=True)


def several_answers(
    places: Sequence[tuple[str, int | None]], texts: Sequence[str], question: str
) -> Iterator[Fault]:
    """Yield a warning for each of ``texts``, all accepted, that names several answers.

    Their ``places`` are the fields they are in, and the items of these.
    """
    if not any("or " in text or "/" in text for text in texts):
        return
    # Imported late, because few answers have either.
    from anora_quiz.quiz.kinds.alternatives import find_several

    for found in find_several(texts, question):
        field, index = places[found]
        message = f"{quoted(texts[found])} looks like several answers"
        where = "in `accept`" if field != "answers" else "in brackets"
        hint = f"if each is correct on its own, list them {where}"
        yield Fault(field, index, "several-answers", message, hint, is_warning=True)


def rejected_answers(rejected: Sequence[str], accepted: Sequence[str]) -> Iterator[Fault]:
    """Yield an error for each of ``rejected`` that is accepted; warn of those that are repeated."""
    folded = {fold(text): text for text in accepted}
    for index, text in enumerate(rejected):
        same = folded.get(fold(text))
        if same is not None:
            message = f"{quoted(text)} is in `reject`, but {quoted(same)} is correct"
            yield Fault("reject", index, "rejected-answer", message, "remove one")
    for index, text, same in _repeated(rejected, ()):
        message = f"{quoted(text)} is already rejected as {quoted(same)}"
        yield Fault("reject", index, "redundant-reject", message, "remove it", is_warning=True)


def _repeated(texts: Sequence[str], earlier: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield each text that reads like one before it or ``earlier``: its index, it, and that.

    That is the one that looks the same, if there is one.
    """
    if len(texts) == 1 and not earlier:  # as for the right option of most questions
        return
    seen = {key: text for text in reversed(earlier) for key in _keys(text)}
    for index, text in enumerate(texts):
        keys = _keys(text)
        same = next((seen[key] for key in keys if key in seen), None)
        if same is not None:
            yield index, text, same
        for key in keys:
            seen.setdefault(key, text)


def _keys(text: str) -> tuple[object, str]:
    """Return what ``text`` has in common with texts that look like it, and that read like it."""
    return (appearance(text),), fold(text)


def starting_with_colons(field: str, texts: Sequence[str]) -> Iterator[Fault]:
    """Yield a warning for each of ``texts``, typed answers, that begins like a command."""
    for index, text in enumerate(texts):
        if (typed := text.lstrip()).startswith(":"):
            message = f"{quoted(text)} starts with a colon, as commands do"
            hint = f"players need to type {quoted(f':{typed}')}; if you can, ask for another answer"
            yield Fault(field, index, "leading-colon", message, hint, is_warning=True)


def _alike(field: str, index: int, text: str, earlier: str) -> Fault:
    if appearance(text) != appearance(earlier):
        message = f"{quoted(text)} looks a lot like {quoted(earlier)}"
        hint = "reword one, unless the difference is the point"
        return Fault(field, index, "similar-option", message, hint, is_warning=True)
    message = f"{quoted(text)} reads the same as {quoted(earlier)}"
    if text == earlier:
        message = f"{quoted(text)} appears twice"
    return Fault(field, index, "duplicate-option", message, "change or remove one")
