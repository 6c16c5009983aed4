"""Snippets of code, and options of several lines, on the stage and in plain lines."""

import itertools
import re
import unicodedata
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import example as hypothesis_example
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import PythonLexer
from rich.cells import cell_len

from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.limits import LONGEST_SNIPPET
from anora_quiz.quiz.question import Question, Snippet, Wrong
from anora_quiz.quiz.replies import answered
from anora_quiz.terminal.face import Step
from anora_quiz.terminal.plain_face import PlainFace
from anora_quiz.terminal.scenes import code
from anora_quiz.terminal.stage.compose import compose
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each
from tests.growth import ends_soon
from tests.samples import CONSULTANT, EDITOR, QUESTIONS, right, round_of
from tests.terminal.keyboard import DOWN, ENTER, LEFT, PAGE_DOWN, RIGHT
from tests.terminal.seen import open_scene, rows, seen, styles_of, verdict_scene
from tests.terminal.stage.drawn import scripted, texts
from tests.terminal.stage_player import StagePlayer

_LOOP = Snippet("for x in y:\n\tif x:\n\t\tprint(x)\n\n# done", "python")
_LOOP_LINES = ["for x in y:", "    if x:", "        print(x)", "", "# done"]
_WIDE = Snippet("print('" + ", ".join(map(str, range(100))) + "')", "python")
_TALL = Snippet("\n".join(f"line {number}" for number in range(60)))
_CODE_OPTIONS = Choice(
    id="code",
    question="Which loops?",
    answer="for x in y:\n    pass",
    wrong=(Wrong("if x:\n\ty()", "It runs once."), Wrong("Roses are red,\nviolets are blue")),
)
_SHIFT_RIGHT = "\x1b[1;2C"


def _asking(snippet: Snippet, asked: Question = EDITOR) -> Question:
    return replace(asked, snippet=snippet)


def _plain(asked: Question, lines: str = "") -> list[str]:
    """Return the lines in which ``asked`` is asked, and what follows the typed ``lines``."""
    out = StringIO()
    PlainFace(StringIO(lines), out, is_person=False).ask(round_of(asked))
    return out.getvalue().splitlines()


def _on_stage(asked: Question, columns: int = 80) -> list[str]:
    """Return the rows of the open question, as they are aligned."""
    frame = compose(open_scene(round_of(asked)), (columns, 60), make_console())
    return [row[1:] for row in texts(frame)]  # without the margin of the screen


# In plain lines


def test_a_snippet_is_announced_and_indented_in_plain_lines() -> None:
    shown = _plain(_asking(_LOOP))
    start = shown.index(EDITOR.question) + 1
    indented = [f"    {line}".rstrip() for line in _LOOP_LINES]
    assert shown[start : start + 7] == ["Code, Python:", *indented, shown[start + 6]]
    assert shown[start + 6].startswith("  1. ")


@for_each(
    ("language", "words"),
    [
        ("text", "Text:"),
        ("c++", "Code, C++:"),
        ("JS", "Code, JavaScript:"),
        ("klingon", "Code, klingon:"),
    ],
)
def test_a_snippet_is_announced_with_its_language(language: str, words: str) -> None:
    assert words in _plain(_asking(Snippet("print(1)", language)))


def test_wide_lines_of_a_snippet_are_whole_in_plain_lines() -> None:
    assert f"    {_WIDE.text}" in _plain(_asking(_WIDE))


def test_lines_of_an_option_are_in_line_with_its_first() -> None:
    shown = "\n".join(_plain(_CODE_OPTIONS))
    for text in (
        ". for x in y:\n         pass\n",
        ". if x:\n         y()\n",
        ". Roses are red,\n     violets are blue\n",
    ):
        assert text in shown


def test_lines_of_an_option_are_in_line_with_its_first_after_two_digits() -> None:
    texts_of_options = [f"{letter}:\n  x" for letter in "abcdefghijkl"]
    asked = Order(id="a", question="?", items=tuple(texts_of_options))
    shown = _plain(asked)
    at = next(index for index, line in enumerate(shown) if line.startswith("  12. "))
    assert shown[at + 1] == " " * 8 + "x"


def test_a_verdict_names_an_option_of_several_lines_on_one() -> None:
    from anora_quiz.terminal.lines import verdict_lines

    first, *rest = verdict_lines(round_of(_CODE_OPTIONS).record(answered("if x:\n\ty()")))
    assert first == "Wrong. Correct answer: for x in y: ⏎ pass (+0)"
    assert rest == ["You answered: if x: ⏎ y().", "if x: ⏎ y(): It runs once."]


# On the stage


@for_each("asked", QUESTIONS)
def test_a_snippet_is_below_a_question_of_any_kind_and_its_verdict(asked: Question) -> None:
    current = round_of(_asking(_LOOP, asked))
    for scene in (open_scene(current), verdict_scene(current.record(right(asked)))):
        shown = rows(scene)
        start = shown.index("│ for x in y:")
        assert shown[start : start + 5] == [f"│ {line}".strip() for line in _LOOP_LINES]


