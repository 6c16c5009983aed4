"""What is run again and again, each time for a few figures: seconds, or memory.

Where figures are to be compared, they come from programs that were watched the same way.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench import history
from tests.bench.packs import TAG
from tests.bench.terminal import Failed, Terminal, run
from tests.bench.works import Worker
from tests.bench.workshop import GAME, Opening, Workshop

Figures = dict[str, float]
Probe = Callable[[], Figures]

_SECOND_IS_POINTED_AT = "❯\x1b[0m \x1b[1mb "
_IMPORTS = "import typer, rich.console, rich.panel, rich.table, questionary; print('imported')"
_LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8').read(), yaml.CSafeLoader)"


def play(workshop: Workshop, home: Path, opening: Opening) -> Figures:
    """Play a round as far as the first verdict.

    ``question``: the words of the first question had come out. ``prompt``: the prompt takes
    keys. The game drops what is typed before its prompt is there, so a key is pressed as soon
    as the prompt's own words are seen, and the figure is when that key had its effect: the
    pointer at the second option. ``key``: how long after Enter the verdict was there.
    ``memory``: the most there was.
    """
    with Terminal(
        [GAME, *opening.arguments], workshop.environment(home), workshop.folder
    ) as terminal:
        question = terminal.wait_for(opening.words)
        terminal.wait_for("Esc")
        terminal.press("b")
        prompt = terminal.wait_for(_SECOND_IS_POINTED_AT)
        pressed = terminal.press("\r")
        verdict = terminal.wait_for("✓", "✗")
        return {
            "question": question,
            "prompt": prompt,
            "key": verdict - pressed,
            "memory": terminal.end(),
        }


def show(command: Sequence[str], words: str, workshop: Workshop, at: Path) -> Figures:
    """Wait until ``command`` shows ``words``; ``question`` is when it did."""
    with Terminal(command, workshop.environment(at), at) as terminal:
        return {"question": terminal.wait_for(words)}


def whole(command: Sequence[str], workshop: Workshop, home: Path) -> Figures:
    """Run ``command`` to its end; ``whole`` is how long it took."""
    return {"whole": run(command, workshop.environment(home), workshop.folder)}


@dataclass(frozen=True, slots=True)
class Bench:
    """Makes probes, and whatever they need, when they are asked for by name."""

    workshop: Workshop

    def probe(self, name: str) -> Probe:
        """Return the probe called ``name``. Raises `Failed` where it cannot be made."""
        make: dict[str, Callable[[], Probe]] = {
            "imports": self._imports,
            "bundled": partial(self._game, 0),
            "rival": self._rival,
            "large": partial(self._game, self.workshop.large),
            "huge": partial(self._game, self.workshop.huge),
            "filtered": partial(
                self._game, self.workshop.huge, "--difficulty", "hard", "--tag", TAG
            ),
            "works": lambda: Worker(self.workshop.pack(self.workshop.large)),
            "check": self._check,
            "load": self._load,
            "few scores": partial(self._scores, 10),
            "ten a board": partial(self._scores, 10 * history.BOARDS),
            "scores": partial(self._scores, self.workshop.rounds),
            "scores of a player": partial(
                self._scores, self.workshop.rounds, "--player", history.PLAYER
            ),
            "scores of a pack": partial(self._scores, self.workshop.rounds, "--pack", history.PACK),
            "version": lambda: partial(whole, [GAME, "--version"], self.workshop, self._home()),
            "typer": self._typer,
        }
        if not Path(GAME).exists():
            raise Failed(f"there is no {GAME}: install the game first")
        return make[name]()

    def _home(self) -> Path:
        return self.workshop.home(0)

    def _imports(self) -> Probe:
        command = [sys.executable, "-c", _IMPORTS]
        return partial(show, command, "imported", self.workshop, self._home())

    def _game(self, size: int, *filters: str) -> Probe:
        opening = self.workshop.opening(size, *filters)
        return partial(play, self.workshop, self.workshop.home(size), opening)

    def _rival(self) -> Probe:
        command, home = self.workshop.rival()
        quiz = self.workshop.rival_quiz(home)
        return partial(show, [command, *quiz.arguments], quiz.words, self.workshop, home)

    def _check(self) -> Probe:
        pack = str(self.workshop.pack(self.workshop.large))
        return partial(whole, [GAME, "packs", "check", pack], self.workshop, self._home())

    def _load(self) -> Probe:
        pack = str(self.workshop.pack(self.workshop.large))
        return partial(whole, [sys.executable, "-c", _LOAD, pack], self.workshop, self._home())

    def _scores(self, rounds: int, *filters: str) -> Probe:
        home = self.workshop.history(rounds)
        return partial(whole, [GAME, "scores", *filters], self.workshop, home)

    def _typer(self) -> Probe:
        command = [sys.executable, str(self.workshop.typer_app()), "one"]
        return partial(whole, command, self.workshop, self._home())
