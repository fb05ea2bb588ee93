"""Screens over a whole answer sheet as a coach writes them."""

from __future__ import annotations

from mkdocs_assessments.written.kinds import TermList, TestText, Text
from mkdocs_assessments.written.setting import Part, setting


class Validity(Part):
    """A screen over a whole sheet. Where one fails, nothing is scored, and the page says why."""

    of: TermList = setting(
        "The items it looks at: ids of items or dimensions, ranges such as `p1..p9`, patterns such as `r_*`, or `all`.",
        ["evidence", "gain", "terms"],
    )
    answered: TestText | None = setting(
        "How many of them must be answered.", ">=1", None, "that is not looked at", beside={"say": "Too few answers."}
    )
    same: TestText | None = setting(
        "How often the most frequent answer may occur among them.",
        "<=2",
        None,
        "that is not looked at",
        beside={"say": "Nearly all answers are the same."},
    )
    say: Text = setting("What the page says when it fails.", "There are too few answers to say anything.")
