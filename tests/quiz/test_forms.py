from anora_quiz.quiz.forms import Arrange, FillIn, Form, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.marking.numerals import parse_number
from anora_quiz.quiz.options import Option, options
from anora_quiz.quiz.question import Answer
from tests.cases import for_each

FILMS = options(["Tangerine", "Red Rocket", "Anora"])
PICK_ONE, PICK_MANY, ARRANGE = PickOne(FILMS), PickMany(FILMS), Arrange(FILMS)
PAIR = Pair(options(["Mikey", "Yura"]), options(["Ani", "Igor", "Toros"]))
TEXT = TypeIn()
BLANKS, BLANK = FillIn((("Ani", "Anora"), ("Igor",))), FillIn((("Ani",),))
DAYS = TypeIn("Type a number of days.", parse_number, "days")
COUNT = TypeIn("Type a number.", parse_number)


@for_each(
    ("form", "answer"),
    [
        (PICK_ONE, ("Anora",)),
        (PICK_MANY, ("Anora",)),
        (PICK_MANY, ("Anora", "Tangerine")),
        (PICK_MANY, ("Anora", "Tangerine", "Red Rocket")),
        (ARRANGE, ("Anora", "Tangerine", "Red Rocket")),
        (PAIR, ("Mikey", "Ani", "Yura", "Igor")),
        (PAIR, ("Yura", "Toros", "Mikey", "Igor")),
        (TEXT, ("Anora",)),
        (TEXT, (" .",)),
        (TEXT, ("x" * 500,)),
        (BLANKS, ("Ani", "Ivan")),
        (BLANKS, ("?", "x" * 500)),
        (BLANK, ("Ani; Igor",)),
        (COUNT, ("37",)),
        (COUNT, ("37 weeks",)),
        (DAYS, ("37",)),
        (DAYS, ("37 days",)),
    ],
)
def test_answer_that_fits_has_no_problem(form: Form, answer: Answer) -> None:
    assert form.problem(answer) == ""


@for_each(
    ("form", "answer"),
    [
        (PICK_ONE, ()),
        (PICK_ONE, ("Clerks",)),
        (PICK_ONE, ("anora",)),
        (PICK_ONE, ("Anora", "Anora")),
        (PICK_ONE, ("Anora", "Tangerine")),
        (PICK_MANY, ()),
        (PICK_MANY, ("Clerks",)),
        (PICK_MANY, ("Anora", "Clerks")),
        (PICK_MANY, ("Anora", "Anora")),
        (ARRANGE, ()),
        (ARRANGE, ("Anora", "Tangerine")),
        (ARRANGE, ("Anora", "Tangerine", "Tangerine")),
        (ARRANGE, ("Anora", "Tangerine", "Clerks")),
        (ARRANGE, ("Anora", "Tangerine", "Red Rocket", "Anora")),
        (PAIR, ()),
        (PAIR, ("Mikey", "Ani")),
        (PAIR, ("Mikey", "Ani", "Yura")),
        (PAIR, ("Mikey", "Ani", "Yura", "Ani")),
        (PAIR, ("Mikey", "Ani", "Mikey", "Igor")),
        (PAIR, ("Ani", "Mikey", "Igor", "Yura")),
        (PAIR, ("Mikey", "Ani", "Yura", "Ivan")),
        (PAIR, ("Mikey", "Ani", "Yura", "Igor", "Mikey", "Toros")),
        (TEXT, ()),
        (TEXT, ("",)),
        (TEXT, (" \t",)),
        (TEXT, ("Ani", "Igor")),
        (TEXT, ("x" * 501,)),
        (BLANKS, ()),
        (BLANKS, ("Ani",)),
        (BLANKS, ("Ani", "Igor", "Ivan")),
        (BLANKS, ("Ani", " ")),
        (BLANKS, ("", "Igor")),
        (BLANKS, ("Ani", "x" * 501)),
        (BLANKS, ("Ani", "\ud800")),
        (BLANK, ()),
        (BLANK, ("Ani", "Igor")),
        (COUNT, ("many",)),
        (COUNT, ("",)),
        (DAYS, ("37 weeks",)),
        (DAYS, ("3", "7")),
    ],
)
def test_answer_that_does_not_fit_has_a_problem(form: Form, answer: Answer) -> None:
    assert form.problem(answer)


def test_text_that_is_not_what_is_wanted_is_answered_with_that() -> None:
    assert DAYS.problem(("many",)) == "“many” doesn't fit. Type a number of days."


def test_forms_that_want_the_same_are_equal() -> None:
    assert len({COUNT, TypeIn("Type a number.", parse_number), DAYS, TEXT, TypeIn()}) == 3


@for_each(
    ("form", "answer", "words"),
    [
        (PICK_ONE, ("Anora",), "Anora"),
        (PickOne((Option("true", "True"), Option("false", "False"))), ("true",), "True"),
        (PICK_MANY, ("Anora", "Tangerine"), "Anora; Tangerine"),
        (ARRANGE, ("Anora", "Tangerine", "Red Rocket"), "Anora, then Tangerine, then Red Rocket"),
        (PAIR, ("Mikey", "Ani", "Yura", "Igor"), "Mikey: Ani; Yura: Igor"),
        (TEXT, (" Andrea Werhun ",), "Andrea Werhun"),
        (BLANKS, (" Ani", "Ivan "), "Ani; Ivan"),
        (TEXT, ("37",), "37"),
        (COUNT, ("37",), "37"),
        (DAYS, ("37",), "37 days"),
        (DAYS, ("37 days",), "37 days"),
    ],
)
def test_answer_is_put_into_words(form: Form, answer: Answer, words: str) -> None:
    assert form.words(answer) == words


@for_each("form", [PICK_ONE, PICK_MANY, ARRANGE, PAIR, TEXT, DAYS, BLANKS])
def test_empty_answer_has_no_words(form: Form) -> None:
    assert form.words(()) == ""
