"""What is seen, as values for Rich to print. Nothing here prints or asks."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.style import Style
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.forms import Form, PickOne, TypeIn
from anora_quiz.quiz.question import FULL, Answer
from anora_quiz.quiz.rounds import How, Round, Verdict
from anora_quiz.quiz.scores import Score, Standing
from anora_quiz.terminal.text import visible, visible_lines
from anora_quiz.terminal.theme import VERDICT_SIGNS, VERDICT_STYLES
from anora_quiz.terminal.wording import parts_of, standing_words, taken_for

_NARROW = 60  # columns, below which tables do with fewer columns


def question(current: Round) -> RenderableType:
    """Return the open question below how far the round is and how it goes."""
    card = current.card
    number, total = len(current.turns) + 1, len(current.deck)
    pack = visible(current.setup.title(card.pack))
    title = Text(f" {card.question.difficulty} · {pack} ", style="quiet")
    panel = Panel(
        Text(visible_lines(card.question.question), style="bold"),
        title=title,
        title_align="left",
        border_style="frame",
        padding=(0, 1),
    )
    standing = Text(f"{current.score():,} points", style="points", justify="right")
    standing.append(f" · streak {current.streak()}")
    # The gap keeps the two apart on narrow screens, where the second may take two lines.
    head = Table.grid(expand=True, padding=(0, 1))
    head.add_column(no_wrap=True)
    head.add_column(justify="right")
    head.add_row(Text(f"Question {number} of {total}", style="label"), standing)
    return Group(head, _bar(number - 1, total), panel)


def verdict(played: Round) -> RenderableType:
    """Return how the last turn came out, the right answer and what there is to know."""
    turn = played.turns[-1]
    asked = turn.card.question
    form = played.form(turn.card)
    style = VERDICT_STYLES[turn.verdict]
    title = Text(f" {VERDICT_SIGNS[turn.verdict]} {turn.verdict} · +{turn.points} ", style=style)
    parts: list[RenderableType] = []
    if turn.reply.how is How.ANSWERED and turn.mark.credit < FULL:
        parts.append(_labelled("You", _in_lines(form, turn.reply.answer, asked.solution())))
    parts.append(_labelled("Answer", _in_lines(form, asked.solution())))
    note = taken_for(turn)
    more = [note] if note else []
    more.extend(asked.remarks(turn.reply.answer))
    if asked.explanation:
        more.append(asked.explanation)
    parts.extend(Padding(Text(visible_lines(line)), (1, 0, 0, 0)) for line in more)
    if asked.disputed:
        text = Text("Disputed: ", style="disputed").append(visible_lines(asked.disputed))
        parts.append(Padding(text, (1, 0, 0, 0)))
    if asked.source:
        source = Text(f"Source: {visible(str(asked.source))}", style="quiet")
        if asked.source.url:  # terminals that know links open it
            source.stylize(Style(link=visible(asked.source.url)))
        parts.append(Padding(source, (1, 0, 0, 0)))
    return Panel(Group(*parts), title=title, title_align="left", border_style=style, padding=(0, 1))


def put_aside(current: Round) -> RenderableType:
    """Return the word of farewell for a round that can be resumed."""
    asked, total = len(current.turns), len(current.deck)
    text = Text(f"Put aside at question {asked + 1} of {total}; every answer is saved.\n")
    return text.append("Go on with: ").append("anora-quiz resume", style="label")


def result(played: Round, standings: Sequence[Standing], width: int) -> RenderableType:
    """Return the end of a round: score, places on the board, the questions at a glance."""
    parts: list[RenderableType] = []
    for standing in standings:
        player = standing.player
        score, best = played.score(player), played.best_score(player)
        correct, asked = played.correct(player), len(played.share(player))
        line = Text(visible(player), style="label").append(": ", style="label")
        line.append(f"{score:,}", style="points").append(f" of {best:,} points, ")
        line.append(f"{correct} of {asked} correct")
        parts.extend(
            (
                line,
                _bar(score, best),
                Text(visible(standing_words(standing)), style="quiet"),
                Text(),
            )
        )
    panel = Panel(
        Group(*parts[:-1]),
        title=Text(" The round is over ", style="label"),
        title_align="left",
        border_style="frame",
        padding=(0, 1),
    )
    rule = Text(played.mode.rule, style="quiet")
    return Group(Text(), _at_a_glance(played, width), Text(), panel, rule)


def scores(entries: Sequence[Score], width: int) -> RenderableType:
    """Return the high-score table, a part for each board."""
    tables: list[RenderableType] = []
    for board in dict.fromkeys(entry.board for entry in entries):
        table = Table(
            title=Text(visible(board), style="label"),
            title_justify="left",
            expand=width < _NARROW,
            border_style="frame",
        )
        table.add_column("Rank", justify="right")
        table.add_column("Player", overflow="fold")
        table.add_column("Score", justify="right", style="points")
        if width >= _NARROW:
            table.add_column("Of", justify="right", style="quiet")
        table.add_column("Correct", justify="right")
        if width >= _NARROW:
            table.add_column("Played on")
        for entry in (each for each in entries if each.board == board):
            correct = f"{entry.correct} of {entry.questions}"
            name = Text(visible(entry.player))
            cells: list[RenderableType] = [str(entry.rank), name, f"{entry.score:,}"]
            if width >= _NARROW:
                cells.append(f"{entry.max_score:,}")
            cells.append(correct)
            if width >= _NARROW:
                cells.append(f"{entry.finished_at:%Y-%m-%d}")
            table.add_row(*cells)
        tables.extend((table, Text()))
    return Group(*tables[:-1])


def menu_title() -> RenderableType:
    """Return the head of the menu."""
    return Panel(
        Text("Trivia on Sean Baker's Anora, and on any pack you have.", style="quiet"),
        title=Text(" Anora Quiz ", style="label"),
        title_align="left",
        border_style="frame",
        padding=(0, 1),
    )


def _bar(completed: int, total: int) -> RenderableType:
    # The padding adds nothing but the end of the line, which a bar itself lacks.
    return Padding(ProgressBar(total=max(total, 1), completed=completed), 0)


def _at_a_glance(played: Round, width: int) -> RenderableType:
    is_wide = width >= _NARROW
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0))
    table.add_column("", justify="right", style="quiet")
    table.add_column("Question", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("", no_wrap=True)
    table.add_column("Points", justify="right")
    for number, turn in enumerate(played.turns, start=1):
        sign = VERDICT_SIGNS[turn.verdict]
        table.add_row(
            str(number),
            Text(visible(turn.card.question.question)),
            Text(f"{sign} {turn.verdict}" if is_wide else sign, VERDICT_STYLES[turn.verdict]),
            str(turn.points),
        )
    return table


def _labelled(label: str, lines: Sequence[Text]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="label", no_wrap=True)
    grid.add_column()
    for number, line in enumerate(lines):
        grid.add_row(f"{label}:" if number == 0 else "", line)
    return grid


def _in_lines(form: Form, answer: Answer, right: Answer | None = None) -> list[Text]:
    """Return ``answer`` in words, a line for each part of it.

    Where ``right`` is given, each of several parts gets a sign that tells whether it is right.
    """
    parts = parts_of(form, answer, answer if right is None else right)
    if right is None or isinstance(form, PickOne | TypeIn):
        return [Text(visible(text)) for text, _ in parts]
    return [
        _signed(text, Verdict.CORRECT if is_right else Verdict.WRONG) for text, is_right in parts
    ]


def _signed(text: str, verdict: Verdict) -> Text:
    sign = Text(f"{VERDICT_SIGNS[verdict]} ", style=VERDICT_STYLES[verdict])
    return sign.append_text(Text(visible(text)))
