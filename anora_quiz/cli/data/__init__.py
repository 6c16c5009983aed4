"""``anora-quiz data …``: the commands about the player's own data."""

from anora_quiz.cli.data import files
from anora_quiz.cli.usage import Application, Group

app = Application(
    help="Find and back up your rounds and scores.",
    no_args_is_help=True,
    cls=Group,
)
app.command("path")(files.path)
app.command("backup")(files.backup)
