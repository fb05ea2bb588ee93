"""Measures the generator: ``python bench/builds.py`` prints each budget that concerns builds, with what it is here.

Times are the medians of ``SAMPLES`` runs (five unless told), of the process's own CPU time where the budget is about
work, and of the wall clock where somebody waits.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from socket import socket

from invent import assessment, whole_model

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "build" / "bench"
SAMPLES = int(os.environ.get("SAMPLES", "5"))
PAGES_OF_ONE = 2
"""Pages an assessment adds to a site: the one to take it on, and its form on paper."""
OTHER_ITEMS = 24
"""Items of an assessment compiled before the one that is timed."""
MKDOCS = [sys.executable, "-m", "mkdocs"]


def row(what: str, measured: str, budget: str, held: bool) -> None:
    """Print one budget."""
    print(f"{'ok  ' if held else 'OVER'}  {what:<66} {measured:>22}   budget {budget}", flush=True)


def median(run: Callable[[], float], samples: int = SAMPLES) -> float:
    """The median of what ``run`` gives."""
    return statistics.median(run() for _ in range(samples))


def cpu_seconds(command: list[str], cwd: Path) -> float:
    """CPU time of a whole process, children included."""
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}: {said}")
    return used.ru_utime + used.ru_stime


def project(name: str, assessments: int, articles: int, items: int = 30) -> Path:
    """A site of its own under ``build/bench`` with so many invented assessments and articles."""
    folder = BENCH / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content" / "guidance").mkdir(parents=True)
    (folder / "assessments").mkdir()
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - Home: index.md\n  - Assessments: assessments/\n  - Guidance: guidance/\n"
    if not assessments:
        settings = settings.replace("  - assessments\n", "")
        nav = "nav:\n  - Home: index.md\n" + "".join(
            f"  - Article {number}: guidance/article-{number}.md\n" for number in range(articles)
        )
    (folder / "mkdocs.yml").write_text(re.sub(r"(?ms)^nav:.*", nav, settings), "utf-8")
    shutil.copytree(ROOT / "content" / "assets", folder / "content" / "assets")
    (folder / "content" / "index.md").write_text("# Home\n", "utf-8")
    for number in range(assessments):
        (folder / "assessments" / f"a{number:04}.yml").write_text(assessment(items, f"Invented {number}"), "utf-8")
    paragraph = "An article says one thing, shows it, and ends in an act for this week. " * 12
    for number in range(articles):
        text = f"# Article {number}\n\n" + f"{paragraph}\n\n" * 4
        (folder / "content" / "guidance" / f"article-{number}.md").write_text(text, "utf-8")
    return folder


def build_seconds(folder: Path) -> float:
    """CPU time of one build of the site in ``folder``."""
    return cpu_seconds([*MKDOCS, "build", "-q"], folder)


def builds() -> None:
    """What an assessment adds to a build, and whether that grows in proportion.

    The sites are built in turns and compared within a turn: a machine that others share is not equally fast throughout.
    """
    sites = {
        "base": project("base", 0, 10),
        # As many more pages as the assessments bring: a page costs the theme more the more entries the navigation has.
        "articles": project("articles", 0, 10 + 100),
        "one": project("one", 1, 10),
        "hundred": project("hundred", 100, 10),
    }
    turns = [{name: build_seconds(folder) for name, folder in sites.items()} for _ in range(SAMPLES)]
    theme = [(turn["articles"] - turn["base"]) / 100 for turn in turns]
    ours = [(turn["hundred"] - turn["one"]) / (PAGES_OF_ONE * 99) for turn in turns]
    share = statistics.median(own / page for own, page in zip(ours, theme, strict=True))
    row(
        "build: an assessment's page beside Material's own page",
        f"{statistics.median(ours) * 1000:.1f} / {statistics.median(theme) * 1000:.1f} ms = {share:.2f} ×",
        "≤ 1.10 ×",
        share <= 1.10,
    )
    thousand = (build_seconds(project("thousand", 1000, 10)) - turns[-1]["one"]) / (PAGES_OF_ONE * 999)
    growth = thousand / ours[-1]
    row("build: per assessment, 1000 beside 100", f"{growth:.2f} ×", "linear (≤ 1.25 ×)", growth <= 1.25)


def saving(pages: int) -> None:
    """How long after the wording of a question was saved the new page is served."""
    folder = project("preview", 3, pages - 4)
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            written = folder / "assessments" / "a0001.yml"
            await_text(f"{address}/assessments/a0001.html", "Invented 1")
            taken = []
            for sample in range(SAMPLES):
                # A word of a question; a new title would change every page's navigation.
                word = f"evidence-{sample}"
                start = time.perf_counter()
                written.write_text(assessment(30, "Invented 1").replace("evidence", word), "utf-8")
                await_text(f"{address}/assessments/a0001.html", word)
                taken.append(time.perf_counter() - start)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    seconds = statistics.median(taken)
    row(f"preview: save to new page served, {pages} pages", f"{seconds:.2f} s", "≤ 0.5 s", seconds <= 0.5)


def await_text(address: str, text: str) -> None:
    """Ask for a page until it holds ``text``; a minute at most."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.01)
    raise TimeoutError(f"{address} never said {text}")


