"""Arranges a scene on a screen of any size: pure, from values to rows of text.

The header is on top and the keys are in the last rows. What lies between scrolls where it does
not fit, and then a sign says so. Nothing is cut but lines that are never wrapped, which scroll
sideways: on a screen too low for the header or the keys, these scroll with the rest.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.text import Text

from anora_quiz.terminal.stage.wide import Wide

Part = RenderableType | Wide | Callable[[int], RenderableType | Wide]
"""A part of a scene: a renderable for Rich, or a function of the width in columns."""

CURSOR = "cursor"
"""The key in a style's meta that marks the character the typing cursor is on."""

MAX_WIDTH = 100
"""The maximum width of a scene in columns: longer lines are hard to read."""

_MARGIN = 1  # columns on each side
_ROWS_FOR_GAP = 12  # rows of a screen, from which on the header stands apart from the body
_LEAST = 3  # rows of a body that scrolls: two of it, and the sign
_LEAST_ABOVE = 4  # rows that scroll above those that are kept in view

_Row = list[Segment]


class Scene(NamedTuple):
    """What a screen shows; its parts are drawn anew for each width.

    ``pointed_at`` is the index of the part of ``body`` that is scrolled to when a key moves the
    pointer. ``pinned`` is the index of one that stays visible while the rest scrolls: a verdict
    or an error. From the index ``kept`` on, all parts stay visible while those above scroll, if
    there is room for that. ``keys`` are phrases that tell what keys do; none is broken over two
    rows. ``sideways`` is the one for lines that are too wide, which is told only if there are any.
    """

    body: Sequence[Part]
    header: Part | None = None
    keys: Sequence[str] = ()
    pointed_at: int | None = None
    pinned: int | None = None
    kept: int | None = None
    sideways: str = ""


class Frame(NamedTuple):
    """A scene arranged for a screen: one list of segments for each row.

    ``cursor`` is the column and row of the typing cursor, from 0. ``top`` is how many rows of
    the body are scrolled off, ``last`` how many can be, and ``page`` how many are seen at a time.
    ``left`` columns of lines that are too wide are scrolled off.
    """

    rows: list[_Row]
    cursor: tuple[int, int] | None
    top: int
    last: int
    page: int
    left: int = 0


class _Body(NamedTuple):
    """The rows that scroll, and where in them the pinned, kept, and pointed-at parts are.

    ``left`` of the columns that are ``beyond`` the widest lines are scrolled off.
    """

    rows: list[_Row]
    pinned: range
    kept: range
    pointed_at: range
    left: int
    beyond: int

    @property
    def least(self) -> int:
        """How many rows there must be for the body before anything stays in place around it."""
        return min(len(self.rows), max(_LEAST, len(self.pinned) + _LEAST - 1))


def compose(  # noqa: PLR0913 - a scene, a screen, and what is seen of the one on the other
    scene: Scene,
    size: tuple[int, int],
    console: Console,
    *,
    top: int = 0,
    left: int = 0,
    is_following: bool = False,
) -> Frame:
    """Return ``scene`` arranged for a screen of a ``size`` in columns and rows.

    ``top`` rows of the body are scrolled off, or as many as possible. With ``is_following``, as
    many as show the part that is pointed at. ``left`` columns of wide lines are scrolled off, too.
    """
    columns, rows = size
    width = content_width(columns)
    header = _lines(scene.header, width, console)
    if header and rows >= _ROWS_FOR_GAP:  # whether or not the body fits, so that it stays in place
        header = [*header, []]
    body = _body(scene, width, console, left)
    keys = [*scene.keys, scene.sideways] if body.beyond and scene.sideways else scene.keys
    footer = _key_lines(keys, _key_width(columns), console)
    if len(header) + body.least + len(footer) > rows:
        body, footer = body._replace(rows=body.rows + footer), []
    if len(header) + body.least > rows:
        body, header = _with_header(header, body), []
    layout = _Layout(header, body, footer, columns, rows, console)
    return layout.frame(top, is_following=is_following)


def content_width(columns: int) -> int:
    """Return how many columns a scene takes on a screen of ``columns``."""
    return max(min(columns, MAX_WIDTH) - 2 * _MARGIN, 1)


def _key_width(columns: int) -> int:
    """Return how many columns the keys take, which need no margin on their right."""
    return max(min(content_width(columns) + _MARGIN, columns - _MARGIN), 1)


class _Layout(NamedTuple):
    """What goes on a screen of ``columns`` and ``height`` rows."""

    header: list[_Row]
    body: _Body
    footer: list[_Row]
    columns: int
    height: int
    console: Console

    def frame(self, top: int, *, is_following: bool) -> Frame:
        room = self.height - len(self.header) - len(self.footer)
        spare = room - len(self.body.rows)
        if spare >= 0:
            blank: list[_Row] = [[]] * spare
            return self._framed([*self.body.rows, *blank], 0, 0, room)
        page = max(room - 1, 1)
        window = _Window(self.body, page)
        top = window.following(top) if is_following else window.clamped(top)
        width = content_width(self.columns)
        sign = Text(_sign(top, window.last - top, width), "quiet")
        middle = [*window.rows(top), *_lines(sign, width, self.console)]
        return self._framed(middle, top, window.last, page)

    def _framed(self, middle: list[_Row], top: int, last: int, page: int) -> Frame:
        rows = [*self.header, *middle, *self.footer][: self.height]
        return Frame(*_centered(rows, self.columns), top, last, page, self.body.left)


