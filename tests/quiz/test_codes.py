import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anora_quiz.quiz.chance import sample, shuffled, stream
from anora_quiz.quiz.codes import (
    MOST_LETTERS,
    CodeError,
    Fingerprint,
    Recipe,
    decode,
    encode,
    fingerprint_of,
    layout,
    short_code,
)
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import OPEN_MODES
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.question import Difficulty, Question
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.setup import Setup
from tests.cases import for_each
from tests.quiz.builders import (
    EASY,
    HARD,
    bare_questions,
    choice,
    every_kind,
    every_mode,
    full_questions,
    identifiers,
    thrifty,
)

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MODE_NAMES = tuple(mode.name for mode in OPEN_MODES)


def pack(name: str, version: int = 0, tags: tuple[str, ...] = ("anora",)) -> Fingerprint:
    """Return the fingerprint of a pack that differs from version to version."""
    digest = stream(version, name).getrandbits(256).to_bytes(32)
    return Fingerprint(id=name, title=name.title(), digest=digest, tags=frozenset(tags))


BANKS = tuple(pack(f"bank-{number}") for number in range(8))
USUAL = Recipe(
    mode="classic",
    seed=4711,
    hand=3,
    count=None,
    timer=None,
    players=1,
    difficulties=(),
    kinds=(),
    tags=(),
    spoilers=(),
    packs=BANKS,
    is_collection=True,
)
OWN = replace(USUAL, packs=(pack("cinema"), pack("geography"), pack("music")), is_collection=False)

# What the codes of the first version were made from; nothing here may change.
FIRST_BANKS = tuple(
    Fingerprint(id=name, title=name, digest=bytes([number]) * 32, tags=frozenset(tags))
    for number, (name, tags) in enumerate(
        [("cast", ("anora", "madison")), ("crew", ("anora",)), ("oscars", ("2025",))]
    )
)
FIRST = Recipe(
    mode="blitz",
    seed=123456,
    hand=2,
    count=15,
    timer=20,
    players=2,
    difficulties=(EASY, HARD),
    kinds=("choice", "text"),
    tags=("2025", "madison"),
    spoilers=("oscars",),
    packs=FIRST_BANKS,
    is_collection=True,
)

TAGS = ("anora", "cast", "crew", "madison", "oscars", "ж", "2025", "a.b", "x_y-z")

fingerprints = st.builds(
    pack,
    identifiers,
    st.integers(0, 2**32),
    st.lists(st.sampled_from(TAGS), max_size=4).map(tuple),
)


