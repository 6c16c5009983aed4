"""Import and export: one file or folder per format, its class in `IMPORTERS` or `EXPORTERS`."""

from dataclasses import dataclass

from anora_quiz.packs.formats.aiken import Aiken
from anora_quiz.packs.formats.anki import AnkiTsv
from anora_quiz.packs.formats.base import Exporter, Importer
from anora_quiz.packs.formats.csv_tables import Csv
from anora_quiz.packs.formats.gift import Gift
from anora_quiz.packs.formats.json_text import Json
from anora_quiz.packs.formats.markdown import Markdown
from anora_quiz.packs.formats.mkdocs_quiz import MkdocsQuiz
from anora_quiz.packs.formats.moodle_xml import MoodleXml
from anora_quiz.packs.formats.open_trivia_qa import OpenTriviaQA
from anora_quiz.packs.formats.opentdb import OpenTDB
from anora_quiz.packs.formats.plugins import load_plugins
from anora_quiz.packs.formats.red import Red
from anora_quiz.packs.formats.sheet import Sheet

# The order in which formats are tried when none is named: the easiest to recognize come first.
IMPORTERS: tuple[Importer, ...] = (
    OpenTDB(),
    Red(),
    OpenTriviaQA(),
    MoodleXml(),
    MkdocsQuiz(),
    Gift(),
    Aiken(),
    AnkiTsv(),
    Csv(),
)

EXPORTERS: tuple[Exporter, ...] = (
    Gift(),
    Aiken(),
    Csv(),
    AnkiTsv(),
    Json(),
    Markdown(),
    Sheet(),
)


# What files of tables are called, too.
_ALSO_CSV = ("tsv", "xlsx")


@dataclass(frozen=True, slots=True)
class Formats:
    """All formats, and messages on those of other packages that can't be used."""

    importers: tuple[Importer, ...] = IMPORTERS
    exporters: tuple[Exporter, ...] = EXPORTERS
    problems: tuple[str, ...] = ()

    def find_importer(self, name: str) -> Importer | None:
        """Return the importer named ``name``, or None if there is none."""
        wanted = "csv" if name in _ALSO_CSV else name
        return next((each for each in self.importers if each.name == wanted), None)

    def find_exporter(self, name: str) -> Exporter | None:
        """Return the exporter named ``name``, or None if there is none."""
        return next((each for each in self.exporters if each.name == name), None)

    def guess_importer(self, text: str, filename: str) -> Importer | None:
        """Return the first importer that recognizes a file by its name and text, or None."""
        return next((each for each in self.importers if each.looks_like(text, filename)), None)


def installed_formats() -> Formats:
    """Return the built-in formats, followed by those that other packages add."""
    plugins, problems = load_plugins({each.name for each in (*IMPORTERS, *EXPORTERS)})
    return Formats(
        (*IMPORTERS, *(each for each in plugins if each.is_importer)),
        (*EXPORTERS, *(each for each in plugins if each.is_exporter)),
        tuple(problems),
    )
