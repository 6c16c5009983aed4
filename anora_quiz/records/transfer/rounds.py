"""Reads a round from the object of a line, and checks that its parts agree."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.lifelines import find_lifeline
from anora_quiz.quiz.mode import MOST_PLAYERS
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.question import FULL, NOTHING, Difficulty, Mark, Question
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.replies import Action, Reply
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.quiz.setup import Setup
from anora_quiz.quiz.turns import Turn
from anora_quiz.records.encoding import setup_to_text
from anora_quiz.records.stand_ins import QUESTION
from anora_quiz.records.transfer import values
from anora_quiz.records.transfer.rows import Object, without_defaults
from anora_quiz.records.transfer.values import Refused

DIGITS = 64
"""How many hexadecimal digits the digest of a question has."""

_UID_DIGITS = 32
_RESULT = ("seat", "score", "max_score", "correct", "questions", "claimed")
_KNOWN = ("seat", "score", "questions")  # that the turns tell if questions are lost
_LONGEST_NAME = 200  # characters: older versions may have allowed more than there can be today
_LARGEST_SCORE = 10**9
_ENDINGS = (Action.LEFT, Action.INTERRUPTED)  # of a session, not of a question
_SELECTED = tuple(each.name for each in fields(Selection))


@dataclass(frozen=True, slots=True)
class FinishedRound:
    """A finished round that was ``played``, and all about it as an object of a file."""

    played: Round
    values: Object

    @property
    def flags(self) -> dict[int, str]:
        """The reasons of the flags by the places of their cards."""
        return {each["place"]: each["reason"] for each in self.values["flags"]}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with a form of it: whether answers fit doesn't depend on the order of options."""

    question: Question
    form: Form


def checked(line: Object, asked: Callable[[str], Asked]) -> FinishedRound:
    """Return the round in ``line``; ``asked`` returns the question with a certain digest.

    Raises `Refused` if it isn't a finished round, as this version knows them.
    """
    name = values.text(line, "mode")
    mode = find_mode(name)
    if mode is None:
        message = f'this version doesn\'t have the mode "{printable(name)}"'
        raise Refused(message)
    cards = [
        {"pack": values.text(each, "pack"), "question": values.digits(each, "question", DIGITS)}
        for each in values.objects(line, "cards")
    ]
    setup = _setup(values.get(line, "setup", dict))
    found = [asked(each["question"]) for each in cards]
    deck = tuple(
        Card(each["pack"], known.question) for each, known in zip(cards, found, strict=True)
    )
    forms = [known.form for known in found]
    players = _players(line)
    if len(players) > mode.most_players or not deck:
        message = '"players" and "cards" make no round'
        raise Refused(message)
    read = [
        _turn(each, deck, forms, len(players), number)
        for number, each in enumerate(values.objects(line, "turns"), start=1)
    ]
    played = Round(
        mode=mode,
        setup=setup,
        deck=deck,
        players=tuple(players),
        turns=tuple(turn for turn, _ in read),
        is_named=values.get(line, "named", bool),
    )
    made = {
        "kind": "round",
        "id": values.digits(line, "id", _UID_DIGITS),
        "mode": name,
        "board": values.text(line, "board"),
        "started_at": values.time(line, "started_at"),
        "finished_at": values.time(line, "finished_at"),
        "players": players,
        "named": played.is_named,
        "setup": json.loads(setup_to_text(setup)),
        "cards": cards,
        "turns": [turn for _, turn in read],
        "results": _results(line),
        "flags": _flags(line, len(deck)),
    }
    _check_results(made, played)
    return FinishedRound(played, made)


def _players(line: Object) -> list[str]:
    names = values.texts(line, "players")
    if not 0 < len(names) <= MOST_PLAYERS:
        message = f'"players" isn\'t a list of 1 to {MOST_PLAYERS} names'
        raise Refused(message)
    if not all(each.strip() and len(each) <= _LONGEST_NAME for each in names):
        message = '"players" has an item that isn\'t a name'
        raise Refused(message)
    return names


def _setup(line: Object) -> Setup:
    filters = values.get(line, "selection", dict)
    selected = {key: values.texts(filters, key) for key in _SELECTED}
    difficulties = [values.parsed(Difficulty, each) for each in selected.pop("difficulties")]
    if None in difficulties:
        message = '"difficulties" has one that this version doesn\'t know'
        raise Refused(message)
    return Setup(
        packs=tuple(values.texts(line, "packs")),
        titles=tuple(values.texts(line, "titles")),
        selection=Selection(
            difficulties=tuple(filter(None, difficulties)),
            **{key: tuple(each) for key, each in selected.items()},
        ),
        collection=values.text(line, "collection"),
        seed=values.whole(line, "seed"),
        hand=values.whole(line, "hand"),
        shoe=values.text(line, "shoe"),
        count=_number_or_none(line, "count"),
        timer=_number_or_none(line, "timer"),
        day=values.day(line, "day"),
        code=values.text(line, "code"),
        is_from_code=values.get(line, "is_from_code", bool),
    )


