"""Filters that a user gives, frequent and rare, alone and together: the newest 50 statements of each."""

from __future__ import annotations

from datetime import date

from positions.model import Form, Stance
from positions.query import Query, Without

YEAR = {"since": date(2024, 1, 1), "until": date(2024, 12, 31)}
MONTH = {"since": date(2024, 3, 1), "until": date(2024, 3, 31)}
OFTEN, SELDOM = frozenset({"russia"}), frozenset({"turkey"})
PLAN, FEW = frozenset({"plan"}), frozenset({"armed_forces"})
NO = frozenset({Stance.OPPOSE})

# "often" and "seldom" say how much of a store of `benchmarks/stores.py` a value has.
FILTERS: dict[str, Query] = {
    "nothing": Query(),
    "party, often": Query(parties=OFTEN),
    "party, seldom": Query(parties=SELDOM),
    "two parties": Query(parties=OFTEN | {"ukraine"}),
    "country, often": Query(countries=frozenset({"RU"})),
    "country, seldom": Query(countries=frozenset({"VN"})),
    "speaker, often": Query(speakers=frozenset({"putin"})),
    "speaker, seldom": Query(speakers=frozenset({"jaishankar"})),
    "issue, often": Query(issues=PLAN),
    "issue, seldom": Query(issues=FEW),
    "stance": Query(stances=NO),
    "plan, often": Query(plans=frozenset({"us-28"})),
    "plan, seldom": Query(plans=frozenset({"moscow-27-4"})),
    "form, often": Query(forms=frozenset({Form.DIRECT})),
    "form, seldom": Query(forms=frozenset({Form.MIXED})),
    "language, often": Query(languages=frozenset({"en"})),
    "language, seldom": Query(languages=frozenset({"de"})),
    "language, never": Query(languages=frozenset({"ar"})),
    "outlet, often": Query(outlets=frozenset({"Outlet 1"})),
    "outlet, seldom": Query(outlets=frozenset({"Outlet 59"})),
    "a month": Query(**MONTH),
    "accepted": Query(reviews=frozenset({"accepted"})),
    "rejected": Query(reviews=frozenset({"rejected"})),
    "confidence 0.9": Query(confidence=0.9),
    "confidence 0.999": Query(confidence=0.999),
    "party, issue": Query(parties=OFTEN, issues=PLAN),
    "party, issue, seldom": Query(parties=SELDOM, issues=FEW),
    "party, issue, stance": Query(parties=OFTEN, issues=FEW, stances=NO),
    "party, issue, stance, year": Query(parties=OFTEN, issues=FEW, stances=NO, **YEAR),
    "party, issue, stance, month": Query(parties=OFTEN, issues=PLAN, stances=NO, **MONTH),
    "party, stance": Query(parties=OFTEN, stances=NO),
    "party, not an issue": Query(parties=OFTEN, without=Without(issues=PLAN)),
    "party, plan": Query(parties=OFTEN, plans=frozenset({"us-28"})),
    "party, plan, seldom": Query(parties=OFTEN, plans=frozenset({"geneva-19"})),
    "party, country": Query(parties=frozenset({"europe"}), countries=frozenset({"LV"})),
    "party, language, seldom": Query(parties=OFTEN, languages=frozenset({"de"})),
    "party, outlet": Query(parties=OFTEN, outlets=frozenset({"Outlet 9"})),
    "party, issue, outlet": Query(parties=OFTEN, issues=PLAN, outlets=frozenset({"Outlet 9"})),
    "party, issue, form": Query(parties=OFTEN, issues=FEW, forms=frozenset({Form.MIXED})),
    "party, accepted": Query(parties=OFTEN, reviews=frozenset({"accepted"})),
    "two parties, two issues": Query(parties=OFTEN | {"ukraine"}, issues=PLAN | FEW),
    "speaker, issue": Query(speakers=frozenset({"putin"}), issues=FEW),
    "speaker, issue, stance, year": Query(speakers=frozenset({"putin"}), issues=FEW, stances=NO, **YEAR),
    "country, issue": Query(countries=frozenset({"RU"}), issues=FEW),
    "country, issue, seldom": Query(countries=frozenset({"VN"}), issues=FEW),
    "issue, stance, year": Query(issues=FEW, stances=NO, **YEAR),
    "issue, language": Query(issues=FEW, languages=frozenset({"tr"})),
    "issue, outlet, seldom": Query(issues=FEW, outlets=frozenset({"Outlet 59"})),
    "language, form, confidence": Query(
        languages=frozenset({"tr"}), forms=frozenset({Form.MIXED}), confidence=0.9
    ),
    "words": Query(text=("dan tam",)),
    "party, issue, words": Query(parties=OFTEN, issues=FEW, text=("dan tam",)),
}
