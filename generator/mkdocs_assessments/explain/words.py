"""Every word of an explanation. Slots are filled with ``str.format``."""

from __future__ import annotations

HEADING = "{title} ({id}, version {version})"
DIMENSION = "{id}: {title}"

ITEM = "item"
KEY = "key"
STATEMENT = "statement"
STRAIGHT = "straight"
REVERSED = "reversed"

NEEDED = "Answers needed: {some} of {all}."
SCORE = "score"
LOWEST = "lowest"
HIGHEST = "highest"
LOWEST_WITH_GAPS = "lowest with gaps"
HIGHEST_WITH_GAPS = "highest with gaps"
NUMBER = "number"
STEP = "smallest step"
OF = "{some} of {all}"

LEVEL = "level"
SCORES = "scores"
SHARE = "share"
WITNESS = "for example"
ARTICLES = "articles"
UP_TO_NEXT = "{start} to below {next}"
UP_TO_HIGHEST = "{start} to {highest}"
NONE = "none"

ABOUT = "about {number}"
HUNDRED = "100"
FEWER = "fewer than 1"
NEARLY_ALL = "more than 99"
ONLY_WITH_GAPS = "0, and some only with gaps"
GAPS_NOT_PROVEN = "0, with gaps not proven"
UNKNOWN = "not proven"

LABEL = "label"
WHEN = "when"
MIDDLE = "in the middle"
NUMBERS = "different numbers"
OVERALL_TITLE = "The overall score"
FROM = "from {number}"
ABOVE = "above {number}"
OF_GROUP = "{begins}, {group}"
ROW = "row {number}"
ANY = "–"
NOBODY = "nobody"
NOT_SHOWN = "reached; no example at hand"
MORE_LABELS = "And {count} more labels."
WITHOUT = "Without a score, though everything asked is answered: {share}."
SCORE_NOT_PROVEN = "Not proven: there is too much to go through."

COMPLETE = (
    "Numbers and shares are those of complete answers. Where answers with gaps lead lower or higher, or reach what "
    "those do not, that is said."
)
SHARES = (
    "Share: of 100 people who answer everything they are asked and give each answer equally often, so many would get "
    "there. In the middle: of 100 people who answer everything with the middle, or with either of the two in the "
    "middle; facts have no middle, so theirs are given equally often. Both show how the scoring is cut; they say "
    "nothing about real people."
)
OVERALL = {
    "dimensions": "Overall score: the mean of the scores of the dimensions. There is one only if each of them has one.",
    "items": "Overall score: the mean of all answers. There is one only if each dimension has a score.",
    "none": "Overall score: none.",
}
OVERALL_OF = "Overall score: the mean of {parts}. There is one only if each of them has one."
PROVEN = (
    "Everything above is proven: worked out from all complete answers there can be, and what is said of gaps from all "
    "answers with gaps as well."
)
NOT_PROVEN = "Not proven, because the values are too fine to go through all answers: {dimensions}."
TOO_MUCH = "Not proven, because there is too much to go through: {scores}. Nothing was guessed; all else is proven."
NOT_WITH_BLANKS = "Proven for complete answers only; not all that gaps lead to was gone through: {scores}."
NOT_IN_THE_MIDDLE = "Not proven for answers in the middle, because there is too much to go through: {scores}."
