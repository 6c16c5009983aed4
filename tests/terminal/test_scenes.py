"""What the scenes of a round say: header, question, verdict, and what surrounds a clock."""

import re
from dataclasses import replace
from decimal import Decimal

from anora_quiz.quiz.forms import Listed
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.lifelines import HALF, HINT
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import Question, Rejected, Source, Wrong
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, WALK_AWAY, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.scenes import menus
from anora_quiz.terminal.scenes.question import question
from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.state import State
from tests.cases import for_each
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    QUESTIONS,
    WINS,
    right,
    round_of,
)
from tests.terminal.seen import open_scene, rows, seen, styles_of, verdict_scene

_REJECTING = replace(
    CONSULTANT, reject=(Rejected("Andrea Arnold", "She directed American Honey."),)
)
_BLANKS = next(each for each in QUESTIONS if each.kind == "blanks")
_DATE = next(each for each in QUESTIONS if each.kind == "date")
_HINTED = replace(EDITOR, hint="He directed it, too.")


def _recorded(current: Round, *replies: Reply) -> Round:
    for reply in replies:
        current = current.record(reply, 1.0)
    return current


def _climbed(rungs: int, of: int = 15) -> Round:
    return _recorded(round_of(*of * [FILM], mode=Ladder()), *rungs * [right(FILM)])


def _last(asked: Question, *answer: str) -> Round:
    """Return a round of two questions, after ``answer`` to the first."""
    return round_of(asked, FILM).record(answered(*answer))


def _spaced(scene: Scene, columns: int = 80) -> list[str]:
    """Return the rows of ``scene`` that show something, runs of spaces as one."""
    return [" ".join(row.split()) for row in rows(scene, columns) if row]


# The header


@for_each(
    ("current", "header"),
    [
        (round_of(EDITOR, FILM), "sample · classic ● ○ 0"),
        (
            _recorded(round_of(EDITOR, FILM, DAYS), right(EDITOR), right(FILM)),
            "sample · classic ✓ ✓ ● 310 · 2 in a row",
        ),
        (
            _recorded(round_of(WINS, FILM, DAYS, FILM), answered("Best Picture"), SKIP),
            "sample · classic ◐ – ● ○ 100",
        ),
        (
            _recorded(round_of(*9 * [FILM], mode=Survival()), answered("false")),
            "sample · survival ✗ ● 0 · ♥ ♥ ♡",
        ),
        (
            _recorded(round_of(*9 * [FILM], mode=Survival()), *2 * [answered("false")]),
            "sample · survival ✗ ✗ ● 0 · ♥ ♡ ♡",
        ),
        (round_of(FILM, FILM, mode=Practice()), "sample · practice ● ○ Practice"),
        (_climbed(2, of=3), "sample · ladder ✓ ✓ ● 400 · 2 in a row"),
        (round_of(*60 * [FILM], mode=Blitz(), timer=60), "sample · blitz ● 0"),
        (
            replace(
                round_of(FILM), setup=replace(round_of(FILM).setup, titles=("Sean [b]Baker[/b]",))
            ),
            "Sean [b]Baker[/b] · classic ● 0",
        ),
        (
            replace(
                round_of(FILM), setup=replace(round_of(FILM).setup, collection="all Anora packs")
            ),
            "all Anora packs · classic ● 0",
        ),
        (
            replace(round_of(FILM), setup=replace(round_of(FILM).setup, packs=("a", "sample"))),
            "2 packs · classic ● 0",
        ),
    ],
)
def test_the_header_says_where_the_round_stands(current: Round, header: str) -> None:
    assert _spaced(open_scene(current))[0] == header


@for_each(
    ("current", "header"),
    [
        (_recorded(round_of(EDITOR, FILM, DAYS), right(EDITOR)), "2/3 · 100"),
        (
            _recorded(round_of(EDITOR, FILM, DAYS), right(EDITOR), right(FILM)),
            "3/3 · 310 · 2 in a row",
        ),
        (_recorded(round_of(*9 * [FILM], mode=Survival()), SKIP), "2 · 0 · ♥ ♥ ♡"),
        (round_of(FILM, mode=Practice()), "1/1 · Practice"),
        (round_of(*60 * [FILM], mode=Blitz()), "1 · 0"),
    ],
)
def test_a_narrow_header_counts_instead(current: Round, header: str) -> None:
    for columns in (40, 60):
        assert _spaced(open_scene(current), columns)[0] == header


