import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.marking.spelling import find_match
from tests.cases import for_each

# Any text at all, including lone surrogates, which a broken terminal can send.
any_text = st.text(st.characters(), max_size=30)


@for_each(
    ("typed", "answer"),
    [
        pytest.param("sean BAKER", "Sean Baker", id="case"),
        pytest.param("STRASSE", "Straße", id="case of a sharp s"),
        pytest.param("istanbul", "İstanbul", id="case of a dotted i"),
        pytest.param("Cafe", "Café", id="accent"),
        pytest.param("Café", "Cafe", id="accent too many"),
        pytest.param("Cafe\u0301", "Café", id="accent as a sign of its own"),
        pytest.param("Lodz", "Łódź", id="stroke"),
        pytest.param("smorrebrod", "Smørrebrød", id="slash"),
        pytest.param("Ole Romer", "Ole Rømer", id="slash in a name"),
        pytest.param("Palme dOr", "Palme d’Or", id="apostrophe left out"),
        pytest.param("Palme d'Or", "Palme d’Or", id="straight apostrophe"),
        pytest.param("Palme d`Or", "Palme d’Or", id="grave accent for apostrophe"),
        pytest.param("Palme d´Or", "Palme d’Or", id="acute accent for apostrophe"),
        pytest.param("NYC", "N.Y.C.", id="full stops"),
        pytest.param("Sin Dee", "Sin-Dee", id="space for hyphen"),
        pytest.param("sindee", "Sin-Dee", id="hyphen left out"),
        pytest.param("Kiss Kiss, Bang Bang!", "Kiss Kiss Bang Bang", id="punctuation"),
        pytest.param("«Anora»", "Anora", id="quotes"),
        pytest.param("Florida Project", "The Florida Project", id="article left out"),
        pytest.param("The Florida Project", "Florida Project", id="article added"),
        pytest.param("an Oscar", "Oscar", id="article an"),
        pytest.param("a Palme d'Or", "the Palme d'Or", id="other article"),
        pytest.param("Tom & Jerry", "Tom and Jerry", id="ampersand for and"),
        pytest.param("Tom and Jerry", "Tom & Jerry", id="and for ampersand"),
        pytest.param("Tom&Jerry", "Tom & Jerry", id="ampersand without spaces"),
        pytest.param("Sean   Baker", "Sean Baker", id="doubled space"),
        pytest.param("  Sean Baker\t", "Sean Baker", id="spaces around"),
        pytest.param("Sean\u00a0Baker", "Sean Baker", id="space that does not break"),
        pytest.param("Sean\u200b Baker", "Sean Baker", id="invisible sign"),
        pytest.param("19\u200b93", "1993", id="invisible sign in a number"),
        pytest.param("Ｓｅａｎ", "Sean", id="full width"),
        pytest.param("1000", "1,000", id="thousands"),
        pytest.param("\u22125", "-5", id="true minus"),
        pytest.param("1,5", "1.5", id="decimal comma"),
        pytest.param("ЕЛКА", "Ёлка", id="cyrillic yo"),
        pytest.param("Юра борисов", "Юра Борисов", id="cyrillic case"),
        pytest.param("Αθηνα", "Αθήνα", id="greek tonos"),
        pytest.param("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς", id="greek last sigma"),
        pytest.param("שלום", "שָׁלוֹם", id="hebrew vowels"),
        pytest.param("東京", "東京", id="chinese signs"),
        pytest.param("七人の 侍", "七人の侍", id="space between chinese signs"),
        pytest.param("か\u3099き", "がき", id="japanese voice mark of its own"),
        pytest.param("ｶﾞｷ", "ガキ", id="japanese half width"),
        pytest.param("기생충", "기생충", id="korean"),
    ],
)
def test_differences_that_do_not_matter_are_ignored(typed: str, answer: str) -> None:
    assert find_match(typed, [answer]) == answer


