"""The face for screens: prompts driven by key presses, screens read as text."""

import re
from dataclasses import dataclass, field, replace
from io import StringIO

import pytest

from anora_quiz.game.loop import review
from anora_quiz.quiz.lifelines import HALF, HINT, Lifeline
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Answer, Question
from anora_quiz.quiz.replies import (
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
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.screen_face import ScreenFace
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, WINS, right, round_of
from tests.terminal.keyboard import (
    BACKSPACE,
    CTRL_C,
    ENTER,
    ESCAPE,
    SHIFT_DOWN,
    RecordedTerminal,
    pressed,
    pressed_only,
    scripted,
)

HINTED = replace(EDITOR, hint="He directed it, too.")
NOBODY = answered("Nobody")


def _stopped_clock() -> float:
    """Return the time of a clock that does not run, so that no machine is too slow."""
    return 100.0


@dataclass
class ScreenPlayer:
    """A player at a screen of ``columns``: what is shown, and what prompts draw."""

    columns: int = 80
    shown: StringIO = field(default_factory=StringIO)

    def __post_init__(self) -> None:
        console = make_console()
        console.file = self.shown
        console.width = self.columns
        self.face = ScreenFace(console, _stopped_clock)
        self.terminal = RecordedTerminal(self.columns)

    @property
    def text(self) -> str:
        """What was shown, in one line."""
        return " ".join(self.shown.getvalue().split())

    def ask(self, current: Round, keys: str) -> Request:
        with pressed(keys, self.terminal.output):
            return self.face.ask(current)

    def pause(self, played: Round, keys: str) -> Continue | Flag | Claim | Reply:
        with pressed(keys, self.terminal.output):
            return self.face.pause(played)

    def menu(self, current: Round) -> list[str]:
        """Return what the Esc menu offers."""
        with scripted(self.terminal, ("Your", ESCAPE), ("What now?", CTRL_C)):
            self.face.ask(current)
        return re.findall(r"\d+\. (.*)", self.terminal.pages[-1])


def _ask(current: Round, keys: str) -> Request:
    """Return the request that ``keys`` make; what is shown does not matter."""
    with pressed(keys):
        return ScreenPlayer().face.ask(current)


# Answering


@for_each(("question", "keys"), [(EDITOR, "3" + ENTER), (CONSULTANT, "Andrea Werhun" + ENTER)])
def test_an_answer_is_a_reply(question: Question, keys: str) -> None:
    reply = _ask(round_of(question), keys)
    assert isinstance(reply, Reply)
    assert question.mark(reply.answer).credit == 1


def test_the_question_is_shown_once_however_often_it_is_asked() -> None:
    player = ScreenPlayer()
    current = round_of(HINTED)
    assert player.ask(current, "?") is HINT
    assert player.ask(current.use(HINT), ESCAPE + ENTER + "3" + ENTER) == right(EDITOR)
    assert player.text.count("Who edited Anora?") == 1


def test_ctrl_c_leaves() -> None:
    assert _ask(round_of(EDITOR), CTRL_C) == LEAVE
    assert _ask(round_of(EDITOR), ESCAPE + CTRL_C) == LEAVE


# Lifelines


@for_each(
    ("question", "key", "lifeline"),
    [
        (HINTED, "?", HINT),
        (EDITOR, "%", HALF),
        (replace(FILM, hint="x"), "?", HINT),
        (replace(WINS, hint="x"), "?", HINT),
        (replace(FILMS, hint="x"), "?", HINT),
        (replace(CAST, hint="x"), "?", HINT),
        (replace(CONSULTANT, hint="x"), ":hint" + ENTER, HINT),
        (replace(DAYS, hint="x"), ":HINT" + ENTER, HINT),
    ],
)
def test_a_key_asks_for_a_lifeline(question: Question, key: str, lifeline: Lifeline) -> None:
    player = ScreenPlayer()
    assert player.ask(round_of(question), key) is lifeline
    key_help = {"?": "? hint", "%": "% half"}.get(key, "(:hint, Esc: more)")
    assert key_help in player.terminal


@for_each(
    ("current", "keys", "answer"),
    [
        (round_of(EDITOR), "?" + ENTER, ("Drew Daniels",)),
        (round_of(FILM), "?%" + ENTER, ("true",)),
        (round_of(WINS), "1?%" + ENTER, ("Best Director",)),
        (round_of(FILMS), "?%" + ENTER, ("Tangerine", "Red Rocket", "Anora")),
        (round_of(HINTED).use(HINT), "?" + ENTER, ("Drew Daniels",)),
        (round_of(CONSULTANT), "?%" + ENTER, ("?%",)),
    ],
)
def test_the_key_of_an_unavailable_lifeline_does_nothing(
    current: Round, keys: str, answer: Answer
) -> None:
    player = ScreenPlayer()
    reply = player.ask(current, keys)
    assert isinstance(reply, Reply)
    assert sorted(reply.answer) == sorted(answer)
    assert "? hint" not in player.terminal
    assert ("% half" in player.terminal) == (HALF in current.lifelines())


def test_fifty_fifty_renumbers_the_options_left() -> None:
    player = ScreenPlayer()
    halved = round_of(EDITOR).use(HALF)
    left = [option.key for option in halved.seat.offered().options]  # type: ignore[union-attr]
    assert len(left) == 2
    number = left.index("Sean Baker") + 1
    assert player.ask(halved, f"{number}{ENTER}") == right(EDITOR)
    assert "3. " not in player.terminal


def test_the_pointer_moves_from_a_removed_option_to_the_first() -> None:
    player = ScreenPlayer()
    current = round_of(EDITOR)
    gone = {"Drew Daniels": "1", "Alex Coco": "2"}
    halved = current.use(HALF)
    left = [option.key for option in halved.seat.offered().options]  # type: ignore[union-attr]
    (key,) = [number for name, number in gone.items() if name not in left]
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
        (CAST, "1" + ENTER, "?", "1", ("Mikey Madison", "Ani", "Yura Borisov", "Igor")),
    ],
    ids=lambda value: value.kind if isinstance(value, Question) else "",
)
def test_a_lifeline_keeps_an_unfinished_answer(
    question: Question, before: str, wanted: str, after: str, answer: Answer
) -> None:
    current = round_of(replace(question, hint="x"))
    player = ScreenPlayer()
    assert player.ask(current, before + wanted) is HINT
    assert player.ask(current.use(HINT), after + ENTER) == answered(*answer)