def test_a_long_name_of_a_pack_leaves_room_for_the_score() -> None:
    current = _recorded(round_of(EDITOR, FILM), right(EDITOR))
    current = replace(current, setup=replace(current.setup, titles=("Long " * 20,)))
    assert _spaced(open_scene(current))[0] == "2/2 · 100"


def test_the_day_is_told_in_a_daily_round() -> None:
    current = round_of(FILM, FILM, mode=Daily())
    current = replace(current, setup=replace(current.setup, day="2026-11-22"))
    assert _spaced(open_scene(current))[0] == "sample · daily Nov 22 ● ○ 0"


@for_each("columns", [40, 80])
def test_the_score_of_everybody_is_told_and_whose_turn_it_is(columns: int) -> None:
    current = _recorded(round_of(*6 * [EDITOR], players=("Ani", "Igor", "Toros")), right(EDITOR))
    assert _spaced(open_scene(current), columns)[1] == "Ani 100 · ▶ Igor 0 · Toros 0"
    assert "Igor's turn" in seen(open_scene(current), columns)
    assert _spaced(verdict_scene(current), columns)[1] == "▶ Ani 100 · Igor 0 · Toros 0"
    assert "'s turn" not in seen(verdict_scene(current), columns)
    assert "'s turn" not in seen(open_scene(round_of(EDITOR)), columns)
    two = round_of(EDITOR, FILM, players=("Ani", "Igor"))
    assert _spaced(open_scene(two), columns)[1] == "▶ Ani 0 · Igor 0"


@for_each("columns", [40, 80])
def test_a_ladder_tells_the_rung_and_what_is_safe_while_a_question_is_open(columns: int) -> None:
    climbed = _climbed(14)
    assert "rung 15 of 15 · worth 2,900 · 10,000 safe" in seen(open_scene(climbed), columns)
    for reply in (right(FILM), answered("false"), WALK_AWAY):
        assert "rung" not in seen(verdict_scene(climbed.record(reply)), columns)


def test_a_ladder_against_the_clock_tells_both_where_there_is_room() -> None:
    current = round_of(*15 * [FILM], mode=Ladder(), timer=20)
    bar = rows(open_scene(current))[1]
    assert re.fullmatch("━+ rung 1 of 15 · worth 100 · 0 safe · 20 s", bar)
    assert re.fullmatch("━+ 20 s", rows(open_scene(current), 40)[1])


@for_each(
    ("left", "label", "style"),
    [
        (60.0, "60 s", "cyan"),
        (30.1, "31 s", "cyan"),
        (30.0, "30 s", "yellow"),
        (12.1, "13 s", "yellow"),
        (12.0, "12 s", "red"),
        (0.2, "1 s", "red"),
        (0.0, "0 s", "red"),
    ],
)
def test_the_clock_is_a_bar_that_changes_its_color(left: float, label: str, style: str) -> None:
    current = round_of(*60 * [FILM], mode=Blitz(), timer=60)
    scene = question(current, State(), seconds_left=left)
    bar = rows(scene)[1]
    assert bar.endswith(label)
    room = 78 - len(label) - 1
    assert bar.count("━") == round(room * left / 60)
    assert bar.count("━") + bar.count("─") == room
    assert all(style in each for each in styles_of(scene, label))


def test_the_clock_of_a_question_is_a_bar_too() -> None:
    current = round_of(FILM, timer=10).spend(7.5)
    bar = rows(open_scene(current), 40)[1]
    assert bar.endswith(" 3 s")
    assert bar.count("━") == round(34 / 4)
    assert "━" not in seen(open_scene(round_of(FILM)))


# Questions