@for_each(
    ("typed", "answer"),
    [
        pytest.param("Annora", "Anora", id="letter too many"),
        pytest.param("Baksr", "Baker", id="key beside, short word"),
        pytest.param("Tangrine", "Tangerine", id="letter missing"),
        pytest.param("Anroa", "Anora", id="neighbors swapped"),
        pytest.param("Anoro", "Anora", id="vowel for vowel"),
        pytest.param("Anota", "Anora", id="key beside"),
        pytest.param("Mikey Maddison", "Mikey Madison", id="in one word of several"),
        pytest.param("Sean Bakker", "Sean Baker", id="beside a short word"),
        pytest.param("Red Roket", "Red Rocket", id="in the last word"),
        pytest.param("Tangernie", "Tangerine", id="swap in a long word"),
        pytest.param("Tnagreine", "Tangerine", id="two swaps in a long word"),
        pytest.param("Tnagerone", "Tangerine", id="swap and vowel for vowel"),
        pytest.param("Tabgerone", "Tangerine", id="two in a long word"),
        pytest.param("Skorseze", "Scorsese", id="two in eight letters"),
        pytest.param("Edelshten", "Eydelshteyn", id="two missing in a long word"),
        pytest.param("Tangevine", "Tangerine", id="one unlike letter in a long word"),
        pytest.param("Redrokcet", "Red Rocket", id="in words run together"),
        pytest.param("Эйдельштен", "Эйдельштейн", id="cyrillic"),
        pytest.param("Τανγκερινη", "Τανγκερίννη", id="greek"),
    ],
)
def test_small_typo_in_a_long_word_is_forgiven(typed: str, answer: str) -> None:
    assert find_match(typed, [answer]) == answer


@for_each(
    ("one", "other"),
    [
        pytest.param("chair", "air", id="beginning left out"),
        pytest.param("chair", "hair", id="first letter left out"),
        pytest.param("chair", "chain", id="unlike letter, short word"),
        pytest.param("Anora", "Enora", id="first letter replaced"),
        pytest.param("Anora", "Nora", id="first letter missing"),
        pytest.param("Anora", "nAora", id="first letters swapped"),
        pytest.param("Anora", "Anra", id="too short without its letter"),
        pytest.param("Igor", "Igot", id="four letters"),
        pytest.param("Anora", "Anoka", id="unlike letter counts twice"),
        pytest.param("Anora", "Anrao x", id="two slips, short word"),
        pytest.param("Tangerine", "Takgevine", id="two unlike letters"),
        pytest.param("Tangerine", "Tabgeronn", id="three slips"),
        pytest.param("Tangerine", "Tnagekine", id="swap and unlike letter"),
        pytest.param("Iceland", "Ireland", id="another country"),
        pytest.param("Sean Baker", "Sean Penn", id="other surname"),
        pytest.param("Mikey Madison", "Madison Mikey", id="other order of words"),
        pytest.param("Anora", "Red Rocket", id="another title"),
        pytest.param("the", "a", id="articles alone"),
        pytest.param("1993", "1994", id="year"),
        pytest.param("199", "1993", id="digit left out"),
        pytest.param("Scream 5", "Scream 6", id="sequel"),
        pytest.param("Scream 5", "Scream", id="number left out"),
        pytest.param("Screamers 15", "Screamers 16", id="number beside a long word"),
        pytest.param("1993rd place", "1994th place", id="ordinal"),
        pytest.param("C", "C#", id="sharp"),
        pytest.param("C", "C++", id="plus plus"),
        pytest.param("C#", "C++", id="sharp and plus plus"),
        pytest.param("5", "5%", id="per cent"),
        pytest.param("100", "$100", id="currency"),
        pytest.param("1.5", "15", id="decimal point"),
        pytest.param("1,5", "15", id="decimal comma"),
        pytest.param("-5", "5", id="minus"),
        pytest.param("- $20", "$20", id="minus before a currency"),
        pytest.param("\u22125", "5", id="true minus"),
        pytest.param("1 11", "11 1", id="space between numbers"),
        pytest.param("が", "か", id="japanese voice mark"),
        pytest.param("がき", "かき", id="japanese voice mark in a word"),
        pytest.param("Май", "Маи", id="cyrillic short i"),
        pytest.param("Андрей", "Андреи", id="cyrillic short i in a long word"),
        pytest.param("東京都庁舎前", "東京都庁舎内", id="one other chinese sign"),
        pytest.param("新東京国際空港", "新東京国空港", id="one chinese sign missing"),
        pytest.param("七人の侍", "七人の待", id="one other sign, japanese"),
        pytest.param("となりのととろ", "となりのとろ", id="one hiragana missing"),
        pytest.param("タンジェリン", "タンジェン", id="one katakana missing"),
        pytest.param("기생충의세계", "기생중의세계", id="one other korean syllable"),
        pytest.param("기생충의세계", "기생충의세", id="one korean syllable missing"),
        pytest.param("की", "कि", id="indic vowel sign"),
        pytest.param("Анора", "Andra", id="other script"),
        pytest.param("...", "?!", id="punctuation alone"),
        pytest.param("", "Anora", id="nothing"),
    ],
)
def test_different_answer_does_not_match(one: str, other: str) -> None:
    assert find_match(one, [other]) is None
    assert find_match(other, [one]) is None


