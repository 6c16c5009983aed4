"""Rounds that are saved at any moment continue as if they had not been interrupted."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.lifelines import HALF, HINT, Lifeline
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Difficulty, Rejected
from anora_quiz.quiz.replies import SKIP, WALK_AWAY, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Reason
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.quiz.setup import Setup
from anora_quiz.records import saved
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import Store
from tests.quiz.builders import NAMES, PARTLY, WRONG, ListPool, card, choice, typed
from tests.records.builders import begin
from tests.samples import NOON, right

_TIMER = 20
_TOO_LONG = 100.0  # seconds: more than any clock here allows

_EVERY_SEATING = [
    pytest.param(mode, NAMES[:count], id=f"{mode.name}-{count}")
    for mode in MODES
    for count in (1, 2, 3, 8)
    if count <= mode.most_players
]
"""Each mode with the fewest players, with some, and with the most."""

_ROWS = {1: 5, 2: 3, 3: 3, 8: 2}
"""How many questions each player gets, by the number of players: enough for one to be out."""


@dataclass(frozen=True)
class _Move:
    """Everything that a player does with one open question."""

    reply: Reply
    lifelines: tuple[Lifeline, ...] = ()
    seconds: float = 1.7
    is_claimed: bool = False

    def steps(self) -> Sequence[tuple[Callable[[Round], Round], Callable[[Journal, Round], None]]]:
        """Return the steps that change the round, each with the function that saves it."""
        helped = [
            (lambda current, each=each: current.use(each).spend(0.3), Journal.keep)
            for each in self.lifelines
        ]
        replied = (lambda current: current.record(self.reply, self.seconds), _save)
        claimed = [(Round.claim, Journal.amend)] if self.is_claimed else []
        return [*helped, replied, *claimed]


def _save(journal: Journal, played: Round) -> None:
    journal.save(played, NOON)


def _helpful(name: str, difficulty: Difficulty = Difficulty.MEDIUM) -> Card:
    """Return a card with options that can be halved, with a hint."""
    options = choice(wrong=("no", "neither", "nobody"))
    return Card("oscars", replace(options, id=name, hint="Not no.", difficulty=difficulty))


def _setup(mode: type[Mode]) -> Setup:
    """Return a setup in which nothing has its default value."""
    return Setup(
        packs=("anora", "oscars"),
        titles=("Anora", "The Oscars"),
        collection="film",
        selection=Selection(
            difficulties=tuple(Difficulty),
            kinds=("choice", "multiple", "text"),
            tags=("90s", "«über»"),
            spoilers=("anora",),
        ),
        seed=7,
        count=5,
        timer=_TIMER,
        day="2026-11-21" if mode.name == "daily" else "",
        code="ANORA-7",
    )


def _dealt(mode: type[Mode], players: Sequence[str]) -> Round:
    """Return a round of ``mode`` with questions that let every kind of turn happen."""
    rows = _ROWS[len(players)]
    build = (card, typed, _helpful)
    cards = ListPool(
        build[number % len(build)](f"{difficulty}-{number}", difficulty)
        for difficulty in Difficulty
        for number in range(rows * len(players))
    )
    setup = _setup(mode)
    deck = mode().deal(cards, rows, setup.seed, len(players))
    return Round(mode=mode(), setup=setup, deck=deck, players=tuple(players))


def _any_move(current: Round, rng: random.Random) -> _Move:
    """Return a random move that is possible for the open question, most often a right answer."""
    question = current.seat.card.question
    possible = [
        *[_Move(right(question))] * 3,
        _Move(WRONG),
        _Move(right(question), seconds=_TOO_LONG),
    ]
    if question.kind == "multiple":
        possible.append(_Move(PARTLY))
    if question.kind == "text":
        possible.append(_Move(WRONG, is_claimed=True))
    if current.mode.can_skip:
        possible.append(_Move(SKIP))
    if current.mode.can_walk_away(current.seat):
        possible.append(_Move(WALK_AWAY))
    lifelines = [each for each in current.lifelines() if rng.random() < 0.3]
    return replace(rng.choice(possible), lifelines=tuple(lifelines))


def _make(path: Path, number: int, current: Round, move: _Move) -> Round:
    """Return ``current`` with ``move`` made; each step is saved by a newly opened store."""
    for change, write in move.steps():
        with Store(path) as store:
            resumed, journal = saved.resume(store, number)
            assert resumed == current
            current = change(current)
            write(journal, change(resumed))
    return current


def _begin(path: Path, new: Round) -> int:
    with Store(path) as store:
        return begin(store, new)[1].number


@pytest.mark.parametrize(("mode", "players"), _EVERY_SEATING)
def test_a_round_saved_after_every_step_is_played_like_any_other(
    path: Path, mode: type[Mode], players: tuple[str, ...]
) -> None:
    """The game is closed after each lifeline, reply and claim, until the round is over."""
    rng = random.Random(f"{mode.name} {len(players)}")
    current = _dealt(mode, players)
    number = _begin(path, current)
    while current.ending is None:
        current = _make(path, number, current, _any_move(current, rng))
    with Store(path) as store:
        resumed, journal = saved.resume(store, number)
        assert resumed == current
        journal.finish(resumed, NOON)
        assert saved.review(store, number) == current


_MOVES = {
    "right": (card("asked"), _Move(right(card("any").question))),
    "partly right": (card("asked"), _Move(PARTLY)),
    "wrong": (card("asked"), _Move(WRONG)),
    "too late": (card("asked"), _Move(WRONG, seconds=_TOO_LONG)),
    "claimed": (typed("asked"), _Move(WRONG, is_claimed=True)),
    "claimed after a hint": (typed("asked"), _Move(WRONG, (HINT,), is_claimed=True)),
    "right after both lifelines": (_helpful("asked"), _Move(right(choice()), (HALF, HINT))),
    "skipped": (card("asked"), _Move(SKIP)),
    "walked away": (card("asked"), _Move(WALK_AWAY)),
}


def _is_possible(mode: type[Mode], move: _Move) -> bool:
    return (move.reply != SKIP or mode.can_skip) and (move.reply != WALK_AWAY or mode is Ladder)


@pytest.mark.parametrize(
    ("mode", "asked", "move"),
    [
        pytest.param(mode, asked, move, id=f"{mode.name}-{name}")
        for mode in MODES
        for name, (asked, move) in _MOVES.items()
        if _is_possible(mode, move)
    ],
)
def test_a_round_is_resumed_after_every_turn_and_played_on(
    path: Path, mode: type[Mode], asked: Card, move: _Move
) -> None:
    deck = (card("opening"), asked, card("last"))
    good = right(card("any").question)
    current = Round(mode=mode(), setup=_setup(mode), deck=deck, players=("Ani",))
    with Store(path) as store:
        current, journal = begin(store, current, good)
    current = _make(path, journal.number, current, move)
    if current.ending is None:
        current = _make(path, journal.number, current, _Move(good))
    with Store(path) as store:
        assert saved.resume(store, journal.number)[0] == current


def test_what_fifty_fifty_took_away_stays_away(path: Path) -> None:
    new = Round(mode=Mode(), setup=_setup(Mode), deck=(_helpful("first"),), players=("Ani",))
    number = _begin(path, new)
    with Store(path) as store:
        current, journal = saved.resume(store, number)
        journal.keep(current.use(HALF))
    with Store(path) as store:
        resumed, _ = saved.resume(store, number)
    assert resumed.seat.offered() == new.use(HALF).seat.offered() != new.seat.offered()
    assert resumed.lifelines() == (HINT,)


def test_what_the_pack_rejects_cannot_be_claimed_after_the_game_was_closed(path: Path) -> None:
    question = Text(id="a", question="Who?", answer="yes", reject=(Rejected("no", "It is yes."),))
    new = Round(mode=Mode(), setup=_setup(Mode), deck=(Card("seats", question),), players=("Ani",))
    with Store(path) as store:
        _, journal = begin(store, new, answered("No"))
    with Store(path) as store:
        resumed, _ = saved.resume(store, journal.number)
    assert resumed.turns[-1].reply == answered("No")
    assert resumed.turns[-1].card.question == question
    assert (resumed.can_claim, resumed.is_rejected) == (False, True)


def test_a_lifeline_is_paid_for_after_the_round_was_saved_for_later(path: Path) -> None:
    deck = (typed("first"), typed("second"))
    number = _begin(path, Round(mode=Mode(), setup=_setup(Mode), deck=deck, players=("Ani",)))
    with Store(path) as store:
        current, journal = saved.resume(store, number)
        journal.keep(current.use(HINT))
    with Store(path) as store:
        current, journal = saved.resume(store, number)
        journal.save(current.record(answered("yes")), NOON)
    with Store(path) as store:
        played, _ = saved.resume(store, number)
    assert (played.turns[0].points, played.turns[0].lifelines) == (150, (HINT,))
    assert played.open_question.lifelines == ()


def test_the_clock_of_the_whole_round_goes_on_where_it_stopped(path: Path) -> None:
    deck = tuple(card(f"q{number}") for number in range(4))
    number = _begin(path, Round(mode=Blitz(), setup=_setup(Blitz), deck=deck, players=("Ani",)))
    with Store(path) as store:
        current, journal = saved.resume(store, number)
        current = current.record(WRONG, 12.5)
        journal.save(current, NOON)
        journal.keep(current.spend(4.0))
    with Store(path) as store:
        assert saved.resume(store, number)[0].seconds_left == 3.5


@pytest.mark.parametrize(
    ("mode", "fall"), [(Ladder, [WRONG]), (Ladder, [WALK_AWAY]), (Survival, [WRONG] * 3)]
)
def test_who_is_out_stays_out_and_the_others_go_on(
    path: Path, mode: type[Mode], fall: list[Reply]
) -> None:
    """Ani is out; Igor and Vanya take turns, each on the cards dealt to them."""
    deck = tuple(card(f"q{number}") for number in range(18))
    good = right(card("any").question)
    new = Round(mode=mode(), setup=_setup(mode), deck=deck, players=NAMES[:3])
    with Store(path) as store:
        rows = [[reply, good, good] for reply in [good, *fall]]
        _, journal = begin(store, new, *(reply for row in rows for reply in row), good)
    number, asked = journal.number, len(fall) + 1
    with Store(path) as store:
        current, _ = saved.resume(store, number)
    assert (current.seat.player, current.seat.place) == ("Vanya", 3 * asked + 2)
    assert current.mode.reason(current.seats[0]) in {
        Reason.FELL,
        Reason.WALKED_AWAY,
        Reason.NO_LIVES,
    }
    seats = []
    while current.ending is None:
        seats.append(current.seat.number)
        current = _make(path, number, current, _Move(good))
    assert seats[:3] == [2, 1, 2]
    assert 0 not in seats
    with Store(path) as store:
        assert saved.resume(store, number)[0] == current


@pytest.mark.parametrize("mode", [Survival, Ladder])
def test_a_claim_brings_back_who_was_out(path: Path, mode: type[Mode]) -> None:
    """Also when the game was closed between the verdict and the claim."""
    deck = tuple(typed(f"q{number}") for number in range(6))
    lost = [WRONG] * (3 if mode is Survival else 1)
    new = Round(mode=mode(), setup=_setup(mode), deck=deck, players=("Ani",))
    with Store(path) as store:
        _, journal = begin(store, new, *lost)
    with Store(path) as store:
        over, journal = saved.resume(store, journal.number)
        assert over.ending is not None
        journal.amend(over.claim())
    with Store(path) as store:
        current, journal = saved.resume(store, journal.number)
        assert current.ending is None
        journal.save(current.record(answered("yes")), NOON)
        assert saved.resume(store, journal.number)[0].seats[0].correct == 2
