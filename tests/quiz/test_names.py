"""Names of players, as they stand on boards."""

import unicodedata

import pytest

from anora_quiz.quiz.names import LONGEST_NAME, name_problem, tidy_name

_UNSEEN = "\u200b\u200d\u202e\u2066\ufeff\u00ad\U000e0041\x1b\x7f\x00\x9b\ud800"


@pytest.mark.parametrize("sign", _UNSEEN, ids=ascii)
@pytest.mark.parametrize("name", ["{}", "A{}ni", "{}Ani", "Ani{}"])
def test_what_cannot_be_seen_is_no_part_of_a_name(name: str, sign: str) -> None:
    """Else two players could look like one, and a name could turn the line around."""
    assert unicodedata.category(sign) in ("Cc", "Cf", "Cs")
    assert "cannot be shown" in name_problem(name.format(sign))


@pytest.mark.parametrize("name", ["Ani", "Аня", "안녕", "José Ángel", "x" * LONGEST_NAME, "🎬"])
def test_what_can_be_seen_is_a_name(name: str) -> None:
    assert name_problem(name) == ""


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1)])
def test_a_name_has_one_to_forty_characters(name: str) -> None:
    assert name_problem(name)


def test_a_name_is_composed_and_has_single_spaces() -> None:
    assert tidy_name("  Jose\u0301 \t Ángel\n") == "José Ángel"
