"""A printed sheet: room for each answer, the key on pages of its own, and no text is markup."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.formats.sheet import Sheet
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question, Snippet, Source, Wrong
from tests.cases import for_each
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, QUESTIONS, WINS

_HEADER = Header(id="seats", title="Seats")
_VOID = ("meta", "input")
_MARKUP = (
    *("<b>bold</b>", "</p>", "<script>alert(1)</script>", "&amp;", "&lt;", "<!-- gone -->", "]]>"),
    *('" onclick="x', "'", "</style>", "<img src=x>", "a & b"),
)


@dataclass
class _Element:
    name: str
    attributes: dict[str, str | None]
    inside: "list[_Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    def all(self, name: str = "", **attributes: str) -> "list[_Element]":
        """Return the elements in here with this name and these attributes, in their order."""
        found: list[_Element] = []
        for each in self.inside:
            if isinstance(each, _Element):
                is_wanted = (
                    name in ("", each.name) and attributes.items() <= each.attributes.items()
                )
                found += [each] * is_wanted + each.all(name, **attributes)
        return found


class _Reader(HTMLParser):
    """Reads a page whose elements are all closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.top = _Element("", {})
        self._open = [self.top]
        self.feed(page)
        self.close()
        assert self._open == [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, dict(attrs))
        self._open[-1].inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def _sheet(*questions: Question, **header: Any) -> _Element:
    pack = Pack(path=Path("a.yaml"), header=replace(_HEADER, **header), questions=questions)
    return _Reader(Sheet().write(pack).text).top


def _questions(*questions: Question) -> _Element:
    return _sheet(*questions).all("main")[0]


def _key(*questions: Question) -> _Element:
    return _sheet(*questions).all("section")[0]


def _with(text: str) -> _Element:
    """Return a sheet that has ``text`` in all places."""
    source = Source(title=text, url=f"https://seats.example/{text}")
    wrong = (Wrong(f"{text}2", because=text),)
    question = Choice(
        id="a",
        question=text,
        answer=f"{text}1",
        wrong=wrong,
        hint=text,
        explanation=text,
        source=source,
    )
    return _sheet(question, title=text, about=text, author=text)


@for_each("text", _MARKUP)
def test_texts_are_no_markup(text: str) -> None:
    sheet, plain = _with(text), _with("plain")
    assert [each.name for each in sheet.all()] == [each.name for each in plain.all()]
    assert sheet.text.count(text) == plain.text.count("plain")


@given(st.text(), st.text())
def test_any_text_is_shown_as_it_is(question: str, answer: str) -> None:
    sheet = _sheet(Text(id="a", question=f"q{question}", answer=f"a{answer}"))
    assert f"q{question}" in sheet.text
    assert f"a{answer}".strip() in sheet.text


def test_page_loads_and_runs_nothing() -> None:
    page = Sheet().write(Pack(path=Path("a.yaml"), header=_HEADER, questions=QUESTIONS)).text
    names = {each.name for each in _Reader(page).top.all()}
    assert not names & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import|http", page.split("</style>")[0].split("<style>")[1])


@for_each(
    ("question", "inputs"),
    [
        (EDITOR, ["radio"] * 3),
        (FILM, ["radio"] * 2),
        (WINS, ["checkbox"] * 4),
        (CONSULTANT, ["text"]),
        (DAYS, ["text"]),
        (FILMS, ["text"] * 3),
        (CAST, ["text"] * 2),
        (Blanks(id="b", question="___ and ___", answers=(("a",), ("b",))), ["text"] * 2),
    ],
    ids=lambda each: each.kind if isinstance(each, Question) else "",
)
def test_each_kind_has_room_for_its_answer(question: Question, inputs: list[str]) -> None:
    found = _questions(question).all("input")
    assert [each.attributes["type"] for each in found] == inputs


def test_only_one_option_of_each_question_can_be_chosen() -> None:
    names = [each.attributes["name"] for each in _questions(EDITOR, FILM).all(type="radio")]
    assert names == 3 * ["question-1"] + 2 * ["question-2"]


def test_solutions_are_in_the_key_alone() -> None:
    asked, key = _questions(*QUESTIONS).text, _key(*QUESTIONS).text
    for told in ("Andrea Werhun", "Werhun", "37", "He produced it.", "Baker cuts his own films."):
        assert told not in asked
        assert told in key
    for told in ("A fan essay says 35.", "IndieWire, 2024", "Tangerine, then Red Rocket"):
        assert told in key


def test_key_begins_a_new_page() -> None:
    page = Sheet().write(Pack(path=Path("a.yaml"), header=_HEADER, questions=QUESTIONS)).text
    assert ".key { break-before: page; }" in page
    assert _Reader(page).top.all("section", **{"class": "key"})


def test_links_lead_to_the_sources() -> None:
    source = Source(title="Shots", url="https://seats.example/?a=1&b=2")
    question = Text(id="a", question="Who?", answer="Ani", source=source)
    [link] = _key(question).all("a")
    assert (link.attributes["href"], link.text) == (source.url, source.url)


# For readers of screens


def test_every_room_for_an_answer_has_a_name() -> None:
    sheet = _sheet(*QUESTIONS)
    in_labels = [found for label in sheet.all("label") for found in label.all("input")]
    assert len(in_labels) == len(sheet.all("input"))
    assert all(label.text.strip() for label in sheet.all("label"))


def test_groups_are_named_by_the_headings_of_their_questions() -> None:
    sheet = _sheet(*QUESTIONS)
    headings = {
        each.attributes["id"]: each.text for each in sheet.all("h3") if "id" in each.attributes
    }
    groups = [each.attributes["aria-labelledby"] for each in sheet.all(role="group")]
    assert len(set(groups)) == len(groups) == 5
    assert all(group in headings for group in groups)
    assert "Who edited Anora?" in headings["question-1"]


def test_headings_have_no_gap_between_their_levels() -> None:
    levels = [
        int(each.name[1]) for each in _sheet(*QUESTIONS).all() if re.fullmatch("h[1-6]", each.name)
    ]
    assert levels == [1, 2, *[3] * len(QUESTIONS), 2, *[3] * len(QUESTIONS)]


@for_each(
    ("language", "shown"),
    [("", "en"), ("de", "de"), ("pt-BR", "pt-BR"), ("Klingon, mostly", "en"), ('d"', "en")],
)
def test_language_is_the_one_of_the_pack(language: str, shown: str) -> None:
    sheet = _sheet(FILM, language=language)
    assert sheet.all("html")[0].attributes["lang"] == shown
    assert sheet.all("h2")[0].all("span", lang="en")[0].text == "Questions"


def test_a_snippet_is_code_with_its_lines() -> None:
    code = "for x in y:\n\tprint(x < 3)\n\n    <b>"
    asked = [replace(each, snippet=Snippet(code, "python")) for each in QUESTIONS]
    assert [each.text for each in _questions(*asked).all("pre")] == [code] * len(asked)
    assert _key(*asked).all("pre") == []


@for_each(("language", "shown"), [("python", ["language-python"]), ("text", [])])
def test_a_snippet_names_its_language_if_it_has_one(language: str, shown: list[str]) -> None:
    asked = replace(QUESTIONS[0], snippet=Snippet("print()", language))
    [code] = _questions(asked).all("code")
    assert [code.attributes[name] for name in code.attributes if name == "class"] == shown
