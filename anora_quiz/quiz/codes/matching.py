"""Finding the packs of a code among those available, and messages about those that differ."""

from collections.abc import Sequence

from anora_quiz.quiz.codes.errors import CodeError
from anora_quiz.quiz.codes.fingerprints import (
    Fingerprint,
    bundled_hash,
    collection_hash,
    digest_hash,
    id_hash,
)
from anora_quiz.quiz.quoting import printable


def find_bundled_packs(
    packs: Sequence[Fingerprint], digest_hashes: Sequence[int], combined_hash: int
) -> Sequence[Fingerprint]:
    """Return the bundled ``packs``, in the order of their ids, if they have these hashes.

    ``combined_hash`` is that of all of them together. Raises `CodeError` if any hash differs.
    """
    fix = "update Anora Quiz on both machines"
    if len(packs) != len(digest_hashes):
        raise CodeError(
            f"the code was made with {len(digest_hashes)} banks, and here are {len(packs)}; {fix}"
        )
    with_hashes = zip(packs, digest_hashes, strict=True)
    changed = [pack for pack, expected in with_hashes if bundled_hash(pack) != expected]
    if changed or collection_hash(packs) != combined_hash:
        raise CodeError(f"{difference_message(changed, 'bank')}; {fix}")
    return packs


def find_packs(
    available: Sequence[Fingerprint], id_hashes: Sequence[int], digest_hashes: Sequence[int]
) -> Sequence[Fingerprint]:
    """Return those of ``available`` that have these hashes, in the order of the hashes.

    Raises `CodeError` if one is missing, differs, or has the same hashes as another.
    """
    by_hashes = {(id_hash(pack), digest_hash(pack)): pack for pack in available}
    wanted = list(zip(id_hashes, digest_hashes, strict=True))
    found = [by_hashes[hashes] for hashes in wanted if hashes in by_hashes]
    not_found = {hashes[0] for hashes in wanted if hashes not in by_hashes}
    found_ids = {pack.id for pack in found}
    # A pack that is installed and was also named in another version is available twice.
    changed = {
        pack.id: pack
        for pack in available
        if id_hash(pack) in not_found and pack.id not in found_ids
    }
    fix = "take the same file as the other player"
    problems = [f"{difference_message(list(changed.values()))}; {fix}"] if changed else []
    missing = not_found - {id_hash(pack) for pack in changed.values()}
    if missing:
        problems.append(_missing_message(len(missing), len(wanted)))
    if problems:
        raise CodeError("; ".join(problems))
    if len(found_ids) != len(wanted):
        raise CodeError(difference_message(()))
    return found


def difference_message(packs: Sequence[Fingerprint], noun: str = "pack") -> str:
    """Return a message that ``packs`` differ from those of the code, or that some unknown one does.

    ``noun`` is what to call one of them.
    """
    names = [f"“{printable(pack.title)}” ({printable(pack.id)})" for pack in packs]
    if not names:
        return (
            f"one of the {noun}s differs from what the code was made with;"
            " which one, the code cannot tell"
        )
    if len(names) == 1:
        return f"the {noun} {names[0]} differs from the one that the code was made with"
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"the {noun}s {listed} differ from those that the code was made with"


def _missing_message(count: int, pack_count: int) -> str:
    if pack_count == 1:
        message = "the pack of the code is not here; name its file"
    else:
        verb, files = ("is", "its file") if count == 1 else ("are", "their files")
        message = f"{count} of the {pack_count} packs of the code {verb} not here; name {files}"
    return f"{message}: anora-quiz play PACK.yaml --code CODE"
