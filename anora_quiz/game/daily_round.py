"""Today's round: playing it, continuing it, and the line to share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anora_quiz.errors import RecordsError, UsageError
from anora_quiz.game import after_round, playing, saved_rounds
from anora_quiz.game.playing import Played
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes import daily
from anora_quiz.quiz.modes.daily import Daily, days_in_a_row
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import history, saved
from anora_quiz.records.encoding import State
from anora_quiz.terminal.home import Today

if TYPE_CHECKING:
    from anora_quiz.records.store import Store


def play(
    session: Session,
    packs: Sequence[str] = (),
    player: str | None = None,
    timer: int | None = None,
    *,
    is_copied: bool = False,
) -> Played:
    """Play today's round, continue it, or show its result; return it.

    The day is the player's local date when the round begins. ``is_copied`` also copies the
    line to share. Raises `UsageError` if today's round was discarded.
    """
    library = session.library()
    ids = [pack.id for pack in library.find(packs)] if packs else library.mix_ids()
    today = session.clock.now().date()
    name = player or session.known_name()
    with session.store() as store:
        found = history.daily(store, today, ids, name, or_unnamed=player is None)
        if found is None:
            options = RoundOptions(
                packs=packs,
                mode=Daily(),
                players=[player] if player else [],
                spoilers=False,  # the round must be the same for everybody
                seed=daily.seed_of(today),
                timer=timer,
                day=today.isoformat(),
            )
            played = playing.start(session, options)
        elif found.state is State.OPEN:
            session.say("Continuing today's round.")
            played = saved_rounds.run(session, store, found.id)
        elif found.state is State.FINISHED:
            played = Played(saved.review(store, found.id), found.id)
            session.say(_done_words(played.round, player))
            if not session.is_at_home:  # which shows it anyway
                session.say(share_line(session, played.round))
        else:
            raise UsageError("you discarded today's round", "the next one is tomorrow")
    if is_copied and played.round.ending is not None:
        after_round.copy(session, share_line(session, played.round))
    return played


@dataclass(frozen=True, slots=True)
class TodaysRound:
    """Today's round of the known player with the Anora packs, None if it isn't begun.

    ``days`` is how many days in a row were played.
    """

    played: Round | None
    is_discarded: bool
    days: int

    @property
    def is_finished(self) -> bool:
        """Whether it was played to its end."""
        return self.played is not None and self.played.ending is not None

    @property
    def shown(self) -> Today | None:
        """What Home shows of it; None for somebody who plays no daily rounds."""
        turns = self.played.turns if self.played is not None and self.is_finished else ()
        return Today([turn.verdict for turn in turns], self.days) if turns or self.days else None

    @property
    def note(self) -> str:
        """What can be done with it, in a few words."""
        if self.is_discarded:
            return "discarded · next one tomorrow"
        if self.played is None:
            return f"ready · {Daily.usual_count} questions"
        if self.is_finished:
            return "done for today"
        return f"continue at question {self.played.seat.asked + 1}"


def today(session: Session, store: "Store") -> TodaysRound:
    """Return today's round of the known player with the Anora packs."""
    name, day = session.known_name(), session.clock.now().date()
    found = history.daily(store, day, session.library().mix_ids(), name, or_unnamed=True)
    days = days_in_a_row(history.days_played(store, name), day)
    is_discarded = found is not None and found.state is State.DISCARDED
    return TodaysRound(_played(store, found), is_discarded=is_discarded, days=days)


def _played(store: "Store", found: history.Daily | None) -> Round | None:
    """Return the daily round that was ``found``; None if it was discarded, or can't be read."""
    try:
        match found:
            case history.Daily(number, State.FINISHED):
                return saved.review(store, number)
            case history.Daily(number, State.OPEN):
                return saved.resume(store, number)[0]
    except RecordsError as error:  # Home shows the rest
        store.warn(error)
    return None


def _done_words(played: Round, player: str | None) -> str:
    seat = played.seats[0]
    who, count = f"{player} has" if player else "You've", f"{seat.correct} of {seat.asked} correct"
    return f"{who} already played today's round ({count}). The next one is tomorrow."


def share_line(session: Session, played: Round) -> str:
    """Return the line to share for ``played``, in characters that the session can show."""
    return daily.share_line(played, session.face().share_symbols)
