"""HTML as a tree, for tests that ask what a page holds. Reads what our templates write, not every HTML there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "input", "link", "meta"}
"""Elements without an end tag. Inside ``svg`` the templates close theirs with a slash."""


@dataclass
class Element:
    """One element. ``attributes`` maps names to values, ``None`` for a name alone."""

    tag: str
    attributes: dict[str, str | None]
    content: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """All elements inside, in document order."""
        for part in self.content:
            if isinstance(part, Element):
                yield part
                yield from part

    @property
    def text(self) -> str:
        """The text inside, with runs of white space as one space."""
        return " ".join("".join(self._texts()).split())

    def all(self, tag: str | None = None, **attributes: str) -> list[Element]:
        """The elements inside with this tag and these attributes; ``class_`` is one class, ``_`` stands for ``-``."""
        return [element for element in self if element._is(tag, attributes)]

    def one(self, tag: str | None = None, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def _is(self, tag: str | None, attributes: dict[str, str]) -> bool:
        classes = (self.attributes.get("class") or "").split()
        return tag in (None, self.tag) and all(
            value in classes if name == "class_" else self.attributes.get(name.replace("_", "-")) == value
            for name, value in attributes.items()
        )

    def _texts(self) -> Iterator[str]:
        for part in self.content:
            if isinstance(part, Element):
                yield from part._texts()
            else:
                yield part


def read_html(text: str) -> Element:
    """The tree of a page or a part of one. Fails where an end tag does not meet its start."""
    root = Element("#root", {})
    stack = [root]

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert len(dict(attrs)) == len(attrs), f"<{tag}> repeats an attribute"
            element = Element(tag, dict(attrs))
            stack[-1].content.append(element)
            if tag not in VOID:
                stack.append(element)

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            stack[-1].content.append(Element(tag, dict(attrs)))

        def handle_endtag(self, tag: str) -> None:
            assert stack.pop().tag == tag

        def handle_data(self, data: str) -> None:
            stack[-1].content.append(data)

    reader = Reader()
    reader.feed(text)
    reader.close()
    assert stack == [root]
    return root
