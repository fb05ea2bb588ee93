"""PA238: where a row without tests takes in people of whom too little is known, and where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_assessments import checks
from mkdocs_assessments.resolve import load

FILE = """
title: Gaps
scale: often
scales:
  often: {labels: [Never, Seldom, Often, Most times, Always]}
about:
  role: {text: Your role, choices: [PM, Lead]}
dimensions:
  one: {title: One, score: none, items: {h1: do one, h2: do two, h3: do three, h4: do four}}
  two: {title: Two, score: none, ask: {role: Lead}, items: {l1: lead one, l2: {text: lead two, else: 0}}}
scores:
  t: {title: T, sum: h*}
  u: {title: U, count: {h1..h3: ">=2"}, need: 1}
  a:
    title: A
    needs: NEEDS
    choose: ROWS
"""


@pytest.mark.parametrize(
    ("needs", "rows", "said"),
    [
        ("[h4]", '[{if: {h4: ">=1"}, then: call}, {if: {t: ">=9"}, then: see}, {then: fine}]', ['"t"', '{t: "<9"}']),
        ("[h4]", '[{if: {t: ">9"}, then: see}, {if: {t: ">4"}, then: ask}, {then: fine}]', ['"t"', '{t: "<=4"}']),
        ("[h4]", '[{if: {t: "<=9"}, then: see}, {then: fine}]', ['"t"', '{t: ">9"}']),
        ("[h4]", '[{if: {t: "3..9"}, then: see}, {then: fine}]', ['"t"', ""]),
        ("[h4]", "[{if: {h1: Always}, then: see}, {then: fine}]", ['"h1"', '{h1: "<4"}']),
        ("[h4]", "[{if: {h1: Never}, then: see}, {then: fine}]", ['"h1"', '{h1: ">0"}']),
        ("[h4]", "[{if: {h1: Often}, then: see}, {then: fine}]", ['"h1"', ""]),
        ("[h4]", '[{if: {h1: ">=2", u: ">=1"}, then: see}, {then: fine}]', ['"h1" or "u"', ""]),
        (
            "[h4]",
            '[{if: {any: [{h1: Always}, {t: ">=9"}]}, then: see}, {then: fine}]',
            ['"h1" or "t"', '{h1: "<4", t: "<9"}'],
        ),
        ("[h4]", "[{if: {l1: Always}, then: see}, {then: fine}]", ['"l1"', '{l1: "<4"}']),
        ("[role]", "[{if: {role: Lead, l2: Always}, then: see}, {then: fine}]", ['"l2"', ""]),
        # with what must be known the rest is known as well
        ("[t]", "[{if: {h1: Always}, then: see}, {then: fine}]", []),
        ("[h1..h4]", '[{if: {t: ">=9"}, then: see}, {then: fine}]', []),
        # the last row is for those of whom too little is known
        ("[h4]", '[{if: {t: "<9"}, then: fine}, {if: {t: ">=9"}, then: see}, {then: open}]', []),
        # the last row has tests of its own, or says what the others say
        ("[h4]", '[{if: {t: ">=9"}, then: see}, {if: {t: "<9"}, then: fine}]', []),
        ("[h4]", '[{if: {t: ">=9"}, then: fine}, {then: fine}]', []),
        # another row holds for whoever is not known
        ("[h4]", '[{if: {h4: ">=1", t: ">=9"}, then: see}, {if: {h4: ">=1"}, then: ask}, {then: fine}]', []),
    ],
)
def test_a_row_without_tests(tmp_path: Path, needs: str, rows: str, said: list[str]) -> None:
    file = tmp_path / "gaps.yml"
    file.write_text(FILE.replace("NEEDS", needs).replace("ROWS", rows), "utf-8")
    loaded = load(file, None, ())
    assert loaded.problems == ()
    found = checks.run(loaded)
    assert [one.code for one in found] == (["PA238"] if said else [])
    assert [text for one in found for text in (one.data["names"], one.data["test"])] == said
