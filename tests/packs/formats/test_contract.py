"""Every format: nothing is left out without a note, and what is written can be read back."""

import re
import subprocess
import sys
from dataclasses import dataclass, fields, make_dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.errors import PackError
from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.formats import EXPORTERS, IMPORTERS, Formats
from anora_quiz.packs.formats.base import Exported, Exporter, Imported, Importer
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.packs.problems import Severity
from anora_quiz.packs.writing.yaml_text import write
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Right, Snippet, Source, Wrong
from tests.cases import for_each
from tests.examples import example
from tests.growth import ends_soon
from tests.packs.formats.losses import is_every_loss_told, tells_loss

_HEADER = Header(id="seats", title="Seats")
_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class _Sample:
    """A file of a format with ``count`` questions, all of which can be kept."""

    filename: str
    text: str
    count: int = 2


_SAMPLES = {
    "red": _Sample(
        "usher.yaml",
        "AUTHOR: An usher\nDESCRIPTION: On seats\n"
        "Who shows the seats?:\n- Usher\n- The usher\n'Where: in front or behind?':\n- In front\n",
    ),
    "opentriviaqa": _Sample(
        "seats",
        "#Q Who shows the seats?\n^ Usher\nA Pianist\nB Usher\nC Cashier\n\n"
        "#Q The pianist plays in front.\n^ True\nA True\nB False\n",
    ),
    "opentdb": _Sample(
        "seats.json",
        '{"response_code":0,"results":[\n{"type":"multiple","difficulty":"easy",'
        '"category":"Seats","question":"Who shows the &quot;seats&quot;?",'
        '"correct_answer":"Usher","incorrect_answers":["Pianist","Cashier"]},\n'
        '{"type":"boolean","difficulty":"hard","category":"Seats",'
        '"question":"The pianist sits.","correct_answer":"True","incorrect_answers":["False"]}]}',
    ),
    "moodle-xml": _Sample(
        "seats.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n<question type="multichoice">\n'
        '<name><text>Usher</text></name>\n<questiontext format="html">\n'
        "<text><![CDATA[Who shows the seats?]]></text></questiontext>\n"
        '<answer fraction="100"><text>Usher</text></answer>\n'
        '<answer fraction="0"><text>Pianist</text><feedback><text>He plays.</text></feedback>'
        '</answer>\n</question>\n<question type="truefalse">\n<name><text>Pianist</text></name>\n'
        "<questiontext><text>The pianist sits.</text></questiontext>\n"
        '<answer fraction="100"><text>true</text></answer>\n'
        '<answer fraction="0"><text>false</text></answer>\n</question>\n</quiz>\n',
    ),
    "mkdocs-quiz": _Sample(
        "seats.md",
        "# Seats\n\n<quiz>\nWho shows the seats?\n- [x] Usher\n- [ ] Pianist\n> He plays.\n"
        "- [ ] Cashier\n\nUshers have lamps.\n</quiz>\n\n"
        "<quiz>\nThe [[Pianist]] plays in front.\n</quiz>\n",
    ),
    "gift": _Sample(
        "seats.txt",
        "// seats\n::usher:: Who shows the seats? {\n\t=Usher\n\t~Pianist#He plays.\n\t~Cashier\n}"
        "\n\nThe pianist sits. {T}\n",
    ),
    "aiken": _Sample(
        "seats.txt",
        "Who shows the seats?\nA. Pianist\nB. Usher\nC. Cashier\nANSWER: B\n\n"
        "Who plays?\nA) Pianist\nB) Usher\nANSWER: A\n",
    ),
    "csv": _Sample(
        "seats.csv",
        "id,kind,question,answer,wrong\n"
        "usher,choice,Who shows the seats?,Usher,Pianist | Cashier\n"
        'plays,text,"Who plays, in front?",Pianist,\n',
    ),
    "anki-tsv": _Sample(
        "seats.txt",
        "#separator:tab\n#html:false\nWho shows the seats?\tUsher\nWho plays in front?\tPianist\n",
    ),
}

# With a byte order mark or not, and a line end of Unix, Windows, or an old Mac.
_WAYS_TO_SAVE = [(mark, end) for mark in ("", "\ufeff") for end in ("\n", "\r\n", "\r")]

