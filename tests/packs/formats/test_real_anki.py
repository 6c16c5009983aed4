"""Anki itself reads what is exported, and what it exports is read: with its own library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.packs.formats.anki import AnkiTsv
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question, Snippet
from tests.samples import EDITOR, QUESTIONS

pytestmark = pytest.mark.thorough

_HEADER = Header(id="films", title="Films", tags=("film",))
_SIGNS = Text(
    id="signs",
    question='#1: "Wie heißt\n<b> & {{c1::x}}\t[sound:a.mp3] &lt;?',
    answer="Änne & Söhne\n<i>",
    explanation='It\'s "so".\n\n<hr> ends.\n',
    tags=("Größe", "x-y"),
    snippet=Snippet("if <x>:\n\ty = '&'\n", "c++"),
)
_SCHEDULE = ("did", "due", "ivl", "reps", "factor", "type", "queue")


class _Anki:
    """A new collection of Anki whose user speaks ``language``."""

    def __init__(self, folder: Path, language: str) -> None:
        anki: Any = pytest.importorskip(
            "anki.collection", reason="needs Anki's library: pip install anki"
        )
        pytest.importorskip("anki.lang").set_lang(language)
        self._request = anki.ImportCsvRequest
        self._file = folder / "notes.txt"
        self.collection = anki.Collection(str(folder / "collection.anki2"))

    def take(self, *questions: Question) -> dict[str, int]:
        """Import the export of a pack with ``questions``, and count what happened to notes."""
        pack = Pack(path=Path("films.yaml"), header=_HEADER, questions=questions)
        self._file.write_text(AnkiTsv().write(pack).text, encoding="utf-8", newline="\n")
        path = str(self._file)
        metadata = self.collection.get_csv_metadata(path=path, delimiter=None)
        log = self.collection.import_csv(self._request(path=path, metadata=metadata)).log
        counts = {field.name: getattr(log, field.name) for field, _ in log.ListFields()}
        return {name: len(notes) for name, notes in counts.items() if not isinstance(notes, int)}

    def notes(self) -> dict[str, Any]:
        """Return all notes by their guids."""
        found = map(self.collection.get_note, self.collection.find_notes(""))
        return {note.guid: note for note in found}

    def given(self, **options: bool) -> Imported:
        """Return what is read of all notes as Anki exports them."""
        path = self._file.with_name("export.txt")
        wanted = dict.fromkeys(("with_tags", "with_deck", "with_notetype", "with_guid"), True)
        settings = {"with_html": True, **wanted, **options}
        self.collection.export_note_csv(out_path=str(path), limit=None, **settings)
        text = path.read_text(encoding="utf-8")
        assert AnkiTsv().looks_like(text, path.name)
        return AnkiTsv().read(text, Header(id="x", title="X"))


@pytest.fixture(params=["en", "de", "ja"])
def anki(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[_Anki]:
    """Return an empty collection, which has other names for its fields in each language."""
    opened = _Anki(tmp_path, request.param)
    yield opened
    opened.collection.close()


def test_each_question_is_a_note_with_one_card(anki: _Anki) -> None:
    assert anki.take(*QUESTIONS) == {"new": len(QUESTIONS)}
    notes = anki.notes()
    assert list(notes) == [f"films/{question.id}" for question in QUESTIONS]
    for note in notes.values():
        assert len(note.cards()) == 1
        assert all(note.fields)


def test_front_and_back_are_the_first_two_fields_in_any_language(anki: _Anki) -> None:
    anki.take(EDITOR)
    (note,) = anki.notes().values()
    front, back = note.fields
    assert front.startswith("Who edited Anora?<br>- ")
    assert back == "Sean Baker<hr>Baker cuts his own films."
    (card,) = note.cards()
    assert "Baker cuts his own films." in card.answer()
    assert note.tags == ["film"]


def test_special_characters_survive_in_both_directions(anki: _Anki) -> None:
    anki.take(_SIGNS)
    (note,) = anki.notes().values()
    assert "<br>&lt;b&gt; &amp; {{c1::x}}" in note.fields[0]
    assert {*note.tags} == {*_SIGNS.tags, "film"}
    imported = anki.given()
    (back,) = imported.questions
    assert back == replace(_SIGNS, tags=tuple(note.tags))


def test_corrected_question_changes_its_card_and_keeps_the_schedule(anki: _Anki) -> None:
    anki.take(*QUESTIONS)
    scheduler = anki.collection.sched
    (new,) = anki.notes()[f"films/{QUESTIONS[0].id}"].cards()
    anki.collection.decks.select(new.did)  # Films, which older versions don't make
    card = scheduler.getCard()
    scheduler.answerCard(card, 4)
    studied = anki.collection.get_card(card.id)
    assert (studied.reps, studied.note().guid) == (1, f"films/{QUESTIONS[0].id}")
    before = [getattr(studied, name) for name in _SCHEDULE]
    corrected = replace(QUESTIONS[0], question="Who cut Anora?", explanation="He did.")
    assert "new" not in anki.take(corrected, *QUESTIONS[1:])
    notes = anki.notes()
    assert len(notes) == len(QUESTIONS)
    (after,) = notes[f"films/{corrected.id}"].cards()
    assert (after.id, after.note().fields[0][:14]) == (card.id, "Who cut Anora?")
    assert [getattr(after, name) for name in _SCHEDULE] == before


def test_two_packs_may_ask_the_same(anki: _Anki) -> None:
    anki.take(_SIGNS)
    assert anki.take(replace(_SIGNS, id="others", answer="x")) == {"new": 1}
    assert len(anki.notes()) == 2


@pytest.mark.parametrize("has_html", [True, False])
def test_what_anki_exports_comes_back_with_ids(anki: _Anki, *, has_html: bool) -> None:
    anki.take(*QUESTIONS)
    imported = anki.given(with_html=has_html)
    assert [question.id for question in imported.questions] == [each.id for each in QUESTIONS]
    assert imported.own_ids == {each.id for each in QUESTIONS}
    assert all("hard to type" in note.message for note in imported.notes)
    if has_html:
        explained = [question.explanation for question in imported.questions]
        assert explained == [each.explanation for each in QUESTIONS]


def test_clozes_of_anki_come_back_as_blanks(anki: _Anki) -> None:
    collection = anki.collection
    kinds = [collection.models.get(each.id) for each in collection.models.all_names_and_ids()]
    cloze = next(kind for kind in kinds if kind["type"] == 1 and len(kind["flds"]) == 2)
    note = collection.new_note(cloze)
    note.fields = ["{{c1::Anora}} won the {{c2::Palme d'Or::prize}} in {{c1::2024}}.", "At Cannes"]
    note.guid = "b%T&c/1"
    collection.add_note(note, collection.decks.id("Films"))
    first, second = anki.given().questions
    assert (first.kind, first.question) == ("blanks", "_____ won the Palme d'Or in _____.")
    assert (first.solution(), first.explanation) == (("Anora", "2024"), "At Cannes")
    assert (second.question, second.hint) == ("Anora won the _____ in 2024.", "prize")
    assert [first.id, second.id] == ["b-t-c-1-1", "b-t-c-1-2"]
