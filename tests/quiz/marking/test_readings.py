"""The usual ways to say an answer otherwise, and what they must not reach."""

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.marking.spelling import find_match
from tests.cases import for_each
from tests.growth import ends_soon


@for_each(
    ("one", "other"),
    [
        # letters
        ("Erdoğan", "Erdogan"),
        ("Brașov", "Brasov"),
        ("Trần Văn", "Tran Van"),
        ("Måneskin", "Maaneskin"),
        ("Sjöström", "Sjoestroem"),
        ("Kraków", "krakow"),
        ("١٩٩٣", "1993"),
        ("فیلم\u200cنامه", "فیلمنامه"),
        ("كتاب", "کتاب"),
        ("✈️", "✈"),
        ("👩\u200d🎤", "👩🎤"),
        # articles
        ("The A-Team", "A Team"),
        ("The Who", "who"),
        ("An American in Paris", "American in Paris"),
        # numbers
        ("Seventh Heaven", "7th heaven"),
        ("One Hundred and One Dalmatians", "101 Dalmatians"),
        ("Nineteen Eighty-Four", "1984"),
        ("8½", "eight and a half"),
        ("Rocky IV", "rocky four"),
        ("Henry VIII", "Henry the Eighth"),
        ("Pope John Paul II", "John Paul 2"),
        ("World War I", "first world war"),
        ("Symphony No. 9", "Ninth Symphony"),
        ("The Godfather Part II", "Godfather 2"),
        ("Mambo No. 5", "mambo number five"),
        ("№ 1", "No 1"),
        ("50%", "50 per cent"),
        ("−5", "minus five"),
        ("-$20", "minus $20"),
        ("12:30", "12.30"),
        ("19th century", "XIX century"),
        ("1960s", "the sixties"),
        ("the '60s", "1960s"),
        ("Friday the 13th", "friday 13th"),
        ("-273 °C", "minus 273 C"),
        # money, units, signs
        ("€5", "5 euros"),
        ("$1.5 million", "1.5 million dollars"),
        ("60 km/h", "60 kph"),
        ("10 m²", "10 square metres"),
        ("12 °C", "12 degrees Celsius"),
        ("B♭ major", "B-flat major"),
        ("C♯", "C sharp"),
        ("α particle", "alpha particle"),
        ("E = mc²", "e=mc^2"),
        ("Romeo + Juliet", "Romeo and Juliet"),
        ("Ke$ha", "Kesha"),
        ("P!nk", "pink"),
        ("2×4", "2x4"),
        # titles and short forms
        ("Dr. Strangelove", "Doctor Strangelove"),
        ("Mr. & Mrs. Smith", "mister and missus smith"),
        ("St. Louis", "Saint Louis"),
        ("Wall St", "Wall Street"),
        ("Mt. Fuji", "Mount Fuji"),
        ("Robert Downey Jr.", "Robert Downey Junior"),
        ("Kramer vs. Kramer", "Kramer v Kramer"),
        ("Roe v. Wade", "Roe versus Wade"),
        ("Sir Alexander Fleming", "Alexander Fleming"),
        ("S. Korea", "South Korea"),
        ("Warner Bros.", "Warner Brothers"),
        ("Rock 'n' Roll", "rock & roll"),
        ("J. R. R. Tolkien", "JRR Tolkein"),
        # order
        ("Baker, Sean", "Sean Baker"),
        ("Matrix, The", "The Matrix"),
        ("Tom and Jerry", "Jerry & Tom"),
        ("The Owl and the Pussycat", "Pussycat and Owl"),
        ("Treaty of Versailles", "the Versailles treaty"),
        # plurals
        ("box", "boxes"),
        ("cities", "city"),
        ("wolves", "wolf"),
        ("foot", "feet"),
        ("lens", "lenses"),
        ("leaves", "leaf"),
        ("cactus", "cacti"),
        # dates
        ("July 4", "the Fourth of July"),
        ("4 July 1776", "July 4th, 1776"),
        ("January 5, 1990", "1990-01-05"),
        ("January 5, 1990", "5.1.1990"),
        ("January 5, 1990", "1/5/1990"),
        ("Jan 1990", "January 1990"),
        # brackets
        ("Lois (of Hi and Lois)", "Lois"),
        ("Anora", "Anora (2024)"),
        # spelling by ear, swapped letters
        ("Stephen", "Steven"),
        ("Freddie", "Freddy"),
        ("Gandhi", "Ghandi"),
        ("Genghis Khan", "Gengis Kahn"),
        ("Philippines", "Phillipines"),
    ],
)
def test_said_in_another_usual_way_it_is_the_same(one: str, other: str) -> None:
    assert find_match(one, [other]) == other
    assert find_match(other, [one]) == one


