"""The packs of a code among those that are here, or what is told where they are not."""

from collections.abc import Sequence

from anora_quiz.quiz.codes.errors import CodeError, quoted, safe
from anora_quiz.quiz.codes.fingerprints import (
    Fingerprint,
    bundled_hash,
    collection_hash,
    digest_hash,
    id_hash,
)


def find_banks(
    banks: Sequence[Fingerprint], digest_hashes: Sequence[int], whole: int
) -> Sequence[Fingerprint]:
    """Return ``banks``, in the order of their ids, if they leave these marks.

    ``whole`` is the mark of all together. Raises `CodeError` where they differ.
    """
    mend = "update Anora Quiz on both machines"
    if len(banks) != len(digest_hashes):
        raise CodeError(
            f"the code was made with {len(digest_hashes)} banks, and here are {len(banks)}; {mend}"
        )
    marks = zip(banks, digest_hashes, strict=True)
    changed = [bank for bank, mark in marks if bundled_hash(bank) != mark]
    if changed or collection_hash(banks) != whole:
        raise CodeError(f"{differing(changed, 'bank')}; {mend}")
    return banks


def find_packs(
    available: Sequence[Fingerprint], id_hashes: Sequence[int], digest_hashes: Sequence[int]
) -> Sequence[Fingerprint]:
    """Return those of ``available`` that leave these marks, in the order of the marks.

    Raises `CodeError` where one is missing, differs or cannot be told from another.
    """
    by_marks = {(id_hash(each), digest_hash(each)): each for each in available}
    wanted = list(zip(id_hashes, digest_hashes, strict=True))
    found = [by_marks[marks] for marks in wanted if marks in by_marks]
    lost = {marks[0] for marks in wanted if marks not in by_marks}
    ids = {pack.id for pack in found}
    # A pack that the player has and named in another version is here twice.
    changed = {pack.id: pack for pack in available if id_hash(pack) in lost and pack.id not in ids}
    mend = "take the same file as the other player"
    faults = [f"{differing(list(changed.values()))}; {mend}"] if changed else []
    missing = lost - {id_hash(pack) for pack in changed.values()}
    if missing:
        faults.append(_missing(len(missing), len(wanted)))
    if faults:
        raise CodeError("; ".join(faults))
    if len(ids) != len(wanted):
        raise CodeError(differing(()))
    return found


def differing(packs: Sequence[Fingerprint], noun: str = "pack") -> str:
    """Say that ``packs`` are not what the code was made with; that some are, if none is known."""
    names = [f"{quoted(pack.title)} ({safe(pack.id)})" for pack in packs]
    if not names:
        return (
            f"one of the {noun}s differs from what the code was made with;"
            " which one, the code cannot tell"
        )
    if len(names) == 1:
        return f"the {noun} {names[0]} differs from the one that the code was made with"
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"the {noun}s {listed} differ from those that the code was made with"


def _missing(count: int, pack_count: int) -> str:
    if pack_count == 1:
        what = "the pack of the code is not here; name its file"
    else:
        verb, files = ("is", "its file") if count == 1 else ("are", "their files")
        what = f"{count} of the {pack_count} packs of the code {verb} not here; name {files}"
    return f"{what}: anora-quiz play PACK.yaml --code CODE"
