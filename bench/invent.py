"""Invents assessments of any length, as the files a coach would write, and the same questions as a hand-made page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

LABELS = ("Never", "Rarely", "About half the time", "Mostly", "Every time")
ACTS = (
    "bring evidence from customers or from use to a request for another team's time",
    "name the weakest point of your own proposal before anyone asked",
    "ask somebody who disagrees to say why before you answered",
    "write down what would change your mind about a plan",
    "leave a decision with the person who does the work",
    "rest a request mainly on a title, on a senior's name or on the process",
)
PER_DIMENSION = 6
STEM = "In the last four weeks, when the occasion arose, how often did you …"


def assessment(items: int, title: str) -> str:
    """The YAML file of an assessment with ``items`` items, six to a dimension, the sixth reverse-keyed."""
    written = [
        f"title: {title}",
        "version: 1.0.0",
        "summary: Invented to measure pages with.",
        "period: 4 weeks",
        f'stem: "{STEM}"',
        "scale: share5",
        "dimensions:",
    ]
    for area in range(items // PER_DIMENSION):
        written += [
            f"  area-{area}:",
            f"    title: Area {area + 1}",
            f"    about: What area {area + 1} is about, in one sentence of ordinary length.",
            "    items:",
        ]
        for place, act in enumerate(ACTS):
            written += [f"      i{area}-{place}:", f'        text: "{act}, in area {area + 1}"']
            if place == PER_DIMENSION - 1:
                written += ["        reverse: true"]
    return "\n".join(written) + "\n"


def handmade(items: int, title: str) -> str:
    """The hand-made page with the same questions."""
    sections = []
    for area in range(items // PER_DIMENSION):
        sections.append(f"<section>\n<h2>Area {area + 1}</h2>")
        for place, act in enumerate(ACTS):
            name = f"i{area}-{place}"
            reverse = ' data-reverse="1"' if place == PER_DIMENSION - 1 else ""
            number = area * PER_DIMENSION + place + 1
            sections.append(f"<fieldset><legend>{number}. {escape(act)}, in area {area + 1}</legend>")
            sections += [
                f'<label><input type="radio" name="{name}" value="{value}"{reverse}>{label}</label>'
                for value, label in enumerate(LABELS)
            ]
            sections.append("</fieldset>")
        sections.append("</section>")
    template = Template(Path(__file__).with_name("handmade.html").read_text("utf-8"))
    return template.substitute(title=escape(title), stem=STEM, sections="\n".join(sections))
