"""HTML becomes plain text in the same way in every format."""

from collections.abc import Callable

from anora_quiz.packs.formats.anki import AnkiTsv
from anora_quiz.packs.formats.gift import Gift
from anora_quiz.packs.formats.html_text import plain_text
from anora_quiz.packs.pack import Header
from tests.cases import for_each

_TEXTS = {
    "10<sup>6</sup> H<sub>2</sub>O": "10^6 H2O",
    "<p>a</p><p>b</p>": "a\n\nb",
    "<p>a</p>\n\n\n<p>b</p>": "a\n\nb",
    "<h2>a</h2>b": "a\n\nb",
    "a<div>b</div><div>c</div>": "a\nb\nc",
    "a<br><div>b</div>": "a\nb",
    "<div>a</div><div><br></div><div>b</div>": "a\n\nb",
    "<ul><li>a</li><li>b</li></ul>c": "a\nb\n\nc",
    "<TABLE><TR><TD>a</TD></TR><TR><TD>b</TD></TR></TABLE>": "a\nb",
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td>\n<td>d</td></tr></table>": "a b\nc\n d",
    "a<br/>b<BR>c": "a\nb\nc",
    """a<i title="1 > 2">b</i> <input name='>=' value="x>">c""": "ab c",
    "a<i title='>b": "ab",
    "a<!-- <p> -->b": "ab",
    "a<!-- b": "a<!-- b",
    "1 < 2 > 1": "1 < 2 > 1",
    "&lt;b&gt; &amp;amp; AT&T &#039;x&#x27; &unknown;": "<b> &amp; AT&T 'x' &unknown;",
    "<b>a</b> <img src=x> <svg></svg>b": "a  b",
}


@for_each(("raw", "text"), _TEXTS.items())
def test_html_becomes_lines_of_plain_text(raw: str, text: str) -> None:
    assert plain_text(raw).text == text


def test_what_is_removed_is_named_once_in_order() -> None:
    plain = plain_text("<i>a</i><b>b</b><i>c</i><img><video></video><p>d</p>")
    assert (list(plain.tags), list(plain.media)) == (["i", "b"], ["a picture", "a film"])


def _anki(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'#separator:tab\n"{quoted}"\tAni\n'


def _gift(text: str) -> str:
    escaped = text.replace("#", "\\#").replace("=", "\\=").replace("\n", "\\n")
    return f"[html]{escaped} {{=Ani}}"


@for_each("raw", _TEXTS)
@for_each(
    ("importer", "made"),
    [(AnkiTsv(), _anki), (Gift(), _gift)],
    ids=lambda each: type(each).__name__,
)
def test_formats_read_html_alike(
    importer: AnkiTsv | Gift, made: Callable[[str], str], raw: str
) -> None:
    [question] = importer.read(made(raw), Header(id="x", title="X")).questions
    assert question.question == _TEXTS[raw]
