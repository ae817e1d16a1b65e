"""Where reports come from: files, folders, stdin, and the network, which only this part of the program knows."""

from __future__ import annotations

from cli.sources.settings import Network, Settings
from cli.sources.targets import Unread, read, sorted_out

__all__ = ["Network", "Settings", "Unread", "read", "sorted_out"]