@for_each(
    ("asked", "shown"),
    [
        (EDITOR, ["❯ a Drew Daniels", "b Alex Coco", "c Sean Baker"]),
        (WINS, ["❯ [ ] a Best Director", "[ ] b Best Picture", "[ ] c Best Score"]),
        (FILM, ["❯ a True", "b False"]),
        (CONSULTANT, ["›"]),
        (DAYS, ["›", "Type a number (days)."]),
        (FILMS, ["❯ 1 Anora", "2 Red Rocket", "3 Tangerine"]),
        (CAST, ["❯ 1 Mikey Madison → …", "2 Yura Borisov", "❯ a Ani", "b Igor", "c Toros"]),
        (_BLANKS, ["› 1", "2", "↑↓ or Tab moves between blanks."]),
        (_DATE, ["›", "Type a date with the month as a word, such as December 31, 1999."]),
    ],
    ids=lambda value: value.kind if isinstance(value, Question) else "",
)
def test_a_question_shows_what_to_do_with_hands(asked: Question, shown: list[str]) -> None:
    current = round_of(asked)
    seen_rows = _spaced(open_scene(current))
    assert seen_rows[2:4] == [f"sample · {asked.difficulty}", asked.question]
    assert seen_rows[4 : 4 + len(shown)] == shown


@for_each(
    ("asked", "keys"),
    [
        (_HINTED, "↑↓ or a–c choose · Enter answer · ? hint · % fifty-fifty · Esc more"),
        (EDITOR, "↑↓ or a–c choose · Enter answer · % fifty-fifty · Esc more"),
        (WINS, "Space or a–d select · Enter answer · Esc more"),
        (replace(CONSULTANT, hint="x"), "Enter answer · :hint · Esc more"),
        (FILMS, "Space pick up · ↑↓ move · Enter answer · Esc more"),
        (CAST, "↑↓ or a–c choose · Enter pair · Esc more"),
        (_BLANKS, "Enter next blank · Esc more"),
    ],
)
def test_the_last_line_tells_the_keys(asked: Question, keys: str) -> None:
    assert _spaced(open_scene(round_of(asked)))[-1] == keys


def test_what_is_ticked_typed_carried_and_paired_is_shown() -> None:
    ticked = State(("Best Score",), options(("Best Director", "Best Picture", "Best Score")), 2)
    wins = _spaced(question(round_of(WINS), replace(ticked, error="Choose at least one option.")))
    assert wins[4:7] == ["[ ] a Best Director", "[ ] b Best Picture", "❯ [x] c Best Score"]
    assert "Choose at least one option." in wins
    carried = State((), options(("Anora", "Tangerine", "Red Rocket")), 1, is_carrying=True)
    films = _spaced(question(round_of(FILMS), carried))
    assert films[4:7] == ["1 Anora", "↕ 2 Tangerine moving", "3 Red Rocket"]
    assert "Space put down" in films[-1]
    paired = State(("Mikey Madison", "Ani"), options(("Ani", "Igor", "Toros")), 2)
    cast = _spaced(question(round_of(CAST), paired))
    assert cast[4:6] == ["1 Mikey Madison → Ani", "❯ 2 Yura Borisov → …"]
    assert cast[6:9] == ["a Ani", "b Igor", "❯ c Toros"]
    assert cast[-1].startswith("↑↓ or a–c choose · Enter pair · Backspace undo · ")
    made = replace(paired, draft=("Mikey Madison", "Ani", "Yura Borisov", "Toros"))
    assert _spaced(question(round_of(CAST), made))[-1].startswith("Enter answer · Backspace undo")
    blanks = _spaced(question(round_of(_BLANKS), State(("Palme", "Ca"), (), 1, 2)))
    assert blanks[4:6] == ["1 Palme", "› 2 Ca"]


@for_each(
    ("error", "is_told"),
    [("Type an answer.", True), ("“5 miles” is in another unit. Answer in days.", False)],
)
def test_what_is_wanted_is_told_once(error: str, is_told: bool) -> None:  # noqa: FBT001
    shown = _spaced(question(round_of(DAYS), State(("5 miles",), error=error)))
    assert ("Type a number (days)." in shown) == is_told
    assert error in shown


def test_a_lifeline_is_told_and_halves_are_gone_in_place() -> None:
    current = round_of(_HINTED).use(HINT).use(HALF)
    shown = _spaced(open_scene(current, notice="Fifty-fifty: costs half the points."))
    form = current.seat.offered()
    assert isinstance(form, Listed)
    first, second = (option.text for option in form.options)
    assert shown[4:8] == [
        "Hint: He directed it, too.",
        "Fifty-fifty: costs half the points.",
        f"❯ a {first}",
        f"b {second}",
    ]
    assert shown[-1] == "↑↓ or a–b choose · Enter answer · Esc more"


