"""Texts are in plain American English, with one word for one thing.

What can't be said without one of these words can be said another way. Files that aren't done yet
are in a list, which may only shrink.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_CHECKOUT = Path(__file__).parent.parent

# British spelling -> American spelling: in code, comments, documents, and bundled packs.
_SPELLINGS = {
    r"(behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum)our": "…or",
    r"\b(cent|fib|meag|theat)re(s|d)?\b": "…er",
    r"\bprogrammes?\b": "program",
    r"\bpractis(e|ed|es|ing)\b": "practice",
    r"(analy|apologi|capitali|emphasi|normali|organi|recogni|reali|summari|unioni)"
    r"s(e|ed|es|ing|ation)\b": "…z…",
    r"\b(defen|licen|offen)ces?\b": "…se",
    r"(cancel|equal|label|level|model|signal|travel)l(ed|er|ers|ing)\b": "one l",
    r"\b(burn|dream|lean|learn|misspel|spel|spoil)t\b": "…ed",
    r"\bgrey\b": "gray",
    r"\b(among|whil)st\b": "among, while",
    r"\b(after|back|down|for|in|out|to|up)wards\b": "…ward",
    r"\b(acknowledge|judge)ment\b": "…gment",
    r"\bfilm-mak": "filmmaker",
}

# Words and phrases -> what to write instead: in what users see.
_PHRASES = {
    r"(?<!there )\b(is|are|was) no\b": "isn't a, not a",
    r"\b(stands?|stood)\b": "is, appears",
    r"\bputs? aside\b": "save",
    r"\bgo(es)? on with\b": "continue",
    r"\bgiv(e|es|en|ing) up\b": "discard",
    r"\bmend(s|ed)?\b": "fix",
    r"\bbanks?\b": "bundled pack",
    r"\d %": "67%",
    r"\bby your( own)? word\b|\bplayer's own word\b": "claimed",
    r"\bshall\b": "will; better, a verb",
    r"\b(story|something|anything|nothing) away\b|\bgives? (a|its|the) story\b": "spoiler",
    r"\b(are|be|is|was|were) told\b|\btold (apart|as|by)\b|\btells\b": "says, shows, reports",
    r"\bbehind\b": "after",
    r"\bwaits\b": "a saved round",
    r"\bat most so many\b|\bat most\.": "maximum",
    r"\bby chance\b": "at random",
    r"\b(any|every|no)body\b": "anyone, everyone, no one",
    r"\b(tick|ticks|ticked)\b": "select",
    r"\bon your word\b": "claimed",
    r"\b(half|all) of the points\b": "half the points",
    r"\bon the boards\b|\bname for the board\b": "high scores, name",
    r"\bcannot\b": "can't",
    r"\b(take|takes|taken|taking) (it |one )?out\b": "remove",
    r"\b(are|is) there already\b": "already exists",
    r"\bthere are: |\bpacks there are\b": "a hint that names them",
    r"\bin time costs\b|\bnone in time\b": "out of time",
    r"\bright, too\b|\bwas right\b|\bright answers?\b": "correct",
    r"\bbest places?\b|^Place \{": "best results, rank",
    r"\bbeyond measure\b|\bin another way\b": "what exactly",
}

# Words that stay: what is stored, and what others say.
_KEPT = {
    "anora_quiz/quiz/board_names.py": "banks",
    "anora_quiz/packs/syntax/messages.py": "cannot",
    "anora_quiz/quiz/marking/other_words.py": "grey",
}

# Files that aren't done yet.
_NOT_YET: set[str] = set()


# Headlines and publishers of sources are spelled as they are.
_NAMES = re.compile(
    r"^ *(- )?id: .*|^ {6}(title|publisher): .*|Condé Nast Traveller|https?://\S+|`[^`]*`"
)


def test_texts_are_plain_american_english() -> None:
    assert [each for name in _names() if name not in _NOT_YET for each in _found(name)] == []


def test_a_file_that_is_done_is_not_in_the_list_of_others() -> None:
    assert [name for name in sorted(_NOT_YET) if not _found(name)] == []


def _names() -> list[str]:
    """Return the names of the files that are read."""
    code, packs = _CHECKOUT.glob("anora_quiz/**/*.py"), _CHECKOUT.glob("questions/*.yaml")
    names = [path.relative_to(_CHECKOUT).as_posix() for path in (*code, *packs)]
    return ["README.md", "CHANGELOG.md", "questions/README.md", *sorted(names)]


def _found(name: str) -> list[str]:
    """Return what should be written otherwise in the file called ``name``, and where."""
    text = (_CHECKOUT / name).read_text(encoding="utf-8")
    if name == "CHANGELOG.md":  # what was released stays as it was
        text = re.split(r"^## \[\d", text, maxsplit=1, flags=re.MULTILINE)[0]
    lines = list(enumerate(text.splitlines(), start=1))
    spelled = ((line, _NAMES.sub("", each), _SPELLINGS) for line, each in lines)
    visible = _literals(text, name) if name.endswith(".py") else lines * name.endswith(".md")
    return [
        f"{name}:{line}: {found[0]} -> {better}"
        for line, each, words in (*spelled, *((*shown, _PHRASES) for shown in visible))
        for pattern, better in words.items()
        for found in re.finditer(pattern, each, re.IGNORECASE)
        if found[0] != _KEPT.get(name)
    ]


def _literals(source: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each literal in ``source`` that has a space.

    Docstrings are left out, except for those of commands, which are their help.
    """
    tree = ast.parse(source)
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):  # parents come before what is in them
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            is_command = "/cli/" in name and node in tree.body and isinstance(node, ast.FunctionDef)
            documents = [each.value for each in node.body if isinstance(each, ast.Expr)]
            skipped.update([] if is_command else documents)
        elif isinstance(node, ast.JoinedStr):
            skipped.update(node.values)
            parts = [each.value if isinstance(each, ast.Constant) else "{}" for each in node.values]
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and node not in skipped and " " in str(node.value):
            yield node.lineno, str(node.value)
