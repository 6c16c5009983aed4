"""The kind of round that a player wants."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOptions:
    """The kind of round that the player wants.

    ``packs`` are ids and paths of packs, empty for the mix of bundled packs. ``count`` is how many
    questions each player gets, None for the mode's usual number; ``players`` are the given
    names, empty for the known player. ``spoilers`` is None to use what the player decided
    before, ``seed`` None for the next hand of the players' shoe; ``timer`` is in seconds, None
    for the mode's own. ``day`` is the ISO date of a daily round, empty for any other.

    A share ``code``, None for none, says all this but the players; ``packs`` are then those to
    try before the installed ones.
    """

    packs: Sequence[str] = ()
    count: int | None = None
    mode: Mode = field(default_factory=Mode)
    players: Sequence[str] = ()
    filters: Selection = field(default_factory=Selection)
    spoilers: bool | None = None
    seed: int | None = None
    timer: int | None = None
    day: str = ""
    code: str | None = None
