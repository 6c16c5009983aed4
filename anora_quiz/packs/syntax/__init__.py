"""YAML text -> values that know their place in the file."""
