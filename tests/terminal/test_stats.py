"""A player's statistics on the screen, at every width, and in plain lines."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from rich.cells import cell_len

from anora_quiz.quiz.player_stats import (
    BestResult,
    DailyStreak,
    PlayerStats,
    RecentResult,
    Tally,
    TallyGroup,
)
from anora_quiz.quiz.results import Upcoming
from anora_quiz.terminal.stats_lines import TALLIES_SHOWN, stats_lines
from anora_quiz.terminal.stats_screen import RecentPlot, stats
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each
from tests.samples import NOON

_HOSTILE = "\x1b[31m[b]Igor\u202e\n"
_BLOCKS = "▁▂▃▄▅▆▇█"
_every_width = for_each("width", [20, 40, 80, 200])


def _recent(*percents: int) -> tuple[RecentResult, ...]:
    return tuple(
        RecentResult(board="classic", score=percent, max_score=100, finished_at=NOON)
        for percent in percents
    )


def _best(board: str = "classic, sample, 10 questions, untimed", score: int = 1234) -> BestResult:
    return BestResult(
        board=board, score=score, max_score=2500, finished_at=NOON, rank=2, entries=11_000
    )


def _counted(pack: str, asked: int, right: int, difficulty: str = "easy") -> TallyGroup:
    tally = Tally(asked=asked, right=right, seconds=asked * 6.5)
    return TallyGroup(pack=pack, difficulty=difficulty, kind="choice", tally=tally)


_PROGRESS = PlayerStats(
    player="Ani",
    rounds=(("classic", 1200), ("practice", 1)),
    counted=(
        _counted("consultant", 20, 12),
        _counted("shoot-length", 3, 3, "hard"),
        TallyGroup(
            pack="consultant",
            difficulty="medium",
            kind="text",
            tally=Tally(asked=7, partly=2, skipped=4),
        ),
    ),
    recent=_recent(10, 100, 0, 55),
    best=(_best(),),
    days=DailyStreak(played=12, longest=7, current=3),
    upcoming=Upcoming(known=9, due=4, next_at=None, by_then=0),
)
_LONG = replace(
    _PROGRESS,
    player=40 * "W",
    rounds=tuple((f"mode-{number}", 1_000_000) for number in range(9)),
    counted=(
        _counted("七人の侍" * 9, 1_000_000, 999_999),
        *(_counted(f"{'x' * 60}-{number}", 1, 0) for number in range(40)),
    ),
    recent=_recent(*range(30)),
    best=(_best("ladder, " + "七人の侍" * 20), _best("x" * 99, 10**9)),
    upcoming=Upcoming(known=9, due=0, next_at=NOON + timedelta(days=200), by_then=1000),
)
_BARE = replace(_PROGRESS, recent=(), best=(), days=DailyStreak(), upcoming=None)


def _text(progress: PlayerStats, width: int = 80) -> str:
    console = make_console()
    console.file = StringIO()
    console.print(stats(progress, width, NOON), width=width)
    return console.file.getvalue()


def _words(progress: PlayerStats, width: int = 80) -> str:
    """Return the screen's text in one line, bars left out."""
    return " ".join(re.sub("[━╸╺]", " ", _text(progress, width)).split())


def _plot(*percents: int, width: int = 40) -> list[str]:
    console = make_console()
    console.file = StringIO()
    console.print(RecentPlot(_recent(*percents)), width=width)
    return console.file.getvalue().splitlines()


@_every_width
@pytest.mark.parametrize("progress", [_PROGRESS, _LONG, _BARE], ids=["usual", "long", "bare"])
def test_no_line_is_wider_than_the_terminal(progress: PlayerStats, width: int) -> None:
    assert max(cell_len(line) for line in _text(progress, width).splitlines()) <= width


@for_each("width", [40, 80, 200])
def test_words_and_numbers_say_everything(width: int) -> None:
    shown = _words(_PROGRESS, width)
    for words in (
        "1,201 rounds finished: 1,200 classic, 1 practice",
        "30 questions: 15 correct (50%), 2 partly correct, 9 wrong, 4 no answer",
        "Average time per answer: about 6 seconds",
        "Last 4 rounds: 0% to 100% of the maximum score, 41% on average, 55% in the latest",
        "consultant 44% 12 of 27",
        "shoot-length 100% 3 of 3",
        "hard 100% 3 of 3",
        "text 0% 0 of 7",
        "Daily rounds: 12 played, 3 in a row, longest streak 7",
        "Practice: 4 due now",
    ):
        assert words in shown


def test_a_wide_screen_shows_more_of_the_best_results() -> None:
    assert "Classic · sample · 10 questions 2nd of 11,000 1,234 2,500 today" in _words(
        _PROGRESS, 80
    )
    assert "2nd of 11,000 1,234" in _words(_PROGRESS, 40)
    assert "today" not in _words(_PROGRESS, 40)


@for_each(
    ("later", "words"),
    [
        (timedelta(minutes=5), "Practice: next in 5 minutes"),
        (timedelta(days=1), "Practice: next tomorrow"),
        (None, "Practice: nothing yet"),
    ],
)
def test_practice_is_told_from_now(later: timedelta | None, words: str) -> None:
    upcoming = Upcoming(known=9, due=0, next_at=NOON + later if later else None, by_then=2)
    progress = replace(_PROGRESS, upcoming=upcoming)
    assert words in _words(progress)
    assert words in stats_lines(progress, NOON)


