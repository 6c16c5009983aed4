"""Fingerprints of packs, and the marks of them that codes have room for."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from anora_quiz.quiz.codec import encode as encode_question
from anora_quiz.quiz.question import Question

HASHES = 2**15
"""How many marks there are of most digests."""
BUNDLED_HASHES = 7
"""How many there are of the digest of one bank in a collection."""
# With 7 for a bank, the code of nine banks in the usual round just fits into sixteen letters.


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A fingerprint of a pack.

    ``digest`` is over all that dealing depends on; ``tags`` are those of the pack and of its
    questions.
    """

    id: str
    title: str
    digest: bytes
    tags: frozenset[str]


def fingerprint_of(
    pack_id: str, title: str, pack_tags: Sequence[str], questions: Iterable[Question]
) -> Fingerprint:
    """Return the fingerprint of a pack; the order of tags and questions does not matter."""
    asked = list(questions)
    tags = frozenset(pack_tags)
    text = json.dumps([sorted(tags), sorted(map(encode_question, asked))])
    return Fingerprint(
        id=pack_id,
        title=title,
        digest=sha256(text.encode()).digest(),
        tags=tags.union(*(question.tags for question in asked)),
    )


def tags_of(packs: Iterable[Fingerprint]) -> list[str]:
    """Return the tags of all ``packs`` in alphabetical order, by which codes count them."""
    return sorted({tag for pack in packs for tag in pack.tags})


def digest_hash(pack: Fingerprint) -> int:
    """Return the mark of what is in ``pack``, below `HASHES`."""
    return _mark(pack.digest, HASHES)


def bundled_hash(bank: Fingerprint) -> int:
    """Return the mark of what is in ``bank``, below `BUNDLED_HASHES`."""
    return _mark(bank.digest, BUNDLED_HASHES)


def id_hash(pack: Fingerprint) -> int:
    """Return the mark of the id of ``pack``, below `HASHES`."""
    return _mark(_id_digest(pack), HASHES)


def collection_hash(packs: Iterable[Fingerprint]) -> int:
    """Return the mark of ``packs`` together, in their order, below `HASHES`."""
    each = (_id_digest(pack) + pack.digest for pack in packs)
    return _mark(sha256(b"".join(each)).digest(), HASHES)


def _id_digest(pack: Fingerprint) -> bytes:
    return sha256(json.dumps(pack.id).encode()).digest()


def _mark(digest: bytes, marks: int) -> int:
    return int.from_bytes(digest) % marks
