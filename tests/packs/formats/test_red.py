"""The trivia lists of Red become questions with typed answers, exactly as written."""

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.red import Red
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.kinds.text import Text
from tests.cases import for_each
from tests.packs.formats.losses import tells_loss

_HEADER = Header(id="seats", title="Seats")


def _read(text: str) -> Imported:
    return Red().read(text, _HEADER)


def _answers(imported: Imported) -> dict[str, tuple[str, ...]]:
    """Return all accepted answers of each question."""
    found: dict[str, tuple[str, ...]] = {}
    for question in imported.questions:
        assert isinstance(question, Text)
        found[question.question] = (question.answer, *question.accept)
    return found


def _losses(imported: Imported) -> list[int]:
    return [note.line for note in imported.notes if tells_loss(note)]


# Questions and answers


def test_first_answer_is_shown_and_the_others_are_accepted() -> None:
    imported = _read("Who dances?:\n- Ani\n- Anora\n- Anora Mikheeva\n")
    assert imported.questions == (
        Text(
            id="who-dances",
            question="Who dances?",
            answer="Ani",
            accept=("Anora", "Anora Mikheeva"),
        ),
    )
    assert (imported.found, imported.notes) == (1, ())


@for_each(
    "typed",
    [
        *("No", "yes", "on", "true", "null", "~", "010", "0x1F", "1.10", "1_000", "1e3", "12:30"),
        *("2024-05-25", "=", ".inf", "C#", "Palme d'Or", "9½", "100%", "a - b"),
    ],
)
def test_answer_stays_as_typed(typed: str) -> None:
    assert _answers(_read(f"What?:\n- {typed}\n- {typed}!\n")) == {"What?": (typed, f"{typed}!")}


@for_each(
    ("written", "asked"),
    [
        ("'Who said: “Hi”?'", "Who said: “Hi”?"),
        ('"Who said \\"Hi: you\\"?"', 'Who said "Hi: you"?'),
        ("'What''s it?'", "What's it?"),
        ("What's it?", "What's it?"),
        ("Who said 'hi' or \"ho\"?", "Who said 'hi' or \"ho\"?"),
        ("At 12:30, who comes?", "At 12:30, who comes?"),
        ("1984", "1984"),
        ("No", "No"),
        ("010", "010"),
        ("? Who", "Who"),
        ("? |-\n  one\n  two\n", "one\ntwo"),
    ],
)
def test_question_stays_as_typed(written: str, asked: str) -> None:
    end = "\n" if written.startswith("?") else ""
    assert _answers(_read(f"{written}{end}:\n- Ani\n")) == {asked: ("Ani",)}


@for_each(
    "written", ["Who?: Ani", "Who?: [Ani]", "Who?:\n- Ani", "Who?:\n    - Ani", "Who?: 'Ani'"]
)
def test_answer_may_be_written_in_any_way(written: str) -> None:
    imported = _read(f"{written}\n")
    assert _answers(imported) == {"Who?": ("Ani",)}
    assert imported.notes == ()


def test_windows_line_ends_make_no_difference() -> None:
    imported = _read("Who?:\r\n- Ani\r\n- Anora\r\nWhat?:\r\n- Gold\r\n")
    assert _answers(imported) == {"Who?": ("Ani", "Anora"), "What?": ("Gold",)}


def test_answers_may_be_repeated_by_an_anchor() -> None:
    imported = _read("Who?: &all [Ani, Anora]\nWho else?: *all\n")
    assert _answers(imported) == {"Who?": ("Ani", "Anora"), "Who else?": ("Ani", "Anora")}


def test_question_asked_twice_is_kept_twice_and_noted() -> None:
    imported = _read("Who?:\n- Ani\nWhat?:\n- Gold\nWho?:\n- Igor\n")
    asked = [(question.question, question.solution()) for question in imported.questions]
    assert asked == [("Who?", ("Ani",)), ("What?", ("Gold",)), ("Who?", ("Igor",))]
    [note] = imported.notes
    assert note.line == 5
    assert "line 1" in note.message
    assert not tells_loss(note)


