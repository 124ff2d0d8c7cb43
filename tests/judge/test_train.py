"""Training: what counts as the article's in a labelled page, and that a small training works."""

import gzip
import json

import pytest

from newsclean.judge.train.data import Set, domain_of, fold_of, is_trained_on, labels_of, read

BODY = "The harbour of Harwick was closed for a second day on Tuesday, said the port."


def test_a_block_is_of_the_article_if_most_of_its_runs_of_words_are():
    texts = [
        BODY,
        BODY[:60] + " Read more",
        "Ten more stories from the coast of Elmstead",
        "Harwick",
    ]
    labels = labels_of({"body": [BODY, "Harwick"]}, texts, frozenset())
    assert [yes for yes, _ in labels] == [True, True, False, True]


def test_the_title_counts_nothing_and_neither_does_a_short_text_that_stands_in_a_sentence():
    labels = labels_of({"body": [BODY]}, [BODY, "Harbour closed", "second day"], frozenset({1}))
    assert [weight > 0 for _, weight in labels] == [True, False, False]


def test_of_two_blocks_that_say_the_same_the_one_in_the_article_counts():
    rest = [f"{BODY} {i} boats waited outside the wall of the harbour." for i in range(4)]
    texts = [BODY, "Menu", "Search", "Sport", "News", "Weather", *rest, BODY]
    labels = labels_of({"body": [*rest, BODY]}, texts, frozenset())
    assert (labels[0][1], labels[-1][1] > 0) == (0.0, True)


def test_of_a_page_with_pieces_only_the_blocks_that_hold_one_count():
    row = {"with": ["closed for a second day"], "without": ["Share"]}
    labels = labels_of(row, [BODY, "Share this", "Weather"], frozenset())
    assert [(yes, weight > 0) for yes, weight in labels] == [
        (True, True),
        (False, True),
        (False, False),
    ]


def test_pages_of_a_domain_are_in_one_fold():
    one, other = (
        {"url": f"https://{h}/a", "id": h} for h in ("www.lune.example", "m.lune.example")
    )
    assert domain_of(one) == domain_of(other) == "lune.example"
    assert fold_of("lune.example", 4) == fold_of("lune.example", 4) < 4


def test_sets_without_a_licence_to_train_on_are_measured_only():
    assert not is_trained_on("daniel", {})
    assert not is_trained_on("chinese", {"url": "https://lune.example"})
    assert is_trained_on("chinese", {"url": None})
    assert is_trained_on("of my own", {})
    assert Set().weight == 1.0


def test_a_folder_without_pages_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"pages-NAME\.jsonl\.gz"):
        list(read(tmp_path))


def invented(number: int) -> dict:
    """Return a page that was invented, with its body."""
    body = [
        f"{BODY} The {ship} was the {number + i}th to wait outside, its captain said."
        for i, ship in enumerate(("Ann", "Mary", "Lune", "Perl"))
    ]
    menu = "".join(
        f'<li class="item"><a href="/{x}">{x}</a></li>' for x in ("News", "Sport", "Weather")
    )
    more = "".join(
        f'<li class="card"><a href="/{i}">Boat {i} comes home after a long night at sea</a></li>'
        for i in range(6)
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    html = f'<body><nav><ul>{menu}</ul></nav><h1>Harbour {number}</h1><div class="body">{paragraphs}</div><ul class="related">{more}</ul><footer>All rights</footer></body>'
    return {"id": str(number), "url": f"https://paper{number}.example/a", "html": html, "body": body}  # fmt: skip


@pytest.mark.slow
def test_a_small_training_is_the_same_twice_and_finds_the_articles(tmp_path):
    pytest.importorskip("lightgbm")
    pytest.importorskip("sklearn")
    from newsclean.judge.model import load
    from newsclean.judge.train.figures import text_of
    from newsclean.judge.train.fit import train
    from newsclean.judge.train.pages import labelled

    with gzip.open(tmp_path / "pages-own.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(invented(i)) + "\n" for i in range(40))
    told: list[str] = []
    pages = list(labelled(read(tmp_path)))
    weights = train(pages, 2, told.append)
    assert weights == train(pages, 2, told.append)
    assert any(line.startswith("own") for line in told)
    path = tmp_path / "weights.json.gz"
    path.write_bytes(weights)
    page = invented(99)
    found = text_of(page, load(path)).split("\n\n")
    assert [line for line in found if line in page["body"]] == page["body"]
    assert len(found) <= len(page["body"]) + 1  # forty pages teach most of what is furniture


@pytest.mark.slow
def test_a_small_training_for_flat_pages_is_the_same_twice_and_finds_the_articles(tmp_path):
    pytest.importorskip("lightgbm")
    pytest.importorskip("sklearn")
    from newsclean.judge import flat
    from newsclean.judge.model import load
    from newsclean.judge.train.flat import train_flat
    from newsclean.judge.train.pages import labelled

    with gzip.open(tmp_path / "pages-own.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(invented(i)) + "\n" for i in range(40))
    pages = list(labelled(read(tmp_path)))
    told: list[str] = []
    weights = train_flat(pages, 2, told.append)
    assert weights == train_flat(pages, 2, told.append)
    assert any(line.startswith("as text: own") for line in told)
    path = tmp_path / "flat.json.gz"
    path.write_bytes(weights)
    texts = [block.text for block in pages[0].blocks]
    reads = [block.is_prose for block in pages[0].blocks]
    found = flat.Lines(texts, reads, load(path, flat.NAMES)).verdict()
    assert [texts[i] for i in found.chosen if i not in pages[0].stated.title] == pages[0].row[
        "body"
    ]
