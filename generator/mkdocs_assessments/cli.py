"""The command ``assess``.

``assess check`` reads assessment files and says what is wrong with them; ``assess explain`` says what the scores of one
can come to; ``assess import`` and ``assess export`` exchange them with other programs; ``assess schema`` prints what an
editor needs to help. None imports the site builder or the template engine, so that each is done before a coach has
looked up.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_assessments import report
from mkdocs_assessments.addresses import MANUAL, page_uri, pages
from mkdocs_assessments.articles import read_articles
from mkdocs_assessments.folder import SHARED, assessment_files, shared_files
from mkdocs_assessments.outputs import Output, collisions
from mkdocs_assessments.problem import Problem
from mkdocs_assessments.source import in_order

if TYPE_CHECKING:
    from mkdocs_assessments.inspection import Inspected
    from mkdocs_assessments.model import Assessment

ASSESSMENTS = Path("assessments")
CONTENT = Path("content")
GOOD, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0 when all is good, 1 when there are problems, 2 when it was called wrongly."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _run_check(options: argparse.Namespace) -> int:
    files: list[Path] = options.files or _files_of(ASSESSMENTS)
    if not files:
        sys.stderr.write(f"{report.nothing_to_check(ASSESSMENTS.as_posix())}\n")
        return USAGE
    found = check(files)
    if options.format == "json":
        sys.stdout.write(report.as_json(found))
    elif options.format == "github":
        sys.stdout.write(report.as_annotations(found))
    else:
        sys.stdout.write(report.as_text(found, len(files), colour=_colour()))
    return PROBLEMS if any(report.blocks(problem) for problem in found) else GOOD


def _run_explain(options: argparse.Namespace) -> int:
    import shutil

    from mkdocs_assessments.explain import WIDEST, explain

    file: Path = options.file
    assessment = _assessment_of(file)
    if isinstance(assessment, int):
        return assessment
    sys.stdout.write(explain(assessment, shutil.get_terminal_size((WIDEST, 1)).columns))
    return GOOD


def _assessment_of(file: Path) -> Assessment | int:
    """The assessment in ``file``; where it has none, that has been said, and this is the code to end with."""
    if is_shared(file):
        sys.stderr.write(f"{report.only_shared(file.as_posix())}\n")
        return USAGE
    found = _Site([file]).inspect(file)
    if found.assessment is None:
        sys.stdout.write(report.as_text(found.problems, 1, colour=_colour()))
        return PROBLEMS
    return found.assessment


def _run_schema(_options: argparse.Namespace) -> int:
    import json

    from mkdocs_assessments.schema import editor_schema

    # Escapes instead of letters beyond ASCII: the same bytes whatever encoding the terminal writes a file in.
    sys.stdout.write(json.dumps(editor_schema(), indent=2) + "\n")
    return GOOD


def _run_import(options: argparse.Namespace) -> int:
    from mkdocs_assessments.interchange import id_for, imported, list_of

    source: Path = options.file
    read = imported(source)
    if read.text is None:
        sys.stdout.write(report.as_text(read.problems, 1, colour=_colour()))
        return PROBLEMS
    file: Path = options.output or ASSESSMENTS / f"{id_for(source)}.yml"
    if file.exists() and not options.force:
        sys.stderr.write(f"{report.not_overwritten(file.as_posix())}\n")
        return USAGE
    if not _written(file, read.text):
        return USAGE
    sys.stdout.write(f"{report.made(file.as_posix(), source.as_posix())}\n")
    sys.stderr.write(f"{list_of(read.left)}\n")
    found = check([file])
    sys.stdout.write(report.as_text(found, 1, colour=_colour()))
    return PROBLEMS if any(report.blocks(problem) for problem in found) else GOOD


def _run_export(options: argparse.Namespace) -> int:
    from mkdocs_assessments.interchange import as_csv, as_surveyjs, carried, list_of

    file: Path = options.file
    assessment = _assessment_of(file)
    if isinstance(assessment, int):
        return assessment
    shared = file.with_name(SHARED)
    write = as_csv if options.to == "csv" else as_surveyjs
    out = write(carried(assessment, file, shared if shared.is_file() else None))
    if options.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(out.text.encode("utf-8"))
    else:
        if options.output.exists() and not options.force:
            sys.stderr.write(f"{report.not_overwritten(options.output.as_posix())}\n")
            return USAGE
        if not _written(options.output, out.text):
            return USAGE
    sys.stderr.write(f"{list_of(out.left, out.not_done)}\n")
    return GOOD


def _written(file: Path, text: str) -> bool:
    """Whether the file could be written, byte for byte; if not, that is said."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    except OSError as error:
        sys.stderr.write(f"{report.not_written(file.as_posix(), error.strerror or '')}\n")
        return False
    return True


