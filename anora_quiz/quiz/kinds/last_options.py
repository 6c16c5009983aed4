"""The order in which options are offered: a random one, in which some stay last.

So no option can refer to others by their letters.
"""

import random
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from anora_quiz.quiz import chance
from anora_quiz.quiz.descriptions import described
from anora_quiz.quiz.limits import MOST_OPTIONS, limited
from anora_quiz.quiz.options import Option, letters, options
from anora_quiz.quiz.question import Fault, Right, Wrong, text_of
from anora_quiz.quiz.quoting import quoted

WRONG = limited(most=MOST_OPTIONS) | described(
    "The wrong options: each a text, or {text: …, because: …, last: …}.",
    also="incorrect distractors wrong_answers incorrect_answers wrong_options false_answers"
    " falsch fausses incorrectas",
)
"""The limits and the description of the field that has the wrong options."""

_LONGEST = 60  # characters; no text that is recognized has more
_FEWEST_LABELED = 3  # options that include the right one, most likely, if it is named by a label
_COUNTS_KEPT = 16  # numbers of options whose labels are remembered
_SHORTEST_OPTION = 3  # characters; "B" is an answer among "A" and "AB"
_NONE = ("none", "neither")
_COUNT = "two|three|four|five|six|[2-6]"
_HOW_MANY = rf"{'|'.join(_NONE)}|any|either|some|both|all(?: (?:{_COUNT}))?|{_COUNT}|more than one"
_ANSWERS = "answers?|options?|choices?"
_THESE = (
    rf"(?:of )?(?:(?:the )?above|these|those|them)(?: (?:{_ANSWERS}))?"
    rf"|(?:of )?the (?:others?|(?:other )?(?:{_ANSWERS}))"
)
_CORRECT = "(?:is|are) (?:correct|right|true)"
_RECOGNIZED = re.compile(
    rf"both|neither(?: one)?|all (?:{_COUNT})|(?:{_HOW_MANY}) (?:{_THESE})(?: {_CORRECT})?"
    rf"|(?:{_HOW_MANY})(?: (?:{_ANSWERS}))? {_CORRECT}"
)
_BETWEEN_LABELS, _EXCEPT = frozenset(("and", "or", "nor", "&")), frozenset(("but", "except"))
_AROUND_LABELS = (
    rf"and|or|nor|&|but|except|both|either|neither|all|none|only|of|the|these|above|{_ANSWERS}"
    "|is|are|correct"
)
_LABELS = re.compile(rf"\W*(?:(?:{_AROUND_LABELS}|\w{{1,2}})(?:\W+|$))+", re.IGNORECASE)


def is_recognized(text: str) -> bool:
    """Return whether ``text`` is about the other options, as "All of the above" is."""
    return len(text) <= _LONGEST and _RECOGNIZED.fullmatch(_plain(text)) is not None


def stays_last(option: str | Right | Wrong) -> bool:
    """Return whether ``option`` stays below those that are shuffled.

    Its author says so, or else its text, if it is about the other options.
    """
    said = None if isinstance(option, str) else option.last
    return is_recognized(text_of(option)) if said is None else said


def offered(
    right: Sequence[str | Right], wrong: Sequence[Wrong], rng: random.Random
) -> tuple[Option, ...]:
    """Return the options in a random order, with those at the end that stay last.

    Those keep the order of the pack. Right ones among them, which are not among the others in
    the pack, go before them if they mean all, and after them if they mean none; otherwise,
    chance decides. So nobody can tell from its place that an option is right.
    """
    listed = (*right, *wrong)
    drawn = chance.shuffled(options(map(text_of, listed)), rng)
    last = [text_of(each) for each in wrong if stays_last(each)]
    for text in (text_of(each) for each in right if stays_last(each)):
        last.insert(_place(text, last, [option.text for option in drawn]), text)
    kept_last = options(last)
    return (*(option for option in drawn if option not in kept_last), *kept_last)


def _place(text: str, last: Sequence[str], drawn: Sequence[str]) -> int:
    """Return where a right option goes among those that stay ``last``."""
    if is_recognized(text):
        return len(last) if _plain(text).startswith(_NONE) else 0
    return sum(drawn.index(other) < drawn.index(text) for other in last)


def label_references(right: Sequence[str], wrong: Sequence[Wrong], field: str) -> Iterator[Fault]:
    """Yield a warning for each option that refers to others by their labels.

    ``field`` is the field of the ``right`` ones: ``answer``, which has no items, or ``answers``.
    """
    count = len(right) + len(wrong)
    for name, texts in ((field, right), ("wrong", [option.text for option in wrong])):
        for index, text in enumerate(texts):
            if _names_labels(text, count):
                message = f"{quoted(text)} refers to options by their labels, but they are shuffled"
                hint = "name the options it means"
                place = None if name == "answer" else index
                yield Fault(name, place, "label-in-option", message, hint, is_warning=True)


def label_answer(answer: str, wrong: Sequence[Wrong]) -> Iterator[Fault]:
    """Yield a warning if ``answer`` looks like the number or letter of one of the ``wrong``."""
    count = len(wrong)
    if count < _FEWEST_LABELED or answer.casefold() not in _ordinals(count):
        return
    if all(len(option.text) >= _SHORTEST_OPTION for option in wrong):
        message = f"{quoted(answer)} looks like the label of an option, not its text"
        hint = "write the text of the correct option, and only the others in `wrong`"
        yield Fault("answer", None, "label-for-answer", message, hint, is_warning=True)


@lru_cache(_COUNTS_KEPT)
def _ordinals(count: int) -> frozenset[str]:
    """Return what people call one of ``count`` options by: 1, a, a), “option a”."""
    bare = {*map(str, range(count + 1)), *map(str.casefold, letters(count))}
    return frozenset(
        f"{word}{each}{end}" for word in ("", "option ") for each in bare for end in ("", ")", ".")
    )


def _names_labels(text: str, count: int) -> bool:
    if len(text) > _LONGEST or not _LABELS.fullmatch(text):  # as nearly all texts
        return False
    words = re.findall(r"\w+|&", text)
    labels = {word for word in words if not re.fullmatch(_AROUND_LABELS, word, re.IGNORECASE)}
    rest = {word.casefold() for word in words if word not in labels}
    known = {*letters(count), *map(str, range(1, count + 1))}
    # Alone, "a and b" and "1 and 3" can be variables and numbers.
    is_clear = not rest <= _BETWEEN_LABELS or all(label.isupper() for label in labels)
    fewest = 1 if rest & _EXCEPT else 2
    return is_clear and fewest <= len(labels) and {*map(str.casefold, labels)} <= known


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
