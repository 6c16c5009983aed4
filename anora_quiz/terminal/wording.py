"""Sentences that screens and plain lines share."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from shlex import quote
from typing import TYPE_CHECKING

from anora_quiz.quiz.board_names import board_title
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.lifelines import LIFELINES, Lifeline
from anora_quiz.quiz.modes.daily import share_line
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.replies import Action, Flag
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Seat
from anora_quiz.quiz.turns import Turn, Verdict
from anora_quiz.terminal.moments import coming_words
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.quiz.results import BoardEntry, Outcome, Standing, Upcoming

WAITING_KEYS = ("Waiting for another program …", "Ctrl-C stop waiting")
"""What is said in place of keys while another program writes to the database."""

WAITING = "Waiting for another program that is using your scores … (Ctrl-C to stop waiting)"
"""The same as a line."""


def series(words: Sequence[str], conjunction: str) -> str:
    """Return at least one word as a series: a, b, and c."""
    *others, last = words
    if not others:
        return last
    return f"{', '.join(others)}{',' * (len(others) > 1)} {conjunction} {last}"


def problems_of(errors: int, warnings: int) -> str:
    """Return in words how many problems there are; empty for none."""
    counts = ((errors, "error"), (warnings, "warning"))
    return ", ".join(count_of(count, noun) for count, noun in counts if count)


def round_name(current: Round) -> str:
    """Return what a round is of: its packs in a few words."""
    setup = current.setup
    if setup.collection or len(setup.packs) != 1:
        return setup.collection or f"{len(setup.packs)} packs"
    return setup.title(setup.packs[0])


_SHARES = {Fraction(1, 4): "a quarter of", Fraction(1, 3): "a third of", Fraction(1, 2): "half"}

_WEEK = 7  # days

NOTHING_SAVED = "Nothing was answered, so nothing was saved."


def accepted_note(turn: Turn) -> str:
    """Return what a typed answer was accepted as, if more differs than case and punctuation."""
    if turn.reply.action is not Action.ANSWERED or not turn.mark.accepted:
        return ""
    typed, accepted = "; ".join(map(str.strip, turn.reply.answer)), turn.mark.accepted
    return "" if _essence(typed) == _essence(accepted) else f"Accepted as “{accepted}”."


def _essence(text: str) -> list[str]:
    """Return the characters of ``text`` without case, punctuation, and spaces."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return [each for each in plain if unicodedata.category(each)[0] not in "PZC"]


def standing_words(standing: "Standing", played: Round) -> str:
    """Return the rank of a single player's result of ``played`` and its board, in words."""
    rank = "First score on this board" if standing.entries == 1 else rank_words(standing)
    return f"{rank} · {board_words(standing, played)}"


def board_words(standing: "Standing", played: Round) -> str:
    """Return the board that ``played`` is on, in words."""
    return visible(board_title(standing.board, played.setup.titles_by_id))


def spoken(title: str) -> str:
    """Return a title to be heard: with commas where a screen has dots."""
    return title.replace(" · ", ", ")


def rank_words(standing: "Standing") -> str:
    """Return the rank of a result, in words, without its board."""
    return f"{ordinal(standing.rank)} of {standing.entries}"


def ordinal(number: int) -> str:
    """Return ``number``, from 1, as in a ranking: 1st, 2nd, 3rd, 4th."""
    is_teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def cost_words(lifeline: Lifeline) -> str:
    """Return what ``lifeline`` costs, in words."""
    if not lifeline.cost:
        return "costs nothing"
    return f"costs {_SHARES.get(lifeline.cost, f'{round(lifeline.cost * 100)}% of')} the points"


def granted_words(lifeline: Lifeline, question: Question) -> str:
    """Return what ``lifeline``, just used, costs, and what it says about ``question``."""
    revealed = lifeline.reveal(question)
    cost = cost_words(lifeline)
    if revealed:
        return f"{lifeline.name} ({cost}): {revealed}"
    return f"{lifeline.name} ({cost}). Options left:"


