"""Commands: what each does, and what is said if it is not available."""

from dataclasses import replace

from anora_quiz.quiz.lifelines import HALF, HINT, LIFELINES, Lifeline
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Rejected
from anora_quiz.quiz.replies import LEAVE, SKIP, WALK_AWAY, Claim, Flag, Request, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.round_commands import after_verdict, is_command, offers, read_command
from tests.cases import for_each
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, WINS, right, round_of

HINTED = replace(EDITOR, hint="He directed it, too.")
NOBODY = answered("Nobody")


def _commands(current: Round) -> list[str]:
    return [offer.command for offer in offers(current)]


def _after(current: Round, *lifelines: Lifeline) -> Round:
    for lifeline in lifelines:
        current = current.use(lifeline)
    return current


@for_each(
    ("line", "request"),
    [
        (":hint", HINT),
        (":half", HALF),
        (":skip", SKIP),
        (":quit", LEAVE),
        (":flag", Flag()),
        (":flag Odd", Flag("Odd")),
        (" :Hint ", HINT),
        (":HALF", HALF),
        (":Quit\n", LEAVE),
    ],
)
def test_each_command_is_read_in_any_case(line: str, request: Request) -> None:
    assert is_command(line)
    assert read_command(line, round_of(HINTED)) == (request, "")


def test_a_typed_answer_just_marked_wrong_can_be_claimed() -> None:
    current = round_of(CONSULTANT, EDITOR).record(NOBODY)
    assert read_command(":mine", current) == (Claim(), "")


def test_a_claim_is_taken_back_by_the_same_command_and_the_menu_says_so() -> None:
    marked = round_of(CONSULTANT, EDITOR).record(NOBODY)
    labels = []
    for current in (marked, marked.claim()):
        assert read_command(":mine", current) == (Claim(), "")
        labels += [offer.label(current) for offer in offers(current) if offer.command == ":mine"]
    assert labels == ["Mark my last answer as correct", "Undo my claim"]


def test_points_on_the_ladder_can_be_walked_away_with() -> None:
    current = round_of(EDITOR, FILM, mode=Ladder()).record(right(EDITOR))
    assert read_command(":walk", current) == (WALK_AWAY, "")


@for_each(
    ("current", "line", "refusal"),
    [
        (round_of(EDITOR), ":hint", "No hint available for this question."),
        (
            _after(round_of(HINTED), HINT),
            ":hint",
            "No hint available for this question.",
        ),
        (round_of(FILM), ":half", "Fifty-fifty isn't available for this question."),
        (round_of(WINS), ":half", "Fifty-fifty isn't available for this question."),
        (round_of(CONSULTANT), ":half", "Fifty-fifty isn't available for this question."),
        (round_of(FILMS), ":half", "Fifty-fifty isn't available for this question."),
        (round_of(CAST), ":half", "Fifty-fifty isn't available for this question."),
        (_after(round_of(EDITOR), HALF), ":half", "Fifty-fifty isn't available for this question."),
        (round_of(EDITOR, mode=Survival()), ":skip", "You can't skip in this mode."),
        (round_of(EDITOR, mode=Ladder()), ":skip", "You can't skip in this mode."),
        (round_of(EDITOR), ":walk", "You have no points to walk away with."),
        (round_of(EDITOR, mode=Ladder()), ":walk", "You have no points to walk away with."),
    ],
)
def test_a_command_that_does_not_apply_says_why(current: Round, line: str, refusal: str) -> None:
    assert read_command(line, current) == (None, refusal)


@for_each(
    "current",
    [
        round_of(CONSULTANT),
        round_of(CONSULTANT, FILM).record(right(CONSULTANT)),
        round_of(EDITOR, FILM).record(answered("Alex Coco")),
        round_of(CONSULTANT, FILM).record(SKIP),
    ],
    ids=["nothing yet", "right", "not typed", "skipped"],
)
def test_only_a_typed_answer_just_marked_wrong_can_be_claimed(current: Round) -> None:
    refusal = "You can claim only a typed answer that was just marked wrong."
    assert read_command(":mine", current) == (None, refusal)


def test_an_answer_that_the_pack_rejects_cannot_be_claimed() -> None:
    question = replace(CONSULTANT, reject=(Rejected("Nobody"),))
    refusal = "The pack says that this answer is wrong, so you can't claim it."
    current = round_of(question, FILM).record(NOBODY)
    assert read_command(":mine", current) == (None, refusal)


def test_the_answer_of_the_player_before_is_claimed_at_the_next_prompt() -> None:
    current = round_of(DAYS, FILM, players=("Ani", "Igor")).record(answered("40"))
    assert read_command(":mine", current) == (Claim(), "")


@for_each(
    ("current", "listed"),
    [
        (round_of(EDITOR), [":half", ":skip", ":quit", ":flag"]),
        (round_of(HINTED), [":hint", ":half", ":skip", ":quit", ":flag"]),
        (_after(round_of(HINTED), *LIFELINES), [":skip", ":quit", ":flag"]),
        (round_of(FILM), [":skip", ":quit", ":flag"]),
        (round_of(FILM, mode=Blitz()), [":skip", ":quit", ":flag"]),
        (round_of(EDITOR, mode=Survival()), [":half", ":quit", ":flag"]),
        (round_of(FILM, mode=Ladder()), [":quit", ":flag"]),
        (
            round_of(EDITOR, HINTED, mode=Ladder()).record(right(EDITOR)),
            [":hint", ":half", ":walk", ":quit", ":flag"],
        ),
        (
            round_of(CONSULTANT, FILM).record(NOBODY),
            [":skip", ":mine", ":quit", ":flag"],
        ),
    ],
)
def test_the_commands_listed_are_those_available_now(current: Round, listed: list[str]) -> None:
    assert _commands(current) == listed
    assert all(read_command(word, current)[0] is not None for word in listed)


@for_each("mode", [Mode(), Ladder(), Survival()])
def test_an_unknown_command_gets_a_list_of_those_available(mode: Mode) -> None:
    current = round_of(HINTED, mode=mode)
    *others, last = _commands(current)
    listed = f"Unknown command :Hnt. You can type {', '.join(others)}, or {last}."
    assert read_command(":Hnt", current) == (None, listed)


def test_who_may_have_answered_is_told_how_to_begin_an_answer_with_a_colon() -> None:
    how = " To answer :wq, type ::wq."
    assert read_command(":wq", round_of(CONSULTANT))[1].endswith(how)
    others = (round_of(EDITOR), round_of(CONSULTANT).record(NOBODY))
    assert not any(read_command(":wq", each)[1].endswith(how) for each in others)
    assert not read_command(":wq", round_of(CONSULTANT), after_verdict)[1].endswith(how)


@for_each(
    "line",
    ["", ":", "::", ": hint", "hint", "Title: subtitle", ":hint please", ":)", ":3", ":-)", "a :x"],
)
def test_all_but_a_colon_and_one_word_is_an_answer(line: str) -> None:
    assert not is_command(line)


@for_each("line", [":hint", ":half", ":what"])
def test_after_the_last_question_a_command_for_open_ones_is_refused(line: str) -> None:
    """It can be typed when a claim is possible, and in a review."""
    request, problem = read_command(line, round_of(CONSULTANT).record(NOBODY))
    assert request is None
    assert problem
