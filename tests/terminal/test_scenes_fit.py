"""Questions, verdicts, and results on screens of all sizes: nothing is cut, torn, or too wide."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.lifelines import HINT
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import Question, Source, Wrong
from anora_quiz.quiz.replies import SKIP, Reply, answered
from anora_quiz.quiz.results import Outcome, Standing
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.scenes import menus
from anora_quiz.terminal.scenes.result import big, result
from anora_quiz.terminal.stage.compose import Scene, compose
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.theme import make_console
from anora_quiz.terminal.wording import verdict_words
from tests.cases import for_each, thorough
from tests.quiz.builders import NAMES
from tests.samples import QUESTIONS, right, round_of
from tests.terminal.seen import (
    SIZES,
    mistake,
    open_scene,
    rows,
    seen,
    unspaced,
    verdict_scene,
)

_PROSE = "The supercalifragilistic consultant, whom Baker met in Toronto, advised on every scene."
_CJK = "七人の侍と寄生虫と千と千尋の神隠しと東京物語と羅生門とおくりびとと万引き家族"
_EMOJI = "👩\u200d🚀🎬🍿🏆✨🌹💍🚕🎥📽️🎞️🎟️👠💃🕺🎶🍸🥂🎰🎲🃏🧥🌃"
_LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_HARD_TEXTS = (_PROSE, _CJK, _EMOJI, _LONG_WORD)
_LONGEST_NAME = 40 * "W"

_every_question = for_each("asked", QUESTIONS, ids=[each.kind for each in QUESTIONS])
_every_size = for_each("size", SIZES)


def _full(asked: Question) -> Question:
    """Return ``asked`` with everything that a question can have besides."""
    return replace(
        asked,
        hint="Not the one you think of first, but the other.",
        explanation=_PROSE,
        disputed="A fan essay disagrees.",
        source=Source(title="The 97th Academy Awards", publisher="AMPAS", year=2025),
    )


def _begun(asked: Question, mode: Mode, players: int = 1) -> Round:
    names = (*NAMES[: players - 1], _LONGEST_NAME)
    return round_of(*(2 * len(names) * [_full(asked)]), mode=mode, players=names)


def _finished(current: Round, reply: Reply) -> Round:
    while current.ending is None:
        current = current.record(reply, 1.0)
    return current


def _result(played: Round) -> Scene:
    board = "classic, Anora (9 packs), 10 questions, 30 seconds a question"
    standings = tuple(
        Standing(player=each, board=board, rank=1, entries=12, best=0) for each in played.players
    )
    return result(played, Outcome(standings=standings), tuple(Next))


def _scenes(current: Round) -> list[Scene]:
    """Return every scene that a round of questions like the open one leads to."""
    asked = current.seat.card.question
    scenes = [open_scene(current, notice="Fifty-fifty: costs half the points.")]
    for reply in (right(asked), mistake(asked), SKIP):
        finished = _finished(current, reply)
        scenes += [verdict_scene(current.record(reply)), verdict_scene(finished), _result(finished)]
    if current.seconds_left is not None:
        scenes += [menus.ready(current), menus.counting_down(current, 3)]
    return scenes


_modes_and_seats = st.sampled_from(
    [(mode(), count) for mode in MODES for count in range(1, mode.most_players + 1)]
)


@given(
    st.sampled_from(QUESTIONS), _modes_and_seats, st.tuples(st.integers(2, 220), st.integers(1, 60))
)
def test_no_scene_is_wider_or_higher_than_the_screen(
    asked: Question, mode_and_seats: tuple[Mode, int], size: tuple[int, int]
) -> None:
    for scene in _scenes(_begun(asked, *mode_and_seats)):
        rows(scene, *size)


@pytest.mark.parametrize("size", [(10, 3), *thorough(*SIZES, (1, 1), (25, 5))])
def test_scenes_of_every_kind_and_mode_are_drawn(size: tuple[int, int]) -> None:
    for asked in QUESTIONS:
        for mode in MODES:
            for scene in _scenes(_begun(asked, mode(), mode.most_players)):
                compose(scene, size, make_console())


@_every_question
@_every_size
def test_the_verdict_and_the_score_are_visible(asked: Question, size: tuple[int, int]) -> None:
    for reply in (right(asked), mistake(asked)):
        played = round_of(_full(asked), _full(asked)).record(reply)
        shown, turn = seen(verdict_scene(played), *size), played.turns[-1]
        assert f"{verdict_words(turn)} · {turn.points:+,}" in shown
        assert re.search(rf"\b{turn.points}\b", rows(verdict_scene(played), *size)[0])
        assert "Enter next" in shown
        assert "…" not in shown


@_every_question
@_every_size
def test_an_open_question_shows_where_the_pointer_is_and_its_keys(
    asked: Question, size: tuple[int, int]
) -> None:
    shown = seen(open_scene(round_of(_full(asked))), *size)
    assert re.search("[❯›]", shown)
    assert "Esc more" in shown


@_every_question
@for_each("columns", [columns for columns, _ in SIZES])
def test_no_word_is_broken_that_fits(asked: Question, columns: int) -> None:
    full = _full(asked)
    scenes = [open_scene(round_of(full).use(HINT))]
    scenes += [verdict_scene(round_of(full, full).record(each)) for each in (mistake(full), SKIP)]
    for scene in scenes:
        shown = seen(scene, columns)
        words = [full.question, *(each for key in scene.keys for each in key.split())]
        words += [_PROSE] if scene is not scenes[0] else [full.hint]
        for word in " ".join(words).split():
            assert word in shown.split(), word


@for_each("columns", [columns for columns, _ in SIZES])
def test_no_phrase_about_a_key_is_broken(columns: int) -> None:
    for asked in QUESTIONS:
        for scene in _scenes(_begun(asked, MODES[0]())):
            shown = rows(scene, columns)
            assert all(any(phrase in row for row in shown) for phrase in scene.keys)


@for_each("text", _HARD_TEXTS, ids=["prose", "CJK", "emoji", "a word wider than the screen"])
@for_each("columns", [10, 40, 60, 80])
def test_the_right_answer_is_never_cut(text: str, columns: int) -> None:
    nobody = Wrong("Nobody", "Nobody is not a person.")
    questions = (
        (Choice(id="c", question="Who?", answer=text, wrong=(nobody,)), answered("Nobody")),
        (Text(id="t", question="Who?", answer=text), answered("Nobody")),
        (Order(id="o", question="Order", items=(text, "second")), answered("second", text)),
        (
            Match(id="m", question="Who?", pairs=(("Ani", text), ("Igor", "him"))),
            answered("Ani", "him", "Igor", text),
        ),
    )
    for asked, reply in questions:
        played = round_of(asked).record(reply)
        assert unspaced(text) in unspaced(seen(verdict_scene(played), columns)), asked.kind
        assert unspaced(text) in unspaced(seen(open_scene(round_of(asked)), columns)) or isinstance(
            asked, Text
        )


@_every_size
@for_each("players", [1, 2, 3])
def test_a_result_shows_the_score_first(players: int, size: tuple[int, int]) -> None:
    current = round_of(*(players * 2 * [QUESTIONS[0]]), players=NAMES[:players])
    shown = seen(_result(_finished(current, right(QUESTIONS[0]))), *size)
    assert "210" in shown
    assert "q quit" in shown
    assert ("Perfect!" in shown) == (players == 1)


@for_each("columns", [10, 40, 80])
def test_names_of_any_width_are_shown_whole(columns: int) -> None:
    names = ("Ani", _LONGEST_NAME, _CJK[:20])
    current = round_of(*(6 * [QUESTIONS[0]]), players=names)
    scenes = (open_scene(current), _result(_finished(current, right(QUESTIONS[0]))))
    for scene in scenes:
        shown = unspaced(seen(scene, columns))
        assert all(name in shown for name in names)


@for_each("columns", [columns for columns, _ in SIZES])
@for_each("count", [3, 30, 50])
def test_as_many_marks_as_fit_are_shown_and_else_the_count(count: int, columns: int) -> None:
    current = round_of(*(count * [QUESTIONS[0]]))
    for _ in range(count - 1):
        current = current.record(right(QUESTIONS[0]))
    header = rows(open_scene(current), columns)[0]
    assert (header.count("✓") == count - 1) != (f"{count}/{count}" in header)
    assert ("✓" in header) == (count == 3 and columns >= 62)
    played = current.record(SKIP)
    shown = rows(_result(played), columns)
    marks = [len(row) for row in shown if set(row) == set("✓ –")]
    assert marks == ([2 * count - 1] if 2 * count < min(columns, 100) else [])
    digits = big(f"{count - 1}/{count}").plain.splitlines()
    assert all(any(each in row for row in shown) for each in map(str.strip, digits))


def test_lists_and_lines_to_type_fit() -> None:
    state = State(options=options((*_HARD_TEXTS, "short")), error=_PROSE, draft=(_PROSE,))
    for columns in (2, 10, 40, 80, 200):
        for scene in (
            menus.choosing(_PROSE, (*_HARD_TEXTS, "short"), 1, notice=_PROSE),
            menus.ticking(_PROSE, state),
            menus.typing(_PROSE, state, notice=_PROSE),
        ):
            rows(scene, columns)
