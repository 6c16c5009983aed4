"""The commands about packs, with a pipe for input."""