# What the list says about itself


def test_author_and_description_go_into_the_header() -> None:
    imported = _read("AUTHOR: An usher\nDESCRIPTION: On seats\nWho?:\n- Ani\n")
    assert imported.header == Header(id="seats", title="Seats", author="An usher", about="On seats")
    assert _answers(imported) == {"Who?": ("Ani",)}


def test_several_authors_are_named_together() -> None:
    assert _read("AUTHOR:\n- Ani\n- Igor\nWho?:\n- x\n").header.author == "Ani, Igor"


def test_list_without_a_header_keeps_what_is_known_of_it() -> None:
    known = Header(id="seats", title="Seats", author="Toros", about="Rows")
    assert Red().read("Who?:\n- Ani\n", known).header == known


def test_settings_are_left_out_and_noted() -> None:
    imported = _read("Who?:\n- Ani\nCONFIG:\n  max_score: 5\n")
    assert _answers(imported) == {"Who?": ("Ani",)}
    [note] = imported.notes
    assert (note.line, tells_loss(note)) == (3, False)
    assert "CONFIG" in note.message


@for_each(
    ("head", "author"),
    [('"\\e[31mAni"', "[31mAni"), ('"A\\u202eni"', "Ani"), ('" "', "")],
    ids=["escape-code", "reordering", "blank"],
)
def test_author_can_be_in_a_pack(head: str, author: str) -> None:
    imported = _read(f"AUTHOR: {head}\nWho?:\n- Ani\n")
    assert imported.header.author == author


# What cannot be imported


@for_each(
    "written",
    ["Who?: []", "Who?:", "Who?: ''", "Who?: {a: b}", "Who?: [[Ani]]", "Who?: ['', ' ']"],
    ids=["empty-list", "nothing", "empty-text", "mapping", "nested", "blanks"],
)
def test_question_without_an_answer_is_left_out_and_noted(written: str) -> None:
    imported = _read(f"What?:\n- Gold\n{written}\n")
    assert _answers(imported) == {"What?": ("Gold",)}
    assert imported.found == 2
    assert _losses(imported) == [3]


@for_each("odd", ["[Igor, Toros]", "{Igor: Toros}", "''", "' '"])
def test_answer_that_is_not_text_is_left_out_alone_and_noted(odd: str) -> None:
    imported = _read(f"Who?:\n- Ani\n- {odd}\n- Anora\n")
    assert _answers(imported) == {"Who?": ("Ani", "Anora")}
    assert [(note.line, tells_loss(note)) for note in imported.notes] == [(1, False)]


def test_answer_that_is_too_long_to_type_explains_its_question() -> None:
    imported = _read(f"Who?:\n- {'x' * 501}\n- Ani\nWhat?:\n- Gold\n- {'y' * 501}\n")
    assert _answers(imported) == {"Who?": ("Ani",), "What?": ("Gold",)}
    assert [each.explanation for each in imported.questions] == ["x" * 501, "y" * 501]
    assert [(note.line, note.is_loss) for note in imported.notes] == [(1, False), (4, False)]


def test_description_that_is_too_long_is_cut_off_and_costs_no_question() -> None:
    lines = "".join(f"  {number}\n" for number in range(300))
    imported = _read(f"DESCRIPTION: |\n{lines}Who?:\n- Ani\n")
    assert _answers(imported) == {"Who?": ("Ani",)}
    assert imported.header.about.count("\n") < 200
    assert imported.notes[0].message.startswith("cut off the about after ")


def test_question_whose_answers_are_all_too_long_to_type_is_left_out_and_noted() -> None:
    imported = _read(f"Who?:\n- {'x' * 501}\nWhat?:\n- {'x' * 500}\n")
    assert _answers(imported) == {"What?": ("x" * 500,)}
    assert _losses(imported) == [1]


