"""What stands before, between and after records, and how statistics add up."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

from newsclean.corpus.forms import Form
from newsclean.corpus.job import Job
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.output import Partial, Plain
from newsclean.corpus.statistics import SLOWEST, Stats
from newsclean.model.article import Article, Paragraph
from newsclean.readers.records import Item
from newsclean.text.credits import Credit
from newsclean.text.datelines import Dateline
from newsclean.text.notices import Copyright
from newsclean.writers.jsonld import news_article
from tests.writers.test_explain import PROSE, outcome

ARRAY = Form(lambda outcomes, chunk: [], b"[", b",", b"]")


class Bytes(io.BytesIO):
    """A stream that takes only three bytes at a time, as a pipe may."""

    def write(self, data: object) -> int:
        return super().write(bytes(data)[:3])  # type: ignore[call-overload]  # it is given bytes


def test_an_array_is_whole_however_its_records_come() -> None:
    for chunks in ([], [[b"1"]], [[b"1", b"2"], [], [b"3"]], [[], [b"1"]]):
        stream = Bytes()
        output = Plain(stream, ARRAY)
        for chunk in chunks:
            output.write(chunk)
        output.finish()
        assert json.loads(stream.getvalue()) == [int(part) for chunk in chunks for part in chunk]


def test_a_partial_file_goes_on_where_it_is_told_to(tmp_path: Path) -> None:
    path = str(tmp_path / "out.json")
    first = Partial(path, ARRAY, "", (0, 0))
    first.write([b"1"])
    state = first.records, first.size
    first.write([b"2, cut off"])
    first.close()
    second = Partial(path, ARRAY, "", state)
    second.write([b"2"])
    second.finish()
    assert (tmp_path / "out.json").read_text() == "[1,2]"


def test_statistics_of_parts_add_up_to_those_of_the_whole() -> None:
    outcomes = [outcome(f"{PROSE}\n\nShare this\n\n{PROSE[:-1]} {n} times.") for n in range(30)]
    outcomes.append(Outcome(Item("x", 1, "jsonl"), {}))
    whole, parts = Stats(), Stats()
    for part in (outcomes[:7], outcomes[7:]):
        counted = Stats()
        for one in part:
            counted.add(one)
            whole.add(one)
        parts.merge(counted)
    assert json.loads(parts.to_json()) == json.loads(whole.to_json())
    assert (whole.records, whole.failed, len(whole.slowest)) == (31, 1, SLOWEST)


def test_a_full_article_is_a_full_news_article() -> None:
    article = Article(
        title="Ferry returns",
        paragraphs=(Paragraph(text=PROSE, kind="paragraph", span=(0, len(PROSE))),),
        authors=("Maren Holt",),
        published=datetime(2031, 5, 4, tzinfo=UTC),
        dateline=Dateline(place="LARKHAVEN", agency="LPA", text="LARKHAVEN (LPA)"),
        agency="LPA",
        publisher="Larkhaven Post",
        sections=("Harbour",),
        credits=(Credit(person="Idris Vane", agency=None, text="Photo: Idris Vane"),),
        copyright=Copyright(holder="Larkhaven Post", year=2031, text="© 2031 Larkhaven Post"),
        tags=("ferries",),
        language="en",
    )
    made = news_article(article)
    assert made["author"] == [{"@type": "Person", "name": "Maren Holt"}]
    assert made["datePublished"] == "2031-05-04T00:00:00+00:00"
    assert (made["dateline"], made["copyrightYear"]) == ("LARKHAVEN (LPA)", 2031)
    assert made["publisher"] == {"@type": "Organization", "name": "Larkhaven Post"}
    assert made["image"][0]["creator"]["name"] == "Idris Vane"
    assert "dateModified" not in made


def test_options_that_decide_nothing_do_not_stand_in_the_journal() -> None:
    assert Job(colour=True, width=80).options() == Job().options()
