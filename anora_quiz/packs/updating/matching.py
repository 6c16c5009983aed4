"""Find the questions of a pack again in a newer file: by their ids, or by what they ask."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Question

_ALIKE = 85  # percent: how alike two texts are at least that differ in typos only
_LONGEST = 300  # characters of a text that are compared
_MOST_COMPARED = 300_000  # pairs of texts, so that no file takes long
_MOST_ALIKE = 5  # texts for each question


def match(
    old: Sequence[Question], new: Sequence[Question], own_ids: Collection[str]
) -> list[Question | None]:
    """Return the question of ``old`` that each of ``new`` is; None for one that was added.

    ``own_ids`` are those ids of ``new`` that the file gives: they decide. All other ids are made
    from texts, so there it's the same text that makes a question the same, or nearly the same
    with the same answer or between the same neighbors.
    """
    matcher = _Matcher(old, new)
    matcher.by_id(own_ids)
    matcher.by_text(lambda question: (_text(question), answer_of(question)))
    matcher.by_text(_text)
    matcher.by_near_text()
    pairs = (matcher.found.get(number) for number in range(len(new)))
    return [None if number is None else old[number] for number in pairs]


def answer_of(question: Question) -> tuple[str, ...]:
    """Return the solution of ``question`` without what doesn't matter when it is typed."""
    # Most formats have no place for the unit of a number, which is part of its solution.
    solution = (str(question.answer),) if isinstance(question, Number) else question.solution()
    return tuple(map(fold, solution))


def _text(question: Question) -> str:
    return fold(question.question)


class _Matcher:
    """Pairs questions by their numbers; ``found`` has that of the old one for a new one."""

    def __init__(self, old: Sequence[Question], new: Sequence[Question]) -> None:
        self._old = old
        self._new = new
        self._taken: set[int] = set()
        self.found: dict[int, int] = {}

    def by_id(self, own_ids: Collection[str]) -> None:
        """Pair questions with the same id, if it is one of ``own_ids``."""
        numbers = {question.id: number for number, question in enumerate(self._old)}
        for number, question in enumerate(self._new):
            if question.id in own_ids and question.id in numbers:
                self._pair(number, numbers[question.id])

    def by_text(self, key: Callable[[Question], Hashable]) -> None:
        """Pair questions with the same ``key``, in order."""
        free: dict[Hashable, deque[int]] = defaultdict(deque)
        for number in self._free_old():
            free[key(self._old[number])].append(number)
        for number in self._free_new():
            if same := free.get(key(self._new[number])):
                self._pair(number, same.popleft())

    def by_near_text(self) -> None:
        """Pair questions with nearly the same text, starting with the most alike."""
        near = sorted(self._near(), reverse=True)
        for has_same_answer, _, number, old_number in near:
            is_free = number not in self.found and old_number not in self._taken
            if is_free and (has_same_answer or self._has_same_neighbor(number, old_number)):
                self._pair(number, old_number)

    def _near(self) -> Iterator[tuple[bool, float, int, int]]:
        """Yield for each pair: has it the same answer, how alike is it, and its numbers.

        Where there are very many, only those near the same place are compared.
        """
        new, old = self._free_new(), self._free_old()
        if not new or not old:
            return
        from rapidfuzz import fuzz, process  # late: most files have ids, or the same texts

        texts = [_text(self._old[number])[:_LONGEST] for number in old]
        width = max(_MOST_COMPARED // len(new), 1)
        for place, number in enumerate(new):
            middle = place * len(old) // len(new)
            start = max(min(middle - width // 2, len(old) - width), 0)
            text = _text(self._new[number])[:_LONGEST]
            compared = texts[start : start + width]
            alike = process.extract(
                text, compared, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST_ALIKE
            )
            for _, score, index in alike:
                other = old[start + index]
                has_same_answer = answer_of(self._new[number]) == answer_of(self._old[other])
                yield has_same_answer, score, number, other

    def _has_same_neighbor(self, number: int, old_number: int) -> bool:
        """Tell whether the questions before or after the two are a pair, or there are none."""
        ends = (number - len(self._new), old_number - len(self._old))
        is_after_same = self.found.get(number - 1, None if number else -1) == old_number - 1
        is_before_same = self.found.get(number + 1) == old_number + 1
        return is_after_same or is_before_same or ends == (-1, -1)

    def _pair(self, number: int, old_number: int) -> None:
        self.found[number] = old_number
        self._taken.add(old_number)

    def _free_new(self) -> list[int]:
        return [number for number in range(len(self._new)) if number not in self.found]

    def _free_old(self) -> list[int]:
        return [number for number in range(len(self._old)) if number not in self._taken]
