"""What is typed at a screen: questionary's prompts, with a few keys of our own.

Every prompt goes through `_run`, the only place where Ctrl-C and a closed input are met;
both come out as `Interrupted`. Prompts erase themselves when they are done: what the
player chose is shown again by whoever asked.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

import questionary
from prompt_toolkit.application import get_app_session
from prompt_toolkit.filters import Condition
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from anora_quiz.quiz.forms import Arrange, Form, Option, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.question import Answer
from anora_quiz.terminal.commands import is_command, read_command
from anora_quiz.terminal.text import visible
from anora_quiz.terminal.theme import PROMPT_STYLE, wrapped

_LETTERS = "abcdefghijklmnop"
_NARROW = 60  # columns, below which instructions are cut short
_MARGIN = 5  # columns before a choice: the pointer and the box to tick
_ESCAPE_DELAY = 0.05  # seconds to wait whether Esc begins the code of another key
_BACK = "\0back"  # no text in a pack can hold this character

_Value = TypeVar("_Value")


class Interrupted(Exception):
    """The player pressed Ctrl-C, or the terminal went away."""


class More(Exception):
    """The player pressed Esc: something else than answering is wanted.

    ``draft`` is how far the answer was: the option pointed at, the options ticked, the
    line typed, the order, or the pairs made.
    """

    def __init__(self, draft: Answer) -> None:
        """Keep how far the answer was."""
        super().__init__()
        self.draft = draft


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


def forget_typed_ahead() -> None:
    """Drop keys pressed before a question was to be seen: they were not meant for it."""
    source = get_app_session().input
    clear_typeahead(source)
    if sys.stdin is not None and sys.stdin.isatty() and sys.platform != "win32":
        import termios

        termios.tcflush(sys.stdin, termios.TCIFLUSH)


def choose(message: str, choices: Sequence[tuple[str, _Value]], width: int) -> _Value:
    """Ask for one of ``choices``, each a text and its value. Raises `Interrupted`."""
    options = [Option(str(index), text) for index, (text, _) in enumerate(choices)]
    prompt = _select(message, options, width, "arrows, Enter")
    return choices[int(_run(prompt))][1]


def type_name(message: str, suggested: str) -> str:
    """Ask for a name, ``suggested`` standing in the line. Raises `Interrupted`."""

    def problem(text: str) -> str | bool:
        return not text.strip() or name_problem(text) or True

    prompt = questionary.text(
        message,
        default=suggested,
        validate=problem,
        validate_while_typing=False,
        style=_style(),
        erase_when_done=True,
    )
    return tidy_name(_run(prompt)) or suggested


def wait(message: str) -> None:
    """Wait for Enter, or any key that a letter is on. Raises `Interrupted`."""
    prompt = questionary.press_any_key_to_continue(message, style=_style(), erase_when_done=True)

    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    _add_key(prompt, Keys.ControlC, interrupt)
    _run(prompt)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A prompt's result that is no answer: Esc was pressed when the answer was this far."""

    draft: Answer


def _run(prompt: questionary.Question) -> Any:
    prompt.application.ttimeoutlen = _ESCAPE_DELAY
    try:
        return prompt.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        raise Interrupted from None


def _run_with_more(prompt: questionary.Question, draft: Callable[[], Answer]) -> Any:
    """Run ``prompt`` with Esc for more; ``draft`` tells how far the answer is."""

    def wish(event: KeyPressEvent) -> None:
        event.app.exit(result=_Wish(draft()))

    _add_key(prompt, Keys.Escape, wish)
    result = _run(prompt)
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
    instruction = f"{keys}; Esc: more" if width < _NARROW else f"arrows, {keys}, Enter; Esc: more"
    prompt = _select(message, options, width, instruction, above)
    control = _control_of(prompt)

    def point(index: int) -> None:
        control.pointed_at = len(above) + index

    _bind_options(prompt, len(options), point)
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
        if width < _NARROW
        else (f"Space or {keys} tick, Enter; Esc: more")
    )
    message = "Your answers"
    prompt = questionary.checkbox(
        message,
        _choices(form.options, width),
        validate=problem,
        instruction=_instruction(message, instruction, width),
        **_look(),
    )
    control = _control_of(prompt)

    def toggle(index: int) -> None:
        control.pointed_at = index
        key = control.choices[index].value
        if key in control.selected_options:
            control.selected_options.remove(key)
        else:
            control.selected_options.append(key)

    _bind_options(prompt, len(form.options), toggle)
    control.selected_options = list(ticked)
    return tuple(_run_with_more(prompt, lambda: tuple(control.selected_options)))


