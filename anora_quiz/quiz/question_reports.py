"""What play has shown about questions: for their authors, to see which are broken."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from anora_quiz.quiz.chance import stream
from anora_quiz.quiz.forms import Arrange, Pair
from anora_quiz.quiz.question import FULL, Answer, Question
from anora_quiz.quiz.replies import How, Reply

_ENOUGH = 5  # times asked, from which on a question that all or none get right stands out


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One time that a question was asked, and how it went; ``flag`` is None for no flag."""

    question: Question
    reply: Reply
    credit: Fraction
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReport:
    """What play has shown about one question.

    ``right`` counts full credit, ``skipped`` what was left without an answer;
    ``wrong_answer`` is the wrong answer given most often (for options, the distractor), and
    ``wrong_count`` how often; ``seconds`` is the median time to answer, None for no answer.
    ``flags`` holds what players said is wrong, empty texts for no reason given.
    """

    id: str
    question: str
    asked: int = 0
    right: int = 0
    partly: int = 0
    skipped: int = 0
    wrong_answer: str = ""
    wrong_count: int = 0
    seconds: float | None = None
    flags: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """What an author should look at, in a few words; empty where nothing stands out."""
        if self.flags:
            return "flagged"
        answered = self.asked - self.skipped
        if answered < _ENOUGH:
            return ""
        if not self.right and not self.partly:
            return "nobody right"
        return "everybody right" if self.right == answered else ""


def report(
    questions: Iterable[Question], asked: Iterable[AskedQuestion], flags: Iterable[tuple[str, str]]
) -> list[QuestionReport]:
    """Return a report on each of ``questions``, then on others that were asked.

    ``flags`` are ids of questions and reasons. Questions are known by their ids: what was
    asked under an id in earlier words counts, too.
    """
    times: defaultdict[str, list[AskedQuestion]] = defaultdict(list)
    for one in asked:
        times[one.question.id].append(one)
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for name, why in flags:
        reasons[name].append(why)
    known = {question.id: question for question in questions}
    for name, each in times.items():
        known.setdefault(name, each[-1].question)
    found = [_of(question, times[name], reasons[name]) for name, question in known.items()]
    gone = {name: whys for name, whys in reasons.items() if name not in known}
    found += [
        QuestionReport(id=name, question="", flags=tuple(whys)) for name, whys in gone.items()
    ]
    return found


def _of(question: Question, times: Sequence[AskedQuestion], flags: Sequence[str]) -> QuestionReport:
    answers = [one for one in times if one.reply.how is How.ANSWERED]
    wrong = Counter(text for one in answers if one.credit < FULL for text in _wrong_in(one))
    most = wrong.most_common(1)
    return QuestionReport(
        id=question.id,
        question=question.question,
        asked=len(times),
        right=sum(one.credit == FULL for one in answers),
        partly=sum(0 < one.credit < FULL for one in answers),
        skipped=len(times) - len(answers),
        wrong_answer=most[0][0] if most else "",
        wrong_count=most[0][1] if most else 0,
        seconds=median(one.seconds for one in answers) if answers else None,
        flags=tuple(flags),
    )


def _wrong_in(one: AskedQuestion) -> Iterable[str]:
    """Return the wrong parts of an answer, in words: options chosen, pairs made, text typed."""
    form = one.question.form(stream(0))
    answer, right = one.reply.answer, one.question.solution()
    if form.problem(answer):  # given when the question had other options
        return []
    match form:
        case Arrange():
            return [form.words(answer)]
        case Pair():
            good = set(_pairs(right))
            return [form.words(pair) for pair in _pairs(answer) if pair not in good]
        case _:
            return [form.words((key,)) for key in answer if key not in right]


def _pairs(answer: Answer) -> list[tuple[str, str]]:
    return list(zip(answer[::2], answer[1::2], strict=True))
