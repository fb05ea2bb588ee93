"""Strategies for files as they go wrong: a good assessment, cut, doubled, shifted and sprinkled with marks."""

from __future__ import annotations

from hypothesis import strategies as st

GOOD = """\
title: Influence without authority
version: 1.0.0
summary: "How you win commitment: without a title."
period: 4 weeks
stem: In the last {period}, how often did you …
scale: share5
need: 60%
noise: 0.3
not_for: [Hiring, Pay]
dimensions:
  reasoned-case:
    title: A case they can check
    about: |
      Makes a case the listener can check.
    practice: Attach one fact.
    items:
      evidence: bring evidence to a request
      cost-first:
        text: name the weakest point first
        observer: name the weakest point first
        try: Name one.
        na: I made no proposals
      by-title:
        text: 'rest a request on a title, or "the process"'
        reverse: true
    readings:
      starting: A first fact is a small start.
    guidance:
      starting: [keep-a-list]
    sources: ["Yukl & Tracey 1992"]
    seeds:
      - S4-16
  ties:
    title: Ties
    need: 1
    items: {early: ask early, late: {text: ask late, scale: three}}
scales:
  three:
    labels: [No, Partly, Yes]
    values: [0, 1.5, 4]
    hints: {Partly: about half}
levels:
  starting: {from: 0, title: Starting, reading: First steps.}
  building: {from: 37.5%, title: Building, reading: Some of it.}
examples:
  top: {answers: {all: 4, evidence: na, late: Yes}, expect: {ties: 4, level: {ties: building}, overall: 3}}
"""
"""Uses every setting, every kind of value, and every way of writing lists and groups."""

ARTICLES = frozenset({"keep-a-list"})

MARKS = "\n \t:-\"'[]{},#&*!|>%@`?…–“”\u00a0\u200b\ufeff\x00\x1b\x85\u2028aA0.~<=/\\é日\U0001f600\ud800"

marks = st.text(st.sampled_from(MARKS), min_size=1, max_size=4)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """``GOOD`` after one to six accidents."""
    text = GOOD
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        lines = text.split("\n")
        line = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["insert", "delete", "replace", "indent", "double", "swap", "drop"]))
        if kind == "insert":
            text = text[:at] + draw(marks) + text[at:]
        elif kind == "delete":
            text = text[:at] + text[at + draw(st.integers(1, 12)) :]
        elif kind == "replace":
            text = text[:at] + draw(marks) + text[at + 1 :]
        else:
            other = draw(st.integers(0, len(lines) - 1))
            if kind == "indent":
                lines[line] = " " * draw(st.integers(0, 9)) + lines[line].lstrip()
            elif kind == "double":
                lines.insert(other, lines[line])
            elif kind == "swap":
                lines[line], lines[other] = lines[other], lines[line]
            else:
                del lines[line]
            text = "\n".join(lines)
    return text


values = st.one_of(
    st.text(st.sampled_from(MARKS + "yesno1234567890.,% wek"), max_size=12).map(lambda text: text.replace("\n", " ")),
    st.sampled_from(["yes", "no", "null", "~", "none", "all", "na", "9" * 5000, "1e400", "-0.0", "0x10", "[]", "{}"]),
    st.sampled_from(["[" * 30 + "]" * 30, "{a: {b: [c]}}", "[a, [b], {c: d}]", "|", "&a x", "*a", "!!int 3"]),
)


@st.composite
def revalued(draw: st.DrawFn) -> str:
    """``GOOD`` with some of its values replaced by others."""
    lines = GOOD.split("\n")
    for _ in range(draw(st.integers(1, 5))):
        line = draw(st.integers(0, len(lines) - 1))
        name, colon, _ = lines[line].partition(":")
        if colon:
            lines[line] = f"{name}: {draw(values)}"
    return "\n".join(lines)