def revealed_words(current: Round) -> list[str]:
    """Return what the lifelines used on the open question said about it."""
    question = current.seat.card.question
    told = [(each.name, each.reveal(question)) for each in current.open_question.lifelines]
    return [f"{name}: {text}" for name, text in told if text]


def flagged_words(current: Round, flag: Flag) -> str:
    """Return which question ``flag`` is for, and where its author sees that."""
    place = current.turns[-1].place if flag.place is None else flag.place
    pack = quote(current.deck[place].pack)
    question = question_words(current, place)
    return f"Flagged {question}. See all flags with: anora-quiz packs report {pack}"


def claimed_words(current: Round) -> str:
    """Return how the last turn counts after it was claimed, or the claim was withdrawn."""
    turn = current.turns[-1]
    question, points = question_words(current, turn.place), f"({turn.points:+,})"
    if not turn.is_claimed:
        return f"Claim on {question} removed {points}."
    return sentence(f"{question} now counts as correct {points}")


def question_words(current: Round, place: int) -> str:
    """Return which question the one at ``place`` in the deck is: the open one, or one before."""
    turn = next((each for each in current.turns if each.place == place), None)
    seat = current.seats[turn.seat] if turn else current.seat
    number = seat.turns.index(turn) + 1 if turn else seat.asked + 1
    whose = f" ({seat.player})" if len(current.players) > 1 else ""
    return f"question {number}{whose}"


def verdict_words(turn: Turn) -> str:
    """Return the verdict on ``turn``, and whether it was claimed or walked away from."""
    if turn.is_claimed:
        return f"{turn.verdict} (claimed)"
    return f"{turn.verdict} (walked away)" if walked_away(turn) else str(turn.verdict)


def turn_note(turn: Turn) -> str:
    """Return a note on a turn that was cut off; otherwise empty."""
    cut_off = "Time's up, so this question doesn't count."
    return "" if turn.counts else cut_off


def walked_away(turn: Turn) -> bool:
    """Return whether the player walked away from ``turn`` with the points."""
    return turn.reply.action is Action.WALKED_AWAY


def help_used(seat: Seat) -> str:
    """Return how many lifelines, skips, and claims ``seat`` used, in words; empty for none."""
    turns = seat.turns
    counts = [
        *(
            (sum(each in turn.lifelines for turn in turns), each.name.casefold())
            for each in LIFELINES
        ),
        (sum(turn.reply.action is Action.SKIPPED for turn in turns), "skip"),
        (sum(turn.is_claimed for turn in turns), "claim"),
    ]
    used = [count_of(count, noun) for count, noun in counts if count]
    return f"used {series(used, 'and')}" if used else ""


def whose_turn(current: Round) -> str:
    """Return whose turn it is among several players; empty for one player."""
    return f"{current.seat.player}'s turn" if len(current.players) > 1 else ""


def winners_words(played: Round) -> str:
    """Return who won among several players; empty for one player."""
    if len(played.players) == 1:
        return ""
    best = max(seat.score for seat in played.seats)
    winners = [seat.player for seat in played.seats if seat.score == best]
    if len(winners) == 1:
        return f"{winners[0]} wins"
    return f"{series(winners, 'and')} tie for 1st"


def sentence(words: str) -> str:
    """Return ``words`` as a sentence: with a capital letter and a period; empty if they are."""
    return f"{words[0].upper()}{words[1:]}." if words else ""


def daily_streak_words(days: int) -> str:
    """Return the streak of daily rounds, in words; empty for none."""
    if not days:
        return ""
    return "day 1 of a new streak" if days == 1 else f"{days:,} days in a row"


