"""A shoe: the questions of a pool in an order that a seed decides, dealt hand by hand.

Each difficulty has an order of its own, which begins anew where it runs out. A hand takes the
same number of questions of a difficulty as any other hand: hand 0 the first ones in the order,
hand 1 those after them. So hands repeat nothing until it runs out.

A question whose group a hand already has is put off: the hand takes one that lies further back,
and the next hand begins with what was put off. Only where nothing else is left do questions of
one group meet. What a hand holds can depend on the hands before it, then. So that nobody has to
deal thousands of hands to find the last one, those of a large shoe are divided into stretches,
which know nothing of each other: each deals one part of the orders, and puts nothing off beyond.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from anora_quiz.quiz.chance import Permutation
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Card, Pool

_STRETCH = 1000  # cards in the hands of a stretch; most libraries have fewer


@dataclass(frozen=True, slots=True)
class Shoe:
    """The questions of ``pool`` in the order of ``seed``, to be dealt hand by hand.

    ``shares`` says how many questions of each difficulty a hand takes, at most all there are.
    """

    pool: Pool
    seed: int
    shares: Mapping[Difficulty, int]

    @property
    def hands(self) -> int:
        """After how many hands the shoe is empty: each of its questions was in one of them."""
        taken = ((self.pool.count(each), share) for each, share in self.shares.items() if share)
        return max((-(-count // share) for count, share in taken), default=0)

    def hand(self, number: int) -> list[Card]:
        """Return the cards of hand ``number``, counted from 0 and without end, by difficulty."""
        stretch = max(_STRETCH // max(sum(self.shares.values()), 1), 2)
        first = number - number % stretch
        orders = [
            _Order(self.pool, each, self.seed, share, (first + stretch) * share)
            for each, share in self.shares.items()
            if share
        ]
        for earlier in range(first, number) if self.pool.has_groups else ():
            _take(orders, earlier)
        taken = _take(orders, number)
        return [
            card
            for order, each in zip(orders, taken, strict=True)
            for card in self.pool.draw(order.difficulty, each.numbers)
        ]


@dataclass(slots=True)
class _Taken:
    """What a hand takes of one difficulty: the ``numbers`` of the questions, and their groups.

    ``moved`` are the numbers of those that were put off, by their new places.
    """

    numbers: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)


def _take(orders: "Sequence[_Order]", hand: int) -> list[_Taken]:
    """Take ``hand`` from ``orders``; return what it takes from each of them."""
    taken: list[_Taken] = []
    for order in orders:
        taken.append(order.take(hand, _groups(taken)))
    meetings, is_better = _meetings(taken), True
    # Where one has no other choice, those that chose before it choose again, knowing that.
    while meetings and is_better:
        is_better = False
        for index, order in enumerate(orders):
            before, after = taken[:index], taken[index + 1 :]
            again = [*before, order.take(hand, _groups(before + after)), *after]
            if _meetings(again) < meetings:
                taken, meetings, is_better = again, _meetings(again), True
    for order, each in zip(orders, taken, strict=True):
        order.moved |= each.moved
    return taken


def _groups(taken: Iterable[_Taken]) -> set[str]:
    return {group for each in taken for group in each.groups}


def _meetings(taken: Sequence[_Taken]) -> int:
    """Return how many questions have the group of another one before them."""
    return sum(len(each.groups) for each in taken) - len(_groups(taken))


class _Order:
    """The questions of one difficulty in the order of a shoe, which goes around without end.

    A place in it is a whole number from 0, however often the order has begun anew. ``moved``
    are the numbers at places to which they were put off.
    """

    def __init__(self, pool: Pool, difficulty: Difficulty, seed: int, share: int, end: int) -> None:
        """Find the order; ``share`` is what a hand takes, and ``end`` that of the stretch."""
        self.difficulty = difficulty
        self.moved: dict[int, int] = {}
        self._pool = pool
        self._size = pool.count(difficulty)
        self._numbers = Permutation(self._size, seed, "shoe", difficulty)
        self._share = share
        self._end = end
        self._groups: dict[int, str] = {}  # of the numbers that were looked at

    def take(self, hand: int, groups: set[str]) -> _Taken:
        """Return what ``hand`` takes, if the rest of it has the ``groups``."""
        taken = _Taken()
        place, end = hand * self._share, (hand + 1) * self._share
        while place < end:
            anew = place - place % self._size + self._size  # where the order begins anew
            self._walk(taken, place, min(anew, end), anew, groups)
            place = min(anew, end)
        return taken

    def _walk(self, taken: _Taken, start: int, end: int, anew: int, groups: set[str]) -> None:
        """Take as many questions as there are places from ``start`` to ``end``.

        They lie there or, at most, before the order begins ``anew``.
        """
        wanted = len(taken.numbers) + end - start
        last = min(anew, self._end if start < self._size else end + _STRETCH)
        put_off: list[int] = []
        place = start
        while len(taken.numbers) < wanted and place < last:
            number = self._number(place)
            group = self._group(number, place)
            if number in taken.numbers or group in groups or group in taken.groups:
                put_off.append(number)
            else:
                self._add(taken, number)
            place += 1
        missing = wanted - len(taken.numbers)
        put_off.sort(key=taken.numbers.__contains__)  # no hand has the same question twice
        for number in put_off[:missing]:
            self._add(taken, number)
        taken.moved |= zip(range(end, place), put_off[missing:], strict=True)

    def _add(self, taken: _Taken, number: int) -> None:
        taken.numbers.append(number)
        if group := self._groups.get(number):
            taken.groups.append(group)

    def _number(self, place: int) -> int:
        moved = self.moved.get(place)
        return self._numbers[place % self._size] if moved is None else moved

    def _group(self, number: int, place: int) -> str:
        if not self._pool.has_groups:
            return ""
        if number not in self._groups:  # then it lies where it always did, like those after it
            count = max(self._share, len(self._groups))
            ahead = [self._numbers[each % self._size] for each in range(place, place + count)]
            groups = self._pool.groups(self.difficulty, ahead)
            self._groups.update(zip(ahead, groups, strict=True))
        return self._groups[number]
