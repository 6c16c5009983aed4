"""What a face is: it shows the game to a player and returns what the player does.

There are two, a screen and plain lines. The game knows this protocol alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.replies import Claim, Continue, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.home import Home

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome
    from anora_quiz.terminal.setting_rows import SettingRow
    from anora_quiz.terminal.theme import Screen

Value = TypeVar("Value")

Choices = Sequence[tuple[str, Value]]
"""What to choose from: each value with the text that stands for it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Something to look at: its ``title``, ``lines``, and ``screen``.

    The lines have a heading of their own; the screen, given the width in columns, has none.
    """

    title: str
    lines: Callable[[], Iterable[str]]
    screen: "Screen"


class ListItem(NamedTuple, Generic[Value]):
    """One line of a list to choose from: its ``value``, and all that is told of it as ``text``.

    ``number`` is its own, by which plain lines name it, 0 for its place in the list. A screen
    shows the ``cells`` in columns, where they fit, and the ``heading`` above the first of the
    items that have the same one. Plain lines, and items without cells, have the text alone.
    """

    value: Value
    text: str
    cells: tuple[str, ...] = ()
    heading: str = ""
    number: int = 0


class Step(Enum):
    """Where a player goes in a review, other than to a question by its number."""

    NEXT = auto()
    PREVIOUS = auto()
    TABLE = auto()
    OUT = auto()


class Next(Enum):
    """What a player can do after a round: the words for it, and its key on a screen."""

    ANOTHER = ("another round", "Enter")
    REVIEW = ("review", "r")
    PRACTICE = ("practice misses", "p")
    COPY = ("copy", "c")
    SCORES = ("scores", "s")
    HOME = ("home", "Esc")
    QUIT = ("quit", "q")

    def __init__(self, label: str, key: str) -> None:
        """Hold the words and the key."""
        self.label, self.key = label, key


class RoundFace(Protocol):
    """What a round needs of a face."""

    def get_ready(self, current: Round) -> Continue | Reply:
        """Wait until the player is ready for the clock of ``current`` to run."""

    def ask(self, current: Round) -> Request | Continue:
        """Show the open question, if it is new, and return what the player does with it.

        A reply, such as a valid answer or a skip, ends the question. After any other
        request, or none while a clock runs, the same question is asked again. A lifeline is one
        of `Round.lifelines`.
        """

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Show that ``request`` was granted, and its effect. A flag names its question."""

    def show_verdict(self, played: Round) -> None:
        """Show the verdict on the last turn of ``played``."""

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        """Wait until the player continues. A flag or claim is for the turn just shown.

        A reply ends the round for now: `LEAVE` or `INTERRUPT`. A round that is over still
        shows its result.
        """

    def show_saved(self, current: Round) -> None:
        """Say that the round is saved, and how to resume it."""

    def show_left(self) -> None:
        """Say that nothing is saved, because the player did nothing yet."""

    def ask_name(self, suggested: str) -> str:
        """Return the player's name for the board, empty if none is given."""

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Show the result of the finished round and its ``outcome``."""


class ReviewFace(Protocol):
    """What the review of a finished round needs of a face.

    Questions go by their index among the turns, counted from 0.
    """

    def pick_turn(self, played: Round, when: str, last: int) -> int | Step:
        """Show the table of the turns of ``played``; return the index of the one to show again.

        ``when`` says in words when the round ended. ``last`` is the index of the turn shown last,
        -1 at first. The only step is `Step.OUT`. Raises ``KeyboardInterrupt`` if the player leaves
        the program, as does `pause_again`.
        """

    def show_again(self, so_far: Round, total: int) -> None:
        """Show the last turn of ``so_far``, the start of a finished round of ``total`` turns."""

    def pause_again(self, so_far: Round, total: int) -> int | Step | Flag:
        """Wait until the player goes on: a step, or to the turn at an index."""

    def show_granted(self, current: Round, request: Flag) -> None:
        """Show that the question is flagged."""


class Face(RoundFace, ReviewFace, Protocol):
    """Shows the game to a player and returns what the player does."""

    def show_start(self, current: Round) -> None:
        """Show how the round begins, before what the rest of it needs is imported.

        That is the open question, unless the player must be ready for its clock first.
        """

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Show that ``request`` was granted, and its effect."""

    @property
    def share_symbols(self) -> Mapping[Verdict, str]:
        """The characters for verdicts in a line to share."""

    @property
    def how_to_answer(self) -> str:
        """How a question is answered, in a sentence or two."""

    @property
    def is_staged(self) -> bool:
        """Whether a stage is open, on which nothing else may write."""

    def staged(self) -> AbstractContextManager[None]:
        """Show everything in the meantime on a stage of its own, if there is one."""

    def choose_next(self, offers: Sequence[Next]) -> Next:
        """Return what the player does after the result that was shown last.

        The last of ``offers`` leads back; Ctrl-C chooses it, too.
        """

    def say(self, text: str) -> None:
        """Show ``text``, one line or more, which matters for the moment."""

    def show_waiting(self) -> None:
        """Show at once that another program is waited for, until something else is shown."""

    def tell(self, text: str) -> None:
        """Show ``text`` so that it stays when the stage is closed, as the last thing said."""

    def show_pages(self, pages: Sequence[Page], first: int = 0) -> None:
        """Show ``pages``, of which there is at least one, until the player goes back.

        The page at index ``first`` comes first. Raises ``KeyboardInterrupt`` if the player leaves.
        """

    def print_pages(self, pages: Sequence[Page]) -> None:
        """Print ``pages`` one after the other, and ask nothing."""

    def choose_at_home(self, home: Home[Value], pointed_at: Value) -> Value:
        """Return what the player chooses at ``home``, where it begins at ``pointed_at``.

        Raises ``KeyboardInterrupt`` if the player leaves, as do the methods below.
        """

    def ask_text(self, question: str, suggested: str) -> str:
        """Return a typed text; ``suggested`` for an empty one."""

    def pick_many(
        self, message: str, choices: Choices[Value], ticked: Collection[Value]
    ) -> list[Value]:
        """Ask for some of ``choices``, or none; ``ticked`` are those that are chosen at first.

        Raises `Canceled` if the player goes back.
        """

    def choose(self, message: str, choices: Choices[Value], escape: int) -> Value:
        """Ask for one of ``choices``; Esc chooses that at index ``escape``."""

    def choose_or(
        self, message: str, items: Sequence[ListItem[Value]], keys: Mapping[str, str], last: int = 0
    ) -> tuple[Value, str]:
        """Ask for one of ``items``; return its value and the key that was pressed on it.

        ``keys`` are Enter (`stage.endings.ENTER`) and letters, each with the word for what it does.
        Esc (`stage.endings.ESCAPE`) goes back, and is returned like them. The item at index
        ``last``, or the nearest there is, is pointed at first.
        """

    def confirm(self, question: str, yes: str = "Yes", no: str = "No") -> bool:
        """Ask a question with two answers; lines before its last one introduce it.

        Raises `Canceled` for Esc.
        """

    def adjust(
        self,
        title: str,
        rows: "Callable[[], Sequence[SettingRow]]",
        action: str = "",
        *,
        footer: str = "",
    ) -> bool:
        """Let the player change settings; return whether they want the ``action``, a verb.

        ``rows`` is called at first and after each change; there is at least one. ``footer``
        stands below them. Without an ``action``, the player can only go back.
        """
