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
from anora_quiz.quiz.question import Answer
from anora_quiz.terminal.commands import flag_reason, is_command, read_command
from anora_quiz.terminal.prompts import (
    LETTERS,
    NARROW,
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
from anora_quiz.terminal.text import visible

_BACK = "\0back"  # no text in a pack can hold this character


class More(Exception):
    """The player pressed Esc: something else than answering is wanted.

    ``draft`` is how far the answer was: the option pointed at, the options ticked, the
    line typed, the order, or the pairs made.
    """

    def __init__(self, draft: Answer) -> None:
        """Keep how far the answer was."""
        super().__init__()
        self.draft = draft


@dataclass(frozen=True, slots=True)
class _Wish:
    """A prompt's result that is no answer: Esc was pressed when the answer was this far."""

    draft: Answer


def answer_form(form: Form, width: int, draft: Answer = ()) -> Answer:
    """Ask for an answer that fits ``form``, on ``width`` columns; go on from ``draft``.

    A typed line may be one of the `commands` instead. Raises `Interrupted` and `More`.
    """
    match form:
        case PickOne():
            return (_pick_one(form.options, "Your answer", width, pointed="".join(draft)),)
        case PickMany():
            return _pick_many(form, width, draft)
        case TypeIn():
            return (_type_in(form, "".join(draft)),)
        case Arrange():
            return _arrange(form, width, draft)
        case Pair():
            return _pair(form, width, draft)


def _run_with_more(prompt: questionary.Question, draft: Callable[[], Answer]) -> Any:
    """Run ``prompt`` with Esc for more; ``draft`` tells how far the answer is."""

    def wish(event: KeyPressEvent) -> None:
        event.app.exit(result=_Wish(draft()))

    add_key(prompt, Keys.Escape, wish)
    result = run(prompt)
    if isinstance(result, _Wish):
        raise More(result.draft)
    return result


def _pick_one(
    options: Sequence[Option],
    message: str,
    width: int,
    *,
    above: Sequence[str] = (),
    pointed: str = "",
) -> str:
    """Ask for one option; the lines ``above`` the options cannot be chosen."""
    keys = _option_keys(len(options))
    instruction = f"{keys}; Esc: more" if width < NARROW else f"arrows, {keys}, Enter; Esc: more"
    prompt = select(message, options, width, instruction, above)
    control = control_of(prompt)

    def point(index: int) -> None:
        control.pointed_at = len(above) + index

    bind_options(prompt, options, point)
    keys_in_order = [option.key for option in options]
    if pointed in keys_in_order:
        point(keys_in_order.index(pointed))
    key: str = _run_with_more(prompt, lambda: (str(control.get_pointed_at().value),))
    return key


def _pick_many(form: PickMany, width: int, ticked: Answer) -> Answer:
    def problem(chosen: list[str]) -> str | bool:
        return form.problem(chosen) or True

    keys = _option_keys(len(form.options))
    instruction = (
        f"tick: {keys}; Esc: more"
        if width < NARROW
        else (f"Space or {keys} tick, Enter; Esc: more")
    )
    message = "Your answers"
    prompt = questionary.checkbox(
        message,
        choices_of(form.options, width),
        validate=problem,
        instruction=instruction_of(message, instruction, width),
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
    return tuple(_run_with_more(prompt, lambda: tuple(control.selected_options)))


def _type_in(form: TypeIn, typed: str) -> str:
    def problem(text: str) -> str | bool:
        if flag_reason(text) is not None:
            return True
        if is_command(text):
            return read_command(text)[1] or True
        return visible(form.problem((text,))) or True

    unit = f" in {visible(form.unit)}" if form.unit else ""
    prompt = questionary.text(
        f"Your answer{unit} (Esc: more):",
        default=typed,
        validate=problem,
        validate_while_typing=False,
        style=look_style(),
        erase_when_done=True,
    )
    buffer = prompt.application.current_buffer
    text: str = _run_with_more(prompt, lambda: (buffer.text,))
    return text


def _arrange(form: Arrange, width: int, order: Answer) -> Answer:
    """Ask for an order: Space takes an item up, the arrows carry it, Space puts it down."""
    items = sorted(form.items, key=lambda item: order.index(item.key)) if order else form.items
    instruction = (
        "Space takes, arrows carry; Esc more"
        if width < NARROW
        else "Space takes and drops, arrows carry, Enter; Esc: more"
    )
    prompt = select("Your order", items, width, instruction)
    control = control_of(prompt)
    texts = {item.key: item.text for item in items}
    is_carrying = Condition(lambda: bool(control.selected_options))

    def retitle() -> None:
        for place, choice in enumerate(control.choices):
            # A word, not a colour alone, tells what is taken up.
            taken = " (taken)" if choice.value in control.selected_options else ""
            choice.title = title_of(place, texts[str(choice.value)] + taken, width)

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
    result: Answer = _run_with_more(prompt, arranged)
    return result


def _pair(form: Pair, width: int, made: Answer) -> Answer:
    """Ask for a partner, item by item; going back takes the last pair apart again."""
    partners = list(made[1::2])
    while len(partners) < len(form.left):
        item = form.left[len(partners)]
        rest = [option for option in form.right if option.key not in partners]
        back = [Option(_BACK, "(back to the pair before)")] if partners else []
        message = f"{len(partners) + 1} of {len(form.left)}: {visible(item.text)} goes with"
        lines = [form.words(pair) for pair in _pairs(form, partners)]
        try:
            key = _pick_one([*rest, *back], message, width, above=lines)
        except More:
            raise More(tuple(chain(*_pairs(form, partners)))) from None
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
