"""The header of a round: where it stands, the score, and the clock."""

import re
from collections.abc import Callable
from math import ceil

from rich.console import Group, RenderableType
from rich.text import Text

from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Seat
from anora_quiz.terminal.moments import calendar_words
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.rows import joined
from anora_quiz.terminal.theme import VERDICT_STYLES, VERDICT_SYMBOLS
from anora_quiz.terminal.wording import round_name

_NARROW = 60  # columns
_LATE, _LAST = 0.5, 0.2  # shares of the time that are left when the clock changes its color
_LONG_STREAK = 10  # correct answers in a row
_OPEN, _AHEAD = "●", "○"


def header(
    current: Round, seat: Seat, *, seconds_left: float | None = None, is_open: bool = True
) -> Callable[[int], RenderableType]:
    """Return the header for ``seat``, whose question ``is_open`` or was just answered.

    With ``seconds_left``, the line below the header is a clock.
    """
    # After the answer, what is at stake is told by the verdict. Lives are beside the score.
    has_status = is_open and current.mode.lives(seat) is None
    status = _compact(current.mode.status(seat)) if has_status else ""

    def draw(width: int) -> RenderableType:
        first = _narrow(current, seat, is_open=is_open)
        if width >= _NARROW:
            first = _wide(current, seat, width, is_open=is_open)
        rows = [first, _players(current, seat)] if len(current.players) > 1 else [first]
        rows.append(_line(current, seconds_left, status, width))
        return Group(*rows)

    return draw


def header_after(played: Round) -> Callable[[int], RenderableType]:
    """Return the header after the last turn of ``played``, for the player whose turn it was."""
    return header(played, played.seats[played.turns[-1].seat], is_open=False)


def _compact(status: str) -> str:
    """Return the status of a mode as a screen has room for it, with dots between its parts."""
    return " · ".join(re.split("[,;] ", status.replace(" points", "")))


def marks(seat: Seat, *, is_open: bool = False, is_endless: bool = False) -> Text:
    """Return a mark for each question of ``seat``: its verdict, or that it is still to come."""
    done = [
        Text(VERDICT_SYMBOLS[turn.verdict], VERDICT_STYLES[turn.verdict])
        for turn in seat.turns
        if turn.counts
    ]
    ahead = 0 if is_endless else len(seat.places) - len(seat.turns) - is_open
    rest = [Text(_OPEN, "accent")] * is_open + [Text(_AHEAD, "quiet")] * ahead
    return Text(" ").join([*done, *rest])


def hearts(left: int, total: int) -> str:
    """Return lives as hearts, the lost ones empty."""
    return " ".join("♥" * left + "♡" * (total - left))


def _wide(current: Round, seat: Seat, width: int, *, is_open: bool) -> Text:
    mode = f"{current.mode.name} {visible(calendar_words(current.setup.day))}".rstrip()
    left = Text.assemble((visible(round_name(current)), "accent"), (f" · {mode}", "quiet"))
    middle, right = (
        marks(seat, is_open=is_open, is_endless=current.mode.is_endless),
        _score(current, seat),
    )
    room = width - 2 * max(left.cell_len, right.cell_len) - 2
    if middle.cell_len > room:
        middle = Text(_count(current, seat, is_open=is_open), "quiet")
    if left.cell_len + middle.cell_len + right.cell_len + 4 > width:
        return _narrow(current, seat, is_open=is_open)
    start = max((width - middle.cell_len) // 2, left.cell_len + 2)
    end = width - start - middle.cell_len - right.cell_len
    gap = " " * (start - left.cell_len)
    return Text.assemble(left, gap, middle, " " * max(end, 2), right)


def _narrow(current: Round, seat: Seat, *, is_open: bool) -> Text:
    count = Text(_count(current, seat, is_open=is_open), "quiet")
    return joined([count, _score(current, seat)])


def _count(current: Round, seat: Seat, *, is_open: bool) -> str:
    number = len(seat.turns) + is_open
    return str(number) if current.mode.is_endless else f"{number}/{len(seat.places)}"


def _score(current: Round, seat: Seat) -> Text:
    """Return the score, the streak, and what the mode shows besides."""
    if not current.mode.is_ranked:
        return Text(current.mode.name.capitalize(), "quiet")
    parts = [Text(f"{seat.score:,}", "points")]
    if seat.streak > 1:
        style = "accent" if seat.streak >= _LONG_STREAK else ""
        parts.append(Text(f"{seat.streak} in a row", style))
    if (lives := current.mode.lives(seat)) is not None:
        parts.append(Text(hearts(*lives), "wrong"))
    return joined(parts)


def _players(current: Round, seat: Seat) -> Text:
    """Return everybody's score."""
    texts = []
    for each in current.seats:
        is_next = each.number == seat.number
        name = f"{'▶ ' if is_next else ''}{visible(each.player)} "
        text = Text.assemble((name, "accent" if is_next else ""), (f"{each.score:,}", "points"))
        if (lives := current.mode.lives(each)) is not None:
            text.append(f" {hearts(*lives)}", "wrong")
        texts.append(text)
    return joined(texts)


def _line(current: Round, seconds_left: float | None, status: str, width: int) -> Text:
    """Return the line below the header: the clock as a bar, the mode's ``status``, or a rule."""
    if seconds_left is None:
        return Text(status or "─" * width, "quiet")
    total = current.mode.clock(current.setup) or seconds_left or 1
    share = min(max(seconds_left / total, 0), 1)
    style = "late" if share <= _LAST else "partly" if share <= _LATE else "points"
    besides = f" {status} ·" if status and width >= _NARROW else ""
    label = Text.assemble((besides, "quiet"), (f" {ceil(max(seconds_left, 0))} s", style))
    room = max(width - label.cell_len, 1)
    filled = round(room * share)
    return Text.assemble(("━" * filled, style), ("─" * (room - filled), "quiet"), label)