def checking() -> None:
    """``assess check`` of one shipped file, and the compiler's own share for sixty items."""
    file = ROOT / "assessments" / "influence.yml"
    command = [str(Path(sys.executable).with_name("assess")), "check", str(file)]

    def wall() -> float:
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - start

    seconds = median(wall, max(SAMPLES, 5))
    row("check: assess check of one file, whole process", f"{seconds:.3f} s", "≤ 0.2 s", seconds <= 0.2)
    for items, budget in ((60, 0.2), (300, 2.0)):
        for form, text in (("simple form", assessment), ("whole model", whole_model)):
            proving(items, budget, form, text(items, f"Invented {items}"))


def proving(items: int, budget: float, form: str, text: str) -> None:
    """How long it takes to compile one assessment, proofs included, when everything is loaded.

    Modules are loaded and templates compiled by other assessments, once for all of a site.
    """
    folder = project(f"{items}-{form[:6].strip()}", 1, 1, items=items)
    (folder / "assessments" / "a0000.yml").write_text(text, "utf-8")
    (folder / "before").mkdir()
    (folder / "before" / "a0000.yml").write_text(whole_model(OTHER_ITEMS, "Another"), "utf-8")
    code = (
        "import time; from pathlib import Path; from mkdocs_assessments.compiler import compile_site; "
        "from mkdocs_assessments.report import blocks; "
        "compile_site(Path('../../../assessments'), Path('../../../content')); "
        "compile_site(Path('before'), Path('content')); "
        "s = time.process_time(); site = compile_site(Path('assessments'), Path('content')); "
        "assert site.outputs and not any(map(blocks, site.problems)), site.problems; print(time.process_time() - s)"
    )

    def compiled() -> float:
        said = subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True, text=True)
        return float(said.stdout)

    seconds = median(compiled)
    what = f"compile + prove, {items} items, {form}"
    row(what, f"{seconds:.3f} s CPU", f"≤ {budget} s", seconds <= budget)


def repeating() -> None:
    """Whether two builds of one state are the same to the byte."""
    found = []
    for seed in ("1", "2"):
        folder = BENCH / f"again-{seed}"
        shutil.rmtree(folder, ignore_errors=True)
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": seed}
        subprocess.run([*MKDOCS, "build", "-q", "-d", str(folder)], cwd=ROOT, env=environment, check=True)
        digest = hashlib.sha256()
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
        found.append(digest.hexdigest())
    row(
        "two builds of one state",
        "the same" if found[0] == found[1] else "DIFFERENT",
        "byte for byte",
        len(set(found)) == 1,
    )


def main() -> None:
    """Measure everything, quickest first."""
    checking()
    repeating()
    for pages in (10, 300):
        saving(pages)
    builds()


if __name__ == "__main__":
    main()
