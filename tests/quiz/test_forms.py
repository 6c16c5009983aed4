"""What a typed line means for each form, and how answers are put into words."""

from decimal import Decimal
from random import Random

from anora_quiz.quiz.forms import Arrange, FillIn, Form, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.kinds.number import Number, TypeNumber
from anora_quiz.quiz.options import Option, options
from anora_quiz.quiz.question import Answer
from tests.cases import for_each

FILMS = options(["Tangerine", "Red Rocket", "Anora"])
PICK_ONE, PICK_MANY, ARRANGE = PickOne(FILMS), PickMany(FILMS), Arrange(FILMS)
PAIR = Pair(options(["Mikey", "Yura"]), options(["Ani", "Igor", "Toros"]))
TEXT = TypeIn()
BLANKS, BLANK = FillIn((("Ani", "Anora"), ("Igor",))), FillIn((("Ani",),))
DAYS = TypeNumber("Type a number (days).", "days")
COUNT = TypeNumber("Type a number.")


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
    assert DAYS.problem(("many",)) == "“many” isn't a number. Type a number (days)."


@for_each(
    ("unit", "text", "problem"),
    [
        ("", "many", "“many” isn't a number. Type a number."),
        ("", "36-38", "“36-38” isn't just one number. Type a number."),
        ("minutes", "5 or six", "“5 or six” isn't just one number. Type a number (minutes)."),
        ("US dollars", "€5", "“€5” is in another unit. Answer in US dollars."),
        ("Oscars", "5 films", "“5 films” is in another unit. Answer in Oscars."),
        ("million $", "€5", "“€5” is in another unit. Answer in million $."),
        ("", "kg 5", "“kg 5” is in another unit. Type a number."),
        ("km", "5 miles", "“5 miles” is in another unit. Answer in kilometers."),
        ("km", "5000000 miles", "“5000000 miles” is in another unit. Answer in kilometers."),
    ],
)
def test_number_is_asked_again_with_the_reason_and_what_is_wanted(
    unit: str, text: str, problem: str
) -> None:
    question = Number(id="n", question="?", answer=Decimal(5), unit=unit)
    assert question.form(Random(0)).problem((text,)) == problem


def test_forms_that_want_the_same_are_equal() -> None:
    assert len({COUNT, TypeNumber("Type a number."), DAYS, TEXT, TypeIn()}) == 3


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
        (DAYS, (" about 37 ",), "about 37"),
        (TypeNumber(unit="$"), ("6,000,000",), "$6,000,000"),
        (TypeNumber(unit="million dollars"), ("6",), "6"),
        (TypeNumber(unit="%"), ("50",), "50%"),
        (TypeNumber(unit="minutes"), ("2 h 19",), "2 h 19 (139 minutes)"),
        (TypeNumber(unit="minutes"), ("2:19:20",), "2:19:20 (139.33 minutes)"),
        (TypeNumber(unit="km"), ("5,500 m",), "5,500 m (5.5 km)"),
    ],
)
def test_answer_is_put_into_words(form: Form, answer: Answer, words: str) -> None:
    assert form.words(answer) == words


@for_each("form", [PICK_ONE, PICK_MANY, ARRANGE, PAIR, TEXT, DAYS, BLANKS])
def test_empty_answer_has_no_words(form: Form) -> None:
    assert form.words(()) == ""


@for_each(
    ("typed", "answer"),
    [("few", ("few",)), ("a few", ("a few",)), ("A Few", ()), ("many", ("Many",)), ("", ())],
)
def test_option_can_be_typed_as_it_looks_even_beside_one_that_is_alike(
    typed: str, answer: tuple[str, ...]
) -> None:
    assert PickOne(options(("few", "a few", "Many"))).read(typed) == answer
