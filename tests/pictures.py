"""Draws the README's pictures: ``python -m tests.pictures``.

The game runs in a real terminal, and its screens become SVGs. They don't depend on the day.
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from anora_quiz.game.dealing import deal
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.paths import player_folders
from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.replies import OUT_OF_TIME, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Selection
from anora_quiz.records import saved
from tests.screen import ENTER, HOME, QUESTION, VERDICT, GameTerminal

_FOLDER = Path(__file__).parent.parent / ".github"
_SEED = 16
_KIND, _TAG = "choice", "oscars"
_STREAK = 4  # correct answers before the picture of the verdict
_PLAYER = "Ani"
_DAYS = 6  # on which she played the daily round, up to yesterday
_ANSWERED = 3  # questions of the round that she saved today
_MISSED = (1, 5, 8)  # positions in each daily round


def verdict() -> str:
    """Return a question with the verdict on its answer, the last of several correct ones."""
    arguments = ("--no-spoilers", "--kind", _KIND, "--tag", _TAG, "--seed", str(_SEED))
    keys = list(_correct_keys())
    with _terminal("play", *arguments, lines=19) as terminal:
        for number, key in enumerate(keys):
            terminal.type(ENTER if number else "")
            terminal.wait_for(QUESTION)
            terminal.type(key + ENTER)
            terminal.wait_for(VERDICT)
        return terminal.picture("anora-quiz play")


def home() -> str:
    """Return Home, as it is for a player who comes back every day."""
    _play_rounds()
    with _terminal(lines=15) as terminal:
        terminal.wait_for(HOME)
        return terminal.picture("anora-quiz")


PICTURES = {_FOLDER / "verdict.svg": verdict, _FOLDER / "home.svg": home}


def draw(picture: Callable[[], str]) -> str:
    """Return what ``picture`` draws, with a new home folder of its own."""
    with TemporaryDirectory() as folder:
        colors = {"TERM": "xterm-256color", "COLORTERM": "", "NO_COLOR": "", "ACCESSIBLE": ""}
        with patch.dict(os.environ, {**colors, "ANORA_QUIZ_HOME": folder}):
            return picture()


def _terminal(*arguments: str, lines: int) -> GameTerminal:
    return GameTerminal(arguments, os.environ, columns=80, lines=lines)


def _session() -> Session:
    return Session(player_folders(), is_person=False, is_plain=True)


def _correct_keys() -> Iterator[str]:
    """Yield the keys of the correct options of the first questions, in order."""
    filters = Selection(kinds=(_KIND,), tags=(_TAG,))
    options = RoundOptions(filters=filters, spoilers=False, seed=_SEED)
    dealt, _ = deal(_session(), options)
    for card in dealt.deck[:_STREAK]:
        form = dealt.setup.form(card)
        assert isinstance(form, PickOne)
        solution = card.question.solution()
        keys = zip("abcdefgh", form.options, strict=False)
        yield from (key for key, option in keys if option.key in solution)


def _play_rounds() -> None:
    """Play the daily rounds of the last days, and a part of another round today."""
    session = _session()
    session.save(player=_PLAYER)
    now = session.clock.now()
    for ago in range(1, _DAYS + 1):
        day = (now - timedelta(days=ago)).date().isoformat()
        _play(session, RoundOptions(mode=Daily(), spoilers=True, seed=ago, day=day))
    _play(session, RoundOptions(spoilers=True, seed=0), count=_ANSWERED)


def _play(session: Session, options: RoundOptions, count: int | None = None) -> None:
    """Play the first ``count`` questions of a round, or all of them."""
    dealt, _ = deal(session, options)
    played, at = dealt.with_name(_PLAYER), session.clock.now() - timedelta(hours=1)
    with session.store() as store:
        journal = saved.begin(store, played, at)
        for place in range(len(played.deck))[:count]:
            played = _answer(played, is_correct=place not in _MISSED)
            journal.save(played, at)
        if played.ending is not None:
            journal.finish(played, at)


def _answer(current: Round, *, is_correct: bool) -> Round:
    solution = answered(*current.seat.card.question.solution())
    return current.record(solution if is_correct else OUT_OF_TIME)


if __name__ == "__main__":
    for path, picture in PICTURES.items():
        path.write_text(draw(picture), encoding="utf-8")
        print(f"written: {path}", file=sys.stderr)
