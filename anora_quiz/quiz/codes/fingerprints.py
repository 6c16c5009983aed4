"""Fingerprints of packs, and the short hashes of them that codes have room for."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from anora_quiz.quiz.codec import encode as encode_question
from anora_quiz.quiz.question import Question

HASHES = 2**15
"""How many different values most hashes have."""
BUNDLED_HASHES = 7
"""How many different values the hash of one bundled pack in a collection has."""
# With 7, the code of eight bundled packs with the usual settings just fits into sixteen letters.


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A fingerprint of a pack.

    ``digest`` covers everything that dealing depends on; ``tags`` are those of the pack and of
    its questions; ``version`` is the one that its author gave it, empty for none.
    """

    id: str
    title: str
    digest: bytes
    tags: frozenset[str]
    version: str = ""


def fingerprint_of(
    pack_id: str,
    title: str,
    pack_tags: Sequence[str],
    questions: Iterable[Question],
    encoded: Iterable[str] | None = None,
) -> Fingerprint:
    """Return the fingerprint of a pack; the order of tags and questions does not matter.

    ``encoded`` are the questions as `codec.encode` returns them, for callers who have them.
    """
    listed = list(questions)
    tags = frozenset(pack_tags)
    bodies = map(encode_question, listed) if encoded is None else encoded
    text = json.dumps([sorted(tags), sorted(bodies)])
    return Fingerprint(
        id=pack_id,
        title=title,
        digest=sha256(text.encode()).digest(),
        tags=tags.union(*(question.tags for question in listed)),
    )


def tags_of(packs: Iterable[Fingerprint]) -> list[str]:
    """Return the tags of all ``packs`` in alphabetical order, the order that codes refer to."""
    return sorted({tag for pack in packs for tag in pack.tags})


def digest_hash(pack: Fingerprint) -> int:
    """Return the hash of the content of ``pack``, below `HASHES`."""
    return _reduced(pack.digest, HASHES)


def bundled_hash(pack: Fingerprint) -> int:
    """Return the hash of the content of the bundled ``pack``, below `BUNDLED_HASHES`."""
    return _reduced(pack.digest, BUNDLED_HASHES)


def id_hash(pack: Fingerprint) -> int:
    """Return the hash of the id of ``pack``, below `HASHES`."""
    return _reduced(_id_digest(pack), HASHES)


def collection_hash(packs: Iterable[Fingerprint]) -> int:
    """Return the hash of all ``packs`` together, in their order, below `HASHES`."""
    digests = (_id_digest(pack) + pack.digest for pack in packs)
    return _reduced(sha256(b"".join(digests)).digest(), HASHES)


def _id_digest(pack: Fingerprint) -> bytes:
    return sha256(json.dumps(pack.id).encode()).digest()


def _reduced(digest: bytes, count: int) -> int:
    return int.from_bytes(digest) % count
