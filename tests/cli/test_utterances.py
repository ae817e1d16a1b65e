"""`utterances`: reports put together and parted by people, shown, and clustered anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path


def ids(*words: str) -> list[tuple[str, str]]:
    found = json.loads(run("list", *words, "-f", "json").out)
    return [(said["id"], said["utterance"]) for said in found]


def test_reports_outlets_and_languages_of_an_act_are_told(own: Path) -> None:
    done = run("ask", "what did Putin say")
    assert "    2 reports, 1 outlet, 1 language" in done.lines
    shown = run("show", ids("--speaker", "putin")[0][1])
    assert "told in     2 reports, 1 outlet, 1 language" in shown.lines


def test_a_split_and_a_merge_survive_clustering_anew(own: Path) -> None:
    (first, act), (second, _) = ids("--speaker", "putin")
    assert run("utterances", "split", first, "--by", "ana", "--why", "two briefings").code == 0
    assert run("utterances", "recluster").err.endswith(" 0 moved\n")
    assert len({each for _, each in ids("--speaker", "putin")}) == 2
    done = run("utterances", "merge", first, second, "--by", "ana")
    assert done.code == 0
    assert "one act of saying now: ut-" in done.err
    assert run("utterances", "recluster").err.endswith(" 0 moved\n")
    assert len({each for _, each in ids("--speaker", "putin")}) == 1
    assert act.startswith("ut-")


def test_other_speakers_and_unknown_ids_are_refused(own: Path) -> None:
    (putin, _), *_ = ids("--speaker", "putin")
    ((zelensky, _),) = ids("--speaker", "zelensky")
    done = run("utterances", "merge", putin, zelensky)
    assert (done.code, done.out) == (1, "")
    assert "no speaker in common" in done.err
    assert run("utterances", "split", "st-nothing").code == 4
    assert run("utterances", "split", putin, "--by", " ").code == 2


def test_without_a_name_the_user_decides(own: Path) -> None:
    (first, _), _ = ids("--speaker", "putin")
    assert run("utterances", "split", first, LOGNAME="dora").code == 0
    import sqlite3

    rows = (
        sqlite3.connect(own).execute("SELECT who, why FROM revisions WHERE subject = ?", (first,)).fetchall()
    )
    assert rows == [("dora", None)]
