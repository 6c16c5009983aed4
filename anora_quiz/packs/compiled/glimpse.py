"""What is known of packs without reading, compiling, or waiting for any: for completion."""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from anora_quiz import databases


def facts_of(library: Path, paths: Sequence[Path]) -> dict[Path, Mapping[str, Any]]:
    """Return what the database at ``library`` knows of the files at ``paths``, which may be old.

    That is the ``id`` and the ``title`` of a pack, and its ``tags`` with those of its questions
    if it was played. Without a database, it's nothing. Raises ``sqlite3.Error`` and
    ``ValueError`` for one that can't be read.
    """
    if databases.is_empty(library):
        return {}
    with closing(databases.open_at_once(library)) as database:
        listed = database.execute("SELECT path, facts, '[]' FROM overviews").fetchall()
        played = database.execute("SELECT path, header, tags FROM packs").fetchall()
    rows = {bytes(key): (facts, tags) for key, facts, tags in listed + played}
    found: dict[Path, Mapping[str, Any]] = {}
    for path in paths:
        key = os.fsencode(os.path.abspath(path))  # noqa: PTH100 - resolves no links, as in `cache`
        if key in rows:
            facts, tags = map(json.loads, rows[key])
            found[path] = {"id": facts["id"], "title": facts["title"], "tags": tags}
    return found
