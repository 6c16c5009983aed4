"""A question of every kind, rounds of them, and scripted faces, lines, journals and clocks."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import StringIO

from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import Difficulty, Question, Source, Wrong
from anora_quiz.quiz.replies import LEAVE, Claim, Continue, Flag, Reply, Request, answered
from anora_quiz.quiz.results import Outcome, Standing
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.setup import Setup
from tests.examples import example

EDITOR = Choice(
    id="editor",
    question="Who edited Anora?",
    answer="Sean Baker",
    wrong=(Wrong("Drew Daniels"), Wrong("Alex Coco", "He produced it.")),
    difficulty=Difficulty.EASY,
    explanation="Baker cuts his own films.",
    source=Source(publisher="IndieWire", year=2024),
)
WINS = Multiple(
    id="wins",
    question="Which Oscars did it win?",
    answers=("Best Picture", "Best Director"),
    wrong=(Wrong("Best Score"), Wrong("Best Sound")),
)
FILM = TrueFalse(id="film", question="It was shot on film.", answer=True)
CONSULTANT = Text(
    id="consultant", question="Who advised?", answer="Andrea Werhun", accept=("Werhun",)
)
DAYS = Number(
    id="days",
    question="How many days in New York?",
    answer=Decimal(37),
    unit="days",
    difficulty=Difficulty.HARD,
    disputed="A fan essay says 35.",
)
FILMS = Order(id="films", question="Oldest first", items=("Tangerine", "Red Rocket", "Anora"))
CAST = Match(
    id="cast",
    question="Who plays whom?",
    pairs=(("Mikey Madison", "Ani"), ("Yura Borisov", "Igor")),
    decoys=("Toros",),
)
_OWN: tuple[Question, ...] = (EDITOR, WINS, FILM, CONSULTANT, DAYS, FILMS, CAST)
QUESTIONS = (*_OWN, *(example(kind) for kind in KINDS if kind not in map(type, _OWN)))
"""A question of every kind; where there is none above, the kind's example."""

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


CLASSIC = Mode()


def round_of(
    *questions: Question,
    players: Sequence[str] = ("Ani",),
    seed: int = 1,
    pack: str = "sample",
    mode: Mode = CLASSIC,
    timer: int | None = None,
) -> Round:
    """Return a round of ``questions`` in this order; ``timer`` is in seconds."""
    deck = tuple(Card(pack, question) for question in questions)
    setup = Setup(packs=(pack,), seed=seed, timer=timer)
    return Round(mode=mode, setup=setup, deck=deck, players=tuple(players))


@dataclass
class FakeClock:
    """A clock that starts at noon; each reading of the seconds moves it on by ``step`` seconds."""

    step: float = 1.0
    _seconds: float = 0.0

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self._seconds)

    def seconds(self) -> float:
        self._seconds += self.step
        return self._seconds


@dataclass
class ScriptedFace:
    """Makes the ``requests`` one by one, then leaves; lists in ``seen`` what it was shown.

    ``pauses`` are the requests after each verdict; then it continues. ``ready`` is what it does
    before a clock.
    """

    requests: Iterable[Request] = ()
    pauses: Iterable[Continue | Flag | Claim | Reply] = ()
    ready: Continue | Reply = field(default_factory=Continue)
    name: str = "Ani"
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._requests = iter(self.requests)
        self._pauses = iter(self.pauses)

    def get_ready(self, current: Round) -> Continue | Reply:
        self.seen.append("ready")
        return self.ready

    def ask(self, current: Round) -> Request:
        self.seen.append(f"asked {current.seat.card.question.id}")
        return next(self._requests, LEAVE)

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        self.seen.append(
            f"granted {request if isinstance(request, Lifeline) else type(request).__name__}"
        )

    def show_verdict(self, played: Round) -> None:
        self.seen.append(f"verdict {played.turns[-1].verdict}")

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        return next(self._pauses, Continue())

    def show_saved(self, current: Round) -> None:
        self.seen.append("put aside")

    def show_left(self) -> None:
        self.seen.append("left")

    def ask_name(self, suggested: str) -> str:
        self.seen.append(f"sign for {suggested}")
        return self.name

    def show_result(self, played: Round, outcome: Outcome) -> None:
        scores = " ".join(str(seat.score) for seat in played.seats)
        self.seen.append(f"score {scores}")


@dataclass
class FakeJournal:
    """Lists in ``events`` what it was asked to save; every result is first on its board.

    ``spent`` are the functions that tell how long each question with a clock has been open.
    """

    events: list[str] = field(default_factory=list)
    saved_at: list[datetime] = field(default_factory=list)
    is_untouched: bool = True
    spent: list[Callable[[], float]] = field(default_factory=list)
    is_saving: bool = True

    def save(self, played: Round, at: datetime) -> None:
        self.events.append(f"saved {played.turns[-1].card.question.id}")
        self.saved_at.append(at)
        self.is_untouched = False

    def amend(self, played: Round) -> None:
        turn = played.turns[-1]
        self.events.append(f"amended {turn.card.question.id}: {turn.verdict}")

    def keep(self, current: Round) -> None:
        kept = [f"{current.open_question.spent} s", *map(str, current.open_question.lifelines)]
        self.events.append(f"kept {', '.join(kept)}")
        self.is_untouched &= not current.open_question.lifelines

    def keeping(
        self,
        current: Round,
        spent: Callable[[], float],
    ) -> AbstractContextManager[None]:
        self.spent.append(spent)
        return nullcontext()

    def forget(self) -> bool:
        if self.is_untouched:
            self.events.append("forgot")
        return self.is_untouched

    def flag(self, place: int, why: str) -> None:
        self.events.append(f"flagged {place}: {why}")
        self.is_untouched = False

    def finish(self, played: Round, finished_at: datetime) -> Outcome:
        self.events.append(f"finished by {', '.join(played.players)}")
        if not played.mode.is_ranked:
            return Outcome()
        board = board_of(played)
        return Outcome(
            standings=tuple(
                Standing(player=player, board=board, rank=1, entries=1) for player in played.players
            )
        )


class Interrupted(StringIO):
    """Lines of a person who presses Ctrl-C after typing them."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        if line := super().readline(size or -1):
            return line
        raise KeyboardInterrupt


def right(question: Question) -> Reply:
    """Return the right answer to ``question``."""
    return answered(*question.solution())
