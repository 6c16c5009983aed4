"""Prompts for each of the six forms of answers, on a screen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import questionary
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys

from anora_quiz.quiz.forms import Arrange, FillIn, Form, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.options import Option
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
    list_look,
    prompt_style,
    run,
    select,
    title_of,
)
from anora_quiz.terminal.round_commands import is_command, read_command
from anora_quiz.terminal.sanitize import visible

_BACK = "\0back"  # no text in a pack can hold this character


class MenuRequested(Exception):
    """The player asked for a ``lifeline``, or with Esc, for the menu: then it is None.

    ``draft`` is the answer so far: the option pointed at, the options ticked, the line
    typed, the order, or the pairs made.
    """

    def __init__(self, draft: Answer, lifeline: Lifeline | None = None) -> None:
        """Keep the answer so far, and the lifeline."""
        super().__init__()
        self.draft = draft
        self.lifeline = lifeline


@dataclass(frozen=True, slots=True)
class FormPrompt:
    """Runs the prompts for an answer: in the ``current`` round, within ``limits``."""

    current: Round
    limits: PromptLimits

    @property
    def width(self) -> int:
        """The width of prompts in columns."""
        return self.limits.width

    def key_help(self, keys: str) -> str:
        """Return which keys do what, beginning with ``keys``, which say how to answer."""
        lifelines = [f"{each.key} {each}" for each in self.current.lifelines()]
        helps = [keys, ", ".join(lifelines), "Esc more" if self.limits.is_narrow else "Esc: more"]
        return "; ".join(text for text in helps if text)

    def run(self, prompt: questionary.Question, draft: Callable[[], Answer]) -> Any:
        """Return the result of ``prompt``; ``draft`` returns the answer so far.

        Raises `MenuRequested` for Esc, `Interrupted`, and `OutOfTime`.
        """
        self._add_exit_key(prompt, Keys.Escape, draft, None)
        return run(prompt, self.limits.countdown)

    def run_list(self, prompt: questionary.Question, draft: Callable[[], Answer]) -> Any:
        """Run ``prompt``, in which no text is typed, like `run`, with keys for lifelines, too."""
        for lifeline in self.current.lifelines():
            self._add_exit_key(prompt, lifeline.key, draft, lifeline)
        return self.run(prompt, draft)

    def _add_exit_key(
        self,
        prompt: questionary.Question,
        key: str,
        draft: Callable[[], Answer],
        lifeline: Lifeline | None,
    ) -> None:
        def leave(event: KeyPressEvent) -> None:
            event.app.exit(exception=MenuRequested(draft(), lifeline))

        add_key(prompt, key, leave)


def answer_form(form: Form, form_prompt: FormPrompt, draft: Answer = ()) -> Answer:
    """Ask for an answer that fits ``form``; begin with ``draft``.

    A typed line may be one of the `commands` instead. Raises `MenuRequested`, `Interrupted`,
    and `OutOfTime`.
    """
    match form:
        case PickOne():
            return (_pick_one(form.options, "Your answer", form_prompt, pointed="".join(draft)),)
        case PickMany():
            return _pick_many(form, form_prompt, draft)
        case TypeIn():
            return (_type_in(form, form_prompt, "".join(draft)),)
        case FillIn():
            return _fill_in(form, form_prompt, draft)
        case Arrange():
            return _arrange(form, form_prompt, draft)
        case Pair():
            return _pair(form, form_prompt, draft)


def _pick_one(
    options: Sequence[Option],
    message: str,
    form_prompt: FormPrompt,
    *,
    above: Sequence[str] = (),
    pointed: str = "",
) -> str:
    """Ask for one option; the lines ``above`` the options can't be chosen."""
    keys = _option_keys(len(options))
    instruction = form_prompt.key_help(
        keys if form_prompt.limits.is_narrow else f"arrows, {keys}, Enter"
    )
    prompt = select(message, options, form_prompt.width, instruction, above)
    control = control_of(prompt)

    def point(index: int) -> None:
        control.pointed_at = len(above) + index

    bind_options(prompt, options, point)
    keys_in_order = [option.key for option in options]
    if pointed in keys_in_order:
        point(keys_in_order.index(pointed))
    key: str = form_prompt.run_list(prompt, lambda: (str(control.get_pointed_at().value),))
    return key


