"""Screens of a round, the high scores, and the menu, as renderables for Rich to print."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.style import Style
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.forms import Part
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.facts import Fact, Role, SeatFacts, result_facts, verdict_facts
from anora_quiz.terminal.lines import option_lines
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.theme import SHARE_SYMBOLS, VERDICT_STYLES, VERDICT_SYMBOLS
from anora_quiz.terminal.wording import (
    ending_title,
    outcome_lines,
    revealed_words,
    saved_words,
    verdict_words,
    whose_turn,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import BoardEntry, Outcome

_NARROW = 60  # columns, below which a table leaves some of its columns out


def question(current: Round) -> RenderableType:
    """Return the open question, below its number, the score, and the streak."""
    seat = current.seat
    total = len(seat.places)
    score = Text(f"{seat.score:,} points", style="points", justify="right")
    score.append(f" · streak {seat.streak}")
    if status := current.mode.status(seat):
        score.append(f"\n{status}", style="label")
    # The gap separates the two on narrow screens, where the second may take two lines.
    head = Table.grid(expand=True, padding=(0, 1))
    head.add_column(no_wrap=True)
    head.add_column(justify="right")
    of_total = "" if current.mode.is_endless else f" of {total}"
    head.add_row(Text(f"Question {seat.asked + 1}{of_total}", style="label"), score)
    renderables: list[RenderableType] = [head, _question_panel(current, seat.card)]
    if not current.mode.is_endless:
        renderables.insert(1, _bar(seat.asked, total))
    if current.mode.way and not current.turns:
        renderables.insert(0, Padding(Text(current.mode.way, style="quiet"), (0, 0, 1, 0)))
    if whose := whose_turn(current):
        renderables.insert(0, Text(visible(whose), style="points"))
    renderables.extend(map(revealed, revealed_words(current)))  # in a round that was resumed
    return Group(*renderables)


def reviewed_question(so_far: Round, total: int) -> RenderableType:
    """Return the question of the last turn of ``so_far``, one of ``total``, with its options."""
    turn = so_far.turns[-1]
    whose = f"{visible(so_far.players[turn.seat])} · " if len(so_far.players) > 1 else ""
    renderables: list[RenderableType] = [
        Text(f"{whose}{len(so_far.turns)} of {total}", style="label"),
        _question_panel(so_far, turn.card),
    ]
    renderables.extend(Text(visible(line)) for line in option_lines(so_far.setup.form(turn.card)))
    return Group(Text(), *renderables)


def revealed(text: str) -> RenderableType:
    """Return what a lifeline says, with its name before a colon."""
    name, colon, rest = text.partition(": ")
    return Text(f"{name}{colon}", style="disputed").append(visible_lines(rest))


def verdict(played: Round) -> RenderableType:
    """Return the verdict on the last turn, the right answer, explanation, and source."""
    turn = played.turns[-1]
    style = VERDICT_STYLES[turn.verdict]
    title = Text(
        f" {VERDICT_SYMBOLS[turn.verdict]} {verdict_words(turn)} · {turn.points:+,} ", style
    )
    return Panel(
        Group(*map(_fact, verdict_facts(played))),
        title=title,
        title_align="left",
        border_style=style,
        padding=(0, 1),
    )


def _fact(fact: Fact) -> RenderableType:
    match fact.role:
        case Role.NOTE:
            return Text(fact.text)
        case Role.GIVEN:
            return _labeled("You", _part_lines(fact.parts))
        case Role.RIGHT:
            return _labeled("Answer", [Text(visible(text)) for text, _ in fact.parts])
        case Role.DISPUTED:
            text = Text("Disputed: ", style="disputed").append(visible_lines(fact.text))
        case Role.SOURCE:
            text = Text(f"Source: {visible(fact.text)}", style="quiet")
            if fact.url:  # terminals that support links open it
                text.stylize(Style(link=visible(fact.url)))
        case _:
            text = Text(visible_lines(fact.text))
    return Padding(text, (1, 0, 0, 0))


def saved_message(current: Round) -> RenderableType:
    """Return where a round was saved and how to resume it."""
    text = Text(f"{saved_words(current)}\n")
    return text.append("Go on with: ").append("anora-quiz resume", style="label")


def result(played: Round, outcome: "Outcome", width: int) -> RenderableType:
    """Return the result of a round: its turns, scores, and standings on the board."""
    facts = result_facts(played, outcome)
    renderables = [row for each in facts.seats for row in _player_result(played, each)]
    if facts.winners:
        renderables.extend((Text(), Text(visible(facts.winners), style="points")))
    if facts.board:
        renderables.append(Text(f"Board: {visible(facts.board)}", style="quiet"))
    panel = Panel(Group(*renderables), border_style="frame", padding=(0, 1))
    closing = [Text(line) for line in outcome_lines(played, outcome, SHARE_SYMBOLS)]
    rule = Text(played.mode.rule, style="quiet")
    turns = [_turns_table(played, width), Text()] if len(played.players) == 1 else []
    # Not as the panel's title, which a narrow screen would cut off.
    ending = Text(ending_title(played), style="label")
    return Group(Text(), *turns, ending, panel, *closing, rule)


def _player_result(played: Round, facts: SeatFacts) -> list[RenderableType]:
    seat = facts.seat
    line = Text(visible(seat.player), style="label").append(": ", style="label")
    line.append(f"{seat.score:,}", style="points").append(f" of {facts.best:,} points, ")
    line.append(facts.count)
    if len(played.players) == 1:
        renderables: list[RenderableType] = [line, _bar(seat.score, facts.best)]
    else:  # the questions of all players would be too many to list
        symbols = [
            Text(VERDICT_SYMBOLS[turn.verdict], VERDICT_STYLES[turn.verdict]) for turn in seat.turns
        ]
        renderables = [line, Text(" ").join([*symbols, Text(facts.reason, style="quiet")])]
    if facts.help:
        renderables.append(Text(f"Lifelines: {facts.help}", style="quiet"))
    if facts.standing:
        renderables.append(Text(visible(facts.standing), style="quiet"))
    return renderables


def scores(entries: "Sequence[BoardEntry]", width: int) -> RenderableType:
    """Return the high scores, with a table for each board."""
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
    """Return the title of the menu."""
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
    # The padding only adds the line end that a bar itself lacks.
    return Padding(ProgressBar(total=max(total, 1), completed=completed), 0)


def _turns_table(played: Round, width: int) -> RenderableType:
    is_wide = width >= _NARROW
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0))
    table.add_column("", justify="right", style="quiet")
    table.add_column("Question", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("", no_wrap=True)
    table.add_column("Points", justify="right")
    for number, turn in enumerate(played.turns, start=1):
        symbol = VERDICT_SYMBOLS[turn.verdict]
        table.add_row(
            str(number),
            Text(visible(turn.card.question.question)),
            Text(
                f"{symbol} {verdict_words(turn)}" if is_wide else symbol,
                VERDICT_STYLES[turn.verdict],
            ),
            f"{turn.points:,}",
        )
    return table


def _labeled(label: str, lines: Sequence[Text]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="label", no_wrap=True)
    grid.add_column()
    for number, line in enumerate(lines):
        grid.add_row(f"{label}:" if number == 0 else "", line)
    return grid


def _part_lines(parts: Sequence[Part]) -> list[Text]:
    """Return the parts of an answer; each of several has a symbol that shows if it is right."""
    if len(parts) == 1:
        return [Text(visible(parts[0][0]))]
    return [
        _with_symbol(text, Verdict.CORRECT if is_right else Verdict.WRONG)
        for text, is_right in parts
    ]


def _with_symbol(text: str, verdict: Verdict) -> Text:
    symbol = Text(f"{VERDICT_SYMBOLS[verdict]} ", style=VERDICT_STYLES[verdict])
    return symbol.append_text(Text(visible(text)))