def check(files: Sequence[Path]) -> tuple[Problem, ...]:
    """The problems of these files and of what their pages depend on, located and sorted: those a build would find."""
    site = _Site(files)
    problems = [*site.problems]
    good: list[Output] = []
    for path in files:
        if is_shared(path):
            problems.extend(site.inspect_shared(path))
            continue
        found = site.inspect(path)
        problems.extend(found.problems)
        if found.assessment is not None:
            good.append(Output(page_uri(path.stem), "", path.as_posix()))
    manual = (Output(uri, "", source) for uri, source in MANUAL.items())
    return in_order([*problems, *collisions([*good, *manual], CONTENT)])


def is_shared(path: Path) -> bool:
    """Whether the file is named as one that holds scales and levels for assessments."""
    return path.name.startswith("_")


class _Site:
    """What assessment files depend on: the articles, and the pages that links may lead to."""

    def __init__(self, files: Sequence[Path]) -> None:
        articles, self.problems = read_articles(CONTENT)
        self._articles = frozenset(article.stem for article in articles)
        beside = {folder: assessment_files(folder) for folder in {path.parent for path in files}}
        self._pages = pages(CONTENT, [path for sources in beside.values() for path in sources])
        with _quickly():
            from mkdocs_assessments import inspection
        self._inspection = inspection

    def inspect(self, path: Path) -> Inspected:
        shared = path.with_name(SHARED)
        return self._inspection.inspect(path, shared if shared.is_file() else None, self._articles, self._pages)

    def inspect_shared(self, path: Path) -> tuple[Problem, ...]:
        return self._inspection.inspect_shared(path)


@contextmanager
def _quickly() -> Iterator[None]:
    """Import without what nobody needs: plugins of the validation library, looked for in every package installed, and
    the collection of garbage of which there is none. A check is mostly imports; this takes a tenth off it."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _files_of(folder: Path) -> list[Path]:
    """The assessment files of a folder, and the shared one."""
    return [*assessment_files(folder), *shared_files(folder)]


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assess", description="Self-assessments written in YAML.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check_files = commands.add_parser("check", help="say what is wrong with assessment files")
    check_files.set_defaults(run=_run_check)
    check_files.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=f"files to check; without any, all in ./{ASSESSMENTS}"
    )
    check_files.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to say it (default: text)"
    )
    explain_file = commands.add_parser("explain", help="say what the scores and levels of an assessment can come to")
    explain_file.set_defaults(run=_run_explain)
    explain_file.add_argument("file", type=Path, metavar="FILE", help="the assessment")
    _add_interchange(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema of assessment files, for editors")
    schema.set_defaults(run=_run_schema)
    return parser


def _add_interchange(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    import_file = commands.add_parser("import", help="make an assessment of a spreadsheet (CSV) or a SurveyJS file")
    import_file.set_defaults(run=_run_import)
    import_file.add_argument("file", type=Path, metavar="FILE", help="a file that ends in .csv or .json")
    export_file = commands.add_parser("export", help="write an assessment as a spreadsheet (CSV) or a SurveyJS file")
    export_file.set_defaults(run=_run_export)
    export_file.add_argument("file", type=Path, metavar="FILE", help="the assessment")
    export_file.add_argument("--to", choices=("csv", "surveyjs"), required=True, help="which of the two")
    places = {import_file: f"{ASSESSMENTS}/NAME.yml, by the name of the file", export_file: "the terminal"}
    for command, place in places.items():
        command.add_argument("-o", "--output", type=Path, metavar="FILE", help=f"where to write it (default: {place})")
        command.add_argument("--force", action="store_true", help="write over a file that is there already")