def _pick_many(form: PickMany, form_prompt: FormPrompt, ticked: Answer) -> Answer:
    def problem(chosen: list[str]) -> str | bool:
        return form.problem(chosen) or True

    keys = _option_keys(len(form.options))
    instruction = form_prompt.key_help(
        f"tick: {keys}" if form_prompt.limits.is_narrow else f"Space or {keys} tick, Enter"
    )
    message = "Your answers"
    prompt = questionary.checkbox(
        message,
        choices_of(form.options, form_prompt.width),
        validate=problem,
        instruction=instruction_of(message, instruction, form_prompt.width),
        **list_look(),
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
    return tuple(form_prompt.run_list(prompt, lambda: tuple(control.selected_options)))


def _type_in(
    form: TypeIn, form_prompt: FormPrompt, typed: str, message: str = "Your answer"
) -> str:
    def problem(text: str) -> str | bool:
        if is_command(text):
            return read_command(text, form_prompt.current)[1] or True
        return visible(form.problem((text,))) or True

    unit = f" in {visible(form.unit)}" if form.unit else ""
    lifelines = () if form_prompt.limits.is_narrow else form_prompt.current.lifelines()
    words = "".join(f":{each}, " for each in lifelines)
    prompt = questionary.text(
        f"{message}{unit} ({words}Esc: more):",
        default=typed,
        validate=problem,
        validate_while_typing=False,
        style=prompt_style(),
        erase_when_done=True,
    )
    buffer = prompt.application.current_buffer
    text: str = form_prompt.run(prompt, lambda: (buffer.text,))
    return text


def _fill_in(form: FillIn, form_prompt: FormPrompt, draft: Answer) -> Answer:
    """Ask for the text of each blank in turn; a command is returned alone."""
    texts: list[str] = []
    total = len(form.accepted)
    for number, before in enumerate([*draft, *[""] * total][:total], start=1):
        message = f"Blank {number} of {total}" if total > 1 else "Your answer"
        try:
            text = _type_in(TypeIn(), form_prompt, before, message)
        except MenuRequested as requested:
            typed = (*texts, *requested.draft, *draft[number:])
            raise MenuRequested(typed, requested.lifeline) from None
        if is_command(text):
            return (text,)
        texts.append(text)
    return tuple(texts)


def _arrange(form: Arrange, form_prompt: FormPrompt, order: Answer) -> Answer:
    """Ask for an order: Space picks an item up, the arrows move it, Space puts it down."""
    items = sorted(form.options, key=lambda item: order.index(item.key)) if order else form.options
    instruction = form_prompt.key_help(
        "Space takes, arrows carry"
        if form_prompt.limits.is_narrow
        else "Space takes and drops, arrows carry, Enter"
    )
    prompt = select("Your order", items, form_prompt.width, instruction)
    control = control_of(prompt)
    texts = {item.key: item.text for item in items}
    is_moving = Condition(lambda: bool(control.selected_options))

    def update_titles() -> None:
        for position, choice in enumerate(control.choices):
            # A word, not color alone, shows which item is picked up.
            suffix = " (taken)" if choice.value in control.selected_options else ""
            choice.title = title_of(position, texts[str(choice.value)] + suffix, form_prompt.width)

    def pick_up_or_put_down(_: KeyPressEvent) -> None:
        current = control.get_pointed_at().value
        control.selected_options = [] if is_moving() else [current]
        update_titles()

    def move(step: int) -> None:
        source, target = control.pointed_at, control.pointed_at + step
        if 0 <= target < len(control.choices):
            choices = control.choices
            choices[source], choices[target] = choices[target], choices[source]
            control.pointed_at = target
            update_titles()

    def current_order() -> Answer:
        return tuple(str(choice.value) for choice in control.choices)

    def submit(event: KeyPressEvent) -> None:
        event.app.exit(result=current_order())

    add_key(prompt, " ", pick_up_or_put_down)
    add_key(prompt, Keys.Up, lambda _: move(-1), is_moving)
    add_key(prompt, Keys.Down, lambda _: move(1), is_moving)
    add_key(prompt, Keys.ShiftUp, lambda _: move(-1))
    add_key(prompt, Keys.ShiftDown, lambda _: move(1))
    add_key(prompt, Keys.ControlM, submit)
    result: Answer = form_prompt.run_list(prompt, current_order)
    return result


def _pair(form: Pair, form_prompt: FormPrompt, draft: Answer) -> Answer:
    """Ask for the partner of each item in turn; going back removes the last pair."""
    partners = list(draft[1::2])
    while len(partners) < len(form.left):
        item = form.left[len(partners)]
        remaining = [option for option in form.right if option.key not in partners]
        back = [Option(_BACK, "(back to the pair before)")] if partners else []
        message = f"{len(partners) + 1} of {len(form.left)}: {visible(item.text)} goes with"
        lines = [form.words(pair) for pair in _pairs(form, partners)]
        try:
            key = _pick_one([*remaining, *back], message, form_prompt, above=lines)
        except MenuRequested as requested:
            raise MenuRequested(tuple(chain(*_pairs(form, partners))), requested.lifeline) from None
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
