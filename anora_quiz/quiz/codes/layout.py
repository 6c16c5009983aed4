"""The order of the values in a code, and how much room each of them has.

    format          1: the version of dealing; 0 is from an older version
    usual?          whether the options are left out because all are usual
    packs           how many; hashes of each; whose spoilers may be asked
    options         mode, players, count, timer, filters: only if any is not usual
    seed, hand      last, so they are in the first letters

Modes and kinds are numbered in the order of `OPEN_MODES` and `KINDS`, which only grow at their
ends; the sizes below stay. Any other change takes the next format number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from anora_quiz.quiz.codes.digits import Reader, Writer
from anora_quiz.quiz.codes.errors import NewerVersion, OlderVersion
from anora_quiz.quiz.codes.fingerprints import BUNDLED_HASHES, HASHES
from anora_quiz.quiz.codes.sealed import Sealed
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.modes import OPEN_MODES
from anora_quiz.quiz.question import Difficulty

_Item = TypeVar("_Item")

_FORMAT = 1
_FORMATS = 4
_MODES = tuple(mode.name for mode in OPEN_MODES)
_MOST_MODES = 16
_KINDS = tuple(kind.kind for kind in KINDS)
_DIFFICULTIES = (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)
_MOST_QUESTIONS = 1000
_LONGEST_TIMER = 3600  # seconds
_MOST_PLAYERS = 8
_NO_SPOILERS, _ALL_SPOILERS, _SOME_SPOILERS = range(3)

# Numbers below these are written in one digit; larger ones take more letters.
_SEED, _HAND, _BUNDLED_PACKS, _OTHER_PACKS = 2**18, 29, 31, 7
_KIND_MASK, _TAG_COUNT, _TAG = 2**7, 3, 2**7


def write(sealed: Sealed) -> list[int]:
    """Return the letters of ``sealed``. Raises ``ValueError`` for values that do not fit."""
    writer = Writer()
    writer.put(_FORMAT, _FORMATS)
    is_usual = replace(sealed, seed=0, hand=0) == Sealed(
        is_collection=sealed.is_collection,
        may_spoil=sealed.may_spoil,
        id_hashes=sealed.id_hashes,
        digest_hashes=sealed.digest_hashes,
        collection_hash=sealed.collection_hash,
    )
    writer.put(is_usual, 2)
    _write_packs(writer, sealed)
    if not is_usual:
        _write_options(writer, sealed)
    # Last, so they are in the first letters, where codes of the same collection differ.
    writer.put_number(sealed.hand, _HAND)
    writer.put_number(sealed.seed, _SEED)
    return writer.letters()


def read(letters: Sequence[int]) -> Sealed:
    """Return what ``letters`` say.

    Raises `OlderVersion` for what this version would deal differently, `NewerVersion` for what it
    does not know, and `Misread` if letters are
    missing. Some sequences that `write` would not produce are read without an error.
    """
    reader = Reader(letters)
    found = reader.take(_FORMATS)
    if found != _FORMAT:
        raise OlderVersion if found < _FORMAT else NewerVersion
    is_usual = reader.take(2)
    sealed = _read_packs(reader)
    if not is_usual:
        sealed = _read_options(reader, sealed)
    hand = reader.take_number(_HAND)
    return replace(sealed, hand=hand, seed=reader.take_number(_SEED))


def _write_packs(writer: Writer, sealed: Sealed) -> None:
    writer.put_number(sealed.pack_count if sealed.is_collection else 0, _BUNDLED_PACKS)
    if sealed.is_collection:
        for value in sealed.digest_hashes:
            writer.put(value, BUNDLED_HASHES)
        writer.put(sealed.collection_hash, HASHES)
    else:
        writer.put_number(sealed.pack_count - 1, _OTHER_PACKS)
        for value in (*sealed.id_hashes, *sealed.digest_hashes):
            writer.put(value, HASHES)
    distinct = {*sealed.may_spoil}
    if len(distinct) == 1:
        writer.put(_ALL_SPOILERS if True in distinct else _NO_SPOILERS, 3)
    else:
        writer.put(_SOME_SPOILERS, 3)
        for may_spoil in sealed.may_spoil:
            writer.put(may_spoil, 2)


def _read_packs(reader: Reader) -> Sealed:
    bundled_count = reader.take_number(_BUNDLED_PACKS)
    count = bundled_count or reader.take_number(_OTHER_PACKS) + 1
    id_hashes = () if bundled_count else reader.take_all(count, HASHES)
    digest_hashes = reader.take_all(count, BUNDLED_HASHES if bundled_count else HASHES)
    collection_hash = reader.take(HASHES) if bundled_count else 0
    spoilers = reader.take(3)
    if spoilers == _SOME_SPOILERS:
        may_spoil: tuple[int, ...] = reader.take_all(count, 2)
    else:
        may_spoil = (spoilers == _ALL_SPOILERS,) * count
    return Sealed(
        is_collection=bool(bundled_count),
        may_spoil=tuple(map(bool, may_spoil)),
        id_hashes=id_hashes,
        digest_hashes=digest_hashes,
        collection_hash=collection_hash,
    )


def _write_options(writer: Writer, sealed: Sealed) -> None:
    if sealed.mode not in _MODES:
        raise ValueError(f"codes know no mode {sealed.mode}; those of `MODES` are known")
    writer.put(_MODES.index(sealed.mode), _MOST_MODES)
    writer.put(sealed.players - 1, _MOST_PLAYERS)
    for number, most in ((sealed.count, _MOST_QUESTIONS), (sealed.timer, _LONGEST_TIMER)):
        writer.put(number is not None, 2)
        if number is not None:
            writer.put(number - 1, most)
    has_filters = bool(sealed.difficulties or sealed.kinds or sealed.tag_positions)
    writer.put(has_filters, 2)
    if has_filters:
        writer.put(_mask(sealed.difficulties, _DIFFICULTIES), 2 ** len(_DIFFICULTIES))
        writer.put_number(_mask(sealed.kinds, _KINDS), _KIND_MASK)
        writer.put_number(len(sealed.tag_positions), _TAG_COUNT)
        for position in sealed.tag_positions:
            writer.put_number(position, _TAG)


def _read_options(reader: Reader, sealed: Sealed) -> Sealed:
    mode = reader.take(_MOST_MODES)
    if mode >= len(_MODES):
        raise NewerVersion
    players = reader.take(_MOST_PLAYERS) + 1
    count = reader.take(_MOST_QUESTIONS) + 1 if reader.take(2) else None
    timer = reader.take(_LONGEST_TIMER) + 1 if reader.take(2) else None
    sealed = replace(sealed, mode=_MODES[mode], players=players, count=count, timer=timer)
    if not reader.take(2):
        return sealed
    difficulties = reader.take(2 ** len(_DIFFICULTIES))
    kinds = reader.take_number(_KIND_MASK)
    if kinds >= 2 ** len(_KINDS):
        raise NewerVersion
    tag_count = reader.take_number(_TAG_COUNT)
    return replace(
        sealed,
        difficulties=_chosen(difficulties, _DIFFICULTIES),
        kinds=_chosen(kinds, _KINDS),
        tag_positions=tuple(reader.take_number(_TAG) for _ in range(tag_count)),
    )


def _mask(chosen: Iterable[_Item], table: Sequence[_Item]) -> int:
    return sum(1 << table.index(each) for each in {*chosen})


def _chosen(mask: int, table: Sequence[_Item]) -> tuple[_Item, ...]:
    return tuple(each for position, each in enumerate(table) if mask >> position & 1)
