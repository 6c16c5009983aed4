"""The programming languages of snippets, by the names that highlighters know."""

from functools import cache


def language_title(name: str) -> str:
    """Return what people call the language ``name``: JavaScript for ``js``; empty if unknown."""
    return _titles().get(name.casefold(), "")


def known_languages() -> list[str]:
    """Return the names of all languages that can be highlighted."""
    return list(_titles())


@cache
def _titles() -> dict[str, str]:
    # Late: few questions have snippets, and finding plugins would take longer still.
    from pygments.lexers import get_all_lexers

    return {name: title for title, names, *_ in get_all_lexers(plugins=False) for name in names}