def _number_or_none(line: Object, key: str) -> int | None:
    return None if key in line and line[key] is None else values.whole(line, key, 1)


def _turn(
    line: Object, deck: tuple[Card, ...], forms: Sequence[Form], seats: int, number: int
) -> tuple[Turn, Object]:
    """Return the turn in ``line``, as a value and as an object."""
    try:
        return _read_turn(line, deck, forms, seats)
    except Refused as error:
        message = f"turn {number}: {error}"
        raise Refused(message) from None


def _read_turn(
    line: Object, deck: tuple[Card, ...], forms: Sequence[Form], seats: int
) -> tuple[Turn, Object]:
    seat = values.whole(line, "seat", 0, seats - 1)
    place = values.whole(line, "place", 0, len(deck) - 1)
    name = values.text(line, "action")
    action = values.parsed(Action, name)
    if action is None or action in _ENDINGS:
        message = f'"action" is "{printable(name)}", which ends no turn'
        raise Refused(message)
    turn = Turn(
        card=deck[place],
        place=place,
        seat=seat,
        reply=Reply(action, tuple(values.texts(line, "answer") if "answer" in line else ())),
        seconds=values.seconds(line, "seconds"),
        mark=Mark(values.credit(line, "credit"), _optional_text(line, "accepted")),
        points=values.whole(line, "points", -_LARGEST_SCORE, _LARGEST_SCORE),
        lifelines=tuple(map(_lifeline, values.texts(line, "lifelines")))
        if "lifelines" in line
        else (),
        is_claimed="claimed" in line and values.get(line, "claimed", bool),
    )
    _check_reply(turn, forms[place])
    full = {
        "seat": seat,
        "place": place,
        "action": str(action),
        "answer": list(turn.reply.answer),
        "seconds": turn.seconds,
        "credit": str(turn.mark.credit),
        "points": turn.points,
        "accepted": turn.mark.accepted,
        "lifelines": list(map(str, turn.lifelines)),
        "claimed": turn.is_claimed,
        "at": values.time(line, "at") if "at" in line else "",
    }
    return turn, without_defaults(full)


def _optional_text(line: Object, key: str) -> str:
    return values.text(line, key) if key in line else ""


def _lifeline(name: str) -> Any:
    found = values.parsed(find_lifeline, name)
    if found is None:
        message = f'this version doesn\'t have the lifeline "{printable(name)}"'
        raise Refused(message)
    return found


def _check_reply(turn: Turn, form: Form) -> None:
    """Check that the reply fits its question, and the mark fits the reply."""
    answer = turn.reply.answer
    if turn.reply.action is Action.ANSWERED:
        problem = "" if turn.card.question == QUESTION else form.problem(answer)
    else:
        problem = "There is none." if answer or turn.mark.credit != NOTHING else ""
    if problem:
        message = "the answer doesn't fit the question"
        raise Refused(message)
    if turn.is_claimed and turn.mark.credit != FULL:
        message = "an answer was claimed, but has no full credit"
        raise Refused(message)


def _results(line: Object) -> list[Object]:
    keys = ("seat", "max_score", "correct", "questions", "claimed")
    return [
        {
            "seat": each["seat"],
            "score": values.whole(each, "score", -_LARGEST_SCORE, _LARGEST_SCORE),
            **{key: values.whole(each, key, 0, _LARGEST_SCORE) for key in keys},
        }
        for each in values.objects(line, "results")
        if values.whole(each, "seat") >= 0
    ]


def _flags(line: Object, cards: int) -> list[Object]:
    found = {
        values.whole(each, "place", 0, cards - 1): values.text(each, "reason")
        for each in values.objects(line, "flags")
    }
    return [{"place": place, "reason": found[place]} for place in sorted(found)]


def _check_results(found: Object, played: Round) -> None:
    """Check that results and board follow from the turns: a typo must not change a board."""
    asked = [(turn.seat, turn.place) for turn in played.turns]
    if len({*asked}) < len(asked):
        message = "a player was asked the same card twice"
        raise Refused(message)
    if played.ending is None:
        message = "the round doesn't end with its last turn"
        raise Refused(message)
    if found["board"] != board_of(played):
        message = f'"board" isn\'t "{printable(board_of(played))}", which the round belongs on'
        raise Refused(message)
    has_lost_questions = any(card.question == QUESTION for card in played.deck)
    known = _KNOWN if has_lost_questions else _RESULT
    expected, results = (
        [{key: each[key] for key in known} for each in made]
        for made in (results_of(played), found["results"])
    )
    if results != expected:
        message = "the results don't agree with the turns"
        raise Refused(message)


def results_of(played: Round) -> list[Mapping[str, int]]:
    """Return the results of ``played`` as a file has them; none in a mode without boards."""
    return [
        {
            "seat": seat.number,
            "score": seat.score,
            "max_score": played.mode.best_score(seat),
            "correct": seat.correct,
            "questions": seat.asked,
            "claimed": sum(turn.is_claimed for turn in seat.turns),
        }
        for seat in played.seats
        if played.mode.is_ranked
    ]