def test_an_unfinished_answer_ends_with_its_question() -> None:
    player = ScreenPlayer()
    current = round_of(replace(CONSULTANT, hint="x"), CONSULTANT)
    player.ask(current, "Andrea" + ESCAPE + "2" + ENTER)
    player.ask(current, " Werhun" + ENTER)
    assert player.ask(current.record(SKIP), "Werhun" + ENTER) == answered("Werhun")


@for_each(
    ("lifeline", "words"),
    [
        (HINT, "Hint (costs a quarter of the points): He directed it, too."),
        (HALF, "Fifty-fifty (costs half of the points). What is left:"),
    ],
)
def test_what_a_lifeline_gives_is_shown(lifeline: Lifeline, words: str) -> None:
    player = ScreenPlayer()
    player.face.show_granted(round_of(HINTED).use(lifeline), lifeline)
    assert player.text == words


def test_a_hint_used_before_is_shown_when_the_round_is_resumed() -> None:
    player = ScreenPlayer()
    player.ask(round_of(HINTED).use(HINT), ENTER)
    assert "Hint: He directed it, too." in player.text


# Commands at a typed answer


@for_each(
    ("line", "wanted"), [(":skip", SKIP), (":quit", LEAVE), (":flag It is odd", Flag("It is odd"))]
)
def test_a_command_typed_is_obeyed(line: str, wanted: Request) -> None:
    assert _ask(round_of(CONSULTANT), line + ENTER) == wanted


