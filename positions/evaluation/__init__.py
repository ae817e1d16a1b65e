"""How well statements were found: figures against hand labels, and the agreement of two coders."""

from __future__ import annotations

from positions.evaluation.agreement import alpha, distance, pairs_of_stances
from positions.evaluation.differences import Difference, differences
from positions.evaluation.figures import Counts, Figure, cells, counts_of, figures
from positions.evaluation.intervals import with_intervals
from positions.evaluation.labels import Label, Labelled, labelled, parse
from positions.evaluation.matching import Pairing, pairings
from positions.evaluation.reliability import Bin, Claim, claims, reliability

__all__ = [
    "Bin",
    "Claim",
    "Counts",
    "Difference",
    "Figure",
    "Label",
    "Labelled",
    "Pairing",
    "alpha",
    "cells",
    "claims",
    "counts_of",
    "differences",
    "distance",
    "figures",
    "labelled",
    "pairings",
    "pairs_of_stances",
    "parse",
    "reliability",
    "with_intervals",
]
