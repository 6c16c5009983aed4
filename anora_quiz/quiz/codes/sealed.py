"""A recipe with its packs sealed: marks stand for them until they are found again."""

from collections.abc import Iterable
from dataclasses import dataclass

from anora_quiz.quiz.codes.errors import CodeError
from anora_quiz.quiz.codes.fingerprints import (
    Print,
    bank_mark,
    digest_mark,
    id_mark,
    tags_of,
    whole_mark,
)
from anora_quiz.quiz.codes.matching import differing, find_banks, find_packs
from anora_quiz.quiz.codes.recipe import Recipe
from anora_quiz.quiz.question import Difficulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a code says before the packs are known: of them it holds only marks.

    ``tag_places`` are places among all tags of the packs in alphabetical order; ``may_spoil``
    and ``digest_marks`` go by packs in the order of their ids. ``id_marks`` is empty for a
    collection, ``whole_mark`` 0 for anything else.
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
    tag_places: tuple[int, ...] = ()
    may_spoil: tuple[bool, ...]
    id_marks: tuple[int, ...]
    digest_marks: tuple[int, ...]
    whole_mark: int

    @property
    def pack_count(self) -> int:
        """How many packs the code is of."""
        return len(self.digest_marks)

    def open(self, available: Iterable[Print]) -> Recipe:
        """Return what the code says, with the packs it is of from ``available``.

        For a collection these are exactly the bundled banks, else every pack that the player
        has or named. Raises `CodeError` where a pack is missing or differs.
        """
        here = sorted(available, key=lambda each: each.id)
        if self.is_collection:
            packs = find_banks(here, self.digest_marks, self.whole_mark)
        else:
            packs = find_packs(here, self.id_marks, self.digest_marks)
        known = tags_of(packs)
        if any(place >= len(known) for place in self.tag_places):
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
            tags=tuple(known[place] for place in self.tag_places),
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
        tag_places=tuple(sorted(known.index(tag) for tag in {*recipe.tags})),
        may_spoil=tuple(each in recipe.spoilers for each in ids),
        id_marks=() if is_collection else tuple(map(id_mark, packs)),
        digest_marks=tuple(map(bank_mark if is_collection else digest_mark, packs)),
        whole_mark=whole_mark(packs) if is_collection else 0,
    )
