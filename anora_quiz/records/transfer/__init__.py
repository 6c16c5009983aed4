"""Finished rounds and settings as lines of JSON, and back: for other machines and programs.

Each line is an object with a ``kind``. First comes a header with the number of the format; then
the settings; then each round, after the questions in it that no round before had. The README
describes the format; keys and kinds are only ever added to it.
"""

FORMAT = 1
"""The number of the format: it changes only if older versions would misread the lines."""
