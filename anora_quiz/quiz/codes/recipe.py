"""What a code says."""

from dataclasses import dataclass

from anora_quiz.quiz.codes.fingerprints import Fingerprint
from anora_quiz.quiz.question import Difficulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a code says.

    ``seed`` is 0 or more. ``count`` is 1 to 1000 questions, None for the mode's usual number;
    ``timer`` 1 to 3600 seconds, None for what is usual; ``players`` 1 to 8. ``packs`` are one
    or more, of different ids, ``tags`` some that they have, and ``spoilers`` the ids of those
    whose spoilers may be asked. With ``is_collection`` the packs are the bundled banks played
    together.

    `Sealed.open` returns packs, spoilers and tags in alphabetical order, difficulties and kinds
    from easy to hard and from choice to match; a code does not tell in which order they came.
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
