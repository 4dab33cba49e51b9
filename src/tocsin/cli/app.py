"""The application and its verbs; what a verb works with is loaded when it is called."""

import cyclopts

from tocsin import __version__
from tocsin.cli.add import add
from tocsin.cli.brief import brief
from tocsin.cli.events import events
from tocsin.cli.grade import grade
from tocsin.cli.holdings import holdings
from tocsin.cli.ledger import export, import_, refused, retry, verify
from tocsin.cli.party import party
from tocsin.cli.read import read
from tocsin.cli.stories import stories
from tocsin.cli.when import when
from tocsin.cli.where import where

app = cyclopts.App(
    name="tocsin",
    version=__version__,
    help="""A shared early-warning desk for crises.

Reads reporting into statements tied to who said them and on whose
authority, joins what is about one thing, counts independent origins
instead of outlets, and says what may happen, when and how likely.

Start with:

    tocsin brief REPORTS/                     a sourced brief, in the terminal
    tocsin brief REPORTS/ --html brief.html   the same as a page
    tocsin read FILE                          one report, statements marked
    tocsin events REPORTS/ --csv events.csv   coded events for other tools
""",
    help_format="plaintext",
)
ledger = cyclopts.App(name="ledger", help="Look after a ledger: check, write out, take in.")

VERBS = {
    "brief": brief,
    "read": read,
    "events": events,
    "party": party,
    "where": where,
    "when": when,
    "holdings": holdings,
    "stories": stories,
    "add": add,
    "grade": grade,
}
LEDGER_VERBS = {
    "verify": verify,
    "export": export,
    "import": import_,
    "refused": refused,
    "retry": retry,
}

for name, verb in VERBS.items():
    _ = app.command(verb, name=name)
for name, verb in LEDGER_VERBS.items():
    _ = ledger.command(verb, name=name)
_ = app.command(ledger)
