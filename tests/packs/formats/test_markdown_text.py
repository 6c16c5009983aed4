"""Markdown becomes plain text: its marks go, its words and its code stay."""

from anora_quiz.packs.formats.markdown_text import bare_code, plain_markdown
from tests.cases import for_each


@for_each(
    ("text", "shown"),
    [
        ("**Who** is *Ani*, __the__ _one_ ***there***?", "Who is Ani, the one there?"),
        ("snake_case_name, 2 * 3 * 4, a*b, **kwargs", "snake_case_name, 2 * 3 * 4, a*b, **kwargs"),
        ("_(not `four`)_ and _my_name is_", "(not `four`) and my_name is"),
        ("~~wrong~~ right", "wrong right"),
        ("`**a** <b> &lt; [c](d)`", "`**a** <b> &lt; [c](d)`"),
        ("``a ` b``", "``a ` b``"),
        ("Type `#!py int | str` here", "Type `int | str` here"),
        (r"\*a\* \_b\_ \[[c\]\] \`", "*a* _b_ [[c]] `"),
        ("$a_1*b*c_2$ and \\(x_1*y*z\\)", "$a_1*b*c_2$ and \\(x_1*y*z\\)"),
        ("[Film](https://a.org/b_(c))", "Film (https://a.org/b_(c))"),
        ('[Film](https://a.org "Title"){ target=_blank }', "Film (https://a.org)"),
        ("<https://a.org/_b_>", "https://a.org/_b_"),
        ("[below](#here) and [there](page.md)", "below and there"),
        ('a ![Cat](cat.png){ width="200" }', "a"),
        ("a <!-- (1)! -->`<!-- b -->`", "a `<!-- b -->`"),
        ("H<sub>2</sub>O<br>&eacute;", "H2O\né"),
        ("<pre>***<br>*a*<br>b &lt; c</pre>", "***\n*a*\nb < c"),
        ("<b `a`>b</b>", "<b `a`>b</b>"),
        ("a\x1ab **c**", "a\x1ab **c**"),
    ],
)
def test_marks_in_a_line_go(text: str, shown: str) -> None:
    assert plain_markdown(text).text.strip() == shown


@for_each(
    ("text", "shown"),
    [
        ("a\nb\n\nc\nd", "a b\n\nc d"),
        ("a  \nb\\\nc", "a\nb\nc"),
        ("## Film ##\na", "Film\n\na"),
        ("a\n\n---\n\n* * *\nb", "a\n\nb"),
        ("- a\n- b\n  c\n1. d", "- a\n- b c\n1. d"),
        ("> a\n> b\n\nc", "a b\n\nc"),
        ("| A | B |\n|---|:-:|\n| 1 | 2 |", "A | B\n1 | 2"),
        ('!!! tip "Note"\n    a\n    b\nc', "Note\n\na b c"),
        ("??? info\n    a", "Info\n\na"),
        ('!!! tip ""\n    a', "a"),
        ('=== "Python"\n\n    a', "Python\n\na"),
        ("a\n```python\nx  = *1*\n  y\n```\nb", "a\n\nx  = *1*\n  y\n\nb"),
        ("~~~\n```\n~~~", "```"),
        ("    ```\n    a\n      b\n    ```", "a\n  b"),
        ("```\na", "a"),
        ("a:\n\n    x = 1\n    y = 2\n\nb", "a:\n\n    x = 1\n    y = 2\n\nb"),
    ],
)
def test_blocks_become_paragraphs(text: str, shown: str) -> None:
    assert plain_markdown(text).text == shown


def test_what_is_removed_is_named() -> None:
    plain = plain_markdown("# a\n**b** *c* ~~d~~ <u>e</u> ![f](g) [h](i)\n\n!!! j")
    assert list(plain.tags) == ["heading", "box", "bold", "italics", "strikethrough", "u"]
    assert list(plain.media) == ["a picture", "a link"]


@for_each(
    ("text", "shown"),
    [("`a`", "a"), ("`` a` ``", "a`"), ("`a` or `b`", "`a` or `b`"), ("a", "a"), ("$a$", "$a$")],
)
def test_code_as_a_whole_needs_no_backticks(text: str, shown: str) -> None:
    assert bare_code(text) == shown