class _Window:
    """A view of ``height`` rows of a body that is higher than that."""

    def __init__(self, body: _Body, height: int) -> None:
        self.body = body
        self.height = height

    @property
    def last(self) -> int:
        """The highest number of rows that can be scrolled off."""
        return len(self.body.rows) - self.height

    @property
    def pinned(self) -> range:
        """The rows that stay in place; none if nothing but these would be seen."""
        kept, pinned = self.body.kept, self.body.pinned
        if kept and len(kept) + _LEAST_ABOVE <= self.height:
            return kept
        return pinned if len(pinned) < self.height else pinned[:0]

    def clamped(self, top: int) -> int:
        return max(min(top, self.last), 0)

    def following(self, top: int) -> int:
        """Return the number of rows to scroll off, nearest to ``top``, to show what is pointed at.

        Of a part that is higher than the view, its start is shown.
        """
        target, pinned = self.body.pointed_at, self.pinned
        is_kept = pinned == self.body.kept and target.start in pinned
        if is_kept or not target:
            return self.clamped(top)
        is_above_pinned = target.start < pinned.start
        before = 0 if is_above_pinned else len(pinned)
        after = len(pinned) if is_above_pinned else 0
        lowest = target.stop - (self.height - after)
        return self.clamped(min(max(top, lowest), target.start - before))

    def rows(self, top: int) -> list[_Row]:
        """Return the rows in view; pinned ones that are out of it stand at its edge."""
        rows, pinned = self.body.rows, self.pinned
        stop = top + self.height
        if pinned and pinned.stop > stop:
            return rows[top : stop - len(pinned)] + rows[pinned.start : pinned.stop]
        if pinned and pinned.start < top:
            return rows[pinned.start : pinned.stop] + rows[top + len(pinned) : stop]
        return rows[top:stop]


def _body(scene: Scene, width: int, console: Console, left: int) -> _Body:
    rows: list[_Row] = []
    spans = []
    parts = [part(width) if callable(part) else part for part in scene.body]
    beyond = max((part.beyond(width) for part in parts if isinstance(part, Wide)), default=0)
    for part in parts:
        start = len(rows)
        rows.extend(_lines(part, width, console, left))
        spans.append(range(start, len(rows)))
    end = len(rows)
    pinned, pointed_at = (
        range(end, end) if index is None else spans[index]
        for index in (scene.pinned, scene.pointed_at)
    )
    kept = range(end if scene.kept is None else spans[scene.kept].start, end)
    for number, row in enumerate(rows):
        if _cursor_column(row) is not None:  # of a long text, this row is what is looked at
            pointed_at = range(number, number + 1)
    return _Body(rows, pinned, kept, pointed_at, min(left, beyond), beyond)


def _with_header(header: list[_Row], body: _Body) -> _Body:
    shift = len(header)
    pinned, kept, pointed_at = (
        range(each.start + shift, each.stop + shift)
        for each in (body.pinned, body.kept, body.pointed_at)
    )
    rows = header + body.rows
    return body._replace(rows=rows, pinned=pinned, kept=kept, pointed_at=pointed_at)


def _lines(part: Part | None, width: int, console: Console, left: int = 0) -> list[_Row]:
    """Return the rows of ``part``, each at most ``width`` columns wide."""
    if part is None:
        return []
    renderable = part(width) if callable(part) else part
    if isinstance(renderable, Wide):
        renderable = renderable.drawn(width, left)
    options = console.options.update(width=width, height=None)
    return [
        [
            Segment(segment.text.replace("\N{NO-BREAK SPACE}", " "), segment.style)
            for segment in line
            if segment.text and not segment.control
        ]
        for line in console.render_lines(renderable, options, pad=False)
    ]


def _key_lines(phrases: Sequence[str], width: int, console: Console) -> list[_Row]:
    """Return the phrases, as many to a row as fit."""
    packed: list[str] = []
    for phrase in phrases:
        longer = f"{packed[-1]} · {phrase}" if packed else ""
        if packed and cell_len(longer) <= width:
            packed[-1] = longer
        else:
            packed.append(phrase)
    return [line for text in packed for line in _lines(Text(text, "quiet"), width, console)]


def _sign(above: int, below: int, width: int) -> str:
    """Return how many rows are out of view, in as many words as fit."""
    ends = [(mark, count) for mark, count in (("▴", above), ("▾", below)) if count]
    long = "  ".join(f"{mark} {count} more" for mark, count in ends)
    short = " ".join(f"{mark}{count}" for mark, count in ends)
    marks = "".join(mark for mark, _ in ends)
    fitting = (each for each in (f"{long}  PgUp/PgDn", long, short) if cell_len(each) <= width)
    return next(fitting, marks)


def _centered(rows: list[_Row], columns: int) -> tuple[list[_Row], tuple[int, int] | None]:
    """Return the rows with space on their left, and where the typing cursor is."""
    left = min((columns - content_width(columns)) // 2, columns - 1)
    cursor = None
    for number, row in enumerate(rows):
        column = _cursor_column(row)
        if column is not None:
            cursor = (min(left + column, columns - 1), number)
    space = Segment(" " * left)
    return [[space, *row] if row and left else row for row in rows], cursor


def _cursor_column(row: _Row) -> int | None:
    column = 0
    for text, style, _ in row:
        if style is not None and CURSOR in style.meta:
            return column
        column += cell_len(text)
    return None
