"""The settings of a round: enough to deal it again from the same packs."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.selection import Card, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The settings of a round: enough to deal it again from the same packs.

    ``packs`` are pack ids in alphabetical order, ``titles`` their titles in the same order;
    ``collection`` is the name of the set they form, if the player chose it as a whole.
    ``seed`` and ``hand`` say what is dealt (see `Shoe`); ``shoe`` is the name of the players' own
    shoe that the hand was taken from, empty for a round with a given seed or code.

    ``count`` is the number of questions requested, None for the mode's usual number;
    ``timer`` is in seconds, None for no timer. ``day`` is the date (ISO 8601) of a daily
    round; ``code`` is the share code of the round, empty if it has none. ``is_from_code`` says
    that a share code decided all this, and not the player.
    """

    packs: tuple[str, ...]
    titles: tuple[str, ...] = ()
    collection: str = ""
    selection: Selection = field(default_factory=Selection)
    seed: int = 0
    hand: int = 0
    shoe: str = ""
    count: int | None = None
    timer: int | None = None
    day: str = ""
    code: str = ""
    is_from_code: bool = False

    @property
    def titles_by_id(self) -> dict[str, str]:
        """The titles of the packs by their ids."""
        return dict(zip(self.packs, self.titles, strict=False))

    def title(self, pack: str) -> str:
        """Return the title of the pack with the id ``pack``, or its id if it has none."""
        return self.titles_by_id.get(pack, pack)

    def form(self, card: Card) -> Form:
        """Return the form of ``card`` in this round: always with the same order of options."""
        return card.question.form(self.stream("options", card))

    def offered(self, card: Card, used: Iterable[Lifeline]) -> Form:
        """Return the form of ``card`` that the lifelines ``used`` on it have left."""
        form = self.form(card)
        for lifeline in used:
            stream = self.stream(lifeline.id, card)
            form = lifeline.change(form, card.question.solution(), stream)
        return form

    def stream(self, label: str, card: Card) -> random.Random:
        """Return a random number generator for ``card``, the same one for each ``label``."""
        hand = (str(self.hand),) if self.hand else ()
        return chance.stream(self.seed, label, card.pack, card.question.id, *hand)
