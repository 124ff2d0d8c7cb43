"""Fitting for flat pages: the blocks of labelled pages are their lines, whose markup is not looked at.

The title counts as the article's here, where it stands last before it: of a text it is a line.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy

from newsclean.judge import flat
from newsclean.judge.linear import Linear, tokens_of
from newsclean.judge.model import Model, Quick, code_of
from newsclean.judge.train.data import Label, fold_of
from newsclean.judge.train.figures import Read, figures
from newsclean.judge.train.fit import Tokens, fit_linear, matrix_of, packed, stored_of, vocabulary
from newsclean.judge.train.pages import LabelledPage
from newsclean.judge.train.trees import Rows, Unseen, fit_trees, scale_of, stages_of, sums_of

_STRICTNESS = 1.0  # times half of the expected F1 is the threshold


def train_flat(pages: Sequence[LabelledPage], folds: int, tell: Callable[[str], None]) -> bytes:
    """Return the weights for flat pages trained on `pages`, as a file holds them; see `fit.train`."""
    own = [page for page in pages if page.trained]
    tokens = {id(p): Tokens(tokens_of(texts_of(p)), [[] for _ in p.blocks]) for p in pages}
    known = vocabulary(own, [tokens[id(page)] for page in own])
    matrices = {id(page): matrix_of(tokens[id(page)], known) for page in own}

    def linear(chosen: Sequence[LabelledPage]) -> Linear:
        relabelled = [page._replace(labels=labels_of(page)) for page in chosen]
        return fit_linear(relabelled, [matrices[id(page)] for page in chosen], known)

    fold = {id(page): fold_of(page.domain, folds) for page in pages}
    tables = [linear([p for p in own if fold[id(p)] != k]) for k in range(folds)]
    rows = {id(p): rows_of(p, tables[fold[id(p)]], tokens[id(p)]) for p in own}
    codes = [_code(fit_trees([rows[id(p)] for p in own if fold[id(p)] != k])) for k in range(folds)]
    unseen = Unseen([(rows[id(p)], sums_of(rows[id(p)], codes[fold[id(p)]])) for p in own])
    rest = {
        "quick_sure": Quick(0.0, 0.0, (1.0, 0.0)),  # there are no quick trees
        "scale": scale_of(unseen.all, unseen),
        "stages": stages_of(unseen),
        "strictness": _STRICTNESS,
    }
    models = [
        Model(stored_of(table, rest, flat.NAMES), code)
        for table, code in zip(tables, codes, strict=True)
    ]
    for line in figures([Read(p.name, p.row, text_of(p, models[fold[id(p)]])) for p in pages]):
        tell(f"as text: {line}")
    every = {"quick": [], "trees": fit_trees(list(rows.values()))}
    return packed({**stored_of(linear(own), rest, flat.NAMES), **every})


def _code(trees: Any) -> Any:
    return code_of(trees, len(flat.NAMES))


def texts_of(page: LabelledPage) -> list[str]:
    """Return the lines of `page`."""
    return [block.text for block in page.blocks]


def labels_of(page: LabelledPage) -> list[Label]:
    """Return the labels of the lines of `page`: as those of its blocks, but for its title."""
    labels = list(page.labels)
    first = next((i for i, (yes, weight) in enumerate(labels) if yes and weight), 0)
    above = [i for i in page.stated.title if i < first]
    if above:
        labels[max(above)] = True, labels[first][1]
    return labels


def rows_of(page: LabelledPage, linear: Linear, tokens: Tokens) -> Rows:
    """Return the Rows of the lines of `page`, whose words weigh what `linear` says."""
    labels = labels_of(page)
    reads = [block.is_prose for block in page.blocks]
    numbers = flat.rows_of(texts_of(page), reads, tokens.texts, linear)
    return Rows(
        numpy.array(numbers, "f4").reshape(len(labels), -1),
        numpy.array([label for label, _ in labels], bool),
        numpy.array([weight * page.weight for _, weight in labels], float),
    )


def text_of(page: LabelledPage, model: Model) -> str:
    """Return the lines of `page` that `model` chooses, but for its title."""
    texts = texts_of(page)
    found = flat.Lines(texts, [block.is_prose for block in page.blocks], model).verdict()
    return "\n".join(texts[i] for i in found.chosen if i not in page.stated.title)