# Verdicts


_LEADS = Multiple(
    id="leads",
    question="Who are men?",
    answers=("Igor", "Ivan", "Toros"),
    wrong=(Wrong("Diamond"), Wrong("Lulu")),
)


@for_each(
    ("played", "shown"),
    [
        (
            _last(EDITOR, "Sean Baker"),
            [
                *("a Drew Daniels", "b Alex Coco", "✓ c Sean Baker your answer"),
                *("Correct · +100", "Baker cuts his own films.", "Source: IndieWire, 2024"),
            ],
        ),
        (
            _last(EDITOR, "Alex Coco"),
            [
                "a Drew Daniels",
                "✗ b Alex Coco your answer: He produced it.",
                "✓ c Sean Baker correct answer",
                "Wrong · +0",
            ],
        ),
        (
            _last(_LEADS, "Igor", "Ivan", "Diamond"),
            [
                "✓ [x] a Igor your answer",
                "✓ [x] b Ivan your answer",
                "✓ [ ] c Toros correct answer",
                "[ ] d Lulu",
                "✗ [x] e Diamond your answer",
                "Partly correct · +33",
            ],
        ),
        (_last(FILM, "false"), ["✓ a True correct answer", "✗ b False your answer", "Wrong · +0"]),
        (
            _last(FILMS, "Tangerine", "Anora", "Red Rocket"),
            [
                "✓ 1 Tangerine",
                "✗ 2 Anora → Red Rocket",
                "✗ 3 Red Rocket → Anora",
                "Partly correct · +67",
            ],
        ),
        (
            _last(CAST, "Mikey Madison", "Ani", "Yura Borisov", "Toros"),
            ["✓ Mikey Madison Ani", "✗ Yura Borisov Toros → Igor", "Partly correct · +100"],
        ),
        (_last(CONSULTANT, "Werhun"), ["✓ You Werhun", "Correct · +200"]),
        (
            _last(CONSULTANT, "werhum"),
            ["✓ You werhum", "Correct · +200", "Accepted as “Werhun”."],
        ),
        (
            _last(CONSULTANT, "Nobody"),
            ["✗ You Nobody", "Answer Andrea Werhun", "Wrong · +0"],
        ),
        (
            _last(_REJECTING, "andrea arnold"),
            [
                "✗ You andrea arnold She directed American Honey.",
                *("Answer Andrea Werhun", "Wrong · +0"),
            ],
        ),
        (
            _last(CONSULTANT, "Nobody").claim(),
            ["✓ You Nobody", "Answer Andrea Werhun", "Correct (claimed) · +200"],
        ),
        (
            _last(DAYS, "40"),
            [
                *("✗ You 40 days", "Answer 37 days", "Wrong · +0"),
                "Disputed: A fan essay says 35.",
            ],
        ),
        (
            _last(replace(DAYS, tolerance=Decimal(2)), "5 hundred"),
            [
                *("✗ You 5 hundred", "Answer 37 days", "Wrong · +0"),
                "Anything from 35 to 39 days counts.",
                "Disputed: A fan essay says 35.",
            ],
        ),
        (
            _last(replace(DAYS, unit="minutes", answer=Decimal(139)), "2:19"),
            ["✓ You 2:19 (139 minutes)", "Correct · +300", "Accepted as “139 minutes”."],
        ),
        (
            _last(_BLANKS, "palme", "Venice"),
            [
                *("✓ 1 palme", "✗ 2 Venice → Cannes", "Partly correct · +100"),
            ],
        ),
        (
            round_of(_BLANKS, FILM).record(answered("palme", "Venice")).claim(),
            ["✓ 1 palme", "✓ 2 Venice", "Correct (claimed) · +200"],
        ),
        (round_of(_BLANKS, FILM).record(SKIP), ["1 Palme d'Or", "2 Cannes", "Skipped · +0"]),
        (
            _last(_DATE, "2024-01-01"),
            ["✗ You 2024-01-01", "Answer October 18, 2024", "Wrong · +0"],
        ),
        (round_of(CONSULTANT, FILM).record(SKIP), ["Answer Andrea Werhun", "Skipped · +0"]),
        (
            round_of(EDITOR, FILM).record(SKIP),
            ["a Drew Daniels", "b Alex Coco", "✓ c Sean Baker correct answer", "Skipped · +0"],
        ),
        (round_of(FILMS, FILM).record(SKIP), ["1 Tangerine", "2 Red Rocket", "3 Anora"]),
        (round_of(CAST, FILM).record(SKIP), ["Mikey Madison Ani", "Yura Borisov Igor"]),
        (
            round_of(FILM).record(OUT_OF_TIME),
            [
                *("✓ a True correct answer", "b False", "Out of time · +0"),
            ],
        ),
        (
            _climbed(3).record(WALK_AWAY),
            [
                *("✓ a True correct answer", "b False", "Walked away · 900 points kept"),
            ],
        ),
    ],
)
def test_the_verdict_stands_below_the_answer_in_place(played: Round, shown: list[str]) -> None:
    assert _spaced(verdict_scene(played))[4 : 4 + len(shown)] == shown