@for_each("odd", ["? [one, two]\n: - Ani", "? {one: two}\n: - Ani"], ids=["list", "mapping"])
def test_question_that_is_not_text_is_noted_by_line(odd: str) -> None:
    imported = _read(f"What?:\n- Gold\n{odd}\n")
    assert _answers(imported) == {"What?": ("Gold",)}
    assert [note.line for note in imported.notes] == [3]


def test_question_that_is_not_text_is_counted_as_left_out() -> None:
    imported = _read("What?:\n- Gold\n? [one, two]\n: - Ani\n")
    assert (imported.found, _losses(imported)) == (2, [3])


@for_each("written", ["Who?: *nobody", "Who?: &all [*all]"])
def test_anchor_that_leads_nowhere_leaves_out_its_question(written: str) -> None:
    imported = _read(f"What?:\n- Gold\n{written}\n")
    assert _answers(imported) == {"What?": ("Gold",)}
    assert _losses(imported) == [3]


@for_each(
    "text",
    ["", "# nothing\n", "Seats\n", "- Who?\n- Ani\n", "[Who?, Ani]\n"],
    ids=["empty", "comment", "text", "list", "flow-list"],
)
def test_what_maps_nothing_is_not_a_list(text: str) -> None:
    with pytest.raises(PackError, match="not a Red trivia list"):
        _read(text)


_BLOWN_UP = "".join(
    f"q{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 9)
)


@for_each(
    "text",
    [f"Who?: {'[' * 5000}", f"Who?: {'[' * 30}{']' * 30}\n", f"q0: &a0 [x, y]\n{_BLOWN_UP}"],
    ids=["open", "deep", "anchors"],
)
def test_list_without_an_end_is_refused(text: str) -> None:
    with pytest.raises(PackError):
        _read(text)


def test_refusal_names_the_line() -> None:
    with pytest.raises(PackError, match=r"\b3\b"):
        _read(f"What?:\n- Gold\nWho?: {'[' * 30}{']' * 30}\n")


# Broken YAML


@for_each(
    ("broken", "line"),
    [('- "Ani', 4), ("- 'Ani", 4), ('- "Ani" Mikheeva', 4), ("- [Ani", 4), ("- @Ani", 4)],
    ids=["quote", "single-quote", "behind-quote", "bracket", "sign"],
)
def test_mistake_affects_only_its_question_and_the_note_has_its_line(
    broken: str, line: int
) -> None:
    imported = _read(f"What?:\n- Gold\nWho?:\n{broken}\nWhere?:\n- Brighton\n- Beach\n")
    assert _answers(imported) == {"What?": ("Gold",), "Where?": ("Brighton", "Beach")}
    assert _losses(imported) == [3]
    assert line in [note.line for note in imported.notes]


@for_each(
    ("broken", "others"),
    [
        ("Who: what: why\n", {"What?": ("Gold",), "Where?": ("Brighton",)}),
        ("Who?:\n- x: y: z\n", {"What?": ("Gold",), "Where?": ("Brighton",)}),
    ],
)
def test_colon_too_many_is_noted_by_line(broken: str, others: dict[str, tuple[str, ...]]) -> None:
    imported = _read(f"What?:\n- Gold\n{broken}Where?:\n- Brighton\n")
    assert _answers(imported) == others
    assert _losses(imported) == [3]


@for_each(
    "asked",
    [
        '"Three?"',
        "Three: or not?",
        "What's three?",
        "'Three # 3?'",
        "'Three: or not?'",
        "Is it #3?",
        "-3 or 3?",
        "Who is three",
    ],
)
def test_no_question_gets_the_answers_of_another_beside_a_mistake(asked: str) -> None:
    imported = _read(f'One?:\n- a\nTwo?:\n- "b\n{asked}:\n- c\nFour?:\n- d\n')
    assert "c" not in _answers(imported).get("Two?", ())
    assert imported.found == 4


