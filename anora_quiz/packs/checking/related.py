"""Find questions of one pack that shouldn't meet in a round, but aren't in one `group`.

One of them tells the answer to another, or both ask for the same thing. Pairs are found by an
index of the answers, so that time grows with the number of questions.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.reports import LocatedWarning
from anora_quiz.packs.syntax.tree import Location
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.marking.folding import ARTICLES, all_words, fold
from anora_quiz.quiz.question import Question

_HINT = "reword one, or give both the same `group` to keep them out of one round"
_SHORTEST = 4  # letters in a word that says what a question is about
_STEM = 4  # letters that such words have in common: edited, editor
_FEW, _SHARE_OF_FEW = 4, 30  # so many questions, or one in so many, have a word that is rare
_MOST_PLACES = 5  # questions with an answer in them: in more, it's a name that is everywhere
_SAME_SHARE = 0.7  # of the words of two questions that ask for the same
_MOST_ANSWER_WORDS = 6
_SEVERAL = b"\n"  # stands before several answers, and in no text
_ARTICLES = frozenset(map(str.encode, ARTICLES))
# Honest packs have fewer, but no file must take long.
_MOST_WORDS = 300  # of a question
_LONGEST_SEARCHED = 3000  # characters of a question
_MOST_COMPARED = 20  # questions with the same answer
_MOST_STEMS = 100_000  # in a pack
# Stems of words that say how it's asked, not what about.
_COMMON = b"""\
abou afte also been befo bein call coul does doin done each ever firs foll from have havi
into just kind know last like made make many more most much name once only othe over rele
said same says some such than that thei them then ther thes they this thos titl type unde
used usin very were what when wher whic whil whom whos will with woul your
""".split()
# Words are compared as bytes, which are found twice as fast in an ASCII text.
_LOWER_CASE = re.sub(rb"[^a-z0-9\x80-\xff]", b" ", bytes(range(256)).lower())

_NO_DIGITS = re.sub(rb"\d", b"", bytes(range(256)))

_Askers = Mapping[bytes, Sequence[int]]
"""Which questions have which answer, in words."""
_Pairs = Iterator[tuple[int, int]]


def related_questions(
    asked: Sequence[tuple[Question, Location]],
) -> Iterator[LocatedWarning]:
    """Yield a warning for each question that is too close to another.

    ``asked`` are the questions of a pack, and the locations of their texts.
    """
    texts = _Texts([question for question, _ in asked])
    askers: dict[bytes, list[int]] = defaultdict(list)
    for number, (question, _) in enumerate(asked):
        # What tells two questions about code apart is the code.
        if not isinstance(question, TrueFalse) and question.snippet is None:
            askers[_answer(question)].append(number)
    for number, other in _asking_the_same(texts, askers):
        message = f"this asks for the same thing as the question on line {asked[other][1].line}"
        yield asked[number][1], "same-answer", message, _HINT
    for number, other in _answering(texts, askers):
        question, location = asked[other]
        answer = scalars.quoted(question.solution()[0])
        message = f"{answer} answers the question on line {location.line}"
        yield asked[number][1], "answer-in-question", message, _HINT


class _Texts:
    """The texts of ``questions`` in words, and which of these say what a question is about.

    Both are found again each time, as those of a large pack would fill the memory.
    """

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = questions
        self.stem_of = _Stems()
        self.stems = lru_cache(2 * _MOST_COMPARED)(self._stems)
        self.names = lru_cache(2 * _MOST_COMPARED)(self._names)

    def words(self, number: int) -> Sequence[bytes]:
        """Return the words of a question."""
        return _words(self.questions[number].question)

    def digits(self, number: int) -> bytes:
        """Return the digits in a question."""
        return self.questions[number].question.encode().translate(None, _NO_DIGITS)

    def rare(self, number: int) -> set[bytes]:
        """Return what few questions have of the stems of a question."""
        return self.stems(number) & self._rare

    @cached_property
    def _rare(self) -> set[bytes]:
        counts: Counter[bytes] = Counter()
        for number in range(len(self.questions)):
            counts.update(self._stems(number))
            if len(counts) > _MOST_STEMS:
                return set()
        most = max(_FEW, len(self.questions) // _SHARE_OF_FEW)
        return {stem for stem, count in counts.items() if count <= most}

    def _stems(self, number: int) -> set[bytes]:
        """Return the beginnings of the longer words of a question: what it's about."""
        return self.stem_of.all(self.words(number))

    def _names(self, number: int) -> set[str]:
        """Return the words of a question with capital letters, folded, without the first one."""
        words = re.findall(r"\w+", self.questions[number].question[:_LONGEST_SEARCHED])[1:]
        return {fold(word) for word in words if word[0].isupper()}

    def can_meet(self, number: int, other: int) -> bool:
        """Return whether two questions are not in one group."""
        group = self.questions[number].group
        return not group or group != self.questions[other].group

    def are_near(self, number: int, other: int) -> bool:
        """Return whether two questions have most of their stems in common; copies aren't meant."""
        own, known = self.stems(number), self.stems(other)
        is_near = len(own & known) >= _SAME_SHARE * max(len(own), len(known))
        return is_near and self.words(number) != self.words(other)

    def have_same_answer(self, number: int, other: int) -> bool:
        """Return whether the answers are equal in their signs, too, which are no words."""
        solutions = (self.questions[each].solution() for each in (number, other))
        first, second = (sorted(map(fold, solution)) for solution in solutions)
        return first == second


