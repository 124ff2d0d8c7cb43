"""Pages as the judge sees them: their blocks and what they say of themselves, with labels."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsclean.judge.features import Stated
from newsclean.judge.train.data import SETS, Label, Row, Set, domain_of, is_trained_on, labels_of
from newsclean.readers.html.blocks import PageBlock, blocks_of
from newsclean.readers.html.head import read_head
from newsclean.readers.html.judged import told
from newsclean.readers.html.lean import without_scripts
from newsclean.readers.html.metadata import Given, metadata_of
from newsclean.readers.html.page import as_bytes, parse
from newsclean.readers.html.rescue import body_of


class LabelledPage(NamedTuple):
    """A page with labels: its set, its domain, its blocks, what it says, and each block's label."""

    name: str
    domain: str
    row: Row
    blocks: list[PageBlock]
    stated: Stated
    labels: list[Label]
    trained: bool
    weight: float
    tree: Any
    """Kept, since the elements of the blocks are alive only while it is."""


def labelled(rows: Iterable[tuple[str, Row]]) -> Iterator[LabelledPage]:
    """Yield the pages `rows` with labels; those without any block are left out."""
    for name, row in rows:
        tree = parse(as_bytes(without_scripts(row["html"])), [])
        if tree is None:
            continue
        blocks, head = blocks_of(tree, []), read_head(tree)
        known = metadata_of(head, blocks, Given(None, row.get("url"), None), tree)
        stated = told(blocks, head, known, body_of(head))
        labels = labels_of(row, [block.text for block in blocks], stated.title)
        if blocks:
            trained = is_trained_on(name, row)
            yield LabelledPage(
                name,
                domain_of(row),
                row,
                blocks,
                stated,
                labels,
                trained,
                SETS.get(name, Set()).weight,
                tree,
            )
