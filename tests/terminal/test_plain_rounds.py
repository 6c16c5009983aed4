"""Lifelines, time, several players, and results in plain lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest

from anora_quiz.game.loop import play
from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.lifelines import HALF, HINT
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Question, Source, Wrong
from anora_quiz.quiz.replies import CUT_OFF, OUT_OF_TIME, SKIP, WALK_AWAY, Reply, answered
from anora_quiz.quiz.results import Outcome, Standing, Upcoming
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal import interruption
from anora_quiz.terminal.lines import verdict_lines
from anora_quiz.terminal.plain_face import PlainFace
from anora_quiz.terminal.result_lines import row_words
from tests.cases import for_each
from tests.samples import (
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    NOON,
    WINS,
    FakeClock,
    FakeJournal,
    Interrupted,
    right,
    round_of,
)

HINTED = replace(EDITOR, hint="He directed it, too.")
NOBODY = answered("Nobody")
VERDICTS = ("Correct", "Partly correct", "Wrong", "Skipped", "Out of time")


def _play(
    current: Round, lines: str, *, is_person: bool = False, step: float = 1.0
) -> tuple[Round, str]:
    """Play ``current`` with ``lines`` for input; return the round and the output."""
    out = StringIO()
    player = PlainFace(StringIO(lines), out, is_person=is_person)
    played = play(current, face=player, journal=FakeJournal(), clock=FakeClock(step))
    return played, out.getvalue()


def _result(played: Round, outcome: Outcome | None = None) -> list[str]:
    out = StringIO()
    player = PlainFace(StringIO(), out, is_person=False)
    player.show_result(played, outcome or Outcome())
    first, *lines = out.getvalue().splitlines()
    assert not first
    return lines


def _standing(player: str, rank: int, entries: int) -> Standing:
    return Standing(player=player, board="classic", rank=rank, entries=entries)


def _recorded(current: Round, *replies: Reply) -> Round:
    for reply in replies:
        current = current.record(reply, 1.0)
    return current


# Lifelines


def test_a_hint_costs_a_quarter_and_says_so() -> None:
    played, shown = _play(round_of(HINTED), ":hint\nSean Baker\n")
    assert (
        "Answer: :hint\n"
        "Hint (costs a quarter of the points): He directed it, too.\n"
        "Answer: Sean Baker\n"
        "Correct: Sean Baker (+75)\n"
    ) in shown
    assert played.seats[0].score == 75


def test_fifty_fifty_renumbers_the_options_left() -> None:
    many = Choice(
        id="many",
        question="Which?",
        answer="this",
        wrong=tuple(Wrong(f"that {number}") for number in range(5)),
    )
    for seed in range(8):
        current = round_of(many, seed=seed)
        halved = current.use(HALF).seat.offered()
        assert isinstance(halved, PickOne)
        texts = [option.text for option in halved.options]
        number = texts.index("this") + 1
        played, shown = _play(current, f":half\n{number}\n")
        listed = "".join(f"  {position}. {text}\n" for position, text in enumerate(texts, 1))
        what_is_left = f"Fifty-fifty (costs half the points). Options left:\n{listed}Answer: "
        assert what_is_left in shown
        assert len(texts) == 3
        assert "Correct: this (+100)\n" in shown
        assert played.seats[0].score == 100


def test_a_removed_option_is_no_longer_an_answer() -> None:
    _, shown = _play(round_of(EDITOR), ":half\n3\nSean Baker\n")
    assert "\nType a number from 1 to 2.\n" in shown
    assert "Correct: Sean Baker (+50)\n" in shown


def test_both_lifelines_cost_three_quarters() -> None:
    _, shown = _play(round_of(HINTED), ":half\n:hint\nSean Baker\n")
    assert "Correct: Sean Baker (+25)\n" in shown
    assert "Used 1 hint and 1 fifty-fifty.\n" in shown


@for_each(
    ("question", "line", "refusal"),
    [
        (EDITOR, ":hint", "No hint available for this question."),
        (FILM, ":half", "Fifty-fifty isn't available for this question."),
        (
            FILM,
            ":mine",
            "You can claim only a typed answer that was just marked wrong.",
        ),
        (FILM, ":walk", "You have no points to walk away with."),
        (FILM, ":hnt", "Unknown command :hnt. You can type :skip, :quit, :flag, or :help."),
    ],
)
def test_a_command_that_does_not_apply_is_refused_and_the_question_stays_open(
    question: Question, line: str, refusal: str
) -> None:
    _, shown = _play(round_of(question), f"{line}\n")
    assert f"Answer: {line}\n{refusal}\nAnswer: \n" in shown


def test_a_hint_used_before_is_shown_when_the_round_is_resumed() -> None:
    _, shown = _play(round_of(HINTED).use(HINT), "")
    assert "  3. Sean Baker\nHint: He directed it, too.\nAnswer: " in shown


def test_options_halved_before_are_halved_when_the_round_is_resumed() -> None:
    _, shown = _play(round_of(EDITOR).use(HALF), "")
    assert "  2. " in shown
    assert "  3. " not in shown


def test_a_person_sees_the_commands_of_the_mode() -> None:
    _, shown = _play(round_of(HINTED, mode=Ladder()), "", is_person=True)
    assert "\nYou can also type :hint, :half, or :help.\nAnswer: " in shown


# Time


@for_each(
    ("timer", "spent", "words"),
    [(30, 0, "30 seconds"), (1, 0, "1 second"), (30, 17.6, "12 seconds")],
)
def test_the_time_left_is_above_the_prompt(timer: int, spent: float, words: str) -> None:
    _, shown = _play(round_of(FILM, timer=timer).spend(spent), "")
    assert f"  2. False\nYou have {words}.\nAnswer: " in shown


def test_blitz_shows_the_time_left_of_the_round() -> None:
    _, shown = _play(round_of(FILM, EDITOR, mode=Blitz(), timer=60), "1\n3\n", step=20)
    assert "You have 60 seconds." in shown
    assert "You have 40 seconds." in shown


def test_without_a_timer_no_time_is_shown() -> None:
    assert "seconds" not in _play(round_of(FILM), "1\n")[1]


_READY = "Ready? Press Enter to start the clock: "


@for_each("mode", [Mode(), Blitz(), Survival()])
def test_a_person_says_when_the_clock_begins_and_sees_the_question_only_then(mode: Mode) -> None:
    current = round_of(FILM, EDITOR, mode=mode, timer=20)
    out = StringIO()
    player = PlainFace(StringIO("\n1\n"), out, is_person=True)
    player.show_start(current)
    assert not out.getvalue()
    play(current, face=player, journal=FakeJournal(), clock=FakeClock())
    briefing = mode.briefing(current.seat)
    assert out.getvalue().startswith(f"{briefing}\n{_READY}" if briefing else _READY)
    assert out.getvalue().count("Ready?") == out.getvalue().count(briefing or "Ready?") == 1
    assert out.getvalue().index("Ready?") < out.getvalue().index("It was shot on film.")


def test_the_question_is_shown_at_once_where_no_clock_will_run_or_nobody_can_say() -> None:
    for timer, is_person in ((None, True), (20, False)):
        out = StringIO()
        player = PlainFace(StringIO(), out, is_person=is_person)
        player.show_start(round_of(FILM, timer=timer))
        assert "It was shot on film." in out.getvalue()
        assert "Ready?" not in _play(round_of(FILM, timer=timer), "1\n", is_person=is_person)[1]


def test_a_person_who_leaves_before_the_clock_begins_leaves_nothing() -> None:
    current = round_of(FILM, timer=20)
    for lines in (StringIO(), Interrupted()):
        out = StringIO()
        player = PlainFace(lines, out, is_person=True)
        left = play(current, face=player, journal=FakeJournal(), clock=FakeClock())
        assert left == current
        assert out.getvalue() == f"{_READY}\n{_NOTHING_SAVED}"


def test_an_answer_that_comes_too_late_is_out_of_time() -> None:
    _, shown = _play(round_of(EDITOR, timer=5), "Sean Baker\n", step=6)
    assert "Out of time. Correct answer: Sean Baker (+0)\n" in shown


def test_a_line_that_is_no_answer_does_not_hide_that_the_time_is_up() -> None:
    _, shown = _play(round_of(EDITOR, timer=5), "nobody\n" * 3, step=2)
    assert "Out of time. Correct answer: Sean Baker (+0)\n" in shown
    assert shown.count("Question 1 of 1") == 1


def test_a_lifeline_requested_too_late_is_not_given() -> None:
    played, shown = _play(round_of(HINTED, timer=5), ":hint\n", step=6)
    assert "Hint" not in shown
    assert played.turns[0].lifelines == ()
    assert "Out of time." in shown


# Claims


def test_an_answer_is_claimed_at_the_next_prompt() -> None:
    played, shown = _play(round_of(CONSULTANT, FILM), "Nobody\n:mine\n1\n")
    claimed = "Question 1 now counts as correct (+200).\n"
    assert f"Answer: :mine\n{claimed}Answer: 1\n" in shown
    assert "1. Correct (claimed) (+200): Who advised?\n" in shown
    assert "Used 1 claim.\n" in shown
    assert "\nScore: 410 of 410 (2 of 2 correct)\n" in shown
    assert played.turns[0].is_claimed


def test_the_last_answer_is_claimed_before_the_result() -> None:
    _, shown = _play(round_of(CONSULTANT), "Nobody\n:mine\n")
    assert (
        "Enter for the result, or :mine if your answer was correct: :mine\n"
        "Question 1 now counts as correct (+200).\n"
        "Enter for the result: \n"
        "\n"
        "Score: 200 of 200 (1 of 1 correct)\n"
    ) in shown


def test_a_claim_is_withdrawn_by_making_it_again() -> None:
    played, shown = _play(round_of(CONSULTANT, FILM), "Nobody\n:mine\n:mine\n1\n")
    assert "Answer: :mine\nClaim on question 1 removed (+0).\nAnswer: 1\n" in shown
    assert not played.turns[0].is_claimed
    assert "\nScore: 200 of 410 (1 of 2 correct)\n" in shown


def test_a_claim_among_several_players_names_whose_answer_it_was() -> None:
    current = round_of(CONSULTANT, FILM, players=("ani", "Igor"))
    _, shown = _play(current, "Nobody\n:mine\n1\n")
    assert "Question 1 (ani) now counts as correct (+200).\n" in shown


@for_each("line", ["\n", "", "no\n"])
def test_anything_but_a_command_after_the_last_answer_shows_the_result(line: str) -> None:
    for question, prompt in ((CONSULTANT, ", or :mine if your answer was correct"), (EDITOR, "")):
        _, shown = _play(round_of(question), f"2\n{line}")
        assert f"Enter for the result{prompt}: {line.strip()}\n\nScore: 0 of " in shown


@for_each("line", [":hint", ":MINES", ":skip", ":) so"])
def test_what_is_no_command_after_the_last_answer_is_refused(line: str) -> None:
    _, shown = _play(round_of(CONSULTANT), f"Nobody\n{line}\n:mine\n")
    why = (
        f"{line} isn't available here" if line in (":hint", ":skip") else f"Unknown command {line}"
    )
    refused = f"{why}. You can type :mine, :quit, :flag, or :help.\n"
    assert f": {line}\n{refused}" in shown
    assert "\nScore: 200 of 200 (1 of 1 correct)\n" in shown


def test_flags_and_claims_after_the_last_answer_are_read_from_a_pipe() -> None:
    _, shown = _play(round_of(CONSULTANT), "Nobody\n:flag Odd\n:mine\n:flag last Dull\n")
    assert shown.count("Flagged question 1. See all flags with: ") == 2
    assert "\nScore: 200 of 200 (1 of 1 correct)\n" in shown


def test_a_claim_gives_a_life_back() -> None:
    current = _recorded(round_of(*5 * [DAYS], mode=Survival()), NOBODY, NOBODY)
    played, shown = _play(current, "1\n:mine\n37\n37\n")
    assert "Question 3 now counts as correct" in shown
    assert len(played.turns) == 5


# Leaving

_NOTHING_SAVED = "Nothing was answered, so nothing was saved.\n"
_SAVED = " Continue with: anora-quiz resume\n"


@for_each("lines", [StringIO(":quit\n"), StringIO(), Interrupted()])
def test_a_person_who_leaves_before_answering_anything_leaves_nothing(lines: StringIO) -> None:
    out = StringIO()
    player = PlainFace(lines, out, is_person=True)
    play(round_of(FILM, EDITOR), face=player, journal=FakeJournal(), clock=FakeClock())
    assert out.getvalue().endswith(_NOTHING_SAVED)
    assert _SAVED not in out.getvalue()


@for_each("typed", ["1\n", ":half\n", ":flag\n", ":skip\n"])
def test_a_person_who_leaves_after_doing_anything_can_go_on(typed: str) -> None:
    for lines in (StringIO(f"{typed}:quit\n"), StringIO(typed), Interrupted(typed)):
        out = StringIO()
        player = PlainFace(lines, out, is_person=True)
        play(round_of(EDITOR, FILM), face=player, journal=FakeJournal(), clock=FakeClock())
        assert out.getvalue().endswith(_SAVED)


def test_the_end_of_a_pipe_keeps_a_round_in_which_nothing_was_done() -> None:
    assert _play(round_of(FILM), "")[1].endswith(_SAVED)
    assert _play(round_of(FILM, timer=20), "")[1].endswith(_SAVED)


def test_a_signal_that_ends_the_program_keeps_a_round_in_which_nothing_was_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(interruption, "ends_program", lambda: True)
    for timer in (None, 20):
        _, shown = _play(round_of(FILM, timer=timer), "", is_person=True)
        assert shown.endswith(_SAVED)


# Several players


def test_players_are_asked_in_turn_by_their_names() -> None:
    current = round_of(EDITOR, FILM, DAYS, CONSULTANT, players=("Ani", "Igor"))
    _, shown = _play(current, "3\n2\n37\nWerhun\n")
    assert shown.startswith("Ani's turn.\nQuestion 1 of 2 (easy), sample\nWho edited Anora?\n")
    assert "Ani so far: 100 points.\n\nIgor's turn.\nQuestion 1 of 2 (medium), sample\n" in shown
    assert "Igor so far: 0 points.\n\nAni's turn.\nQuestion 2 of 2 (hard), sample\n" in shown
    assert "Correct: 37 days (+310, 2 in a row)\n" in shown
    assert (
        "Ani wins.\n"
        "Ani. Score: 410 of 410 (2 of 2 correct)\n"
        "Igor. Score: 200 of 410 (1 of 2 correct)\n"
    ) in shown


def test_a_round_of_several_players_is_saved_at_the_question_of_one() -> None:
    _, shown = _play(round_of(EDITOR, FILM, players=("Ani", "Igor")), "3\n:quit\n")
    assert "Saved at question 1 of 1 (Igor's turn). Continue with: anora-quiz resume\n" in shown


def test_a_name_is_written_as_the_player_writes_it() -> None:
    _, shown = _play(round_of(EDITOR, FILM, players=("ani", "k.d. lang")), "3\n")
    assert "ani's turn." in shown
    assert "k.d. lang's turn." in shown


@for_each(
    ("mode", "words"),
    [
        (Survival(), "3 lives left.\nQuestion 1 of 2"),
        (Ladder(), "Rung 1 of 2, worth 100 points; 0 points safe.\nQuestion 1 of 2"),
    ],
)
def test_a_mode_shows_its_status_before_each_question(mode: Mode, words: str) -> None:
    assert _play(round_of(FILM, EDITOR, mode=mode), "")[1].startswith(words)


def test_player_and_status_are_on_one_line() -> None:
    current = round_of(FILM, EDITOR, mode=Survival(), players=("Ani", "Igor"))
    assert _play(current, "")[1].startswith("Ani's turn. 3 lives left.\n")


def test_a_player_who_is_out_is_not_asked_again() -> None:
    current = round_of(*6 * [FILM], mode=Ladder(), players=("Ani", "Igor"))
    _, shown = _play(current, "2\n1\n1\n1\n")
    assert shown.count("Ani's turn") == 1
    assert "\nAni. Fell off the ladder.\n" in shown
    assert "all questions" not in shown


# Verdicts


def _on_the_third_rung(question: Question) -> Round:
    """Return a ladder round that loses the 300 points of its second rung on a wrong answer."""
    current = round_of(FILM, FILM, question, FILM, FILM, mode=Ladder())
    return _recorded(current, right(FILM), right(FILM))


_EVERY_REPLY = [
    (round_of(EDITOR), right(EDITOR), "Correct: Sean Baker (+100)"),
    (
        round_of(WINS),
        answered("Best Picture"),
        "Partly correct: 1 of 2 (+100). Correct answer: Best Picture; Best Director",
    ),
    (round_of(EDITOR), answered("Alex Coco"), "Wrong. Correct answer: Sean Baker (+0)"),
    (round_of(EDITOR), SKIP, "Skipped. Correct answer: Sean Baker (+0)"),
    (round_of(EDITOR), OUT_OF_TIME, "Out of time. Correct answer: Sean Baker (+0)"),
    (
        round_of(EDITOR),
        WALK_AWAY,
        "Skipped: you walked away with 0 points. Correct answer: Sean Baker (+0)",
    ),
    (
        _on_the_third_rung(EDITOR),
        answered("Alex Coco"),
        "Wrong. Correct answer: Sean Baker (-300, back to 100)",
    ),
    (
        _on_the_third_rung(EDITOR),
        OUT_OF_TIME,
        "Out of time. Correct answer: Sean Baker (-300, back to 100)",
    ),
    (
        _on_the_third_rung(WINS),
        answered("Best Picture"),
        "Partly correct: 1 of 2 (-300, back to 100). Correct answer: Best Picture; Best Director",
    ),
    (
        _on_the_third_rung(EDITOR),
        WALK_AWAY,
        "Skipped: you walked away with 400 points. Correct answer: Sean Baker (+0)",
    ),
]


@for_each(("current", "reply", "line"), _EVERY_REPLY)
def test_a_verdict_begins_with_its_word(current: Round, reply: Reply, line: str) -> None:
    first, *_ = verdict_lines(current.record(reply, 1.0))
    assert first == line
    assert first.startswith(VERDICTS)


@for_each(
    ("question", "line", "verdict"),
    [
        (WINS, "1 2 4", "Partly correct: 2 of 2 and 1 wrong (+100). "),
        (FILMS, "3 1 2", "Partly correct: 1 of 3 (+67). "),
    ],
)
def test_a_partly_correct_answer_says_how_much_of_it_was(
    question: Question, line: str, verdict: str
) -> None:
    assert f"\n{verdict}Correct answer: " in _play(round_of(question), f"{line}\n")[1]


def test_a_verdict_names_the_streak_that_it_ends_keeps_or_grows() -> None:
    _, shown = _play(round_of(*6 * [FILM]), "1\n1\n:skip\n1\n2\n:skip\n")
    earned = [line.rpartition("(")[2] for line in shown.splitlines() if line.startswith(VERDICTS)]
    assert earned == [
        "+200)",
        "+210, 2 in a row)",
        "+0, streak kept)",
        "+220, 3 in a row)",
        "+0)",
        "+0)",
    ]


@for_each(
    ("mode", "lines", "verdict"),
    [
        (Survival(), "2\n", "Wrong. Correct answer: True (+0, life lost)\n"),
        (Ladder(), "1\n1\n", "Correct: True (+300, safe at 400)\n"),
        (Ladder(), "1\n1\n1\n2\n", "Wrong. Correct answer: True (-500, back to 400)\n"),
    ],
)
def test_a_verdict_tells_what_else_it_changed(mode: Mode, lines: str, verdict: str) -> None:
    assert verdict in _play(round_of(*6 * [FILM], mode=mode), lines)[1]


def test_walking_away_keeps_the_points_and_is_said_once() -> None:
    _, shown = _play(round_of(FILM, EDITOR, mode=Ladder()), "1\n:walk\n")
    assert "\nSkipped: you walked away with 100 points. Correct answer: Sean Baker (+0)\n" in shown
    assert "2. Skipped (walked away) (+0): Who edited Anora?\n" in shown
    assert "\nScore: 100 of 400 (1 of 2 correct)\n" in shown
    assert "\nWalked away with the points.\n" in shown


# Results


def test_the_result_of_one_player_opens_with_the_score_and_names_nobody() -> None:
    played = _recorded(round_of(EDITOR, FILM), right(EDITOR), SKIP)
    assert _result(played, Outcome(standings=(_standing("Ani", 2, 5),))) == [
        "Score: 100 of 310 (1 of 2 correct)",
        "2nd of 5: Classic.",
        "Used 1 skip.",
        "1. Correct (+100): Who edited Anora?",
        "2. Skipped (+0): It was shot on film.",
    ]


def test_a_person_can_review_the_questions_so_the_result_lists_none() -> None:
    _, shown = _play(round_of(EDITOR, FILM), "3\n\n1\n\n", is_person=True)
    assert shown.endswith(
        "\nScore: 310 of 310 (2 of 2 correct)\n"
        "First score on this board: Classic, sample, 2 questions.\n"
    )


def test_a_new_best_is_in_the_line_of_the_rank() -> None:
    standing = replace(_standing("Ani", 1, 12), best=1_000)
    played = _recorded(round_of(*10 * [DAYS]), *10 * [right(DAYS)])
    assert _result(played, Outcome(standings=(standing,)))[:2] == [
        "Score: 3,350 of 3,350 (10 of 10 correct)",
        "1st of 12: Classic. New best (+2,350).",
    ]


@for_each(
    ("current", "replies", "reason"),
    [
        (round_of(*9 * [FILM], mode=Survival()), 3 * [NOBODY], "No lives left."),
        (round_of(*9 * [FILM], mode=Blitz()), [right(FILM), CUT_OFF], "Time's up."),
        (round_of(*9 * [FILM], mode=Ladder()), [NOBODY], "Fell off the ladder."),
    ],
)
def test_the_result_says_why_a_round_ended_early(
    current: Round, replies: Sequence[Reply], reason: str
) -> None:
    assert reason in _result(_recorded(current, *replies))


_TWO_WINNERS = (False, True, True)


def _with_players(*are_right: bool) -> Round:
    """Return a finished round with a question for each player, answered right or not."""
    players = ("Ani", "Igor", "Vanya", "Toros")[: len(are_right)]
    current = round_of(*len(are_right) * [FILM], players=players)
    return _recorded(current, *(answered("true" if each else "false") for each in are_right))


@for_each(
    ("are_right", "words"),
    [
        ((True, False, False), "Ani wins."),
        ((False, True, False), "Igor wins."),
        ((True, True, False), "Ani and Igor tie for 1st."),
        ((True, False, True), "Ani and Vanya tie for 1st."),
        ((True, True, True), "Ani, Igor, and Vanya tie for 1st."),
        ((False, False), "Ani and Igor tie for 1st."),
        ((True, True, True, True), "Ani, Igor, Vanya, and Toros tie for 1st."),
    ],
)
def test_the_winners_are_named_and_equal_scores_share_first_place(
    are_right: Sequence[bool], words: str
) -> None:
    assert _result(_with_players(*are_right))[0] == words


def test_the_result_of_several_players_lists_their_scores_the_best_first() -> None:
    standings = tuple(_standing(name, 1, 3) for name in ("Ani", "Igor", "Vanya"))
    assert _result(_with_players(*_TWO_WINNERS), Outcome(standings=standings)) == [
        "Igor and Vanya tie for 1st.",
        "Igor. Score: 200 of 200 (1 of 1 correct)",
        "Vanya. Score: 200 of 200 (1 of 1 correct)",
        "Ani. Score: 0 of 200 (0 of 1 correct)",
        "Igor. 1st of 3 overall.",
        "Vanya. 1st of 3 overall.",
        "Ani. 1st of 3 overall.",
        "Board: Classic.",
        "1. Ani. Wrong (+0): It was shot on film.",
        "2. Igor. Correct (+200): It was shot on film.",
        "3. Vanya. Correct (+200): It was shot on film.",
    ]


@for_each("players", [("Ani",), ("Ani", "Igor")])
def test_the_board_of_a_result_has_the_titles_of_packs(players: tuple[str, ...]) -> None:
    current = round_of(*[FILM] * len(players), players=players)
    current = replace(current, setup=replace(current.setup, titles=("A \x1bsample",)))
    board = "classic, sample, 1 question, untimed"
    standings = tuple(replace(_standing(name, 1, 3), board=board) for name in players)
    lines = _result(_recorded(current, *[SKIP] * len(players)), Outcome(standings=standings))
    assert any("Classic, A \\x1bsample, 1 question." in line for line in lines)


def test_the_lifelines_of_each_player_are_listed() -> None:
    current = round_of(EDITOR, FILM, players=("Ani", "Igor")).use(HALF)
    lines = _result(_recorded(current, right(EDITOR), SKIP))
    assert "Ani. Used 1 fifty-fifty." in lines
    assert "Igor. Used 1 skip." in lines


def test_a_daily_round_has_a_line_to_share() -> None:
    current = round_of(EDITOR, WINS, FILM, DAYS, mode=Daily())
    current = replace(current, setup=replace(current.setup, day="2026-11-22"))
    replies = (right(EDITOR), answered("Best Picture"), answered("false"), OUT_OF_TIME)
    lines = _result(_recorded(current, *replies), Outcome(days=3))
    assert lines[1:4] == [
        "In words: question 1 correct, 2 partly correct, 3 wrong, 4 out of time.",
        "Anora Quiz 2026-11-22 1/4 +~x-",
        "3 days in a row.",
    ]


@for_each(
    ("row", "words"),
    [
        ("1", "every question correct"),
        ("111", "every question correct"),
        ("1110011", "questions 1 to 3 correct, 4 and 5 wrong, 6 and 7 correct"),
        ("0111s", "question 1 wrong, 2 to 4 correct, 5 skipped"),
    ],
)
def test_a_row_of_verdicts_is_put_into_words_run_by_run(row: str, words: str) -> None:
    replies = {"1": right(FILM), "0": answered("false"), "s": SKIP}
    played = _recorded(round_of(*len(row) * [FILM]), *map(replies.__getitem__, row))
    assert row_words(played) == words


def test_a_round_with_a_code_says_how_to_deal_it_again() -> None:
    current = round_of(FILM)
    current = replace(current, setup=replace(current.setup, code="7K3MQ-9X2TB"))
    line = "Play this round again: anora-quiz play --code 7K3MQ-9X2TB"
    assert line in _result(_recorded(current, right(FILM)))


def test_practice_shows_what_comes_next_and_has_no_rank_on_a_board() -> None:
    upcoming = Upcoming(known=3, due=0, next_at=NOON, by_then=2)
    played = _recorded(round_of(FILM, mode=Practice()), right(FILM))
    lines = _result(played, Outcome(upcoming=upcoming, at=NOON - timedelta(minutes=5)))
    due = "Nothing to practice right now. 2 questions come back in 5 minutes."
    assert due in lines
    assert not any("board:" in line.casefold() for line in lines)


# Untrusted text


def _evil(question: Question) -> Question:
    evil = "\x1b[2J\x07\u202e\x9b1mx"
    source = Source(title=evil, publisher=evil, url=evil)
    return replace(
        question, question=evil, hint=evil, explanation=evil, disputed=evil, source=source
    )


_EVIL = "\x1b]0;x\x07"


@for_each(
    ("question", "lines"),
    [
        (Number(id="n", question="x", answer=Decimal(1), unit=_EVIL), ":hint\n2\n:mine\n"),
        (replace(EDITOR, answer=_EVIL, wrong=(Wrong("a\x1b", _EVIL), Wrong("b"))), ":half\n1\n"),
        (replace(WINS, answers=(_EVIL, "y"), wrong=(Wrong("z\x1b", _EVIL),)), "1\n"),
        (replace(FILMS, items=(_EVIL, "b\x1b", "c")), "3 2 1\n"),
        (replace(CONSULTANT, answer=f"Anna Maria{_EVIL}"), ":flag \x1b[2J\nanna mario\x1b\n"),
    ],
)
def test_no_control_character_gets_out_whatever_is_asked(question: Question, lines: str) -> None:
    current = round_of(_evil(question), pack=_EVIL)
    current = replace(current, setup=replace(current.setup, day=_EVIL, code=_EVIL))
    _, shown = _play(current, lines)
    assert shown
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
