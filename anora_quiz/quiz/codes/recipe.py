"""The recipe of a round: everything that a code says about it."""

from dataclasses import dataclass

from anora_quiz.quiz.codes.fingerprints import Fingerprint
from anora_quiz.quiz.question import Difficulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a code says.

    ``seed`` is 0 or more. ``count`` is 1 to 1,000 questions, None for the mode's usual number;
    ``timer`` is 1 to 3,600 seconds, None for the mode's usual timer; ``players`` is 1 to 8.
    ``packs`` are one or more with different ids, ``tags`` some of their tags, and ``spoilers``
    the ids of those whose spoilers may be asked. With ``is_collection``, the packs are the
    bundled packs played together.

    `Sealed.open` returns packs, spoilers, and tags in alphabetical order, difficulties from easy
    to hard, and kinds from choice to match; a code does not record their original order.
    """

    mode: str
    seed: int
    count: int | None
    timer: int | None
    players: int
    difficulties: tuple[Difficulty, ...]
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    spoilers: tuple[str, ...]
    packs: tuple[Fingerprint, ...]
    is_collection: bool
