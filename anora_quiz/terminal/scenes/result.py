"""The scene of a result: the score first and big, then what belongs to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.align import Align
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.facts import ResultFacts, SeatFacts, pack_counts, result_facts
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.header import marks
from anora_quiz.terminal.scenes.rows import blank, prose
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.theme import SHARE_SYMBOLS
from anora_quiz.terminal.wording import code_words, ordinal, outcome_lines

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome

_NARROW = 60  # columns, below which big digits have no text beside them
_BAR, _SHORT_BAR = 20, 8  # columns
_GAP = 3  # columns between big digits and the text beside them
_DIGITS = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", "╺━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    "/": ("  ╱", " ╱ ", "╱  "),
}


def result(played: Round, outcome: "Outcome", offers: Sequence[Next], *, notice: str = "") -> Scene:
    """Return the result of ``played``, with what can be done next."""
    facts = result_facts(played, outcome)
    own: list[Part] = _company(facts) if len(facts.seats) > 1 else _alone(played, facts)
    code = played.setup.code
    invitation = f"A friend can play this round with code {code}" if code else ""
    lines = [*outcome_lines(played, outcome, SHARE_SYMBOLS), invitation]
    closing: list[Part] = [_told(line, "quiet") for line in lines if line]
    noticed = [_told(notice, "hint")] if notice else []
    return Scene(
        body=[*noticed, blank(), *own, blank(), *closing],
        pinned=0 if notice else None,
        keys=next_keys(offers),
    )


def next_keys(offers: Sequence[Next]) -> list[str]:
    """Return which key does what after a round."""
    return [f"{each.key} {each.label}" for each in offers]


def _alone(played: Round, facts: ResultFacts) -> list[Part]:
    (seat,) = facts.seats
    parts: list[Part] = [
        lambda width: _headline(seat, facts, width, is_ranked=played.mode.is_ranked),
        blank(),
        _marks(seat),
        blank(),
    ]
    counts = pack_counts(played)
    if len(counts) > 1:
        parts.append(lambda width: _centered(_bars(counts, width)))
    return [*parts, _details(seat.reason, seat.help)]


def _headline(
    seat: SeatFacts, facts: ResultFacts, width: int, *, is_ranked: bool
) -> RenderableType:
    number = big(f"{seat.seat.correct}/{seat.seat.asked}")
    points = Text.assemble((f"{seat.seat.score:,}", "points"), " points")
    if seat.news:
        points.append(" · ", "quiet").append(seat.news, "correct")
    words: list[Text] = [Text(facts.title, "bold"), *([points] if is_ranked else [])]
    below = _details(seat.standing)
    if width < _NARROW:
        return Group(*map(_centered, [number, Text(" "), *words]), below)
    columns = max(map(len, number.plain.splitlines()))
    standing = prose(seat.standing, "quiet")
    is_beside = columns + _GAP + standing.cell_len <= width
    grid = Table.grid(padding=(0, _GAP))
    grid.add_column(width=columns)
    grid.add_column(overflow="fold")
    grid.add_row(number, Group(*words, *([standing] if is_beside else [])))
    return _centered(grid) if is_beside else Group(_centered(grid), Text(), below)


def big(text: str) -> Text:
    """Return digits and slashes three rows high."""
    rows = (" ".join(_DIGITS[each][row] for each in text) for row in range(3))
    return Text("\n".join(rows), "accent")


def _marks(facts: SeatFacts) -> Part:
    row = marks(facts.seat, is_endless=True)
    return lambda width: _centered(row) if row.cell_len <= width else Text()


def _bars(counts: Sequence[tuple[str, int, int]], width: int) -> Table:
    length = _BAR if width >= _NARROW else _SHORT_BAR
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", overflow="fold")
    grid.add_column(width=length)
    grid.add_column()
    for title, right, asked in counts:
        filled = round(length * right / asked)
        bar = Text.assemble(("━" * filled, "accent"), ("─" * (length - filled), "quiet"))
        grid.add_row(Text(visible(title), "quiet"), bar, f"{right} of {asked}")
    return grid


def _company(facts: ResultFacts) -> list[Part]:
    """Return a podium: the players by score, those with the same one sharing their rank."""
    scores = [each.seat.score for each in facts.seats]
    is_reason_apart = len({each.reason for each in facts.seats}) > 1
    names = max(cell_len(visible(each.seat.player)) for each in facts.seats)
    points = max(len(f"{score:,}") for score in scores)
    lines: list[Text] = []
    for each, score in zip(facts.seats, scores, strict=True):
        rank = scores.index(score)
        name = Text(visible(each.seat.player), "bold")
        name.pad_right(names - name.cell_len + _GAP)
        reason = each.reason if is_reason_apart else ""
        details = " · ".join(filter(None, (reason, each.help, each.standing)))
        first = Text.assemble(
            (f"{ordinal(rank + 1)}  ", "accent" if rank == 0 else "quiet"),
            name,
            (f"{score:,}".rjust(points), "points"),
            (f"   {each.count}", "quiet"),
        )
        indent = " " * len(f"{ordinal(rank + 1)}  ")
        row = Text.assemble(indent, marks(each.seat, is_endless=True))
        lines += [first, row, Text(indent + visible(details), "quiet"), Text()]
    board = f"Board: {facts.board}" if facts.board else ""
    return [
        _told(facts.winners, "bold"),
        blank(),
        _centered(Text("\n").join(lines[:-1])),
        *([blank(), _told(board, "quiet")] if board else []),
    ]


def _details(*texts: str) -> RenderableType:
    return _told(" · ".join(filter(None, texts)), "quiet")


def _told(text: str, style: str) -> RenderableType:
    told = prose(text, style)
    told.justify = "center"  # where it takes several rows
    return _centered(told)


def _centered(renderable: RenderableType) -> RenderableType:
    return Align.center(renderable)


def summary(played: Round, outcome: "Outcome") -> list[str]:
    """Return what stays on the main screen of a finished round, as lines."""
    facts = result_facts(played, outcome)
    lines = []
    for each in facts.seats:
        points = f"{count_of(each.seat.score, 'point')}, " if played.mode.is_ranked else ""
        lines.append(f"{visible(each.seat.player)}: {points}{each.count}")
        lines += [visible(each.standing)] if len(facts.seats) == 1 and each.standing else []
    lines += [*outcome_lines(played, outcome, SHARE_SYMBOLS), code_words(played)]
    return [line for line in lines if line]
