"""What was chosen for the newest round, and who has played."""

from dataclasses import replace

from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.setup import Setup
from anora_quiz.records import history, saved
from anora_quiz.records.history import Chosen
from anora_quiz.records.store import Store
from tests.records.builders import LEFT_OUT, begin
from tests.samples import EDITOR, FILM, right, round_of

_MODES = ("classic", "blitz")


def _named(*players: str) -> Round:
    return replace(round_of(EDITOR, FILM, players=players), is_named=True)


def test_nothing_was_chosen_before_the_first_round(store: Store) -> None:
    assert history.last_chosen(store, _MODES) is None
    assert history.known_players(store, 20) == []


def test_what_was_chosen_last_is_that_of_the_newest_round_that_was_begun(store: Store) -> None:
    begin(store, _named("Ani", "Igor"), right(EDITOR))
    setup = Setup(
        packs=("a", "b"),
        titles=("A", "B"),
        selection=Selection(difficulties=(Difficulty.HARD,), kinds=("choice",), tags=("crew",)),
        seed=7,
        count=20,
        timer=30,
    )
    begin(store, replace(_named("Zoë"), mode=Blitz(), setup=setup))
    assert history.last_chosen(store, _MODES) == Chosen("blitz", setup, ("Zoë",))
    saved.discard(store, 2)
    assert history.last_chosen(store, _MODES) == Chosen("blitz", setup, ("Zoë",))


def test_rounds_of_other_modes_were_not_chosen(store: Store) -> None:
    begin(store, _named("Ani"), right(EDITOR))
    begin(store, replace(_named("Igor"), mode=Practice()))
    chosen = history.last_chosen(store, _MODES)
    assert chosen is not None
    assert chosen.players == ("Ani",)


def test_rounds_from_a_code_were_not_chosen(store: Store) -> None:
    begin(store, _named("Ani"), right(EDITOR))
    coded = _named("Igor")
    begin(store, replace(coded, setup=replace(coded.setup, is_from_code=True)))
    chosen = history.last_chosen(store, _MODES)
    assert chosen is not None
    assert chosen.players == ("Ani",)


def test_a_round_that_nobody_was_named_for_has_no_players(store: Store) -> None:
    begin(store, round_of(EDITOR))
    chosen = history.last_chosen(store, _MODES)
    assert chosen is not None
    assert chosen.players == ()
    assert history.known_players(store, 20) == []


def test_a_setup_that_cannot_be_read_is_told_and_the_one_before_is_taken(
    store: Store, warnings: list[str]
) -> None:
    begin(store, _named("Ani"))
    for number, setup in enumerate(("{}", "5"), start=2):
        begin(store, _named("Igor"))
        with store.writing() as database:
            database.execute("UPDATE rounds SET setup = ? WHERE id = ?", (setup, number))
    chosen = history.last_chosen(store, _MODES)
    assert chosen is not None
    assert chosen.players == ("Ani",)
    assert warnings == [LEFT_OUT.replace("round {}", "rounds 2 and 3")]


def test_players_are_known_by_their_newest_rounds(store: Store) -> None:
    for players in (["Ani", "Igor"], ["Zoë"], ["Igor", "Vanya"]):
        begin(store, _named(*players))
    assert history.known_players(store, 20) == ["Igor", "Vanya", "Zoë", "Ani"]
    assert history.known_players(store, 2) == ["Igor", "Vanya"]
