"""The results of a board, on screens of every width and in plain lines."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

from rich.cells import cell_len

from anora_quiz.quiz.results import BoardEntry
from anora_quiz.terminal.score_lines import Board
from anora_quiz.terminal.score_tables import board_table
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each
from tests.samples import NOON

_FIRST = BoardEntry(
    rank=1, board="classic, sample, 10 questions, untimed", player="Ani", score=2150,
    max_score=2300, correct=9, questions=10, mode="classic", packs=("sample",), seed=7, code=None,
    started_at=NOON, finished_at=NOON, claimed=1, round=3,
)  # fmt: skip
_SECOND = replace(_FIRST, rank=2, player="Zoë", score=300, correct=2, claimed=0, round=4)
_LONG = replace(_SECOND, player=20 * "Wo ", board="classic, " + "x" * 60, score=10**9)
_TIED = replace(_SECOND, player="Igor", finished_at=NOON - timedelta(days=3), round=2)
_HOSTILE = replace(_FIRST, player="\x1b[31m[b]Igor\u202e")


def _rows(board: Board, width: int = 78) -> list[str]:
    console = make_console()
    console.file = StringIO()
    console.print(board_table(board, width), width=width)
    return console.file.getvalue().splitlines()


def _table(board: Board, width: int = 78) -> list[str]:
    """Return the rows with runs of spaces as one."""
    return [" ".join(row.split()) for row in _rows(board, width)]


def test_a_row_has_rank_player_score_correct_and_date() -> None:
    assert _table(Board([_SECOND])) == [
        "Player Score Correct Played",
        "2 Zoë 300 2 of 10 2026-11-21",
    ]


def test_ties_share_a_rank() -> None:
    assert [row[0] for row in _table(Board([_FIRST, _SECOND, _TIED]))[1:4]] == ["1", "2", "2"]


def test_dates_are_told_from_the_time_of_the_player() -> None:
    board = Board([_SECOND, _TIED], now=NOON + timedelta(days=1))
    assert [row.split()[-1] for row in _table(board)[1:]] == ["yesterday", "18"]
    assert _table(board)[-1].endswith("2 of 10 Nov 18")
    assert board.lines()[1:] == [
        "2. Zoë: 300 of 2,300 (2 of 10 correct), yesterday",
        "2. Igor: 300 of 2,300 (2 of 10 correct), Nov 18",
    ]


def test_the_last_round_has_a_sign_that_is_explained_and_a_style() -> None:
    board = Board([_FIRST, _SECOND], marked=[_SECOND])
    rows = _table(board)
    assert [row.startswith("▸ 2 Zoë") for row in rows[1:3]] == [False, True]
    assert rows[-1] == "▸ your last round"
    console = make_console()
    (table, *_) = board_table(board, 78).renderables  # type: ignore[union-attr]
    assert [console.get_style(row.style).bold for row in table.rows] == [None, True]
    assert "last round" not in "".join(_table(Board([_FIRST, _SECOND])))


def test_plain_lines_tell_claims_and_the_last_round_in_words() -> None:
    assert Board([_FIRST, _SECOND], marked=[_SECOND]).lines() == [
        "Board: Classic, sample, 10 questions",
        "1. Ani: 2,150 of 2,300 (9 of 10 correct), 2026-11-21, 1 claimed answer",
        "2. Zoë: 300 of 2,300 (2 of 10 correct), 2026-11-21 (your last round)",
    ]


def test_packs_of_a_board_are_called_by_their_titles() -> None:
    board = Board([replace(_FIRST, titles={"sample": "A \x1bsample"})])
    assert board.lines()[0] == "Board: Classic, A \\x1bsample, 10 questions"


def test_claimed_answers_are_explained() -> None:
    rows = _table(Board([_FIRST, _SECOND]))
    assert rows[1] == "1 Ani 2,150 9 of 10* 2026-11-21"
    assert rows[-1] == "* includes answers the player claimed"
    assert "*" not in "".join(_table(Board([_SECOND])))


@for_each("width", [38, 58, 78, 98])
def test_long_names_wrap_and_nothing_is_cut(width: int) -> None:
    rows = _rows(Board([_LONG, _FIRST], marked=[_LONG]), width)
    assert max(map(cell_len, rows)) <= width
    words = " ".join(rows).split()
    assert words.count("Wo") == 20
    assert {"1,000,000,000", "2,150", "of", "10*"} <= {*words}
    assert ("Played" in words) == (width >= 60)


def test_names_do_nothing_to_the_terminal() -> None:
    board = Board([_HOSTILE, replace(_HOSTILE, board="[b]\x1b[2J")])
    for shown in ("\n".join(_rows(board)), "\n".join(board.lines())):
        assert "\\x1b[31m[b]Igor\\u202e" in shown
        assert not {"\x1b", "\u202e"} & set(shown)
