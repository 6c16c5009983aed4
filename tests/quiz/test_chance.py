import os
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from itertools import permutations
from math import factorial

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.chance import Permutation, sample, shuffled, stream
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


def _order(permutation: Permutation, size: int) -> list[int]:
    return [permutation[position] for position in range(size)]


@given(st.integers(1, 300) | st.integers(1, 3000), st.integers(0))
def test_permutation_has_each_number_once(size: int, seed: int) -> None:
    assert sorted(_order(Permutation(size, seed), size)) == list(range(size))


@for_each(("size", "bound"), [(2, 34), (3, 46), (4, 84)])
def test_every_short_permutation_is_equally_likely(size: int, bound: float) -> None:
    orders = Counter(tuple(_order(Permutation(size, seed), size)) for seed in range(_SEEDS))
    assert unevenness(orders.values(), factorial(size)) < bound


@for_each(("size", "bound"), [(10, 170), (33, 1250), (35, 1400)])
def test_no_position_is_favored_in_a_permutation(size: int, bound: float) -> None:
    """The position of each number: (size - 1)² degrees of freedom, and five deviations."""
    places = Counter(
        (number, position)
        for seed in range(1000)
        for position, number in enumerate(_order(Permutation(size, seed), size))
    )
    assert unevenness(places.values(), size**2) < bound


def test_neighbors_in_a_permutation_are_as_likely_as_any_two_numbers() -> None:
    """40 * 39 pairs of the first two numbers: 1,559 degrees of freedom."""
    pairs = Counter(
        (permutation[0], permutation[1])
        for permutation in (Permutation(40, seed) for seed in range(_SEEDS))
    )
    assert unevenness(pairs.values(), 40 * 39) < 1850


@given(st.integers(1, 10**15), st.integers(0), st.data())
def test_numbers_of_a_long_permutation_are_found_at_once(
    size: int, seed: int, data: st.DataObject
) -> None:
    """A list of all of them would not fit in memory."""
    positions = data.draw(st.lists(st.integers(0, size - 1), unique=True, max_size=20))
    permutation = Permutation(size, seed)
    numbers = {permutation[position] for position in positions}
    assert len(numbers) == len(positions)
    assert all(0 <= number < size for number in numbers)


def test_other_seed_or_label_gives_another_permutation() -> None:
    permutations_of = [Permutation(1000, 7), Permutation(1000, 8), Permutation(1000, 7, "easy")]
    assert len({tuple(_order(each, 20)) for each in permutations_of}) == 3


def test_seed_gives_the_same_permutation_as_in_earlier_versions() -> None:
    """Share codes are dealt again from their seed after any upgrade."""
    assert _order(Permutation(200_000, 2024, "easy"), 5) == [44499, 86944, 78144, 196643, 57263]
    assert _order(Permutation(8, 2024, "easy"), 8) == [2, 0, 4, 3, 1, 7, 5, 6]


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
    has_groups = False
    def count(self, difficulty):
        return 30
    def draw(self, difficulty, numbers):
        ids = [f"{difficulty}-{number}" for number in numbers]
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
