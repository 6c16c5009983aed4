"""What players remember of the questions they were asked, for spaced repetition."""

import sqlite3
from contextlib import suppress
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial
from itertools import islice
from typing import Any

from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.memory import Memory, Recall, recalled, remember
from anora_quiz.quiz.names import DELETED, name_key
from anora_quiz.quiz.replies import Action
from anora_quiz.quiz.results import Upcoming
from anora_quiz.quiz.selection import Card
from anora_quiz.records.encoding import stored_time
from anora_quiz.records.stand_ins import is_stand_in
from anora_quiz.records.store import Store
from anora_quiz.records.unreadable import CANNOT_READ, readable

# Rounds whose players may still change their name are left for later.
_NEW_TURNS = """
    SELECT turns.round, turns.number, player_key, pack, cards.question, body, how, credit,
        turns.lifelines != '', coalesce(nullif(replied_at, ''), started_at) AS at
    FROM turns
    JOIN rounds ON rounds.id = turns.round
    JOIN players ON players.round = turns.round AND players.seat = turns.seat
    JOIN cards ON cards.round = turns.round AND cards.place = turns.place
    JOIN questions ON questions.id = cards.question
    WHERE is_remembered = 0 AND (state != 'open' OR is_signed)
    ORDER BY at, turns.round, turns.number
"""
# Keeps the wording asked most recently, even if rounds are added out of order.
_UPDATE = """
    INSERT INTO memories (player_key, pack, name, question, asked_at, due, state)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (player_key, pack, name) DO UPDATE SET
        question = CASE WHEN excluded.asked_at < min(asked_at, ?) THEN question
            ELSE excluded.question END,
        asked_at = max(min(asked_at, ?), excluded.asked_at),
        due = excluded.due, state = excluded.state
"""
# What was asked today comes back at its minute, all else from the start of its day. An answer
# that lies in the future was given while the clock was wrong.
_OF_PLAYER = """
    WITH mine AS (
        SELECT *, due <= :now OR asked_at > :now OR due < :until
            OR (due < :tomorrow AND asked_at < :today) AS is_due
        FROM memories WHERE player_key = :key
    )
    SELECT {select}
"""
_DUE = _OF_PLAYER.format(
    select="question, pack, body FROM mine JOIN questions ON questions.id = question"
    " WHERE is_due ORDER BY due, pack, name"
)
_UPCOMING = _OF_PLAYER.format(
    select="count(*), count(nullif(is_due, 0)), min(CASE WHEN NOT is_due THEN due END) FROM mine"
)
_UNTIL = _OF_PLAYER.format(select="count(*) FROM mine WHERE NOT is_due AND due < :end")
_FORGET_TURNS = """
    UPDATE turns SET is_remembered = 0 WHERE is_remembered = 1
        AND (round, seat) IN (SELECT round, seat FROM players WHERE player_key = ?)
"""
_MARK_REMEMBERED = "UPDATE turns SET is_remembered = 1 WHERE round = ? AND number = ?"
_SAME_SESSION = timedelta(hours=1)  # questions due this close together count as one session
_DAY = timedelta(days=1)
# These say nothing about what is remembered.
_NO_ANSWER = (Action.SKIPPED, Action.WALKED_AWAY, Action.CUT_OFF)


def bring_up_to_date(store: Store, *, is_patient: bool = True) -> None:
    """Commit what was played since the memories were last brought up to date.

    Raises `RecordsError` like `Store.deriving`.
    """
    with store.deriving(is_patient=is_patient):
        add_new_turns(store)


def add_new_turns(store: Store) -> None:
    """Add the turns that are not in the memories yet, oldest first, in an open transaction.

    Answers that lie in the future, from a clock that was ahead, count as given now.
    """
    now = store.now()
    with store.reading() as database:
        rows = database.execute(_NEW_TURNS).fetchall()
        for _ in readable(rows, partial(_add_turn, database, now), store.warn):
            pass


def _add_turn(
    database: sqlite3.Connection, now: datetime, round_number: int, number: int, *row: Any
) -> None:
    """Add a turn. One that can't be read raises first: a newer version may add it later."""
    player, pack, question, body, how, credit, is_aided, at = row
    is_answered = Action(how) not in _NO_ANSWER and player != DELETED
    if is_answered and not is_stand_in(body):
        key = (player, pack, decode(body).id)
        recall = recalled(Fraction(credit), is_aided=bool(is_aided))
        asked_at = min(datetime.fromisoformat(at), now)
        updated = _remembered(database, key, recall, asked_at, now)
        values = (*key, question, stored_time(asked_at), stored_time(updated.due), updated.state)
        database.execute(_UPDATE, (*values, stored_time(now), stored_time(now)))
    database.execute(_MARK_REMEMBERED, (round_number, number))


