"""Find answers of different questions that are taken for one another because of typos."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.reports import LocatedWarning
from anora_quiz.packs.syntax.tree import Location
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.marking.spelling import nearest
from anora_quiz.quiz.question import Question

_ONE_TYPO_FROM, _TWO_TYPOS_FROM = 5, 8  # letters in a word; shorter ones have no typos
_LONGEST = 15  # letters in a word, which has about half as many variants as their square
# Honest packs have fewer, but no file must take long, or fill the memory.
_MOST_WORDS = 10  # in an answer
_MOST_ALIKE = 5  # words that share a variant
_MOST_COMPARED = 5  # answers with one
_MOST_VARIANTS = 1_000_000
_MOST_AT_ONCE = 50_000  # variants of words with the same first letter

_Words = tuple[str, ...]


def near_answers(
    typed: Sequence[tuple[Question, Location]],
) -> Iterator[LocatedWarning]:
    """Yield a warning for each question that takes another answer for its own.

    ``typed`` are questions with typed answers, and the locations of these. Answers are found by
    an index of their words, so that time grows with the number of questions: two answers with
    typos in more than one word are not found. A question is named once.
    """
    known: dict[_Words, tuple[Question, Location, str]] = {}
    for asked, location in typed:
        for text in asked.spellings():
            known.setdefault(_words(text), (asked, location, text))
    alike = _words_alike(dict.fromkeys(chain.from_iterable(known)))
    for asked, location in typed if alike else ():
        near = (
            (own, known[words])
            for own in asked.spellings()
            for words in _near(_words(own), alike, known)
        )
        for own, (other, place, text) in islice(near, _MOST_COMPARED):
            # Compared with one text first, as that is quicker than with all of them.
            if nearest(text, (own,)) and (taken := _taken_as(asked, text, other)):
                answer = f"{scalars.quoted(text)}, the answer on line {place.line},"
                message = f"{answer} is accepted here as a typo of {scalars.quoted(taken)}"
                hint = "if it's wrong here, add it to `reject`, or add `exact: true`"
                yield location, "near-answers", message, hint
                break


def _taken_as(asked: Question, text: str, other: Question) -> str:
    """Return the answer of ``asked`` that ``text``, which answers ``other``, is taken for."""
    taken = asked.taken_as(text)
    if not taken:
        return ""
    # Questions that have an answer in common are about the same thing, with all its spellings.
    is_same = not set(map(fold, asked.spellings())).isdisjoint(map(fold, other.spellings()))
    return "" if is_same else taken


def _words(text: str) -> _Words:
    words = text.lower().removeprefix("the ").split(maxsplit=_MOST_WORDS)[:_MOST_WORDS]
    return tuple(words if text.isascii() else map(fold, words))


def _near(words: _Words, alike: dict[str, set[str]], known: Iterable[_Words]) -> Iterator[_Words]:
    """Yield those of ``known`` that have a word instead of one of ``words`` that is like it."""
    for index, word in enumerate(words):
        for other in alike.get(word, ()):
            near = (*words[:index], other, *words[index + 1 :])
            if near in known:
                yield near


def _words_alike(words: Iterable[str]) -> dict[str, set[str]]:
    """Return the words that are one or two typos apart from others, with these."""
    by_letter = defaultdict(list)  # as the first letter is never a typo; and it saves memory
    count = 0
    for word in words:
        if _ONE_TYPO_FROM <= len(word) <= _LONGEST and word.isalpha() and count < _MOST_VARIANTS:
            by_letter[word[0]].append(word)
            count += len(word) ** 2 // 2
    alike: dict[str, set[str]] = defaultdict(set)
    for listed in by_letter.values():
        for group in _sharing_variants(listed):
            for word, other in combinations(group[:_MOST_ALIKE], 2):
                alike[word].add(other)
                alike[other].add(word)
    return alike


def _sharing_variants(words: Sequence[str]) -> Iterable[list[str]]:
    """Return the words that are the same but for one or two letters that are left out."""
    first: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for word in words:
        if len(first) > _MOST_AT_ONCE:
            break
        for variant in _variants(word):
            earlier = first.setdefault(variant, word)
            if earlier is not word:
                shared.setdefault(variant, [earlier]).append(word)
    return shared.values()


def _variants(word: str) -> set[str]:
    """Return ``word`` without as many of its letters as there can be typos, and with them."""
    length = len(word)
    most = 2 if length >= _TWO_TYPOS_FROM else 1
    left = (combinations(word, count) for count in range(length - most, length + 1))
    return set(map("".join, chain.from_iterable(left)))
