"""A recipe with its packs sealed: marks stand for them until they are found again."""

from collections.abc import Iterable
from dataclasses import dataclass

from anora_quiz.quiz.codes.errors import CodeError
from anora_quiz.quiz.codes.fingerprints import (
    Fingerprint,
    bundled_hash,
    collection_hash,
    digest_hash,
    id_hash,
    tags_of,
)
from anora_quiz.quiz.codes.matching import differing, find_banks, find_packs
from anora_quiz.quiz.codes.recipe import Recipe
from anora_quiz.quiz.question import Difficulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a code says before the packs are known: of them it holds only marks.

    ``tag_positions`` are places among all tags of the packs in alphabetical order; ``may_spoil``
    and ``digest_hashes`` go by packs in the order of their ids. ``id_hashes`` is empty for a
    collection, ``collection_hash`` 0 for anything else.
    """

    is_collection: bool
    # What has a default is the usual round, of which a code says no more than that.
    mode: str = "classic"
    seed: int = 0
    count: int | None = None
    timer: int | None = None
    players: int = 1
    difficulties: tuple[Difficulty, ...] = ()
    kinds: tuple[str, ...] = ()
    tag_positions: tuple[int, ...] = ()
    may_spoil: tuple[bool, ...]
    id_hashes: tuple[int, ...]
    digest_hashes: tuple[int, ...]
    collection_hash: int

    @property
    def pack_count(self) -> int:
        """How many packs the code is of."""
        return len(self.digest_hashes)

    def open(self, available: Iterable[Fingerprint]) -> Recipe:
        """Return what the code says, with the packs it is of from ``available``.

        For a collection these are exactly the bundled banks, else every pack that the player
        has or named. Raises `CodeError` where a pack is missing or differs.
        """
        here = sorted(available, key=lambda each: each.id)
        if self.is_collection:
            packs = find_banks(here, self.digest_hashes, self.collection_hash)
        else:
            packs = find_packs(here, self.id_hashes, self.digest_hashes)
        known = tags_of(packs)
        if any(position >= len(known) for position in self.tag_positions):
            raise CodeError(differing(()))
        spoilers = (pack.id for pack, may in zip(packs, self.may_spoil, strict=True) if may)
        return Recipe(
            mode=self.mode,
            seed=self.seed,
            count=self.count,
            timer=self.timer,
            players=self.players,
            difficulties=self.difficulties,
            kinds=self.kinds,
            tags=tuple(known[position] for position in self.tag_positions),
            spoilers=tuple(spoilers),
            packs=tuple(packs),
            is_collection=self.is_collection,
        )


def seal(recipe: Recipe) -> Sealed:
    """Return ``recipe`` with marks instead of packs.

    Raises ``ValueError`` for packs, spoilers or tags that cannot be those of one round.
    """
    packs = sorted(recipe.packs, key=lambda pack: pack.id)
    ids = [pack.id for pack in packs]
    if not ids or len({*ids}) < len(ids) or not {*recipe.spoilers} <= {*ids}:
        raise ValueError(f"packs {ids} with spoilers of {recipe.spoilers}")
    known = tags_of(packs)
    is_collection = recipe.is_collection
    return Sealed(
        is_collection=is_collection,
        mode=recipe.mode,
        seed=recipe.seed,
        count=recipe.count,
        timer=recipe.timer,
        players=recipe.players,
        difficulties=recipe.difficulties,
        kinds=recipe.kinds,
        tag_positions=tuple(sorted(known.index(tag) for tag in {*recipe.tags})),
        may_spoil=tuple(each in recipe.spoilers for each in ids),
        id_hashes=() if is_collection else tuple(map(id_hash, packs)),
        digest_hashes=tuple(map(bundled_hash if is_collection else digest_hash, packs)),
        collection_hash=collection_hash(packs) if is_collection else 0,
    )
