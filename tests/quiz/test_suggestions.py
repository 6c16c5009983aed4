"""Hints about names that don't exist."""

from anora_quiz.quiz.suggestions import all_of, any_of, did_you_mean
from tests.cases import for_each


@for_each(
    ("name", "hint"),
    [
        ("trialers", 'did you mean "trailers"?'),
        ("TRIALERS", 'did you mean "trailers"?'),
        ("ani", 'did you mean "Anni"?'),
        ("osc", 'did you mean "oscar-category"?'),
        ("category", 'did you mean "oscar-category"?'),
        ("Oscar", 'did you mean "oscar-category"?'),
        ("oscars", 'did you mean "oscar-category"?'),
        ("categroy", 'did you mean "oscar-category"?'),
        ("os", ""),
        ("car", ""),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_closest_name_is_suggested_if_any_is_close(name: str, hint: str) -> None:
    assert did_you_mean(name, ["trailers", "oscar-category", "Anni"]) == hint


def test_suggestion_can_have_a_prefix() -> None:
    assert did_you_mean("mdoe", ["mode"], prefix="--") == 'did you mean "--mode"?'


@for_each(
    ("names", "alternatives", "together"),
    [
        (["a"], "a", "a"),
        (["a", "b"], "a or b", "a and b"),
        (["a", "b", "c"], "a, b, or c", "a, b, and c"),
    ],
)
def test_names_are_listed_with_commas(names: list[str], alternatives: str, together: str) -> None:
    assert any_of(names) == alternatives
    assert all_of(names) == together