def test_a_note_that_does_not_fit_beside_its_text_has_a_row_of_its_own() -> None:
    shown = _spaced(verdict_scene(_last(EDITOR, "Alex Coco")), 40)
    at = shown.index("✗ b Alex Coco")
    assert shown[at + 1 : at + 3] == [
        "your answer: He produced it.",
        "✓ c Sean Baker correct answer",
    ]


def test_nothing_is_said_twice() -> None:
    for played in (_last(EDITOR, "Alex Coco"), _last(CONSULTANT, "Nobody"), _last(DAYS, "40")):
        shown = _spaced(verdict_scene(played))[2:]
        assert len(shown) == len(set(shown))
    missed = seen(verdict_scene(_last(EDITOR, "Alex Coco")))
    assert missed.count("Alex Coco") == missed.count("He produced it.") == 1


@for_each("used", [(HALF,), (HINT, HALF)])
def test_options_that_are_gone_stay_so(used: tuple[object, ...]) -> None:
    current = round_of(_HINTED, FILM)
    for lifeline in used:
        current = current.use(lifeline)  # type: ignore[arg-type]
    form = current.seat.offered()
    assert isinstance(form, Listed)
    shown = _spaced(verdict_scene(current.record(right(EDITOR))))
    assert [each.split()[-4:-2] for each in shown if each.endswith("your answer")] == [
        ["Sean", "Baker"]
    ]
    gone = {"Drew Daniels", "Alex Coco"} - {option.text for option in form.options}
    assert not any(name in row for name in gone for row in shown)


@for_each(
    ("played", "line"),
    [
        (
            _recorded(round_of(*9 * [FILM], mode=Survival()), answered("false")),
            "Wrong · +0 · life lost ♥ ♥ ♡",
        ),
        (
            _recorded(round_of(*9 * [FILM], mode=Survival()), *3 * [answered("false")]),
            "Wrong · +0 · life lost ♡ ♡ ♡",
        ),
        (_recorded(round_of(*9 * [FILM], mode=Survival()), right(FILM)), "Correct · +200"),
        (_climbed(5), "Correct · +900 · safe at 2,500 ⚑"),
        (_climbed(4), "Correct · +700"),
        (_climbed(2, of=6), "Correct · +300 · safe at 400 ⚑"),
        (_climbed(7).record(answered("false")), "Wrong · back to 2,500"),
        (_recorded(round_of(FILM, FILM), *2 * [right(FILM)]), "Correct · +210 · 2 in a row"),
        (
            _recorded(round_of(*8 * [FILM]), *6 * [right(FILM)]),
            "Correct · +250 · 6 in a row · full bonus",
        ),
        (_recorded(round_of(*8 * [FILM]), *7 * [right(FILM)]), "Correct · +250 · 7 in a row"),
        (_recorded(round_of(FILM, FILM), right(FILM), SKIP), "Skipped · +0 · streak kept"),
        (_recorded(round_of(FILM, FILM), SKIP), "Skipped · +0"),
        (_recorded(round_of(FILM, mode=Practice()), right(FILM)), "Correct"),
    ],
)
def test_news_are_in_the_line_of_the_verdict(played: Round, line: str) -> None:
    assert line in _spaced(verdict_scene(played))


