"""The database schema as numbered migrations, which are only ever added, never changed.

The ``user_version`` of a database is the number of migrations it has had.
"""

import json
import sqlite3
from collections.abc import Callable

from anora_quiz.records.step_seven import add_uids_and_keys


def _rounds_turns_results(database: sqlite3.Connection) -> None:
    # Each question is stored whole, and once: a round can be resumed and reviewed even if its
    # pack was changed or removed in the meantime. Times are in UTC and in one format, so that
    # they sort as texts.
    for statement in (
        """CREATE TABLE questions (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            body TEXT NOT NULL)""",
        """CREATE TABLE rounds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            mode TEXT NOT NULL,
            board TEXT NOT NULL,
            setup TEXT NOT NULL,
            is_signed INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'discarded')),
            spent REAL NOT NULL,
            started_at TEXT NOT NULL,
            finished_at TEXT)""",
        "CREATE INDEX rounds_open ON rounds (id) WHERE state = 'open'",
        """CREATE TABLE players (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (round, seat)) WITHOUT ROWID""",
        """CREATE TABLE cards (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            pack TEXT NOT NULL,
            question INTEGER NOT NULL REFERENCES questions,
            PRIMARY KEY (round, place)) WITHOUT ROWID""",
        """CREATE TABLE turns (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            how TEXT NOT NULL,
            answer TEXT NOT NULL,
            seconds REAL NOT NULL,
            credit TEXT NOT NULL,  -- a fraction: 1, 0, 2/3
            accepted TEXT NOT NULL,
            points INTEGER NOT NULL,
            PRIMARY KEY (round, place)) WITHOUT ROWID""",
        """CREATE TABLE results (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            board TEXT NOT NULL,
            player TEXT NOT NULL,
            score INTEGER NOT NULL,
            max_score INTEGER NOT NULL,
            correct INTEGER NOT NULL,
            questions INTEGER NOT NULL,
            finished_at TEXT NOT NULL,
            PRIMARY KEY (round, seat)) WITHOUT ROWID""",
        "CREATE INDEX results_board ON results (board, score DESC, finished_at)",
    ):
        database.execute(statement)


