"""What the scene of a result says, and the summary of it that stays on the main screen."""

from dataclasses import replace

from rich.cells import cell_len

from anora_quiz.quiz.lifelines import HALF
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.replies import CUT_OFF, OUT_OF_TIME, SKIP, WALK_AWAY, Reply, answered
from anora_quiz.quiz.results import Outcome, Standing, Upcoming
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.terminal.face import Next
from anora_quiz.terminal.scenes.result import big, result, summary
from anora_quiz.terminal.stage.compose import compose
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each
from tests.samples import CONSULTANT, EDITOR, FILM, NOON, right, round_of
from tests.terminal.seen import SIZES, rows, seen
from tests.terminal.stage.drawn import texts

_RIGHT, _WRONG = right(FILM), answered("false")
_BOARD, _TITLE = "classic, sample, 2 questions, untimed", "Classic · sample · 2 questions"
_every_width = for_each("columns", [columns for columns, _ in SIZES])


def _played(*replies: Reply, current: Round | None = None) -> Round:
    played = current or round_of(*len(replies) * [FILM])
    for reply in replies:
        played = played.record(reply, 1.0)
    return played


def _standing(
    player: str = "Ani", rank: int = 1, entries: int = 12, best: int | None = None
) -> Standing:
    return Standing(player=player, board=_BOARD, rank=rank, entries=entries, best=best)


def _shown(played: Round, outcome: Outcome | None = None, columns: int = 80) -> list[str]:
    scene = result(played, outcome or Outcome(), tuple(Next))
    return [" ".join(row.split()) for row in rows(scene, columns) if row]


def _said(played: Round, outcome: Outcome | None = None, columns: int = 80) -> str:
    return seen(result(played, outcome or Outcome(), tuple(Next)), columns)


# One player


@for_each(
    ("correct", "words"),
    [
        (10, "Perfect!"),
        (9, "Excellent"),
        (8, "Well played"),
        (7, "Well played"),
        (6, "Solid round"),
        (5, "Solid round"),
        (4, "Getting there"),
        (3, "Getting there"),
        (2, "Tough round"),
        (0, "Tough round"),
    ],
)
@_every_width
def test_the_words_follow_the_share_of_right_answers(
    correct: int, words: str, columns: int
) -> None:
    played = _played(*correct * [_RIGHT], *(10 - correct) * [_WRONG])
    shown = _shown(played, columns=columns)
    assert words in _said(played, columns=columns)
    start = [each for each in rows(result(played, Outcome(), ()), columns) if each][:3]
    for row, digits in zip(start, big(f"{correct}/10").plain.splitlines(), strict=True):
        assert row.startswith(digits.strip())
    assert " ".join([*correct * "✓", *(10 - correct) * "✗"]) in shown


def test_the_digits_are_drawn_of_lines() -> None:
    assert big("10/").plain == "╺┓  ┏━┓   ╱\n ┃  ┃ ┃  ╱ \n╺┻╸ ┗━┛ ╱  "
    assert len({big(each).plain for each in "0123456789"}) == 10


@for_each(
    ("best", "news"),
    [
        (None, ""),
        (100, "new best (+310)"),
        (409, "new best (+1)"),
        (0, "new best (+410)"),
        (410, "ties your best"),
        (2000, ""),
    ],
)
def test_a_new_best_is_told_only_where_it_is_one(best: int | None, news: str) -> None:
    played = _played(_RIGHT, _RIGHT)
    shown = _shown(played, Outcome(standings=(_standing(best=best),)))
    assert shown[1].endswith(f"410 points{' · ' if news else ''}{news}")


@for_each(
    ("standing", "words"),
    [
        (_standing(rank=2), f"2nd of 12 · {_TITLE}"),
        (_standing(entries=1), f"First score on this board · {_TITLE}"),
    ],
)
@_every_width
def test_the_rank_is_told_with_its_board(standing: Standing, words: str, columns: int) -> None:
    played = _played(_RIGHT, _RIGHT)
    text = _said(played, Outcome(standings=(standing,)), columns)
    for word in words.split():  # beside the digits, the words go on in the next row
        assert word in text.split()
    assert "board" not in _said(played, columns=columns)


