"""The scene of Home: who plays, today's round, and what to do."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from anora_quiz.terminal.home import Home, HomeItem, Today
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.rows import POINTER, blank, joined, note_column, prose, row
from anora_quiz.terminal.scenes.title import Title
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.theme import SHARE_SYMBOLS
from anora_quiz.terminal.wording import daily_streak_words

_INDENT = 2  # columns before a label, and the fewest between two texts in a row


def home(shown: Home[Any], state: State, *, notice: str = "") -> Scene:
    """Return Home, with a ``notice`` above the items."""
    above: list[Part] = []
    if shown.intro:
        above += [*map(prose, shown.intro), blank()]
    if shown.today is not None:
        above += [_today(shown.today), blank()]
    if notice:
        above += [prose(notice, "hint"), blank()]
    items = _items(shown.items, state.pointed_at)
    rule = Text(" " * _INDENT + "─" * 5, "quiet")
    further = _further(shown.further, state.pointed_at - len(items))
    return Scene(
        header=_header(shown.facts),
        body=[*above, *items, rule, further],
        pointed_at=len(above) + min(state.pointed_at, len(items) + 1),
        keys=["↑↓ ←→ move", "Enter open", *(["c copy"] if shown.copy else []), "Esc quit"],
    )


def _header(facts: Sequence[str]) -> Title:
    """Return the title, and what is known about the player."""
    texts = [Text(visible(fact), "quiet" if index else "") for index, fact in enumerate(facts)]
    return Title(joined(texts) if texts else Text())


def _today(today: Today) -> Part:
    words = Text.assemble(("Today  ", "quiet"), joined(_today_words(today)), overflow="fold")
    squares = "".join(SHARE_SYMBOLS[each] for each in today.verdicts)

    def draw(width: int) -> RenderableType:
        space = width - words.cell_len - cell_len(squares)
        if space < _INDENT:
            return Group(words, Text(squares)) if squares else words
        return words + Text(" " * space + squares)

    return draw


def _today_words(today: Today) -> Iterator[Text]:
    if today.verdicts:
        yield Text.assemble(("✓ ", "correct"), f"{today.correct}/{len(today.verdicts)}")
    else:
        yield Text("not played yet")
    if streak := daily_streak_words(today.days):
        yield Text(streak, "bold")


def _items(items: Sequence[HomeItem[Any]], pointed_at: int) -> list[Part]:
    column = note_column([item.label for item in items])
    return [
        row(
            _mark(is_pointed=index == pointed_at),
            "",
            item.label,
            style="accent" if index == pointed_at else "",
            note=item.note,
            note_at=column,
            note_style="quiet",
        )
        for index, item in enumerate(items)
    ]


def _further(items: Sequence[HomeItem[Any]], pointed_at: int) -> Part:
    """Return the items in a row; the pointer replaces the dot before the one pointed at."""
    line = Text(overflow="fold")
    for index, item in enumerate(items):
        is_pointed = index == pointed_at
        if index:
            line.append(f" {POINTER if is_pointed else '·'} ", "accent" if is_pointed else "quiet")
        label = item.label.replace(" ", "\N{NO-BREAK SPACE}")
        line.append(label, "accent" if is_pointed else "")
    return row(_mark(is_pointed=pointed_at == 0), "", line)


def _mark(*, is_pointed: bool) -> Text:
    return Text(POINTER if is_pointed else " ", "accent")
