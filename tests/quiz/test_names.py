"""Players' names: how they are tidied, and which are valid."""

import unicodedata

from anora_quiz.quiz.names import LONGEST_NAME, name_key, name_problem, tidy_name
from tests.cases import for_each

_UNSEEN = "\u200b\u200d\u202e\u2066\ufeff\u00ad\U000e0041\x1b\x7f\x00\x9b\ud800"


@for_each("character", _UNSEEN, ids=ascii)
@for_each("name", ["{}", "A{}ni", "{}Ani", "Ani{}"])
def test_invisible_character_is_not_allowed_in_a_name(name: str, character: str) -> None:
    """Otherwise, two players could look like one, and a name could reverse the line."""
    assert unicodedata.category(character) in ("Cc", "Cf", "Cs")
    assert "can be displayed" in name_problem(name.format(character))


@for_each(
    "name",
    [
        *("Ani", "Аня", "안녕", "José Ángel", "x" * LONGEST_NAME, "🎬"),
        *("علی\u200cرضا", "क्\u200dष", "👩\u200d🎤", "❤️\u200d🔥", "👩🏽\u200d🎤"),
    ],
)
def test_visible_text_is_a_name(name: str) -> None:
    assert name_problem(name) == ""


@for_each("name", ["علی\u200c", "\u200cعلی", "ع\u200c\u200cر", "안\u200d녕", "\u200c"], ids=ascii)
def test_joiner_that_shapes_nothing_is_not_allowed_in_a_name(name: str) -> None:
    assert "can be displayed" in name_problem(name)


@for_each("name", ["", "  ", "x" * (LONGEST_NAME + 1)])
def test_a_name_has_one_to_forty_characters(name: str) -> None:
    assert name_problem(name)


def test_a_name_is_composed_and_has_single_spaces() -> None:
    assert tidy_name("  Jose\u0301 \t Ángel\n") == "José Ángel"


@for_each(
    ("name", "other"),
    [("Ani", "aNI"), ("José", "jose\u0301"), ("Straße", "STRASSE"), ("Σίσυφος", "ΣΊΣΥΦΟΣ")],
)
def test_names_that_differ_in_case_or_normal_form_have_one_key(name: str, other: str) -> None:
    assert name_key(name) == name_key(other) == name_key(name_key(name))


@for_each("other", ["Ana", "Ani 2", "Añi", "Anı", "Ａｎｉ"])
def test_other_names_have_other_keys(other: str) -> None:
    assert name_key("Ani") != name_key(other)
