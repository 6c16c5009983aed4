"""Values of questions that have fields of their own, and annotations of texts.

The former are sources, options, and rejected answers, the latter ids, web addresses, and dates.
"""

from dataclasses import dataclass, field
from typing import Annotated

from anora_quiz.quiz.descriptions import described
from anora_quiz.quiz.limits import LONGEST_ANSWER, LONGEST_SNIPPET, OPTION_COLUMNS, limited

Identifier = Annotated[str, "identifier"]
"""The id of a pack or question, a tag, or a group: letters, digits, ``-``, ``_``, and periods."""

Url = Annotated[str, "url"]
"""A web address that begins with http:// or https://."""

Code = Annotated[str, "code"]
"""A text whose line breaks, spaces, and tabs are kept."""

Language = Annotated[str, "language"]
"""What a snippet is written in, by the name that highlighters know: ``python``, ``c++``."""

NO_LANGUAGE = "text"
"""The language of a snippet that is shown without colors."""

Year = Annotated[int, "year"]
"""A year from 1 to 9999."""

DateText = Annotated[str, "date"]
"""A day (2024-10-18), a month (2024-10), or a year (2024), from year 1 to 9999."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an answer can be looked up."""

    title: str = field(
        default="",
        metadata=described("What the book, article, or page is called.", "97th Academy Awards"),
    )
    publisher: str = field(default="", metadata=described("Who published it.", "AMPAS"))
    year: Year | None = field(
        default=None, metadata=described("The year it was published, from 1 to 9999.", 2025)
    )
    url: Url = field(
        default="",
        metadata=described(
            "Its web address, which starts with https:// or http://.",
            "https://example.org/97th-awards",
            also="link href web website address",
        ),
    )

    def __str__(self) -> str:
        parts = [self.title, self.publisher, str(self.year or "")]
        return ", ".join(part for part in parts if part) or self.url


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code, or another text that is shown line by line below a question."""

    text: Code = field(
        metadata=limited(longest=LONGEST_SNIPPET, is_wrapped=False)
        | described("The lines, after `text: |`.", "print(1 + 1)", also="code")
    )
    language: Language = field(
        default=NO_LANGUAGE,
        metadata=described(
            "Its language, by a name that Pygments knows. Default: no colors.", "python"
        ),
    )


_LAST = described(
    "true keeps the option last; false shuffles it, even one such as “None of these”.",
    example=True,
)
SNIPPET = described(
    "Code or other text, shown line by line below the question: a text, or {text: …, language: …}.",
    {"language": "python", "text": "print(1 + 1)"},
    also="code listing",
)
"""The description of the snippets of questions."""

SOURCE = described(
    "Where to look up the answer: one or more of title, publisher, year, and url.",
    {"title": "97th Academy Awards", "publisher": "AMPAS", "year": 2025},
    also="reference ref citation sources",
)
"""The description of the sources of packs and questions."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong option (a distractor), and the reason why it is wrong, if one is given.

    ``last`` says whether it stays below the options that are shuffled; None leaves that to its
    text.
    """

    text: str = field(
        metadata=limited(columns=OPTION_COLUMNS) | described("The option.", "Alex Coco")
    )
    because: str = field(
        default="",
        metadata=described(
            "Why the option is wrong, shown to players who chose it.", "He produced it."
        ),
    )
    last: bool | None = field(default=None, metadata=_LAST)


@dataclass(frozen=True, slots=True)
class Right:
    """A right option whose author says whether it stays last, as in `Wrong`.

    Any other right option is its text alone.
    """

    text: str = field(
        metadata=limited(columns=OPTION_COLUMNS) | described("The option.", "Sean Baker")
    )
    last: bool | None = field(default=None, metadata=_LAST)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A typed answer that is wrong however close it is, and the reason, if one is given."""

    text: str = field(
        metadata=limited(longest=LONGEST_ANSWER) | described("The answer.", "Andrea Arnold")
    )
    because: str = field(
        default="",
        metadata=described(
            "Why it is wrong, shown to players who typed it.", "She directed American Honey."
        ),
    )
