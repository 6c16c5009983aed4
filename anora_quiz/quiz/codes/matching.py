"""Finding the packs of a code among those available, and messages about those that differ."""

from collections.abc import Sequence

from anora_quiz.quiz.codes.errors import CodeError
from anora_quiz.quiz.codes.fingerprints import (
    BUNDLED_HASHES,
    HASHES,
    Fingerprint,
    bundled_hash,
    collection_hash,
    digest_hash,
    id_hash,
)
from anora_quiz.quiz.codes.letters import word
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import all_of

_UPDATE = "update Anora Quiz on both machines"
_USE_SAME_FILE = "use the same pack file as the other player"


Difference = tuple[Fingerprint, str, str]
"""A pack, and its fingerprint and that of the code in letters, as short as codes have them."""


def find_bundled_packs(
    packs: Sequence[Fingerprint], digest_hashes: Sequence[int], combined_hash: int
) -> Sequence[Fingerprint]:
    """Return the bundled ``packs``, in the order of their ids, if they have these hashes.

    ``combined_hash`` is that of all of them together. Raises `CodeError` if any hash differs.
    """
    if len(packs) != len(digest_hashes):
        made_with = count_of(len(digest_hashes), "bundled pack")
        message = f"this code was made with {made_with}, and you have {len(packs)}"
        raise CodeError(message, _UPDATE)
    with_hashes = zip(packs, digest_hashes, strict=True)
    changed: list[Difference] = [
        (pack, word(bundled_hash(pack), BUNDLED_HASHES), word(expected, BUNDLED_HASHES))
        for pack, expected in with_hashes
        if bundled_hash(pack) != expected
    ]
    if changed or collection_hash(packs) != combined_hash:
        raise difference_error(changed, "bundled pack", _UPDATE)
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
    not_found = dict(hashes for hashes in wanted if hashes not in by_hashes)
    found_ids = {pack.id for pack in found}
    # A pack that is installed and was also named in another version is available twice.
    changed: dict[str, Difference] = {
        pack.id: (pack, word(digest_hash(pack), HASHES), word(expected, HASHES))
        for pack in available
        for expected in (not_found.get(id_hash(pack)),)
        if expected is not None and pack.id not in found_ids
    }
    missing = not_found.keys() - {id_hash(pack) for pack, _, _ in changed.values()}
    missing_words = f"you don't have {_count(len(missing), len(wanted))} for this code"
    if changed:
        error = difference_error(list(changed.values()))
        raise CodeError(f"{error}, and {missing_words}", error.hint) if missing else error
    if missing:
        raise CodeError(missing_words, "run `anora-quiz play PACK.yaml --code CODE`")
    if len(found_ids) != len(wanted):
        raise difference_error(())
    return found


def _count(count: int, total: int) -> str:
    return f"{count} of the {total} packs" if total > 1 else "the pack"


def difference_error(
    differences: Sequence[Difference], noun: str = "pack", hint: str = _USE_SAME_FILE
) -> CodeError:
    """Return an error: packs differ from those of the code, or an unknown one does if empty.

    ``noun`` is what to call one of them.
    """
    if not differences:
        return CodeError(f"one of your {noun}s differs from the one used for this code", hint)
    mine = all_of([_words(pack, fingerprint) for pack, fingerprint, _ in differences])
    theirs = all_of([fingerprint for _, _, fingerprint in differences])
    if len(differences) == 1:
        differ = f"your {noun} {mine} differs from the one used for this code"
        return CodeError(f"{differ} (fingerprint {theirs})", hint)
    differ = f"your {noun}s {mine} differ from those used for this code"
    return CodeError(f"{differ} (fingerprints {theirs})", hint)


def _words(pack: Fingerprint, fingerprint: str) -> str:
    """Return the title, id, and version of ``pack``, and its ``fingerprint`` in letters."""
    version = f", version {printable(pack.version)}" if pack.version else ""
    about = f"{printable(pack.id)}{version}, fingerprint {fingerprint}"
    return f'"{printable(pack.title)}" ({about})'
