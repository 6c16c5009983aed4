"""Packs in a terminal: what a person sees and types."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pexpect

from anora_quiz.packs.checking.check import load
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.records import question_history
from anora_quiz.records.store import Store
from tests.command_line import run
from tests.screen import (
    CTRL_C,
    DOWN,
    ENTER,
    ESCAPE,
    MORE,
    QUESTION,
    TYPING,
    VERDICT,
    GameTerminal,
)

_PACK = """\
format: 1
title: Sample
source: {title: Notes}
questions:
  - {id: one, kind: text, question: First?, answer: Ani, explanation: It is.}
"""
_BROKEN = _PACK.replace("explanation: It is", "explanatoin: It is")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]")


@pytest.fixture
def folder(home: Path) -> Path:
    """Return the folder that the commands work in."""
    work = home.parent / "work"
    work.mkdir(parents=True)
    return work


@pytest.fixture
def pack(folder: Path) -> Path:
    path = folder / "sample.yaml"
    path.write_text(_PACK)
    return path


def _start(
    *arguments: str, columns: int = 80, lines: int = 24, switch: Mapping[str, str] | None = None
) -> GameTerminal:
    environment = {**os.environ, **(switch or {})}
    return GameTerminal(arguments, environment, columns=columns, lines=lines)


def _output(*arguments: str, columns: int = 80) -> list[str]:
    """Return the lines that a command prints in a terminal, without colors."""
    with _start(*arguments, columns=columns) as terminal:
        terminal.wait_for_end()
        return _ESCAPES.sub("", terminal.raw).splitlines()


def _width_of(text: str) -> int:
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


# new


@pytest.mark.thorough
def test_a_new_pack_asks_for_title_author_and_kinds(folder: Path) -> None:
    path = folder / "night.yaml"
    with _start("packs", "new", str(path)) as terminal:
        terminal.wait_for("Title of the pack (Enter for Night)")
        terminal.type("Quiz: # 1" + ENTER)
        terminal.wait_for("Author (Enter for ani)")
        terminal.type("Vanya" + ENTER)
        terminal.wait_for("Choose the kinds of questions")
        terminal.wait_for("[x] b")
        terminal.type(" " + DOWN + " " + ENTER)
        terminal.wait_for("Created ")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane
    made = load(path)
    assert (made.header.title, made.header.author) == ("Quiz: # 1", "Vanya")
    assert [each.kind for each in made.questions] == [each.kind for each in KINDS[2:]]


@pytest.mark.thorough
def test_enter_alone_takes_what_is_suggested(folder: Path, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('player = "Vanya"\n')
    path = folder / "night.yaml"
    with _start("packs", "new", str(path)) as terminal:
        for question in ("Title of the pack", "Author (Enter for Vanya)", "Choose the kinds"):
            terminal.wait_for(question)
            terminal.type(ENTER)
        assert terminal.wait_for_end() == 0
    made = load(path)
    assert (made.header.title, made.header.author) == ("Night", "Vanya")
    assert len(made.questions) == len(KINDS)


@pytest.mark.thorough
def test_what_was_said_on_the_command_line_is_not_asked(folder: Path) -> None:
    path = folder / "night.yaml"
    said = ("--title", "Mine", "--author", "Ani", "--kind", "text")
    shown = "\n".join(_output("packs", "new", str(path), *said))
    assert "Title of the pack" not in shown
    assert "Choose the kinds" not in shown
    assert load(path).header.title == "Mine"


@pytest.mark.thorough
def test_a_new_pack_for_which_no_kind_is_ticked_has_all_of_them(folder: Path) -> None:
    path = folder / "night.yaml"
    with _start("packs", "new", str(path), "--title", "T", "--author", "A") as terminal:
        terminal.wait_for("Choose the kinds of questions")
        terminal.type("abcdefghi"[: len(KINDS)] + ENTER)
        assert terminal.wait_for_end() == 0
    assert len(load(path).questions) == len(KINDS)


@pytest.mark.thorough
@pytest.mark.parametrize("answered", [0, 2])
def test_ctrl_c_writes_nothing(folder: Path, answered: int) -> None:
    questions = ("Title of the pack", "Author", "Choose the kinds of questions")
    with _start("packs", "new", str(folder / "night.yaml")) as terminal:
        for question in questions[:answered]:
            terminal.wait_for(question)
            terminal.type(ENTER)
        terminal.wait_for(questions[answered])
        terminal.type(CTRL_C)
        assert terminal.wait_for_end() == 130
        assert terminal.is_sane
        assert "Traceback" not in terminal.raw
    assert list(folder.iterdir()) == []


@pytest.mark.thorough
def test_a_new_pack_is_made_in_plain_lines_too(folder: Path) -> None:
    path = folder / "night.yaml"
    with _start("packs", "new", str(path), switch={"ACCESSIBLE": "1"}) as terminal:
        terminal.wait_for("Title of the pack (Enter for Night):")
        terminal.type("Mine" + ENTER)
        terminal.wait_for("Author (Enter for ani):")
        terminal.type(ENTER)
        terminal.wait_for("Numbers (Enter for no change, 0 for none):")
        terminal.type("99" + ENTER)
        terminal.wait_for("Type numbers from 1 to 9, such as 1 3.")
        terminal.type("4 1" + ENTER)
        terminal.wait_for("Created ")
        assert terminal.wait_for_end() == 0
    assert [each.kind for each in load(path).questions] == [KINDS[0].kind, KINDS[3].kind]


@pytest.mark.thorough
def test_ctrl_c_in_plain_lines_writes_nothing(folder: Path) -> None:
    with _start("packs", "new", str(folder / "night.yaml"), "--plain") as terminal:
        terminal.wait_for("Title of the pack")
        terminal.type(CTRL_C)
        assert terminal.wait_for_end() == 130
        assert "Traceback" not in terminal.raw
    assert list(folder.iterdir()) == []


@pytest.mark.thorough
def test_a_folder_that_is_not_there_is_reported_before_anything_is_asked(folder: Path) -> None:
    with _start("packs", "new", str(folder / "no" / "night.yaml"), columns=200) as terminal:
        assert terminal.wait_for("no such folder", "Title of the pack") == "no such folder"


# check --watch


@pytest.fixture
def watch(pack: Path) -> Iterator[GameTerminal]:
    """Yield a terminal in which a broken pack is watched."""
    pack.write_text(_BROKEN)
    with _start("packs", "check", "--watch", str(pack), columns=120) as terminal:
        terminal.wait_for("Press Ctrl-C to stop.")
        yield terminal


def test_a_watched_pack_is_checked_again_when_it_was_changed(
    watch: GameTerminal, pack: Path
) -> None:
    assert "unknown field `explanatoin`" in watch.text
    pack.write_text(_PACK)
    watch.wait_for("Checked 1 pack (1 question): no problems.")
    watch.wait_until_gone("explanatoin")
    pack.write_text(_PACK.replace("kind: text", "kind: txet"))
    watch.wait_for("unknown-kind")


@pytest.mark.thorough
def test_a_watched_pack_may_be_put_in_place_of_the_old_one(watch: GameTerminal, pack: Path) -> None:
    """Many editors save this way."""
    new = pack.with_suffix(".new")
    new.write_text(_PACK)
    new.replace(pack)
    watch.wait_for("Checked 1 pack (1 question): no problems.")


@pytest.mark.thorough
def test_a_watched_pack_may_go_and_come_back(watch: GameTerminal, pack: Path) -> None:
    pack.unlink()
    watch.wait_for("no such file")
    pack.write_text(_PACK)
    watch.wait_for("Checked 1 pack (1 question): no problems.")


@pytest.mark.thorough
def test_ctrl_c_ends_watching(watch: GameTerminal) -> None:
    watch.type(CTRL_C)
    assert watch.wait_for_end() in (0, 130)
    assert watch.is_sane
    assert "Traceback" not in watch.raw


@pytest.mark.thorough
def test_packs_that_come_into_a_watched_folder_are_checked(folder: Path, pack: Path) -> None:
    with _start("packs", "check", "--watch", str(folder), columns=120) as terminal:
        terminal.wait_for("Checked 1 pack (1 question): no problems.")
        (folder / "other.yaml").write_text(_BROKEN)
        terminal.wait_for("Checked 2 packs (2 questions)")
        pack.unlink()
        terminal.wait_for("Checked 1 pack (1 question)")


@pytest.mark.thorough
def test_a_watched_folder_may_be_empty_for_a_moment(folder: Path, pack: Path) -> None:
    with _start("packs", "check", "--watch", str(folder), columns=120) as terminal:
        terminal.wait_for("Press Ctrl-C to stop.")
        pack.unlink()
        terminal.wait_for("no pack")
        pack.write_text(_BROKEN)
        assert terminal.process.expect(["explanatoin", pexpect.EOF]) == 0


# Flags


@pytest.fixture
def round_pack(folder: Path) -> str:
    path = folder / "round.yaml"
    path.write_text(
        "format: 1\ntitle: Round\nquestions:\n"
        "  - {id: typed, kind: text, question: Who?, answer: Ani}\n"
        "  - {id: counted, kind: number, question: How many?, answer: 37, unit: days}\n"
        "  - {id: ticked, kind: multiple, question: Which?, answers: [Anora, Ani], wrong: [No]}\n"
        "  - {id: placed, kind: order, question: Oldest first, items: [Tangerine, Anora]}\n"
    )
    return str(path)


def _flags(home: Path) -> list[tuple[str, str]]:
    with Store(home / "scores.db") as store:
        return question_history.asked_of(store, "round")[1]


def _flag(terminal: GameTerminal, why: str) -> None:
    """Flag the open question from the menu of more."""
    terminal.type(ESCAPE)
    terminal.wait_for(MORE)
    terminal.type(3 * DOWN + ENTER)
    terminal.wait_for("What's wrong with this question?")
    terminal.wait_for(TYPING)
    terminal.type(why + ENTER)
    terminal.wait_for("Flagged")
    terminal.wait_for(QUESTION)


@pytest.mark.thorough
def test_a_flagged_question_goes_on_with_what_was_typed(round_pack: str, home: Path) -> None:
    with _start("play", round_pack, "--kind", "text") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("An")
        _flag(terminal, "Two answers fit")
        assert "› An\n" in terminal.text
        terminal.type("i" + ENTER)
        terminal.wait_for("Correct")
    assert _flags(home) == [("typed", "Two answers fit")]


@pytest.mark.thorough
def test_a_flagged_question_goes_on_with_what_was_ticked(round_pack: str, home: Path) -> None:
    with _start("play", round_pack, "--kind", "multiple", "--seed", "1") as terminal:
        terminal.wait_for(QUESTION)
        ticked = next(each for each in "abc" if f"{each}  No" in terminal.text)
        terminal.type(ticked)
        terminal.wait_for(f"[x] {ticked}  No")
        _flag(terminal, "")
        assert f"[x] {ticked}  No" in terminal.text
        terminal.type(ENTER)
        terminal.wait_for(VERDICT)
        assert f"✗ [x] {ticked}  No" in terminal.text
    assert _flags(home) == [("ticked", "")]


@pytest.mark.thorough
def test_a_flagged_question_goes_on_with_the_order_made(round_pack: str, home: Path) -> None:
    with _start("play", round_pack, "--kind", "order", "--seed", "1") as terminal:
        terminal.wait_for(QUESTION)
        assert "1  Anora" in terminal.text  # it never starts solved
        terminal.type(" " + DOWN)
        terminal.wait_for("↕ 2  Anora   moving")
        terminal.type(" ")
        _flag(terminal, "Same year")
        assert "2  Anora\n" in terminal.text
    assert _flags(home) == [("placed", "Same year")]


@pytest.mark.thorough
def test_ctrl_c_instead_of_a_reason_leaves_without_a_flag(round_pack: str, home: Path) -> None:
    with _start("play", round_pack, "--kind", "text") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type(ESCAPE)
        terminal.wait_for(MORE)
        terminal.type("4" + ENTER)
        terminal.wait_for(TYPING)
        terminal.type(CTRL_C)
        terminal.wait_for("Nothing was answered, so nothing was saved.")
        assert terminal.wait_for_end() == 0
    assert _flags(home) == []


@pytest.mark.thorough
def test_a_typed_flag_with_a_reason_flags(round_pack: str, home: Path) -> None:
    with _start("play", round_pack, "--kind", "text") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type(":flag Two answers fit" + ENTER)
        terminal.wait_for("Flagged")
        terminal.wait_for("›\n")
        terminal.type("Ani" + ENTER)
        terminal.wait_for("Correct")
    assert _flags(home) == [("typed", "Two answers fit")]


@pytest.mark.thorough
@pytest.mark.parametrize(("kind", "line"), [("text", ":flag"), ("number", ":flag Nobody knows")])
def test_a_flag_can_be_typed_at_every_question_that_is_typed_at(
    round_pack: str, kind: str, line: str
) -> None:
    with _start("play", round_pack, "--kind", kind) as terminal:
        terminal.wait_for(QUESTION)
        terminal.type(line + ENTER)
        assert terminal.wait_for("Flagged", "Unknown") == "Flagged"


# Width, and untrusted text


@pytest.fixture
def own(home: Path) -> Path:
    """Return the folder of the player's own packs, with some that are hard to display."""
    packs = home / "packs"
    packs.mkdir(parents=True)
    (packs / "mine.yaml").write_text(_PACK.replace("Sample", "'[/b] [red]x'"))
    (packs / ("very-long-name-" * 4 + "x.yaml")).write_text(_BROKEN)
    (packs / "中文中文中文中文中文中文中文.yaml").write_text(_PACK, encoding="utf-8")
    return packs