@for_each(
    ("one", "other"),
    [("9 11", "911"), ("1/2", "12"), ("10-5", "105"), ("Level 1 11", "Level 111")],
)
def test_numbers_are_not_joined(one: str, other: str) -> None:
    """A different number is never a small typo, however it is split."""
    assert find_match(one, [other]) is None
    assert find_match(other, [one]) is None


@given(st.integers(), st.integers())
def test_no_whole_number_is_taken_for_another(one: int, other: int) -> None:
    assert (find_match(str(one), [str(other)]) is not None) == (one == other)


@given(
    st.decimals(-9999, 9999, places=2).filter(bool), st.decimals(-9999, 9999, places=2).filter(bool)
)
def test_decimals_do_not_match_one_another(one: object, other: object) -> None:
    assert (find_match(str(one), [str(other)]) is not None) == (one == other)


def test_first_accepted_spelling_that_fits_is_named() -> None:
    accepted = ("Andrea Werhun", "Werhun", "werhun!")
    assert find_match("WERHUN", accepted) == "Werhun"


def test_exact_spelling_wins_over_an_earlier_one_with_a_typo() -> None:
    assert find_match("marina", ["Marian", "Marina"]) == "Marina"


def test_nothing_is_accepted_where_there_is_no_accepted_spelling() -> None:
    assert find_match("Anora", []) is None


@given(any_text)
def test_any_text_matches_itself(text: str) -> None:
    assert find_match(text, [text]) == text


@given(any_text)
def test_space_around_any_text_does_not_matter(text: str) -> None:
    assert fold(f" {text}\n") == fold(text)


@given(st.text(st.characters(categories=["L", "N", "Z", "P"]), min_size=1, max_size=30))
def test_fold_of_readable_text_is_never_empty(text: str) -> None:
    """Otherwise, two answers of which nothing is left would count as the same."""
    assert fold(text) or not text.strip()


@given(st.lists(any_text, max_size=4), any_text)
def test_match_is_one_of_the_accepted_spellings(accepted: list[str], typed: str) -> None:
    match = find_match(typed, accepted)
    assert match is None or match in accepted


@given(
    st.text(st.characters(), min_size=5, max_size=12),
    st.integers(1, 11),
    st.characters() | st.just(""),
)
def test_marking_a_typo_in_any_text_never_fails(text: str, place: int, letter: str) -> None:
    """An inserted or removed letter starts the counting of typos in every script."""
    typed = text[:place] + letter + text[place + 1 :]
    assert find_match(typed, [text]) in (None, text)


@for_each(
    ("typed", "answer"),
    [("Rocky", "Rocky V"), ("Malcolm", "Malcolm X"), ("Superman", "Superman II")],
)
def test_missing_short_word_is_not_a_typo(typed: str, answer: str) -> None:
    assert find_match(typed, [answer]) is None
    assert find_match(answer, [typed]) is None


@for_each(
    ("typed", "answer"),
    [("dʼOr", "d'Or"), ("Oahu", "Oʻahu"), ("П'ять", "Пʼять"), ("8 1/2", "8½"), ("8½", "8 1/2")],
)
def test_signs_typed_in_other_ways_are_forgiven(typed: str, answer: str) -> None:
    assert find_match(typed, [answer]) == answer
