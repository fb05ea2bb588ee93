"""The repository itself: nothing in it names a machine or a registry, what is built is fresh, everything is told."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "mkdocs_assessments"
BROWSER = ROOT / "generator" / "browser"


def tracked() -> list[Path]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def lines(files: list[Path]) -> Iterator[tuple[str, str]]:
    """Each line of each text file, with ``file:line`` to name it."""
    for file in files:
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{file.relative_to(ROOT)}:{number}", line


def found(pattern: str) -> list[str]:
    """The places whose line matches ``pattern``."""
    wanted = re.compile(pattern)
    return [f"{place} {line.strip()[:100]}" for place, line in lines(tracked()) if wanted.search(line)]


def test_no_file_names_a_machine() -> None:
    assert found(r"(^|[^\w.])/(work|farm|root|home)/") == []


def test_no_file_names_a_package_registry() -> None:
    assert found(r"(?i)https?://[^ ]*(npmjs|pypi|pythonhosted|debian|yarnpkg)") == []


def test_no_work_is_left_marked() -> None:
    assert found(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b") == []


def test_the_lock_file_records_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text("utf-8").split()


def test_npm_packages_are_for_development_and_exact() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert "dependencies" not in package
    assert package["private"] is True
    loose = {
        name: version for name, version in package["devDependencies"].items() if not re.fullmatch(r"[\d.]+", version)
    }
    assert loose == {}


def test_every_python_dependency_is_pinned() -> None:
    pins = [
        line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[\w.]+", line)] == []
    pinned = {_normal(line.partition("==")[0]) for line in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"].get("optional-dependencies", {}).values():
        wanted += extra
    names = {_normal(re.split(r"[\s<>=!~;\[]", requirement)[0]) for requirement in wanted}
    assert names - pinned == set()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_committed_scripts_are_what_their_sources_give() -> None:
    result = subprocess.run(
        ["node", str(BROWSER / "build.mjs"), "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_public_name_of_python_is_told(file: Path) -> None:
    module = ast.parse(file.read_text("utf-8"))
    assert ast.get_docstring(module), "the module has no docstring"
    public = dict(_public(module, ""))
    # A method is told where the class or protocol it is written for tells it, there or in a module beside it.
    told = {
        name.rpartition(".")[2]
        for beside in file.parent.glob("*.py")
        for name, node in _public(ast.parse(beside.read_text("utf-8")), "")
        if "." in name and ast.get_docstring(node)
    }
    untold = [name for name, node in public.items() if not ast.get_docstring(node)]
    assert [name for name in untold if name.rpartition(".")[2] not in told] == []


def _public(
    node: ast.Module | ast.ClassDef, prefix: str
) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in node.body:
        if not isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) or child.name.startswith("_"):
            continue
        yield prefix + child.name, child
        if isinstance(child, ast.ClassDef):
            yield from _public(child, f"{prefix}{child.name}.")


@pytest.mark.parametrize(
    "file",
    sorted(file for file in BROWSER.glob("*.js") if not file.name.endswith(".test.js")),
    ids=lambda file: file.name,
)
def test_every_public_name_of_the_browser_is_told(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.startswith("/**"), "the module has no comment at its top"
    untold = re.findall(r"(?m)(?<!\*/\n)^export (?:async )?(?:function\*?|const|class|let) (\w+)", text)
    assert untold == []
