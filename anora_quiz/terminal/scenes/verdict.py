"""The scene of a verdict: the same question, with what was right and wrong in place."""

from collections.abc import Mapping, Sequence

from rich.style import Style
from rich.text import Text

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.forms import Arrange, Form, Pair, PickMany, PickOne, pairs_in
from anora_quiz.quiz.options import Option, letters
from anora_quiz.quiz.question import Answer
from anora_quiz.quiz.replies import Action
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Turn, Verdict
from anora_quiz.terminal.facts import Fact, Role, streak_facts, verdict_facts
from anora_quiz.terminal.sanitize import on_one_line, visible
from anora_quiz.terminal.scenes.header import header_after, hearts
from anora_quiz.terminal.scenes.question import TICKED, UNTICKED, kept_from, question_parts
from anora_quiz.terminal.scenes.rows import (
    arrow_row,
    blank,
    indented,
    note_column,
    option_row,
    prose,
    row,
)
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.theme import VERDICT_STYLES, VERDICT_SYMBOLS
from anora_quiz.terminal.wording import verdict_words, walked_away

_RIGHT = VERDICT_SYMBOLS[Verdict.CORRECT], "correct"
_WRONG = VERDICT_SYMBOLS[Verdict.WRONG], "wrong"
_NEITHER = " ", "quiet"
_ANSWER = "Answer"
_REACHED = "⚑"
_ABOVE = (Role.GIVEN, Role.RIGHT, Role.REASON)  # these are told by the options


def verdict(
    played: Round, keys: Sequence[str], *, notice: str = "", sideways: str = "←→ scroll"
) -> Scene:
    """Return the last turn of ``played`` with its verdict; ``keys`` say what can be done now."""
    turn = played.turns[-1]
    facts = verdict_facts(played)
    above = [*question_parts(played, turn.card), *_answer_parts(played, turn, facts), blank()]
    below: list[Part] = [indented(_fact(fact)) for fact in facts if fact.role not in _ABOVE]
    line = _verdict_line(played, turn)
    if notice:
        line.append(f"\n{visible(notice)}", "hint")
    return Scene(
        header=header_after(played),
        body=[*above, indented(line), *below],
        pointed_at=len(above) + bool(below),
        pinned=len(above),
        kept=kept_from(turn.card),
        sideways=sideways,
        keys=keys,
    )


def _verdict_line(played: Round, turn: Turn) -> Text:
    seat = played.seats[turn.seat]
    style = VERDICT_STYLES[turn.verdict]
    if walked_away(turn):
        return Text(f"Walked away · {count_of(seat.score, 'point')} kept", style, overflow="fold")
    line = Text.assemble((verdict_words(turn), style), overflow="fold")
    if played.mode.is_ranked and turn.points >= 0:  # a fall says how far below
        line.append(f" · {turn.points:+,}", "points" if turn.points else "quiet")
    for each in streak_facts(played):
        line.append(f" · {each}")
    if news := played.mode.news(seat):
        lives = played.mode.lives(seat)
        line.append(f" · {news}", style)
        if lives:
            line.append(f" {hearts(*lives)}", "wrong")
        elif turn.verdict is Verdict.CORRECT:
            line.append(f" {_REACHED}", style)
    return line


def _answer_parts(played: Round, turn: Turn, facts: list[Fact]) -> list[Part]:
    form = played.setup.offered(turn.card, turn.lifelines)
    right = turn.card.question.solution()
    given = turn.reply.answer if turn.reply.action is Action.ANSWERED else None
    match form:
        case PickOne(options) | PickMany(options):
            reasons = turn.card.question.reasons(given or ())
            boxes = (TICKED, UNTICKED) if isinstance(form, PickMany) else None
            return _option_rows(options, given or (), right, reasons, boxes)
        case Arrange():
            return _arranged_rows(form, given, right)
        case Pair():
            return _paired_rows(form, given, right)
        case _:
            return _typed_rows(form, turn, given, facts)


