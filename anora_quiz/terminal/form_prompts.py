"""How each of the five forms is answered at a screen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import questionary
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys

from anora_quiz.quiz.forms import Arrange, Form, Option, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.prompts import (
    LETTERS,
    PromptLimits,
    add_key,
    bind_options,
    choices_of,
    control_of,
    instruction_of,
    look,
    look_style,
    run,
    select,
    title_of,
)
from anora_quiz.terminal.round_commands import is_command, read_command
from anora_quiz.terminal.sanitize import visible

_BACK = "\0back"  # no text in a pack can hold this character


KEYS = {Lifeline.HINT: "?", Lifeline.HALF: "%"}
"""The keys for lifelines, where no text is typed."""

_NAMES = {Lifeline.HINT: "hint", Lifeline.HALF: "half"}


class MenuRequested(Exception):
    """Something else than answering is wanted: a lifeline, or with Esc, all that there is.

    ``draft`` is how far the answer was: the option pointed at, the options ticked, the
    line typed, the order, or the pairs made.
    """

    def __init__(self, draft: Answer, lifeline: Lifeline | None = None) -> None:
        """Keep how far the answer was."""
        super().__init__()
        self.draft = draft
        self.lifeline = lifeline


@dataclass(frozen=True, slots=True)
class _Requested:
    """A prompt's result that is no answer; the answer was as far as ``draft``."""

    draft: Answer
    lifeline: Lifeline | None


@dataclass(frozen=True, slots=True)
class FormPrompt:
    """What an answer is given at: the open question's round, and the room for prompts."""

    current: Round
    room: PromptLimits

    @property
    def width(self) -> int:
        """The width in columns."""
        return self.room.width

    def ways_on(self, keys: str) -> str:
        """Return which keys do what, those for answering being ``keys``."""
        helps = [f"{KEYS[each]} {_NAMES[each]}" for each in self.current.lifelines()]
        parts = [keys, ", ".join(helps), "Esc more" if self.room.is_narrow else "Esc: more"]
        return "; ".join(part for part in parts if part)

    def run(self, prompt: questionary.Question, draft: Callable[[], Answer]) -> Any:
        """Run ``prompt`` with Esc for more; ``draft`` tells how far the answer is."""
        self._add_way(prompt, Keys.Escape, draft, None)
        return self._result(prompt)

    def run_list(self, prompt: questionary.Question, draft: Callable[[], Answer]) -> Any:
        """Run ``prompt``, in which nothing is typed, with Esc and the keys for lifelines."""
        for lifeline in self.current.lifelines():
            self._add_way(prompt, KEYS[lifeline], draft, lifeline)
        return self.run(prompt, draft)

    def _add_way(
        self,
        prompt: questionary.Question,
        key: str,
        draft: Callable[[], Answer],
        lifeline: Lifeline | None,
    ) -> None:
        add_key(prompt, key, lambda event: event.app.exit(result=_Requested(draft(), lifeline)))

    def _result(self, prompt: questionary.Question) -> Any:
        result = run(prompt, self.room.countdown)
        if isinstance(result, _Requested):
            raise MenuRequested(result.draft, result.lifeline)
        return result


def answer_form(form: Form, desk: FormPrompt, draft: Answer = ()) -> Answer:
    """Ask for an answer that fits ``form``; go on from ``draft``.

    A typed line may be one of the `commands` instead. Raises `MenuRequested`, `Interrupted` and
    `OutOfTime`.
    """
    match form:
        case PickOne():
            return (_pick_one(form.options, "Your answer", desk, pointed="".join(draft)),)
        case PickMany():
            return _pick_many(form, desk, draft)
        case TypeIn():
            return (_type_in(form, desk, "".join(draft)),)
        case Arrange():
            return _arrange(form, desk, draft)
        case Pair():
            return _pair(form, desk, draft)


def _pick_one(
    options: Sequence[Option],
    message: str,
    desk: FormPrompt,
    *,
    above: Sequence[str] = (),
    pointed: str = "",
) -> str:
    """Ask for one option; the lines ``above`` the options cannot be chosen."""
    keys = _option_keys(len(options))
    instruction = desk.ways_on(keys if desk.room.is_narrow else f"arrows, {keys}, Enter")
    prompt = select(message, options, desk.width, instruction, above)
    control = control_of(prompt)

    def point(index: int) -> None:
        control.pointed_at = len(above) + index

    bind_options(prompt, options, point)
    keys_in_order = [option.key for option in options]
    if pointed in keys_in_order:
        point(keys_in_order.index(pointed))
    key: str = desk.run_list(prompt, lambda: (str(control.get_pointed_at().value),))
    return key


