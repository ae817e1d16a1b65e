"""Sites on loopback, and settings under which no time passes between requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.sources.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.sources.serving import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site at 127.0.0.1."""
    with served() as site:
        yield site


@pytest.fixture
def other() -> Iterator[Site]:
    """Another site at 127.0.0.1, at another port."""
    with served() as site:
        yield site
