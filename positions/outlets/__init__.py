"""Who publishes: outlets by their names and domains, so that one outlet has one name in the store."""

from __future__ import annotations

from positions.outlets.addresses import canonical, host_of
from positions.outlets.registry import Outlet, Outlets, load

__all__ = ["Outlet", "Outlets", "canonical", "host_of", "load"]