def _pick_many(form: PickMany, desk: FormPrompt, ticked: Answer) -> Answer:
    def problem(chosen: list[str]) -> str | bool:
        return form.problem(chosen) or True

    keys = _option_keys(len(form.options))
    instruction = desk.ways_on(
        f"tick: {keys}" if desk.room.is_narrow else f"Space or {keys} tick, Enter"
    )
    message = "Your answers"
    prompt = questionary.checkbox(
        message,
        choices_of(form.options, desk.width),
        validate=problem,
        instruction=instruction_of(message, instruction, desk.width),
        **look(),
    )
    control = control_of(prompt)

    def toggle(index: int) -> None:
        control.pointed_at = index
        key = control.choices[index].value
        if key in control.selected_options:
            control.selected_options.remove(key)
        else:
            control.selected_options.append(key)

    bind_options(prompt, form.options, toggle)
    control.selected_options = list(ticked)
    return tuple(desk.run_list(prompt, lambda: tuple(control.selected_options)))


def _type_in(form: TypeIn, desk: FormPrompt, typed: str) -> str:
    def problem(text: str) -> str | bool:
        if is_command(text):
            return read_command(text, desk.current)[1] or True
        return visible(form.problem((text,))) or True

    unit = f" in {visible(form.unit)}" if form.unit else ""
    lifelines = () if desk.room.is_narrow else desk.current.lifelines()
    helps = "".join(f":{_NAMES[each]}, " for each in lifelines)
    prompt = questionary.text(
        f"Your answer{unit} ({helps}Esc: more):",
        default=typed,
        validate=problem,
        validate_while_typing=False,
        style=look_style(),
        erase_when_done=True,
    )
    buffer = prompt.application.current_buffer
    text: str = desk.run(prompt, lambda: (buffer.text,))
    return text


def _arrange(form: Arrange, desk: FormPrompt, order: Answer) -> Answer:
    """Ask for an order: Space takes an item up, the arrows carry it, Space puts it down."""
    items = sorted(form.items, key=lambda item: order.index(item.key)) if order else form.items
    instruction = desk.ways_on(
        "Space takes, arrows carry"
        if desk.room.is_narrow
        else "Space takes and drops, arrows carry, Enter"
    )
    prompt = select("Your order", items, desk.width, instruction)
    control = control_of(prompt)
    texts = {item.key: item.text for item in items}
    is_carrying = Condition(lambda: bool(control.selected_options))

    def retitle() -> None:
        for position, choice in enumerate(control.choices):
            # A word, not a colour alone, tells what is taken up.
            taken = " (taken)" if choice.value in control.selected_options else ""
            choice.title = title_of(position, texts[str(choice.value)] + taken, desk.width)

    def take_or_drop(_: KeyPressEvent) -> None:
        current = control.get_pointed_at().value
        control.selected_options = [] if is_carrying() else [current]
        retitle()

    def carry(step: int) -> None:
        here, there = control.pointed_at, control.pointed_at + step
        if 0 <= there < len(control.choices):
            choices = control.choices
            choices[here], choices[there] = choices[there], choices[here]
            control.pointed_at = there
            retitle()

    def arranged() -> Answer:
        return tuple(str(choice.value) for choice in control.choices)

    def done(event: KeyPressEvent) -> None:
        event.app.exit(result=arranged())

    add_key(prompt, " ", take_or_drop)
    add_key(prompt, Keys.Up, lambda _: carry(-1), is_carrying)
    add_key(prompt, Keys.Down, lambda _: carry(1), is_carrying)
    add_key(prompt, Keys.ShiftUp, lambda _: carry(-1))
    add_key(prompt, Keys.ShiftDown, lambda _: carry(1))
    add_key(prompt, Keys.ControlM, done)
    result: Answer = desk.run_list(prompt, arranged)
    return result


def _pair(form: Pair, desk: FormPrompt, made: Answer) -> Answer:
    """Ask for a partner, item by item; going back takes the last pair apart again."""
    partners = list(made[1::2])
    while len(partners) < len(form.left):
        item = form.left[len(partners)]
        rest = [option for option in form.right if option.key not in partners]
        back = [Option(_BACK, "(back to the pair before)")] if partners else []
        message = f"{len(partners) + 1} of {len(form.left)}: {visible(item.text)} goes with"
        lines = [form.words(pair) for pair in _pairs(form, partners)]
        try:
            key = _pick_one([*rest, *back], message, desk, above=lines)
        except MenuRequested as more:
            raise MenuRequested(tuple(chain(*_pairs(form, partners))), more.lifeline) from None
        if key == _BACK:
            partners.pop()
        else:
            partners.append(key)
    return tuple(chain(*_pairs(form, partners)))


def _pairs(form: Pair, partners: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((item.key, partner) for item, partner in zip(form.left, partners, strict=False))


def _option_keys(count: int) -> str:
    last = min(count, len(LETTERS))
    return f"1-{min(count, 9)} or a-{LETTERS[last - 1]}"
