"""A small pack of every kind, rounds dealt from it, and players who play by script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from anora_quiz.play import Flag
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question, Source, Wrong
from anora_quiz.quiz.rounds import LEAVE, Mode, Reply, Round, Setup, answered
from anora_quiz.quiz.scores import Standing, board_of
from anora_quiz.quiz.selection import Card

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
QUESTIONS: tuple[Question, ...] = (EDITOR, WINS, FILM, CONSULTANT, DAYS, FILMS, CAST)
assert {question.kind for question in QUESTIONS} == {kind.kind for kind in KINDS}

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def round_of(
    *questions: Question, players: Sequence[str] = ("Ani",), seed: int = 1, pack: str = "sample"
) -> Round:
    """Return a classic round of ``questions``, in this order."""
    deck = tuple(Card(pack, question) for question in questions)
    return Round(
        mode=Mode(), setup=Setup(packs=(pack,), seed=seed), deck=deck, players=tuple(players)
    )


@dataclass
class FakeClock:
    """A clock that stands at noon; each look at the seconds moves it on by ``step``."""

    step: float = 1.0
    _seconds: float = 0.0

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self._seconds)

    def seconds(self) -> float:
        self._seconds += self.step
        return self._seconds


@dataclass
class ScriptedPlayer:
    """Gives ``replies`` one by one, then leaves; writes down what it was shown."""

    replies: Iterable[Reply] = ()
    name: str = "Ani"
    goes_on: bool = True
    complaint: str = ""
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._replies = iter(self.replies)

    def ask(self, current: Round, flag: Flag) -> Reply:
        self.seen.append(f"asked {current.card.question.id}")
        if self.complaint:
            flag(self.complaint)
        return next(self._replies, LEAVE)

    def show_verdict(self, played: Round) -> None:
        self.seen.append(f"verdict {played.turns[-1].verdict}")

    def wants_next(self, current: Round) -> bool:
        return self.goes_on

    def show_put_aside(self, current: Round) -> None:
        self.seen.append("put aside")

    def sign(self, suggested: str) -> str:
        self.seen.append(f"sign for {suggested}")
        return self.name

    def show_result(self, played: Round, standings: tuple[Standing, ...]) -> None:
        self.seen.append(f"score {played.score()}")


@dataclass
class FakeJournal:
    """Writes down what it was told to save; whoever finishes is the first on the board."""

    events: list[str] = field(default_factory=list)

    def save(self, played: Round) -> None:
        self.events.append(f"saved {played.turns[-1].card.question.id}")

    def flag(self, current: Round, why: str) -> None:
        self.events.append(f"flagged {current.card.question.id}: {why}")

    def put_aside(self, played: Round) -> None:
        self.events.append(f"kept {played.spent} s")

    def finish(self, played: Round, finished_at: datetime) -> tuple[Standing, ...]:
        self.events.append(f"finished by {played.players[0]}")
        board = board_of(played)
        return (Standing(player=played.players[0], board=board, rank=1, entries=1),)


def right(question: Question) -> Reply:
    """Return the right answer to ``question``."""
    return answered(*question.solution())
