"""Tests of answers and scores: the one condition language, for whatever holds only for some."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_assessments.written.kinds import Alternatives, TestedKey, TestText
from mkdocs_assessments.written.setting import Part, others, setting

FACTS = {
    "about": {
        "role": {"text": "Your role", "choices": ["PM", "Lead"]},
        "years": {"text": "Years in this role", "number": ["0", "50"]},
    }
}
"""Facts that examples of conditions are about."""


class Condition(Part):
    """Tests that must all hold, each behind the id it is about: `">=5"`, `"2..5"`, or a label."""

    tests: dict[TestedKey, TestText] = others()
    any: Alternatives | None = setting(
        "Tests of which one is enough; as a list, groups of tests of which one must hold whole.",
        {"role": "Lead", "years": ">=10"},
        None,
        "the tests beside it are all there are",
        elsewhere=FACTS,
    )

    @property
    def written(self) -> Mapping[str, Any]:
        """The tests by id, and behind ``any`` the alternatives where there are some: as the file has them."""
        return {**self.tests, **({} if self.any is None else {"any": self.any})}
