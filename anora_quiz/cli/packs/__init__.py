"""``anora-quiz packs …``: the commands about packs."""

from anora_quiz.cli.packs import authoring, checking, collection, exchange, reporting
from anora_quiz.cli.usage import Application, Group

app = Application(
    help="List, write, check, install, and convert question packs.",
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
app.command("guide")(authoring.guide)
app.command("schema")(authoring.schema)
