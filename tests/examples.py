"""How many examples a law is tried on; POSITIONS_EXAMPLES asks for more."""

from __future__ import annotations

import os

EXAMPLES = int(os.environ.get("POSITIONS_EXAMPLES", "40"))
# For laws of which each example takes a store, a long text or many questions.
FEW = max(EXAMPLES // 5, 1)