def move(database: sqlite3.Connection, old: str, new: str) -> None:
    """Let who has the key ``new`` remember what was remembered under ``old``.

    If they remember questions themselves, all of it is new again, for `bring_up_to_date`: what two
    players remember of one question can't be added up. The seats must have the new key already.
    """
    query = "SELECT 1 FROM memories WHERE player_key = ?"
    if database.execute(query, (new,)).fetchone() is None:
        database.execute("UPDATE memories SET player_key = ? WHERE player_key = ?", (new, old))
        return
    database.execute("DELETE FROM memories WHERE player_key IN (?, ?)", (new, old))
    database.execute(
        "UPDATE turns SET is_remembered = 0 WHERE (round, seat) IN"
        " (SELECT round, seat FROM players WHERE player_key = ?)",
        (new,),
    )


def make_room(database: sqlite3.Connection, key: str, since: str) -> None:
    """Prepare for more turns of the player with this ``key``, the first of which is of ``since``.

    If any turn in the memories isn't older, those are made again from all turns when needed.
    """
    query = "SELECT 1 FROM memories WHERE player_key = ? AND asked_at >= ? LIMIT 1"
    if database.execute(query, (key, since)).fetchone():
        database.execute("DELETE FROM memories WHERE player_key = ?", (key,))
        database.execute(_FORGET_TURNS, (key,))


def due(store: Store, player: str, now: datetime, count: int, ahead: int = 0) -> list[Card]:
    """Return up to ``count`` due questions as they were last asked, longest overdue first.

    ``now`` is the player's local time, whose day counts. Questions that will be due in the next
    ``ahead`` days are due, too. Call `bring_up_to_date` first.
    """
    with store.reading() as database:
        rows = database.execute(_DUE, _parameters(player, now, ahead))

        def last_round(row: tuple[int, str, str]) -> int:
            query = "SELECT max(round) FROM cards WHERE question = ?"
            return int(database.execute(query, row[:1]).fetchone()[0])

        def card(_: int, pack: str, body: str) -> Card:
            return Card(pack, decode(body))

        cards = readable(rows, card, store.warn, last_round)
        return list(islice(cards, count))


def upcoming(store: Store, player: str, now: datetime) -> Upcoming:
    """Return how many questions are due for ``player``, and when the next one will be.

    ``now`` is the player's local time.
    """
    parameters = _parameters(player, now)
    with store.reading() as database:
        known, due_now, next_due = database.execute(_UPCOMING, parameters).fetchone()
        if next_due is None:
            return Upcoming(known=known, due=due_now, next_at=None, by_then=0)
        next_at = datetime.fromisoformat(next_due).astimezone(now.tzinfo)
        end = next_at + _SAME_SESSION
        if next_at.date() != now.date():
            next_at = _start_of_day(next_at)
            end = next_at + _DAY
        (by_then,) = database.execute(_UNTIL, parameters | {"end": stored_time(end)}).fetchone()
        return Upcoming(known=known, due=due_now, next_at=next_at, by_then=by_then)


def _parameters(player: str, now: datetime, ahead: int = 0) -> dict[str, str]:
    """Return the parameters of the queries of `_OF_PLAYER`; ``ahead`` is in days."""
    today = _start_of_day(now)
    return {
        "key": name_key(player),
        "now": stored_time(now),
        "today": stored_time(today),
        "tomorrow": stored_time(today + _DAY),
        "until": stored_time(today + (1 + ahead) * _DAY) if ahead else "",
    }


def _start_of_day(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _remembered(
    database: sqlite3.Connection,
    key: tuple[str, str, str],
    recall: Recall,
    at: datetime,
    now: datetime,
) -> Memory:
    """Return the memory of a question after another turn; it begins anew if it can't be read."""
    row = database.execute(
        "SELECT due, state FROM memories WHERE player_key = ? AND pack = ? AND name = ?", key
    ).fetchone()
    if row is not None:
        with suppress(*CANNOT_READ):
            memory = Memory(due=datetime.fromisoformat(row[0]), state=row[1])
            return remember(memory, recall, at, now)
    return remember(None, recall, at)
