"""The packs of a code among those that are here, or what is told where they are not."""

from collections.abc import Sequence

from anora_quiz.quiz.codes.errors import CodeError, quoted, safe
from anora_quiz.quiz.codes.fingerprints import Print, bank_mark, digest_mark, id_mark, whole_mark


def find_banks(banks: Sequence[Print], digest_marks: Sequence[int], whole: int) -> Sequence[Print]:
    """Return ``banks``, in the order of their ids, if they leave these marks.

    ``whole`` is the mark of all together. Raises `CodeError` where they differ.
    """
    mend = "update Anora Quiz on both machines"
    if len(banks) != len(digest_marks):
        raise CodeError(
            f"the code was made with {len(digest_marks)} banks, and here are {len(banks)}; {mend}"
        )
    marks = zip(banks, digest_marks, strict=True)
    changed = [bank for bank, mark in marks if bank_mark(bank) != mark]
    if changed or whole_mark(banks) != whole:
        raise CodeError(f"{differing(changed, 'bank')}; {mend}")
    return banks


def find_packs(
    available: Sequence[Print], id_marks: Sequence[int], digest_marks: Sequence[int]
) -> Sequence[Print]:
    """Return those of ``available`` that leave these marks, in the order of the marks.

    Raises `CodeError` where one is missing, differs or cannot be told from another.
    """
    by_marks = {(id_mark(each), digest_mark(each)): each for each in available}
    wanted = list(zip(id_marks, digest_marks, strict=True))
    found = [by_marks[marks] for marks in wanted if marks in by_marks]
    lost = {marks[0] for marks in wanted if marks not in by_marks}
    ids = {pack.id for pack in found}
    # A pack that the player has and named in another version is here twice.
    changed = {pack.id: pack for pack in available if id_mark(pack) in lost and pack.id not in ids}
    mend = "take the same file as the other player"
    faults = [f"{differing(list(changed.values()))}; {mend}"] if changed else []
    missing = lost - {id_mark(pack) for pack in changed.values()}
    if missing:
        faults.append(_missing(len(missing), len(wanted)))
    if faults:
        raise CodeError("; ".join(faults))
    if len(ids) != len(wanted):
        raise CodeError(differing(()))
    return found


def differing(packs: Sequence[Print], noun: str = "pack") -> str:
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
