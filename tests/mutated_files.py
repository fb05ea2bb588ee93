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

FULL = """\
title: How the day goes
scale: often
scales:
  often: {choices: {Never: 0, Weekly: 0.25, Daily: 1}, hints: {Daily: or nearly}, na: Did not come up}
  load: {number: [0, 100], step: 5, unit: points}
  mood: {left: Calm, right: Tense, points: 5, from: 0}
  which: {pairs: [I argue it through, I look for a trade]}
  signs: {many: {Email: 2, Chat: 1}, none: None of these}
  hours: {split: 10, step: 0.5}
about:
  role: {text: Your role, choices: [PM, Lead], help: Today}
  years: {text: Years in it, number: [0, 50], unit: years}
dimensions:
  people:
    title: People
    score: sum
    ask: {role: Lead, any: [{years: ">=2"}, {years: 0, role: PM}]}
    items:
      a1: {text: One, reverse: yes}
      a2: {text: Two, ask: {a1: ">=0.25"}, else: 0}
      a3: {text: Three, scored: no, many: [A, B]}
    levels:
      low: {from: 0, title: Low, reading: Seldom.}
      high: {from: 50%, title: High, reading: Often., guidance: [keep-a-list]}
  work:
    title: Work
    rollup: sum
    need: 1
    blank: zero score
    levels: {low: {title: Low}, high: {above: 1, title: High}}
    dimensions:
      plan: {title: Plan, items: {p1: One, p2: Two}}
      ship:
        title: Ship
        dimensions:
          early: {title: Early, items: {e1: {text: One, choices: [No, Yes]}, e2: {text: Two, choices: [No, Yes]}}}
  raw:
    title: Raw
    score: none
    items:
      m1: {text: Mood, scale: mood, left: Rested}
      w1: {text: Which, scale: which}
      s1: {text: Signs, scale: signs}
      h1: {text: Calls, scale: hours}
      h2: {text: Desk, scale: hours}
      l1: {text: Load, number: [0, 20], step: 0.5}
scores:
  total: {title: Total, sum: [m1, -w1, l1], need: half, blank: mean, times: 2, levels: {low: {from: 0, title: Low}}}
  style:
    title: Style
    choose: [{if: {people: ">1", any: {m1: "2..4", role: PM}}, then: team}, {then: solo}]
    outcomes: {team: {title: Team, reading: Together., guidance: [keep-a-list]}}
  hot: {title: Hot, count: {h*: ">=5", s1: Email}, cap: {at: 2, unless: {w1: "1"}}, range: [0, 3]}
validity:
  - {of: all, answered: ">=1", say: Too few.}
  - {of: [work, m1], same: "<=5", say: The same throughout.}
examples:
  one:
    answers: {role: Lead, years: 3, all: blank, a1: Daily, a3: [A, B], s1: None of these, h1: 4, h2: 6}
    expect: {total: none, style: none, level: {work: low}, label: {style: none}, overall: none}
"""
"""Uses what the simple form can do without."""

ARTICLES = frozenset({"keep-a-list"})

MARKS = "\n \t:-\"'[]{},#&*!|>%@`?…–“”\u00a0\u200b\ufeff\x00\x1b\x85\u2028aA0.~<=/\\é日\U0001f600\ud800"

marks = st.text(st.sampled_from(MARKS), min_size=1, max_size=4)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """``GOOD`` or ``FULL`` after one to six accidents."""
    text = draw(st.sampled_from([GOOD, FULL]))
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
    """``GOOD`` or ``FULL`` with some of its values replaced by others."""
    lines = draw(st.sampled_from([GOOD, FULL])).split("\n")
    for _ in range(draw(st.integers(1, 5))):
        line = draw(st.integers(0, len(lines) - 1))
        name, colon, _ = lines[line].partition(":")
        if colon:
            lines[line] = f"{name}: {draw(values)}"
    return "\n".join(lines)
