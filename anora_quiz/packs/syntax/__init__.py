"""Turn YAML text into values that know their location in the file."""