def _type_in(form: TypeIn, typed: str) -> str:
    def problem(text: str) -> str | bool:
        if is_command(text):
            return read_command(text)[1] or True
        return visible(form.problem((text,))) or True

    unit = f" ({visible(form.unit)})" if form.unit else ""
    prompt = questionary.text(
        f"Your answer{unit}:",
        default=typed,
        validate=problem,
        validate_while_typing=False,
        placeholder=[("class:instruction", "Esc: more")],
        style=_style(),
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
        if width < _NARROW
        else "Space takes and drops, arrows carry, Enter; Esc: more"
    )
    prompt = _select("Your order", items, width, instruction)
    control = _control_of(prompt)
    texts = {item.key: item.text for item in items}
    is_carrying = Condition(lambda: bool(control.selected_options))

    def take_or_drop(_: KeyPressEvent) -> None:
        current = control.get_pointed_at().value
        control.selected_options = [] if is_carrying() else [current]

    def carry(step: int) -> None:
        here, there = control.pointed_at, control.pointed_at + step
        if 0 <= there < len(control.choices):
            choices = control.choices
            choices[here], choices[there] = choices[there], choices[here]
            for place, choice in enumerate(choices):
                choice.title = _title(place, texts[str(choice.value)], width)
            control.pointed_at = there

    def arranged() -> Answer:
        return tuple(str(choice.value) for choice in control.choices)

    def done(event: KeyPressEvent) -> None:
        event.app.exit(result=arranged())

    _add_key(prompt, " ", take_or_drop)
    _add_key(prompt, Keys.Up, lambda _: carry(-1), is_carrying)
    _add_key(prompt, Keys.Down, lambda _: carry(1), is_carrying)
    _add_key(prompt, Keys.ShiftUp, lambda _: carry(-1))
    _add_key(prompt, Keys.ShiftDown, lambda _: carry(1))
    _add_key(prompt, Keys.ControlM, done)
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


def _select(
    message: str,
    options: Sequence[Option],
    width: int,
    instruction: str,
    above: Sequence[str] = (),
) -> questionary.Question:
    lines = [questionary.Separator(wrapped(line, width, _MARGIN)) for line in above]
    return questionary.select(
        wrapped(message, width, 2),
        [*lines, *_choices(options, width)],
        instruction=_instruction(message, instruction, width),
        **_look(),
    )


def _instruction(message: str, instruction: str, width: int) -> str:
    """Return the instruction in brackets, on a line of its own where the first has no room."""
    is_short = len(f"? {message} ({instruction})") <= width
    return f"({instruction})" if is_short else f"\n  ({instruction})"


def _look() -> dict[str, Any]:
    # Letters choose options here, so j and k must not move the pointer.
    return {"pointer": "❯", "use_jk_keys": False, "style": _style(), "erase_when_done": True}


def _style() -> questionary.Style:
    return questionary.Style(PROMPT_STYLE)


def _choices(options: Sequence[Option], width: int) -> list[questionary.Choice]:
    return [
        questionary.Choice(_title(place, option.text, width), value=option.key)
        for place, option in enumerate(options)
    ]


def _title(place: int, text: str, width: int) -> str:
    """Return a numbered text, wrapped: the list of choices cuts off what is too long."""
    label = f"{place + 1}. "
    return label + wrapped(text, width, _MARGIN + len(label))


def _option_keys(count: int) -> str:
    last = min(count, len(_LETTERS))
    return f"1-{min(count, 9)} or a-{_LETTERS[last - 1]}"


def _control_of(prompt: questionary.Question) -> InquirerControl:
    controls = prompt.application.layout.find_all_controls()
    return next(control for control in controls if isinstance(control, InquirerControl))


def _bind_options(prompt: questionary.Question, count: int, act: Callable[[int], None]) -> None:
    """Let the digits 1 to 9 and the letters from a on act on the options of ``prompt``."""
    for keys in ("123456789", _LETTERS):
        for index, key in enumerate(keys[:count]):
            _add_key(prompt, key, lambda _, index=index: act(index))  # type: ignore[misc]


def _add_key(
    prompt: questionary.Question,
    key: str,
    act: Callable[[KeyPressEvent], None],
    when: Condition | None = None,
) -> None:
    """Let ``key`` do ``act`` in ``prompt``, before whatever the prompt itself does with it."""
    added = KeyBindings()
    added.add(key, eager=True, filter=when if when is not None else True)(act)
    own = prompt.application.key_bindings
    prompt.application.key_bindings = merge_key_bindings([own, added] if own else [added])