SAMPLE_TEXTS = tuple(each.text for each in _SAMPLES.values())

_importers = for_each("importer", IMPORTERS, ids=lambda each: each.name)
_exporters = for_each("exporter", EXPORTERS, ids=lambda each: each.name)
_both_ways = for_each(
    ("exporter", "importer"),
    [(one, other) for one in EXPORTERS for other in IMPORTERS if one.name == other.name],
    ids=lambda each: each.name,
)


def _read(importer: Importer, text: str) -> Imported | None:
    """Return what is found in ``text``, or None if it is refused."""
    try:
        return importer.read(text, _HEADER)
    except PackError:
        return None


def _errors(imported: Imported, folder: Path) -> list[str]:
    """Return the errors in the pack that ``imported`` makes."""
    path = folder / "made.yaml"
    path.write_text(write(imported.header, imported.questions), encoding="utf-8", newline="\n")
    found = inspect(path, is_thorough=False)
    return [str(problem) for problem in found.problems if problem.severity is Severity.ERROR]


# Names


@for_each("formats", [IMPORTERS, EXPORTERS], ids=["importers", "exporters"])
def test_names_are_unique_words_of_the_command_line(
    formats: tuple[Importer | Exporter, ...],
) -> None:
    names = [each.name for each in formats]
    assert len(set(names)) == len(names) > 0
    assert all(name == name.casefold() and name.replace("-", "").isalnum() for name in names)


@for_each("each", [*IMPORTERS, *EXPORTERS], ids=lambda each: f"{type(each).__name__}")
def test_format_is_described_in_one_short_line(each: Importer | Exporter) -> None:
    assert each.about.isprintable()
    assert 0 < len(each.about) <= 70
    assert each.about == each.about.strip()


@_importers
def test_importer_is_found_by_its_name(importer: Importer) -> None:
    assert Formats().find_importer(importer.name) is importer


@_exporters
def test_exporter_is_found_by_its_name(exporter: Exporter) -> None:
    assert Formats().find_exporter(exporter.name) is exporter
    assert exporter.suffix.startswith(".")


@for_each("name", ["", "Red", "yaml"])
def test_other_names_find_nothing(name: str) -> None:
    assert Formats().find_importer(name) is None
    assert Formats().find_exporter(name) is None


# Guessing


@_importers
@for_each("saved", _WAYS_TO_SAVE)
def test_file_of_a_format_is_guessed(importer: Importer, saved: tuple[str, str]) -> None:
    sample, (mark, end) = _SAMPLES[importer.name], saved
    guessed = Formats().guess_importer(mark + sample.text.replace("\n", end), sample.filename)
    assert guessed is importer


def test_file_that_names_its_format_is_not_taken_for_another() -> None:
    text = "#separator:tab\n#guid column:1\nb{=x}\tWho?{=Ani ~Igor}\tAni\n"
    guessed = Formats().guess_importer(text, "notes.txt")
    assert guessed is not None
    assert guessed.name == "anki-tsv"


@for_each(
    ("text", "filename"),
    [
        ("", "seats.txt"),
        ("Dear usher\nhow are the seats\n", "letter.txt"),
        ("# Seats\n\nThey are red.\n", "seats.md"),
        (write(_HEADER, [Text(id="a", question="Who?", answer="Ani")]), "pack.yaml"),
        ('{"name": "seats", "rows": 3}', "seats.json"),
    ],
    ids=["empty", "letter", "markdown", "pack", "json"],
)
def test_file_of_no_format_is_not_guessed(text: str, filename: str) -> None:
    assert Formats().guess_importer(text, filename) is None


# Reading


@_importers
def test_sample_is_read_whole(importer: Importer) -> None:
    sample = _SAMPLES[importer.name]
    imported = importer.read(sample.text, _HEADER)
    assert len(imported.questions) == imported.found == sample.count
    assert is_every_loss_told(imported)
    assert imported.header.id == "seats"


