"""A quiz sheet has the questions first, then the answers, and no text becomes markup."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from anora_quiz.packs.formats.markdown import Markdown
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.options import is_code
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Snippet, Source, Wrong
from tests.cases import for_each
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, QUESTIONS, WINS

# With tables and strikethrough, which many sites add to common Markdown.
_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _pack(*questions: Question, title: str = "Seats", about: str = "") -> Pack:
    header = Header(id="seats", title=title, about=about)
    return Pack(path=Path("seats.yaml"), header=header, questions=questions)


def _sheet(*questions: Question) -> str:
    return Markdown().write(_pack(*questions)).text


def _parts(*questions: Question) -> tuple[str, str]:
    """Return the questions and the answers of a sheet, as rendered."""
    texts = _texts(_sheet(*questions))
    answers = texts.index("Answers")
    return "\n".join(texts[:answers]), "\n".join(texts[answers:])


def _texts(sheet: str) -> list[str]:
    """Return the text of each paragraph and heading, as a reader of Markdown sees it."""
    return ["".join(_seen(token)) for token in _READER.parse(sheet) if token.type == "inline"]


def _seen(token: Token) -> list[str]:
    return [child.content for child in token.children or []]


def _marks(sheet: str) -> list[str]:
    """Return everything that a reader of Markdown takes for markup."""
    found: list[str] = []
    for token in _READER.parse(sheet):
        found.append(f"{token.type} {token.tag} {token.level} {token.attrs}")
        found += (child.type for child in token.children or [] if child.type != "text")
        # Text with escapes comes in several pieces, whose number does not matter.
    return [mark for mark in found if mark != "text_special"]


def _options(part: str) -> list[str]:
    return [line.strip().removeprefix("- ") for line in part.splitlines() if "   - " in line]


def _asked_part(*questions: Question) -> str:
    return _sheet(*questions).split("## Answers")[0]


# Code

_CODE = "for x in y:\n\tprint('`x` ````')\n\n````\n    ```\n# done"


def _blocks(part: str) -> list[tuple[str, str]]:
    return [(each.info, each.content) for each in _READER.parse(part) if each.type == "fence"]


def test_a_snippet_is_a_block_of_code_in_its_language() -> None:
    asked = [replace(each, snippet=Snippet(_CODE, "c++")) for each in QUESTIONS]
    assert _blocks(_asked_part(*asked)) == [("c++", f"{_CODE}\n")] * len(asked)


def test_code_in_options_is_a_block_below_its_label() -> None:
    pairs = replace(CAST, pairs=((_CODE, "b"), ("c", _CODE)), decoys=())
    for asked in (replace(EDITOR, answer=_CODE), pairs):
        assert {code for _, code in _blocks(_asked_part(asked))} == {f"{_CODE}\n"}


# Texts stay texts


_MARKUP = (
    *("# Heading", "## Heading", "Heading\n===", "Heading\n---", "---", "***", "___", "- - -"),
    *("*bold*", "**bold**", "_it_", "__bold__", "~~gone~~", "`code`", "```\ncode\n```", "~~~\nx"),
    *("[a](https://example.org)", "![a](b.png)", "[a]: https://example.org", "[a][b]", "[^1]"),
    *("<https://example.org>", "<b>bold</b>", "<!-- gone -->", "<script>", "<br/>", "<?php ?>"),
    *("1. one", "2) two", "- one", "+ one", "* one", "- [ ] task", "> quote", "    code", "\tcode"),
    *("one\n\ntwo", "one  \ntwo", "one\\\ntwo", "one\u2028two", "one\x85two", "\\", "a\\", "\\*"),
    *(
        "| a | b |\n|---|---|\n| 1 | 2 |",
        ": one",
        "=",
        "^1^",
        "$x$",
        "C#",
        "100 %",
        "“Ani”",
        "a_b_c",
    ),
    *("* Ani *", "Ani**", "**", "(a)", "!", "&#42;", "![", "]("),
)


def _of_each_kind(text: str) -> tuple[Question, ...]:
    """Return a question of each kind, with ``text`` in each of its texts."""
    rest = {
        "question": text,
        "hint": text,
        "explanation": text,
        "disputed": text,
        "source": Source(title=text, publisher=text),
    }
    made: list[Question] = [
        Choice(id="a", question="", answer=text, wrong=(Wrong(f"{text} b", text),)),
        Multiple(
            id="b", question="", answers=(text, f"{text} b"), wrong=(Wrong(f"{text} c", text),)
        ),
        TrueFalse(id="c", question="", answer=True),
        Text(id="d", question="", answer=text),
        Number(id="e", question="", answer=Decimal(-1), unit=text),
        Order(id="f", question="", items=(text, f"{text} b")),
        Match(id="g", question="", pairs=((text, text), (f"{text} b", f"{text} b")), decoys=("c",)),
    ]
    return tuple(replace(question, **rest) for question in made)  # type: ignore[arg-type]


@cache
def _plain_marks() -> list[str]:
    plain = _pack(*_of_each_kind("plain"), title="plain", about="plain")
    return _marks(Markdown().write(plain).text)


@for_each("text", _MARKUP)
def test_no_text_of_a_pack_becomes_markup(text: str) -> None:
    pack = _pack(*_of_each_kind(text), title=text, about=text)
    assert _marks(Markdown().write(pack).text) == _plain_marks()


@for_each("text", _MARKUP)
def test_text_is_read_as_it_was_written_on_one_line(text: str) -> None:
    texts = _texts(Markdown().write(_pack(CONSULTANT, title=text)).text)
    assert texts[0] == " ".join(text.split())


@for_each("text", ["AT&amp;T", "&lt;b&gt;", "&copy;", "&nbsp;"])
def test_name_of_a_character_is_read_as_it_was_written(text: str) -> None:
    assert _texts(Markdown().write(_pack(CONSULTANT, title=text)).text)[0] == text


_ANY = st.text(
    st.one_of(
        st.sampled_from("\n\t\x85\u2028 #*_`[]()<>!-+.|~\\=:1a\"'&^$"),
        st.characters(exclude_categories=["Cc", "Cs"]),
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() != "" and not is_code(f"{text} b"))


@given(text=_ANY)
def test_any_text_is_read_as_it_was_written_and_is_not_markup(text: str) -> None:
    sheet = Markdown().write(_pack(*_of_each_kind(text), title=text, about=text)).text
    assert _marks(sheet) == _plain_marks()
    assert _texts(sheet)[:2] == [" ".join(text.split())] * 2


# The sheet of questions


def test_questions_are_numbered_and_come_with_their_difficulty() -> None:
    part, _ = _parts(EDITOR, replace(DAYS, spoiler=True))
    assert "Who edited Anora? (easy)\n" in part
    assert "How many days in New York? (hard) (spoiler)" in part
    assert _READER.render(_sheet(EDITOR, DAYS)).count("<ol>") == 2


def test_all_options_are_below_the_question() -> None:
    assert sorted(_options(_asked_part(EDITOR))) == ["Alex Coco", "Drew Daniels", "Sean Baker"]
    assert sorted(_options(_asked_part(FILMS))) == ["Anora", "Red Rocket", "Tangerine"]
    assert len(_options(_asked_part(WINS))) == 4


def test_both_sides_of_pairs_are_below_the_question() -> None:
    options = _options(_asked_part(CAST))
    assert sorted(option.partition(": ")[2] for option in options) == [
        *("Ani", "Igor", "Mikey Madison", "Toros", "Yura Borisov")
    ]
    assert [option.partition(": ")[0] for option in options] == ["1", "2", "a", "b", "c"]


def test_hint_is_with_the_question() -> None:
    part, _ = _parts(replace(CONSULTANT, hint="She wrote a memoir."))
    assert "Hint: She wrote a memoir." in part


def test_typed_answers_reasons_disputes_and_sources_are_not_given_away() -> None:
    part, _ = _parts(EDITOR, CONSULTANT, DAYS)
    for text in ("Werhun", "37", "35", "He produced it", "cuts his own films", "IndieWire"):
        assert text not in part


def _numbered(count: int, kind: str) -> list[Question]:
    if kind == "choice":
        return [
            Choice(
                id=f"q{number}",
                question="Who?",
                answer="right",
                wrong=(Wrong("one"), Wrong("two"), Wrong("three")),
            )
            for number in range(count)
        ]
    return [
        Order(id=f"q{number}", question="Which first?", items=("right", "one", "two", "three"))
        for number in range(count)
    ]


@for_each("kind", ["choice", "order"])
def test_right_option_is_in_every_position(kind: str) -> None:
    options = _options(_asked_part(*_numbered(40, kind)))
    places = [options[start : start + 4].index("right") for start in range(0, 160, 4)]
    assert set(places) == {0, 1, 2, 3}


def test_right_options_do_not_come_first() -> None:
    many = [replace(WINS, id=f"q{number}") for number in range(40)]
    options = _options(_asked_part(*many))
    right = [
        tuple(option in WINS.answers for option in options[start : start + 4])
        for start in range(0, 160, 4)
    ]
    assert len(set(right)) == 6


def test_partners_are_not_in_the_order_of_the_pairs() -> None:
    many = [replace(CAST, id=f"q{number}") for number in range(40)]
    lines = _options(_asked_part(*many))
    partners = dict(CAST.pairs)
    fits = [
        partners[lines[start].partition(": ")[2]] == lines[start + 2].partition(": ")[2]
        for start in range(0, 200, 5)
    ]
    assert 0 < fits.count(True) < 30


def test_options_have_the_same_order_whatever_is_beside_the_question() -> None:
    alone = _options(_asked_part(EDITOR))
    assert _options(_asked_part(WINS, EDITOR))[4:] == alone


@for_each("count", [9, 10, 101])
def test_options_belong_to_their_question(count: int) -> None:
    tokens = _READER.parse(_sheet(*_numbered(count, "choice")))
    lists = [token.level for token in tokens if token.type == "bullet_list_open"]
    assert len(lists) == count
    assert min(lists) > 0


def test_all_partners_of_many_pairs_are_below_the_question() -> None:
    pairs = tuple((f"left {number}", f"right {number}") for number in range(28))
    options = _options(_asked_part(Match(id="a", question="Who?", pairs=pairs)))
    assert len(options) == 56
    assert [option.partition(": ")[0] for option in options[-3:]] == ["z", "aa", "ab"]


# The sheet of answers


def test_every_answer_is_after_the_questions() -> None:
    _, part = _parts(*QUESTIONS)
    for answer in (
        "Sean Baker",
        "Best Picture; Best Director",
        "True",
        "Andrea Werhun",
        "37 days",
        "Tangerine, then Red Rocket, then Anora",
        "Mikey Madison: Ani; Yura Borisov: Igor",
    ):
        assert f"\n{answer}" in part


def test_answers_have_the_numbers_of_their_questions() -> None:
    questions, answers = _sheet(*QUESTIONS).split("## Answers")
    numbers = [re.findall(r"^(\d+)\. ", part, re.MULTILINE) for part in (questions, answers)]
    assert numbers[0] == numbers[1] == [str(number) for number in range(1, len(QUESTIONS) + 1)]


def test_reasons_explanations_disputes_and_sources_are_with_the_answers() -> None:
    _, part = _parts(EDITOR, DAYS)
    assert "Baker cuts his own films." in part
    assert "Source: IndieWire, 2024" in part
    assert "Alex Coco: He produced it." in part
    assert "Disputed: A fan essay says 35." in part


def test_reasons_of_multiple_are_with_the_answers() -> None:
    wins = replace(WINS, wrong=(Wrong("Best Score", "Not even named."), Wrong("Best Sound")))
    _, part = _parts(wins)
    assert "Best Score: Not even named." in part


def test_web_address_of_a_source_is_with_the_answer() -> None:
    url = "https://example.org/a_b"
    _, part = _parts(replace(CONSULTANT, source=Source(url=url)))
    assert f"Source: {url}\n" in f"{part}\n"
    _, part = _parts(replace(CONSULTANT, source=Source(title="Diary", year=2024, url=url)))
    assert f"Source: Diary, 2024, {url}" in part


# The whole


def test_title_and_description_open_the_sheet() -> None:
    text = Markdown().write(_pack(EDITOR, title="Seats: a quiz", about="By an\nusher")).text
    assert _texts(text)[:3] == ["Seats: a quiz", "By an usher", "Questions"]


def test_export_counts_its_questions_and_notes_what_it_leaves_out() -> None:
    exported = Markdown().write(_pack(*QUESTIONS, replace(FILM, id="b", tags=("oscars",))))
    assert exported.count == len(QUESTIONS) + 1
    assert [(note.question, note.message.partition(": ")[2]) for note in exported.notes] == [
        ("", "question ids"),
        ("b", "tags"),
    ]


def test_fields_that_a_pack_does_not_have_are_not_noted_as_left_out() -> None:
    [note] = Markdown().write(_pack(*QUESTIONS)).notes
    assert note.message.partition(": ")[2] == "question ids"


def test_header_of_the_pack_is_above_the_questions() -> None:
    header = Header(
        id="seats", title="Seats", author="Ani_M", language="en", license="CC0", version="1.10"
    )
    sheet = Markdown().write(Pack(path=Path("a.yaml"), header=header, questions=(EDITOR,))).text
    header_lines = ["Author: Ani_M", "Language: en", "License: CC0", "Version: 1.10"]
    assert _texts(sheet)[:6] == ["Seats", *header_lines, "Questions"]


def test_accepted_spellings_and_tolerance_are_with_the_answers() -> None:
    questions, answers = _parts(CONSULTANT, replace(DAYS, tolerance=Decimal("1.50")))
    assert "Also accepted: Werhun" in answers
    assert "Anything from 35.5 to 38.5 days counts" in answers
    assert not any(text in questions for text in ("Werhun", "1.5"))


def test_rejected_answers_are_told_with_their_reasons() -> None:
    rejected = (Rejected("Andrea Arnold", "Another Andrea."), Rejected("Wehrun"))
    questions, answers = _parts(replace(CONSULTANT, reject=rejected))
    assert "Not accepted: Andrea Arnold (Another Andrea.); Wehrun" in answers
    assert "Arnold" not in questions


def test_blanks_are_solved_with_what_is_also_right() -> None:
    accepted = (("Palme d'Or", "Palme"), ("Cannes",))
    asked = Blanks(id="prize", question="The ___ in ___.", answers=accepted)
    questions, answers = _parts(asked)
    assert "The ___ in ___." in questions
    assert "Palme d'Or; Cannes\nAlso accepted: Palme" in answers


def test_difficulty_of_each_question_is_noted() -> None:
    part, _ = _parts(*(replace(CONSULTANT, id=level, difficulty=level) for level in Difficulty))
    assert re.findall(r"\((easy|medium|hard)\)", part) == ["easy", "medium", "hard"]
