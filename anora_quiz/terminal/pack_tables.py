"""Tables about packs, as renderables for Rich to print."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.question_reports import QuestionReport
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import problems_of

_KINDS_WIDTH = 28  # columns: as many as most packs have, on three lines
_NARROW = 70  # columns, below which a table leaves some of its columns out


def packs(rows: Sequence[Mapping[str, Any]], width: int) -> RenderableType:
    """Return a table of packs.

    ``rows`` have id, title, questions, kinds, from, errors, and warnings.
    """
    is_wide = width >= _NARROW
    table = Table(expand=not is_wide, border_style="frame", show_lines=is_wide)
    table.add_column("Pack", overflow="fold")
    table.add_column("Questions" if is_wide else "#", justify="right")
    if is_wide:
        table.add_column("Kinds", style="quiet", max_width=_KINDS_WIDTH)
    table.add_column("From")
    table.add_column("Problems", overflow="fold")
    for row in rows:
        problems = problems_of(row["errors"], row["warnings"])
        style = "wrong" if row["errors"] else "partly"
        pack = Text(visible(row["id"]), style="label")
        if is_wide and row["title"]:
            pack.append(f"\n{visible(row['title'])}", style="quiet")
        cells = [pack]
        cells.append(Text(str(row["questions"])))
        cells += [Text(", ".join(row["kinds"]))] if is_wide else []
        cells += [Text(row["from"]), Text(problems or "none", style if problems else "quiet")]
        table.add_row(*cells)
    return table


def report(reports: Sequence[QuestionReport], width: int) -> RenderableType:
    """Return a table of how players did on a pack's questions."""
    is_wide = width >= _NARROW
    table = Table(expand=True, border_style="frame")
    table.add_column("Question", style="label", overflow="fold")
    table.add_column("Asked", justify="right")
    table.add_column("Correct", justify="right")
    if is_wide:
        table.add_column("Most common wrong answer", ratio=1)
        table.add_column("Seconds", justify="right")
    table.add_column("Note", style="partly")
    for each in reports:
        cells = [Text(visible(each.id)), Text(str(each.asked)), Text(_right_share(each))]
        if is_wide:
            wrong = f"{visible(each.wrong_answer)} ×{each.wrong_count}" if each.wrong_count else ""
            seconds = "" if each.seconds is None else f"{each.seconds:.0f}"
            cells += [Text(wrong), Text(seconds)]
        table.add_row(*cells, Text(each.remark))
    flags = [
        Text(f"{visible(each.id)}: {visible(why) or 'no reason given'}")
        for each in reports
        for why in each.flags
    ]
    heading = [Text(), Text(f"Flags ({len(flags):,})", style="label")] if flags else []
    return Group(table, *heading, *flags)


def _right_share(each: QuestionReport) -> str:
    """Return how many answers were right, and their share of all given; empty for none given."""
    answers = each.asked - each.skipped
    return f"{each.right} ({100 * each.right // answers} %)" if answers else ""
