"""Setting up a round: the rows, what they change, and the round that is played then."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from anora_quiz.errors import Canceled
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.game.set_up.choices import RoundSetup
from anora_quiz.game.set_up.last_choices import last_setup, next_setup, setup_words
from anora_quiz.game.set_up.page import play_next, set_up
from anora_quiz.game.set_up.rows import SetupRows
from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.quiz.modes import OPEN_MODES
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Difficulty
from anora_quiz.records import history
from anora_quiz.records.settings import save_settings
from anora_quiz.terminal.setting_rows import SettingRow
from tests.cases import for_each
from tests.cli.playing import TYPED_RIGHT as RIGHT
from tests.cli.playing import (
    Clock,
    code_in,
    questions_in,
    scores,
    session_at,
    shown,
    write_quiz,
)
from tests.terminal.keyboard import BACKSPACE, CTRL_C, DOWN, ENTER, ESCAPE, UP
from tests.terminal.keyboard import RIGHT as RIGHT_KEY
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer

_ALL_ROWS = [
    *("Mode", "Packs", "Questions", "Difficulty", "Kinds", "Tags", "Timer", "Spoilers"),
    *("Players", "Seed or code"),
]


@pytest.fixture(autouse=True)
def _settings(home: Path) -> None:
    """Be Ani, who has two packs of her own, and has allowed spoilers."""
    for name in ("quiz", "more"):
        write_quiz(home / "packs" / f"{name}.yaml", name.capitalize(), count=12)
    save_settings(player_folders().config, player="Ani")
    decided = [path.stem for path in bundled_packs().glob("*.yaml")]
    save_settings(player_folders().config, spoilers=dict.fromkeys([*decided, "quiz", "more"], True))


class Page:
    """The page as somebody uses it who types lines."""

    def __init__(self, patch: pytest.MonkeyPatch, lines: str = "") -> None:
        self._patch = patch
        self.session = session_at(Clock(), patch, lines, is_person=True)
        self.open_anew()

    def open_anew(self) -> None:
        self.setup = RoundSetup(self.session)
        self._rows = SetupRows(self.session, self.setup)

    @property
    def options(self) -> RoundOptions:
        return self.setup.options

    def rows(self) -> dict[str, SettingRow]:
        return {row.label: row for row in self._rows.all()}

    def row(self, label: str) -> SettingRow:
        return self.rows()[label]

    def texts(self, label: str) -> list[str]:
        choice = self.row(label).choice
        assert choice is not None
        return list(choice.texts)

    def choose(self, label: str, text: str) -> str:
        """Choose a value; return that of the row."""
        choice = self.row(label).choice
        assert choice is not None
        choice.choose(choice.texts.index(text))
        row = self.row(label)
        assert row.choice is not None
        assert row.choice.texts[row.choice.chosen] == row.value == text
        return row.value

    def type(self, label: str, text: str) -> str:
        """Type a value; return what is wrong with it."""
        entry = self.row(label).entry
        assert entry is not None
        return entry.take(text)

    def open(self, label: str, lines: str) -> str:
        """Open the page of a row, and type ``lines``; return the value of the row."""
        self.session = replace(
            session_at(Clock(), self._patch, lines, is_person=True), planned=self.session.planned
        )
        self.open_anew()
        act = self.row(label).open
        assert act is not None
        with suppress(Canceled):
            act()
        return self.row(label).value


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    return Page(monkeypatch)


# The rows


def test_at_first_the_usual_round_is_set_up(page: Page) -> None:
    assert {label: row.value for label, row in page.rows().items()} == {
        "Mode": "classic",
        "Packs": "all Anora packs",
        "Questions": "10",
        "Difficulty": "any",
        "Kinds": "any",
        "Tags": "any",
        "Timer": "off",
        "Spoilers": "as in Settings: included",
        "Players": "Ani",
        "Seed or code": "random",
    }
    assert page.options == RoundOptions()


def test_a_mode_is_chosen_with_its_usual_numbers(page: Page) -> None:
    assert page.texts("Mode") == [mode.name for mode in OPEN_MODES]
    page.choose("Mode", "survival")
    assert page.options.mode == Survival()
    assert page.row("Mode").note == Survival.about
    assert page.row("Questions").value == "up to 50"
    page.choose("Mode", "blitz")
    assert page.row("Questions").value == "up to 60"
    assert page.row("Timer").value == "60 seconds for the round"


def test_a_timer_for_questions_is_none_for_a_round(page: Page) -> None:
    page.choose("Mode", "ladder")
    page.choose("Timer", "20 seconds per question")
    page.choose("Mode", "survival")
    assert page.options.timer == 20
    page.choose("Mode", "blitz")
    assert page.options.timer is None
    page.choose("Timer", "120 seconds for the round")
    page.choose("Mode", "classic")
    assert page.row("Timer").value == "off"


def test_packs_are_ticked(page: Page) -> None:
    assert page.open("Packs", "10 11\n") == "More, Quiz"
    assert [Path(path).stem for path in page.options.packs] == ["more", "quiz"]
    assert page.open("Packs", "\n") == "More, Quiz"
    assert page.open("Packs", "1 2 10\n") == "3 packs"
    assert page.open("Packs", "0\n") == "all Anora packs"
    assert page.options.packs == ()


def test_packs_of_the_mix_are_the_collection(page: Page) -> None:
    """All bundled packs but the seventh, which is played by name."""
    page.open("Packs", "1 2 3 4 5 6 8 9\n")
    assert page.options.packs == ()
    page.open("Packs", "1 2 3 4 5 6 7 8 9\n")
    assert len(page.options.packs) == 9


@for_each(
    ("typed", "count", "value"),
    [
        ("20", 20, "20"),
        ("1000", 1000, "1,000"),
        ("1,000", 1000, "1,000"),
        ("1 000", 1000, "1,000"),
        ("1\u202f000", 1000, "1,000"),
        ("20 questions", 20, "20"),
        ("7", 7, "7"),
        ("10", None, "10"),
        ("", None, "10"),
    ],
)
def test_any_number_of_questions_is_typed(
    page: Page, typed: str, count: int | None, value: str
) -> None:
    assert page.type("Questions", typed) == ""
    assert (page.options.count, page.row("Questions").value) == (count, value)


@for_each("label", ["Questions", "Timer"])
@for_each("typed", ["0", "-1", "3601", "ten", "1.5", "1,5", "1,0000", "5 5", "3x", "s", "9" * 5000])
def test_what_is_no_number_changes_nothing(page: Page, label: str, typed: str) -> None:
    assert "Type a number from 1 to" in page.type(label, typed)
    assert page.options == RoundOptions()


def test_a_usual_number_is_chosen(page: Page) -> None:
    assert page.texts("Questions") == ["5", "10", "15", "20", "30", "50"]
    page.choose("Questions", "20")
    assert page.options.count == 20
    page.choose("Questions", "10")
    assert page.options.count is None
    page.choose("Mode", "ladder")
    assert page.row("Questions").value == "15"


def test_a_number_that_is_not_among_the_usual_ones_is_none_of_them(page: Page) -> None:
    page.type("Questions", "7")
    choice = page.row("Questions").choice
    assert choice is not None
    assert choice.chosen == -1


@for_each(
    ("text", "expected"),
    [
        ("any", ()),
        ("hard", (Difficulty.HARD,)),
        ("easy and hard", (Difficulty.EASY, Difficulty.HARD)),
    ],
)
def test_a_difficulty_is_chosen(page: Page, text: str, expected: tuple[Difficulty, ...]) -> None:
    page.choose("Difficulty", text)
    assert page.options.filters.difficulties == expected


def test_kinds_are_ticked_in_the_order_that_boards_name_them(page: Page) -> None:
    assert page.open("Kinds", "8 2\n") == "choice, text"
    assert page.options.filters.kinds == ("choice", "text")
    assert page.open("Kinds", "1 2 3 4 5 6 7 8 9\n") == "any"
    assert not page.options.filters.kinds


def test_tags_are_those_of_the_packs(page: Page) -> None:
    page.open("Packs", "11\n")
    assert page.open("Tags", "1 2\n") == "even, odd"
    assert page.options.filters.tags == ("even", "odd")
    page.open("Packs", "0\n")
    assert not page.options.filters.tags


def test_packs_without_tags_have_no_row_for_them(home: Path, page: Page) -> None:
    plain = home / "packs" / "quiz.yaml"
    plain.write_text(plain.read_text().replace("tags: [even],", "").replace("tags: [odd],", ""))
    page.open_anew()
    page.open("Packs", "11\n")
    assert [*page.rows()] == [label for label in _ALL_ROWS if label != "Tags"]


@for_each(
    ("typed", "timer", "value"),
    [
        ("30", 30, "30 seconds per question"),
        ("3600", 3600, "3,600 seconds per question"),
        ("3,600 s.", 3600, "3,600 seconds per question"),
        ("30s", 30, "30 seconds per question"),
        ("30 Sec", 30, "30 seconds per question"),
        ("30 seconds", 30, "30 seconds per question"),
        ("1", 1, "1 second per question"),
        ("", None, "off"),
    ],
)
def test_any_timer_is_typed(page: Page, typed: str, timer: int | None, value: str) -> None:
    page.choose("Timer", "45 seconds per question")
    assert page.type("Timer", typed) == ""
    assert (page.options.timer, page.row("Timer").value) == (timer, value)


def test_a_usual_timer_is_chosen(page: Page) -> None:
    page.choose("Timer", "5 seconds per question")
    assert page.options.timer == 5
    page.choose("Timer", "off")
    assert page.options.timer is None
    page.choose("Mode", "blitz")
    assert "off" not in page.texts("Timer")
    page.choose("Timer", "30 seconds for the round")
    page.choose("Timer", "60 seconds for the round")
    assert page.options.timer is None


def test_spoilers_are_included_or_left_out(page: Page) -> None:
    page.choose("Spoilers", "included")
    assert page.options.spoilers is True
    page.choose("Spoilers", "left out")
    assert page.options.spoilers is False
    page.choose("Spoilers", "as in Settings: included")
    assert page.options.spoilers is None


@for_each(
    ("decided", "packs", "words"),
    [
        ({}, "11", "ask me"),
        ({"quiz": False}, "11", "left out"),
        ({"quiz": False}, "0", "ask me"),
        ({"quiz": False, "more": True}, "10 11", "varies by pack"),
    ],
)
def test_what_settings_say_about_spoilers_is_told(
    page: Page, decided: dict[str, bool], packs: str, words: str
) -> None:
    player_folders().config.unlink()
    save_settings(player_folders().config, spoilers=decided)
    page.open("Packs", f"{packs}\n")
    assert page.row("Spoilers").value == f"as in Settings: {words}"


# How many questions match


def test_how_many_questions_match_is_told(page: Page) -> None:
    page.open("Packs", "11\n")
    assert page.row("Questions").note == "12 match"
    page.choose("Difficulty", "hard")
    assert page.row("Questions").note == "only 4 match"
    page.choose("Spoilers", "left out")
    assert page.row("Questions").note == "only 2 match"
    page.choose("Difficulty", "any")
    assert page.row("Questions").note == "10 match"
    page.setup.change(players=["Ani", "Igor"])
    assert page.row("Questions").value == "10 each"
    assert page.row("Questions").note == "only 10 match"
    page.choose("Mode", "survival")
    assert page.row("Questions").note == "10 match"
    page.choose("Mode", "classic")
    page.open("Kinds", "3\n")
    assert page.row("Questions").note == "no questions match"


def test_spoilers_that_are_asked_about_when_the_round_begins_are_counted(page: Page) -> None:
    page.open("Packs", "11\n")
    for is_allowed, note in ((True, "12 match"), (False, "10 match")):
        save_settings(player_folders().config, spoilers={"quiz": is_allowed})
        page.open_anew()
        assert page.row("Questions").note == note
    player_folders().config.unlink()
    page.open_anew()
    assert page.row("Questions").note == "12 match"


def test_the_count_is_left_out_where_a_pack_has_changed_meanwhile(home: Path, page: Page) -> None:
    page.open("Packs", "11\n")
    page.session.library().find([write_quiz(home / "packs" / "quiz.yaml", "Other", count=3)])
    page.choose("Difficulty", "easy")
    assert page.row("Questions").note == ""
    assert page.setup.problem() == ""


# Players


@pytest.fixture
def known(home: Path) -> None:  # noqa: ARG001 - the rounds are saved there
    """Have rounds of Igor and Vanya, and then one of Zoë, saved."""
    pair = ("--player", "Igor", "--player", "Vanya")
    shown("play", "quiz", "-n", "1", "--no-spoilers", *pair, lines=RIGHT * 2)
    shown("play", "quiz", "-n", "1", "--no-spoilers", "--player", "Zoë", lines=RIGHT)


@pytest.mark.usefixtures("known")
def test_players_are_chosen_from_those_who_have_played(
    page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    assert page.open("Players", "2\nZoë\n3\nIgor\n\n") == "3 players"
    assert page.options.players == ["Ani", "Zoë", "Igor"]
    output = capsys.readouterr().out
    assert "Player 2\n  1. no one\n  2. Zoë\n  3. Igor\n  4. Vanya\n  5. something else" in output
    assert "Player 3\n  1. no one\n  2. Igor\n  3. Vanya\n  4. something else" in output


@for_each(
    ("lines", "players", "value"),
    [
        ("\n", [], "Ani"),
        ("2\nsomething\n  Igor  Petrov \n\n", ["Ani", "Igor Petrov"], "Ani, Igor Petrov"),
        ("1\nsomething\nIgor\n\n", ["Igor"], "Igor"),
        ("2\nsomething\nIgor\n1\nremove\n\n", ["Igor"], "Igor"),
        ("2\nsomething\nIgor\n2\nremove\n\n", [], "Ani"),
        ("1\nremove\n\n", [], "Ani"),
        ("2\nno one\n\n", [], "Ani"),
        ("2\nsomething\nANI\n" + "x" * 41 + "\n\x1b\nIgor\n\n", ["Ani", "Igor"], "Ani, Igor"),
    ],
)
def test_players_are_named(page: Page, lines: str, players: list[str], value: str) -> None:
    page.setup.change(players=())
    assert page.open("Players", lines) == value
    assert page.options.players == players


def test_going_back_from_the_players_changes_nothing(page: Page) -> None:
    page.setup.change(players=["Ani", "Igor"])
    assert page.open("Players", "2\nremove\n3\nsomething\nZoë\n:back\n") == "Ani, Igor"
    assert page.options.players == ["Ani", "Igor"]


def test_players_close_up_when_one_is_removed(
    page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    page.setup.change(players=["Ani", "Igor", "Zoë"])
    assert page.open("Players", "2\nremove\n\n") == "Ani, Zoë"
    now = "  1. Player 1: Ani\n  2. Player 2: Zoë\n  3. Player 3: no one\n"
    assert now in capsys.readouterr().out


def test_a_player_may_write_a_known_name_in_other_letters(page: Page) -> None:
    page.setup.change(players=["ANI", "Igor"])
    assert page.open("Players", "\n") == "ANI, Igor"


def test_what_is_wrong_with_a_name_is_told(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    page.open("Players", "2\nsomething\nani\n" + "x" * 41 + "\nIgor\n\n")
    output = capsys.readouterr().out
    assert "Another player has this name." in output
    assert "Use up to 40 characters." in output


def test_name_in_another_normal_form_is_that_of_the_same_player(
    page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    page.setup.change(players=["Jose\u0301", "Igor"])
    page.open("Players", "2\nsomething\nJOSÉ\n\n\n")
    assert "Another player has this name." in capsys.readouterr().out


def test_a_player_who_was_typed_is_offered_to_the_others(
    page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    page.open("Players", "2\nsomething\nIgor\n2\nremove\n1\nIgor\n\n")
    assert page.options.players == ["Igor"]
    assert "Player 1\n  1. Ani\n  2. Igor\n  3. something else\n" in capsys.readouterr().out


def test_there_are_as_many_players_as_the_mode_allows(
    page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "".join(f"{seat}\nsomething\nGuest {seat}\n" for seat in range(2, 9))
    page.open("Players", f"{more}\n")
    assert len(page.options.players) == 8
    assert "Player 9" not in capsys.readouterr().out


# Seeds and codes


@for_each(
    ("typed", "seed", "value"),
    [
        ("7", 7, "7"),
        (" 007 ", 7, "7"),
        (str(2**63 - 1), 2**63 - 1, str(2**63 - 1)),
        ("", None, "random"),
        ("8", 8, "8"),
        ("Random", None, "random"),
    ],
)
def test_a_seed_is_typed(page: Page, typed: str, seed: int | None, value: str) -> None:
    assert page.type("Seed or code", typed) == ""
    assert (page.options.seed, page.options.code) == (seed, None)
    assert page.row("Seed or code").value == value


@for_each("typed", [str(2**63), "9" * 5000])
def test_a_seed_has_a_limit(page: Page, typed: str) -> None:
    assert page.type("Seed or code", typed) == f"Type a seed below {2**63:,}."
    assert page.options.seed is None


@pytest.fixture
def code() -> str:
    """Return the code of a round of Igor and Zoë on one pack, with a timer."""
    options = ["-n", "2", "--timer", "20", "--difficulty", "hard", "--spoilers", "--seed", "3"]
    options += ["--player", "Igor", "--player", "Zoë"]
    return code_in(shown("play", "quiz", *options, lines=RIGHT * 4))


def test_a_code_sets_everything_but_the_players(page: Page, code: str) -> None:
    page.choose("Mode", "blitz")
    assert page.type("Seed or code", code.lower()) == ""
    rows = page.rows()
    values = {label: row.value for label, row in rows.items()}
    assert values == {
        "Mode": "classic",
        "Packs": "Quiz",
        "Questions": "2 each",
        "Difficulty": "hard",
        "Kinds": "any",
        "Tags": "any",
        "Timer": "20 seconds per question",
        "Spoilers": "included",
        "Players": "Ani",
        "Seed or code": code.lower(),
    }
    *fixed, players, seed_or_code = rows.values()
    assert {row.note for row in fixed} == {"set by the code"}
    assert not any(row.choice or row.entry or row.open for row in fixed)
    assert players.note == "the code is for 2 players"
    assert players.open
    assert seed_or_code.note == "the code sets everything but the players"
    page.type("Seed or code", "random")
    assert page.options.mode == Blitz()
    assert page.row("Mode").choice


def test_a_code_that_cannot_be_read_is_told_at_once(page: Page) -> None:
    page.type("Seed or code", "7")
    problem = page.type("Seed or code", "nonsense")
    assert problem == '"nonsense" isn\'t a valid code. Check it for typos.'
    assert page.options.seed == 7


def test_a_code_of_packs_that_differ_is_told_at_once(page: Page, home: Path, code: str) -> None:
    write_quiz(home / "packs" / "quiz.yaml", "Quiz", count=5)
    page.open_anew()
    assert "differs from the one used for this code" in page.type("Seed or code", code)
    assert page.options.code is None


def test_a_code_whose_packs_have_changed_meanwhile_is_dropped(
    page: Page, home: Path, code: str
) -> None:
    page.choose("Difficulty", "easy")
    page.type("Seed or code", code)
    write_quiz(home / "packs" / "quiz.yaml", "Quiz", count=5)
    page.open_anew()
    assert page.options == RoundOptions(filters=page.options.filters)
    assert page.row("Difficulty").value == "easy"


# The round


def _output(
    patch: pytest.MonkeyPatch,
    capture: pytest.CaptureFixture[str],
    lines: str,
    *planned: RoundOptions,
) -> tuple[str, Session]:
    """Return what is printed to somebody who sets up and plays with ``lines``, and the session."""
    patch.setattr(sys, "stdin", StringIO(lines))
    session = Session(
        player_folders(), is_person=True, is_plain=True, clock=Clock(), planned=[*planned]
    )
    set_up(session)
    return capture.readouterr().out, session


Play = Callable[..., tuple[str, Session]]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Play:
    """Return a function that sets up and plays, and returns what is printed, and the session."""
    return lambda lines, *planned: _output(monkeypatch, capsys, lines, *planned)


def test_what_was_set_up_is_played_and_offered_again(play: Play) -> None:
    setting = "Packs\n10 11\nQuestions\nsome\n2\nDifficulty\nhard\nSpoilers\nleft\n"
    output, session = play(f"{setting}\n{RIGHT * 2}Quit\n")
    assert len(questions_in(output)) == 2
    assert "(hard)" in output
    assert scores()[0]["packs"] == ["more", "quiz"]
    assert session.planned == []
    offered = last_setup(session)
    assert [Path(path).stem for path in offered.packs] == ["more", "quiz"]
    assert (offered.count, offered.filters.difficulties) == (2, (Difficulty.HARD,))


def test_a_round_for_several_asks_for_no_names(play: Play) -> None:
    player_folders().config.unlink()
    setting = "Packs\n11\nQuestions\nsome\n1\nSpoilers\nleft\nKinds\n2\n"
    output, session = play(f"{setting}Players\n2\nsome\nIgor\n\n\n{RIGHT * 2}Quit\n")
    assert "Your name" not in output
    assert {entry["player"] for entry in scores()} == {"ani", "Igor"}
    assert last_setup(session).players == ("ani", "Igor")


def test_a_seed_deals_the_same_round_and_is_not_offered_again(play: Play) -> None:
    lines = f"Packs\n11\nKinds\n2\nQuestions\n1\nSeed\n3\n\n{RIGHT * 5}Quit\n"
    output, session = play(lines)
    expected = shown("play", "quiz", "-n", "5", "--kind", "choice", "--spoilers", "--seed", "3")
    assert questions_in(output)[:1] == questions_in(expected)
    assert last_setup(session).seed is None


def test_a_code_is_played(play: Play, code: str) -> None:
    ready_and_right = f"\n{RIGHT}"
    lines = f"Seed\n{code}\n\nPlayers\n2\nsome\nZoë\n\n\n{ready_and_right * 4}Quit\n"
    output, _ = play(lines, RoundOptions())
    assert "The code is for 2 players.\nSet up a round" in output
    assert f"--code {code}" in output
    assert {entry["player"] for entry in scores()} == {"Igor", "Zoë", "Ani"}


def test_what_was_set_up_and_left_is_played_and_named_at_home(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session = play("Packs\n11\nQuestions\nsome\n2\nSpoilers\nleft\nKinds\n2\n:back\n")
    assert setup_words(session, next_setup(session)) == (
        "2 questions · Quiz · choice · spoilers left out"
    )
    monkeypatch.setattr(sys, "stdin", StringIO(f"{RIGHT * 2}Quit\n"))
    play_next(replace(session, _faces=[]))
    assert [entry["questions"] for entry in scores()] == [2]
    assert session.planned == []
    assert next_setup(session) == last_setup(session)


def test_where_nothing_was_set_up_the_last_choices_are_played_at_home(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown("play", "quiz", "-n", "1", "--kind", "choice", "--no-spoilers", lines=RIGHT)
    monkeypatch.setattr(sys, "stdin", StringIO(f"{RIGHT}Quit\n"))
    play_next(page.session)
    assert [entry["packs"] for entry in scores()] == [["quiz"], ["quiz"]]


def test_if_what_was_set_up_cannot_be_dealt_its_page_opens_and_says_why(
    play: Play, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, session = play("Packs\n11\n:back\n")
    (home / "packs" / "quiz.yaml").unlink()
    assert setup_words(session, next_setup(session)) == "10 questions · quiz"
    monkeypatch.setattr(sys, "stdin", StringIO(":back\n"))
    play_next(replace(session, _faces=[]))
    output = capsys.readouterr().out
    assert "quiz.yaml" in output.partition("Set up a round")[0]
    assert "Set up a round" in output


def test_going_back_from_a_question_before_the_round_stays_at_home(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session = play("Packs\n11\n:back\n")
    player_folders().config.unlink()
    monkeypatch.setattr(sys, "stdin", StringIO(":back\n"))
    with pytest.raises(Canceled):
        play_next(replace(session, _faces=[]))
    assert session.planned


def test_where_no_question_matches_the_page_comes_back(play: Play) -> None:
    output, session = play("Packs\n11\nKinds\n3\n\nKinds\n0\n:back\n")
    told = "No questions match. Change the packs, difficulty, kinds, or tags.\nSet up a round\n"
    assert told in output
    assert not questions_in(output)
    (kept,) = session.planned
    assert [Path(path).stem for path in kept.packs] == ["quiz"]


def test_too_few_questions_for_all_players_are_told(play: Play) -> None:
    planned = RoundOptions(players=["Ani", "Igor", "Zoë"], spoilers=False)
    output, _ = play("Packs\n11\nKinds\n8\n\n:back\n", planned)
    assert "Only 2 questions match, too few for 3 players." in output


def test_a_round_that_cannot_be_dealt_leaves_what_was_set_up(play: Play, home: Path) -> None:
    """Two packs with one id are each fine, but not together."""
    write_quiz(home / "packs" / "quiz.yml", "Twin")
    output, session = play("Packs\n11 12\n\n:back\n")
    assert 'have the same id "quiz".' in output
    assert output.count("Set up a round") == 2
    assert len(session.planned[0].packs) == 2


def test_going_back_from_the_question_on_spoilers_comes_back_to_the_page(play: Play) -> None:
    player_folders().config.unlink()
    output, session = play("Packs\n11\n\n:back\n:back\n")
    assert output.count("Set up a round") == 2
    assert not questions_in(output)
    assert len(session.planned[0].packs) == 1


def test_what_was_not_played_is_kept_while_the_program_runs(play: Play) -> None:
    shown("play", "quiz", "-n", "1", "--no-spoilers", lines=RIGHT)
    _, session = play("Questions\n20\n:back\n")
    assert RoundSetup(session).options.count == 20
    assert last_setup(session).count == 1


def test_a_round_that_was_left_at_once_is_kept(play: Play) -> None:
    _, session = play("Packs\n11\nSeed\n3\n\n:quit\n")
    assert session.planned[0].seed == 3
    with session.store() as store:
        assert history.unfinished(store) == []


def test_names_are_typed_one_after_the_other_on_the_stage() -> None:
    session, player = _at_a_stage()
    steps = [
        ("Set up a round", DOWN * 8 + ENTER),
        ("❯ Player 1 ‹ Ani ›", DOWN + "Igor" + ENTER + "Zoë" + ENTER),
        ("❯ Player 4", UP * 2 + BACKSPACE),
        ("❯ Player 2 ‹ Zoë ›", ENTER),
        ("Ani, Zoë", ESCAPE),
    ]
    with scripted(player.screen, *steps):
        set_up(session)
    assert session.planned[0].players == ["Ani", "Zoë"]


def _at_a_stage() -> tuple[Session, StagePlayer]:
    player = StagePlayer()
    session = Session(player_folders(), is_person=True, is_plain=False, clock=Clock())
    session._faces.append(player.face)  # noqa: SLF001 - it would make one for a terminal
    return session, player


def test_a_setup_is_played_on_the_stage() -> None:
    session, player = _at_a_stage()
    steps = [
        ("Set up a round", DOWN + ENTER),
        ("Choose packs (none for all Anora packs)", DOWN * 9 + " "),
        ("❯ [x] j  More", ENTER),
        ("❯ Questions", "2"),
        ("› 2", ENTER),
        ("‹ 2 ›", DOWN + RIGHT_KEY * 3),
        ("‹ hard ›", ENTER),
        ("More · hard", CTRL_C),
    ]
    with scripted(player.screen, *steps):
        set_up(session)
    assert "4 match" in "\n".join(player.pages)


@pytest.mark.usefixtures("known")
def test_players_and_a_code_are_given_on_the_stage(code: str) -> None:
    session, player = _at_a_stage()
    session.planned.append(RoundOptions())
    steps = [
        ("Set up a round", UP + "nonsense" + ENTER),
        ("isn't a valid code", BACKSPACE * 8 + code + ENTER),
        ("the code is for 2 players", ENTER),
        ("The code is for 2 players.", DOWN * 8 + ENTER),
        ("❯ Player 1 ‹ Ani ›", DOWN + RIGHT_KEY),
        ("❯ Player 2 ‹ Igor ›", DOWN + "Igor" + ENTER),
        ("Another player has this name.", ESCAPE),
        ("no one", ENTER),
        ("❯ Seed or code", ENTER),
        ("Ready?", CTRL_C),
    ]
    with scripted(player.screen, *steps):
        set_up(session)
    (kept,) = session.planned
    assert (kept.code, kept.players) == (code, ["Ani", "Igor"])
