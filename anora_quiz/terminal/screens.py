"""What is seen, as values for Rich to print. Nothing here prints or asks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.style import Style
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.forms import Form, PickOne, TypeIn
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.question import FULL, Answer
from anora_quiz.quiz.replies import How
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.lines import option_lines
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.theme import SHARE_SIGNS, VERDICT_SIGNS, VERDICT_STYLES
from anora_quiz.terminal.wording import (
    LIFELINES,
    answer_parts,
    ending_title,
    help_used,
    outcome_lines,
    put_aside_words,
    rank_words,
    standing_words,
    taken_for,
    turn_note,
    verdict_words,
    whose_turn,
    winners_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import BoardEntry, Outcome

_NARROW = 60  # columns, below which tables do with fewer columns


def question(current: Round) -> RenderableType:
    """Return the open question below how far the round is and how it goes."""
    seat = current.seat
    total = len(current.hand(seat))
    standing = Text(f"{current.score(seat):,} points", style="points", justify="right")
    standing.append(f" · streak {current.streak(seat)}")
    if status := current.mode.status(current):
        standing.append(f"\n{status}", style="label")
    # The gap keeps the two apart on narrow screens, where the second may take two lines.
    head = Table.grid(expand=True, padding=(0, 1))
    head.add_column(no_wrap=True)
    head.add_column(justify="right")
    of_total = "" if current.mode.is_endless else f" of {total}"
    head.add_row(Text(f"Question {current.asked + 1}{of_total}", style="label"), standing)
    parts: list[RenderableType] = [head, _question_panel(current, current.card)]
    if not current.mode.is_endless:
        parts.insert(1, _bar(current.asked, total))
    if current.mode.way and not current.turns:
        parts.insert(0, Padding(Text(current.mode.way, style="quiet"), (0, 0, 1, 0)))
    if whose := whose_turn(current):
        parts.insert(0, Text(visible(whose), style="points"))
    if Lifeline.HINT in current.open.lifelines:  # a round that goes on
        parts.append(hint(current))
    return Group(*parts)


def asked_before(so_far: Round, total: int) -> RenderableType:
    """Return the question of the last turn so far, one of ``total``, with its options."""
    turn = so_far.turns[-1]
    whose = f"{visible(so_far.players[turn.seat])} · " if len(so_far.players) > 1 else ""
    parts: list[RenderableType] = [
        Text(f"{whose}{len(so_far.turns)} of {total}", style="label"),
        _question_panel(so_far, turn.card),
    ]
    parts.extend(Text(visible(line)) for line in option_lines(so_far.form(turn.card)))
    return Group(Text(), *parts)


def hint(current: Round) -> RenderableType:
    """Return the hint for the open question."""
    label = LIFELINES[Lifeline.HINT]
    text = Text(f"{label}: ", style="disputed")
    return text.append(visible_lines(current.card.question.hint))


def verdict(played: Round) -> RenderableType:
    """Return how the last turn came out, the right answer and what there is to know."""
    turn = played.turns[-1]
    asked = turn.card.question
    form = played.form(turn.card)
    style = VERDICT_STYLES[turn.verdict]
    title = Text(f" {VERDICT_SIGNS[turn.verdict]} {verdict_words(turn)} · {turn.points:+,} ", style)
    parts: list[RenderableType] = []
    if kind_word := turn_note(turn):
        parts.append(Text(kind_word))
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
    text = Text(f"{put_aside_words(current)}\n")
    return text.append("Go on with: ").append("anora-quiz resume", style="label")


def result(played: Round, outcome: "Outcome", width: int) -> RenderableType:
    """Return the end of a round: score, places on the board, the questions at a glance."""
    parts: list[RenderableType] = []
    standings = outcome.standings
    ranked = sorted(range(len(played.players)), key=lambda seat: -played.score(seat))
    for seat in ranked:
        parts.extend(_result_of(played, seat))
        if standings:
            words = standing_words if len(standings) == 1 else rank_words
            parts.append(Text(visible(words(standings[seat])), style="quiet"))
    if winners := winners_words(played):
        parts.extend((Text(), Text(visible(winners), style="points")))
        if standings:
            parts.append(Text(f"Board: {visible(standings[0].board)}", style="quiet"))
    panel = Panel(Group(*parts), border_style="frame", padding=(0, 1))
    more = [Text(line) for line in outcome_lines(played, outcome, SHARE_SIGNS)]
    rule = Text(played.mode.rule, style="quiet")
    glance = [_at_a_glance(played, width), Text()] if len(played.players) == 1 else []
    # No title of the panel, which a narrow screen would cut off.
    ending = Text(ending_title(played), style="label")
    return Group(Text(), *glance, ending, panel, *more, rule)


def _result_of(played: Round, seat: int) -> list[RenderableType]:
    turns = played.turns_of(seat)
    score, best = played.score(seat), played.best_score(seat)
    line = Text(visible(played.players[seat]), style="label").append(": ", style="label")
    line.append(f"{score:,}", style="points").append(f" of {best:,} points, ")
    line.append(f"{played.correct(seat)} of {len(turns)} correct")
    if len(played.players) == 1:
        parts: list[RenderableType] = [line, _bar(score, best)]
    else:  # the questions of all would be too many to list
        parts = [line]
        signs = [Text(VERDICT_SIGNS[turn.verdict], VERDICT_STYLES[turn.verdict]) for turn in turns]
        reason = played.mode.reason(played, seat)
        parts.append(Text(" ").join([*signs, Text(str(reason or ""), style="quiet")]))
    if used := help_used(played, seat):
        parts.append(Text(f"Lifelines: {used}", style="quiet"))
    return parts


def scores(entries: "Sequence[BoardEntry]", width: int) -> RenderableType:
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
            cells.append(f"{correct}{'*' if entry.claimed else ''}")
            if width >= _NARROW:
                cells.append(f"{entry.finished_at:%Y-%m-%d}")
            table.add_row(*cells)
        if any(entry.claimed for entry in entries if entry.board == board):
            table.caption = Text("* some of them by the player's own word", style="quiet")
            table.caption_justify = "left"
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


def _question_panel(current: Round, card: Card) -> RenderableType:
    pack = visible(current.setup.title(card.pack))
    return Panel(
        Text(visible_lines(card.question.question), style="bold"),
        title=Text(f" {card.question.difficulty} · {pack} ", style="quiet"),
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
            Text(
                f"{sign} {verdict_words(turn)}" if is_wide else sign, VERDICT_STYLES[turn.verdict]
            ),
            f"{turn.points:,}",
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
    parts = answer_parts(form, answer, answer if right is None else right)
    if right is None or isinstance(form, PickOne | TypeIn):
        return [Text(visible(text)) for text, _ in parts]
    return [
        _signed(text, Verdict.CORRECT if is_right else Verdict.WRONG) for text, is_right in parts
    ]


def _signed(text: str, verdict: Verdict) -> Text:
    sign = Text(f"{VERDICT_SIGNS[verdict]} ", style=VERDICT_STYLES[verdict])
    return sign.append_text(Text(visible(text)))
