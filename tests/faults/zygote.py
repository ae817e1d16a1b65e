"""Run as a process of its own: with all that ingestion needs already loaded, it forks a run for each line it reads.

Started anew, each run would spend a second on imports; forked, it is in the middle of its work at once. A line is an
object of JSON: `folder`, `address`, and `limit` (bytes that a file may grow to), `patience` (seconds) or `sign` (the
file by which reports are held back). It answers
with the process id, and when the run has ended with its exit code, negative for a signal.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from typing import Any

import positions.reports
from cli.ingestion import Ingestion
from cli.intake import Intake
from cli.interrupts import Halt
from cli.progress import Progress
from db.engine import open_store
from positions import samples
from positions.errors import PositionsError
from positions.extraction import extract
from tests.faults import held_back


def run(told: dict[str, Any]) -> int:
    """Ingest a folder, and return the exit code."""
    if sign := told.get("sign"):
        os.environ[held_back.VARIABLE] = sign
        positions.reports.process = held_back.process
    if limit := told.get("limit"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with open_store(told["address"], patience=told.get("patience", 30.0)) as store, Halt() as halt:
            ingestion = Ingestion(store, halt, Progress(shown=False), told.get("jobs", 1))
            ingestion.run(Intake([told["folder"]]).parcels())
    except PositionsError as error:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
        return error.exit_code
    return 130 if halt.asked else 1 if ingestion.tally.refused else 0


def main() -> None:
    """Fork a run for each line of stdin; the run's errors go to the file that the line names."""
    extract(next(document for document in samples.documents() if document.language == "en"))
    _say("ready")
    for line in sys.stdin:
        told = json.loads(line)
        if "wait" in told:
            _, status = os.waitpid(told["wait"], 0)
            _say(os.waitstatus_to_exitcode(status))
            continue
        pid = os.fork()
        if not pid:
            errors = os.open(told["errors"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(errors, 2)
            os.dup2(errors, 1)
            code = 70
            try:
                code = run(told)
            except BaseException as error:  # noqa: BLE001 - whatever it is, the test is to see it
                sys.stderr.write(f"{type(error)} {error}\n")
            os._exit(code)
        _say(pid)


def _say(answer: object) -> None:
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