@pytest.mark.thorough
@pytest.mark.usefixtures("own")
def test_the_list_keeps_within_the_width() -> None:
    lines = _output("packs", "list", columns=40)
    assert max(map(_width_of, lines)) <= 40
    shown = "".join(re.sub(r"[\s│]", "", line) for line in lines)
    assert "2problems" in shown or "1error" in shown
    assert "actor-" in shown


@pytest.mark.thorough
@pytest.mark.parametrize("columns", [40, 100])
def test_a_check_keeps_within_the_width_and_points_at_the_words(own: Path, columns: int) -> None:
    path = own / "wide.yaml"
    path.write_text(
        "format: 1\ntitle: T\nquestions:\n  - {id: a, kind: text, answer: Ani, "
        f"question: {'中文 🎬 ' * 20}, awnser: Ani, hint: '{'[/b] ' * 20}'}}\n",
        encoding="utf-8",
    )
    lines = _output("packs", "check", str(path), columns=columns)
    assert max(map(_width_of, lines)) <= columns
    ((above, below),) = [
        (above, below)
        for above, below in pairwise(lines)
        if "awnser" in above and set(below.strip()) <= set("| ^") and "^" in below
    ]
    assert _width_of(above[: above.index("awnser")]) == below.index("^")
    assert below.count("^") == len("awnser")


