"""``anora-quiz packs …``: the commands about packs."""

import typer

from anora_quiz.cli.packs import authoring, checking, collection, exchange, reporting
from anora_quiz.cli.usage import Group

app = typer.Typer(
    help="Everything about packs: look at them, write, check, install and convert them.",
    no_args_is_help=True,
    cls=Group,
)
app.command("list")(collection.list_packs)
app.command("show")(collection.show)
app.command("path")(collection.path)
app.command("new")(authoring.new)
app.command("check")(checking.check)
app.command("add")(collection.add)
app.command("remove")(collection.remove)
app.command("import")(exchange.import_file)
app.command("export")(exchange.export)
app.command("report")(reporting.report)
app.command("schema")(authoring.schema)