class _Stems(dict[bytes, bytes]):
    """The stems of words, kept because most words are in many questions."""

    def __missing__(self, word: bytes) -> bytes:
        stem = word[:_STEM] if word.isalpha() else word
        stem = stem if len(word) >= _SHORTEST and stem not in _COMMON else b""
        if len(self) < _MOST_STEMS:
            self[word] = stem
        return stem

    def all(self, words: Iterable[bytes]) -> set[bytes]:
        """Return the stems of ``words`` that say what a question is about."""
        stems = set(map(self.__getitem__, words))
        stems.discard(b"")
        return stems


def _words(text: str) -> Sequence[bytes]:
    if not text.isascii():
        text = " ".join(all_words(text.replace("’", " ").replace("'", " ")))
    return text.encode().translate(_LOWER_CASE).split(maxsplit=_MOST_WORDS)[:_MOST_WORDS]


def _answer(question: Question) -> bytes:
    """Return the words of the answer; several answers, one after the other, in any order."""
    solution = question.solution()
    if len(solution) > 1:
        return _SEVERAL + "\n".join(sorted(solution)).encode()
    words = _words(solution[0])
    return b" ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


# Questions that ask for the same


def _asking_the_same(texts: _Texts, askers: _Askers) -> _Pairs:
    """Yield each question, and the one before it that has the same answer and the same words."""
    for numbers in askers.values():
        if len(numbers) > 1:
            # In "1994" and "1998", one digit makes another question.
            alike: dict[bytes, list[int]] = defaultdict(list)
            for number in numbers:
                alike[texts.digits(number)].append(number)
            for few in alike.values():
                if len(few) > 1:
                    yield from _near(texts, few)


def _near(texts: _Texts, numbers: Sequence[int]) -> _Pairs:
    for index, number in enumerate(numbers[1:], start=1):
        rare = {stem for stem in texts.rare(number) if stem.isalpha()}
        for other in numbers[max(0, index - _MOST_COMPARED) : index] if rare else ():
            is_near = not rare.isdisjoint(texts.stems(other)) and texts.are_near(number, other)
            if is_near and texts.can_meet(number, other) and texts.have_same_answer(number, other):
                yield number, other
                break


# Answers in the texts of other questions


def _answering(texts: _Texts, askers: _Askers) -> _Pairs:
    """Yield each question with an answer in its text, and those that ask for that.

    The two are about the same: they have words in common that few other questions have.
    """
    for answer, numbers in _places(texts, askers).items():
        words = answer.split()
        for number in numbers if len(numbers) <= _MOST_PLACES else ():
            if _says_much(words) or words[-1].decode() in texts.names(number):
                rare = texts.rare(number) - texts.stem_of.all(words)
                for other in askers[answer] if rare else ():
                    is_about_it = other not in numbers and not rare.isdisjoint(texts.stems(other))
                    if is_about_it and texts.can_meet(number, other):
                        yield number, other


def _places(texts: _Texts, askers: _Askers) -> Mapping[bytes, Sequence[int]]:
    """Return the answers that stand in texts, with the numbers of these, up to some too many."""
    lengths: dict[bytes, set[int]] = defaultdict(set)
    for answer in askers:
        words = answer.split(maxsplit=_MOST_ANSWER_WORDS)
        if words and len(words) <= _MOST_ANSWER_WORDS and not answer.startswith(_SEVERAL):
            lengths[words[0]].add(len(words))
    found: dict[bytes, list[int]] = defaultdict(list)
    known = lengths.keys()
    for number in range(len(texts.questions)):
        text = texts.words(number)
        if not known.isdisjoint(text):
            for answer in dict.fromkeys(_phrases(text, lengths)):
                if answer in askers and len(found[answer]) <= _MOST_PLACES:
                    found[answer].append(number)
    return found


def _phrases(text: Sequence[bytes], lengths: Mapping[bytes, set[int]]) -> Iterator[bytes]:
    for index, word in enumerate(text):
        for length in lengths.get(word, ()):
            yield b" ".join(text[index : index + length])


def _says_much(words: Sequence[bytes]) -> bool:
    """Return whether ``words``, an answer, are more than a common word or a small number."""
    return sum(len(word) >= (2 if word.isdigit() else _SHORTEST) for word in words) > 1