def _option_rows(
    options: tuple[Option, ...],
    given: Answer,
    right: Answer,
    reasons: Mapping[str, str],
    boxes: tuple[str, str] | None,
) -> list[Part]:
    column = note_column([option.text for option in options])
    rows: list[Part] = []
    for index, option in enumerate(options):
        is_right, is_given = option.key in right, option.key in given
        mark, style = _RIGHT if is_right else _WRONG if is_given else _NEITHER
        note = "your answer" if is_given else "correct answer" if is_right else ""
        note += f": {reasons[option.text]}" if option.text in reasons else ""
        box = f"{boxes[not is_given]} " if boxes else ""
        label = f"{box}{letters(index + 1)[-1]}"
        rows.append(
            option_row(
                Text(mark, style), label, option.text, style=style, note=note, note_at=column
            )
        )
    return rows


def _arranged_rows(form: Arrange, given: Answer | None, right: Answer) -> list[Part]:
    texts = {option.key: option.text for option in form.options}
    rows: list[Part] = []
    for number, (key, expected) in enumerate(zip(given or right, right, strict=True), start=1):
        mark = _mark(is_given=given is not None, is_right=key == expected)
        after = "" if key == expected else texts[expected]
        rows.append(_corrected_row(mark, number, texts[key], after))
    return rows


def _paired_rows(form: Pair, given: Answer | None, right: Answer) -> list[Part]:
    texts = {option.key: option.text for option in (*form.left, *form.right)}
    expected, chosen = dict(pairs_in(right)), dict(pairs_in(given or right))
    column = note_column([option.text for option in form.left])
    rows: list[Part] = []
    for item in form.left:
        mine, its = chosen[item.key], expected[item.key]
        mark, style = _mark(is_given=given is not None, is_right=mine == its)
        note = _corrected(texts[mine], style, "" if mine == its else texts[its])
        rows.append(
            option_row(Text(mark, style), "", item.text, style=style, note=note, note_at=column)
        )
    return rows


def _typed_rows(form: Form, turn: Turn, given: Answer | None, facts: list[Fact]) -> list[Part]:
    """Return what was typed, why it is wrong, and, unless it was just that, the answer."""
    solution = next(fact for fact in facts if fact.role is Role.RIGHT)
    told = next((fact.parts for fact in facts if fact.role is Role.GIVEN), ())
    parts = told or (form.parts(given, given) if given else ())
    if turn.is_claimed:
        parts = [(text, True) for text, _ in parts]
    if len(solution.parts) > 1:
        return _filled_rows(parts, [text for text, _ in solution.parts])
    reason = next((fact.text for fact in facts if fact.role is Role.REASON), "")
    rows: list[Part] = []
    for text, is_right in parts:
        mark, style = _mark(is_given=True, is_right=is_right)
        label = f"{'You':{len(_ANSWER)}}"
        rows.append(row(Text(mark, style), label, text, style=style, note=reason))
    if turn.verdict is not Verdict.CORRECT or turn.is_claimed:
        rows += [row(" ", _ANSWER, text, style="correct") for text, _ in solution.parts]
    return rows


def _filled_rows(given: Sequence[tuple[str, bool]], right: Sequence[str]) -> list[Part]:
    """Return what was typed into each of several blanks, and what belongs there if it differs."""
    rows: list[Part] = []
    for index, expected in enumerate(right):
        text, is_right = given[index] if given else (expected, True)
        mark = _mark(is_given=bool(given), is_right=is_right)
        rows.append(_corrected_row(mark, index + 1, text, "" if is_right else expected))
    return rows


def _corrected_row(mark: tuple[str, str], number: int, text: str, correction: str) -> Part:
    _, style = mark
    return arrow_row(Text(*mark), str(number), text, correction, style=style, after_style="correct")


def _corrected(text: str, style: str, correction: str = "") -> Text:
    """Return what was given, and the ``correction`` of it, if there is one, in its own style."""
    shown = Text(on_one_line(text), style, overflow="fold")
    return shown.append(f" → {on_one_line(correction)}", "correct") if correction else shown


def _mark(*, is_given: bool, is_right: bool) -> tuple[str, str]:
    if not is_given:
        return _NEITHER[0], "correct"
    return _RIGHT if is_right else _WRONG


def _fact(fact: Fact) -> Text:
    match fact.role:
        case Role.DISPUTED:
            return prose(f"Disputed: {fact.text}", "hint")
        case Role.SOURCE:
            text = Text(f"Source: {visible(fact.text)}", "quiet", overflow="fold")
            if fact.url:  # terminals that support links open it
                text.append(" ↗")
                text.stylize(Style(link=visible(fact.url)))
            return text
        case _:
            return prose(fact.text)
