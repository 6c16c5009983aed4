"""What a round without a seed is dealt: the next hand of its players' shoe."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from anora_quiz.game.session import Session
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.selection import Pool
from anora_quiz.quiz.setup import Setup

_RANDOM_SEEDS = 2**18  # enough that shoes do not repeat, few enough for short codes


def with_next_hand(
    session: Session, mode: Mode, setup: Setup, pool: Pool, players: Sequence[str]
) -> Setup:
    """Return ``setup`` with the next hand of the shoe that the players have for such rounds."""
    from anora_quiz.records import shoes  # late: rounds with a seed or a code need none

    names, count = names_of(session, players), setup.count or mode.usual_count
    shoe = shoes.shoe_name(mode.name, count, setup)
    found = shoes.next_hand(session.folders.scores, names, shoe)
    if found is None or found[1] >= mode.hands(pool, count, len(names)):
        found = random_seed(), 0
    seed, hand = found
    return replace(setup, seed=seed, hand=hand, shoe=shoe)


def random_seed() -> int:
    """Return a new seed."""
    return secrets.randbelow(_RANDOM_SEEDS)


def names_of(session: Session, players: Sequence[str]) -> tuple[str, ...]:
    """Return the names of ``players``, or that of the known player if there are none."""
    return tuple(players) or (session.known_name(),)
