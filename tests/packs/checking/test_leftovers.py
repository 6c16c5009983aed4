"""What is left over of other formats in texts is warned of, unless the text is about it."""

from pathlib import Path

from anora_quiz.packs.checking.check import inspect
from tests.cases import for_each

_HEAD = "format: 1\ntitle: {title}\nquestions:\n"


def _warnings(path: Path, *questions: str, title: str = "Seats") -> list[tuple[int, int, str]]:
    """Return the line, column, and message of each warning about a leftover."""
    path.write_text(_HEAD.replace("{title}", title) + "".join(questions), encoding="utf-8")
    found = inspect(path).problems
    return [
        (each.location.line, each.location.column, each.message.split(" looks ")[0])
        for each in found
        if each.code == "leftover-markup"
    ]


def _question(text: str, number: int = 1, rest: str = "answer: Ani") -> str:
    quoted = text.replace("'", "''")
    return f"- id: q{number}\n  kind: text\n  question: '{quoted}'\n  {rest}\n"


@for_each(
    ("text", "left"),
    {
        "Who is &quot;Ani&quot;?": "&quot;",
        "What is Ani&#039;s name?": "&#039;",
        "Is it Tom &amp; Jerry?": "&amp;",
        "Is x &lt; 5?": "&lt;",
        "Where is the caf&eacute;?": "&eacute;",
        "What is Ani&#x27;s tag?": "&#x27;",  # a question that may be about markup
        "Is hydrogen &amp; helium an element?": "&amp;",  # and another one
        "What%20is%20it%3F": "%20",
        "Whose caf%C3%A9 is it?": "%C3%A9",
        "Is it real%3F": "%3F",
        "What is R%26B?": "%26",
        "%22Who%22 is it?": "%22",
        "Who is <b>she</b>?": "<b>",
        "Who<br>is she?": "<br>",
        'Who is <a href="x">she</a>?': '<a href="x">',
    }.items(),
)
def test_leftover_is_warned_of_at_its_place(text: str, left: str, tmp_path: Path) -> None:
    column = text.replace("'", "''").index(left) + len("  question: '") + 1
    assert _warnings(tmp_path / "p.yaml", _question(text)) == [(6, column, f"“{left}”")]


@for_each(
    "text",
    [
        "Is it 100% 20 times?",
        "Is 100%20 a number?",
        "Is it 50%25?",
        "What is 7%20 or x%20 here?",
        'What does printf("%2d") print?',
        "Is it AT&T; or R&D;?",
        "Who is at https://example.org/a%20b&amp;c?",
        "Is a < b and c > d?",
        "What is a List<String> of <stdio.h>?",
        "Who is <she> or <b>?",
        "What is the opposite of < & > %?",
        "What does &nbsp; stand for?",
        "Which is it, '&quot;' or \"&apos;\"?",
        "Does the tag <b>bold</b> exist?",
        "What does &quot; mean in HTML?",
        "What does &lt;br&gt; do in XHTML?",
        "What does a%20b mean in a URL?",
    ],
)
def test_text_that_may_be_meant_is_left_alone(text: str, tmp_path: Path) -> None:
    assert _warnings(tmp_path / "p.yaml", _question(text)) == []


@for_each("rest", ["answer: Ani\n  tags: [html]", "answer: Ani\n  explanation: That is HTML."])
def test_question_about_markup_may_have_it_in_all_its_texts(rest: str, tmp_path: Path) -> None:
    assert _warnings(tmp_path / "p.yaml", _question("Is <b>it</b> &quot;it&quot;?", 1, rest)) == []


def test_pack_about_markup_may_have_it_in_all_its_questions(tmp_path: Path) -> None:
    question = _question("Is <b>it</b> &quot;it&quot;?")
    assert _warnings(tmp_path / "p.yaml", question, title="HTML &amp; more") == []


def test_each_text_is_warned_of_once_at_its_own_place(tmp_path: Path) -> None:
    rest = "answer: Tom &amp; Ani\n  accept: [Ani &amp; Tom, 'x', '&amp; y &amp; z']"
    found = _warnings(
        tmp_path / "p.yaml",
        _question("Who &amp; what &amp; why?", 1, rest),
        _question("Who?", 2),
        _question("And who else &amp; what?", 3),
        title="Tom &amp; Ani",
    )
    places = [(line, column) for line, column, _ in found]
    assert places == [(2, 12), (6, 18), (7, 15), (8, 16), (8, 33), (15, 27)]


def test_leftover_that_is_not_found_as_written_is_placed_at_its_question(tmp_path: Path) -> None:
    folded = '- id: a\n  kind: text\n  question: "Who is \\x26quot;Ani?"\n  answer: Ani\n'
    assert _warnings(tmp_path / "p.yaml", folded) == [(6, 13, "“&quot;”")]


@for_each(
    ("text", "hint"),
    [
        ("Who is Ani&#039;s?", "write “'” instead"),
        ("What%20is it?", "write a space instead"),
        ("It&nbsp;is?", "write a space instead"),
        ("Is <b>it</b>?", "remove it"),
    ],
)
def test_hint_says_what_was_meant(text: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(_HEAD.replace("{title}", "Seats") + _question(text), encoding="utf-8")
    hints = [each.hint for each in inspect(path).problems if each.code == "leftover-markup"]
    assert hints == [hint]


def test_web_address_of_a_source_may_have_escapes(tmp_path: Path) -> None:
    rest = "answer: Ani\n  source: {title: A, url: 'https://example.org/a%20b'}"
    assert _warnings(tmp_path / "p.yaml", _question("Who?", 1, rest)) == []
