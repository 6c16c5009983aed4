"""What a player can do after a round: another one, a review, practice of misses, and more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from anora_quiz.errors import AnoraQuizError
from anora_quiz.game import pages
from anora_quiz.game.dealing import Dealt, deal_another, deal_practice
from anora_quiz.game.loop import review as review_round
from anora_quiz.game.session import Session
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.replies import WALK_AWAY
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.wording import share_words

if TYPE_CHECKING:
    from anora_quiz.records.store import Store


def choose_next(
    session: Session, store: "Store", played: Round, number: int, packs: Sequence[str]
) -> Dealt | None:
    """Let the player choose what to do after ``played``, saved as ``number``, until they go on.

    It is 0 if the round isn't saved. Return the round to play next, if there is one. ``packs``
    are the names of those to deal another one from.
    """
    face = session.face()
    missed = _missed(played)
    unfit = {
        Next.REVIEW: not number,
        Next.PRACTICE: not missed,
        Next.SCORES: not played.mode.is_ranked,
        Next.HOME: not session.is_at_home,
        Next.QUIT: session.is_at_home,
    }
    offers = [each for each in Next if not unfit.get(each)]
    while (choice := face.choose_next(offers)) is not offers[-1]:
        try:
            match choice:
                case Next.ANOTHER:
                    return deal_another(session, store, played, packs)
                case Next.PRACTICE:
                    titles = dict(zip(played.setup.packs, played.setup.titles, strict=False))
                    return deal_practice(missed, titles, played.players[0]), ()
                case Next.REVIEW:
                    review(session, store, number)
                case Next.COPY:
                    copy(session, share_words(played, face.share_symbols))
                case Next.SCORES:
                    pages.show_scores(session, played.players)
        except AnoraQuizError as error:
            face.say(error.sentences())
    return None


def review(session: Session, store: "Store", number: int) -> None:
    """Show the finished round ``number`` again. Raises `RecordsError` if there is none."""
    # Late: the first question must not wait for them.
    from anora_quiz.records import history, saved
    from anora_quiz.terminal.moments import moment_words

    played = saved.review(store, number)
    face = session.face()
    with face.staged():
        review_round(
            played,
            face=face,
            flag=lambda place, why: saved.flag(store, number, place, why),
            when=moment_words(history.finished_at(store, number), session.clock.now()),
        )


def copy(session: Session, text: str) -> None:
    """Copy ``text`` to the clipboard and say so."""
    from anora_quiz.terminal import clipboard  # late: rarely needed

    if clipboard.copy(text):
        session.say("Copied to the clipboard (if your terminal allows it).")
    else:
        session.say("This terminal has no clipboard.")


def _missed(played: Round) -> list[Card]:
    """Return the questions to practice: those without full credit that were not given up.

    With several players, it is unclear whose memories to update, so there are none.
    """
    return [
        turn.card
        for turn in played.turns
        if len(played.players) == 1
        and turn.counts
        and turn.mark.credit != FULL
        and turn.reply != WALK_AWAY
    ]
