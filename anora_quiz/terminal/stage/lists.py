"""Prompts in which options are picked, ordered, or paired; questionary holds the list."""

from collections.abc import Callable, Sequence
from itertools import chain

from prompt_toolkit.keys import Keys
from questionary import Choice
from questionary.prompts.common import InquirerControl

from anora_quiz.quiz.options import Option
from anora_quiz.quiz.question import Answer
from anora_quiz.terminal.sanitize import on_one_line
from anora_quiz.terminal.stage.prompt import Keyboard, Prompt, finish
from anora_quiz.terminal.stage.state import State

LETTERS = "abcdefghijklmnop"
"""The letters that choose options; later letters are free for other uses."""


def pick_one(
    prompt: Prompt,
    options: Sequence[Option],
    draft: Answer = (),
    *,
    is_one_key: bool = False,
) -> str:
    """Return the key of the option that the player chose; ``draft`` is what is pointed at first.

    With ``is_one_key``, a letter or digit answers without Enter. Raises as `Prompt.ask` does.
    """
    picking = _Picking(options, draft)
    keyboard = picking.keyboard()

    def choose(index: int) -> None:
        picking.point(index)
        if is_one_key:
            finish(picking.pointed)

    picking.on_options(keyboard, choose)
    keyboard.on(Keys.ControlM, lambda: picking.submit(lambda: finish(picking.pointed)))
    key: str = prompt.ask(lambda: picking.state((picking.pointed,)), keyboard, picking.control)
    return key


def pick_many(  # noqa: PLR0913 - as `pick_one`, and what is wrong with the answer
    prompt: Prompt,
    options: Sequence[Option],
    problem: Callable[[Answer], str],
    draft: Answer = (),
    pointed_at: int = 0,
    *,
    has_pages: bool = False,
) -> Answer:
    """Return the keys of the options that the player ticked, in the order of ``options``.

    The pointer begins at the index ``pointed_at``; with ``has_pages``, PgUp and PgDn move it.
    ``problem`` says what is wrong with them, empty if nothing is. Raises as `Prompt.ask` does.
    """
    picking = _Picking(options)
    picking.point(pointed_at)
    ticked = set(draft)
    keyboard = picking.keyboard()

    def answer() -> Answer:
        return tuple(option.key for option in options if option.key in ticked)

    def toggle(index: int) -> None:
        picking.point(index)
        ticked.symmetric_difference_update({picking.pointed})

    def submit() -> None:
        picking.error = problem(answer())
        if not picking.error:
            finish(answer())

    picking.on_options(keyboard, toggle)
    if has_pages:
        picking.on_pages(keyboard, prompt)
    keyboard.on(" ", lambda: toggle(picking.index))
    keyboard.on(Keys.ControlM, submit)
    result: Answer = prompt.ask(
        lambda: picking.state(answer()), keyboard, picking.control, picking.forget_error
    )
    return result


def arrange(
    prompt: Prompt, items: Sequence[Option], draft: Answer = (), pointed_at: int = 0
) -> Answer:
    """Return the keys of ``items`` in the order that the player gave them.

    The pointer begins at the index ``pointed_at``.
    Space picks an item up and puts it down, and the arrows carry it; with Shift they move the
    item pointed at. Raises as `Prompt.ask` does.
    """
    ordered = sorted(items, key=lambda item: draft.index(item.key)) if draft else list(items)
    picking = _Picking(ordered)
    picking.point(pointed_at)
    keyboard = picking.keyboard()

    def order() -> Answer:
        return tuple(option.key for option in picking.options)

    def step(step: int) -> None:
        if picking.is_carrying:
            picking.carry(step)
        else:
            picking.move(step)

    def point(index: int) -> None:
        picking.is_carrying = False
        picking.point(index)

    picking.on_options(keyboard, point)
    keyboard.on(" ", picking.pick_up_or_put_down)
    keyboard.on(Keys.Up, lambda: step(-1))
    keyboard.on(Keys.Down, lambda: step(1))
    keyboard.on(Keys.ShiftUp, lambda: picking.carry(-1))
    keyboard.on(Keys.ShiftDown, lambda: picking.carry(1))
    keyboard.on(Keys.Home, lambda: point(0))
    keyboard.on(Keys.End, lambda: point(len(items) - 1))
    keyboard.on(Keys.ControlM, lambda: picking.submit(lambda: finish(order())))
    result: Answer = prompt.ask(lambda: picking.state(order()), keyboard, picking.control)
    return result


def pair(
    prompt: Prompt,
    left: Sequence[Option],
    right: Sequence[Option],
    draft: Answer = (),
    pointed_at: int = 0,
) -> Answer:
    """Return pairs of keys, one after the other: each of ``left`` with one of ``right``.

    They are made in order, from the partners that are left; Backspace removes the last pair, and
    Enter gives the answer once all are made. Raises as `Prompt.ask` does.
    """
    pairing = _Pairing(left, right, draft[1::2])
    pairing.point(pointed_at)
    keyboard = pairing.keyboard()
    pairing.on_options(keyboard, pairing.name)
    keyboard.on(Keys.ControlM, lambda: pairing.submit(pairing.choose))
    keyboard.on(Keys.Backspace, pairing.go_back)
    result: Answer = prompt.ask(lambda: pairing.state(pairing.pairs), keyboard, pairing.control)
    return result