def _daily_words(days: int, earlier: Sequence[int]) -> str:
    """Return the streak of ``days`` that a daily round has lengthened, after ``earlier`` ones."""
    if days == 1 and earlier and earlier[-1] > 1:
        return f"your {earlier[-1]:,}-day streak ended. A new one starts today"
    week = ": one full week" if days == _WEEK else ""
    longest = ", your longest streak yet" if 0 < max(earlier, default=0) < days else ""
    return f"{daily_streak_words(days)}{week}{longest}"


def upcoming_words(upcoming: "Upcoming", now: datetime) -> str:
    """Return how many questions there are to practice, ``now`` or next and when, as sentences."""
    if upcoming.due:
        return f"{count_of(upcoming.due, 'question')} to practice now."
    if upcoming.next_at is None:
        return "Nothing to practice yet. Questions you miss will show up here."
    come = (
        f"{count_of(upcoming.by_then, 'question')} {'comes' if upcoming.by_then == 1 else 'come'}"
    )
    return f"Nothing to practice right now. {come} back {coming_words(upcoming.next_at, now)}."


def due_words(upcoming: "Upcoming", now: datetime) -> str:
    """Return in a few words what there is to practice, seen from ``now``."""
    if upcoming.due:
        return f"{upcoming.due:,} due"
    return f"next {coming_words(upcoming.next_at, now)}" if upcoming.next_at else "nothing yet"


def outcome_lines(
    played: Round, outcome: "Outcome", symbols: Mapping[Verdict, str]
) -> tuple[str, ...]:
    """Return the lines below the result: to share, streak, and practice, if they apply.

    ``symbols`` are the characters for verdicts in the line to share of a daily round.
    """
    lines = [
        share_line(played, symbols) if played.setup.day else "",
        sentence(_daily_words(outcome.days, outcome.earlier_days)),
        upcoming_words(outcome.upcoming, outcome.at) if outcome.upcoming and outcome.at else "",
    ]
    return tuple(line for line in lines if line)


def share_words(played: Round, symbols: Mapping[Verdict, str]) -> str:
    """Return ``played`` in one line to share: a daily round without its answers, or its code."""
    if played.setup.day:
        return share_line(played, symbols)
    seats = sorted(played.seats, key=lambda seat: -seat.score)
    result = ", ".join(_shared_result(seat, is_alone=len(seats) == 1) for seat in seats)
    return ". ".join(filter(None, (f"Anora Quiz: {result}", code_words(played))))


def _shared_result(seat: Seat, *, is_alone: bool) -> str:
    if is_alone:
        return f"{seat.correct}/{seat.asked}, {seat.score:,} points"
    return f"{seat.player} {seat.score:,}"


def pause_keys(played: Round) -> list[str]:
    """Return which keys do what after a verdict."""
    following = "result" if played.ending else "next"
    if played.ending is None and len(played.players) > 1:
        following = f"next: {played.seat.player}"
    keys = [f"Enter {following}"]
    if played.can_claim or played.is_claimed:
        keys.append("m undo" if played.is_claimed else "m mark as correct")
    return [*keys, "f flag", "Ctrl-C save and quit"]


def saved_words(current: Round) -> str:
    """Return at which question the round was saved."""
    seat = current.seat
    whose = f" ({whose_turn(current)})" if len(current.players) > 1 else ""
    total = "" if current.mode.is_endless else f" of {len(seat.places)}"
    return f"Saved at question {seat.asked + 1}{total}{whose}."


def claims_words(entry: "BoardEntry") -> str:
    """Return how many answers of a result were claimed; empty for none."""
    return f", {count_of(entry.claimed, 'claimed answer')}" if entry.claimed else ""


def code_words(played: Round) -> str:
    """Return how to deal ``played`` again by its code; empty if it has none."""
    if not played.setup.code:
        return ""
    names = played.players if len(played.players) > 1 else ()
    players = "".join(f" --player {quote(name)}" for name in names)
    return f"Play this round again: anora-quiz play --code {played.setup.code}{players}"
