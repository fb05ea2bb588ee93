"""From folders to pages to be: what is compiled, what is found wrong, and what is not compiled twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils import meta

from mkdocs_assessments import pages
from mkdocs_assessments.articles import Article, read_articles
from mkdocs_assessments.cards import assessed_by, card
from mkdocs_assessments.compiler import Site, compile_site
from mkdocs_assessments.outputs import front_matter, page_text
from mkdocs_assessments.problem import Place, Problem
from small_site import write_site


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_site(tmp_path))
    return tmp_path


def compiled(*, directory_urls: bool = False) -> Site:
    return compile_site(Path("assessments"), Path("content"), directory_urls=directory_urls)


def found(site: Site) -> list[tuple[str, str, int, int]]:
    """Each problem as its code and place."""
    places = [problem.where for problem in site.problems]
    assert all(isinstance(place, Place) for place in places)
    return [
        (problem.code, place.file, place.line, place.column)
        for problem, place in zip(site.problems, places, strict=True)
        if isinstance(place, Place)
    ]


def edit(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_assessment_becomes_a_page_with_its_parts_in_the_front_matter(folder: Path) -> None:
    site = compiled()
    assert site.problems == ()
    assert [(output.uri, output.source) for output in site.outputs] == [
        ("assessments/apples.md", "assessments/apples.yml"),
        ("assessments/bread.md", "assessments/bread.yml"),
    ]
    body, data = meta.get_data(site.outputs[0].text)
    assert body == (
        "# Apples &amp; pears\n\nWhat you did about apple\\. See the list\\.\n\n- First of apple\n- Second of apple\n"
    )
    page = data.pop("assessment")
    assert data == {
        "template": "assessment.html",
        "title": "Apples & pears",
        "description": "What you did about apple. See the list.",
    }
    assert (page["id"], page["version"], len(page["script"])) == ("apples", "1.0.0", 8)
    assert page["body"].count("type=radio") == 6 * 6


@pytest.mark.parametrize(
    ("directory_urls", "address"),
    [(False, "../guidance/keep-a-list.html#the-idea"), (True, "../../guidance/keep-a-list/#the-idea")],
)
def test_links_in_prose_follow_the_style_of_addresses(folder: Path, directory_urls: bool, address: str) -> None:
    data = meta.get_data(compiled(directory_urls=directory_urls).outputs[0].text)[1]
    assert f'<a href="{address}"' in data["assessment"]["body"]
    assert ".md" not in data["assessment"]["body"]


def test_a_link_that_leads_nowhere_is_found_where_it_was_written(folder: Path) -> None:
    edit("assessments/bread.yml", "../guidance/keep-a-list.md", "../guidance/keep-a-lust.md")
    edit("assessments/bread.yml", "write down one loaf", "write <a href='keep-a-list.md'>down</a> one loaf")
    edit("assessments/bread.yml", "count the loaf", "count [the](https://example.org/x.md) [loaf](#here)")
    assert found(compiled()) == [
        ("PA504", "assessments/bread.yml", 3, 10),
        ("PA504", "assessments/bread.yml", 11, 15),
    ]


def test_a_broken_file_has_no_page_and_the_others_have(folder: Path) -> None:
    edit("assessments/apples.yml", "dimensions:", "dimension:")
    site = compiled()
    assert [output.uri for output in site.outputs] == ["assessments/bread.md"]
    assert [(file.source, file.page is None) for file in site.files] == [
        ("assessments/apples.yml", True),
        ("assessments/bread.yml", False),
    ]
    assert found(site)[0] == ("PA102", "assessments/apples.yml", 7, 1)


def test_a_file_with_another_ending_is_named_and_not_read(folder: Path) -> None:
    Path("assessments/apples.yml").rename("assessments/Apples.yaml")
    Path("assessments/_notes.yml").write_text("- nothing", "utf-8")
    site = compiled()
    assert found(site) == [("PA010", "assessments/Apples.yaml", 1, 1)]
    assert site.problems[0].data == {"name": "Apples.yaml", "suggestion": "apples.yml"}


def test_a_file_that_goes_while_it_is_looked_for_is_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def going(path: Path) -> bytes:
        if path.name == "apples.yml":
            raise FileNotFoundError(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", going)
    assert [file.source for file in compiled().files] == ["assessments/bread.yml"]


@pytest.mark.parametrize("name", ["apples.md", "apples.html", "apples/index.md", "apples/README.md"])
def test_a_hand_written_page_in_the_place_of_an_assessment_is_found(folder: Path, name: str) -> None:
    taken = Path("content/assessments", name)
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.write_text("# Mine", "utf-8")
    site = compiled()
    assert found(site) == [("PA501", f"content/assessments/{name}", 1, 1)]
    assert site.problems[0].data == {"page": "assessments/apples.md", "source": "assessments/apples.yml"}


def test_problems_of_a_shared_file_are_told_once(folder: Path) -> None:
    Path("assessments/_shared.yml").write_text("scale: {}", "utf-8")
    assert found(compiled()) == [("PA102", "assessments/_shared.yml", 1, 1)]


def test_only_what_changed_is_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    render = pages.render_page

    def counting(assessment, *rest):  # type: ignore[no-untyped-def]
        rendered.append(assessment.id)
        return render(assessment, *rest)

    monkeypatch.setattr("mkdocs_assessments.compiler.render_page", counting)
    # Other tests may have compiled the files as they are.
    edit("content/guidance/keep-a-list.md", "title: Keep a list", f"title: A list for {folder.name}")
    first = compiled()
    assert rendered == ["apples", "bread"]
    assert compiled() == first
    assert rendered == ["apples", "bread"]
    edit("assessments/bread.yml", "title: Bread", "title: Loaves")
    compiled()
    assert rendered == ["apples", "bread", "bread"]
    edit("content/guidance/keep-a-list.md", "title: A list", "title: One list")
    compiled()
    assert rendered == ["apples", "bread", "bread", "apples", "bread"]


def test_articles_are_read_with_title_description_and_minutes(folder: Path) -> None:
    articles, problems = read_articles(Path("content"))
    assert problems == ()
    assert articles[1] == Article(
        "keep-a-list", "Keep a list", "What Keep a list is about.", 3, "guidance/keep-a-list.md"
    )
    assert [article.stem for article in articles] == ["for-everyone", "keep-a-list", "say-it-aloud"]


def test_what_is_wrong_with_articles_is_found(folder: Path) -> None:
    guidance = Path("content/guidance")
    (guidance / "index.md").write_text("no title, and no article", "utf-8")
    (guidance / "bare.md").write_text("No heading here.", "utf-8")
    (guidance / "headed.md").write_text("# Only a heading #\n\nText", "utf-8")
    (guidance / "latin.md").write_bytes("# Caf\u00e9".encode("latin-1"))
    (guidance / "tabbed.md").write_text("---\ntitle: Tabbed\ndescription: a: b\n---\n\n# Tabbed\n", "utf-8")
    (guidance / "more").mkdir()
    (guidance / "more" / "keep-a-list.md").write_text("# Twice", "utf-8")
    articles, problems = read_articles(Path("content"))
    assert {article.title for article in articles} == {"Keep a list", "For everyone", "Say it aloud", "Only a heading"}
    assert [(problem.code, problem.where) for problem in problems] == [
        ("PA503", Place("content/guidance/bare.md", 1, 1, 0)),
        ("PA505", Place("content/guidance/latin.md", 1, 1, 0)),
        ("PA502", Place("content/guidance/more/keep-a-list.md", 1, 1, 0)),
        ("PA002", Place("content/guidance/tabbed.md", 3, 15, 1)),
    ]
    assert problems[2] == Problem(
        "PA502", problems[2].where, {"stem": "keep-a-list", "other": "guidance/keep-a-list.md"}
    )


def test_a_card_says_what_the_page_holds(folder: Path) -> None:
    announced = card(compiled().assessments[0])
    assert re.fullmatch("[0-9a-f]{16}", announced.layout)
    assert (announced.id, announced.uri, announced.title) == ("apples", "assessments/apples.md", "Apples & pears")
    assert announced.summary == "What you did about apple. See the list."
    assert announced.covers == ("First of apple", "Second of apple")
    assert (announced.questions, announced.minutes) == (6, (2, 2))


def test_articles_know_the_assessments_that_suggest_them(folder: Path) -> None:
    by = assessed_by(compiled().assessments)
    assert {stem: [assessment.id for assessment in assessments] for stem, assessments in by.items()} == {
        "keep-a-list": ["apples", "bread"],
        "say-it-aloud": ["apples"],
    }


anything = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(anything, anything))
def test_front_matter_is_read_back_as_it_was_written(data: dict[str, str]) -> None:
    assert meta.get_data(front_matter(data) + "# Body\n") == ("# Body\n", data)


# No file gets so far with a control character in it.
written = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(written.map(lambda text: " ".join(text.split())).filter(bool))
def test_titles_are_shown_as_they_were_written(title: str) -> None:
    shown = Markdown(extensions=["tables", "attr_list"]).convert(meta.get_data(page_text({}, title))[0])
    plain = re.fullmatch("<h1>(.*)</h1>", shown, re.DOTALL)
    assert plain
    assert plain[1] == title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
