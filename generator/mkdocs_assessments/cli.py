"""The command ``assess``.

``assess check`` reads assessment files and says what is wrong with them. It imports neither the site builder nor the
template engine, so that it is done before a coach has looked up.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs_assessments import checks, report
from mkdocs_assessments.folder import SHARED, assessment_files, misnamed
from mkdocs_assessments.problem import Problem
from mkdocs_assessments.resolve import check_shared, load
from mkdocs_assessments.source import in_order

ASSESSMENTS = Path("assessments")
GUIDANCE = Path("content/guidance")
GOOD, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0 when all is good, 1 when there are problems, 2 when it was called wrongly."""
    options = _parser().parse_args(arguments)
    files: list[Path] = options.files or _files_of(ASSESSMENTS)
    if not files:
        sys.stderr.write(f"{report.nothing_to_check(ASSESSMENTS.as_posix())}\n")
        return USAGE
    found = check(files)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if options.format == "json":
        sys.stdout.write(report.as_json(found))
    elif options.format == "github":
        sys.stdout.write(report.as_annotations(found))
    else:
        sys.stdout.write(report.as_text(found, len(files), colour=_colour()))
    return PROBLEMS if any(report.blocks(problem) for problem in found) else GOOD


def check(files: Sequence[Path]) -> tuple[Problem, ...]:
    """The problems of these files, located and sorted."""
    articles = frozenset(path.stem for path in GUIDANCE.rglob("*.md") if path.stem != "index")
    return in_order(problem for path in files for problem in _check(path, articles))


def _check(path: Path, articles: frozenset[str]) -> tuple[Problem, ...]:
    if problem := misnamed(path):
        return (problem,)
    if path.name.startswith("_"):
        return check_shared(path)
    shared = path.with_name(SHARED)
    loaded = load(path, shared if shared.is_file() else None, articles)
    return (*loaded.problems, *checks.run(loaded))


def _files_of(folder: Path) -> list[Path]:
    """The assessment files of a folder, and the shared one."""
    shared = folder / SHARED
    return [*assessment_files(folder), *([shared] if shared.is_file() else [])]


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assess", description="Self-assessments written in YAML.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check_files = commands.add_parser("check", help="say what is wrong with assessment files")
    check_files.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=f"files to check; without any, all in ./{ASSESSMENTS}"
    )
    check_files.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to say it (default: text)"
    )
    return parser
