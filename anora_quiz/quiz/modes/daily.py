"""The daily round: the same questions for everyone, once a day."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict

_SEED_COUNT = 2**18
_DAY = timedelta(days=1)


class Daily(Mode):
    """A classic round whose seed is derived from the date."""

    name = "daily"
    about = "10 questions a day, the same for everyone with the same packs"
    way = "One round a day, the same questions for everyone."
    most_players = 1
    is_open_to_choice = False
    played_again_as = Mode.name


def seed_of(day: date) -> int:
    """Return the seed of the daily round of ``day``: 0 to 262,143, the same everywhere."""
    digest = hashlib.sha256(f"daily {day.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:8]) % _SEED_COUNT


def days_in_a_row(days: Collection[date], today: date) -> int:
    """Return how many days in a row were played, up to ``today`` or yesterday.

    The day after ``today`` counts, too: a player who travels west can have played it already.
    """
    last = max((day for day in days if day <= today + _DAY), default=None)
    if last is None or last < today - _DAY:
        return 0
    count = 0
    while last - count * _DAY in days:
        count += 1
    return count


def streaks(days: Collection[date]) -> tuple[int, ...]:
    """Return the length of each run of consecutive ``days``, all different, oldest first."""
    lengths: list[int] = []
    for day in sorted(days):
        if day - _DAY in days:
            lengths[-1] += 1
        else:
            lengths.append(1)
    return tuple(lengths)


def share_line(played: Round, symbols: Mapping[Verdict, str]) -> str:
    """Return ``played`` in one line that gives no answer away, with a symbol per question."""
    row = "".join(symbols[turn.verdict] for turn in played.turns)
    return f"Anora Quiz {played.setup.day} {played.seats[0].correct}/{len(played.deck)} {row}"
