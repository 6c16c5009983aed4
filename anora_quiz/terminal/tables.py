"""Tables about packs, as values for Rich to print."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.question_reports import QuestionReport
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import count_of, problems_of

_KINDS = 28  # columns: the seven kinds in three lines
_NARROW = 70  # columns, below which tables do with fewer columns


def packs(rows: Sequence[Mapping[str, Any]], width: int) -> RenderableType:
    """Return the packs there are: ``rows`` of id, title, questions, kinds, from, and problems."""
    is_wide = width >= _NARROW
    table = Table(expand=not is_wide, border_style="frame", show_lines=is_wide)
    table.add_column("Pack", overflow="fold")
    table.add_column("Questions" if is_wide else "#", justify="right")
    if is_wide:
        table.add_column("Kinds", style="quiet", max_width=_KINDS)
    table.add_column("From")
    table.add_column("Problems", overflow="fold")
    for row in rows:
        problems = problems_of(row["errors"], row["warnings"])
        style = "wrong" if row["errors"] else "partly"
        name = Text(visible(row["id"]), style="label")
        if is_wide and row["title"]:
            name.append(f"\n{visible(row['title'])}", style="quiet")
        cells = [name]
        cells.append(Text(str(row["questions"])))
        cells += [Text(", ".join(row["kinds"]))] if is_wide else []
        cells += [Text(row["from"]), Text(problems or "none", style if problems else "quiet")]
        table.add_row(*cells)
    return table


def report(found: Sequence[QuestionReport], width: int) -> RenderableType:
    """Return what play has shown about the questions of a pack."""
    is_wide = width >= _NARROW
    table = Table(expand=True, border_style="frame")
    table.add_column("Question", style="label", overflow="fold")
    table.add_column("Asked", justify="right")
    table.add_column("Right", justify="right")
    if is_wide:
        table.add_column("Wrong most often", ratio=1)
        table.add_column("Seconds", justify="right")
    table.add_column("Remark", style="partly")
    for each in found:
        cells = [Text(visible(each.id)), Text(str(each.asked)), Text(_share(each))]
        if is_wide:
            wrong = f"{visible(each.wrong_answer)} ×{each.wrong_count}" if each.wrong_count else ""
            seconds = "" if each.seconds is None else f"{each.seconds:.0f}"
            cells += [Text(wrong), Text(seconds)]
        table.add_row(*cells, Text(each.remark))
    flags = [
        Text(f"{visible(each.id)}: {visible(why) or 'no reason given'}")
        for each in found
        for why in each.flags
    ]
    head = [Text(), Text(f"{count_of(len(flags), 'flag')}:", style="label")] if flags else []
    return Group(table, *head, *flags)


def _share(each: QuestionReport) -> str:
    """Return how many answers were right, of those that were given."""
    answers = each.asked - each.skipped
    return f"{each.right} ({100 * each.right // answers} %)" if answers else ""
