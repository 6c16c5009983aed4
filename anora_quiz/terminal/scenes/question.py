"""The scene of an open question: its text, and what the player's hands do with it."""

from collections.abc import Callable, Sequence
from typing import assert_never

from rich.console import RenderableType
from rich.text import Text

from anora_quiz.quiz.forms import (
    Arrange,
    FillIn,
    Form,
    Pair,
    PickMany,
    PickOne,
    Typed,
    TypeIn,
    pairs_in,
)
from anora_quiz.quiz.options import Option, letters
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.header import header
from anora_quiz.terminal.scenes.rows import POINTER, arrow_row, blank, indented, option_row, prose
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.stage.typed_text import typed_text
from anora_quiz.terminal.wording import revealed_words, whose_turn

TICKED, UNTICKED = "[x]", "[ ]"
_KEPT_WITH_SNIPPET = 5  # the blank part after it
_KEYS_TO_MOVE = "↑↓"


def start(current: Round) -> State:
    """Return the state in which the open question is shown first, before any prompt."""
    match current.seat.offered():
        case PickOne(options) | PickMany(options) | Arrange(options):
            return State(options=options)
        case Pair(right=right):
            return State(options=right)
        case FillIn(accepted):
            return State(draft=("",) * len(accepted))
        case _:
            return State(draft=("",))


def question(
    current: Round,
    state: State,
    *,
    notice: str = "",
    seconds_left: float | None = None,
    is_one_key: bool = False,
) -> Scene:
    """Return the open question, with the answer so far, and a ``notice`` above it.

    With ``is_one_key``, a letter answers at once where one answer is right.
    """
    form = current.seat.offered()
    above = [*question_parts(current, current.seat.card), *_help_parts(current, notice)]
    parts = answer_parts(form, state)
    error: list[Part] = [indented(prose(state.error, "wrong"))] if state.error else []
    return Scene(
        header=header(current, current.seat, seconds_left=seconds_left),
        body=[*above, *parts, *([blank()] if error else []), *error],
        pointed_at=len(above) + min(state.pointed_at + _shift(form), len(parts) - 1),
        pinned=len(above) + len(parts) + 1 if error else None,
        kept=kept_from(current.seat.card),
        sideways="Shift+←→ scroll" if isinstance(form, Typed) else "←→ scroll",
        keys=[
            *_answer_keys(form, state, is_one_key=is_one_key),
            *_help_keys(current, form),
            "Esc more",
        ],
    )


def question_parts(current: Round, card: Card) -> list[Part]:
    """Return the pack, the question, and its snippet."""
    asked = card.question
    pack = f"{visible(current.setup.title(card.pack))} · {asked.difficulty}"
    title, text = Text(pack, "quiet", overflow="fold"), prose(asked.question, "bold")
    parts: list[Part] = [indented(title), blank(), indented(text), blank()]
    if asked.snippet is not None:
        from anora_quiz.terminal.scenes.code import snippet_part  # late: few questions have one

        parts += [snippet_part(asked.snippet), blank()]
    return parts


def kept_from(card: Card) -> int | None:
    """Return where the parts begin that stay in view while a snippet above them scrolls."""
    return None if card.question.snippet is None else _KEPT_WITH_SNIPPET


def answer_parts(form: Form, state: State) -> list[Part]:
    """Return the options, items, or lines to type into, as they are while answering."""
    match form:
        case PickOne(options):
            return _options(options, state.pointed_at)
        case PickMany(options):
            return [
                _option(index, option, state.pointed_at, box=_box(option, state))
                for index, option in enumerate(options)
            ]
        case Arrange():
            return [_item(index, option, state) for index, option in enumerate(state.options)]
        case Pair():
            return _pairing(form, state)
        case TypeIn():
            # An error that quotes what was typed says what is wanted, too.
            hint = "" if state.error.startswith("“") else form.how_to()
            return [_line(state.draft[0] if state.draft else "", state.cursor), *_told(hint)]
        case FillIn():
            hint = "" if len(form.accepted) == 1 else "↑↓ or Tab moves between blanks."
            return _blank_lines(form, state) + _told(hint)
        case _:
            assert_never(form)


def _help_parts(current: Round, notice: str) -> list[Part]:
    """Return whose turn it is, what lifelines said, and the notice, before the options."""
    texts = [whose_turn(current), *revealed_words(current), notice]
    parts: list[Part] = [indented(prose(text, "hint")) for text in texts if text]
    return [*parts, blank()] if parts else []