class _Picking:
    """A list of options with a pointer; keys move it, and others mark options."""

    def __init__(self, options: Sequence[Option], pointed_at: Answer = ()) -> None:
        """Point at the option whose key is in ``pointed_at``, else at the first."""
        self.is_carrying = False
        self.error = ""
        self.options = list(options)
        self.control = InquirerControl([Choice(o.text, o.key) for o in options], focusable=True)
        self.point_at(pointed_at)

    @property
    def index(self) -> int:
        """The index of the option pointed at."""
        return self.control.pointed_at

    @property
    def pointed(self) -> str:
        """The key of the option pointed at."""
        return self.options[self.index].key

    def state(self, draft: Answer) -> State:
        options, is_carrying = tuple(self.options), self.is_carrying
        return State(draft, options, self.index, is_carrying=is_carrying, error=self.error)

    def keyboard(self) -> Keyboard:
        """Return the keys that move the pointer."""
        keyboard = Keyboard()
        keyboard.on(Keys.Up, lambda: self.move(-1))
        keyboard.on(Keys.Down, lambda: self.move(1))
        keyboard.on(Keys.Home, lambda: self.point(0))
        keyboard.on(Keys.End, lambda: self.point(len(self.options)))
        return keyboard

    def on_options(self, keyboard: Keyboard, act: Callable[[int], None]) -> None:
        """Let letters and digits call ``act`` with the index of their option."""

        def press(character: str) -> None:
            index = option_keys(self.options).get(character)
            self.forget_error()
            if index is not None:
                act(index)
            elif character.isalnum():
                self.error = f"There is no option “{character}” here."

        keyboard.on_other(press)

    def on_pages(self, keyboard: Keyboard, prompt: Prompt) -> None:
        """Let PgUp and PgDn move the pointer by as many options as ``prompt`` shows."""
        keyboard.on(Keys.PageUp, lambda: self.point(self.index - prompt.stage.page))
        keyboard.on(Keys.PageDown, lambda: self.point(self.index + prompt.stage.page))

    def move(self, step: int) -> None:
        """Move the pointer; from the last option, it goes on to the first."""
        self.forget_error()
        if step < 0:
            self.control.select_previous()
        else:
            self.control.select_next()

    def point(self, index: int) -> None:
        """Point at the option at ``index``, or at the nearest there is."""
        self.control.pointed_at = max(min(index, len(self.options) - 1), 0)

    def carry(self, step: int) -> None:
        """Move the option pointed at, if there is another place for it."""
        options, source, target = self.options, self.index, self.index + step
        if 0 <= target < len(options):
            options[source], options[target] = options[target], options[source]
            self.point(target)

    def pick_up_or_put_down(self) -> None:
        self.is_carrying = not self.is_carrying

    def forget_error(self) -> None:
        self.error = ""

    def submit(self, act: Callable[[], None]) -> None:
        """Do ``act``, unless the key before meant no option: then Enter means none of these."""
        if self.error:
            self.forget_error()
        else:
            act()

    def point_at(self, keys: Answer) -> None:
        """Point at the first option whose key is in ``keys``, else at the first of all."""
        self.point(next((i for i, each in enumerate(self.options) if each.key in keys), 0))


class _Pairing(_Picking):
    """A list of partners, in which the pointer passes over those that are taken."""

    def __init__(self, left: Sequence[Option], right: Sequence[Option], taken: Answer) -> None:
        """Begin with the partners that are ``taken``, by the first of ``left``."""
        self._left, self._partners = left, list(taken)
        super().__init__(right)

    @property
    def pairs(self) -> Answer:
        """The pairs so far, as keys one after the other."""
        pairs = zip(self._left, self._partners, strict=False)
        return tuple(chain(*((item.key, partner) for item, partner in pairs)))

    def move(self, step: int) -> None:
        """Move the pointer to the next partner that is left."""
        super().move(step)
        if self.pointed in self._partners and len(self._partners) < len(self.options):
            self.move(step)

    def point(self, index: int) -> None:
        """Point at the partner at ``index``; if it is taken, at the next one that is left."""
        super().point(index)
        if self.pointed in self._partners:
            self.move(1 if index < len(self.options) else -1)

    def name(self, index: int) -> None:
        """Point at the partner whose letter was pressed, unless it is taken."""
        if self.options[index].key in self._partners:
            taken = on_one_line(self.options[index].text)
            self.error = f"“{taken}” already has a partner."
        else:
            self.point(index)

    def choose(self) -> None:
        """Make a pair, or give the answer if all are made."""
        if len(self._partners) == len(self._left):
            finish(self.pairs)
        else:
            self._partners.append(self.pointed)
            self.point(0)

    def go_back(self) -> None:
        """Remove the last pair, and point at its partner."""
        if self._partners:
            self.point_at((self._partners.pop(),))


def option_keys(options: Sequence[Option]) -> dict[str, int]:
    """Return the keys for ``options``, with their indexes: digits, letters, and initials.

    An initial counts if no other option has it and it isn't the letter of another option.
    """
    keys = dict(zip("123456789", range(len(options)), strict=False))
    keys.update(zip(LETTERS, range(len(options)), strict=False))
    initials = [option.text[:1].casefold() for option in options]
    for index, initial in enumerate(initials):
        if initials.count(initial) == len(initial) == 1 and initial.isalpha():
            keys.setdefault(initial, index)
    return keys
