"""A question with everything that its author wrote."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from anora_quiz.packs.writing.plain_data import question_data
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Source
from anora_quiz.terminal.proof import head, proof
from tests.cases import for_each
from tests.quiz.builders import every_kind
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, QUESTIONS, WINS


def _lines(question: Question, number: int = 1) -> list[str]:
    return ["".join(text for text, _ in line) for line in proof(number, question_data(question))]


def _head(data: Mapping[str, Any]) -> str:
    return "".join(text for text, _ in head(3, data))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            EDITOR,
            [
                "1. editor (choice, easy)",
                "Who edited Anora?",
                "  answer: Sean Baker",
                "  wrong: Drew Daniels",
                "  wrong: Alex Coco. He produced it.",
                "  explanation: Baker cuts his own films.",
                "  source: IndieWire, 2024",
            ],
        ),
        (
            WINS,
            [
                "1. wins (multiple, medium)",
                "Which Oscars did it win?",
                "  answers: Best Picture",
                "  answers: Best Director",
                "  wrong: Best Score",
                "  wrong: Best Sound",
            ],
        ),
        (FILM, ["1. film (true-false, medium)", "It was shot on film.", "  answer: true"]),
        (
            CONSULTANT,
            [
                "1. consultant (text, medium)",
                "Who advised?",
                "  answer: Andrea Werhun",
                "  accept: Werhun",
            ],
        ),
        (
            replace(CONSULTANT, accept=(), reject=(Rejected("Ani", "She is asked."),), exact=True),
            [
                *("1. consultant (text, medium)", "Who advised?", "  answer: Andrea Werhun"),
                *("  reject: Ani. She is asked.", "  exact: true"),
            ],
        ),
        (
            DAYS,
            [
                "1. days (number, hard)",
                "How many days in New York?",
                "  answer: 37",
                "  unit: days",
                "  disputed: A fan essay says 35.",
            ],
        ),
        (
            FILMS,
            [
                "1. films (order, medium)",
                "Oldest first",
                "  items: Tangerine",
                "  items: Red Rocket",
                "  items: Anora",
            ],
        ),
        (
            CAST,
            [
                "1. cast (match, medium)",
                "Who plays whom?",
                "  pairs: Mikey Madison: Ani",
                "  pairs: Yura Borisov: Igor",
                "  decoys: Toros",
            ],
        ),
    ],
    ids=lambda value: value.kind if isinstance(value, Question) else "",
)
def test_a_question_is_shown_with_every_field_by_name(question: Question, shown: list[str]) -> None:
    assert _lines(question) == shown


@every_kind
def test_every_field_common_to_all_kinds_is_shown(kind: type[Question]) -> None:
    (plain,) = [question for question in QUESTIONS if type(question) is kind]
    full = replace(
        plain,
        difficulty=Difficulty.HARD,
        hint="A nudge",
        explanation="A fact",
        tags=("crew", "cut"),
        spoiler=True,
        source=Source(title="Notes", publisher="Press", year=2024, url="https://example.org/1"),
        disputed="A fan",
    )
    first, _, *rest = _lines(full)
    assert first == f"1. {plain.id} ({kind.kind}, hard, crew, cut, spoiler)"
    for line in (
        "  hint: A nudge",
        "  explanation: A fact",
        "  source: Notes, Press, 2024, https://example.org/1",
        "  disputed: A fan",
    ):
        assert line in rest


def test_the_head_has_number_id_kind_difficulty_tags_and_spoiler() -> None:
    assert _head({"id": "a", "kind": "text"}) == "3. a (text, medium)"
    assert _head({"id": "a", "kind": "text", "difficulty": "easy", "tags": ["b", "c"]}) == (
        "3. a (text, easy, b, c)"
    )
    assert _head({"id": "a", "kind": "text", "spoiler": True}) == "3. a (text, medium, spoiler)"


def test_the_head_does_not_give_question_or_answer_away() -> None:
    assert "Sean" not in _head(question_data(EDITOR))
    assert "edited" not in _head(question_data(EDITOR))


def test_right_answers_stand_out() -> None:
    lines = list(proof(1, question_data(EDITOR)))
    assert {text for line in lines for text, style in line if style == "correct"} == {"Sean Baker"}


@for_each("pairs", [(("title", "Titel"), ("year", "Jahr")), (("text", "Wort"),)])
def test_pairs_are_pairs_whatever_they_are_called(pairs: tuple[tuple[str, str], ...]) -> None:
    question = Match(id="a", question="What is it in German?", pairs=pairs, decoys=("Seite",))
    shown = _lines(question)
    assert [f"  pairs: {left}: {right}" for left, right in pairs] == shown[2:-1]


def test_line_breaks_of_the_author_are_kept() -> None:
    verse = Text(id="a", question="One\nTwo", answer="x", explanation="Three\nFour")
    assert "\n".join(_lines(verse)).splitlines()[1:3] == ["One", "Two"]
    assert "Three\nFour" in "\n".join(_lines(verse))


def test_untrusted_text_is_harmless_and_complete() -> None:
    evil = "[/b] \x1b[2J\x9b\u202e"
    question = replace(
        EDITOR,
        question=evil,
        answer=evil,
        explanation=evil,
        hint=evil,
        source=Source(title=evil),
    )
    shown = _lines(question)
    assert shown[1] == "[/b] \\x1b[2J\\x9b\\u202e"
    assert sum("[/b] \\x1b[2J\\x9b\\u202e" in line for line in shown) == 5
    assert "\x1b" not in "".join(shown)
