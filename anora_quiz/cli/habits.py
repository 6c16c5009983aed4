"""What people type because other programs have it, and what does the same in this one."""

OPTIONS = {
    **dict.fromkeys(("--version", "-V", "-v"), "run `anora-quiz --version`"),
    "--no-color": "set NO_COLOR=1",
    "--color": "set FORCE_COLOR=1, or NO_COLOR=1",
}
"""Options, each with what to do instead."""

OTHER_OPTIONS = {
    **dict.fromkeys(("--count", "--limit", "--number"), ("--questions", "--top")),
    **dict.fromkeys(("--output", "-o"), ("--out",)),
    **dict.fromkeys(("--force", "-f"), ("--replace", "--yes")),
    **dict.fromkeys(("--name", "--user"), ("--player",)),
    "--format": ("--to", "--from", "--json"),
    "--level": ("--difficulty",),
    "--type": ("--kind",),
    "--days": ("--ahead",),
}
"""Options, each with what it can be called here, which depends on the command."""

AS_OPTIONS = {"version": "--version", "completion": "--install-completion"}
"""Commands that are options here."""

COMMANDS = {
    **dict.fromkeys(("setting", "settings"), ("config",)),
    **dict.fromkeys(("rm", "remove", "delete", "uninstall"), ("remove", "delete")),
    **dict.fromkeys(("create", "init"), ("new",)),
    **dict.fromkeys(("lint", "validate", "verify"), ("check",)),
    **dict.fromkeys(("fix", "repair"), ("check",)),
    **dict.fromkeys(("install", "download", "fetch"), ("add",)),
    **dict.fromkeys(("ls", "search", "find"), ("list",)),
    **dict.fromkeys(("show", "view", "info", "print"), ("show", "list")),
    **dict.fromkeys(("edit", "unset", "reset"), ("set",)),
    **dict.fromkeys(("convert", "restore", "update"), ("import",)),
    **dict.fromkeys(("continue", "load"), ("resume", "import")),
    **dict.fromkeys(("history", "log"), ("review",)),
    **dict.fromkeys(("highscores", "leaderboard"), ("scores",)),
    **dict.fromkeys(("start", "run"), ("play",)),
    **dict.fromkeys(("learn", "study"), ("practice",)),
    **dict.fromkeys(("user", "users"), ("players",)),
    "dump": ("export",),
    "mv": ("rename",),
}
"""Commands, each with what it can be called here, which depends on the group."""