@for_each(
    ("reason", "played"),
    [
        ("fell off the ladder", _played(_WRONG, current=round_of(*3 * [FILM], mode=Ladder()))),
        (
            "walked away with the points",
            _played(_RIGHT, WALK_AWAY, current=round_of(*3 * [FILM], mode=Ladder())),
        ),
        ("no lives left", _played(*3 * [_WRONG], current=round_of(*9 * [FILM], mode=Survival()))),
        ("time's up", _played(_RIGHT, CUT_OFF, current=round_of(*9 * [FILM], mode=Blitz()))),
        ("", _played(_RIGHT, _RIGHT)),
    ],
)
def test_it_is_told_why_a_round_ended_early(reason: str, played: Round) -> None:
    shown = _shown(played)
    assert reason in [*shown, ""]
    assert "all questions were asked" not in shown


def test_a_question_that_the_clock_cut_off_does_not_count() -> None:
    played = _played(_RIGHT, _RIGHT, CUT_OFF, current=round_of(*9 * [FILM], mode=Blitz()))
    shown = _shown(played)
    assert "2 correct in 60 seconds" in _said(played)
    assert "✓ ✓" in shown
    assert shown[0].startswith(big("2/2").plain.split("\n")[0].split()[0])


@_every_width
def test_a_result_stands_in_the_middle(columns: int) -> None:
    outcome = Outcome(standings=(_standing(best=0),))
    for played in (
        _played(*10 * [_RIGHT]),
        _played(*3 * [_RIGHT], current=round_of(*3 * [FILM], players=("Ani", "Igor", "Toros"))),
    ):
        company = Outcome(standings=3 * outcome.standings)
        scene = result(played, outcome if len(played.players) == 1 else company, ())
        shown = [row for row in texts(compose(scene, (columns, 50), make_console())) if row]
        left = min(len(row) - len(row.lstrip()) for row in shown)
        right = columns - max(map(cell_len, shown))
        assert abs(left - right) <= 10, shown
        assert max(cell_len(row.strip()) for row in shown) <= 90
        assert all(len(row) - len(row.lstrip()) > 2 for row in shown if len(row.split()) == 1)


@_every_width
def test_packs_have_bars_only_where_there_are_several(columns: int) -> None:
    current = round_of(FILM, FILM, FILM, EDITOR)
    deck = (*current.deck[:3], Card("oscars", EDITOR))
    setup = replace(current.setup, packs=("oscars", "sample"), titles=("Oscars", "[b]Sean"))
    both = replace(current, deck=deck, setup=setup)
    shown = _shown(_played(_RIGHT, _WRONG, _RIGHT, right(EDITOR), current=both), columns=columns)
    length, filled = (20, 13) if columns >= 62 else (8, 5)
    assert f"Oscars {length * '━'} 1 of 1" in shown
    assert f"[b]Sean {filled * '━'}{(length - filled) * '─'} 2 of 3" in shown
    alone = _shown(_played(_RIGHT, _WRONG, _RIGHT, right(EDITOR), current=current), columns=columns)
    assert not any("━━━━" in row for row in alone)


@_every_width
def test_help_code_and_what_to_practice_are_told(columns: int) -> None:
    current = round_of(EDITOR, CONSULTANT, mode=Practice()).use(HALF)
    code = "7K3MQ-9X2TB-4HJW0"
    current = replace(current, setup=replace(current.setup, code=code))
    played = _played(right(EDITOR), answered("Nobody"), current=current).claim()
    upcoming = Upcoming(known=2, due=2, next_at=None, by_then=0)
    said = _said(played, Outcome(upcoming=upcoming, at=NOON), columns)
    assert "used 1 fifty-fifty and 1 claim" in said
    assert "2 questions to practice now." in said
    assert f"A friend can play this round with code {code}" in said
    assert "board" not in said


