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

from anora_quiz.quiz.chance import Permutation
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Card, Pool

_STRETCH = 1000  # cards in the hands of a stretch; most libraries have fewer


class Shoe:
    """The questions of a pool in the order of a seed, to be dealt hand by hand."""

    def __init__(self, pool: Pool, seed: int, shares: Mapping[Difficulty, int]) -> None:
        """Deal from ``pool`` with ``seed``.

        ``shares`` says how many questions of each difficulty a hand takes, at most all there are.
        """
        self._pool = pool
        self._seed = seed
        self._shares = {each: share for each, share in shares.items() if share}

    @property
    def hands(self) -> int:
        """After how many hands the shoe is empty: each of its questions was in one of them."""
        counts = {each: self._pool.count(each) for each in self._shares}
        return max((-(-counts[each] // share) for each, share in self._shares.items()), default=0)

    def hand(self, number: int) -> list[Card]:
        """Return the cards of hand ``number``, counted from 0 and without end, by difficulty."""
        length = max(_STRETCH // max(sum(self._shares.values()), 1), 2)
        first = number - number % length
        orders = [
            _Order(self._pool, each, self._seed, share, (first + length) * share)
            for each, share in self._shares.items()
        ]
        if self._pool.has_groups:
            taken = _dealt(orders, range(first, first + length), number)
        else:
            taken = _take(orders, number)
        return [
            card
            for order, each in zip(orders, taken, strict=True)
            for card in self._pool.draw(order.difficulty, [*each.groups])
        ]


class _Taken:
    """What a hand takes of one difficulty: the numbers of the questions, with their ``groups``.

    ``moved`` are the numbers of those that are put off, by their new places.
    """

    def __init__(self) -> None:
        """Take nothing yet."""
        self.groups: dict[int, str] = {}
        self.moved: dict[int, int] = {}

    def exchange(self, number: int, other: "_Taken", others: int) -> None:
        """Give ``number`` to ``other``, and take the one of the ``others`` instead."""
        mine, theirs = self.groups.pop(number), other.groups.pop(others)
        self.groups[others], other.groups[number] = theirs, mine


_Hand = list[_Taken]
"""What a hand takes of each difficulty."""


def _dealt(orders: "Sequence[_Order]", stretch: range, number: int) -> _Hand:
    """Return hand ``number`` of a ``stretch``."""
    half = stretch[len(stretch) // 2]
    if number < half or not any(order.goes_on for order in orders):
        return [_take(orders, each) for each in range(stretch.start, number + 1)][-1]
    hands = [_take(orders, each) for each in stretch]
    _settle(orders, hands[half - stretch.start :])
    return hands[number - stretch.start]


def _take(orders: "Sequence[_Order]", number: int) -> _Hand:
    """Take hand ``number`` from ``orders``."""
    hand: _Hand = []
    for order in orders:
        hand.append(order.choose(number, _groups(hand)))
    meetings, is_better = _meetings(hand), True
    # Where one has no other choice, those that chose before it choose again, knowing that.
    while meetings and is_better:
        is_better = False
        for index, order in enumerate(orders):
            before, after = hand[:index], hand[index + 1 :]
            again = [*before, order.choose(number, _groups(before + after)), *after]
            if _meetings(again) < meetings:
                hand, meetings, is_better = again, _meetings(again), True
    for order, taken in zip(orders, hand, strict=True):
        order.put_off(taken)
    return hand


def _settle(orders: "Sequence[_Order]", hands: Sequence[_Hand]) -> None:
    """Exchange questions between the last ``hands`` of a stretch until no group meets in one.

    When they were dealt, there was nothing else left in the stretch, but there is beyond it.
    """
    indexes = [index for index, order in enumerate(orders) if order.goes_on]
    for late in reversed(range(len(hands))):
        hand, earlier = hands[late], hands[:late][::-1]
        while _meetings(hand):
            tries = ((index, other) for other in earlier for index in indexes)
            if not any(_exchange(hand, other, index) for index, other in tries):
                return


def _exchange(hand: _Hand, other: _Hand, index: int) -> bool:
    """Exchange a question for one of the ``other`` hand if fewer groups meet in both then.

    ``index`` is that of their difficulty.
    """
    meetings = _meetings(hand) + _meetings(other)
    mine, theirs = hand[index], other[index]
    for number in [*mine.groups]:
        for others in [*theirs.groups]:
            mine.exchange(number, theirs, others)
            if _meetings(hand) + _meetings(other) < meetings:
                return True
            mine.exchange(others, theirs, number)
    return False


def _groups(hand: Iterable[_Taken]) -> set[str]:
    return {group for taken in hand for group in taken.groups.values() if group}


def _meetings(hand: Iterable[_Taken]) -> int:
    """Return how many questions of ``hand`` have the group of another one before them."""
    named = [group for taken in hand for group in taken.groups.values() if group]
    return len(named) - len({*named})


class _Order:
    """The questions of one difficulty in the order of a shoe, which goes around without end.

    A place in it is a whole number from 0, however often the order has begun anew.
    """

    def __init__(self, pool: Pool, difficulty: Difficulty, seed: int, share: int, end: int) -> None:
        """Find the order; ``share`` is what a hand takes, and ``end`` that of the stretch."""
        self.difficulty = difficulty
        self._pool = pool
        self._size = pool.count(difficulty)
        self._numbers = Permutation(self._size, seed, "shoe", difficulty)
        self._share = share
        self._end = end
        self._moved: dict[int, int] = {}  # the numbers at places to which they were put off
        self._groups: dict[int, str] = {}  # of the numbers that were looked at

    @property
    def goes_on(self) -> bool:
        """Whether questions are left beyond the stretch that were in no hand before."""
        return self._end < self._size

    def choose(self, hand: int, groups: set[str]) -> _Taken:
        """Return what ``hand`` takes, if the rest of it has the ``groups``."""
        taken = _Taken()
        place, end = hand * self._share, (hand + 1) * self._share
        while place < end:
            anew = place - place % self._size + self._size  # where the order begins anew
            self._walk(taken, range(place, min(anew, end)), anew, groups)
            place = min(anew, end)
        return taken

    def _walk(self, taken: _Taken, places: range, anew: int, groups: set[str]) -> None:
        """Take as many questions as there are ``places``.

        They lie there or, at most, before the order begins ``anew``.
        """
        wanted = len(taken.groups) + len(places)
        last = min(anew, self._end if places.start < self._size else places.stop + _STRETCH)
        met = {group for group in taken.groups.values() if group} | groups
        passed: dict[int, str] = {}
        place = places.start
        while len(taken.groups) < wanted and place < last:
            number = self._number(place)
            group = self._group(number, place)
            if number in taken.groups or group in met:
                passed[number] = group
            else:
                taken.groups[number] = group
                met |= {group} - {""}
            place += 1
        # No hand has the same question twice, where the order begins anew.
        others = [number for number in passed if number not in taken.groups]
        for number in others[: wanted - len(taken.groups)]:
            taken.groups[number] = passed.pop(number)
        taken.moved |= zip(range(places.stop, place), passed, strict=True)

    def put_off(self, taken: _Taken) -> None:
        """Move what was put off by a hand that has ``taken`` its questions."""
        self._moved |= taken.moved

    def _number(self, place: int) -> int:
        moved = self._moved.get(place)
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
