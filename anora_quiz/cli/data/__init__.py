"""``anora-quiz data …``: the commands about the player's own data."""

from anora_quiz.cli.data import checking, files, transfer
from anora_quiz.cli.usage import Application, Group

app = Application(
    help="Find, check, back up, and move your rounds and scores.",
    no_args_is_help=True,
    cls=Group,
)
app.command("path")(files.path)
app.command("backup")(files.backup)
app.command("check")(checking.check)
app.command("export")(transfer.export)
app.command("import")(transfer.import_file)
