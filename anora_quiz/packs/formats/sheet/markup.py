"""Elements of an HTML page. Whatever a pack says becomes text, never markup."""

from html import escape

OWN_LANGUAGE = "en"


def content(text: str) -> str:
    """Return ``text`` of a pack, with everything escaped that could be markup."""
    return escape(text, quote=False)


def own_words(text: str) -> str:
    """Return words of this program, which may be in another language than the pack."""
    return tag("span", content(text), lang=OWN_LANGUAGE)


def tag(name: str, *inside: str, cls: str = "", **attributes: str) -> str:
    """Return an element that holds the markup ``inside``; an empty attribute is left out.

    Underscores in the names of ``attributes`` stand for hyphens; ``cls`` is the class.
    """
    named = {"class": cls, **attributes}
    shown = (f' {key.replace("_", "-")}="{escape(value)}"' for key, value in named.items() if value)
    return f"<{name}{''.join(shown)}>{''.join(inside)}</{name}>"
