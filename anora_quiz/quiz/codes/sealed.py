"""A sealed recipe: one that holds hashes of its packs until the packs themselves are found."""

from collections.abc import Iterable
from dataclasses import dataclass

from anora_quiz.quiz.codes.fingerprints import (
    Fingerprint,
    bundled_hash,
    collection_hash,
    digest_hash,
    id_hash,
    tags_of,
)
from anora_quiz.quiz.codes.matching import difference_error, find_bundled_packs, find_packs
from anora_quiz.quiz.codes.recipe import Options, Recipe, options_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed(Options):
    """What a code says before its packs are known: it holds only hashes of them.

    ``tag_positions`` are indexes, from 0, into all tags of the packs in alphabetical order.
    ``may_spoil`` and ``digest_hashes`` have one item per pack, in the order of the packs' ids.
    ``id_hashes`` is empty for a collection, and ``collection_hash`` is 0 for anything else.
    """

    is_collection: bool
    tag_positions: tuple[int, ...] = ()
    may_spoil: tuple[bool, ...]
    id_hashes: tuple[int, ...]
    digest_hashes: tuple[int, ...]
    collection_hash: int

    @property
    def pack_count(self) -> int:
        """How many packs the code has."""
        return len(self.digest_hashes)

    def open(self, available: Iterable[Fingerprint]) -> Recipe:
        """Return the recipe of the code, with its packs taken from ``available``.

        For a collection, these are exactly the bundled packs; otherwise, all packs that the
        player has or named. Raises `CodeError` if a pack is missing or differs.
        """
        by_id = sorted(available, key=lambda pack: pack.id)
        if self.is_collection:
            packs = find_bundled_packs(by_id, self.digest_hashes, self.collection_hash)
        else:
            packs = find_packs(by_id, self.id_hashes, self.digest_hashes)
        tags = tags_of(packs)
        if any(position >= len(tags) for position in self.tag_positions):
            raise difference_error(())
        flagged = zip(packs, self.may_spoil, strict=True)
        spoilers = (pack.id for pack, may_spoil in flagged if may_spoil)
        return Recipe(
            **options_of(self),
            tags=tuple(tags[position] for position in self.tag_positions),
            spoilers=tuple(spoilers),
            packs=tuple(packs),
            is_collection=self.is_collection,
        )


def seal(recipe: Recipe) -> Sealed:
    """Return ``recipe`` with hashes instead of packs.

    Raises ``ValueError`` for packs, spoilers, or tags that cannot be those of one round.
    """
    packs = sorted(recipe.packs, key=lambda pack: pack.id)
    ids = [pack.id for pack in packs]
    if not ids or len({*ids}) < len(ids) or not {*recipe.spoilers} <= {*ids}:
        raise ValueError(f"packs {ids} with spoilers of {recipe.spoilers}")
    all_tags = tags_of(packs)
    is_collection = recipe.is_collection
    return Sealed(
        is_collection=is_collection,
        **options_of(recipe),
        tag_positions=tuple(sorted(all_tags.index(tag) for tag in {*recipe.tags})),
        may_spoil=tuple(pack_id in recipe.spoilers for pack_id in ids),
        id_hashes=() if is_collection else tuple(map(id_hash, packs)),
        digest_hashes=tuple(map(bundled_hash if is_collection else digest_hash, packs)),
        collection_hash=collection_hash(packs) if is_collection else 0,
    )
