"""Test that fixes change what is certain, and nothing else."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.checking.check import inspect, load
from anora_quiz.packs.checking.fixing import fix, lines_of
from anora_quiz.packs.pack import Header
from anora_quiz.packs.problems import Inspection, Severity
from anora_quiz.packs.writing.yaml_text import write
from anora_quiz.paths import bundled_packs
from tests.cases import for_each
from tests.fuzz import mutated
from tests.samples import QUESTIONS

_BROKEN = sorted(Path(__file__).parent.glob("broken/*.yaml"))
_DOUBTFUL = sorted(Path(__file__).parent.glob("doubtful/*.yaml"))
_BUNDLED = sorted(bundled_packs().glob("*.yaml"))
_FILE = Path("pack.yaml")
_HEAD = "format: 1\ntitle: Seats\nquestions:\n"
_GOOD = "  - id: {0}\n    kind: text\n    question: Who sits {0}?\n    answer: Row {0}\n"

# What people do to a good pack without meaning to -> the text and what it becomes.
_SLIPS = {
    "star": ("answer: Row", "answer: *Row"),
    "colon": ("answer: Row", "answer: Row: the"),
    "at": ("answer: Row", "answer: @Row"),
    "quote": ("question: Who", 'question: "Who'),
    "tight-dash": ("- id", "-id"),
    "tight-colon": ("answer: ", "answer:"),
    "tab": ("    answer", "\tanswer"),
    "no-id": ("- id: one\n    kind", "- kind"),
    "same-id": ("id: two", "id: one"),
    "spaces-in-id": ("id: one", "id: the first one"),
    "capitals": ("kind: text", "Kind: Short Answer"),
    "curly": ("id: two", "id: “two”"),
    "trailing": ("Row one", "Row one   "),
    "windows": ("Row one\n", "Row one\r\n"),
}


def fixed(text: str, path: Path) -> str:
    return fix(text, path)[0]


def _errors(text: str) -> list[str]:
    found = inspect(_FILE, content=text.encode())
    return [each.code for each in found.problems if each.severity is Severity.ERROR]


def _inspected(text: str) -> Inspection:
    return inspect(_FILE, content=text.encode())


# Laws


@for_each("path", [*_BUNDLED, *_DOUBTFUL], ids=lambda path: path.stem)
def test_good_pack_stays_byte_for_byte(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert fixed(text, path) == text


@for_each("path", _BROKEN, ids=lambda path: path.stem)
def test_fix_of_a_mistake_adds_no_problem_and_is_final(path: Path) -> None:
    text = path.read_bytes().decode(errors="replace")
    once = fixed(text, path)
    assert len(_inspected(once).problems) <= len(_inspected(text).problems) + _suggested(once)
    assert fixed(once, path) == once


def _suggested(text: str) -> int:
    """Return how many warnings a good pack has, which are looked for in good packs alone."""
    return sum(each.severity is Severity.WARNING for each in _inspected(text).problems)


@given(st.integers(0, 2**32))
def test_fix_of_an_accident_is_final_and_keeps_what_a_good_pack_means(number: int) -> None:
    rng = Random(number)
    before = mutated(write(Header(id="seats", title="Seats"), QUESTIONS[:4]).encode(), rng)
    try:
        text = before.decode()
    except UnicodeDecodeError:
        return
    once, origins = fix(text, _FILE)
    assert len(origins) == len(list(lines_of(once)))
    assert [*dict.fromkeys(origins)] == list(range(len({*origins})))
    assert fixed(once, _FILE) == once
    pack = _inspected(text).pack
    if pack is not None:
        assert _inspected(once).pack == pack


@given(st.lists(st.sampled_from(sorted(_SLIPS)), min_size=1, max_size=6, unique=True))
def test_pack_with_several_slips_is_whole_again(names: list[str]) -> None:
    good = _HEAD + "".join(map(_GOOD.format, ("one", "two", "three"))) + "# The end\n"
    text = good
    for name in names:
        text = text.replace(*_SLIPS[name], 1)
    after, origins = fix(text, _FILE)
    assert len(origins) == len(list(lines_of(after)))
    assert _errors(after) == []
    assert len(_inspected(after).problems) <= len(_inspected(text).problems) + _suggested(after)
    assert after.endswith("# The end\n")
    assert fixed(after, _FILE) == after


# What is changed


@for_each(
    "path",
    [each for each in _BROKEN if each.stem != "not-utf-8"],
    ids=lambda path: path.stem,
)
def test_fix_keeps_every_comment(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert fixed(text, path).startswith(text.partition("\n")[0])


def test_everything_else_stays_byte_for_byte() -> None:
    text = (
        "# One\nformat:   1\ntitle: 'Seats'   # two\nquestions:\n\n  # three\n"
        '  - {id: a,  kind: text, question: "Who?", answer: "Ani" }\n'
        "  - id: b\n    kind: bool\n    question:  It's so.\n    answer:  yes  # four\n"
    )
    wanted = text.replace("bool\n", "true-false\n").replace("yes", "true")
    assert fixed(text, _FILE) == wanted


@for_each(
    ("written", "wanted"),
    [
        ("- kind: text\n    question: Who is it?\n", "- id: who-is-it\n    kind: text\n"),
        ("- {kind: text, question: Who is it?}\n", "- {id: who-is-it, kind: text,"),
        ("- id:\n    question: Who is it?\n", "- id: who-is-it\n"),
        ('- id: ""\n    question: Who is it?\n', "- id: who-is-it\n"),
        ("- id: who is it\n    question: What?\n", "- id: who-is-it\n"),
        ("- id: good\n    question: Who is it?\n", "- id: good\n"),
    ],
)
def test_id_is_made_only_where_there_is_no_good_one(written: str, wanted: str) -> None:
    assert wanted in fixed(f"{_HEAD}  {written}", _FILE)


def test_made_id_takes_no_id_that_comes_later() -> None:
    later = "  - id: who-is-it\n    kind: text\n    question: Who?\n    answer: y\n"
    text = f"{_HEAD}  - kind: text\n    question: Who is it?\n    answer: x\n{later}"
    after = fixed(text, _FILE)
    assert later in after
    assert "  - id: who-is-it-2\n" in after


def test_second_of_two_equal_ids_is_changed() -> None:
    text = _HEAD + _GOOD.format("one") + _GOOD.format("two").replace("id: two", "id: one")
    assert fixed(text, _FILE) == text.replace(
        "id: one\n    kind: text\n    question: Who sits two",
        "id: who-sits-two\n    kind: text\n    question: Who sits two",
    )


@for_each(
    ("typed", "fields", "kind"),
    [
        ("Multiple Choice", "answer: x\n    wrong: [y]", "choice"),
        ("multiple-choice", "answers: [x]\n    wrong: [y]", "multiple"),
        ("MCQ", "answer: x\n    wrong: [y]", "choice"),
        ("checkbox", "answers: [x]\n    wrong: [y]", "multiple"),
        ("Boolean", "answer: true", "true-false"),
        ("T/F", "answer: true", "true-false"),
        ("True/False", "answer: true", "true-false"),
        ("short answer", "answer: x", "text"),
        ("ShortAnswer", "answer: x", "text"),
        ("numeric", "answer: 1", "number"),
        ("ranking", "items: [x, y]", "order"),
        ("Multiple-choice question", "answer: x\n    wrong: [y]", "choice"),
        ("true_false_question", "answer: true", "true-false"),
        ("fill in the blanks", "answers: []", "blanks"),
        ("matching", "pairs: {x: y, z: a}", "match"),
        ("year", "answer: 2024", "date"),
        ('"“choice”"', "answer: x\n    wrong: [y]", "choice"),
    ],
)
def test_kind_by_another_name_is_named_as_packs_do(typed: str, fields: str, kind: str) -> None:
    text = f"{_HEAD}  - id: a\n    kind: {typed}\n    question: What?\n    {fields}\n"
    assert fixed(text, _FILE) == text.replace(f"kind: {typed}", f"kind: {kind}")


def test_kind_under_the_name_of_other_programs_is_renamed() -> None:
    text = f"{_HEAD}  - id: a\n    Type: Short Answer\n    question: What?\n    answer: x\n"
    assert fixed(text, _FILE) == text.replace("Type: Short Answer", "kind: text")


@for_each("typed", ["choise", "txet", "something else"])
def test_kind_with_a_typo_is_left_to_the_author(typed: str) -> None:
    text = f"{_HEAD}  - id: a\n    kind: {typed}\n    question: What?\n    answer: x\n"
    assert fixed(text, _FILE) == text


@for_each("columns", [2, 4, 8])
def test_tabs_become_as_many_spaces_as_fit(columns: int) -> None:
    indent = " " * columns
    good = (
        f"{_HEAD}{indent}- id: a\n{indent}  kind: choice\n{indent}  question: What?\n"
        f"{indent}  answer: x\n{indent}  wrong:\n{indent}{indent}- y\n"
    )
    tabbed = good.replace(indent + indent, "\t\t").replace(f"\n{indent}", "\n\t")
    after = fixed(tabbed, _FILE)
    assert "\t" not in after
    assert _errors(after) == []


def test_tabs_in_texts_stay() -> None:
    text = (
        f'{_HEAD}  - id: a\n    kind: text\n    question: "a\tb"\n    hint: |\n      x\n'
        "      \ty  \n\tanswer: c\n"
    )
    assert fixed(text, _FILE) == text.replace("\n\tanswer", "\n    answer")


@for_each("end", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    good = (_HEAD + _GOOD.format("one")).replace("\n", end)
    broken = good.replace("- id: one" + end + "    kind", "- kind")
    assert fixed(broken, _FILE) == good.replace("id: one", "id: who-sits-one")


def test_byte_order_mark_stays() -> None:
    text = "\ufeff" + _HEAD.replace("Seats", "@Seats") + _GOOD.format("one")
    assert fixed(text, _FILE) == text.replace("@Seats", '"@Seats"')


def test_spaces_that_are_text_stay_at_the_ends_of_lines() -> None:
    text = _HEAD.replace("Seats", "Seats  ") + (
        "  - id: one\n    kind: text\n    question: |\n      Who   \n      sits?\n    answer: x\n"
    )
    assert fixed(text, _FILE) == text.replace("Seats  ", "Seats")
    assert "Who   \n" in text


@pytest.mark.thorough
def test_fixing_a_large_pack_takes_time_in_proportion(tmp_path: Path) -> None:
    from tests.growth import MOST, growth

    def many(count: int) -> str:
        items = (_GOOD.format(number).replace("id: ", "id: no ") for number in range(count))
        return _HEAD + "".join(items)

    assert growth(lambda text: fixed(text, tmp_path / "pack.yaml"), many, 50) < MOST


def test_fixed_pack_can_be_played(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    text = _HEAD + _GOOD.format("one").replace("answer: Row", "answer: *Row").replace("- id", "-id")
    path.write_text(fixed(text, path), encoding="utf-8")
    assert load(path).questions[0].solution() == ("*Row one",)
