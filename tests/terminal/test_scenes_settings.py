"""Pages of settings on screens of all sizes: nothing is cut, and nothing moves when it changes."""

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.terminal.scenes.settings import Page, settings
from anora_quiz.terminal.setting_rows import Choice, Entry, SettingRow
from anora_quiz.terminal.stage.compose import Scene, compose
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each
from tests.terminal.seen import SIZES, rows, seen, styles_of, unspaced

_LONG = (
    "七人の侍と寄生虫 the supercalifragilistic consultant, Donaudampfschifffahrtselektrizitätenamt"
)
_NOTE = "a letter or digit answers at once"
_ROWS = (
    SettingRow(label="Name", value="Zoë"),
    SettingRow(
        label="One key",
        value="off",
        note=_NOTE,
        choice=Choice(("off", "on"), 0, lambda _: None),
        entry=Entry("On or off?", "off", lambda _: ""),
    ),
    SettingRow(label="Spoilers in the Anora packs", value="ask me", open=lambda: None),
)
_PAGE = Page("Settings", "play", "/home/config.toml")


def _scene(index: int = 0, typing: State | None = None, notice: str = "") -> Scene:
    return settings(_PAGE, _ROWS, index, typing or State(), notice=notice)


def test_labels_values_and_notes_stand_below_one_another() -> None:
    assert [row for row in rows(_scene(1)) if row][1:-1] == [
        "Settings",
        "Name                          Zoë",
        "❯ One key                     ‹ off ›      a letter or digit answers at once",
        "Spoilers in the Anora packs   ask me…",
        "/home/config.toml",
    ]


def test_narrow_screens_wrap_labels_and_have_notes_below() -> None:
    assert [row for row in rows(_scene(1), 40) if row][1:-2] == [
        "Settings",
        "Name                Zoë",
        "❯ One key           ‹ off ›",
        _NOTE,
        "Spoilers in the     ask me…",
        "Anora packs",
        "/home/config.toml",
    ]


@for_each("size", SIZES)
def test_everything_is_on_a_screen_without_scrolling(size: tuple[int, int]) -> None:
    shown = seen(_scene(), *size)
    for text in ("A N O R A", "Settings", "Zoë", _NOTE, "ask me…", "/home/config.toml"):
        assert text in shown
    assert shown.endswith("Ctrl-C quit")


@for_each("size", [*SIZES, (20, 20), (8, 10)])
@for_each("index", [0, 1])
def test_long_texts_are_wrapped_not_cut(size: tuple[int, int], index: int) -> None:
    for row in (
        SettingRow(label=_LONG, value="off"),
        SettingRow(label="L", value=_LONG),
        SettingRow(label="L", value="off", note=_LONG),
        SettingRow(label="L", value=_LONG, choice=Choice((_LONG,), 0, lambda _: None)),
    ):
        scene = settings(_PAGE, [row, SettingRow(label="x", value="y")], index, State())
        text = unspaced(seen(scene, size[0]))
        if row.label == _LONG:
            text = text.replace("off", "", 1)
        assert unspaced(_LONG) in text


@given(
    label=st.text(min_size=1, max_size=60),
    value=st.text(max_size=60),
    columns=st.integers(1, 130),
    lines=st.integers(1, 40),
)
def test_any_text_fits_any_screen(label: str, value: str, columns: int, lines: int) -> None:
    row = SettingRow(
        label=label,
        value=value,
        note=label,
        choice=Choice((value, label), 0, lambda _: None),
        entry=Entry(value, label, lambda _: ""),
    )
    for typing in (State(), State((value or "x",), cursor=len(value), error=label)):
        rows(settings(_PAGE, [row, row], 1, typing, notice=label), columns, lines)


@for_each("size", SIZES)
def test_a_text_being_typed_is_seen_with_its_mistake(size: tuple[int, int]) -> None:
    typing = State(("Zoë" * 13,), cursor=39, error="A name has 40 characters at most.")
    many = [SettingRow(label=f"Setting {number}", value="on") for number in range(60)]
    many[30] = _ROWS[1]
    scene = settings(_PAGE, many, 30, typing)
    frame = compose(scene, size, make_console(), is_following=True)
    shown = "".join(segment.text for row in frame.rows for segment in row)
    assert "Zoë" * 13 in unspaced(shown)
    assert unspaced(typing.error) in unspaced(shown)
    assert frame.cursor is not None


@for_each("size", SIZES)
def test_a_notice_stays_visible_at_the_end_of_a_long_page(size: tuple[int, int]) -> None:
    many = [SettingRow(label=f"Setting {number}", value="on") for number in range(60)]
    scene = settings(_PAGE, many, 59, State(), notice="Not saved.")
    frame = compose(scene, size, make_console(), is_following=True)
    shown = "".join(segment.text for row in frame.rows for segment in row)
    assert "Not saved." in shown
    assert "❯ Setting 59" in shown
    assert "/home/config.toml" in shown


def test_nothing_moves_when_another_value_is_chosen() -> None:
    texts = ("all", "oscar-category", "one")
    starts = set()
    for index, text in enumerate(texts):
        row = SettingRow(
            label="Packs", value=text, note="NOTE", choice=Choice(texts, index, lambda _: None)
        )
        (line,) = (each for each in rows(settings(_PAGE, [row], 0, State())) if "NOTE" in each)
        starts.add(line.index("NOTE"))
    assert len(starts) == 1


def test_notes_and_the_footer_are_quiet() -> None:
    assert styles_of(_scene(), _NOTE) == {"dim"}
    assert styles_of(_scene(), "/home/config.toml") == {"dim"}
    assert styles_of(_scene(1), _NOTE) == {"dim"}