def test_a_snippet_has_colors_and_bold_words() -> None:
    scene = open_scene(round_of(_asking(_LOOP)))
    assert styles_of(scene, "for") == {"bold magenta"}
    assert styles_of(scene, "# done") == {"dim italic"}


@for_each("snippet", [Snippet("for x in y", "klingon"), Snippet("for x in y")])
def test_a_snippet_without_a_known_language_has_no_colors(snippet: Snippet) -> None:
    scene = open_scene(round_of(_asking(snippet)))
    assert styles_of(scene, "for x in y") <= {"", "none"}


def test_a_snippet_that_highlighting_changes_is_shown_as_it_is() -> None:
    text = "x = <<< a\ny\na"  # of which the space before the a is left out
    assert "│ x = <<< a" in rows(open_scene(round_of(_asking(Snippet(text, "terraform")))))


def test_a_snippet_that_highlighting_fails_for_is_shown_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PythonLexer, "get_tokens", _failing)
    assert "│ x = 2" in rows(open_scene(round_of(_asking(Snippet("x = 2", "python")))))


def test_a_snippet_with_a_very_wide_line_has_no_colors() -> None:
    """Some languages read a line in one piece, which nothing can stop."""
    for width, style in ((120, "bold magenta"), (121, "")):
        text = f"for\n{'x' * width}"
        assert styles_of(open_scene(round_of(_asking(Snippet(text, "python")))), "for") == {style}


def test_a_snippet_that_takes_too_long_is_in_color_as_far_as_that_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = itertools.count()
    monkeypatch.setattr(code, "process_time", lambda: next(seconds))
    assert [piece for piece, _ in code._pieces("if x:\n    y", "python")] == ["if"]  # noqa: SLF001


def _failing(*_: object) -> None:
    raise IndexError


def test_a_snippet_is_whole_without_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    player = StagePlayer()
    player.face.show_start(round_of(_asking(_LOOP)))
    assert [row for row in player.lines if row.startswith("│")] == [
        " ".join(f"│ {line}".split()) for line in _LOOP_LINES
    ]
    assert re.findall(r"\x1b\[(?:\d+;)*3\d", "".join(player.screen.writes)) == []


def test_a_wide_snippet_is_cut_and_scrolls_sideways() -> None:
    player = StagePlayer(40, 20)
    steps = (("←→ scroll", RIGHT), ("… 1,", RIGHT), ("…, 4,", LEFT), ("… 1,", "a" + ENTER))
    player.ask_in_steps(round_of(_asking(_WIDE)), *steps)
    assert f"│ {_WIDE.text[:35]}…\n" in player.pages[0]


def test_a_wide_snippet_scrolls_while_an_answer_is_typed_and_after_it() -> None:
    player = StagePlayer()
    current = round_of(_asking(_WIDE, CONSULTANT))
    typing = (("Shift+←→ scroll", "b" + LEFT + _SHIFT_RIGHT + "a"), ("… 1,", ENTER))
    assert player.ask_in_steps(current, *typing) == answered("ab"), "the arrows move the cursor"
    played = current.record(answered("ab"))
    player.face.show_verdict(played)
    with scripted(player.screen, ("←→ scroll", RIGHT), ("… 1,", ENTER)):
        player.face.pause(played)


@for_each("size", [(80, 24), (40, 20)])
def test_options_stay_in_view_while_a_tall_snippet_scrolls(size: tuple[int, int]) -> None:
    player = StagePlayer(*size)
    steps = (("▾", PAGE_DOWN), ("▴", DOWN), ("❯ b", PAGE_DOWN), ("▴", ENTER))
    player.ask_in_steps(round_of(_asking(_TALL)), *steps)
    for page in player.pages:
        assert all(option in page for option in ("Sean Baker", "Drew Daniels", "Alex Coco"))
    assert "line 0" in player.pages[0]
    assert "line 0" not in player.pages[-1]


def test_an_error_stays_in_view_below_a_tall_snippet() -> None:
    player = StagePlayer(40, 20)
    steps = (("▾", "z"), ("There is no option", DOWN), ("❯ b", ENTER))
    player.ask_in_steps(round_of(_asking(_TALL)), *steps)


def test_a_wide_snippet_scrolls_in_a_review_whose_arrows_turn_pages() -> None:
    player = StagePlayer()
    played = round_of(_asking(_WIDE), EDITOR).record(right(EDITOR)).record(right(EDITOR))
    with scripted(player.screen, ("Shift+←→ scroll", _SHIFT_RIGHT), ("… 1,", RIGHT)):
        so_far = replace(played, turns=played.turns[:1])
        player.face.show_again(so_far, 2)
        assert player.face.pause_again(so_far, 2) is Step.NEXT