def _flags_and_packs(database: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE flags (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (round, place)) WITHOUT ROWID""",
        "CREATE INDEX cards_pack ON cards (pack)",
    ):
        database.execute(statement)


def _lifelines_days_memories(database: sqlite3.Connection) -> None:
    # The place of a turn is that of its card in the deck, which is dealt to the seats in turn.
    # `memories` sums up the turns so that nothing has to read all of them: `is_remembered`
    # says which turns are included. A turn without a time is older than this column and
    # counts as replied to when its round started.
    for statement in (
        "ALTER TABLE rounds ADD COLUMN lifelines TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE rounds ADD COLUMN day TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX rounds_day ON rounds (day) WHERE day != ''",
        "CREATE INDEX rounds_finished ON rounds (finished_at) WHERE state = 'finished'",
        "ALTER TABLE turns ADD COLUMN lifelines TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE turns ADD COLUMN is_claimed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE turns ADD COLUMN replied_at TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE turns ADD COLUMN is_remembered INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX turns_to_remember ON turns (round, place) WHERE is_remembered = 0",
        "ALTER TABLE results ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX results_player ON results (board, player, score DESC, finished_at)",
        """CREATE TABLE memories (
            player TEXT NOT NULL,
            pack TEXT NOT NULL,
            name TEXT NOT NULL,  -- the question's id in its pack
            question INTEGER NOT NULL REFERENCES questions,
            asked_at TEXT NOT NULL,
            due TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (player, pack, name)) WITHOUT ROWID""",
        "CREATE INDEX memories_due ON memories (player, due)",
    ):
        database.execute(statement)


def _tallies(database: sqlite3.Connection) -> None:
    # Turns are counted when their round is finished, so that nothing has to read all turns to
    # know the totals. `played` counts rounds, including those without a result.
    for statement in (
        """CREATE TABLE tallies (
            player TEXT NOT NULL,
            pack TEXT NOT NULL,
            difficulty TEXT NOT NULL,
            kind TEXT NOT NULL,
            asked INTEGER NOT NULL,
            right INTEGER NOT NULL,  -- with full credit
            partly INTEGER NOT NULL,
            skipped INTEGER NOT NULL,  -- without an answer, for whatever reason
            seconds REAL NOT NULL,  -- that answers took
            PRIMARY KEY (player, pack, difficulty, kind)) WITHOUT ROWID""",
        """CREATE TABLE played (
            player TEXT NOT NULL,
            mode TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            PRIMARY KEY (player, mode)) WITHOUT ROWID""",
        "CREATE INDEX results_recent ON results (player, finished_at)",
        """INSERT INTO played SELECT name, mode, count(*)
            FROM rounds JOIN players ON players.round = rounds.id
            WHERE state = 'finished' GROUP BY name, mode""",
    ):
        database.execute(statement)
    _tally_finished_rounds(database)


def _tally_finished_rounds(database: sqlite3.Connection) -> None:
    # Unreadable questions are not counted; they must not keep anybody from playing.
    readable = map(_difficulty_and_kind, database.execute("SELECT id, body FROM questions"))
    database.execute("CREATE TEMP TABLE asked_as (question INTEGER PRIMARY KEY, difficulty, kind)")
    database.executemany("INSERT INTO asked_as VALUES (?, ?, ?)", filter(None, readable))
    database.execute(
        """INSERT INTO tallies SELECT name, pack, difficulty, kind, count(*),
            sum(how = 'answered' AND credit = '1'),
            sum(how = 'answered' AND credit NOT IN ('0', '1')),
            sum(how != 'answered'),
            total(CASE WHEN how = 'answered' THEN seconds END)
        FROM rounds JOIN turns ON turns.round = rounds.id
        JOIN cards ON cards.round = turns.round AND cards.place = turns.place
        JOIN asked_as ON asked_as.question = cards.question
        JOIN players ON players.round = turns.round AND players.seat = turns.place %
            (SELECT count(*) FROM players AS seats WHERE seats.round = turns.round)
        WHERE state = 'finished' GROUP BY name, pack, difficulty, kind"""
    )
    database.execute("DROP TABLE temp.asked_as")


def _difficulty_and_kind(row: tuple[int, str]) -> tuple[int, str, str] | None:
    """Return the row id of a question, its difficulty and its kind; None if it is unreadable."""
    number, body = row
    try:
        values = json.loads(body)
        return number, str(values.get("difficulty", "medium")), str(values["kind"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _seats_and_picked_cards(database: sqlite3.Connection) -> None:
    # Players may pick their cards, and several may be asked the same one: neither the order of
    # turns nor whose they are follows from places in the deck. A round's `place` is that of the
    # open question's card, if the player picked it. Counting, because SQLite before 3.25 has no
    # row_number().
    for statement in (
        "ALTER TABLE rounds ADD COLUMN place INTEGER",
        "ALTER TABLE turns RENAME TO dealt_turns",
        "DROP INDEX turns_to_remember",
        """CREATE TABLE turns (
            round INTEGER NOT NULL REFERENCES rounds,
            number INTEGER NOT NULL,  -- from 0, in the order of play
            seat INTEGER NOT NULL,
            place INTEGER NOT NULL,
            how TEXT NOT NULL,
            answer TEXT NOT NULL,
            seconds REAL NOT NULL,
            credit TEXT NOT NULL,  -- a fraction: 1, 0, 2/3
            accepted TEXT NOT NULL,
            points INTEGER NOT NULL,
            lifelines TEXT NOT NULL,
            is_claimed INTEGER NOT NULL DEFAULT 0,
            replied_at TEXT NOT NULL,
            is_remembered INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (round, number)) WITHOUT ROWID""",
        """INSERT INTO turns SELECT round,
            (SELECT count(*) FROM dealt_turns AS earlier
             WHERE earlier.round = dealt_turns.round AND earlier.place < dealt_turns.place),
            place % (SELECT max(count(*), 1) FROM players
                     WHERE players.round = dealt_turns.round),
            place, how, answer, seconds, credit, accepted, points, lifelines, is_claimed,
            replied_at, is_remembered FROM dealt_turns""",
        "DROP TABLE dealt_turns",
        "CREATE INDEX turns_to_remember ON turns (round, number) WHERE is_remembered = 0",
    ):
        database.execute(statement)


def _shoes(database: sqlite3.Connection) -> None:
    # Rounds of the same players, dealt from the same, take one hand of a shoe after the other.
    database.execute(
        """CREATE TABLE shoes (
            players TEXT NOT NULL,
            setup TEXT NOT NULL,
            seed INTEGER NOT NULL,
            hand INTEGER NOT NULL,  -- that comes next
            PRIMARY KEY (players, setup)) WITHOUT ROWID"""
    )


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _rounds_turns_results,
    _flags_and_packs,
    _lifelines_days_memories,
    _tallies,
    _seats_and_picked_cards,
    _shoes,
    add_uids_and_keys,
)
