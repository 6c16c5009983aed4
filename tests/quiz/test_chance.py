import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Collection
from itertools import permutations
from math import factorial

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.chance import numbers, sample, shuffled, stream
from tests.cases import for_each

# The seeds are always the same, so a good shuffle always passes. The bounds are so wide that
# an even shuffle exceeds them with fewer than one set of seeds in ten thousand.
_SEEDS = 6000


def unevenness(counts: Collection[int], cells: int) -> float:
    """Return Pearson's chi-squared of ``counts`` against equal shares for ``cells``."""
    expected = sum(counts) / cells
    empty = cells - len(counts)
    return empty * expected + sum((count - expected) ** 2 / expected for count in counts)


@for_each(("size", "bound"), [(2, 34), (3, 46), (4, 84)])
def test_every_order_is_equally_likely(size: int, bound: float) -> None:
    orders = Counter(shuffled(range(size), stream(seed, "deal")) for seed in range(_SEEDS))
    assert unevenness(orders.values(), factorial(size)) < bound


def test_no_position_is_favored_in_a_long_list() -> None:
    """The position of each of 10 items: 81 degrees of freedom."""
    places = Counter(
        (item, position)
        for seed in range(2000)
        for position, item in enumerate(shuffled(range(10), stream(seed, "deal")))
    )
    assert unevenness(places.values(), 100) < 170


def test_no_position_is_favored_across_questions_of_one_round() -> None:
    """Streams with different labels are as independent as those with different seeds."""
    orders = Counter(
        shuffled(range(3), stream(2024, "options", "oscars", f"question-{number}"))
        for number in range(_SEEDS)
    )
    assert unevenness(orders.values(), 6) < 46


def test_every_item_is_sampled_equally_often() -> None:
    drawn = Counter(item for seed in range(_SEEDS) for item in sample(range(10), 3, stream(seed)))
    assert unevenness(drawn.values(), 10) < 55


def test_every_sample_comes_in_every_order_equally_often() -> None:
    drawn = Counter(sample(range(4), 2, stream(seed)) for seed in range(_SEEDS))
    assert set(drawn) == set(permutations(range(4), 2))
    assert unevenness(drawn.values(), 12) < 60


@given(st.lists(st.integers()), st.integers(0))
def test_shuffling_keeps_every_item(items: list[int], seed: int) -> None:
    assert Counter(shuffled(items, stream(seed))) == Counter(items)


@given(st.lists(st.integers(), unique=True), st.integers(0), st.data())
def test_sample_takes_different_items(items: list[int], seed: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, len(items)))
    drawn = sample(items, count, stream(seed))
    assert len(drawn) == count
    assert len(set(drawn) & set(items)) == count


def _swapped(total: int, count: int, seed: int) -> list[int]:
    """Return what shuffling a whole list puts in its first ``count`` positions."""
    rng, items = stream(seed), list(range(total))
    for position in range(count):
        other = position + int(rng.random() * (total - position))
        items[position], items[other] = items[other], items[position]
    return items[:count]


@given(st.integers(0, 60), st.integers(0), st.data())
def test_numbers_are_drawn_as_if_all_of_them_were_shuffled(
    total: int, seed: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, total))
    assert list(numbers(total, count, stream(seed))) == _swapped(total, count, seed)


def test_few_of_very_many_numbers_are_drawn_at_once() -> None:
    """A list of all of them would not fit in memory."""
    drawn = list(numbers(10**15, 1000, stream(2024)))
    assert len(set(drawn)) == 1000
    assert all(0 <= number < 10**15 for number in drawn)
    assert len({number * 10 // 10**15 for number in drawn}) == 10


def test_only_drawn_numbers_are_kept() -> None:
    tracemalloc.start()
    try:
        drawn = list(numbers(10**6, 10, stream(2024)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(drawn) == 10
    assert peak < 100_000


@for_each("total", [0, 5, 10**15])
def test_no_numbers_are_drawn_where_none_are_wanted(total: int) -> None:
    assert list(numbers(total, 0, stream(2024))) == []


def test_shuffling_leaves_its_list_alone() -> None:
    items = [1, 2, 3, 4, 5]
    shuffled(items, stream(2024))
    assert items == [1, 2, 3, 4, 5]


@given(st.integers(), st.lists(st.text(max_size=5), max_size=3))
def test_same_seed_and_labels_give_the_same_stream(seed: int, labels: list[str]) -> None:
    assert stream(seed, *labels).random() == stream(seed, *labels).random()


@for_each(
    ("seed", "labels"),
    [
        (8, ("options", "oscars")),
        (-7, ("options", "oscars")),
        (7, ("options", "oscar")),
        (7, ("deal", "oscars")),
        (7, ("oscars", "options")),
        (7, ("optionsoscars",)),
        (7, ("options",)),
        (7, ()),
        (7, ("options", "oscars", "")),
    ],
)
def test_other_seed_or_labels_give_another_stream(seed: int, labels: tuple[str, ...]) -> None:
    assert stream(seed, *labels).random() != stream(7, "options", "oscars").random()


def test_seed_gives_the_same_as_in_earlier_versions() -> None:
    """Saved rounds and share codes are dealt again from their seed after any upgrade."""
    rng = stream(2024, "options", "oscars", "editor")
    assert rng.random() == 0.7828795034433804
    assert shuffled("abcdefgh", rng) == tuple("cghfdabe")
    assert sample("abcdefgh", 3, rng) == tuple("ach")


_SCRIPT = """
from anora_quiz.quiz import chance
from anora_quiz.quiz.codec import encode
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.selection import Card

class Pool:
    def count(self, difficulty):
        return 30
    def draw(self, difficulty, count, rng):
        ids = chance.sample([f"{difficulty}-{number}" for number in range(30)], count, rng)
        return [Card("oscars", Match(id=each, question="?", pairs=PAIRS)) for each in ids]

PAIRS = (("Mikey", "Ani"), ("Yura", "Igor"), ("Mark", "Ivan"))
for card in Mode().deal(Pool(), 20, 2024):
    print(encode(card.question), card.question.form(chance.stream(2024, card.question.id)))
"""


def test_round_is_dealt_the_same_in_every_process() -> None:
    """Python salts string hashes differently in each process; no order may depend on them."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": salt, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for salt in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == 20