# Options of several lines


@for_each("columns", [80, 40])
def test_lines_of_an_option_are_aligned_under_its_letter(columns: int) -> None:
    shown = _on_stage(_CODE_OPTIONS, columns)
    for first, second in (
        ("for x in y:", "    pass"),
        ("if x:", "    y()"),
        ("Roses are red,", "violets are blue"),
    ):
        at = next(index for index, row in enumerate(shown) if row.endswith(f"  {first}"))
        assert shown[at + 1] == " " * 5 + second


def test_code_in_an_option_is_cut_and_never_wrapped() -> None:
    wide = replace(_CODE_OPTIONS, answer=f"if x:\n    {_WIDE.text}")
    shown = _on_stage(wide, 40)
    assert sum("print(" in row for row in shown) == 1
    assert [row[-1] for row in shown if "print(" in row] == ["…"]


_LINES = "if x:\n    y()"


@for_each(
    "asked",
    [
        Multiple(id="m", question="Which?", answers=(_LINES, "b"), wrong=(Wrong("c"),)),
        Order(id="o", question="Which?", items=(_LINES, "b", "c")),
        Match(id="p", question="Which?", pairs=((_LINES, "b"), ("c", "d"))),
        Match(id="q", question="Which?", pairs=(("b", _LINES), ("c", "d"))),
    ],
)
def test_an_option_of_several_lines_is_shown_so_by_every_kind(asked: Question) -> None:
    for scene in (open_scene(round_of(asked)), verdict_scene(round_of(asked).record(right(asked)))):
        shown = rows(scene)
        at = next(index for index, row in enumerate(shown) if "if x:" in row)
        assert shown[at + 1] == "y()" or "if x: ⏎ y()" in shown[at]
    plain = "\n".join(_plain(asked))
    assert ". if x:\n         y()" in plain


def test_notes_on_an_option_of_several_lines_are_below_it() -> None:
    scene = verdict_scene(round_of(_CODE_OPTIONS).record(answered("if x:\n\ty()")))
    shown = rows(scene)
    at = next(index for index, row in enumerate(shown) if row.endswith("if x:"))
    assert shown[at + 1 : at + 3] == ["y()", "your answer: It runs once."]
    poem = "Roses are red,\nviolets are blue"
    shown = rows(verdict_scene(round_of(_CODE_OPTIONS).record(answered(poem))))
    at = next(index for index, row in enumerate(shown) if row.endswith("red,"))
    assert shown[at + 1 : at + 3] == ["violets are blue", "your answer"]


def test_a_pair_with_a_partner_of_several_lines_is_on_one() -> None:
    asked = Match(id="p", question="Which?", pairs=(("a", _LINES), ("b", _LINES + "\nz")))
    player = StagePlayer()
    steps = (
        ("Enter pair", "a" + ENTER),
        ("→ if x: ⏎ y()", "a"),
        ("“if x: ⏎ y()", DOWN + ENTER),
        ("Enter answer", ENTER),
    )
    player.ask_in_steps(round_of(asked), *steps)


# Snippets of hostile packs


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.integers(20, 90))
@hypothesis_example("\t\x1b[2J\u202e\t\x07x", 80)
def test_no_snippet_does_anything_but_show(text: str, columns: int) -> None:
    snippet = Snippet(text, "python")
    asked = _asking(snippet, replace(_CODE_OPTIONS, answer=f"x\n {text}"))
    rows(open_scene(round_of(asked)), columns)
    rows(verdict_scene(round_of(asked).record(right(asked))), columns)
    for line in _plain(asked):
        assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in line)
        assert not any(
            "\u202a" <= each <= "\u202e" or "\u2066" <= each <= "\u2069" for each in line
        )


@given(st.text(st.sampled_from("a\t漢é\u0301"), min_size=1).filter(str.strip))
def test_tabs_end_at_every_fourth_column(line: str) -> None:
    (shown,) = _plain(_asking(Snippet(f"|{line}|\n", "klingon")))[3:4]
    for end in range(len(line)):
        if line[end] == "\t" and "\t" not in line[end + 1 :]:
            start = shown[: len(shown) - len(line[end + 1 :]) - 1]
            assert cell_len(start) % 4 == 0


_NASTY = ("(", " ", "0", '"', "a ", "[")


@for_each("language", ["python", "systemd", "mcf"])
def test_the_longest_snippet_is_shown_soon(language: str) -> None:
    for piece in _NASTY:
        for width, count in ((98, 200), (118, 41)):  # all that packs can have, and all in color
            text = "\n".join([(piece * 100)[:width] + "x"] * count)
            assert len(text) <= LONGEST_SNIPPET
            with ends_soon():
                seen(open_scene(round_of(_asking(Snippet(text, language)))))