@_importers
@for_each("saved", _WAYS_TO_SAVE)
def test_line_ends_and_byte_order_mark_change_nothing(
    importer: Importer, saved: tuple[str, str]
) -> None:
    sample, (mark, end) = _SAMPLES[importer.name], saved
    imported = importer.read(mark + sample.text.replace("\n", end), _HEADER)
    assert imported == importer.read(sample.text, _HEADER)


@_importers
def test_importing_twice_gives_the_same(importer: Importer) -> None:
    sample = _SAMPLES[importer.name]
    assert importer.read(sample.text, _HEADER) == importer.read(sample.text, _HEADER)


@_importers
@for_each("text", ["", "\n\n", "Dear usher\nhow are the seats\n"])
def test_text_of_no_format_is_refused_in_one_line(importer: Importer, text: str) -> None:
    with pytest.raises(PackError) as caught:
        importer.read(text, _HEADER)
    assert str(caught.value).isprintable()


_CHARACTERS = st.one_of(
    st.sampled_from(
        "\t\n\r :-[]{}'\"&*!|>%@`#?,.~<=\\^$/;\x00\x07\x1b\x85\u2028\u202e\ufeff\ufffe"
    ),
    st.characters(),
)


@st.composite
def _mutated(draw: st.DrawFn, characters: st.SearchStrategy[str]) -> str:
    """Draw a sample with some characters or lines deleted, inserted, or replaced."""
    text = draw(st.sampled_from(sorted(sample.text for sample in _SAMPLES.values())))
    for _ in range(draw(st.integers(1, 4))):
        is_line = draw(st.booleans())
        parts = text.splitlines(keepends=True) if is_line else list(text)
        start = draw(st.integers(0, len(parts)))
        end = start + draw(st.integers(0, 3))
        install = draw(
            st.lists(st.sampled_from(parts or [""]) if is_line else characters, max_size=3)
        )
        text = "".join([*parts[:start], *install, *parts[end:]])
    return text


@_importers
@given(text=st.one_of(st.text(_CHARACTERS, max_size=60), _mutated(_CHARACTERS)))
def test_any_text_is_read_and_accounted_for_or_refused(importer: Importer, text: str) -> None:
    imported = _read(importer, text)
    if imported is not None:
        assert is_every_loss_told(imported)
        assert all(note.message for note in imported.notes)
        assert all(0 <= note.line <= text.count("\n") + text.count("\r") + 1
                   for note in imported.notes)  # fmt: skip


