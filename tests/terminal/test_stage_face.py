"""A round on the stage: keys, from the first question to what follows the result."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, repeat

import pytest

from anora_quiz.game.loop import play
from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.lifelines import HALF, HINT, LIFELINES, Lifeline
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Answer, Question, Wrong
from anora_quiz.quiz.replies import (
    CUT_OFF,
    INTERRUPT,
    LEAVE,
    OUT_OF_TIME,
    SKIP,
    WALK_AWAY,
    Claim,
    Continue,
    Flag,
    Reply,
    Request,
    answered,
)
from anora_quiz.quiz.results import Outcome
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal import interruption
from anora_quiz.terminal.face import Next
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
    FakeClock,
    FakeJournal,
    right,
    round_of,
)
from tests.terminal.keyboard import (
    BACKSPACE,
    CTRL_C,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    SHIFT_DOWN,
    UP,
    pressed,
)
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer, asked

_HINTED = replace(EDITOR, hint="He directed it, too.")
_LONG = replace(EDITOR, explanation="\n".join(f"line {number}" for number in range(40)))
_SHIFT_UP = "\x1b[1;2A"
_RIGHT_BY_KEYS = {
    "choice": "c" + ENTER,
    "multiple": "ab" + ENTER,
    "true-false": "t" + ENTER,
    "text": "Andrea Werhun" + ENTER,
    "number": "37" + ENTER,
    "order": END + 2 * _SHIFT_UP + END + _SHIFT_UP + ENTER,
    "match": "a" + ENTER + "b" + 2 * ENTER,
    "date": "18 October 2024" + ENTER,
    "blanks": "Palme" + ENTER + "Cannes" + ENTER,
}
_every_question = for_each("question", QUESTIONS, ids=[each.kind for each in QUESTIONS])


# Answering


@_every_question
def test_every_kind_is_answered_by_keys(question: Question) -> None:
    reply = asked(round_of(question), _RIGHT_BY_KEYS[question.kind])
    assert isinstance(reply, Reply)
    assert question.mark(reply.answer).credit == 1


@for_each(
    ("question", "keys", "answer"),
    [
        (EDITOR, ENTER, "Drew Daniels"),
        (EDITOR, DOWN + ENTER, "Alex Coco"),
        (EDITOR, UP + ENTER, "Sean Baker"),
        (EDITOR, END + ENTER, "Sean Baker"),
        (EDITOR, END + HOME + ENTER, "Drew Daniels"),
        (EDITOR, "C" + ENTER, "Sean Baker"),
        (EDITOR, "3" + ENTER, "Sean Baker"),
        (FILM, "F" + ENTER, "false"),
        (WINS, "B" + ENTER, "Best Picture"),
        (WINS, END + " " + ENTER, "Best Sound"),
        (CONSULTANT, ENTER + "x" + ENTER, "x"),
        (CONSULTANT, "Аня 안녕" + ENTER, "Аня 안녕"),
        (DAYS, "many" + ENTER + 4 * BACKSPACE + "37" + ENTER, "37"),
    ],
)
def test_keys_choose(question: Question, keys: str, answer: str) -> None:
    assert asked(round_of(question), keys) == answered(answer)


@for_each(
    ("question", "key", "reply"),
    [
        (EDITOR, "c", answered("Sean Baker")),
        (EDITOR, "B", answered("Alex Coco")),
        (EDITOR, "1", answered("Drew Daniels")),
        (FILM, "f", answered("false")),
        (WINS, "a", LEAVE),
        (FILMS, "2", LEAVE),
        (CAST, "a", LEAVE),
    ],
)
def test_one_key_answers_where_one_option_is_picked_if_the_player_wants_that(
    question: Question, key: str, reply: Reply
) -> None:
    """The others wait for more keys, until Ctrl-C comes."""
    assert asked(round_of(question), key, is_one_key=True) == reply
    assert asked(round_of(question), key) == LEAVE


@for_each("key", ["1", "a"])
@for_each("texts", [("1", "2", "3"), ("a", "b", "c")])
def test_one_key_waits_for_enter_where_it_could_mean_two_options(
    texts: tuple[str, ...], key: str
) -> None:
    question = replace(EDITOR, answer=texts[0], wrong=tuple(map(Wrong, texts[1:])))
    form = round_of(question).seat.offered()
    assert isinstance(form, PickOne)
    assert asked(round_of(question), key, is_one_key=True) == LEAVE
    reply = asked(round_of(question), key + ENTER, is_one_key=True)
    assert reply == answered(form.options[0].key)


def test_more_needs_enter_even_if_one_key_answers() -> None:
    assert asked(round_of(FILM), ESCAPE + "2" + ENTER, is_one_key=True) == SKIP


@_every_question
def test_ctrl_c_leaves_every_question(question: Question) -> None:
    assert asked(round_of(question), CTRL_C) == LEAVE
    assert asked(round_of(question), ESCAPE + CTRL_C) == LEAVE


def test_a_signal_that_ends_the_program_keeps_the_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "ends_program", lambda: True)
    player = StagePlayer()
    assert player.ask(round_of(EDITOR), CTRL_C) == INTERRUPT
    assert player.pause(round_of(EDITOR, FILM).record(SKIP), CTRL_C) == INTERRUPT
    with pressed(""):
        assert player.face.get_ready(round_of(EDITOR, timer=9)) == INTERRUPT


def test_the_error_of_a_wrong_tick_goes_away_with_the_next_key() -> None:
    player, error = StagePlayer(), "Choose at least one option."
    steps = [("Which Oscars", ENTER), (error, DOWN), ("❯ [ ] b", "b" + ENTER)]
    assert player.ask_in_steps(round_of(WINS), *steps) == answered("Best Picture")
    assert any(error in page for page in player.pages)
    assert error not in player.screen.text


@for_each(
    ("question", "steps"),
    [
        (EDITOR, [("line 0\n", END), ("❯ c  Sean", HOME), ("❯ a  Drew", CTRL_C)]),
        (WINS, [("line 0\n", END), ("❯ [ ] d", HOME), ("❯ [ ] a", CTRL_C)]),
        (FILMS, [("line 0\n", END), ("❯ 3  Tangerine", HOME), ("❯ 1  Anora", CTRL_C)]),
        (CAST, [("line 0\n", END), ("❯ c  Toros", HOME), ("❯ a  Ani", CTRL_C)]),
        (CONSULTANT, [("line 0\n", "Wer"), ("› Wer", CTRL_C)]),
    ],
    ids=lambda value: value.kind if isinstance(value, Question) else "",
)
def test_a_long_question_scrolls_to_what_is_pointed_at(
    question: Question, steps: list[tuple[str, str]]
) -> None:
    long = replace(question, question="\n".join(f"line {number}" for number in range(30)))
    assert StagePlayer(40, 12).ask_in_steps(round_of(long), *steps) == LEAVE


def test_what_is_typed_is_seen_with_the_cursor_behind_it() -> None:
    player = StagePlayer()
    player.ask_in_steps(round_of(CONSULTANT), ("Who advised?", "Wer"), ("› Wer", CTRL_C))
    cursor = player.screen.emulator.cursor
    assert (cursor.y, cursor.x) == (7, 6)
    assert not cursor.hidden


# Lifelines


@for_each(
    ("question", "key", "lifeline"),
    [
        (_HINTED, "?", HINT),
        (EDITOR, "%", HALF),
        (replace(FILM, hint="x"), "?", HINT),
        (replace(WINS, hint="x"), "?", HINT),
        (replace(FILMS, hint="x"), "?", HINT),
        (replace(CAST, hint="x"), "?", HINT),
        (replace(CONSULTANT, hint="x"), ":hint" + ENTER, HINT),
        (replace(DAYS, hint="x"), ":HINT" + ENTER, HINT),
    ],
)
def test_a_key_or_command_asks_for_a_lifeline(
    question: Question, key: str, lifeline: Lifeline
) -> None:
    player = StagePlayer()
    assert player.ask(round_of(question), key) is lifeline
    help_key = key.strip().casefold() if key[0] == ":" else f"{key} {lifeline.name.casefold()}"
    assert help_key in player.lines[-1]


@for_each(
    ("current", "keys", "answer"),
    [
        (round_of(EDITOR), "?" + ENTER, ("Drew Daniels",)),
        (round_of(FILM), "?%" + ENTER, ("true",)),
        (round_of(WINS), "1?%" + ENTER, ("Best Director",)),
        (round_of(FILMS), "?%" + ENTER, ("Anora", "Red Rocket", "Tangerine")),
        (round_of(_HINTED).use(HINT), "?" + ENTER, ("Drew Daniels",)),
        (round_of(CONSULTANT), "?%" + ENTER, ("?%",)),
    ],
)
def test_the_key_of_an_unavailable_lifeline_keeps_the_question(
    current: Round, keys: str, answer: Answer
) -> None:
    assert asked(current, keys) == answered(*answer)


@for_each(("key", "lifeline"), [(each.key, each) for each in LIFELINES])
def test_it_is_told_why_a_lifeline_cannot_help(key: str, lifeline: Lifeline) -> None:
    player = StagePlayer()
    steps = [("❯ a", key), (lifeline.refusal, ENTER)]
    assert player.ask_in_steps(round_of(FILM), *steps) == answered("true")


def test_hints_and_halves_are_drawn_in_place() -> None:
    player, current = StagePlayer(), round_of(_HINTED)
    assert player.ask(current, "?") is HINT
    player.face.show_granted(current.use(HINT), HINT)
    assert player.ask(current.use(HINT), "%") is HALF
    assert player.lines[4:6] == [
        "Hint: He directed it, too.",
        "Hint used (costs a quarter of the points)",
    ]
    halved = current.use(HINT).use(HALF)
    player.face.show_granted(halved, HALF)
    left = [option.key for option in halved.seat.offered().options]  # type: ignore[union-attr]
    assert player.ask(halved, f"{left.index('Sean Baker') + 1}{ENTER}") == right(EDITOR)
    assert "Fifty-fifty used (costs half the points)" in player.lines
    assert [each[-len(name) :] for each, name in zip(player.lines[6:8], left, strict=True)] == left
    assert player.screen.text.count("Who edited Anora?") == 1
    assert "fifty-fifty ·" not in player.lines[-1]


def test_the_pointer_moves_from_an_option_that_is_gone_to_the_first() -> None:
    player, current = StagePlayer(), round_of(EDITOR)
    halved = current.use(HALF)
    left = [option.key for option in halved.seat.offered().options]  # type: ignore[union-attr]
    (key,) = (
        each for each, name in (("1", "Drew Daniels"), ("2", "Alex Coco")) if name not in left
    )
    assert player.ask(current, key + "%") is HALF
    assert player.ask(halved, ENTER) == answered(left[0])


@for_each(
    ("question", "before", "wanted", "after", "answer"),
    [
        (EDITOR, "2", "?", "", ("Alex Coco",)),
        (WINS, "13", "?", "", ("Best Director", "Best Score")),
        (CONSULTANT, "Andrea", ESCAPE + "2" + ENTER, " Werhun", ("Andrea Werhun",)),
        (DAYS, "3", ESCAPE + "2" + ENTER, "7", ("37",)),
        (FILMS, SHIFT_DOWN, "?", "", ("Red Rocket", "Anora", "Tangerine")),
        (CAST, "1" + ENTER, "?", "2" + ENTER, ("Mikey Madison", "Ani", "Yura Borisov", "Igor")),
    ],
    ids=lambda value: value.kind if isinstance(value, Question) else "",
)
def test_a_lifeline_keeps_an_unfinished_answer(
    question: Question, before: str, wanted: str, after: str, answer: Answer
) -> None:
    current, player = round_of(replace(question, hint="x")), StagePlayer()
    assert player.ask(current, before + wanted) is HINT
    assert player.ask(current.use(HINT), after + ENTER) == answered(*answer)


@for_each(("question", "marked"), [(WINS, "❯ [ ] d"), (CAST, "❯ c"), (FILMS, "❯ 3")])
def test_a_lifeline_leaves_the_pointer_where_it_was(question: Question, marked: str) -> None:
    current, player = round_of(replace(question, hint="x")), StagePlayer()
    assert player.ask(current, END + "?") is HINT
    assert player.ask(current.use(HINT), CTRL_C) == LEAVE
    assert marked in player.screen.text


def test_an_unfinished_answer_and_what_was_told_end_with_their_question() -> None:
    player = StagePlayer()
    current = round_of(replace(CONSULTANT, hint="x"), CONSULTANT)
    player.ask(current, "Andrea" + ESCAPE + "2" + ENTER)
    player.face.show_granted(current.use(HINT), HINT)
    player.ask(current.use(HINT), " Werhun" + ENTER)
    assert player.ask(current.record(SKIP), "Werhun" + ENTER) == answered("Werhun")
    assert "costs" not in player.screen.text


def test_what_was_said_before_a_round_is_seen_at_its_first_question() -> None:
    player, current = StagePlayer(), round_of(*3 * [EDITOR])
    player.face.say("Only 3 questions to ask here: that is the round.")
    player.face.show_start(current)
    assert player.lines[4] == "Only 3 questions to ask here: that is the round."
    player.ask(current, ENTER)
    assert player.lines[4] == "Only 3 questions to ask here: that is the round."
    player.ask(current.record(SKIP), ENTER)
    assert player.lines[4] == "❯ a Drew Daniels"


# Commands that are typed


@for_each(
    ("line", "wanted"), [(":skip", SKIP), (":quit", LEAVE), (":flag It is odd", Flag("It is odd"))]
)
def test_a_command_typed_is_obeyed(line: str, wanted: Request) -> None:
    assert asked(round_of(CONSULTANT), line + ENTER) == wanted


def test_an_option_that_reads_like_a_command_is_an_option() -> None:
    colon = replace(EDITOR, answer=":skip", wrong=(Wrong(":hint"), Wrong(":quit")))
    reply = asked(round_of(colon), ENTER)
    assert isinstance(reply, Reply)
    assert reply.answer[0] in (":skip", ":hint", ":quit")


def test_a_command_is_obeyed_in_any_blank() -> None:
    blanks = next(each for each in QUESTIONS if each.kind == "blanks")
    assert asked(round_of(blanks), "Palme" + ENTER + ":skip" + ENTER) == SKIP


def test_two_colons_type_one() -> None:
    assert asked(round_of(CONSULTANT), "::skip" + ENTER) == answered(":skip")
    blanks = next(each for each in QUESTIONS if each.kind == "blanks")
    assert asked(round_of(blanks), "a::b" + ENTER + " ::skip" + ENTER) == answered("a::b", ":skip")


def test_the_last_answer_is_claimed_at_the_next_question_and_the_claim_withdrawn() -> None:
    current = round_of(DAYS, CONSULTANT).record(answered("40"))
    assert asked(current, ":mine" + ENTER) == Claim()
    assert asked(current.claim(), ":mine" + ENTER) == Claim()


@for_each(
    ("line", "refusal"),
    [
        (":half", "Fifty-fifty isn't available for this question."),
        (":hint", "No hint available for this question."),
        (":mine", "You can claim only a typed answer that was just marked wrong."),
        (":wlk", "Unknown command :wlk. You can type :skip, :quit, or :flag."),
    ],
)
def test_a_command_that_does_not_apply_is_refused_in_place(line: str, refusal: str) -> None:
    player = StagePlayer()
    steps = [("›", line + ENTER), (refusal, len(line) * BACKSPACE + "Werhun" + ENTER)]
    assert player.ask_in_steps(round_of(CONSULTANT), *steps) == answered("Werhun")


# More


_BACK, _SKIP = "Back to the question", "Skip (no points; keeps your streak)"
_ASIDE, _FLAG = "Save and quit", "Flag this question"
_LEAVE = "Leave the round"  # nothing was done in it yet, so that nothing is saved
_HINT = "Hint (costs a quarter of the points)"
_HALF = "Fifty-fifty (costs half the points)"


@for_each(
    ("current", "items"),
    [
        (round_of(FILM), [_BACK, _SKIP, _LEAVE, _FLAG]),
        (round_of(_HINTED), [_BACK, _HINT, _HALF, _SKIP, _LEAVE, _FLAG]),
        (round_of(_HINTED).use(HINT), [_BACK, _HALF, _SKIP, _ASIDE, _FLAG]),
        (round_of(EDITOR, mode=Survival()), [_BACK, _HALF, _LEAVE, _FLAG]),
        (round_of(FILM, mode=Ladder()), [_BACK, _LEAVE, _FLAG]),
        (
            round_of(EDITOR, FILM, mode=Ladder()).record(right(EDITOR)),
            [_BACK, "Walk away with 100 points", _ASIDE, _FLAG],
        ),
        (
            round_of(DAYS, FILM).record(answered("40")),
            [_BACK, _SKIP, "Mark my last answer as correct", _ASIDE, _FLAG],
        ),
        (
            round_of(DAYS, FILM).record(answered("40")).claim(),
            [_BACK, _SKIP, "Undo my claim", _ASIDE, _FLAG],
        ),
    ],
)
def test_more_offers_what_can_be_done(current: Round, items: list[str]) -> None:
    player = StagePlayer()
    player.ask_in_steps(current, ("Esc more", ESCAPE), ("More", CTRL_C))
    more = player.lines.index("More")
    assert player.lines[more + 1 : -1] == [f"❯ {items[0]}", *items[1:]]
    assert player.lines[0].startswith("sample")


@for_each(
    ("current", "number", "wanted"),
    [
        (round_of(_HINTED), 3, HALF),
        (round_of(_HINTED), 4, SKIP),
        (round_of(_HINTED), 5, LEAVE),
        (round_of(EDITOR, FILM, mode=Ladder()).record(right(EDITOR)), 2, WALK_AWAY),
        (round_of(DAYS, FILM).record(answered("40")), 3, Claim()),
    ],
)
def test_more_does_what_is_chosen(current: Round, number: int, wanted: Request) -> None:
    """The numbers are those of the items in the test above."""
    assert asked(current, f"{ESCAPE}{number}{ENTER}") == wanted


@for_each("back", [ENTER, ESCAPE])
def test_more_leads_back_to_the_unfinished_answer(back: str) -> None:
    reply = asked(round_of(CONSULTANT), "Wer" + ESCAPE + back + "hun" + ENTER)
    assert reply == answered("Werhun")
    films = asked(round_of(FILMS), SHIFT_DOWN + ESCAPE + back + ENTER)
    assert films == answered("Red Rocket", "Anora", "Tangerine")


def test_a_flag_asks_for_a_reason_with_the_question_in_view() -> None:
    player = StagePlayer()
    steps = [("Esc more", ESCAPE + "4" + ENTER), ("What's wrong", " It is odd "), ("odd", ENTER)]
    assert player.ask_in_steps(round_of(FILM), *steps) == Flag("It is odd")
    assert player.lines[0].startswith("sample · classic")
    assert "It was shot on film." in player.lines
    assert asked(round_of(FILM), ESCAPE + "4" + ENTER + ENTER) == Flag()


def test_a_flag_that_is_cancelled_leads_back_to_the_unfinished_answer() -> None:
    keys = "Wer" + ESCAPE + "4" + ENTER + "odd" + ESCAPE + "hun" + ENTER
    assert asked(round_of(CONSULTANT), keys) == answered("Werhun")


# Against the clock


_LATE = round_of(*2 * [_HINTED], timer=10).spend(9.99)  # so that the clock is looked at often


@for_each(
    ("question", "keys", "text"),
    [
        *((each, "", each.question) for each in QUESTIONS),
        (EDITOR, ESCAPE, "Back to the question"),
        (EDITOR, ESCAPE + "6" + ENTER, "What's wrong"),
        (EDITOR, ESCAPE + "6" + ENTER + "It is", "It is"),
        (CONSULTANT, "Andrea", "Andrea"),
        (EDITOR, ESCAPE + ENTER + END, "❯ c"),
    ],
)
def test_the_time_runs_out_wherever_the_player_is(question: Question, keys: str, text: str) -> None:
    player = StagePlayer()
    player.clock = lambda: 100.0 if text in player.screen.text else 0.0
    current = replace(_LATE, deck=round_of(*2 * [replace(question, hint="x")]).deck)
    assert player.ask_in_steps(current, ("", keys)) == OUT_OF_TIME


@for_each(
    ("keys", "text"),
    [
        (ENTER, "He directed it"),
        (ESCAPE + CTRL_C, "Back to the question"),
        (ESCAPE + "5" + ENTER + CTRL_C, "What's wrong"),
    ],
)
def test_the_clock_is_in_view_wherever_the_player_is(keys: str, text: str) -> None:
    player = StagePlayer()
    player.ask(round_of(_HINTED, timer=60).use(HINT).spend(18.5), keys)
    assert text in player.screen.text
    assert player.lines[1].endswith(" 42 s")


def test_the_clock_runs_while_nothing_is_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anora_quiz.terminal.stage.prompt._REFRESH_INTERVAL", 0.01)
    player = StagePlayer(clock=FakeClock(step=0.25).seconds)
    assert player.ask_in_steps(round_of(FILM, timer=60), ("57 s", ENTER)) == right(FILM)
    times = [int(found) for page in player.pages for found in re.findall(r"(\d+) s\n", page)]
    assert {60, 59, 58, 57} <= set(times)
    assert times == sorted(times, reverse=True)


def test_without_a_timer_nothing_is_counted_down() -> None:
    player = StagePlayer()
    player.ask(round_of(EDITOR), ESCAPE + ENTER + ENTER)
    assert not any(re.search(r"\d s$", page, re.MULTILINE) for page in player.pages)


def test_a_reply_in_time_counts() -> None:
    assert asked(round_of(EDITOR, timer=60), "3" + ENTER) == right(EDITOR)


# Getting ready


def _timed() -> Round:
    return round_of(*3 * [FILM], mode=Blitz(), timer=60)


def test_a_timed_question_is_not_seen_before_the_clock_runs() -> None:
    player = StagePlayer()
    player.face.show_start(_timed())
    assert "Ready?" in player.lines
    assert "shot on film" not in player.screen.text
    player.face.show_start(round_of(FILM))
    assert "It was shot on film." in player.lines
    assert "Ready?" not in player.lines


@for_each(("step", "readings"), [(1.0, 6), (0.99, 9)])
def test_three_seconds_are_counted_down(step: float, readings: int) -> None:
    clock = FakeClock(step)
    player = StagePlayer(clock=clock.seconds)
    with scripted(player.screen, ("Ready?", ENTER)):
        assert player.face.get_ready(_timed()) == Continue()
    assert "Ready?" in player.pages[0]
    digits = [re.search("╺┻╸|┗━╸|╺━┛", page) for page in player.pages[1:]]
    assert [found[0] for found in digits if found] == ["╺━┛", "┗━╸", "╺┻╸"]
    assert clock.seconds() == pytest.approx((readings + 1) * step)


@for_each("keys", [CTRL_C, "x", ENTER + "x" + ENTER])
def test_ctrl_c_leaves_before_the_clock_and_while_it_is_counted_down(keys: str) -> None:
    with pressed(keys):
        assert StagePlayer().face.get_ready(_timed()) == LEAVE


# After the verdict


def test_enter_and_space_go_on_and_ctrl_c_saves_the_round() -> None:
    played = round_of(EDITOR, FILM).record(right(EDITOR))
    for keys, wanted in ((ENTER, Continue()), (" ", Continue()), (CTRL_C, LEAVE), ("x", LEAVE)):
        assert StagePlayer().pause(played, keys) == wanted


@for_each(
    ("played", "is_offered"),
    [
        (round_of(DAYS, FILM).record(answered("40")), True),
        (round_of(DAYS).record(answered("40")), True),
        (round_of(DAYS, FILM).record(answered("40")).claim(), True),
        (round_of(DAYS, FILM).record(right(DAYS)), False),
        (round_of(EDITOR, FILM).record(answered("Alex Coco")), False),
        (round_of(DAYS, FILM).record(SKIP), False),
    ],
)
def test_m_claims_or_withdraws_where_that_is_possible(played: Round, *, is_offered: bool) -> None:
    for key in "mM":
        player = StagePlayer()
        assert player.pause(played, key + ENTER) == (Claim() if is_offered else Continue())
        assert ("m " in player.lines[-1]) == is_offered


def test_a_claim_and_its_withdrawal_redraw_the_verdict() -> None:
    player, played = StagePlayer(), round_of(DAYS, FILM).record(answered("40"))
    for before, after in ((played, played.claim()), (played.claim(), played)):
        assert player.pause(before, "m") == Claim()
        player.face.show_granted(after, Claim())
        with pressed(ENTER):
            player.face.pause(after)
        is_claimed = after.is_claimed
        assert ("Correct (claimed) · +300" in player.lines) == is_claimed
        assert ("Wrong · +0" in player.lines) != is_claimed
        assert player.lines[-1].startswith(f"Enter next · m {'undo' if is_claimed else 'mark'}")


def test_f_asks_what_is_wrong_and_escape_cancels() -> None:
    played = round_of(EDITOR, FILM).record(right(EDITOR))
    assert StagePlayer().pause(played, "f It is odd " + ENTER) == Flag("It is odd")
    assert StagePlayer().pause(played, "F" + ENTER) == Flag()
    player = StagePlayer()
    assert player.pause(played, "fodd" + ESCAPE + ENTER) == Continue()
    assert "Correct · +100" in player.lines
    assert any("What's wrong" in page and "Who edited Anora?" in page for page in player.pages)
    assert all(page.startswith("sample") for page in player.pages)


def test_a_flag_is_confirmed_at_the_verdict() -> None:
    player, played = StagePlayer(), round_of(EDITOR, FILM).record(right(EDITOR))
    player.pause(played, "f" + ENTER)
    player.face.show_granted(played, Flag())
    with pressed(ENTER):
        player.face.pause(played)
    assert any(line.startswith("Flagged question 1. ") for line in player.lines)
    player.face.show_verdict(played.record(SKIP))
    assert "Flagged" not in player.screen.text


def test_more_is_there_after_a_verdict_too() -> None:
    claimable = round_of(DAYS, FILM).record(answered("40"))
    player = StagePlayer()
    assert player.pause(claimable, ESCAPE + ESCAPE + ENTER) == Continue()
    assert any("Back to the verdict" in page for page in player.pages)
    for number, wanted in enumerate((Continue(), Claim(), LEAVE, Flag("odd")), start=1):
        keys = f"{ESCAPE}{number}{ENTER}" + {1: ENTER, 4: "odd" + ENTER}.get(number, "")
        assert StagePlayer().pause(claimable, keys) == wanted
    after_flag = ESCAPE + "4" + ENTER + ESCAPE + ENTER
    assert StagePlayer().pause(claimable, after_flag) == Continue()


def _readings(*seconds: float) -> Iterator[float]:
    return chain(seconds, repeat(seconds[-1]))


@for_each("reply", [OUT_OF_TIME, CUT_OFF])
def test_after_the_time_ran_out_keys_are_dropped_for_a_moment(reply: Reply) -> None:
    """A player who is still typing does not mean to go on."""
    played = round_of(CONSULTANT, FILM).record(reply)
    for moment, wanted in ((0.69, LEAVE), (0.7, Continue())):
        player = StagePlayer(clock=_readings(0.0, moment).__next__)
        assert player.pause(played, ENTER) == wanted
    assert StagePlayer().pause(played.record(right(FILM)), ENTER) == Continue()


def test_a_long_verdict_is_scrolled_and_its_line_stays() -> None:
    player = StagePlayer(40, 20)
    played = round_of(_LONG, FILM).record(answered("Alex Coco"))
    player.face.show_verdict(played)
    assert "Wrong · +0" in player.lines
    assert "line 39" not in player.screen.text
    with scripted(player.screen, ("Wrong", END), ("line 39", CTRL_C)):
        player.face.pause(played)
    (last,) = {page for page in player.pages if "line 39" in page}
    assert "Wrong · +0" in last
    player.face.show_verdict(played.record(SKIP))
    assert "It was shot on film." in player.lines


# Leaving


def test_what_was_saved_is_told_on_the_main_screen_once_the_stage_is_closed() -> None:
    player = StagePlayer()
    with player.face.staged():
        player.face.show_saved(round_of(EDITOR, FILM).record(SKIP))
        assert not player.told()
    assert player.told() == ("Saved at question 2 of 2.\nContinue with: anora-quiz resume\n")
    other = StagePlayer()
    other.face.show_left()
    assert other.told() == "Nothing was answered, so nothing was saved.\n"


# The name, the result, and what follows


@for_each(
    ("keys", "name"),
    [
        (ENTER, "ani"),
        ("  " + ENTER, "ani"),
        (" Vanya " + ENTER, "Vanya"),
        ("Zoë  B." + ENTER, "Zoë B."),
        ("x" * 41 + ENTER + 41 * BACKSPACE + ENTER, "ani"),
        ("Va" + ESCAPE, ""),
        ("Va" + CTRL_C, ""),
    ],
)
def test_a_name_is_typed_or_the_suggestion_taken(keys: str, name: str) -> None:
    with pressed(keys):
        assert StagePlayer().face.ask_name("ani") == name


def test_it_is_told_what_is_wrong_with_a_name_until_the_next_key() -> None:
    player, name = StagePlayer(), 41 * "x"
    steps = [("Your name", name + ENTER), ("40 ch", BACKSPACE), (f"› {40 * 'x'}\n", ENTER)]
    with scripted(player.screen, *steps):
        assert player.face.ask_name("ani") == 40 * "x"
    assert "at most" not in player.screen.text


_PLAYED = round_of(EDITOR, FILM).record(right(EDITOR)).record(SKIP)
_READY = 0.5  # seconds, from which on a result takes keys


@for_each(
    ("keys", "wanted"),
    [
        (ENTER, Next.ANOTHER),
        ("r", Next.REVIEW),
        ("R", Next.REVIEW),
        ("p", Next.PRACTICE),
        ("c", Next.COPY),
        ("s", Next.SCORES),
        ("qs", Next.QUIT),
        (ESCAPE + "s", Next.QUIT),
        (CTRL_C, Next.QUIT),
        ("xyz1" + "s", Next.SCORES),
    ],
)
def test_a_key_says_what_is_next(keys: str, wanted: Next) -> None:
    player = StagePlayer(clock=_readings(0.0, _READY).__next__)
    assert player.next(_PLAYED, keys) is wanted
    assert "100 points" in player.screen.text


def test_a_key_that_is_not_offered_does_nothing() -> None:
    offers = tuple(each for each in Next if each is not Next.PRACTICE)
    player = StagePlayer(clock=_readings(0.0, _READY).__next__)
    assert player.next(_PLAYED, "ps", offers) is Next.SCORES
    assert "practice misses" not in player.screen.text


def test_a_result_takes_no_keys_in_the_first_half_second() -> None:
    player = StagePlayer(clock=_readings(0.0, _READY - 0.01).__next__)
    assert player.next(_PLAYED, ENTER) is Next.QUIT


def test_a_result_is_shown_from_its_start_whatever_was_looked_at() -> None:
    player = StagePlayer(40, 20, clock=FakeClock().seconds)
    names = ("Ani", "Igor", "Toros", "Vanya", "Diamond", "Lulu")
    played = round_of(*6 * [FILM], players=names)
    for _ in names:
        played = played.record(right(FILM))
    player.face.show_result(played, Outcome())
    for key in ("s", "q"):
        steps = (("Ani, Igor", END), ("Lulu", key))
        with scripted(player.screen, *steps):
            player.face.choose_next(tuple(Next))


def test_without_a_result_there_is_nothing_next() -> None:
    assert StagePlayer().face.choose_next(tuple(Next)) is Next.QUIT


def test_what_was_done_is_told_at_the_result_until_something_else_is() -> None:
    clock = FakeClock(step=1.0)
    player = StagePlayer(clock=clock.seconds)
    player.next(_PLAYED, "c")
    with player.face.staged():
        player.face.say("Copied.")
        with pressed("s"):
            player.face.choose_next(tuple(Next))
        assert "Copied." in player.lines
        with pressed("q"):
            player.face.choose_next(tuple(Next))
        assert "Copied." not in player.screen.text


def test_a_summary_of_the_result_stays_on_the_main_screen() -> None:
    player = StagePlayer()
    with player.face.staged():
        player.next(_PLAYED, ENTER)
        assert not player.told()
    assert player.told() == "Ani: 100 points, 1 of 2 correct\n"


# Whole rounds


def test_a_whole_round_is_played_by_keys() -> None:
    questions = QUESTIONS
    player, clock = StagePlayer(40, 20), FakeClock()
    steps = [
        step
        for each in questions
        for step in (
            (" ".join(each.question.split()[:3]), _RIGHT_BY_KEYS[each.kind]),
            ("Correct · ", ENTER),
        )
    ]
    journal = FakeJournal()
    with scripted(player.screen, *steps, ("Your name", "Ani" + ENTER)):
        played = play(
            round_of(*questions), face=player.face, journal=journal, clock=clock, asks_name=True
        )
    assert played.seat.correct == len(questions)
    assert played.players == ("Ani",)
    assert "Perfect!" in player.lines


def test_what_is_said_while_an_answer_is_saved_is_seen_with_its_verdict_and_no_longer() -> None:
    player = StagePlayer()

    class Losing(FakeJournal):
        def save(self, played: Round, at: datetime) -> None:
            super().save(played, at)
            if len(self.saved_at) == 1:
                player.face.say("It's gone.")

    steps = [("Sean Baker", "c" + ENTER), ("Enter next", ENTER), ("It was shot", "t" + ENTER)]
    with scripted(player.screen, *steps, ("Enter result", ENTER)):
        play(round_of(EDITOR, FILM), face=player.face, journal=Losing(), clock=FakeClock())
    pages = [page for page in player.pages if "It's gone." in page]
    assert pages
    assert all("Correct · " in page for page in pages)


def test_on_a_small_screen_a_verdict_begins_where_it_is_explained() -> None:
    player = StagePlayer(40, 16)
    player.face.show_verdict(round_of(EDITOR).record(answered("Alex Coco")))
    assert {"Wrong · +0", "Baker cuts his own films."} <= set(map(str.strip, player.lines))


# Looks


def test_what_is_shown_follows_the_size_of_the_window() -> None:
    player, played = StagePlayer(), round_of(EDITOR, FILM).record(answered("Alex Coco"))
    player.face.show_verdict(played)
    at_first = player.lines
    for columns, rows in ((50, 20), (40, 20), (120, 40), (80, 24)):
        player.screen.resize(columns, rows)
        with scripted(player.screen, ("", "x"), ("Enter next", ENTER)):
            player.face.pause(played)
        other = StagePlayer(columns, rows)
        other.face.show_verdict(played)
        assert player.lines == other.lines
    assert player.lines == at_first


def test_without_color_no_code_for_one_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    for is_colorless in (True, False):
        if is_colorless:
            monkeypatch.setenv("NO_COLOR", "1")
        else:
            monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("FORCE_COLOR", "1")
        player = StagePlayer()
        player.ask(round_of(_HINTED, timer=60), ENTER)
        player.face.show_verdict(round_of(EDITOR, FILM).record(answered("Alex Coco")))
        player.face.show_result(_PLAYED, Outcome())
        colors = re.findall(
            r"\x1b\[(?:\d+;)*(?:3|9|4)[0-9](?:;\d+)*m", "".join(player.screen.writes)
        )
        assert bool(colors) != is_colorless
        assert not any(re.search(r"\b9\d", each) for each in colors)