def test_the_last_answer_is_claimed_at_the_next_question() -> None:
    current = round_of(DAYS, CONSULTANT).record(answered("40"))
    assert _ask(current, ":mine" + ENTER) == Claim()


@for_each(
    ("line", "refusal"),
    [
        (":half", "Fifty-fifty does not help here."),
        (":hint", "There is no hint, or no other one, here."),
        (":mine", "Only a typed answer that was just marked wrong can be claimed."),
        (":wlk", "There is no :wlk here. There are: :skip, :quit, :flag."),
    ],
)
def test_a_command_that_does_not_apply_is_refused_in_place(line: str, refusal: str) -> None:
    player = ScreenPlayer()
    script = [("Your answer", line + ENTER), (refusal, len(line) * BACKSPACE + "Werhun" + ENTER)]
    with scripted(player.terminal, *script):
        assert player.face.ask(round_of(CONSULTANT)) == answered("Werhun")


# The Esc menu


_BACK, _SKIP = "Back to the question", "Skip it: no points, the streak is kept"
_ASIDE, _FLAG = "Put the round aside, to resume later", "Flag it: something is wrong with it"
_HINT = "Hint: costs a quarter of the points"
_HALF = "Fifty-fifty: costs half of the points"


@for_each(
    ("current", "items"),
    [
        (round_of(FILM), [_BACK, _SKIP, _ASIDE, _FLAG]),
        (round_of(HINTED), [_BACK, _HINT, _HALF, _SKIP, _ASIDE, _FLAG]),
        (round_of(HINTED).use(HINT), [_BACK, _HALF, _SKIP, _ASIDE, _FLAG]),
        (round_of(EDITOR, mode=Survival()), [_BACK, _HALF, _ASIDE, _FLAG]),
        (round_of(FILM, mode=Ladder()), [_BACK, _ASIDE, _FLAG]),
        (
            round_of(EDITOR, FILM, mode=Ladder()).record(right(EDITOR)),
            [_BACK, "Walk away with 100 points", _ASIDE, _FLAG],
        ),
        (
            round_of(DAYS, FILM).record(answered("40")),
            [_BACK, _SKIP, "My last answer was right", _ASIDE, _FLAG],
        ),
    ],
)
def test_the_menu_offers_what_can_be_done(current: Round, items: list[str]) -> None:
    assert ScreenPlayer().menu(current) == items


@for_each(
    ("current", "number", "wanted"),
    [
        (round_of(HINTED), 3, HALF),
        (round_of(HINTED), 4, SKIP),
        (round_of(HINTED), 5, LEAVE),
        (round_of(EDITOR, FILM, mode=Ladder()).record(right(EDITOR)), 2, WALK_AWAY),
        (round_of(DAYS, FILM).record(answered("40")), 3, Claim()),
    ],
)
def test_the_menu_does_what_is_chosen(current: Round, number: int, wanted: Request) -> None:
    """The numbers are those of the items in the test above."""
    assert _ask(current, f"{ESCAPE}{number}{ENTER}") == wanted


def test_a_flag_from_the_menu_asks_for_a_reason() -> None:
    keys = ESCAPE + "4" + ENTER + " It is odd " + ENTER
    assert _ask(round_of(FILM), keys) == Flag("It is odd")
    assert _ask(round_of(FILM), ESCAPE + "4" + ENTER + ENTER) == Flag()


@for_each("back", [ENTER, ESCAPE])
def test_the_menu_leads_back_to_the_unfinished_answer(back: str) -> None:
    reply = _ask(round_of(CONSULTANT), "Wer" + ESCAPE + back + "hun" + ENTER)
    assert reply == answered("Werhun")


# Against the clock


