"""A round that is being set up: what was chosen so far, and what follows from it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from anora_quiz.errors import PackError, UsageError
from anora_quiz.game.dealing import SEED_LIMIT, open_code
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.game.set_up.last_choices import next_setup
from anora_quiz.game.spoilers import decided_words, presumed_spoilers
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Selection

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.cache import CompiledPack


RANDOM = "random"
"""What stands for a round without a seed and without a code."""


class RoundSetup:
    """A round that is being set up; the session keeps its ``options`` until it is played.

    ``of_code`` is what its share code says, None without a code. Then, the round has as many
    players as ``players_of_code``.
    """

    def __init__(self, session: Session) -> None:
        """Begin with what was set up but not played, or else with what was chosen last."""
        self._session = session
        self._library = session.library()
        self._counts: dict[object, int | None] = {}
        self.packs = self._library.all_good()
        """The packs that can be chosen: the bundled packs, then the player's own."""
        self.options = next_setup(session)
        self.of_code: RoundOptions | None = None
        self.players_of_code = 0
        if self.options.code is not None and self._take_code(self.options.code):
            self.change(code=None)  # its packs have changed meanwhile

    @property
    def shown(self) -> RoundOptions:
        """What the round will be like."""
        return self.of_code or self.options

    @property
    def players(self) -> int:
        """How many players the round is for."""
        return self.players_of_code if self.of_code else max(len(self.options.players), 1)

    @property
    def decided_words(self) -> str:
        """What the player decided before about spoilers in the packs, in words."""
        return decided_words(self._session.settings(), [pack.id for pack in self._dealt_from()])

    @property
    def chosen_packs(self) -> "list[CompiledPack]":
        """The packs that were chosen one by one."""
        return [pack for pack in self.packs if str(pack.path) in self.shown.packs]

    @property
    def tags(self) -> list[str]:
        """The tags of the questions in the packs, in alphabetical order."""
        return sorted({tag for pack in self._dealt_from() for tag in pack.tags})

    def change(self, **changes: Any) -> None:
        """Change the options, given by their names."""
        self.options = replace(self.options, **changes)
        self._session.planned[:] = [self.options]

    def filter(self, **changes: Any) -> None:
        """Change the filters, given by their names."""
        self.change(filters=replace(self.options.filters, **changes))

    def choose_packs(self, paths: Sequence[str]) -> None:
        """Deal from the packs at ``paths``, and drop the tags that they lack."""
        mix = [str(pack.path) for pack in self._library.mix()]
        self.change(packs=() if paths == mix else tuple(paths))
        known = self.tags
        self.filter(tags=tuple(tag for tag in self.options.filters.tags if tag in known))

    def take_seed_or_code(self, text: str) -> str:
        """Take ``text`` for a seed if it is a number, or else for a code; return what is wrong.

        An empty text, or `RANDOM`, takes back what was given before.
        """
        text = "" if text.strip().casefold() == RANDOM else text.strip()
        is_seed = text.isascii() and text.isdigit()
        if text and not is_seed:
            return self._take_code(text)
        if is_seed and (len(text) > len(str(SEED_LIMIT)) or int(text) >= SEED_LIMIT):
            return f"Type a seed below {SEED_LIMIT:,}."
        self.of_code = None
        self.change(seed=int(text) if text else None, code=None)
        return ""

    def _take_code(self, code: str) -> str:
        try:
            recipe, packs = open_code(self._library, code)
        except (UsageError, PackError) as error:
            return error.sentences()
        self.players_of_code = recipe.players
        self.of_code = RoundOptions(
            packs=() if recipe.is_collection else tuple(str(pack.path) for pack in packs),
            count=recipe.count,
            mode=recipe.find_mode(),
            filters=Selection(
                difficulties=recipe.difficulties, kinds=recipe.kinds, tags=recipe.tags
            ),
            spoilers=bool(recipe.spoilers),
            timer=recipe.timer,
        )
        if recipe.players == 1:  # whoever else was named for another round
            self.change(players=())
        if recipe.players == 1:  # whoever was named for another round
            self.change(players=())
        self.change(code=code)
        return ""

    def problem(self) -> str:
        """Return why the round cannot be dealt; empty if nothing is known to be wrong."""
        players, matching = max(len(self.options.players), 1), self.matching()
        if self.of_code is not None:
            return "" if players == self.players else f"The code is for {self.wanted_players}."
        if matching == 0:
            return "No questions match. Change the packs, difficulty, kinds, or tags."
        if matching is not None and matching < players:
            verb = "matches" if matching == 1 else "match"
            return f"Only {count_of(matching, 'question')} {verb}, too few for {players} players."
        return ""

    @property
    def wanted_players(self) -> str:
        """How many players the code is for, in words."""
        return count_of(self.players_of_code, "player")

    def matching(self) -> int | None:
        """Return how many questions match; None if a pack cannot be read anymore."""
        options = self.shown
        key = (tuple(options.packs), options.filters, options.spoilers)
        if key not in self._counts:
            self._counts[key] = None
            with suppress(PackError):
                self._counts[key] = self._count(options)
        return self._counts[key]

    def _count(self, options: RoundOptions) -> int:
        packs = self._dealt_from()
        spoilers = presumed_spoilers(self._session, packs, wanted=options.spoilers)
        pool = self._library.pool(packs, replace(options.filters, spoilers=spoilers))
        return sum(pool.count(difficulty) for difficulty in Difficulty)

    def _dealt_from(self) -> "list[CompiledPack]":
        return self.chosen_packs or self._library.mix()
