"""A player at the stage, whose keys and clock a test decides on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO

from anora_quiz.quiz.replies import Claim, Continue, Flag, Reply, Request
from anora_quiz.quiz.results import Outcome
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.stage_face import StageFace
from anora_quiz.terminal.theme import make_console
from tests.terminal.keyboard import pressed
from tests.terminal.stage.drawn import DrawnScreen, scripted


def stopped_clock() -> float:
    """Return the time of a clock that doesn't run, so that no machine is too slow."""
    return 0.0


@dataclass
class StagePlayer:
    """A player at a screen of ``columns`` by ``rows``."""

    columns: int = 80
    rows: int = 24
    clock: Callable[[], float] = stopped_clock
    is_one_key: bool = False

    def __post_init__(self) -> None:
        self.main_screen = StringIO()
        console = make_console()
        console.file = self.main_screen
        console.width = self.columns
        self.screen = DrawnScreen(self.columns, self.rows)
        stage = self.screen.stage(console)
        self.face = StageFace(console, self._seconds, lambda: self.is_one_key, stage)

    @property
    def lines(self) -> list[str]:
        """The rows on the screen that show something, runs of spaces as one."""
        return [" ".join(row.split()) for row in self.screen.text.splitlines() if row.strip()]

    @property
    def pages(self) -> list[str]:
        """All that was seen on the screen, one after the other."""
        again = DrawnScreen(self.columns, self.rows)
        pages = []
        for codes in self.screen.writes:
            again.write(codes)
            pages.append(again.text)
        return pages

    def told(self) -> str:
        """Return what is on the main screen."""
        return self.main_screen.getvalue()

    def ask(self, current: Round, keys: str) -> Request:
        with pressed(keys):
            return self.face.ask(current)

    def ask_in_steps(self, current: Round, *steps: tuple[str, str]) -> Request:
        """Press keys when a text is seen, each of ``steps`` in turn."""
        with scripted(self.screen, *steps):
            return self.face.ask(current)

    def pause(self, played: Round, keys: str) -> Continue | Flag | Claim | Reply:
        self.face.show_verdict(played)
        with pressed(keys):
            return self.face.pause(played)

    def next(self, played: Round, keys: str, offers: Sequence[Next] = tuple(Next)) -> Next:
        self.face.show_result(played, Outcome())
        with pressed(keys):
            return self.face.choose_next(offers)

    def _seconds(self) -> float:
        return self.clock()


def asked(current: Round, keys: str, *, is_one_key: bool = False) -> Request:
    """Return the request that ``keys`` make; what is shown does not matter."""
    return StagePlayer(is_one_key=is_one_key).ask(current, keys)
