"""The session: the player's files, and the face that the game is shown on."""

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Self, Unpack

from anora_quiz.clock import SystemClock
from anora_quiz.errors import AnoraQuizError, SettingsError
from anora_quiz.paths import Folders, bundled_packs, player_folders
from anora_quiz.terminal import interruption
from anora_quiz.terminal.environment import wants_color, wants_lines
from anora_quiz.terminal.standard_error import print_warning

if TYPE_CHECKING:  # imported late where used: most runs need only a few of them
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from anora_quiz.errors import AnoraQuizError
    from anora_quiz.game.loop import Clock
    from anora_quiz.game.round_options import RoundOptions
    from anora_quiz.packs.library.library import Library
    from anora_quiz.records.settings import Changes, Settings
    from anora_quiz.records.store import Store
    from anora_quiz.terminal.face import Face, Page
    from anora_quiz.terminal.stage_face import StageFace

_DEFAULT_NAME = "player"


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program.

    ``is_person`` says that standard input and output are both a terminal, so that a person
    can be asked; ``is_plain`` says that plain lines are wanted, and ``is_colored`` that pages are
    printed in color all the same, since the environment asks for color in pipes, too.
    ``is_at_home`` says that Home is what rounds and pages lead back to. ``is_for_data`` says that
    standard output is for data: the dialogue is in plain lines on standard error, and one round is
    played. ``planned`` is the round that was set up but not played, if there is one.
    """

    folders: Folders
    is_person: bool
    is_plain: bool
    clock: "Clock" = field(default_factory=SystemClock)
    is_colored: bool = False
    is_at_home: bool = False
    is_for_data: bool = False
    planned: "list[RoundOptions]" = field(default_factory=list)
    _shown: set[str] = field(default_factory=set)
    _faces: "list[Face]" = field(default_factory=list)  # at most one, made when it is needed

    @classmethod
    def open(cls, *, for_data: bool = False) -> Self:
        """Return the session that the environment, ``--plain``, and the settings ask for.

        With ``for_data``, its standard output is for data.
        """
        streams = (sys.stdin, sys.stderr if for_data else sys.stdout)
        is_person = all(stream is not None and stream.isatty() for stream in streams)
        folders = player_folders()
        is_plain = for_data or wants_lines() or _prefers_lines(folders.config)
        is_colored = not is_plain and wants_color() is True
        return cls(
            folders,
            is_person,
            is_plain or not is_person,
            is_colored=is_colored,
            is_for_data=for_data,
        )

    def face(self) -> "Face":
        """Return the face of this session: plain lines or the screen."""
        if not self._faces:
            self._faces.append(self._new_face())
        return self._faces[0]

    def _new_face(self) -> "Face":
        if self.is_plain:
            from anora_quiz.terminal.plain_face import PlainFace

            # None, the default, is standard output. A standard error that is closed hears nothing.
            out = (sys.stderr or StringIO()) if self.is_for_data else None
            return PlainFace(out=out, is_person=self.is_person)
        return self._stage_face()

    def _stage_face(self) -> "StageFace":
        from anora_quiz.terminal.stage_face import StageFace
        from anora_quiz.terminal.theme import make_console

        return StageFace(make_console(), self.clock.seconds, lambda: self.settings().one_key)

    @property
    def prints_plainly(self) -> bool:
        """Whether pages and reports are printed in plain lines."""
        return self.is_plain and not self.is_colored

    def print_pages(self, pages: "Sequence[Page]") -> None:
        """Print all ``pages``."""
        face = self._stage_face() if self.is_plain and self.is_colored else self.face()
        face.print_pages(pages)

    def say(self, message: str) -> None:
        """Show a line of text."""
        self.face().say(message)

    def library(self) -> "Library":
        """Return the library of the bundled packs and the player's own packs."""
        from anora_quiz.packs.library.library import Library

        watch = None if self.is_plain else self._watch_reading
        return Library(bundled_packs(), self.folders.packs, self.folders.library, watch)

    def _watch_reading(self, path: "Path") -> "AbstractContextManager[Callable[[int, int], None]]":
        if self._is_staged:  # a bar would be drawn over the stage
            return nullcontext(lambda *_: None)
        from anora_quiz.terminal.progress_bar import reading

        return reading(path, self.clock.seconds)

    def store(self) -> "Store":
        """Open the database of rounds; close it after use. Raises `RecordsError`.

        Where it can't be written, it's a copy, which `Store.not_saved` tells.
        """
        from anora_quiz.records.patience import Waiting
        from anora_quiz.records.store import Store

        waiting = Waiting(lambda: self.face().show_waiting(), interruption.times_noted)
        store = Store(self.folders.scores, self.clock.now, self.warn_once, waiting)
        self.warn_once(store.backup_problem)
        return store

    def back_up(self, store: "Store") -> None:
        """Back up the database of rounds if that is due; warn once if it fails."""
        store.back_up()
        self.warn_once(store.backup_problem)

    def settings(self) -> "Settings":
        """Return the player's settings; warn once of each mistake in their file."""
        from anora_quiz.records.settings import read_settings

        found = read_settings(self.folders.config)
        for problem in found.problems:
            self.warn_once(problem)
        return found

    def known_name(self) -> str:
        """Return the player's name from the settings, or else the login name."""
        return self.settings().player or login_name()

    def save(self, **changes: Unpack["Changes"]) -> None:
        """Save ``changes`` to the player's settings; warn if that fails."""
        from anora_quiz.records.settings import save_settings  # late: rarely needed

        try:
            save_settings(self.folders.config, **changes)
        except SettingsError as error:
            self.warn_once(error)

    def is_first_time(self, message: str) -> bool:
        """Return whether ``message`` was not shown in this session before; it is from now on."""
        is_new = message not in self._shown
        self._shown.add(message)
        return is_new

    def warn_once(self, warning: AnoraQuizError | None) -> None:
        """Warn of what is wrong, if anything is and it was not told in this session before."""
        if warning is None or not self.is_first_time(str(warning)):
            return
        if self._is_staged:
            self.say(warning.sentences())
        else:
            print_warning(warning)

    @property
    def _is_staged(self) -> bool:
        return any(face.is_staged for face in self._faces)


def _prefers_lines(path: "Path") -> bool:
    """Return whether the settings at ``path`` ask for plain lines."""
    if not os.path.exists(path):  # noqa: PTH110 - for a forbidden path, Path.exists raises
        return False
    from anora_quiz.records.settings import read_settings  # late: many players have none

    return read_settings(path).plain


def login_name() -> str:
    """Return the player's login name, or a default name if it is unknown or unusable."""
    import getpass

    from anora_quiz.quiz.names import name_problem

    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in containers and Windows services
        return _DEFAULT_NAME
    return _DEFAULT_NAME if name_problem(name) else name
