"""The same options make the same kind of question, whatever the format."""

import json
from collections.abc import Callable, Sequence

from anora_quiz.packs.formats.aiken import Aiken
from anora_quiz.packs.formats.base import Importer
from anora_quiz.packs.formats.csv_tables import Csv
from anora_quiz.packs.formats.gift import Gift
from anora_quiz.packs.formats.open_trivia_qa import OpenTriviaQA
from anora_quiz.packs.formats.opentdb import OpenTDB
from anora_quiz.packs.formats.options import WITH_LETTERS, Option, kind_of, truth_value
from anora_quiz.packs.pack import Header
from tests.cases import for_each


def _aiken(right: str, wrong: Sequence[str]) -> str:
    lines = [f"{letter}. {text}" for letter, text in zip("ABCD", [*wrong, right], strict=False)]
    return "\n".join(["Is it so?", *lines, f"ANSWER: {'ABCD'[len(wrong)]}"])


def _open_trivia_qa(right: str, wrong: Sequence[str]) -> str:
    lines = [f"{letter} {text}" for letter, text in zip("ABCD", [*wrong, right], strict=False)]
    return "\n".join(["#Q Is it so?", f"^ {right}", *lines])


def _opentdb(right: str, wrong: Sequence[str]) -> str:
    entry = {"question": "Is it so?", "correct_answer": right, "incorrect_answers": wrong}
    return json.dumps([entry])


def _gift(right: str, wrong: Sequence[str]) -> str:
    return f"Is it so? {{={right} {' '.join(f'~{text}' for text in wrong)}}}"


def _csv(right: str, wrong: Sequence[str]) -> str:
    return f"question,answer,wrong\nIs it so?,{right},{' | '.join(wrong)}\n"


_FORMATS: list[tuple[Importer, Callable[[str, Sequence[str]], str]]] = [
    (Aiken(), _aiken),
    (OpenTriviaQA(), _open_trivia_qa),
    (OpenTDB(), _opentdb),
    (Gift(), _gift),
    (Csv(), _csv),
]
_KINDS = {
    ("True", ("False",)): ("true-false", ("true",)),
    ("FALSE", ("true",)): ("true-false", ("false",)),
    ("True", ("False", "Maybe")): ("choice", ("True",)),
    ("True", ("Maybe",)): ("choice", ("True",)),
    ("T", ("F",)): ("choice", ("T",)),
    ("Yes", ("No",)): ("choice", ("Yes",)),
    ("Ani", ("Igor", "Toros")): ("choice", ("Ani",)),
}


@for_each(("importer", "made"), _FORMATS, ids=lambda each: type(each).__name__)
@for_each("options", _KINDS)
def test_options_make_the_same_kind_in_every_format(
    importer: Importer,
    made: Callable[[str, Sequence[str]], str],
    options: tuple[str, tuple[str, ...]],
) -> None:
    imported = importer.read(made(*options), Header(id="x", title="X"))
    [question] = imported.questions
    kind, solution = _KINDS[options]
    assert question.kind == kind
    assert tuple(text.casefold() for text in question.solution()) == tuple(
        text.casefold() for text in solution
    )


def test_reason_why_an_option_is_wrong_keeps_it_an_option() -> None:
    assert kind_of(["True"], [Option("False")]).kind == "true-false"
    assert kind_of(["True"], [Option("False", "It was cut.")]).kind == "choice"
    assert kind_of(["True", "False"], []).kind == "multiple"


def test_words_that_mean_true_and_false_depend_on_what_else_can_be_meant() -> None:
    assert [truth_value(word) for word in ("true", " TRUE ", "False", "t", "yes", "", "maybe")] == [
        *(True, True, False),
        *(None, None, None, None),
    ]
    assert truth_value("F", WITH_LETTERS) is False
    assert truth_value("yes", WITH_LETTERS) is None
