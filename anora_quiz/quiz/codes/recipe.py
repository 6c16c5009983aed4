"""The recipe of a round: everything that a code says about it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

from anora_quiz.quiz.codes.errors import CodeError
from anora_quiz.quiz.codes.fingerprints import Fingerprint
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a code says whatever the packs; the defaults are the usual round.

    ``seed`` and ``hand`` are 0 or more. ``count`` is 1 to 1,000 questions, None for the mode's
    usual number; ``timer`` is 1 to 3,600 seconds, None for the mode's usual timer; ``players`` is
    1 to 8.
    """

    mode: str = Mode.name
    seed: int = 0
    hand: int = 0
    count: int | None = None
    timer: int | None = None
    players: int = 1
    difficulties: tuple[Difficulty, ...] = ()
    kinds: tuple[str, ...] = ()


def options_of(whole: Options) -> dict[str, Any]:
    """Return the options alone of ``whole``, a recipe or what a code says, by their names."""
    return {each.name: getattr(whole, each.name) for each in fields(Options)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe(Options):
    """What a code says, with the packs themselves.

    ``packs`` are one or more with different ids, ``tags`` some of their tags, and ``spoilers``
    the ids of those whose spoilers may be asked. With ``is_collection``, the packs are the
    bundled packs played together.

    `Sealed.open` returns packs, spoilers, and tags in alphabetical order, difficulties from easy
    to hard, and kinds as in `KINDS`; a code does not record their original order.
    """

    tags: tuple[str, ...]
    spoilers: tuple[str, ...]
    packs: tuple[Fingerprint, ...]
    is_collection: bool

    @classmethod
    def of(cls, dealt: Round, packs: Sequence[Fingerprint]) -> Self:
        """Return the recipe of ``dealt``, a round that was dealt from ``packs``."""
        setup, mode = dealt.setup, dealt.mode
        return cls(
            mode=mode.played_again_as or mode.name,
            seed=setup.seed,
            hand=setup.hand,
            count=setup.count,
            timer=None if setup.timer == mode.usual_timer else setup.timer,
            players=len(dealt.players),
            difficulties=setup.selection.difficulties,
            kinds=setup.selection.kinds,
            tags=setup.selection.tags,
            spoilers=setup.selection.spoilers,
            packs=tuple(packs),
            is_collection=bool(setup.collection),
        )

    def find_mode(self) -> Mode:
        """Return the mode of the round. Raises `CodeError` for one that this version lacks."""
        mode = find_mode(self.mode)
        if mode is None:
            message = f'this code is for the mode "{printable(self.mode)}", which you don\'t have'
            raise CodeError(message, "update Anora Quiz")
        return mode

    def setup(self, collection: str) -> Setup:
        """Return the settings of the round; ``collection`` is the name of the bundled packs.

        Raises `CodeError` like `find_mode`.
        """
        return Setup(
            packs=tuple(pack.id for pack in self.packs),
            titles=tuple(pack.title for pack in self.packs),
            collection=collection if self.is_collection else "",
            selection=Selection(
                difficulties=self.difficulties,
                kinds=self.kinds,
                tags=self.tags,
                spoilers=self.spoilers,
            ),
            seed=self.seed,
            hand=self.hand,
            count=self.count,
            timer=self.timer or self.find_mode().usual_timer,
        )
