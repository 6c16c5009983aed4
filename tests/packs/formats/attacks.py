"""Texts that could make an importer hang, fill the memory, or flood the screen.

Each has a head, a piece that is repeated, and a tail. In a piece, № is replaced by its number.
They cover different kinds of trouble: patterns that backtrack, nested loops, whole texts in
notes, and a note or a copy for every detail.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Attack:
    """A text of a format that grows by its ``piece``."""

    format: str
    head: str
    piece: str
    tail: str = ""

    @property
    def name(self) -> str:
        """Return a name that identifies the attack in a report."""
        return f"{self.format}: {self.head[-40:]!r} {self.piece[:40]!r} {self.tail[:20]!r}"

    def text(self, size: int) -> str:
        """Return the text with about ``size`` characters."""
        count = max(size // len(self.piece), 1)
        if "№" in self.piece:
            return (
                self.head
                + "".join(self.piece.replace("№", str(n)) for n in range(count))
                + (self.tail)
            )
        return f"{self.head}{self.piece * count}{self.tail}"


_WRONG = "question,answer,wrong\nq,a,"
_TABLE = "question,answer\n"
_BLANKS = "kind,question,answers\nblanks,___,"
_NOTES = "#separator:tab\n#html:true\n"
_TEXTS = "#separator:tab\n#html:false\n"
_GAPS = " ".join(f"{{{{c{number}::w{number}}}}}" for number in range(50))
_RED = "a:\n- b\n"
_BROKEN_RED = f"{_RED}x: 'y\n"
_ENTRY = '{"question":"q","correct_answer":"a","incorrect_answers":["b"]}'

_CSV = (
    ("question,answer,tolerance\nq,5,+", " ", "x"),
    ("question;answer;tolerance\nq;5;5 ", "million "),
    ("question;answer;tolerance\n", f"q;5;{'1' * 29} million\n"),
    ("question,answer,wrong\nq,a,x", ".", "|x" * 900),
    (_WRONG, "|"),
    (_WRONG, "x|"),
    (_WRONG, "x№|"),
    (_WRONG, "\\"),
    (_WRONG, '"",'),
    (f'{_TABLE}"', "x\n"),
    (_TABLE, 'q,"a\n'),
    ("", 'q,"'),
    ("", 'q№,"x"y\n'),
    ("", "\x00,"),
    (_TABLE, "\n"),
    (_TABLE, ","),
    (_TABLE, "q,a\n"),
    (_TABLE, "q,\n"),
    (_TABLE, "q\x01,a\n"),
    ("question,answer,kind\n", "q,x,y\n"),
    ("id,question,answer\n", f"{'a' * 75}№,q,x\n" * 2),
    ('question,answer,tags\nq,a,"', "x №,", '"'),
    ("", "question,", "answer\nq,a\n"),
    (_BLANKS, "="),
    (_BLANKS, "x№="),
    (_BLANKS, "\\="),
    (_BLANKS, "x|"),
    ("kind,question,answers\nblanks,", "___ ", ",x"),
    ("kind,question,answer\ndate,q,", "1-"),
    ("question,answer,", "z,", "\nq,a,x\n"),
    ("question,answer,", "wrong1,", "\nq,a,x\n"),
    ("question,pairs\nq,", "a=b|"),
    ("question,pairs\nq,", "a№=b№|"),
    ("question,pairs\nq,", "="),
    ("question,items\nq,", "a№|"),
    ("question,answers,options\nq,", "12|", ",a|b\n"),
    ('question,answer,option1,option2\nq,"', "1,", '",a,b\n'),
    ("question,answer,accept\nq,a,", "x|"),
    ("question,answer,options\n", 'q,0,"a|b"\n'),
    ('question,answer,options\nq,x,"[', "'x№',", ']"\n'),
    ('question,answer,options\nq,x,"[', "['", '"\n'),
    ('question,answer,incorrect answers\nq,x,"', "y№;", '"\n'),
    ('question,option a,option b,answer\nq,x,y,"', "a and ", '"\n'),
    ("", "(a) - №,", "\nquestion,answer\nq,a\n"),
    ("question,answer,", "option (№) of,", "\nq,a\n"),
    ("", "who is №?,x,y,B\n"),
    ("", "banner\n", "question,answer\nq,a\n"),
)
_AIKEN = (
    ("", "A. a\n"),
    ("", "ANSWER: A\n"),
    ("", "q\nA. a\nB. a\nANSWER: A\n"),
    ("q\n", "A. a\nB. b\n", "ANSWER: A\n"),
    ("q\nA. a\nB. b\nANSWER: ", "A,"),
    ("q\nA. a\nB. b\nANSWER: ", "x"),
    ("", "q\n\n", "A. a\nB. b\nANSWER: A\n"),
    ("", "q\n", "A. a\nB. b\nANSWER: A\n"),
    ("", "q\na. a\nb. b\nanswer: A\n\n"),
    ("ANSWER", " ", "x\nANSWER: A\n"),
    ("q\nA. a\n", "A. a\nx\n", "ANSWER: A\n"),
    ("", " \t\n", "q\nA. a\nB. b\nANSWER: A\n"),
)
_ANKI = (
    (f"{_TEXTS}{_GAPS} ", "word ", "\tback\n"),
    (f"{_TEXTS}{_GAPS}\t", "e", "\n"),
    (_TEXTS, f"{_GAPS}\t{'e' * 3000}\n"),
    (f"{_NOTES}q", "<b№>", "\ta\n"),
    (f"{_NOTES}q", "<", "\ta\n"),
    (f"{_NOTES}q", "<a", "\ta\n"),
    (f"{_NOTES}q", "<!--", "\ta\n"),
    (f"{_NOTES}q", "[sound:", "\ta\n"),
    (f"{_NOTES}q", "[sound:№]", "\ta\n"),
    (f"{_NOTES}q", "&a", "\ta\n"),
    (f"{_NOTES}q", "{{c1::", "\ta\n"),
    (f"{_NOTES}q", "{{c1::a}}", "\ta\n"),
    (f"{_NOTES}q", "{{c№::a}}", "\ta\n"),
    (f"{_NOTES}q", "{{c1::a№::h№}}", "\ta\n"),
    ("#separator:tab\n#columns:front\tback\ttags\nq\tb\t", "e! ", "\n"),
    ("#separator:tab\n#columns:front\tback\ttags\nq\tb\t", "e!№ ", "\n"),
    ("#separator:tab\n#tags:", "e!№ ", "\nq\ta\n"),
    ("#separator:tab\n#columns:", "e\t", "\nq\ta\n"),
    ("#separator:tab\n", "#\n", "q\ta\n"),
    ("#separator:tab\n", "q\ta\n"),
    ("#separator:tab\nq\ta\n", "q\ta\tb\n"),
    ("#separator:tab\n", '"q\n'),
    ("#separator:", "q", "\nq\ta\n"),
    ("#separator:tab\n#deck:", "q", "\nq\ta\n"),
)
_RED_LISTS = (
    ("q: ", "q: [a\n"),
    ("", "q:\n- a\n"),
    ("", "q№: {a: b}\n"),
    (_BROKEN_RED, "q:\n- 'a\n"),
    (f"{_BROKEN_RED}q:\n", "- 'a\n"),
    (_BROKEN_RED, "q: {a\n"),
    (f"{_BROKEN_RED}-", "x:"),
    (_RED, "? [a]\n: b\n"),
    (_RED, ":"),
    (f"{_RED}", " ", "x"),
    (_RED, "\n", "x"),
    ("", "a:", "\n- x\n"),
    ("AUTHOR:\n", "- a\n", "q:\n- a\n"),
    (_RED, "---\n"),
)
_GIFT = (
    ("q {", "=a ~b ", "}"),
    ("", "{"),
    ("", "{}"),
    ("", "q {=a}"),
    ("", "q {=a}\n"),
    ("", "q {\n\n"),
    ("", "q {=a\n\n}"),
    ("", "::a"),
    ("", "\\", " {=a}"),
    ("q {=a", "#### ", "}"),
    ("q {=a", "#", "}"),
    ("q {", "=a№ ", "}"),
    ("q {", "~%50%a№#f ", "}"),
    ("q {", "=a№->b№ ", "}"),
    ("q {#", "=№ ", "}"),
    ("q {#1..", "1", "}"),
    ("", "$CATEGORY: a№\nq {=a}\n\n"),
    ("$CATEGORY: ", "a№/", "\n\nq {=a}\n\n"),
    ("// ", "[tag:", "\nq {=a}"),
    ("// ", "[tag:a! №]", "\nq {=a}"),
    ("// [tag:", "\\]", "\nq {=a}"),
    ("// title: ", "a", "\n\nq {=a}"),
    ("[html]q", "<a", " {=a}"),
    ("[html]q<a", " ", " {=a}"),
    ("[html]q", "<!--", " {=a}"),
    ("[html]q", "&a", " {=a}"),
    ("q {", " ", "=a}"),
    ("q {=a}", " x{=b}"),
    ("", "q\n\n"),
    ("", "// a\n", "q {=a}"),
)
_TRIVIA = (
    ("", "A a\n", "#Q q\n^ a\nA a\nB b\n"),
    ("#Q q\n^ a\n", "A a\n"),
    ("#Q q\n^ a\n", "- a№\n"),
    ("", "#Q q\n"),
    ("#Q q\n", "^ a№\n", "A a1\n"),
    ("", "#Q q\n^ a\n^ b\nA a\nB b\nC c\n"),
    ("#Q q\n^ a\nA a\nB b\n", "C\n"),
    ("#Q q\n", " ", "x\n^ a\nA a\nB b"),
)
_DATABASE = (
    ('{"response_code":0,"results":[', "{},", "]}"),
    ("[", '{"a":'),
    ("[", '{"question":"x"'),
    ("[", "[", _ENTRY),
    ("[", f"{_ENTRY},", "]"),
    ('{"x":1,"results":[', '{"x":1,"results":['),
    (f"[{_ENTRY}", '{"x":1,"results":[]}', "]"),
    ("[", '"response_code":1,', f"{_ENTRY}]"),
    ('["response_code"', " ", f"{_ENTRY}]"),
    (f"[{_ENTRY}", "x{}", "]"),
    (f"[{_ENTRY}{{", " ", "x]"),
    ('[{"question":"q","correct_answer":"a","incorrect_answers":["b"]', ',"k№":1', "}]"),
    ('[{"question":"q","correct_answer":"a","incorrect_answers":["b"', ',"b"', "]}]"),
    ('[{"question":"q","correct_answer":"a","incorrect_answers":["b"', ",1", "]}]"),
    ('[{"question":"', "&amp;", '","correct_answer":"a","incorrect_answers":["b"]}]'),
    ('[{"question":"', "%25", '","correct_answer":"%25","incorrect_answers":["%26"]}]'),
)
_XML = "<quiz><question type='multichoice'><questiontext><text>"
_ANSWERS = f"{_XML}q</text></questiontext>"
_RIGHT = "<answer fraction='100'><text>a</text></answer>"
_END = "</question></quiz>"
_CLOZE = "<quiz><question type='cloze'><questiontext><text>"
_CLOZE_END = f"</text></questiontext>{_END}"
_WORDS = "<quiz><question type='gapselect'><questiontext><text>[[1]]"
_MOODLE = (
    ("<!DOCTYPE quiz [<!ENTITY a 'aaaaaaaaaa'>", "<!ENTITY a№ '&a;&a;&a;'>", "]><quiz>&a1;</quiz>"),
    ("<!DOCTYPE quiz [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><quiz>&a;", " ", "</quiz>"),
    ("", "<quiz>"),
    ("<?xml version=1?>", "<quiz>"),
    ("<?xml version=1?><quiz>", "<question/>"),
    ("<quiz>", "<question>"),
    ("<quiz>", "<question/>"),
    ("<quiz>", "<question><a></question>"),
    ("<quiz><question>", "<text>", "</question></quiz>"),
    ("<quiz><question>", "<text> ", "</text></question></quiz>"),
    ("<quiz><question><text>", "<a> & ", "</text></question></quiz>"),
    ("<quiz>", "<question type='essay'/>"),
    ("<quiz>", "<question><![CDATA["),
    (f"{_ANSWERS}{_RIGHT}", "<answer/>", _END),
    (f"{_ANSWERS}{_RIGHT}", "<answer><text>x№</text></answer>", _END),
    (f"{_ANSWERS}{_RIGHT}<tags>", "<tag><text>x №</text></tag>", f"</tags>{_END}"),
    (_XML, "&nbsp;", f"</text></questiontext>{_RIGHT}{_END}"),
    (_XML, "&x№;", f"</text></questiontext>{_RIGHT}{_END}"),
    (_XML, "<b№>", _END),
    (_XML, "&lt;pre&gt;", f"</text></questiontext>{_RIGHT}{_END}"),
    (_XML, "&lt;br&gt; ", f"</text></questiontext>{_RIGHT}{_END}"),
    (f"{_XML}<![CDATA[", "x\n", f"]]></text></questiontext>{_RIGHT}{_END}"),
    ("<quiz><question ", "a№='x' ", f">{_END}"),
    ("<quiz><question type='", "x", f"'>{_END}"),
    ("<quiz><file>", "x", "</file></quiz>"),
    (f"{_ANSWERS}<file name='x'>", "x", f"</file>{_RIGHT}{_END}"),
    (_ANSWERS, "<file name='x№'/>", f"{_RIGHT}{_END}"),
    (_CLOZE, "{1:SA:=a}", _CLOZE_END),
    (_CLOZE, "{1:SA:", _CLOZE_END),
    (f"{_CLOZE}{{1:MC:", "=a№~", f"}}{_CLOZE_END}"),
    (f"{_CLOZE}{{1:SA:", "\\", f"}}{_CLOZE_END}"),
    (f"{_CLOZE}{{1:SA:=a", "#", f"}}{_CLOZE_END}"),
    (f"{_CLOZE}{{1:SA:=a", "*", f"}}{_CLOZE_END}"),
    (_WORDS, "[[1]]", f"</text></questiontext><selectoption><text>a</text></selectoption>{_END}"),
    (
        f"{_WORDS}{'[[2]]' * 90}</text></questiontext>",
        f"<selectoption><text>{'a' * 900}№</text><group>1</group></selectoption>",
        f"<selectoption><text>b</text><group>2</group></selectoption>{_END}",
    ),
)
_QUIZ = "<quiz>\nq\n- [x] a\n- [ ] b\n"
_MKDOCS = (
    ("", "<quiz>\n"),
    ("<quiz>\n", "</quiz>"),
    ("", "<quiz>\n", "</quiz>"),
    ("", "<?quiz?>\n", "<?/quiz?>"),
    ("", f"{_QUIZ}</quiz>\n"),
    ("", f"# a№\n{_QUIZ}</quiz>\n"),
    ("", "## a№\n", f"{_QUIZ}</quiz>"),
    ("# a", " ", f"x\n{_QUIZ}</quiz>"),
    ("# a", "{", f"\n{_QUIZ}</quiz>"),
    ("", "```\n", f"{_QUIZ}</quiz>"),
    ("", "```a\n", f"{_QUIZ}</quiz>"),
    ("````\n", "```\n~~~\n", f"{_QUIZ}</quiz>"),
    ("", "<!--", f"\n{_QUIZ}</quiz>"),
    ("---\n", "a: b\n", f"---\n{_QUIZ}</quiz>"),
    ("---\ntags: [", "a №, ", f"]\n---\n{_QUIZ}</quiz>"),
    ("<quiz ", "a№='x' ", f">\nq\n{_QUIZ}</quiz>"),
    ("<quiz>\nq\n", "- [x] a\n", "</quiz>"),
    ("<quiz>\nq\n", "- [ ] a№\n", "- [x] b\n</quiz>"),
    ("<quiz>\nq\n", "- [x] a\n\n> x\n\n", "</quiz>"),
    ("<quiz>\nq\n- [x] a\n", "\n> x\n", "</quiz>"),
    ("<quiz>\nq\n- [x] a\n", "  x\n", "- [ ] b\n</quiz>"),
    ("<quiz>\nq\n- [x] a\n", "\n", "- [ ] b\n</quiz>"),
    ("<quiz>\n", "[[a]]", "\n</quiz>"),
    ("<quiz>\n", "[[", "a]]\n</quiz>"),
    ("<quiz>\n", "\x02", "[[a]]\n</quiz>"),
    ("<?quiz?>\n", "answer: a№\n", "question: q\nanswer-correct: b\n<?/quiz?>"),
    ("<?quiz?>\nquestion: q\n", "answer-correct: a\n", "<?/quiz?>"),
    *(
        ("<quiz>\nq\n", piece, "\n- [x] a\n- [ ] b\n</quiz>")
        for piece in (
            *("`", "``", "`a``", "*", "**", "**a", "_", "__a_", "~~", "[", "](", "[a](", "![", "$"),
            *("\\(", "\\", "<!--", "<a ", "&a", "> ", "> a\n", "| a\n", "    a\n", "- ", "!!! a\n"),
            *(
                "#",
                "# a\n",
                "-",
                "{",
                "\x1a",
                "<pre>",
                "<pre></pre>",
                "```\n",
                "~~~a\n",
                "a  \n",
                "<https://",
            ),
        )
    ),
)
# Pieces that text in any format can be full of.
_ANY = ("x\n", "\r", "\x0c", "\x85", "\u2028", "\u202e", "é", "\u0301", "\x00", " ", '"', "a\tb\n")

ATTACKS = [
    Attack(name, *parts)
    for name, all_parts in {
        "csv": _CSV,
        "aiken": _AIKEN,
        "anki-tsv": _ANKI,
        "red": _RED_LISTS,
        "gift": _GIFT,
        "opentriviaqa": _TRIVIA,
        "opentdb": _DATABASE,
        "moodle-xml": _MOODLE,
        "mkdocs-quiz": _MKDOCS,
    }.items()
    for parts in (*all_parts, *(("", piece) for piece in _ANY))
]