@pytest.mark.parametrize(("answer", "code"), [("1", 0), ("2", 0), (CTRL_C, 130)])
def test_answers_are_shown_in_a_terminal_only_if_wanted(pack: Path, answer: str, code: int) -> None:
    with _start("packs", "show", str(pack)) as terminal:
        terminal.wait_for("Answer:")
        assert "Sample" in terminal.text
        assert "answer: " not in terminal.text
        terminal.type(answer if answer == CTRL_C else answer + ENTER)
        assert terminal.wait_for_end() == code
        assert ("answer: " in terminal.text) == (answer == "1")


@pytest.mark.parametrize(
    ("answer", "code", "question"),
    [("1", 0, "First?"), ("2", 0, "Second?"), (CTRL_C, 130, "First?")],
)
def test_a_pack_is_updated_in_a_terminal_only_if_wanted(
    pack: Path, answer: str, code: int, question: str
) -> None:
    file = pack.with_suffix(".csv")
    file.write_text("id,question,answer\none,Second?,Ani\n")
    with _start("packs", "import", str(file), "--update", str(pack)) as terminal:
        terminal.wait_for("Answer:")
        assert "question: “First?” → “Second?”" in terminal.text
        terminal.type(answer if answer == CTRL_C else answer + ENTER)
        assert terminal.wait_for_end() == code
    assert load(pack).questions[0].question == question


