"""Words become tags in the same way in every format."""

from anora_quiz.packs.formats.csv_tables import Csv
from anora_quiz.packs.formats.gift import Gift
from anora_quiz.packs.formats.opentdb import OpenTDB
from anora_quiz.packs.formats.tags import tag_of
from anora_quiz.packs.pack import Header
from tests.cases import for_each

_TAGS = {
    "oscars": "oscars",
    "Film_1.a": "Film_1.a",
    "Film Noir": "film-noir",
    "cafe\u0301": "café",
    "« Café »": "café",
    "日本": "日本",
    "!": "",
}


@for_each(("words", "tag"), _TAGS.items())
def test_words_become_a_tag(words: str, tag: str) -> None:
    assert tag_of(words) == tag


@for_each("words", ["oscars", "Film Noir", "cafe\u0301", "« Café »", "!"])
def test_formats_make_the_same_tags_and_notes(words: str) -> None:
    header = Header(id="x", title="X")
    gift = Gift().read(f"// [tag:{words}]\nWho? {{=Ani}}\n", header)
    table = Csv().read(f"question,answer,tags\nWho?,Ani,{words}\n", header)
    assert gift.questions[0].tags == table.questions[0].tags == (_TAGS[words],) * bool(_TAGS[words])
    assert [note.message for note in gift.notes] == [note.message for note in table.notes]
    assert len(gift.notes) == (words != _TAGS[words])


def test_category_becomes_a_tag_in_lower_case() -> None:
    text = '[{"question": "Who?", "correct_answer": "Ani", "category": "%s"}]'
    for category, tag in (("History", "history"), ("Entertainment: Film", "entertainment-film")):
        [question] = OpenTDB().read(text % category, Header(id="x", title="X")).questions
        assert question.tags == (tag,)


def test_tags_beyond_a_hundred_are_left_out_with_a_note() -> None:
    header = Header(id="x", title="X")
    labels = " ".join(f"[tag:t{number}]" for number in range(101))
    imported = Gift().read(f"// {labels}\nWho? {{=Ani}}\n", header)
    assert len(imported.questions[0].tags) == len(set(imported.questions[0].tags)) == 100
    assert [note.message for note in imported.notes] == ["left out tags: more than 100"]