@for_each(
    "asked",
    ["What's three?:\n- c\n- d", "'What''s three?': [c, d]", "? What's three?\n: - c\n  - d"],
)
def test_good_question_keeps_its_own_answers_beside_a_mistake(asked: str) -> None:
    imported = _read(f'One?:\n- a\nTwo?:\n- "b\n{asked}\n')
    assert _answers(imported) == {"One?": ("a",), "What's three?": ("c", "d")}
    assert _losses(imported) == [3]


def test_answers_beside_one_that_is_broken_stay_with_their_question() -> None:
    imported = _read('Two?:\n- "b\n- c\n- d\nThree?:\n- e\n')
    assert _answers(imported) == {"Two?": ("c", "d"), "Three?": ("e",)}
    assert 2 in [note.line for note in imported.notes]


def test_questions_after_a_second_document_are_read_and_noted() -> None:
    imported = _read("One?:\n- a\n---\nTwo?:\n- b\n")
    assert _answers(imported) == {"One?": ("a",), "Two?": ("b",)}
    assert [note.line for note in imported.notes] == [3]


def test_answers_above_the_first_question_are_noted_beside_a_mistake() -> None:
    imported = _read('- a\nOne?:\n- b\nTwo?:\n- "c\n')
    assert _answers(imported) == {"One?": ("b",)}
    assert 1 in [note.line for note in imported.notes]


@for_each("asked", ["What's one?", "'One: or not?'"])
def test_first_question_is_read_or_noted_as_left_out_beside_a_mistake(asked: str) -> None:
    imported = _read(f'{asked}:\n- a\nTwo?:\n- "b\nThree?:\n- c\n')
    assert imported.found == 3


def test_control_character_is_noted_by_line_and_is_not_imported() -> None:
    imported = _read("Who?:\n- Ani\x1b[31m\nWhat?:\n- Gold\n")
    assert [note.line for note in imported.notes] == [2]
    assert not any("\x1b" in text for texts in _answers(imported).values() for text in texts)
    assert _answers(imported)["What?"] == ("Gold",)


# Recognizing files


@for_each("name", ["films.yaml", "films.yml", "FILMS.YAML"])
@for_each(
    "text",
    [
        "Who?:\n- Ani\n",
        "AUTHOR: An usher\nWho?:\n  - Ani\n",
        "# seats\n'Who: Ani?':\n- Ani\n",
        "AUTHOR: An usher\nFirst name of Mikheeva:\n- Ani\n",
        "Seats:\n- Two\n¿Quién? (nombre):\n- Ani\n",
        pytest.param("Who?:\r\n- Ani\r\n", id="windows"),
        pytest.param("Who?:\r- Ani\r", id="old-mac"),
    ],
)
def test_list_is_recognized_by_name_and_text(name: str, text: str) -> None:
    assert Red().looks_like(text, name)


@for_each("name", ["films.txt", "standard input"])
def test_list_with_another_name_is_recognized_by_its_author_and_questions(name: str) -> None:
    assert Red().looks_like("AUTHOR: An usher\nWho?:\n  - Ani\n", name)


@for_each(
    ("text", "name"),
    [
        ("Who?:\n- Ani\n", "films.txt"),
        ("AUTHOR: An usher\nSeats:\n- Two\n", "films.txt"),
        ("AUTHOR: An usher\nWho?:\n- Ani\n", "films.md"),
        ("on:\n- push\njobs:\n  test:\n    steps:\n    - run: 'true'\n", "films.yaml"),
        ("updates:\n  - directory: /  # every week?\nWho?: Ani\n", "films.yml"),
        ("format: 1\ntitle: Seats\nquestions:\n- id: a\n", "films.yaml"),
        ("title: Seats\n", "films.yaml"),
        ("", "films.yaml"),
    ],
)
def test_other_files_are_not_lists(text: str, name: str) -> None:
    assert not Red().looks_like(text, name)