def _nearly_late(*questions: Question) -> Round:
    return round_of(*questions, timer=10).spend(9.9)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(ESCAPE, id="in the menu"),
        pytest.param(ESCAPE + "5" + ENTER + "It is", id="giving a reason"),
        pytest.param("2", id="pointing", marks=pytest.mark.thorough),
        pytest.param(ESCAPE + "5" + ENTER, id="at the reason", marks=pytest.mark.thorough),
        pytest.param(ESCAPE + ENTER, id="back again", marks=pytest.mark.thorough),
    ],
)
def test_the_time_runs_out_wherever_the_player_is(keys: str) -> None:
    player = ScreenPlayer()
    with pressed_only(keys, player.terminal.output):
        assert player.face.ask(_nearly_late(EDITOR)) == OUT_OF_TIME
    assert not player.terminal.text


def test_a_reply_in_time_counts() -> None:
    player = ScreenPlayer()
    assert player.ask(round_of(EDITOR, timer=60), "3" + ENTER) == right(EDITOR)
    assert "60 seconds left" in player.terminal


def test_the_clock_of_a_resumed_round_continues_where_it_stopped() -> None:
    player = ScreenPlayer()
    player.ask(round_of(EDITOR, timer=60).spend(18.5), ENTER)
    assert "42 seconds left" in player.terminal


def test_without_a_timer_nothing_is_counted_down() -> None:
    player = ScreenPlayer()
    player.ask(round_of(EDITOR), ESCAPE + ENTER + ENTER)
    assert "left" not in "".join(player.terminal.pages)


# After the verdict


def test_enter_goes_on_and_ctrl_c_saves_the_round() -> None:
    played = round_of(EDITOR, FILM).record(right(EDITOR))
    assert ScreenPlayer().pause(played, ENTER) == Continue()
    assert ScreenPlayer().pause(played, " ") == Continue()
    assert ScreenPlayer().pause(played, CTRL_C) == LEAVE


@for_each(
    ("played", "is_offered"),
    [
        (round_of(DAYS, FILM).record(answered("40")), True),
        (round_of(DAYS).record(answered("40")), True),
        (round_of(DAYS, FILM).record(right(DAYS)), False),
        (round_of(EDITOR, FILM).record(answered("Alex Coco")), False),
        (round_of(DAYS, FILM).record(SKIP), False),
        (round_of(DAYS, FILM).record(answered("40")).claim(), False),
    ],
)
def test_m_claims_the_answer_if_that_is_possible(played: Round, *, is_offered: bool) -> None:
    player = ScreenPlayer()
    assert player.pause(played, "m") == (Claim() if is_offered else Continue())
    assert ("m: my answer was right" in player.terminal) == is_offered


def test_f_asks_what_is_wrong() -> None:
    played = round_of(EDITOR, FILM).record(right(EDITOR))
    assert ScreenPlayer().pause(played, "f It is odd " + ENTER) == Flag("It is odd")
    assert ScreenPlayer().pause(played, "f" + ENTER) == Flag()


def test_the_result_of_a_claim_or_flag_is_shown() -> None:
    player = ScreenPlayer()
    claimed = round_of(DAYS).record(answered("40")).claim()
    player.face.show_granted(claimed, Claim())
    assert player.text == "Counted as right, by your word (+300)."
    player.face.show_granted(claimed, Flag())
    assert "Flagged: `anora-quiz packs report PACK` shows it to who wrote the pack." in player.text


def test_after_running_out_of_time_the_pause_takes_only_ctrl_c_at_first() -> None:
    played = round_of(CONSULTANT, FILM).record(OUT_OF_TIME)
    assert ScreenPlayer().pause(played, "mf Werhun" + ENTER) == LEAVE
    assert ScreenPlayer().pause(played.record(right(FILM)), ENTER) == Continue()


