"""What people type because other programs have it, and what does the same here."""

OPTIONS = {
    **dict.fromkeys(("--version", "-V", "-v"), "run `anora-quiz --version`"),
    "--no-color": "set NO_COLOR=1",
    "--color": "set FORCE_COLOR=1, or NO_COLOR=1",
}
"""Options, each with what to do instead."""

AS_OPTIONS = {"version": "--version", "completion": "--install-completion"}
"""Commands that are options here."""

COMMANDS = {
    **dict.fromkeys(("setting", "settings"), ("config",)),
    **dict.fromkeys(("rm", "remove", "delete", "uninstall"), ("remove", "delete")),
    **dict.fromkeys(("create", "init"), ("new",)),
    **dict.fromkeys(("lint", "validate", "verify"), ("check",)),
    "install": ("add",),
    "ls": ("list",),
    "mv": ("rename",),
}
"""Commands, each with what it can be called here, which depends on the group."""
