"""What is fuzzed: each target is made by a function that imports what it needs, and takes bytes."""

import gzip
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

Target = Callable[[bytes], None]
FIXTURES = Path(__file__).parents[2] / "fixtures"
SEEDS = 40  # of a target
KINDS = ("jsonl", "json", "csv", "tsv", "warc", "parquet", "nexis", "factiva", "proquest", "text")
PHRASE_FILES = ("rules", "agencies", "fixed", "fi")


def clean() -> Target:
    """Any text gives an Article that gives it back, and whose text is clean."""
    from newsclean import Pipeline
    from newsclean.testing.laws import conservation, idempotence, totality

    pipeline = Pipeline.default()

    def target(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        article = pipeline(text)
        for law in (conservation, totality, idempotence):
            told = law(pipeline, text, article)
            assert told is None, told

    return target


def pages() -> Target:
    """Any bytes give the Article of a page."""
    from newsclean import Article, clean_html

    def target(data: bytes) -> None:
        for extractor in ("judge", "resiliparse"):
            article = clean_html(data, extractor=extractor)
            assert Article.from_json(article.to_json()) == article

    return target


def records() -> Target:
    """Any bytes give records and failures; the first byte chooses the kind, if it is not guessed."""
    from newsclean.readers.items import items
    from newsclean.readers.recognise import Source

    path = Path(tempfile.mkdtemp()) / "in"

    def target(data: bytes) -> None:
        path.write_bytes(data[1:])
        at = data[0] if data else 255
        kind = KINDS[at] if at < len(KINDS) else None
        for _ in items([Source(str(path), kind)], max_record=100_000):
            pass

    return target


def phrases() -> Target:
    """A file of phrases is read or refused with a ValueError; the first byte chooses the file."""
    from newsclean.phrases.lists import __package__ as package
    from newsclean.phrases.load import read_files
    from newsclean.phrases.tables import texts

    files = texts(package)
    files = {name: files[name] for name in PHRASE_FILES}

    def target(data: bytes) -> None:
        name = PHRASE_FILES[data[0] % len(PHRASE_FILES)] if data else "fi"
        with suppress(ValueError):
            read_files({**files, name: data[1:].decode("utf-8", "surrogateescape")})

    return target


def rules() -> Target:
    """A file of site rules is read, applied and written again, or refused with a RulesError."""
    from newsclean import Pipeline
    from newsclean.site_rules.file import RulesError, parse_rules, write_rules

    text = (FIXTURES / "articles" / "ferry.txt").read_text("utf-8")

    def target(data: bytes) -> None:
        with suppress(RulesError):
            found = parse_rules(data.decode("utf-8", "replace"))
            assert parse_rules(write_rules(found)) == found
            assert Pipeline.default().with_rules(found)(text).restore() == text

    return target


def weights() -> Target:
    """A file of the judge's weights is loaded or refused with a WeightsError.

    The bytes are the JSON in the file, or the file itself where they begin as gzip does.
    """
    from newsclean.judge.features import NAMES
    from newsclean.judge.model import WeightsError, load

    folder = Path(tempfile.mkdtemp())
    path = folder / "weights.json.gz"

    def target(data: bytes) -> None:
        path.write_bytes(data if data[:1] == b"\x1f" else gzip.compress(data, 1, mtime=0))
        load.cache_clear()
        with suppress(WeightsError):
            load(path).sums([[0.0] * len(NAMES)])
        for stored in (folder / "__pycache__").glob("*"):
            stored.unlink()

    return target


TARGETS: dict[str, Callable[[], Target]] = {
    "clean": clean,
    "pages": pages,
    "records": records,
    "phrases": phrases,
    "rules": rules,
    "weights": weights,
}


def seeds(name: str) -> Iterator[bytes]:
    """Yield inputs that a target starts from, the project's own fixtures among them."""
    if name == "clean":
        for path in sorted(FIXTURES.glob("*/cuts.txt"))[:SEEDS]:
            yield path.read_bytes()[:2000]
    elif name == "pages":
        for path in sorted((FIXTURES / "pages").glob("*.html")):
            yield path.read_bytes()
            yield path.read_bytes()[:1500]
    elif name == "records":
        yield from _records()
    elif name == "phrases":
        folder = FIXTURES.parents[0] / "src" / "newsclean" / "phrases"
        for number, file in enumerate(PHRASE_FILES):
            yield bytes([number]) + (folder / f"{file}.toml").read_bytes()[:3000]
    elif name == "rules":
        yield (FIXTURES / "site_rules" / "rules.toml").read_bytes()
    else:
        yield from _weights()


def _records() -> Iterator[bytes]:
    samples = {
        "jsonl": b'{"text": "The ferry sails.", "n": 1.10}\n{"text": 4}\n{',
        "json": b'[{"text": "The ferry sails."}, {"text": null}]',
        "csv": b'text,n\n"The ferry, late",1\nshort\n',
        "tsv": b"text\tn\nThe ferry\t1\n",
        "warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 55\r\nWARC-Target-URI: http://a.example/\r\n"
        b"\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n\r\n",
        "parquet": b"PAR1\x15\x04\x15\x10PAR1",
        "nexis": b"HEADLINE: Ferry stays\n\nLENGTH: 99 words\n\nBODY:\n\nIt sails.\n\nLOAD-DATE: May 1, 2015\n",
        "factiva": b"HD Ferry stays\nPD 1 October 2015\nLP\nIt sails.\nAN Document OSTBYC0020151001ebaa1000p\n",
        "proquest": b"Full text: It sails.\n\nTitle: Ferry stays\n\nProQuest document ID: 123\n",
        "text": "The ferry sails. “Late,” she said.".encode(),
    }
    for kind, data in samples.items():
        yield bytes([KINDS.index(kind)]) + data
        yield b"\xff" + data
        yield bytes([KINDS.index(kind)]) + gzip.compress(data, mtime=0)


def _weights() -> Iterator[bytes]:
    """Yield small weights that are whole, packed and not."""
    path = FIXTURES.parent / "src" / "newsclean" / "judge" / "weights.json.gz"
    stored = json.loads(gzip.decompress(path.read_bytes()))
    for key in ("elements", "texts"):
        stored[key] = dict(list(stored[key].items())[:3])
    stored["trees"] = [[[0, 0.5, 1, 2], [1.0], [-1.0]], [[1.5]]]
    small = json.dumps(stored).encode()
    yield small
    yield gzip.compress(small, mtime=0)
