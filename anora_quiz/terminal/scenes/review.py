"""The review of a finished round: the table of its questions, and each with its verdict."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.facts import review_heading
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.rows import POINTER
from anora_quiz.terminal.scenes.verdict import verdict
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.theme import VERDICT_STYLES, VERDICT_SYMBOLS

_NARROW = 60  # columns, below which a question takes up to two rows
_MAX_NAME = 12  # columns
_GAP = 2  # columns


def table(played: Round, when: str, pointed_at: int) -> Scene:
    """Return the questions of ``played``, one a line, with what each earned."""
    return Scene(
        header=_heading(played, when),
        body=[
            _line(played, index, is_pointed=index == pointed_at)
            for index in range(len(played.turns))
        ],
        pointed_at=pointed_at,
        keys=["↑↓ move", "Enter open", "Esc back", "Ctrl-C quit"],
    )


def turn_again(so_far: Round, total: int, notice: str = "") -> Scene:
    """Return the last turn of ``so_far``, the start of a round of ``total`` turns."""
    number = len(so_far.turns)
    steps = [*(["→ next"] if number < total else []), *(["← previous"] if number > 1 else [])]
    keys = [f"{number} of {total}", *steps, "f flag", "Esc list"]
    return verdict(so_far, keys, notice=notice, sideways="Shift+←→ scroll")


def _heading(played: Round, when: str) -> Part:
    name, ending = (visible(" · ".join(facts)) for facts in review_heading(played, when))
    ending = ending[:1].upper() + ending[1:]
    return lambda width: Group(Text(name, "accent"), Text(ending), Text("─" * width, "quiet"))


def _line(played: Round, index: int, *, is_pointed: bool) -> Part:
    turn = played.turns[index]
    number = str(index + 1).rjust(len(str(len(played.turns))))
    mark = Text(VERDICT_SYMBOLS[turn.verdict], VERDICT_STYLES[turn.verdict])
    cells = [Text(POINTER if is_pointed else " ", "accent"), mark, Text(f"{number} ", "quiet")]
    after = [_whose(played, turn.seat)] if len(played.players) > 1 else []
    if played.mode.is_ranked:
        width_of_points = max(len(f"{each.points:+,}") for each in played.turns)
        style = "points" if turn.points else "quiet"
        after.append(Text(f"{turn.points:+,}".rjust(width_of_points), style))

    for cell in after:
        cell.pad_left(_GAP)

    def draw(width: int) -> RenderableType:
        question = Text(visible(turn.card.question.question), "bold" if is_pointed else "")
        room = max(width - sum(cell.cell_len + 1 for cell in cells) - sum(map(_width, after)), 1)
        # Words that go on to the second row leave some of the first one empty.
        _shorten(question, 2 * room - room // 2 if width < _NARROW else room)
        grid = Table.grid()
        for cell_width in (*(cell.cell_len + 1 for cell in cells), room, *map(_width, after)):
            grid.add_column(width=cell_width, overflow="fold")
        grid.add_row(*cells, question, *after)
        return grid

    return draw


def _shorten(text: Text, width: int) -> None:
    """Cut ``text`` to ``width`` columns, after a word if one ends in the last third."""
    if text.cell_len <= width:
        return
    text.truncate(max(width - 1, 0))
    end = text.plain.rstrip().rfind(" ")
    if end > 2 * width // 3:
        text.right_crop(len(text) - end)
    text.append("…")


def _width(text: Text) -> int:
    return text.cell_len


def _whose(played: Round, seat: int) -> Text:
    """Return the name of the player at ``seat``, as wide as the names of all."""
    names = [Text(visible(player), "quiet") for player in played.players]
    for name in names:
        name.truncate(_MAX_NAME, overflow="ellipsis")
    names[seat].pad_right(max(name.cell_len for name in names) - names[seat].cell_len)
    return names[seat]