@for_each(
    ("one", "other"),
    [
        ("A. A. Milne", "Milne"),
        ("A. A. Milne", "A Milne"),
        ("The A-Team", "Team"),
        ("a-ha", "ha"),
        ("The The", "the"),
        ("Rocky II", "Rocky III"),
        ("Super Bowl XXXVII", "Super Bowl XXXVIII"),
        ("Henry VIII", "Henry VII"),
        ("Malcolm X", "Malcolm"),
        ("Sixth Avenue", "Sixty Avenue"),
        ("The Seventh Seal", "Seven Seals"),
        ("5th Avenue", "5 Avenue of"),
        ("First World War", "World War II"),
        ("6/8", "3/4"),
        ("1/5/1990", "5/1/1990"),
        ("January 5, 1990", "January 6, 1990"),
        ("4 July 1789", "4 July 1798"),
        ("1990s", "1990"),
        ("1860s", "1960s"),
        ("€5", "$5"),
        ("5 km", "5 miles"),
        ("50%", "50"),
        ("-5", "5"),
        ("C♯", "C♭"),
        ("Tom and Jerry", "Tom"),
        ("Paris", "Paris / London"),
        ("Not guilty", "guilty"),
        ("George W. Bush", "George H. W. Bush"),
        ("hypothermia", "hyperthermia"),
        ("microeconomics", "macroeconomics"),
        ("Marsch", "Moskau"),
        ("glass", "gla"),
        ("bus", "bu"),
        ("Chad", "Char"),
        ("Igor", "Igro x"),
        ("King Kong", "Kong"),
        ("King of the Hill", "of the Hill"),
        ("Dr. No", "No"),
    ],
)
def test_what_a_fair_host_would_not_take_is_no_reading(one: str, other: str) -> None:
    assert find_match(one, [other]) is None
    assert find_match(other, [one]) is None


@for_each(
    ("typed", "answer"),
    [("Anoar", "Anora"), ("Tangrine", "Tangerine"), ("Mickey Madison", "Mikey Madison")],
)
def test_exact_forgives_no_typo(typed: str, answer: str) -> None:
    assert find_match(typed, [answer]) == answer
    assert find_match(typed, [answer], is_exact=True) is None


@for_each(
    ("typed", "answer"),
    [("the florida project", "Florida Project"), ("7 samurai", "Seven Samurai"), ("köln", "Koeln")],
)
def test_exact_still_forgives_what_is_no_typo(typed: str, answer: str) -> None:
    assert find_match(typed, [answer], is_exact=True) == answer


def test_answer_said_in_another_way_wins_over_one_with_a_typo() -> None:
    assert find_match("rocky 3", ["Rockyy 3", "Rocky III"]) == "Rocky III"


def test_answer_with_the_fewest_typos_is_named() -> None:
    assert find_match("Tangerinne", ["Tangarine", "Tangerine"]) == "Tangerine"


# Texts full of what the rules look for.
_PIECES = ["a", "the", "and", "of", "n", "&", " ", " ", "-", ".", ",", "(", ")", "[", "]", "$", "€"]
_PIECES += [
    "5",
    "12",
    "1990",
    "½",
    "1/2",
    ":30",
    "%",
    "°",
    "km",
    "May",
    "4th",
    "iv",
    "v",
    "x",
    "st",
]
_PIECES += [
    "dr",
    "no",
    "one",
    "dozen",
    "hundred",
    "first",
    "minus",
    "ö",
    "й",
    "#",
    "b",
    "s",
    "Rocky",
]
awkward_text = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | st.text(max_size=20)


@given(awkward_text, awkward_text)
def test_it_does_not_matter_which_of_two_is_the_answer(one: str, other: str) -> None:
    for is_exact in (False, True):
        there = find_match(one, [other], is_exact=is_exact) is None
        back = find_match(other, [one], is_exact=is_exact) is None
        assert there == back


@given(awkward_text)
def test_what_is_shown_as_the_answer_is_always_accepted(text: str) -> None:
    assert find_match(text, [text], is_exact=True) == text


@given(awkward_text, awkward_text)
def test_forgiving_typos_never_breaks_what_is_exact(one: str, other: str) -> None:
    if find_match(one, [other], is_exact=True) is not None:
        assert find_match(one, [other]) == other


@given(st.lists(awkward_text, max_size=4), awkward_text)
def test_another_accepted_answer_never_makes_a_right_one_wrong(
    accepted: list[str], typed: str
) -> None:
    assert (find_match(typed, accepted) is not None) == any(
        find_match(typed, [each]) is not None for each in accepted
    )


@for_each(
    "text",
    [
        lambda size: "(" * size,
        lambda size: "[(" * (size // 2) + "x",
        lambda size: "v st " * (size // 5),
        lambda size: "buses " * (size // 6),
        lambda size: "$ " * (size // 2),
        lambda size: "one hundred and " * (size // 16),
        lambda size: "1/2 " * (size // 4),
        lambda size: "a b " * (size // 4),
        lambda size: "4 july " * (size // 7),
        lambda size: "5 sq " * (size // 5),
        lambda size: "ö" * size,
    ],
    ids=str.split("brackets nested ambiguous plurals sums numbers fractions initials days units ö"),
)
def test_longest_answer_is_marked_soon(text: object) -> None:
    typed, other = text(200), text(500)  # type: ignore[operator]
    with ends_soon():
        for each in (typed, other):
            assert find_match(each, ["Anora"] * 100) is None
            assert find_match(each, [each]) == each