@_every_width
def test_a_daily_round_has_its_line_to_share(columns: int) -> None:
    current = round_of(*4 * [FILM], mode=Daily())
    current = replace(current, setup=replace(current.setup, day="2026-11-22"))
    played = _played(_RIGHT, _WRONG, SKIP, OUT_OF_TIME, current=current)
    shown = _shown(played, Outcome(days=1), columns)
    assert "Anora Quiz 2026-11-22 1/4 🟩🟥⬜⬜" in shown
    assert "Day 1 of a new streak." in shown


@_every_width
def test_the_keys_say_what_can_be_done_next(columns: int) -> None:
    said = _said(_played(_RIGHT), columns=columns)
    for words in (
        *("Enter another round", "r review", "p practice misses"),
        *("c copy", "s scores", "q quit"),
    ):
        assert words in said
    few = seen(result(_played(_RIGHT), Outcome(), (Next.REVIEW, Next.QUIT)), columns)
    assert few.endswith("r review · q quit")
    noticed = seen(result(_played(_RIGHT), Outcome(), (), notice="[b]Copied."), columns)
    assert "[b]Copied." in noticed


# Several players


@_every_width
def test_several_players_stand_on_a_podium_and_share_ranks(columns: int) -> None:
    current = round_of(*8 * [FILM], players=("Ani", "Igor", "Vanya", "[b]Toros"))
    replies = (_WRONG, _RIGHT, _RIGHT, SKIP, SKIP, _WRONG, OUT_OF_TIME, SKIP)
    played = _played(*replies, current=current)
    standings = tuple(_standing(each, rank=3) for each in played.players)
    shown = _shown(played, Outcome(standings=standings), columns)
    at = shown.index
    assert shown[0] == "Igor and Vanya tie for 1st"
    assert shown[at("1st Igor 200 1 of 2 correct") + 1] == "✓ ✗"
    assert shown[at("1st Vanya 200 1 of 2 correct") + 1] == "✓ –"
    assert shown[at("3rd Ani 0 0 of 2 correct") + 1 :][:2] == [
        "✗ –",
        "used 1 skip · 3rd of 12 overall",
    ]
    assert "3rd [b]Toros 0 0 of 2 correct" in shown
    assert f"Board: {_TITLE}" in " ".join(shown)
    assert "/" not in " ".join(shown[:-3])


def test_the_best_of_several_players_comes_first() -> None:
    played = _played(
        _WRONG, _RIGHT, SKIP, current=round_of(*3 * [FILM], players=("Ani", "Igor", "Vanya"))
    )
    shown = _shown(played)
    assert shown[:2] == ["Igor wins", "1st Igor 200 1 of 1 correct"]
    assert shown.index("2nd Ani 0 0 of 1 correct") < shown.index("2nd Vanya 0 0 of 1 correct")


def test_each_of_several_players_has_a_reason_for_an_early_end() -> None:
    current = round_of(*4 * [FILM], players=("Ani", "Igor"), mode=Ladder())
    shown = _shown(_played(_WRONG, _RIGHT, WALK_AWAY, current=current))
    assert shown[shown.index("✗") + 1] == "fell off the ladder"
    assert shown[shown.index("✓ –") + 1] == "walked away with the points"


# The main screen


def test_a_summary_stays_on_the_main_screen() -> None:
    current = round_of(FILM, FILM)
    current = replace(current, setup=replace(current.setup, code="7K3MQ-9X2TB-4HJW0"))
    played = _played(_RIGHT, _WRONG, current=current)
    assert summary(played, Outcome(standings=(_standing(rank=2),))) == [
        "Ani: 200 points, 1 of 2 correct",
        f"2nd of 12 · {_TITLE}",
        "Play this round again: anora-quiz play --code 7K3MQ-9X2TB-4HJW0",
    ]
    company = round_of(FILM, FILM, players=("Ani", "\x1bIgor"))
    assert summary(_played(_WRONG, _RIGHT, current=company), Outcome()) == [
        "\\x1bIgor: 200 points, 1 of 1 correct",
        "Ani: 0 points, 0 of 1 correct",
    ]
