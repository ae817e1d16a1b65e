"""Options that several commands share, each written once."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

import typer

from cli.output import Format
from positions.model import Form, Stance
from positions.periods import By
from positions.terms import QueryError, Term, moment, period

_STORE_HELP = "The store: a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE."
_QUIET_HELP = "Leave out notes and hints; errors stay."


def first_day(text: str) -> date:
    """Return the first day of a day, month or year: `2025-11-23`, `2025-11`, `2025`."""
    return _days(text)[0]


def last_day(text: str) -> date:
    """Return the last day of a day, month or year."""
    return _days(text)[1]


def time_known(text: str) -> datetime:
    """Return a point of time in UTC, for a day its end."""
    try:
        return moment(Term("known", (text,), negated=False, word=text, place=1), text)
    except QueryError as error:
        raise typer.BadParameter(f"{text!r} is not a time; write 2025-12-05 or 2025-12-05T18:00") from error


def _days(text: str) -> tuple[date, date]:
    try:
        found = period(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r}: there is no such day") from error
    if found is None:
        raise typer.BadParameter(f"{text!r} is not a date; write 2025-11-23, 2025-11 or 2025")
    return found


def language_code(text: str) -> str:
    """Return a language as its code, without a region."""
    code = text.strip().lower().replace("_", "-").partition("-")[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        raise typer.BadParameter(f"{text!r} is no code of a language; write vi, en, ru, …")
    return code


def column_map(text: str) -> dict[str, str]:
    """Return which column of a dump holds what: `text=body,title=headline`."""
    from positions.documents.columns import USUAL

    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    columns = {field.strip(): column.strip() for field, _, column in pairs}
    unknown = [field for field in columns if field not in USUAL]
    if not columns or unknown or not all(columns.values()):
        wrong = f"{unknown[0]!r} is no field" if unknown else f"{text!r} maps nothing"
        raise typer.BadParameter(f"{wrong}; write FIELD=COLUMN,… with the fields {', '.join(USUAL)}")
    return columns


def _or_global(context: typer.Context, given: str | None) -> str | None:
    """Return the command's own --db, or the one that stands before the command."""
    return given or context.find_root().params.get("db")


def _or_global_option(context: typer.Context, given: str | None) -> str | None:
    """Return the command's own --db, or the one before the command; the environment names no place for a new store."""
    root = context.find_root()
    source = root.get_parameter_source("db")
    return given or (root.params["db"] if source and source.name == "COMMANDLINE" else None)


def _quiet_anywhere(context: typer.Context, given: bool) -> bool:
    return given or bool(context.find_root().params.get("quiet"))


def show_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"positions {version('positions')}")
        raise typer.Exit


GlobalStore = Annotated[
    str | None, typer.Option("--db", metavar="STORE", envvar="POSITIONS_DB", help=_STORE_HELP)
]
GlobalQuiet = Annotated[bool, typer.Option("--quiet", "-q", help=_QUIET_HELP)]
Version = Annotated[
    bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and leave.")
]

StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="STORE", callback=_or_global, help=f"{_STORE_HELP} POSITIONS_DB names it too."
    ),
]
NewStore = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="FILE",
        callback=_or_global_option,
        help="Where to build the store; by default beside your own one, and anew.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", callback=_quiet_anywhere, help=_QUIET_HELP)]
OutputFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, csv, tsv, json, jsonl or md; by the ending of --output, else a table.",
    ),
]
OutputFile = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write into a file; it changes only when all is done."
    ),
]


def in_order(context: typer.Context, param: typer.CallbackParam, value: date | None) -> date | None:
    """Return a day, unless with it the days would end before they begin; the option given last is told so."""
    given = {**context.params, str(param.name): value}
    first, last = given.get("since"), given.get("until") or given.get("as_of")
    if first and last and last < first:
        raise typer.BadParameter(f"the days end on {last}, before they begin on {first}")
    return value


_DATE = "YYYY[-MM[-DD]]"
Since = Annotated[
    date | None,
    typer.Option(parser=first_day, metavar=_DATE, callback=in_order, help="First day of saying that counts."),
]
Until = Annotated[
    date | None,
    typer.Option(parser=last_day, metavar=_DATE, callback=in_order, help="Last day of saying that counts."),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        parser=last_day, metavar=_DATE, callback=in_order, help="Positions as they stood on that day."
    ),
]
KnownAt = Annotated[
    datetime | None,
    typer.Option(
        "--known-at",
        parser=time_known,
        metavar="YYYY-MM-DD[THH:MM]",
        help="As the store knew at that time (UTC), not as it knows today.",
    ),
]
Periods = Annotated[
    By | None, typer.Option("--by", metavar="PERIOD", help="week or month: each by what was said within it.")
]
Published = Annotated[
    date | None,
    typer.Option(
        "--date",
        parser=first_day,
        metavar="YYYY-MM-DD",
        help="Day of publication, where the files name none.",
    ),
]
DocumentLanguage = Annotated[
    str | None,
    typer.Option(
        "--language",
        parser=language_code,
        metavar="CODE",
        help="Language of the files (en, vi, …), instead of detecting it.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="Processes that extract; all cores, unless there is little to do.",
    ),
]
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        min=0,
        help="How long reading or extracting one report may take, and as long again for each megabyte; 0 is for ever.",
    ),
]
Reports = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORT…",
        help="Files (text, HTML, PDF, Word, e-mail, JSON Lines, CSV, ZIP, tar, WARC), folders, addresses of pages or "
        "feeds, or - for stdin.",
    ),
]
ColumnMap = Annotated[
    dict[str, str] | None,
    typer.Option(
        "--map",
        parser=column_map,
        metavar="FIELD=COLUMN,…",
        help="Which column of JSON Lines or CSV holds what, such as text=body,title=headline.",
    ),
]
UseNetwork = Annotated[
    bool, typer.Option("--network/--no-network", help="Whether pages and feeds may be fetched.")
]
PrivateAddresses = Annotated[
    bool, typer.Option("--allow-private", help="Let links and redirects lead into private networks too.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long a server may be silent.")
]
Pause = Annotated[
    float,
    typer.Option("--pause", metavar="SECONDS", min=0, help="Least time between two requests to one host."),
]

Terms = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILTER]…", help="field:value, a word or a phrase; - or ^ in front leaves out."),
]
Parties = Annotated[
    list[str] | None,
    typer.Option("--party", metavar="PARTY", help="A party, by any of its names; repeatable."),
]
Countries = Annotated[
    list[str] | None,
    typer.Option("--country", metavar="CODE", help="A country, by code or name; repeatable."),
]
Speakers = Annotated[
    list[str] | None, typer.Option("--speaker", metavar="NAME", help="A person or institution; repeatable.")
]
Issues = Annotated[
    list[str] | None,
    typer.Option("--issue", metavar="ISSUE", help="An issue, by any of its names; repeatable."),
]
Plans = Annotated[
    list[str] | None, typer.Option("--plan", metavar="PLAN", help="A version of the plan; repeatable.")
]
Stances = Annotated[
    list[Stance] | None,
    typer.Option("--stance", metavar="STANCE", help="support, conditional, neutral or oppose; repeatable."),
]
Forms = Annotated[
    list[Form] | None, typer.Option("--form", metavar="FORM", help="direct, indirect or mixed; repeatable.")
]
Languages = Annotated[
    list[str] | None, typer.Option("--language", metavar="CODE", help="Language of the report; repeatable.")
]
Outlets = Annotated[
    list[str] | None, typer.Option("--outlet", metavar="NAME", help="Who published the report; repeatable.")
]
Limit = Annotated[
    int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="How many statements at most.")
]