@_importers
@given(text=_mutated(st.characters(min_codepoint=32, max_codepoint=126)))
def test_whatever_was_kept_makes_a_pack_without_errors(
    importer: Importer, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    imported = _read(importer, text)
    if imported is not None and imported.questions:
        assert _errors(imported, tmp_path_factory.getbasetemp()) == []


@_importers
def test_sample_with_any_text_left_empty_is_accounted_for(importer: Importer) -> None:
    sample = _SAMPLES[importer.name].text
    for found in re.finditer(r"[A-Z](?:[\w :]|&quot;|, )*\w[?.]?", sample):
        imported = _read(importer, sample[: found.start()] + sample[found.end() :])
        assert imported is None or is_every_loss_told(imported)


@_importers
def test_sample_makes_a_pack_without_errors(importer: Importer, tmp_path: Path) -> None:
    imported = importer.read(_SAMPLES[importer.name].text, _HEADER)
    assert _errors(imported, tmp_path) == []


_LONG = 5_000


_PIECES = (
    *("{", "[", '"', "'", "\\", "=", "~", "#", "(", "a", " ", "\n", "\t", ",", "|", "&amp;"),
    *("{=", '{"', "::", "//", "A. ", "#Q\n", "^\n", "<b>", "&a [", "{{c1::", "%", "- ", "a: "),
)


@_importers
def test_long_run_of_any_character_is_read_or_refused_in_time(importer: Importer) -> None:
    for piece in _PIECES:
        with ends_soon():
            imported = _read(importer, piece * (_LONG // len(piece)))
        assert imported is None or is_every_loss_told(imported)


@_importers
def test_hundreds_of_questions_are_read_in_time(importer: Importer) -> None:
    text = f"{_SAMPLES[importer.name].text}\n" * 80
    with ends_soon():
        imported = importer.read(text, _HEADER)
    assert is_every_loss_told(imported)


@for_each(
    ("name", "head", "question"),
    [("csv", "question,answer\n", "Seat {}?,Left\n"), ("red", "AUTHOR: An usher\n", "S{}: [a]\n")],
)
def test_ten_thousand_short_questions_are_read(name: str, head: str, question: str) -> None:
    text = head + "".join(map(question.format, range(10_000)))
    importer = Formats().find_importer(name)
    assert importer is not None
    assert len(importer.read(text, _HEADER).questions) == 10_000


# Writing


@_exporters
@for_each(
    "question",
    [
        Choice(id="a", question="Who?", answer=Right("Zoe", last=True), wrong=(Wrong("Igor"),)),
        Choice(id="a", question="Who?", answer="Ani", wrong=(Wrong("Zoe", last=True),)),
        Multiple(
            id="a", question="Who?", answers=("Ani", "Lulu"), wrong=(Wrong("Zoe", last=True),)
        ),
    ],
)
def test_what_stays_last_is_written_or_noted(exporter: Exporter, question: Question) -> None:
    """On paper, being last is enough; what is shuffled later must say it."""
    exported = exporter.write(Pack(path=Path("x"), header=_HEADER, questions=(question,)))
    on_paper = re.findall(r"- (\w+)|>(\w+)</span></label>", exported.text)
    notes = " ".join(note.message for note in exported.notes)
    is_said = "last" in f"{exported.text} {notes}" or "skipped question" in notes
    assert is_said or "Zoe" in on_paper[-1]


_NASTY = (
    *("No", "~", "010", "1.10", "12:30", "=1+1", "@SUM(A1)", "-1", "+1", "#", "%", "''", '""', '"'),
    *("a, b; c", "a | b", "a = b", "a -> b", "a \\ b", "\\n", "{=a ~b}", "~a", "=a", "T", "TRUE"),
    *("<b>a</b>", "&amp;", "&lt;", "[html]a", "[plain]", "*", "_a_", "`a`", "$a$", "$CATEGORY: a"),
    *("// a", "::a::", "ANSWER: A", "A. a", "A) a", "#Q a", "^ a", "{{c1::a}}", "#separator:tab"),
    *(
        "a\nb",
        "a\tb",
        "a\n\nb",
        "a\u2028b",
        " a ",
        "\u00a0a",
        "e\u0301",
        "אבג",
        "😀",
        "ไทย",
    ),
    *("questions:", "- a", "a: b", "---", "%25", "YQ==", "a\ufeffb", "\u200ba", "a" * 100),
)


def _of_each_kind(text: str, number: int) -> tuple[Question, ...]:
    """Return a question of each kind with ``text`` wherever a text can be."""
    # The letters in front make texts differ that would otherwise read alike.
    wrong = (Wrong(f"w {text}", text), Wrong(f"x {text}"))
    pairs = ((f"p {text}", f"q {text}"), (f"r {text}", f"s {text}"))
    asked = f"{text} is what?"
    made: tuple[Question, ...] = (
        Choice(id="choice", question=asked, answer=text, wrong=wrong),
        Multiple(id="multiple", question=asked, answers=(text, f"y {text}"), wrong=wrong),
        TrueFalse(id="true-false", question=asked, answer=True),
        Text(
            id="text",
            question=asked,
            answer=text,
            accept=(f"y {text}",),
            reject=(Rejected(f"z {text}", text),),
        ),
        Number(id="number", question=asked, answer=Decimal("-1.5"), unit=text),
        Order(id="order", question=asked, items=(f"y {text}", f"w {text}")),
        Match(id="match", question=asked, pairs=pairs, decoys=(f"t {text}",)),
    )
    made += tuple(example(kind) for kind in KINDS if kind not in map(type, made))
    rest: dict[str, Any] = {
        "hint": text,
        "explanation": text,
        "disputed": text,
        "source": Source(title=text, publisher=text, year=2024, url="https://example.org/a"),
    }
    return tuple(replace(each, id=f"{each.id}-{number}", **rest) for each in made)


def _pack(*questions: Question, header: Header = _HEADER) -> Pack:
    return Pack(path=Path("seats.yaml"), header=header, questions=questions)


def _nasty_pack(*texts: str) -> Pack:
    """Return a pack with a question of each kind for each of ``texts``."""
    asked = [_of_each_kind(text, number) for number, text in enumerate(texts)]
    head = texts[0]
    header = Header(id="seats", title=head, about=head, author=head, license=head)
    return _pack(*(question for each in asked for question in each), header=header)


_NASTY_PACK = _nasty_pack(*_NASTY)


# Cached, as nearly all the time of these tests is spent on it.
@cache
def _nasty_export_to(name: str) -> Exported:
    [exporter] = (each for each in EXPORTERS if each.name == name)
    return exporter.write(_NASTY_PACK)


def _nasty_export(exporter: Exporter) -> Exported:
    return _nasty_export_to(exporter.name)


@_exporters
def test_pack_of_every_kind_is_written_and_every_loss_is_noted(exporter: Exporter) -> None:
    exported = _nasty_export(exporter)
    lost = [note.question for note in exported.notes if tells_loss(note)]
    assert exported.count == len(_NASTY_PACK.questions) - len(lost)
    assert len(set(lost)) == len(lost)


@_exporters
def test_notes_name_questions_of_the_pack(exporter: Exporter) -> None:
    exported = _nasty_export(exporter)
    names = {question.id for question in _NASTY_PACK.questions}
    assert {note.question for note in exported.notes} <= {"", *names}
    assert all(note.message.strip() for note in exported.notes)


@_exporters
@for_each("text", ["No", "a: b", "# a", "<b>", "a\nb", "default", "12", "é “a” 😀", "a" * 200])
def test_any_title_and_author_can_be_written(exporter: Exporter, text: str) -> None:
    typed = replace(_TYPED, id="b")  # some formats have no choices, others no typed answers
    exported = exporter.write(_pack(_CHOICE, typed, header=_nasty_pack(text).header))
    assert exported.count >= 1
    assert "Who?" in exported.text


@_exporters
def test_text_of_a_file_can_be_saved_and_ends_its_last_line(exporter: Exporter) -> None:
    text = exporter.write(_nasty_pack("é 😀")).text
    assert text.encode()
    assert text.endswith("\n")
    assert "\r" not in text


_MARK = "zebra"
_CHOICE = Choice(id="a", question="Who?", answer="Ani", wrong=(Wrong("Igor"),))
_TYPED = Text(id="a", question="Who?", answer="Ani")
_NUMBER = Number(id="a", question="How many?", answer=Decimal(7))
_PAIRS = Match(id="a", question="Who?", pairs=(("a", "b"), ("c", "d")))

# Field -> a pack with something in it, and the texts that show that it was written.
_FIELDS: dict[str, tuple[Pack, tuple[str, ...]]] = {
    "title of the pack": (_pack(_CHOICE, header=replace(_HEADER, title=_MARK)), (_MARK,)),
    "about of the pack": (_pack(_CHOICE, header=replace(_HEADER, about=_MARK)), (_MARK,)),
    "author of the pack": (_pack(_CHOICE, header=replace(_HEADER, author=_MARK)), (_MARK,)),
    "language of the pack": (_pack(_CHOICE, header=replace(_HEADER, language=_MARK)), (_MARK,)),
    "license of the pack": (_pack(_CHOICE, header=replace(_HEADER, license=_MARK)), (_MARK,)),
    "version of the pack": (_pack(_CHOICE, header=replace(_HEADER, version=_MARK)), (_MARK,)),
    "tags of the pack": (_pack(_CHOICE, header=replace(_HEADER, tags=(_MARK,))), (_MARK,)),
    "hint": (_pack(replace(_CHOICE, hint=_MARK)), (_MARK,)),
    "explanation": (_pack(replace(_CHOICE, explanation=_MARK)), (_MARK,)),
    "disputed": (_pack(replace(_CHOICE, disputed=_MARK)), (_MARK,)),
    "tags": (_pack(replace(_CHOICE, tags=(_MARK,))), (_MARK,)),
    "snippet": (_pack(replace(_CHOICE, snippet=Snippet(_MARK))), (_MARK,)),
    "language of a snippet": (_pack(replace(_CHOICE, snippet=Snippet("x", _MARK))), (_MARK,)),
    "spoiler": (_pack(replace(_CHOICE, spoiler=True)), ("spoiler", "*(spoiler)*")),
    "difficulty": (_pack(replace(_CHOICE, difficulty=Difficulty.HARD)), ("hard",)),
    "title of a source": (_pack(replace(_CHOICE, source=Source(title=_MARK))), (_MARK,)),
    "publisher of a source": (_pack(replace(_CHOICE, source=Source(publisher=_MARK))), (_MARK,)),
    "year of a source": (_pack(replace(_CHOICE, source=Source(title="b", year=1895))), ("1895",)),
    "url of a source": (
        _pack(replace(_CHOICE, source=Source(title="b", url="https://zebra.example"))),
        (_MARK,),
    ),
    "because": (_pack(replace(_CHOICE, wrong=(Wrong("Igor", _MARK),))), (_MARK,)),
    "accept": (_pack(replace(_TYPED, accept=(_MARK,))), (_MARK,)),
    "reject": (_pack(replace(_TYPED, reject=(Rejected(_MARK),))), (_MARK,)),
    "reject with a reason": (_pack(replace(_TYPED, reject=(Rejected("Igor", _MARK),))), (_MARK,)),
    "exact": (_pack(replace(_TYPED, exact=True)), ("true",)),
    "tolerance": (_pack(replace(_NUMBER, tolerance=Decimal("0.25"))), ("0.25", "7.25")),
    "unit": (_pack(replace(_NUMBER, unit=_MARK)), (_MARK,)),
    "decoys": (_pack(replace(_PAIRS, decoys=(_MARK,))), (_MARK,)),
}


@_exporters
@for_each("field", _FIELDS)
def test_field_is_written_or_noted_as_left_out(exporter: Exporter, field: str) -> None:
    pack, marks = _FIELDS[field]
    exported = exporter.write(pack)
    name, _, owner = field.partition(" of a ")
    name = owner or name.split(maxsplit=1)[0]
    is_told = any(name in note.message or tells_loss(note) for note in exported.notes)
    written = exported.text.replace("\\", "")  # some formats escape the point of a number
    assert is_told or any(mark in written for mark in marks)


def _with_field_added(value: Any) -> Any:
    """Return a copy of ``value``, of a class that has one more field, which holds the mark."""
    kind = type(value)
    added = make_dataclass(
        kind.__name__, [("added", str, "")], bases=(kind,), frozen=True, kw_only=True
    )
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    return added(**held, added=_MARK)


@_exporters
@for_each("question", _of_each_kind("a", 1), ids=lambda question: question.kind)
def test_field_added_to_a_kind_is_written_or_noted(exporter: Exporter, question: Question) -> None:
    exported = exporter.write(_pack(_with_field_added(question)))
    is_told = any("added" in note.message or tells_loss(note) for note in exported.notes)
    assert is_told or _MARK in exported.text


@for_each("exporter", [each for each in EXPORTERS if each.name != "json"], ids=lambda e: e.name)
@for_each(
    "pack",
    [
        _pack(_CHOICE, header=_with_field_added(_HEADER)),
        _pack(replace(_CHOICE, wrong=(_with_field_added(Wrong("Igor")),))),
        _pack(replace(_TYPED, reject=(_with_field_added(Rejected("Igor")),))),
        _pack(replace(_CHOICE, source=_with_field_added(Source(title="b")))),
        _pack(replace(_CHOICE, snippet=_with_field_added(Snippet("b")))),
    ],
    ids=["header", "wrong", "reject", "source", "snippet"],
)
def test_field_added_elsewhere_is_noted(exporter: Exporter, pack: Pack) -> None:
    notes = exporter.write(pack).notes
    endings = ("source", "reject", "snippet")
    assert any(
        "added" in each.message or each.message.endswith(endings) or tells_loss(each)
        for each in notes
    ), notes


@_exporters
def test_writing_twice_gives_the_same(exporter: Exporter) -> None:
    assert exporter.write(_NASTY_PACK) == _nasty_export(exporter)


_WRITE_ALL = """
import hashlib
from pathlib import Path
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.formats import EXPORTERS
from anora_quiz.paths import bundled_packs
for path in sorted(bundled_packs().glob("r*.yaml")):
    for each in EXPORTERS:
        made = each.write(load(path))
        exported = f"{made.text}{made.count}{made.notes}"
        print(path.stem, each.name, hashlib.sha256(exported.encode()).hexdigest())
"""


def _written_with_hashes_of(seed: str, home: Path) -> str:
    environment = {"PYTHONHASHSEED": seed, "ANORA_QUIZ_HOME": str(home), "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _WRITE_ALL]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout


@pytest.mark.thorough
def test_every_start_of_the_program_writes_the_same(home: Path) -> None:
    first = _written_with_hashes_of("1", home)
    assert first.count("\n") == len(EXPORTERS)
    assert first == _written_with_hashes_of("2", home)


# Round trips


def _words(text: str) -> str:
    return " ".join(text.split())


@cache
def _nasty_back_from(name: str) -> Imported:
    [importer] = (each for each in IMPORTERS if each.name == name)
    return importer.read(_nasty_export_to(name).text, _HEADER)


def _kept(exporter: Exporter, importer: Importer, pack: Pack) -> list[tuple[Question, Question]]:
    """Return the questions that are written, each with what it is read as."""
    exported = exporter.write(pack)
    return _side_by_side(pack, exported, importer.read(exported.text, _HEADER))


def _nasty_kept(exporter: Exporter, importer: Importer) -> list[tuple[Question, Question]]:
    back = _nasty_back_from(importer.name)
    return _side_by_side(_NASTY_PACK, _nasty_export(exporter), back)


def _side_by_side(
    pack: Pack, exported: Exported, imported: Imported
) -> list[tuple[Question, Question]]:
    lost = {note.question for note in exported.notes if tells_loss(note)}
    kept = [question for question in pack.questions if question.id not in lost]
    assert imported.found == len(imported.questions) == len(kept) == exported.count
    return list(zip(kept, imported.questions, strict=True))


def _is_asked_alike(question: Question, back: Question) -> bool:
    asked, found = _words(question.question), _words(back.question)
    # Only a format of cards puts the options below the question.
    return found.endswith(asked) if type(back) is type(question) else asked in found


def _is_solved_alike(question: Question, back: Question) -> bool:
    if isinstance(question, Number) and isinstance(back, Number):
        return back.answer == question.answer  # a format may leave out the unit
    solution = [_words(each) for each in question.solution()]
    found = [_words(each) for each in back.solution()]
    if type(back) is type(question):
        return found == solution
    parts = [each.casefold() for each in solution]
    return isinstance(back, Text) and _has_in_order(found[0].casefold(), parts)


@_both_ways
def test_questions_come_back_with_the_same_words(exporter: Exporter, importer: Importer) -> None:
    pairs = _nasty_kept(exporter, importer)
    assert [pair for pair in pairs if not _is_asked_alike(*pair)] == []


@_both_ways
def test_questions_come_back_with_the_same_solution(exporter: Exporter, importer: Importer) -> None:
    pairs = _nasty_kept(exporter, importer)
    assert [pair for pair in pairs if not _is_solved_alike(*pair)] == []


@_both_ways
def test_words_with_an_odd_line_end_between_them_come_back_separate(
    exporter: Exporter, importer: Importer
) -> None:
    pairs = _kept(exporter, importer, _nasty_pack("a\x85b"))
    assert [pair for pair in pairs if not _is_asked_alike(*pair)] == []


def _has_in_order(text: str, parts: list[str]) -> bool:
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


@_both_ways
def test_file_that_was_written_is_guessed(exporter: Exporter, importer: Importer) -> None:
    text = exporter.write(_nasty_pack("plain")).text
    assert Formats().guess_importer(text, f"seats{exporter.suffix}") is importer


@_both_ways
def test_what_comes_back_makes_a_pack_without_errors(
    exporter: Exporter, importer: Importer, tmp_path: Path
) -> None:
    back = _nasty_back_from(importer.name)
    assert len(back.questions) == _nasty_export(exporter).count >= len(_NASTY)
    # Every third question covers some kinds for each text, and some texts for each kind.
    assert _errors(replace(back, questions=back.questions[::3]), tmp_path) == []
