"""A pack takes over what is new in a file, and keeps what the file can't hold."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from anora_quiz.packs.formats.anki import AnkiTsv
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.gift import Gift
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.packs.updating.update import Update, compare
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Right, Snippet, Source, Wrong
from tests.cases import for_each
from tests.samples import QUESTIONS

HEADER = Header(id="films", title="My films", about="By hand", tags=("film",))
OLD = Text(id="who", question="Who is it?", answer="Ani")


def packed(*questions: Question) -> Pack:
    return Pack(path=Path("films.yaml"), header=HEADER, questions=questions)


def updated(
    old: Question | Pack, *new: Question, own: bool = True, keeps_removed: bool = False
) -> Update:
    own_ids = frozenset(question.id for question in new) if own else frozenset()
    pack = old if isinstance(old, Pack) else packed(old)
    header = replace(pack.header, id="x", title="X")
    imported = Imported(header, new, len(new), (), own_ids)
    return compare(pack, imported, keeps_removed=keeps_removed)


def only(update: Update) -> Question:
    (question,) = update.questions
    return question


def lines(update: Update) -> list[str]:
    return [line for change in update.changed for line in change.lines]


def test_added_changed_removed_and_unchanged_questions_are_told_apart() -> None:
    same, gone = (replace(OLD, id=name, question=f"{name}?") for name in ("same", "gone"))
    update = updated(
        packed(OLD, same, gone), same, replace(OLD, answer="Igor"), replace(OLD, id="n")
    )
    assert [question.id for question in update.questions] == ["same", "who", "n"]
    assert [question.id for question in update.added] == ["n"]
    assert [question.id for question in update.removed] == ["gone"]
    assert lines(update) == ["answer: “Ani” → “Igor”"]
    assert (update.unchanged, update.is_empty) == (1, False)


def test_nothing_changes_where_all_is_the_same() -> None:
    update = updated(packed(*QUESTIONS), *QUESTIONS)
    assert update.questions == QUESTIONS
    assert (update.changed, update.unchanged) == ((), len(QUESTIONS))


def test_questions_that_the_file_no_longer_has_can_be_kept() -> None:
    own = replace(OLD, id="own", question="Mine?")
    update = updated(packed(own, OLD), OLD, keeps_removed=True)
    assert update.questions == (OLD, own)
    assert update.removed == ()


def test_questions_that_were_skipped_may_be_among_those_removed() -> None:
    imported = Imported(HEADER, (), found=2)
    assert compare(packed(OLD), imported).notes[0].startswith("2 questions in the file skipped")
    assert compare(packed(OLD), imported, keeps_removed=True).notes == ()


def test_the_header_of_the_pack_stays_and_gets_what_it_lacks() -> None:
    imported = Imported(Header(id="x", title="X", author="Ani"), (OLD,), 1)
    update = compare(packed(OLD), imported)
    assert update.header == replace(HEADER, author="Ani")
    assert update.notes == ("the pack's author added: “Ani”",)
    assert not update.is_empty


def test_question_is_known_by_its_text_keeps_its_id_and_that_is_told() -> None:
    update = updated(OLD, replace(OLD, id="other", question="Who is itt?"))
    assert only(update).id == "who"
    assert update.notes == ("kept the id “who”; the file has “other”",)
    assert updated(OLD, replace(OLD, id="other"), own=False).notes == ()


def test_added_question_never_gets_the_id_of_a_removed_one() -> None:
    update = updated(OLD, replace(OLD, question="Where did they meet, and when?"), own=False)
    assert only(update).id == "who-2"
    assert update.notes == ("changed the id “who” to “who-2”: “who” is taken",)


def test_ids_that_were_only_renumbered_are_warned_of() -> None:
    old = [replace(OLD, id=str(number), question=f"Who is {number}?") for number in (1, 2, 3)]
    new = [replace(each, id=str(int(each.id) + 1)) for each in old]
    (note,) = updated(packed(*old), *new).notes
    assert note.startswith("2 questions had different ids before (first: 2)")


class TestFields:
    full = Text(
        id="who",
        question="Who is it?",
        answer="Ani",
        difficulty=Difficulty.HARD,
        hint="A",
        explanation="So.",
        tags=("x",),
        accept=("Anora",),
        reject=(Rejected("Ina", "No."),),
        source=Source(title="Notes"),
    )

    def test_what_no_question_of_the_file_fills_is_kept(self) -> None:
        update = updated(self.full, replace(OLD, question="Who is she?"))
        assert only(update) == replace(self.full, question="Who is she?")
        assert lines(update) == ["question: “Who is it?” → “Who is she?”"]

    def test_what_some_question_of_the_file_fills_is_the_file_s(self) -> None:
        other = replace(OLD, id="other", question="?", hint="B", explanation="For.")
        update = updated(self.full, OLD, other)
        assert update.questions[0] == replace(self.full, hint="", explanation="")
        assert lines(update) == ["hint removed: “A”", "explanation removed: “So.”"]

    def test_spellings_of_another_answer_go(self) -> None:
        asked = only(updated(self.full, replace(OLD, answer="Igor")))
        assert isinstance(asked, Text)
        assert (asked.answer, asked.accept, asked.reject) == ("Igor", (), ())
        assert asked.hint == "A"

    def test_reasons_stay_with_their_options(self) -> None:
        old = Choice(
            id="who",
            question="Who?",
            answer=Right("Ani", last=True),
            wrong=(Wrong("Igor", "He drives."), Wrong("Toros", "No.", last=True)),
        )
        new = replace(old, answer="Ani", wrong=(Wrong("Vanya"), Wrong("Toros")))
        asked = only(updated(old, new))
        assert asked == replace(old, wrong=(Wrong("Vanya"), Wrong("Toros", "No.", last=True)))
        given = replace(new, wrong=(Wrong("Vanya", "He runs."), Wrong("Toros")))
        assert only(updated(old, given)) == replace(
            given, answer=old.answer, wrong=(given.wrong[0], Wrong("Toros", last=True))
        )

    def test_spellings_of_blanks_are_kept(self) -> None:
        old = Blanks(id="who", question="___ won ___", answers=(("Anora", "Ani"), ("it",)))
        new = replace(old, question="___ won ___.", answers=(("Anora",), ("it",)))
        assert only(updated(old, new)) == replace(old, question="___ won ___.")

    def test_unit_is_kept_unless_the_number_changes(self) -> None:
        old = Number(id="who", question="How many?", answer=Decimal(37), unit="days")
        new = replace(old, unit="", question="How many days?")
        assert only(updated(old, new)) == replace(old, question="How many days?")
        assert only(updated(old, replace(new, answer=Decimal(38)))).solution() == ("38",)

    def test_source_of_the_pack_is_not_a_change(self) -> None:
        source = Source(title="Notes")
        pack = replace(
            packed(replace(OLD, source=source)), header=replace(HEADER, source=source, author="A")
        )
        cited = replace(OLD, id="b", question="?", source=Source(title="Book"))
        assert updated(pack, OLD, cited).changed == ()

    def test_what_would_be_wrong_together_is_the_file_s(self) -> None:
        old = replace(OLD, accept=("Anora",))
        update = updated(old, replace(OLD, answer="ani", question="Anora|Ani?"))
        assert not any(not fault.is_warning for fault in only(update).faults())


class TestKinds:
    choice = Choice(id="who", question="Who?", answer="Ani", wrong=(Wrong("Igor"),))

    def test_options_that_were_added_to_a_typed_answer_stay(self) -> None:
        new = Text(id="who", question="Who is it?", answer="Ani")
        assert only(updated(self.choice, new)) == replace(self.choice, question="Who is it?")
        assert only(updated(self.choice, replace(new, answer="Anora"))) == replace(
            self.choice, question="Who is it?", answer="Anora"
        )

    def test_options_that_the_file_could_hold_go(self) -> None:
        new = Text(id="who", question="Who?", answer="Ani")
        update = updated(self.choice, new, replace(self.choice, id="b", question="Where?"))
        assert update.questions[0] == new

    def test_number_stays_one_if_the_answer_is_the_same(self) -> None:
        old = Number(id="who", question="How many?", answer=Decimal(37), unit="days")
        same = Text(id="who", question="How many days?", answer="37")
        assert only(updated(old, same)) == replace(old, question="How many days?")
        assert only(updated(old, replace(same, answer="forty"))).kind == "text"

    def test_kind_of_the_file_comes_if_it_says_more(self) -> None:
        assert only(updated(OLD, replace(self.choice, question="Who is it?"))).kind == "choice"

    def test_cards_of_all_kinds_come_back_from_anki_unchanged(self) -> None:
        pack = packed(*QUESTIONS)
        text = AnkiTsv().write(pack).text.replace("Who edited Anora?", "Who cut Anora?")
        update = compare(pack, AnkiTsv().read(text, HEADER))
        assert lines(update) == ["question: “Who edited Anora?” → “Who cut Anora?”"]
        assert [question.id for question in update.questions] == [each.id for each in QUESTIONS]


def test_titles_of_gift_keep_ids_when_the_questions_change() -> None:
    old = Gift().read("::Unit 1/Map::Who drew it? {=Ani}", HEADER)
    pack = packed(*old.questions)
    new = Gift().read("New? {T}\n\n::Unit 1/Map::Which hand made this? {=Igor}", HEADER)
    update = compare(pack, new)
    assert [question.id for question in update.questions] == ["new", "unit-1-map"]
    assert lines(update) == [
        "question: “Who drew it?” → “Which hand made this?”",
        "answer: “Ani” → “Igor”",
    ]


def test_snippet_that_ends_a_question_in_gift_is_not_part_of_it() -> None:
    old = replace(OLD, snippet=Snippet("if x:\n    y"))
    pack = packed(old, replace(OLD, id="b", question="Where?"))
    update = compare(pack, Gift().read(Gift().write(pack).text, HEADER))
    assert update.is_empty


@for_each(
    ("old", "new", "line"),
    [
        ("a\n b", "a\n c", "question: “a b” → “a c”"),
        ("x" * 100, f"{'x' * 100}?", f"question: “…{'x' * 20}” → “…{'x' * 20}?”"),
        ("a" * 100, "b" * 100, f"question: “{'a' * 60}…” → “{'b' * 60}…”"),
    ],
)
def test_lines_on_changes_are_short(old: str, new: str, line: str) -> None:
    update = updated(replace(OLD, question=old), replace(OLD, question=new))
    assert lines(update) == [line]