@for_each(
    ("played", "columns", "words"),
    [
        (
            round_of(EDITOR, FILM).record(right(EDITOR)),
            80,
            "Enter goes on · f: flag · Ctrl-C puts aside",
        ),
        (round_of(EDITOR, FILM).record(right(EDITOR)), 40, "Enter goes on · f: flag"),
        (round_of(EDITOR).record(right(EDITOR)), 80, "Enter shows the result · f: flag"),
        (
            round_of(EDITOR, FILM, players=("Ani", "Igor")).record(right(EDITOR)),
            80,
            "Enter goes on to Igor · f: flag · Ctrl-C puts aside",
        ),
        (round_of(DAYS, FILM).record(answered("40")), 40, "Enter goes on · m: was right · f: flag"),
    ],
)
def test_the_pause_says_which_keys_there_are(played: Round, columns: int, words: str) -> None:
    player = ScreenPlayer(columns)
    player.pause(played, ENTER)
    assert " ".join(player.terminal.pages[0].split()) == words


# Reviewing a finished round


def _reviewed(played: Round, *keys: str) -> tuple[str, list[tuple[int, str]]]:
    """Review ``played``; return what was shown and flagged."""
    player, flags, waiting = ScreenPlayer(), list[tuple[int, str]](), list(keys)

    class _ReviewFace(ScreenFace):
        def pause_again(self, so_far: Round) -> Continue | Flag | Reply:
            with pressed(waiting.pop(0)):
                return super().pause_again(so_far)

    console = make_console()
    console.file, console.width = player.shown, 80
    face = _ReviewFace(console, _stopped_clock)
    review(played, face=face, flag=lambda place, why: flags.append((place, why)))
    assert not waiting
    return player.text, flags


def test_a_review_shows_each_question_with_its_options_and_verdict() -> None:
    played = round_of(EDITOR, CONSULTANT).record(answered("Alex Coco")).record(NOBODY)
    shown, flags = _reviewed(played, ENTER, ENTER)
    first, second = shown.split("2 of 2")
    for words in ("1 of 2", "1. Drew Daniels", "You: Alex Coco", "Answer: Sean Baker"):
        assert words in first
    assert "He produced it." in first
    assert "Who advised?" in second
    assert not flags


def test_a_review_of_several_players_names_whose_turn_it_was() -> None:
    played = round_of(EDITOR, FILM, players=("Ani", "Igor")).record(SKIP).record(SKIP)
    shown, _ = _reviewed(played, ENTER, ENTER)
    assert "Ani · 1 of 2" in shown
    assert "Igor · 2 of 2" in shown


def test_a_question_is_flagged_in_a_review() -> None:
    played = round_of(EDITOR, FILM).record(SKIP).record(SKIP)
    shown, flags = _reviewed(played, ENTER, "fOdd" + ENTER, ENTER)
    assert flags == [(1, "Odd")]
    assert "Flagged:" in shown


def test_ctrl_c_leaves_a_review() -> None:
    shown, _ = _reviewed(round_of(EDITOR, FILM).record(SKIP).record(SKIP), CTRL_C)
    assert "It was shot on film." not in shown


@pytest.mark.parametrize("columns", [40, pytest.param(80, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(
    "question",
    [
        EDITOR,
        FILMS,
        *(pytest.param(each, marks=pytest.mark.thorough) for each in (WINS, CONSULTANT, CAST)),
    ],
    ids=lambda question: question.kind,
)
def test_no_instruction_is_broken_by_the_edge_of_the_terminal(
    question: Question, columns: int
) -> None:
    player = ScreenPlayer(columns)
    player.ask(round_of(replace(question, hint="x"), timer=600), CTRL_C)
    time_left, *prompt = player.terminal.pages[0].splitlines()
    assert time_left.startswith("600 seconds left")
    assert re.search(r"\([^()]*Esc:? ?[^()]*more\)", "\n".join(prompt))
    assert all(line.startswith((" ", "?")) for line in prompt)
