"""What a command works with: the player's files, and the face that the game shows."""

import getpass
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from anora_quiz.clock import SystemClock
from anora_quiz.paths import Folders, bundled_packs, player_folders
from anora_quiz.play import Clock
from anora_quiz.quiz.names import name_problem
from anora_quiz.records.settings import Settings, read_settings

if TYPE_CHECKING:
    from anora_quiz.packs.library import Library
    from anora_quiz.records.store import Store
    from anora_quiz.terminal.plain import PlainPlayer
    from anora_quiz.terminal.player import ScreenPlayer

_STAND_IN = "player"
_OFF = ("", "0", "false", "no")


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program.

    ``is_person`` tells that standard input and output are both a terminal, so that
    somebody can be asked things; ``is_plain`` that plain lines are wanted.
    """

    folders: Folders
    is_person: bool
    is_plain: bool
    clock: Clock = field(default_factory=SystemClock)

    @classmethod
    def open(cls, *, plain: bool = False) -> Self:
        """Return the session that the environment and ``--plain`` ask for."""
        is_person = all(
            stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)
        )
        is_plain = plain or wants_lines() or not is_person
        return cls(player_folders(), is_person, is_plain)

    def face(self) -> "ScreenPlayer | PlainPlayer":
        """Return the player that this session plays through."""
        if self.is_plain:
            from anora_quiz.terminal.plain import PlainPlayer

            return PlainPlayer(is_person=self.is_person)
        from anora_quiz.terminal.player import ScreenPlayer
        from anora_quiz.terminal.theme import make_console

        return ScreenPlayer(make_console(), self.clock.seconds)

    def library(self) -> "Library":
        """Return the packs there are."""
        from anora_quiz.packs.library import Library

        return Library(bundled_packs(), self.folders.packs)

    def store(self) -> "Store":
        """Return the opened database of rounds; close it after use."""
        from anora_quiz.records.store import Store

        return Store(self.folders.scores)

    def settings(self) -> Settings:
        """Return the player's settings."""
        return read_settings(self.folders.config)


def wants_lines() -> bool:
    """Tell whether the environment asks for plain lines, without boxes and signs."""
    is_accessible = os.environ.get("ACCESSIBLE", "").casefold() not in _OFF
    return is_accessible or os.environ.get("TERM", "") == "dumb"


def login_name() -> str:
    """Return the name that the player is logged in by, or a stand-in where there is none."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user: containers, Windows services
        return _STAND_IN
    return _STAND_IN if name_problem(name) else name
