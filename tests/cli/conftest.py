"""Stores for the commands, and an environment without a user's own settings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.world import fill

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with an empty home and no store named."""
    home = tmp_path / "home"
    home.mkdir()
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("POSITIONS_DB", "XDG_DATA_HOME", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    return home


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the reports of `tests.cli.world`, not to be written to."""
    path = tmp_path_factory.mktemp("filled") / "filled.db"
    fill(path)
    return path


@pytest.fixture
def stored(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store with the reports, named in the environment."""
    monkeypatch.setenv("POSITIONS_DB", str(filled))
    return filled


@pytest.fixture
def own(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that store, to be written to."""
    path = tmp_path / "own.db"
    shutil.copy(filled, path)
    monkeypatch.setenv("POSITIONS_DB", str(path))
    return path