def _options(options: Sequence[Option], pointed_at: int) -> list[Part]:
    return [_option(index, option, pointed_at) for index, option in enumerate(options)]


def _option(index: int, option: Option, pointed_at: int, box: str = "") -> Part:
    is_pointed = index == pointed_at
    label = f"{box} {letters(index + 1)[-1]}".strip()
    return option_row(
        _mark(is_pointed=is_pointed), label, option.text, style=_style(is_pointed=is_pointed)
    )


def _box(option: Option, state: State) -> str:
    return TICKED if option.key in state.draft else UNTICKED


def _item(index: int, option: Option, state: State) -> Part:
    is_pointed = index == state.pointed_at
    is_carried = is_pointed and state.is_carrying
    note = "moving" if is_carried else ""
    mark = Text("↕" if is_carried else POINTER if is_pointed else " ", "accent")
    style = _style(is_pointed=is_pointed)
    return option_row(mark, str(index + 1), option.text, style=style, note=note)


def _pairing(form: Pair, state: State) -> list[Part]:
    """Return the items with the partners they have, and below them all that can be partners.

    Those that are taken stay, so that the letters of the others do.
    """
    texts = {option.key: option.text for option in form.right}
    partners = dict(pairs_in(state.draft))
    current = len(partners)
    parts: list[Part] = []
    for index, item in enumerate(form.left):
        partner = partners.get(item.key)
        after = "…" if partner is None else texts.get(partner, partner)
        mark = _mark(is_pointed=index == current)
        style = "bold" if index == current else ""
        shown = "" if index > current else after
        parts.append(arrow_row(mark, str(index + 1), item.text, shown, style=style))
    parts.append(blank())
    for index, option in enumerate(form.right):
        is_taken = option.key in partners.values()
        is_pointed = index == state.pointed_at and current < len(form.left)
        style = "quiet" if is_taken else _style(is_pointed=is_pointed)
        mark, label = _mark(is_pointed=is_pointed), letters(index + 1)[-1]
        parts.append(option_row(mark, label, option.text, style=style))
    return parts


def _shift(form: Form) -> int:
    """Return how many parts stand before the first of those that are pointed at."""
    return len(form.left) + 1 if isinstance(form, Pair) else 0


def _told(hint: str) -> list[Part]:
    return [blank(), indented(Text(hint, "quiet"))] if hint else []


def _line(text: str, cursor: int, label: str = "› ") -> Callable[[int], RenderableType]:
    return lambda width: typed_text(text, cursor, width, label)


def _blank_lines(form: FillIn, state: State) -> list[Part]:
    """Return a line for each blank; one of them is being typed."""
    parts: list[Part] = []
    for index in range(len(form.accepted)):
        text = state.draft[index] if index < len(state.draft) else ""
        number = f"{index + 1}  "
        if index == state.pointed_at:
            parts.append(_line(text, state.cursor, f"› {number}"))
        else:
            parts.append(Text(f"  {number}{visible(text)}", overflow="fold"))
    return parts


def _answer_keys(form: Form, state: State, *, is_one_key: bool) -> list[str]:
    count = len(state.options)
    range_of_letters = f"a–{letters(count)[-1]}" if count > 1 else "a"
    choose = f"{_KEYS_TO_MOVE} or {range_of_letters} choose"
    match form:
        case PickOne():
            at_once = f"{range_of_letters} answer"
            return [at_once if is_one_key else choose, "Enter answer"]
        case PickMany():
            return [f"Space or {range_of_letters} select", "Enter answer"]
        case Arrange():
            put = "put down" if state.is_carrying else "pick up"
            return [f"Space {put}", f"{_KEYS_TO_MOVE} move", "Enter answer"]
        case Pair():
            is_made = len(state.draft) == 2 * len(form.left)
            act = ["Enter answer"] if is_made else [choose, "Enter pair"]
            return [*act, *(["Backspace undo"] if state.draft else [])]
        case _:
            is_last = state.pointed_at >= len(state.draft) - 1
            return ["Enter answer" if is_last else "Enter next blank"]


def _help_keys(current: Round, form: Form) -> list[str]:
    """Return the keys for lifelines, or the commands where keys are letters to type."""
    is_typed = isinstance(form, Typed)
    return [
        f":{each}" if is_typed else f"{each.key} {each.name.casefold()}"
        for each in current.lifelines()
    ]


def _mark(*, is_pointed: bool) -> Text:
    return Text(POINTER if is_pointed else " ", "accent")


def _style(*, is_pointed: bool) -> str:
    return "bold" if is_pointed else ""