@for_each(
    ("played", "keys"),
    [
        (_last(EDITOR, "Sean Baker"), "Enter next · f flag · Ctrl-C save and quit"),
        (
            round_of(EDITOR).record(right(EDITOR)),
            "Enter result · f flag · Ctrl-C save and quit",
        ),
        (
            round_of(EDITOR, FILM, players=("Ani", "Igor")).record(right(EDITOR)),
            "Enter next: Igor · f flag · Ctrl-C save and quit",
        ),
        (
            _last(DAYS, "40"),
            "Enter next · m mark as correct · f flag · Ctrl-C save and quit",
        ),
        (_last(DAYS, "40").claim(), "Enter next · m undo · f flag · Ctrl-C save and quit"),
    ],
)
def test_a_verdict_tells_which_keys_there_are(played: Round, keys: str) -> None:
    assert _spaced(verdict_scene(played))[-1] == keys


def test_a_source_on_the_web_is_a_link() -> None:
    source = Source(title="Awards", url="https://example.org/awards")
    scene = verdict_scene(round_of(replace(FILM, source=source)).record(SKIP))
    assert "Source: Awards ↗" in _spaced(scene)
    assert any("link https://example.org/awards" in each for each in styles_of(scene, "Awards"))


# What looks and colors mean


@for_each(("answer", "mark", "style"), [("Sean Baker", "✓", "green"), ("Alex Coco", "✗", "red")])
def test_colors_say_what_marks_say(answer: str, mark: str, style: str) -> None:
    scene = verdict_scene(_last(EDITOR, answer))
    assert styles_of(scene, mark) == {f"bold {style}"}
    assert all(style in each for each in styles_of(scene, answer))


def test_no_scene_has_a_color_that_some_palettes_hide() -> None:
    played = _last(EDITOR, "Alex Coco")
    for scene in (open_scene(round_of(_HINTED), notice="x"), verdict_scene(played)):
        for style in styles_of(scene, ""):
            assert not re.search(r"bright|black|white|#|color\(", style), style


def test_markup_and_control_characters_of_packs_are_shown_as_they_are() -> None:
    evil = Text(id="evil", question="[/b] [red]x[/red] \x1b[2J :smile:", answer="[bold]y")
    evil = replace(evil, explanation="[link=x]\x07\u202egnp", hint="[i]\x00")
    current = round_of(evil)
    current = replace(current, setup=replace(current.setup, titles=("[u]\x1b]0;title",)))
    shown = seen(open_scene(current.use(HINT)))
    assert "[/b] [red]x[/red] \\x1b[2J :smile:" in shown
    assert "[u]\\x1b]0;title" in shown
    assert "Hint: [i]\\x00" in shown
    verdict = seen(verdict_scene(current.record(answered("[dim]z\x1b"))))
    for text in ("[dim]z\\x1b", "[bold]y", "[link=x]\\x07\\u202egnp"):
        assert text in verdict


# Around a clock


def test_the_wait_for_a_clock_tells_what_will_come_but_no_question() -> None:
    blitz = round_of(*60 * [FILM], mode=Blitz(), timer=45)
    shown = _spaced(menus.ready(blitz))
    assert shown[2:] == [
        "Blitz · sample",
        "45 seconds for the whole round. The clock stops while you read a verdict.",
        "Ready?",
        "Enter start the clock · Esc back · Ctrl-C quit",
    ]
    classic = _spaced(menus.ready(round_of(FILM, timer=20)))
    assert "20 seconds per question." in classic
    assert "shot on film" not in " ".join(classic)


@for_each("seconds", [1, 2, 3])
def test_the_count_down_is_big(seconds: int) -> None:
    shown = rows(menus.counting_down(round_of(FILM, timer=20), seconds))
    digits = {1: ["╺┓", "┃", "╺┻╸"], 2: ["╺━┓", "┏━┛", "┗━╸"], 3: ["╺━┓", "╺━┫", "╺━┛"]}
    assert [row for row in shown[2:] if row][:3] == digits[seconds]