def test_answers_are_shown_at_once_if_asked_for(pack: Path) -> None:
    assert "answer: " in "\n".join(_output("packs", "show", str(pack), "--answers"))


@pytest.mark.thorough
@pytest.mark.parametrize("command", [["show", "--answers"], ["report"]])
def test_other_commands_keep_within_the_width(own: Path, command: list[str]) -> None:
    (own / "mine.yaml").write_text(_PACK.replace("It is.", "It is so " * 20))
    flag = f":flag {'so wrong ' * 9}\n"
    run("play", "mine", lines=flag)
    lines = _output("packs", *command, "mine", columns=40)
    assert max(map(_width_of, lines)) <= 40
    assert any(" so" in line for line in lines)


@pytest.mark.thorough
@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("arguments", [["list"], ["show", "mine", "--answers"]], ids=" ".join)
def test_markup_in_packs_is_shown_as_it_is(arguments: list[str]) -> None:
    assert "[/b] [red]x" in "\n".join(_output("packs", *arguments, columns=120))


@pytest.mark.thorough
@pytest.mark.parametrize(
    "command",
    [
        "list",
        "check",
        "path",
        "remove",
    ],
)
@pytest.mark.skipif(sys.platform == "darwin", reason="names of files cannot have such signs")
def test_what_names_of_files_hold_is_not_obeyed(own: Path, command: str) -> None:
    name = "a\x1b]0;owned\x07b"
    (own / f"{name}.yaml").write_text(_PACK)
    with _start("packs", command, *([] if command == "list" else [name])) as terminal:
        assert terminal.wait_for_end() == 0
        assert "\x1b]0;" not in terminal.raw
        assert "\x07" not in terminal.raw


