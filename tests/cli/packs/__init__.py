"""Everything about packs on the command line, with a pipe for input."""
