"""Adds up the JUnit reports of a run: ``python tests/closing_line.py build/reports`` prints one line.

Exits with 1 when a report counts a failure or when no test ran at all, so that an empty run cannot pass for a good one.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def counted(folder: Path) -> tuple[int, int, int]:
    """How many tests of all ``*.xml`` reports in ``folder`` passed, failed and were skipped."""
    passed = failed = skipped = 0
    for report in sorted(folder.glob("*.xml")):
        for case in ElementTree.parse(report).iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped


def main(folder: str) -> int:
    """Print the line for ``folder`` and return the exit code."""
    passed, failed, skipped = counted(Path(folder))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
