"""What is known of packs, as renderables for Rich to print."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.player_stats import percent_of
from anora_quiz.quiz.question_reports import QuestionReport
from anora_quiz.quiz.quoting import arguments
from anora_quiz.terminal.pack_lines import (
    BUNDLED,
    OWN,
    difficulties_words,
    kinds_words,
    no_own_words,
)
from anora_quiz.terminal.sanitize import on_one_line, visible
from anora_quiz.terminal.wording import problems_of

_NARROW = 70  # columns, below which a table leaves some of its columns out
_HEADINGS = {BUNDLED: "Bundled packs", OWN: "Your packs"}


def packs(rows: Sequence[Mapping[str, Any]]) -> RenderableType:
    """Return the packs, the bundled ones before the player's own.

    ``rows`` have id, title, about, questions, kinds, difficulties, from, errors, warnings, and
    path.
    """
    blocks = []
    for source, heading in _HEADINGS.items():
        listed = [row for row in rows if row["from"] == source]
        blocks += [Text(heading, "accent")] if listed else []
        blocks += [_pack(row) for row in listed]
    return Text("\n\n").join([*blocks, *map(Text, no_own_words(rows))])


def _pack(row: Mapping[str, Any]) -> Text:
    """Return what is told of one pack, as several lines."""
    name = row["id"] if row["title"] else ""
    count, levels = count_of(row["questions"], "question"), difficulties_words(row["difficulties"])
    facts = [visible(name), count, levels, kinds_words(row["kinds"])]
    lines = [
        Text(visible(row["title"] or row["id"]), "label"),
        Text(" · ".join(filter(None, facts))),
    ]
    lines += [Text(visible(row["about"]), "quiet")] if row["about"] else []
    path = visible(row["path"])
    if problems := problems_of(row["errors"], row["warnings"]):
        told = f"{problems}; see them with: anora-quiz packs check {arguments(path)}"
        lines.append(Text(told, "wrong" if row["errors"] else "partly"))
    elif row["from"] == OWN:
        lines.append(Text(path, "quiet"))
    return Text("\n", overflow="fold").join(lines)


def report(reports: Sequence[QuestionReport], width: int) -> RenderableType:
    """Return a table of how players did on a pack's questions."""
    is_wide = width >= _NARROW
    table = Table(expand=True, border_style="frame")
    table.add_column("Question", style="label", overflow="fold")
    table.add_column("Asked", justify="right")
    table.add_column("Correct", justify="right")
    if is_wide:
        table.add_column("Most common wrong answer", ratio=1)
        table.add_column("Median seconds", justify="right")
    table.add_column("Note", style="partly")
    for each in reports:
        cells = [Text(visible(each.id)), Text(str(each.asked)), Text(_right_share(each))]
        if is_wide:
            wrong, times = on_one_line(each.wrong_answer), each.wrong_count
            seconds = "" if each.seconds is None else f"{each.seconds:.0f}"
            cells += [Text(f"{wrong} ×{times}" if times else ""), Text(seconds)]
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
    return f"{each.right} ({percent_of(each.right, answers)}%)" if answers else ""
