"""Rounds as data for other programs: what was dealt, the results, and every answer."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from anora_quiz.cli.output import print_json
from anora_quiz.errors import RecordsError
from anora_quiz.game.pages import NONE_FINISHED
from anora_quiz.game.playing import Played
from anora_quiz.game.session import Session
from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.forms import Form, Pair, pairs_in
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Seat
from anora_quiz.quiz.turns import Turn
from anora_quiz.records import history
from anora_quiz.records.encoding import State
from anora_quiz.records.recorded import RecordedRound, recorded
from anora_quiz.records.saved import missing
from anora_quiz.records.store import Store
from anora_quiz.records.unreadable import readable


def print_played(session: Session, last: Played | None) -> None:
    """Print the round that was played ``last``; null if there was none."""
    if last is None:
        print_json(None)
        return
    with session.store() as store:  # what is saved is newer if Ctrl-C came between two prompts
        found = recorded(store, last.number) if last.number else None
    print_json(round_data(found or RecordedRound(played=last.round)))


def print_finished(session: Session, number: int | None) -> None:
    """Print the finished round ``number``, for None the last one; null if there is none.

    Raises `RecordsError` if there is no such round.
    """
    with session.store() as store:
        if number is None:
            number = next((each.id for each in history.finished(store, 1)), None)
        data = None if number is None else _saved_data(store, number)
    if number is None:
        session.say(NONE_FINISHED)
    elif data is not None and not data["finished_at"]:
        raise missing(number, State.FINISHED)
    print_json(data)


def print_all(session: Session, *, are_finished: bool) -> None:
    """Print all rounds that are finished, or all that are saved for later, the newest first.

    Rounds that this version can't read are left out, with a warning.
    """
    with session.store() as store:

        def data_of(number: int) -> dict[str, Any]:
            try:
                return _saved_data(store, number)
            except RecordsError as error:
                raise ValueError(number) from error

        listed = history.finished(store, -1) if are_finished else history.unfinished(store)
        print_json(list(readable(((each.id,) for each in listed), data_of, store.warn)))


def _saved_data(store: Store, number: int) -> dict[str, Any]:
    """Return the round ``number``. Raises `RecordsError` if there is none, or it can't be read."""
    with store.reading(f"round {number}"):
        found = recorded(store, number)
        if found is None:
            raise missing(number, State.FINISHED)
        return round_data(found)


def round_data(found: RecordedRound) -> dict[str, Any]:
    """Return a round as the data that ``--json`` prints."""
    played = found.played
    setup = played.setup
    return {
        "round": found.number or None,
        "finished": found.is_finished,
        "mode": played.mode.name,
        "board": board_of(played),
        "packs": list(setup.packs),
        "seed": setup.seed,
        "hand": setup.hand,
        "code": setup.code or None,
        "timer": setup.timer,
        "day": setup.day or None,
        "dealt": len(played.deck),
        "started_at": _time(found.started_at),
        "finished_at": _time(found.finished_at),
        "results": [_result_data(played, seat) for seat in played.seats],
        "turns": [_turn_data(found, turn) for turn in played.turns],
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")


def _result_data(played: Round, seat: Seat) -> dict[str, Any]:
    reason = played.mode.reason(seat)
    return {
        "player": seat.player,
        "score": seat.score,
        "max_score": played.mode.best_score(seat),
        "correct": seat.correct,
        "claimed": sum(turn.is_claimed for turn in seat.turns),
        "questions": seat.asked,
        "ending": reason and str(reason),
    }


def _turn_data(found: RecordedRound, turn: Turn) -> dict[str, Any]:
    question, form = turn.card.question, found.played.setup.form(turn.card)
    return {
        "player": found.played.players[turn.seat],
        "pack": turn.card.pack,
        "id": question.id,
        "kind": question.kind,
        "difficulty": question.difficulty,
        "tags": list(question.tags),
        "question": question.question,
        "snippet": question.snippet and asdict(question.snippet),
        "action": turn.reply.action,
        "answer": _texts(form, turn.reply.answer),
        "solution": _texts(form, question.solution()),
        "verdict": turn.verdict.casefold(),
        "credit": round(float(turn.mark.credit), 4),
        "points": turn.points,
        "claimed": turn.is_claimed,
        "lifelines": list(map(str, turn.lifelines)),
        "seconds": round(turn.seconds, 3),
        "flag": found.flags.get(turn.place),
    }


def _texts(form: Form, answer: Answer) -> list[str]:
    """Return the parts of ``answer`` as players read or typed them."""
    if isinstance(form, Pair):
        return [form.words(pair) for pair in pairs_in(answer)]
    return [form.words((part,)) for part in answer]
