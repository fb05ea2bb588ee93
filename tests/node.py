"""Where Node is, for the tests that run the browser's half."""

from __future__ import annotations

import os
import shutil

import pytest

MISSING = "Node is missing: run the tests through `make test`"


def node() -> str:
    """The path of Node. Without it the test that asks is skipped, and fails where nothing may be skipped."""
    found = shutil.which("node")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found
