"""The two articles that the project began with, and two of our own of the same shape."""

from pathlib import Path

import pytest

from newsclean import Article, Copyright, Credit, Dateline, clean

ROOT = Path(__file__).parents[1]
OWN = ROOT / "fixtures" / "articles"
SEEDS = ROOT.parent / "shared" / "seeds"
COALITION = SEEDS / "000_61bc7afb7635c231.txt"
PENTAGON = SEEDS / "001_34d99917449383d7.txt"


def read(path: Path) -> str:
    if not path.exists():
        pytest.skip("the seed articles are not at hand")
    return path.read_bytes().decode()


@pytest.fixture(params=[OWN / "lighthouse.txt", COALITION], ids=["own", "seed"])
def credited(request: pytest.FixtureRequest) -> str:
    """An article with a credit, a source, a breadcrumb and a related block at its end."""
    return read(request.param)


@pytest.fixture(params=[OWN / "ferry.txt", PENTAGON], ids=["own", "seed"])
def furnished(request: pytest.FixtureRequest) -> str:
    """An article with a doubled title, a prompt, a comment form and page furniture."""
    return read(request.param)


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def filters_of(article: Article) -> dict[str, str]:
    """Return which filter removed each line."""
    return {" ".join(removal.text.split()): removal.filter for removal in article.removals}


def plain(text: str) -> str:
    return text.translate({ord(c): None for c in "“”\"'’‘"})


def test_the_credited_article_keeps_its_title_and_its_five_paragraphs(credited: str) -> None:
    article, given = clean(credited), lines(credited)
    assert article.title == given[0]
    assert [plain(p.text) for p in article.paragraphs] == [plain(line) for line in given[1:6]]


def test_the_related_block_with_its_four_teasers_goes_by_one_filter(credited: str) -> None:
    signed = filters_of(clean(credited))
    assert [signed[line] for line in lines(credited)[9:]] == ["related_items"] * 5


def test_credit_source_sections_and_publisher_become_fields_of_the_own_article() -> None:
    article = clean(read(OWN / "lighthouse.txt"))
    assert (article.credits[0].agency, article.credits[0].person) == ("Reuters", "Tomas Ekberg")
    assert article.source == "Reuters News"
    assert article.sections == ("World News", "Europe")
    assert article.publisher == "Cape Merrow Today"


def test_credit_source_sections_and_publisher_become_fields_of_the_seed() -> None:
    article = clean(read(COALITION))
    credit = Credit(
        person="Mikhail Voskresenskiy", agency="Sputnik", text="© Sputnik/ Mikhail Voskresenskiy"
    )
    assert article.title == (
        "US Coalition Denies Accusation of Reduced Intensity in Fight Against Daesh"
    )
    assert article.credits == (credit,)
    assert article.source == "Sputnik News"
    assert article.sections == ("World News", "Middle East")
    assert article.publisher == "South Africa Today"
    assert len(article.paragraphs) == 5
    assert article.paragraphs[0].text.startswith("“Maj. Gen. Konashenkov’s statement")
    assert article.paragraphs[-1].text.endswith("present in Syria’s areas held by Daesh.")


def test_the_quotation_loses_its_doubled_space(credited: str) -> None:
    assert ",” a " in clean(credited).text


def test_the_furnished_article_has_its_title_once_and_its_nine_paragraphs(furnished: str) -> None:
    article, given = clean(furnished), lines(furnished)
    assert article.title == given[1]
    body = [line for line in given[3:13] if line != "See Also"]
    assert [plain(p.text) for p in article.paragraphs] == [plain(line) for line in body]
    assert len(article.paragraphs) == 9


def test_each_residue_of_the_furnished_article_goes_by_the_filter_of_its_name(
    furnished: str,
) -> None:
    signed = filters_of(clean(furnished))
    patreon = next(line for line in lines(furnished) if "Patreon" in line)
    assert signed["Now Reading"] == "page_furniture"
    assert signed["See Also"] == "related_items"
    assert signed[patreon] == "patreon"
    assert signed["Leave a Reply"] == "comment_forms"
    assert signed["Notify of"] == "comment_forms"
    assert signed["Scroll To Top"] == "page_furniture"


def test_dateline_and_copyright_become_fields() -> None:
    own = clean(read(OWN / "ferry.txt"))
    assert own.dateline == Dateline(place="KARLSUND", agency="Reuters", text="KARLSUND (Reuters) –")
    assert own.copyright is not None
    assert (own.copyright.holder, own.copyright.year) == ("SOL Media PLC", 2024)
    seed = clean(read(PENTAGON))
    assert seed.dateline is not None
    assert (seed.dateline.place, seed.dateline.agency) == ("MOSCOW", "Sputnik")
    assert seed.copyright == Copyright(
        holder="DRN Media PLC", year=2019, text="Copyright DRN Media PLC 2019. RSS:"
    )


def test_cleaning_again_changes_nothing_and_the_input_can_be_restored(
    credited: str, furnished: str
) -> None:
    for text in (credited, furnished):
        article = clean(text)
        assert article.restore() == text
        assert str(clean(str(article))) == str(article)


def test_a_block_of_one_article_goes_wherever_it_stands_in_the_other(
    credited: str, furnished: str
) -> None:
    for donor, host in ((credited, furnished), (furnished, credited)):
        expected = str(clean(host))
        body = host.split("\n\n")
        for block in residue_blocks(donor):
            for at in range(1, len(body)):
                moved = "\n\n".join([*body[:at], block, *body[at:]])
                assert str(clean(moved)) == expected, (block, at)


def residue_blocks(text: str) -> list[str]:
    """Return the blocks between blank lines that hold nothing of the clean article."""
    kept = [plain(line) for line in lines(str(clean(text)))]
    return [
        block
        for block in text.split("\n\n")
        if block.strip() and not any(plain(line) in kept for line in lines(block))
    ]