def test_printed_tables_have_full_dates() -> None:
    console = make_console()
    console.file = StringIO()
    console.print(stats(_PROGRESS, 80, NOON, in_full=True), width=80)
    assert "2026-11-21" in console.file.getvalue()


def test_there_are_no_boxes_around_anything() -> None:
    assert not set("│╭╮╰╯┃┏┓┳┡╇┩└┴┘") & set(_text(_PROGRESS))


def test_each_result_is_a_column_as_high_as_its_share() -> None:
    assert _plot(0, 25, 50, 75, 100, 100, width=80) == [
        "100%         █ █",
        "           █ █ █",
        "         █ █ █ █",
        "  0% ▁ █ █ █ █ █",
    ]


def test_a_column_is_shown_to_the_eighth_of_a_block() -> None:
    rows = _plot(*(round(100 * eighths / 32) for eighths in range(1, 9)))
    assert rows[-1].removeprefix("  0% ").replace(" ", "") == _BLOCKS


@for_each(("width", "columns"), [(20, 15), (35, 30), (65, 30), (200, 30)])
def test_the_last_results_are_plotted_if_not_all_fit(width: int, columns: int) -> None:
    rows = _plot(*range(0, 90, 3), width=width)
    blocks = rows[-1].removeprefix("  0% ").replace(" ", "")
    assert len(blocks) == columns
    assert set(blocks[-14:]) == {"█"}
    assert max(map(len, rows)) <= width


def test_a_terminal_without_blocks_gets_words_alone() -> None:
    console = make_console()
    console.file = TextIOWrapper(BytesIO(), encoding="ascii", errors="replace")
    console.print(stats(replace(_PROGRESS, best=()), 80, NOON), width=80)
    console.file.flush()
    shown = console.file.buffer.getvalue().decode()
    assert "?" not in shown  # which replaces characters that ASCII lacks
    assert "  0% " not in shown.split("Packs")[0]
    assert "0% to 100% of the maximum score" in shown
    assert "consultant" in shown


def test_plain_lines_say_the_same_and_each_result() -> None:
    lines = stats_lines(_PROGRESS, NOON)
    assert lines[0] == "Statistics for Ani"
    assert "Percent of the maximum score, oldest first: 10, 100, 0, 55" in lines
    assert "  consultant: 12 of 27 correct (44%)" in lines
    assert "  easy: 12 of 20 correct (60%)" in lines
    best = "  2nd of 11,000: 1,234 of 2,500 points, {}, Classic, sample, 10 questions"
    assert best.format("today") in lines
    assert best.format("2026-11-21") in stats_lines(_PROGRESS, NOON, in_full=True)
    assert lines[-2:] == [
        "Daily rounds: 12 played, 3 in a row, longest streak 7",
        "Practice: 4 due now",
    ]
    assert not set("".join(lines)) & set(_BLOCKS + "━│╭")


def test_packs_are_called_by_their_titles_as_far_as_they_are_known() -> None:
    progress = replace(_PROGRESS, titles={"sample": "A sample", "consultant": "Con\x1bsultants"})
    for shown, dot in (
        (_words(progress, 120), " · "),
        ("\n".join(stats_lines(progress, NOON)), ", "),
    ):
        assert dot.join(["Classic", "A sample", "10 questions"]) in shown
        assert "Con\\x1bsultants" in shown
        assert "consultant" not in shown
        assert "shoot-length" in shown


def test_what_is_missing_is_not_mentioned() -> None:
    for shown in (_words(_BARE), "\n".join(stats_lines(_BARE, NOON))):
        assert "Last" not in shown
        assert "Best results" not in shown
        assert "Daily" not in shown
        assert "See what's due for practice with: anora-quiz practice" in shown


def test_a_single_round_is_one_round() -> None:
    progress = replace(_PROGRESS, rounds=(("classic", 1),), recent=_recent(40))
    for shown in (_words(progress), "\n".join(stats_lines(progress, NOON))):
        assert "oldest first" not in shown
        assert "1 round finished: 1 classic" in shown
        assert "Last round: 40% of the maximum score" in shown


def test_the_most_asked_of_many_packs_are_shown_and_the_others_counted() -> None:
    packs = tuple(_counted(f"pack-{number:02}", 100 - number, 1) for number in range(15))
    progress = replace(_PROGRESS, counted=packs)
    for shown in (_words(progress), "\n".join(stats_lines(progress, NOON))):
        assert f"pack-{TALLIES_SHOWN - 1:02}" in shown
        assert f"pack-{TALLIES_SHOWN:02}" not in shown
        assert "3 more packs; see all with: anora-quiz stats --json" in shown


def test_names_and_packs_do_nothing_to_the_terminal() -> None:
    progress = replace(
        _PROGRESS,
        player=_HOSTILE,
        rounds=((_HOSTILE, 1),),
        counted=(_counted(_HOSTILE, 1, 1, _HOSTILE), replace(_counted("x", 1, 0), kind=_HOSTILE)),
        best=(_best(_HOSTILE),),
    )
    lines = "\n".join(stats_lines(progress, NOON))
    for shown, count in ((_text(progress, 200), 5), (lines, 6)):  # the title is above the screen
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert shown.count("\\x1b[31m[b]Igor\\u202e") == count
