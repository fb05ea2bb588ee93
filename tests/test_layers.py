"""The shape of the generator: layers point one way, and each foreign library is known to the modules that need it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "mkdocs_assessments"

KNOWS = {
    "mkdocs": {"plugin"},
    "yaml": {"source"},
    "jinja2": {"pages"},
}
"""Library to the modules that may import it; a package stands for all its modules."""


def imports() -> dict[str, set[str]]:
    """Module of the generator to the top-level names it imports, at whatever depth of its code."""
    found: dict[str, set[str]] = {}
    for file in PACKAGE.rglob("*.py"):
        module = file.relative_to(PACKAGE).with_suffix("").parts[0]
        names = found.setdefault(module, set())
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names.add(node.module.partition(".")[0])
    return found


def test_layers_point_one_way() -> None:
    result = subprocess.run(["lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_each_library_is_known_where_it_is_needed_and_nowhere_else() -> None:
    found = imports()
    knows = {library: {module for module, names in found.items() if library in names} for library in KNOWS}
    assert knows == KNOWS


def test_nothing_is_loaded_that_a_check_does_not_need() -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None; import mkdocs_assessments.cli; "
        "print(sorted({'material', 'nh3', 'jinja2', 'markdown'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_site_compiles_without_mkdocs() -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None; from pathlib import Path; "
        "from mkdocs_assessments.compiler import compile_site; "
        "site = compile_site(Path('assessments'), Path('content')); "
        "print(len(site.outputs) == len(site.assessments) > 0, site.problems)"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "True ()"