@pytest.mark.thorough
def test_no_color_where_none_is_wanted(pack: Path) -> None:
    pack.write_text(_BROKEN)
    with _start("packs", "check", str(pack), switch={"NO_COLOR": "1"}) as terminal:
        assert terminal.wait_for_end() == 1
        assert "error" in terminal.raw
        assert not re.search(r"\x1b\[[\d;]*\b[34]\d\b", terminal.raw)


def _fixable(folder: Path) -> Path:
    path = folder / "fixable.yaml"
    path.write_text(_PACK.replace("kind: text", "kind: Short Answer"))
    return path


@pytest.mark.parametrize(("typed", "is_written"), [("2", True), ("1", False), (":back", False)])
def test_changes_stay_in_view_while_the_author_is_asked(
    folder: Path, typed: str, *, is_written: bool
) -> None:
    path = _fixable(folder)
    before = path.read_text()
    with _start("packs", "check", "--fix", str(path)) as terminal:
        terminal.wait_for("Answer:")
        assert "kind: Short Answer" in terminal.text
        assert "Write these changes to 1 file?" in terminal.text
        terminal.type(f"{typed}{ENTER}")
        code = terminal.wait_for_end()
    assert (path.read_text() == _PACK) == is_written
    assert (path.read_text() == before) != is_written
    assert (code == 0) == is_written
