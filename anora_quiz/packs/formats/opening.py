"""Turns the content of a file to import into the text that importers read."""

from anora_quiz.packs.file_types import WORKBOOK, recognize
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.decoding import decode, refuse_binary


def text_of(content: bytes) -> tuple[str, list[Note]]:
    """Return the text in ``content``, and notes on what isn't in it; a sheet becomes a table.

    Raises `PackError` for a file that has no text, and for a workbook that can't be read.
    """
    if recognize(content) == WORKBOOK:
        from anora_quiz.packs.formats.workbook import read_workbook  # late: few files are

        return read_workbook(content)
    refuse_binary(content)
    return decode(content)