def some_of(items: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return tuples of some of ``items`` in their order."""
    listed = list(items)
    return st.lists(st.booleans(), min_size=len(listed), max_size=len(listed)).map(
        lambda chosen: tuple(each for each, is_in in zip(listed, chosen, strict=True) if is_in)
    )


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    by_id = {each.id: each for each in draw(st.lists(fingerprints, min_size=1, max_size=12))}
    packs = [by_id[name] for name in sorted(by_id)]
    return Recipe(
        mode=draw(st.sampled_from(MODE_NAMES)),
        seed=draw(st.integers(0, 2**20) | st.integers(0, 2**40) | st.integers(0, 10**400)),
        hand=draw(st.integers(0, 40) | st.integers(0, 2**40)),
        count=draw(st.none() | st.integers(1, 1000)),
        timer=draw(st.none() | st.integers(1, 3600)),
        players=draw(st.integers(1, 8)),
        difficulties=draw(some_of(Difficulty)),
        kinds=draw(some_of(kind.kind for kind in KINDS)),
        tags=draw(some_of(sorted({tag for each in packs for tag in each.tags}))),
        spoilers=draw(st.just(()) | some_of(each.id for each in packs)),
        packs=tuple(packs),
        is_collection=draw(st.booleans()),
    )


usual_recipes = st.builds(
    lambda seed, hand, mode, players, has_spoilers, is_collection: replace(
        USUAL if is_collection else OWN,
        seed=seed,
        hand=hand,
        mode=mode,
        players=players,
        spoilers=tuple(each.id for each in (USUAL if is_collection else OWN).packs)
        if has_spoilers
        else (),
    ),
    st.integers(0, 2**18 - 1),
    st.integers(0, 28),
    st.sampled_from(MODE_NAMES),
    st.integers(1, 8),
    st.booleans(),
    st.booleans(),
)


# Encoding and decoding


@given(recipes(), st.integers())
def test_code_opens_to_the_recipe_it_was_made_of(recipe: Recipe, seed: int) -> None:
    available = shuffled(recipe.packs, stream(seed))
    assert decode(encode(recipe)).open(available) == recipe


@thrifty
@given(recipes())
def test_settings_are_known_before_the_packs_are(recipe: Recipe) -> None:
    sealed = decode(encode(recipe))
    assert (sealed.is_collection, sealed.pack_count) == (recipe.is_collection, len(recipe.packs))
    assert (sealed.mode, sealed.seed, sealed.hand) == (recipe.mode, recipe.seed, recipe.hand)
    assert (sealed.count, sealed.timer) == (recipe.count, recipe.timer)
    assert sealed.players == recipe.players


@thrifty
@given(recipes(), st.integers())
def test_order_of_packs_and_filters_does_not_change_the_code(recipe: Recipe, seed: int) -> None:
    chance = stream(seed)

    def reordered(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return shuffled(items, chance)

    other = replace(
        recipe,
        difficulties=reordered(recipe.difficulties),
        kinds=reordered(recipe.kinds),
        tags=reordered(recipe.tags + recipe.tags[:1]),
        spoilers=reordered(recipe.spoilers),
        packs=reordered(recipe.packs),
    )
    assert encode(other) == encode(recipe)


def test_packs_of_a_code_are_found_among_many() -> None:
    others = [pack(f"other-{number}") for number in range(300)]
    assert decode(encode(OWN)).open([*others, *OWN.packs]) == OWN


@pytest.fixture(scope="module")
def same_hash() -> tuple[Fingerprint, Fingerprint]:
    """Return two packs whose ids have the same hash, as some among many must."""
    by_hash: dict[int, Fingerprint] = {}
    for each in (pack(f"pack-{number}") for number in range(2**15 + 1)):
        id_hash = decode(encode(replace(OWN, packs=(each,)))).id_hashes[0]
        if id_hash in by_hash:
            one, two = sorted((by_hash[id_hash], each), key=lambda pack: pack.id)
            return one, two
        by_hash[id_hash] = each
    raise AssertionError


def test_packs_whose_ids_have_the_same_hash_are_distinguished(
    same_hash: tuple[Fingerprint, Fingerprint],
) -> None:
    one, two = same_hash
    for packs in ((one,), (two,), same_hash):
        recipe = replace(OWN, packs=packs)
        assert decode(encode(recipe)).open([*same_hash, *BANKS]) == recipe


def test_of_packs_whose_ids_have_the_same_hash_the_changed_one_is_named(
    same_hash: tuple[Fingerprint, Fingerprint],
) -> None:
    one, two = same_hash
    message = refusal(replace(OWN, packs=same_hash), [one, pack(two.id, 1)])
    assert two.id in message
    assert f"({one.id})" not in message


def test_packs_that_cannot_be_distinguished_are_not_dealt(
    same_hash: tuple[Fingerprint, Fingerprint],
) -> None:
    one, two = same_hash
    alike = (one, replace(two, digest=one.digest))
    assert "one of your packs differs" in refusal(replace(OWN, packs=alike), [*alike])


def test_of_two_versions_of_a_pack_the_right_one_is_taken() -> None:
    available = [pack("cinema", 1), *OWN.packs, pack("music", 1)]
    for order in (available, available[::-1]):
        assert decode(encode(OWN)).open(order) == OWN


@for_each("mode", OPEN_MODES, ids=lambda mode: mode.name)
def test_every_mode_that_can_be_chosen_has_codes(mode: type[Mode]) -> None:
    recipe = replace(USUAL, mode=mode.name)
    assert decode(encode(recipe)).open(BANKS) == recipe


def test_mode_that_codes_do_not_know_is_named_and_does_not_become_another() -> None:
    with pytest.raises(ValueError, match="no mode jeopardy"):
        encode(replace(USUAL, mode="jeopardy"))
    with pytest.raises(CodeError, match='the mode "jeopardy", which you'):
        replace(USUAL, mode="jeopardy").setup("Anora")


@every_mode
def test_setup_of_a_recipe_is_that_of_the_round_it_was_made_of(mode: type[Mode]) -> None:
    setup = Setup(
        packs=tuple(each.id for each in OWN.packs),
        titles=tuple(each.title for each in OWN.packs),
        selection=Selection(difficulties=(Difficulty.HARD,), kinds=("text",), tags=("crew",)),
        seed=7,
        hand=4,
        count=5,
        timer=mode.usual_timer,
    )
    for dealt_with in (setup, replace(setup, timer=20, count=None, collection="Anora")):
        dealt = Round(mode=mode(), setup=dealt_with, deck=(), players=("Ani", "Igor"))
        recipe = Recipe.of(dealt, OWN.packs)
        assert recipe.setup("Anora") == dealt_with
        assert recipe.players == 2
        assert recipe.find_mode() == (Mode() if mode is Daily else mode())


def test_every_kind_can_be_filtered_by() -> None:
    kinds = tuple(kind.kind for kind in KINDS)
    for some in ((), *combinations(kinds, 1), *combinations(kinds, 2), kinds):
        recipe = replace(USUAL, kinds=some)
        assert decode(encode(recipe)).open(BANKS) == recipe


@for_each(
    ("code", "recipe"),
    [
        ("1HWK-RN8D-7DWZZ-3QX3-ND1P-V0SKQ", FIRST),
        (
            "157MM-8RY0W-9AGP6-ETC10-40G20-00VRC-QGJT3-2G1AB",
            replace(FIRST, is_collection=False),
        ),
        ("0001-MTS1P-V0XB6", replace(USUAL, seed=7, hand=0, packs=FIRST_BANKS)),
        ("0001-7C00-0T32-050A", replace(OWN, seed=7, hand=0, packs=FIRST_BANKS[:1])),
    ],
    ids=["collection", "packs", "usual-collection", "one-pack"],
)
def test_codes_of_the_first_version_mean_the_same_forever(code: str, recipe: Recipe) -> None:
    assert encode(recipe) == code
    assert decode(code).open(recipe.packs) == recipe


@for_each(
    "changes",
    [
        {"mode": "riddles"},
        {"seed": -1},
        {"seed": 2**30000},
        {"hand": -1},
        {"count": 0},
        {"count": 1001},
        {"timer": 0},
        {"timer": 3601},
        {"players": 0},
        {"players": 9},
        {"kinds": ("riddle",)},
        {"tags": ("unknown",)},
        {"spoilers": ("unknown",)},
        {"packs": ()},
        {"packs": (BANKS[0], BANKS[0])},
    ],
)
def test_recipe_outside_its_ranges_has_no_code(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - a mistake in the program, with no fixed message
        encode(replace(USUAL, **changes))


# How it variants


@thrifty
@given(recipes())
def test_code_is_short_or_none(recipe: Recipe) -> None:
    code = encode(recipe)
    is_short = len(code.replace("-", "")) <= MOST_LETTERS
    assert short_code(recipe) == (code if is_short else "")


def test_round_of_thousands_of_packs_has_no_code() -> None:
    packs = tuple(replace(BANKS[0], id=f"pack-{number}") for number in range(5000))
    assert short_code(replace(OWN, packs=packs)) == ""


@thrifty
@given(usual_recipes)
def test_code_of_a_usual_round_is_short(recipe: Recipe) -> None:
    assume(recipe.is_collection)
    letters = len(encode(recipe).replace("-", ""))
    is_plainest = recipe.mode == "classic" and recipe.players == 1
    assert letters == (16 if is_plainest else 18)


@thrifty
@given(recipes())
def test_code_is_capitals_and_digits_in_groups_of_four_or_five(recipe: Recipe) -> None:
    groups = encode(recipe).split("-")
    assert {len(group) for group in groups} <= {4, 5}
    assert set("".join(groups)) <= set(LETTERS)


@thrifty
@given(usual_recipes, st.data())
def test_code_is_read_the_same_however_it_is_written(recipe: Recipe, data: st.DataObject) -> None:
    code = encode(recipe)
    variants = {"0": "0Oo", "1": "1IiLl"}
    written = "".join(
        data.draw(st.sampled_from(variants.get(letter, letter + letter.lower())))
        + data.draw(
            st.sampled_from(["", "", "", " ", "-", "–", "—", "\u2011", "−", "\n", "\u200b"])
        )
        for letter in code.replace("-", "")
    )
    assert decode(f" {written}\t") == decode(code)


# Misread codes


def typos(code: str) -> Iterator[str]:
    """Yield ``code`` with each single letter wrong, missing, added, or swapped with the next."""
    for position, letter in enumerate(code):
        before, after = code[:position], code[position + 1 :]
        yield before + after
        yield from (before + other + after for other in LETTERS if other != letter)
        yield from (before + other + letter + after for other in LETTERS)
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:]
    yield from (code + other for other in LETTERS)


@thrifty
@given(usual_recipes)
def test_every_single_typo_is_noticed(recipe: Recipe) -> None:
    for typo in typos(encode(recipe).replace("-", "")):
        with pytest.raises(CodeError, match="isn't a valid code"):
            decode(typo)


@thrifty
@given(usual_recipes, st.integers())
def test_any_two_wrong_letters_are_noticed(recipe: Recipe, seed: int) -> None:
    code = encode(recipe).replace("-", "")
    chance = stream(seed)
    for one, two in combinations(range(len(code)), 2):
        letters = list(code)
        for position in (one, two):
            letters[position] = sample(LETTERS.replace(code[position], ""), 1, chance)[0]
        with pytest.raises(CodeError):
            decode("".join(letters))


def test_hardly_any_random_letters_are_a_code() -> None:
    chance = stream(1)
    taken = 0
    for _ in range(3000):
        with suppress(CodeError):
            decode("".join(LETTERS[int(chance.random() * 32)] for _ in range(16)))
            taken += 1
    assert taken < 10


@for_each("code", ["0", "00", "1", "11", "ABC", "-", "0" * 16, "0" * 4999, "Z" * 16])
def test_text_that_cannot_be_a_code_is_refused_as_misread(code: str) -> None:
    with pytest.raises(CodeError, match="isn't a valid code"):
        decode(code)


@for_each("code", ["", " ", "\n"])
def test_empty_code_is_refused_as_empty(code: str) -> None:
    with pytest.raises(CodeError, match="no code given"):
        decode(code)


@for_each(
    ("character", "named"),
    [
        *((character, character) for character in "UuüßÄı!_,٣½Ａ"),
        *(("\x1b", r"\x1b"), ("\x00", r"\x00"), ("\ud800", r"\ud800")),
    ],
    ids=ascii,
)
def test_character_that_no_code_has_is_named(character: str, named: str) -> None:
    code = encode(USUAL)
    with pytest.raises(CodeError) as caught:
        decode(code[:6] + character + code[7:])
    assert str(caught.value) == f'codes don\'t contain "{named}"'


def test_code_of_a_later_format_asks_for_an_update() -> None:
    with pytest.raises(CodeError, match="made by a newer version of Anora Quiz"):
        decode("0001-NJWSP-V0YAG")


@for_each("code", ["01N7-1VPS-K70K9-B7X3-ND1P-V0RTH", "0000-1TV9P-V0WR6", "0000-1a00-0t32-04jt"])
def test_code_of_an_older_version_says_so_and_what_to_do(code: str) -> None:
    """They were made when a seed dealt other questions than it does now."""
    with pytest.raises(CodeError) as caught:
        decode(code)
    assert "; ".join(caught.value.lines()) == (
        f'error: "{code}" was made by an older version of Anora Quiz;'
        " hint: ask for a code of a round played with this version"
    )


def test_mode_that_is_added_changes_no_code_and_is_new_to_earlier_versions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = [replace(USUAL, mode=name) for name in MODE_NAMES]
    codes = [encode(recipe) for recipe in chosen]
    with monkeypatch.context() as later:
        later.setattr(layout, "_MODES", (*MODE_NAMES, "marathon"))
        assert [encode(recipe) for recipe in chosen] == codes
        marathon = replace(USUAL, mode="marathon")
        code = encode(marathon)
        assert decode(code).open(BANKS) == marathon
    with pytest.raises(CodeError, match="made by a newer version of Anora Quiz"):
        decode(code)


def test_kind_that_is_added_changes_no_code_and_is_new_to_earlier_versions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filtered = [replace(USUAL, kinds=(kind.kind,)) for kind in KINDS]
    codes = [encode(recipe) for recipe in filtered]
    with monkeypatch.context() as later:
        later.setattr(layout, "_KINDS", (*(kind.kind for kind in KINDS), "essay"))
        assert [encode(recipe) for recipe in filtered] == codes
        essays = replace(USUAL, kinds=("choice", "essay"))
        code = encode(essays)
        assert decode(code).open(BANKS) == essays
    with pytest.raises(CodeError, match="made by a newer version of Anora Quiz"):
        decode(code)


@given(
    st.text() | st.text(LETTERS + "-", max_size=40) | st.text("\x1b[31mUÜ\u202e\n0", max_size=90)
)
def test_any_text_is_read_or_refused_in_one_printable_line(text: str) -> None:
    message = ""
    try:
        decode(text)
    except CodeError as error:
        message = str(error)
    assert message.isprintable()
    assert len(message) < 200


@for_each(
    "letters",
    [
        *("", "0", "00", "0" * 12, "Z" * 200, "1" + "0" * 299, "0" * 299 + "1"),
        "00" + encode(USUAL).replace("-", "")[:-2],  # a code with more letters than it needs
        "Z" + encode(USUAL).replace("-", "")[1:-2],  # with more in them than it says
        "Z" * 199 + "W",  # claims more packs than could ever be
    ],
)
def test_letters_that_no_code_has_are_refused_even_with_valid_check_letters(letters: str) -> None:
    """One of the 1,024 endings is valid; which one does not matter here."""
    for first in LETTERS:
        for second in LETTERS:
            with pytest.raises(CodeError):
                decode(letters + first + second)


def test_endless_text_is_refused_at_once() -> None:
    for character in ("0", "-", "Z", " "):
        with pytest.raises(CodeError):
            decode(f"7{character * 10_000_000}")
    with pytest.raises(CodeError):
        decode(encode(USUAL) + "-" * 10_000_000)


def test_seed_as_long_as_a_command_can_give_has_a_code() -> None:
    recipe = replace(USUAL, seed=10**4300 - 1)
    assert decode(encode(recipe)).open(BANKS) == recipe


# Packs that differ


def refusal(recipe: Recipe, available: list[Fingerprint]) -> str:
    """Return why the code of ``recipe`` cannot be opened with ``available``."""
    with pytest.raises(CodeError) as caught:
        decode(encode(recipe)).open(available)
    return "; ".join(caught.value.lines())


def test_changed_bundled_pack_is_always_noticed_usually_named_and_no_other_is() -> None:
    named = 0
    for version in range(1, 51):
        for position, bank in enumerate(BANKS):
            here = [*BANKS]
            here[position] = pack(bank.id, version)
            message = refusal(USUAL, here)
            assert not any(other.id in message for other in BANKS if other is not bank)
            is_named = f'"{bank.title}" ({bank.id}, fingerprint ' in message
            assert is_named or "one of your bundled packs differs" in message
            named += is_named
    assert named > 0.8 * 50 * len(BANKS)


def test_several_changed_bundled_packs_are_all_named() -> None:
    here = [pack("bank-0", 2), pack("bank-1", 1), *BANKS[2:7], pack("bank-7", 2)]
    assert refusal(USUAL, here) == (
        'error: your bundled packs "Bank-0" (bank-0, fingerprint 6), "Bank-1" (bank-1, fingerprint'
        ' 4), and "Bank-7" (bank-7, fingerprint 5) differ from those used for this code'
        " (fingerprints 0, 5, and 3); hint: update Anora Quiz on both machines"
    )


@for_each("here", [BANKS[:7], (*BANKS, pack("new")), ()])
def test_other_number_of_bundled_packs_asks_for_an_update(here: tuple[Fingerprint, ...]) -> None:
    message = refusal(USUAL, [*here])
    assert f"made with 8 bundled packs, and you have {len(here)}" in message
    assert "update Anora Quiz on both machines" in message


def test_renamed_bundled_pack_is_noticed() -> None:
    here = [replace(BANKS[0], id="bank-00"), *BANKS[1:]]
    assert "one of your bundled packs differs" in refusal(USUAL, here)


def test_changed_pack_is_named_and_no_other() -> None:
    for version in range(1, 201):
        here = [OWN.packs[0], pack("geography", version), OWN.packs[2], pack("fourth")]
        message = refusal(OWN, here)
        assert 'error: your pack "Geography" (geography, fingerprint ' in message
        assert "inema" not in message


def test_changed_pack_is_named_with_its_version_and_both_fingerprints() -> None:
    here = [OWN.packs[0], replace(pack("geography", 1), version="1.2\n"), OWN.packs[2]]
    assert refusal(OWN, here) == (
        r'error: your pack "Geography" (geography, version 1.2\n, fingerprint TY4) differs from the'
        " one used for this code (fingerprint V54);"
        " hint: use the same pack file as the other player"
    )


def test_tag_that_the_packs_no_longer_have_is_noticed() -> None:
    recipe = replace(OWN, tags=("anora",))
    here = [replace(each, tags=frozenset()) for each in OWN.packs]
    assert "one of your packs differs" in refusal(recipe, here)


def test_missing_packs_are_counted_and_asked_for() -> None:
    hint = "hint: run `anora-quiz play PACK.yaml --code CODE`"
    alone = replace(OWN, packs=OWN.packs[:1])
    assert refusal(alone, []) == f"error: you don't have the pack for this code; {hint}"
    assert refusal(OWN, [*OWN.packs[:2]]) == (
        f"error: you don't have 1 of the 3 packs for this code; {hint}"
    )
    assert refusal(OWN, [OWN.packs[1], pack("fourth")]) == (
        f"error: you don't have 2 of the 3 packs for this code; {hint}"
    )


def test_changed_and_missing_packs_are_reported_on_one_line() -> None:
    message = refusal(OWN, [pack("cinema", 1), OWN.packs[1]])
    assert '"Cinema" (cinema, fingerprint WVS) differs' in message
    assert "you don't have 1 of the 3 packs" in message


def test_title_can_do_nothing_to_the_terminal() -> None:
    hostile = replace(pack("music", 1), title="\x1b[31m\u202e\nRed" + "d" * 500)
    message = refusal(OWN, [*OWN.packs[:2], hostile])
    assert r"\x1b[31m\u202e\nRed" in message
    assert message.isprintable()
    assert len(message) < 300


# Fingerprints


def digest(*questions: Question, tags: tuple[str, ...] = ()) -> bytes:
    return fingerprint_of("pack", "Pack", tags, questions).digest


@every_kind
@thrifty
@given(data=st.data())
def test_change_of_any_field_changes_the_digest(kind: type[Question], data: st.DataObject) -> None:
    one, other = data.draw(full_questions(kind)), data.draw(full_questions(kind))
    for name in fields_of(kind):
        value = getattr(other, name)
        if value != getattr(one, name):
            assert digest(one) != digest(replace(one, **{name: value}))


@thrifty
@given(st.data())
def test_order_of_questions_and_tags_does_not_change_the_digest(data: st.DataObject) -> None:
    asked = [
        replace(data.draw(bare_questions(kind)), id=f"q{number}")
        for number, kind in enumerate(KINDS)
    ]
    mixed = shuffled(asked, stream(data.draw(st.integers())))
    assert digest(*asked, tags=("a", "b")) == digest(*mixed, tags=("b", "a", "b"))


def test_tags_of_the_pack_count() -> None:
    question = choice()
    digests = {
        digest(question),
        digest(question, tags=("cast",)),
        digest(replace(question, tags=("cast",))),
        digest(question, tags=("cast", "crew")),
        digest(question, question),
        digest(),
    }
    assert len(digests) == 6


def test_fingerprint_has_the_tags_of_pack_and_questions() -> None:
    made = fingerprint_of(
        "pack", "Pack", ["anora"], [replace(choice(), tags=("cast", "crew")), choice()]
    )
    assert (made.id, made.title) == ("pack", "Pack")
    assert made.tags == {"anora", "cast", "crew"}


def test_digest_stays_what_it_was_in_the_first_version() -> None:
    """Otherwise, every existing code would be refused."""
    assert digest(replace(choice(), tags=("crew",)), tags=("anora",)).hex() == (
        "5e920a0f72fb834602091cf7c8507d824a2a523f8d8c6c470b11c0337ce3f90f"
    )


def test_codes_are_the_same_in_every_process() -> None:
    script = (
        "from anora_quiz.quiz.codes import Recipe, encode, fingerprint_of\n"
        "from anora_quiz.quiz.kinds.text import Text\n"
        "tags = tuple(f'tag-{n}' for n in range(20))\n"
        "asked = [Text(id=tag, question='Who?', answer='Ani', tags=tags) for tag in tags]\n"
        "packs = tuple(fingerprint_of(name, 'P', tags, asked) for name in ('a', 'b', 'c'))\n"
        "code = encode(Recipe(mode='classic', seed=7, count=None, timer=None, players=1,\n"
        "    difficulties=(), kinds=('choice', 'text'), tags=tags, spoilers=('a', 'c'),\n"
        "    packs=packs, is_collection=False))\n"
        "print(code, *(each.digest.hex() for each in packs))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(["", *sys.path]),
            },
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1
