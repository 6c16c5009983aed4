"""What the measures need: packs, homes, databases, and another program to compare with.

Everything is made once in one folder and found there again the next time.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.kinds.choice import Choice
from tests.bench.history import write_history
from tests.bench.packs import write_markdown, write_pack
from tests.bench.terminal import Failed

GAME = str(Path(sys.executable).with_name("anora-quiz"))
"""The command that players start, from the environment that this runs in."""

_RIVAL = "mkdocs-quiz"
_RIVAL_QUESTIONS = 20
_SETTLED = 3.0  # seconds after which a file is no longer suspected to change unseen
_NEEDLE = 40  # letters of a question, which stand on one line
_SEEDS = 200
_MOST_IN_A_PACK = 50_000  # questions: the game reads no file of more than 64 MB
_FIRST_CARD = (
    "SELECT body FROM cards JOIN questions ON questions.id = cards.question"
    " WHERE place = 0 ORDER BY round DESC LIMIT 1"
)
_TYPER_APP = '''\
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    """Do nothing."""


@app.command()
def two() -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()
'''


@dataclass(frozen=True, slots=True)
class Opening:
    """A round that begins with a question to choose from: how to start it, and its words."""

    arguments: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folder, and how many questions and rounds its packs and databases have."""

    folder: Path
    large: int
    huge: int
    rounds: int

    def home(self, size: int) -> Path:
        """Return a player's home with packs of ``size`` questions together; 0 for no packs."""
        home = self.folder / f"home-{size}"
        home.mkdir(exist_ok=True)
        for first, pack in self._packs(size).items():
            if not pack.exists():
                numbers = range(first, min(first + _MOST_IN_A_PACK, size))
                _tell(f"writing a pack of {len(numbers):,} questions")
                pack.parent.mkdir(exist_ok=True)
                write_pack(pack, numbers)
            # What changed a moment ago is read again the next time.
            time.sleep(max(pack.stat().st_mtime + _SETTLED - time.time(), 0.0))
        return home

    def pack(self, size: int) -> Path:
        """Return the file of the first pack in the home of ``size`` questions."""
        self.home(size)
        return self._packs(size)[0]

    def _packs(self, size: int) -> dict[int, Path]:
        """Return the files of the packs of ``size`` questions, by the number of their first."""
        folder = self.folder / f"home-{size}" / "packs"
        firsts = range(0, size, _MOST_IN_A_PACK)
        return {first: folder / f"big-{place}.yaml" for place, first in enumerate(firsts, 1)}

    def opening(self, size: int, *filters: str) -> Opening:
        """Return a round from the home of ``size``, whose packs are compiled by that."""
        home = self.home(size)
        _tell(f"dealing from {f'{size:,} questions' if size else 'the bundled banks'}")
        begun = time.perf_counter()
        packs = [pack.stem for pack in self._packs(size).values()]
        for seed in range(_SEEDS):
            arguments = ("play", *packs, *filters, "--no-spoilers", "--player", "Ani")
            arguments += ("--seed", str(seed))
            _call([GAME, *arguments, "--plain"], self.environment(home), self.folder)
            if not seed:
                _tell(f"  the first time took {time.perf_counter() - begun:.1f} s")
            question = _first_question(home / "scores.db")
            if isinstance(question, Choice):
                return Opening(arguments, question.question.split("\n")[0][:_NEEDLE])
        raise Failed("no round begins with a question to choose from")

    def history(self, rounds: int) -> Path:
        """Return a player's home with a database of ``rounds`` rounds."""
        home = self.folder / f"scores-{rounds}"
        if not home.exists():
            _tell(f"writing {rounds:,} rounds")
            part = home.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            write_history(part / "scores.db", rounds)
            part.rename(home)
        return home

    def typer_app(self) -> Path:
        """Return a program of two commands that do nothing."""
        path = self.folder / "two_commands.py"
        path.write_text(_TYPER_APP, encoding="utf-8")
        return path

    def rival(self) -> tuple[str, Path]:
        """Return the command of mkdocs-quiz, installed for itself; and where its quiz is not yet.

        Raises `Failed` where it cannot be installed.
        """
        home = self.folder / "rival"
        command = home / "venv" / "bin" / _RIVAL
        if not command.exists():
            _tell(f"installing {_RIVAL}")
            _call([sys.executable, "-m", "venv", str(home / "venv")], dict(os.environ), self.folder)
            python = str(home / "venv" / "bin" / "python")
            _call([python, "-m", "pip", "install", "-q", _RIVAL], dict(os.environ), self.folder)
        return str(command), home

    def rival_quiz(self, home: Path) -> Opening:
        """Return a quiz for mkdocs-quiz in the folder ``home``."""
        words = write_markdown(home / "quiz.md", _RIVAL_QUESTIONS)
        return Opening(("run", "quiz.md"), words[:_NEEDLE])

    def environment(self, home: Path) -> dict[str, str]:
        """Return the environment of a program whose every file is below ``home``."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(home),
            "ANORA_QUIZ_HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }


def _first_question(scores: Path) -> object:
    with closing(sqlite3.connect(scores)) as database:
        row = database.execute(_FIRST_CARD).fetchone()
    return decode(row[0]) if row else None


def _call(command: Sequence[str], environment: dict[str, str], at: Path) -> None:
    done = subprocess.run(
        command,
        env=environment,
        cwd=at,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-400:]}")


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
