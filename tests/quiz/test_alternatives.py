"""Whether an answer is several, which `accept` should hold."""

from dataclasses import replace

from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question
from tests.cases import for_each

ASKED = Text(id="a", question="Where was it shot?", answer="Brighton Beach")
BLANK = Blanks(id="a", question="It was shot in ___.", answers=(("Brighton Beach",),))


def _warned(question: Question) -> list[tuple[str, int | None]]:
    found = [fault for fault in question.faults() if fault.code == "several-answers"]
    assert all(fault.is_warning for fault in found)
    return [(fault.field, fault.index) for fault in found]


@for_each(
    "answer",
    [
        "Anaheim or Valencia",
        "South Korea or Mexico",
        "Indonesia, China or Congo",
        "Indonesia, China, or Congo",
        "Ani (or Anora)",
        "two or three",
        "5 or 6",
        "a hat or coat",
        "the film or the movie",
        "either Ani or Igor",
        "Ani / Anora",
        "New York / Las Vegas",
        "Sonja/Sonia",
        "color/colour",
        "Xbox/PSP/PS2",
    ],
)
def test_answer_that_is_several_is_warned_of(answer: str) -> None:
    assert _warned(replace(ASKED, answer=answer)) == [("answer", None)]
    assert _warned(replace(ASKED, accept=("x", answer))) == [("accept", 1)]
    assert _warned(replace(BLANK, answers=((answer,),))) == [("answers", 0)]


@for_each(
    "answer",
    [
        *("AC/DC", "9/11", "24/7", "km/h", "and/or", "TCP/IP", "GNU/Linux", "Face/Off", "N/A"),
        *("1/2", "1 / 2", "miles/hour", "24/7/365", "w/o", "input/output", "s/he", "/", "a/"),
        *("https://example.org/some/place", "example.org/some/place", "x/y/z"),
        *(
            "Dead or Alive",
            "Trick or Treat",
            "truth or dare",
            "Wanted Dead or Alive",
            "or",
            "or not",
        ),
        *("to be or not to be", "Believe It or Not", "Deal or No Deal", "Take it or leave it"),
        *("Moby-Dick; or, The Whale", "Twelfth Night, or What You Will", "a fish or other animal"),
        *(
            "Dr. Strangelove or: How I Learned to Stop Worrying",
            "an hour or so",
            "Orlando",
            "Oregon",
        ),
        "You can check out any time you like or you can stay as long as you want to",
    ],
)
def test_answer_that_is_one_is_not(answer: str) -> None:
    assert _warned(replace(ASKED, answer=answer)) == []


@for_each(
    "asked",
    [
        "Which film is about two interviews?",
        "What 1982 musical has Julie Andrews in it?",
        "What is it called?",
        "Name the quiz show.",
    ],
)
def test_title_can_have_an_or_or_a_slash(asked: str) -> None:
    for title in ("Frost/Nixon", "Victor/Victoria", "Cash or Trash", "Friends or Lovers"):
        assert _warned(replace(ASKED, question=asked, answer=title)) == []
        assert _warned(replace(ASKED, answer=title))
    assert _warned(replace(ASKED, question=asked, answer="a hat or coat"))


def test_author_who_accepts_one_of_them_has_thought_of_it() -> None:
    for accept in (("Ani",), ("x", "anora")):
        assert _warned(replace(ASKED, answer="Ani or Anora", accept=accept)) == []
    assert _warned(replace(BLANK, answers=(("Ani / Anora", "Ani"),))) == []
    assert _warned(replace(ASKED, answer="Ani or Anora", accept=("x",)))
