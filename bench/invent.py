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


def whole_model(items: int, title: str) -> str:
    """An assessment with ``items`` items over most of the model: facts, skip logic, scores of most kinds."""
    areas = items // PER_DIMENSION
    text = assessment(items, title).replace(
        "dimensions:", "about:\n  role: {text: Your role, choices: [Lead, Member]}\ndimensions:", 1
    )
    text = text.replace("  area-1:\n", "  area-1:\n    score: sum\n", 1)
    text = text.replace("      i2-1:\n", '      i2-1:\n        ask: {role: Lead, i2-0: ">=1"}\n        else: 0\n', 1)
    ids = [f"area-{area}" for area in range(areas)]
    alike = [id for id in ids if id != "area-1"]
    every = [f"i{area}-{place}" for area in range(areas) for place in range(PER_DIMENSION)]
    levels = "levels: {low: {from: 0, title: Low}, high: {from: 50%, title: High}}"
    weights = ", ".join(f"{id}: {place % 3 + 1}" for place, id in enumerate(alike))
    groups = "{Lead: {mean: 12, sd: 4}, Member: {mean: 10, sd: 4}}"
    table = "{low: {low: a, high: b}, high: {low: c, high: d}}"
    return f"""{text}scores:
  total: {{title: Total, sum: [{", ".join(every)}], need: 60%, blank: mean, {levels}}}
  mean: {{title: Mean, mean: [{", ".join(alike)}], {levels}}}
  signs:
    title: Signs
    count: {{{", ".join(f'{id}: ">=3"' for id in every[: items // 2])}}}
    {levels}
  normed:
    title: Normed
    value: area-1
    norm: {{source: Invented, by: role, groups: {groups}, to: [50, 10]}}
    levels: {{low: {{from: -100, title: Low}}, high: {{from: 55, title: High}}}}
  weighted: {{title: Weighted, weigh: {{{weights}}}, {levels}}}
  best: {{title: Best, max: [{", ".join(alike)}]}}
  style:
    title: Style
    choose:
      - {{if: {{{alike[0]}: ">=2.5", {alike[1]}: ">=2.5"}}, then: both}}
      - {{if: {{any: {{{alike[0]}: ">=2.5", {alike[1]}: ">=2.5"}}}}, then: one}}
      - {{then: neither}}
  pattern:
    title: Pattern
    choose:
      - {{if: {{signs: ">=5", any: {{{every[0]}: ">=3", {every[1]}: ">=3"}}}}, then: major}}
      - {{if: {{signs: ">=2"}}, then: minor}}
      - {{then: none}}
  strengths: {{title: Strengths, top: [{", ".join(alike[:9])}], take: 3}}
  grid: {{title: Grid, cross: {{rows: mean, columns: normed, table: {table}}}}}
  stage:
    title: Stage
    stages:
      - {{then: first}}
      - {{if: {{{alike[0]}: ">=1"}}, then: second}}
      - {{if: {{{alike[1]}: ">=1"}}, then: third}}
validity:
  - {{of: all, answered: ">=1", say: Nothing was answered.}}
"""


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
