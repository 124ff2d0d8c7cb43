"""DCLM's mappers, spaCy and scikit-learn, by the recipes of the docs, get what serial newsclean gives."""

from pathlib import Path

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from newsclean import Pipeline
from tests.engines.recipes import run
from tests.engines.rows import rows

CLEAN = Pipeline.default()


def test_dclm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("DCLM", tmp_path, monkeypatch)
    wanted = [
        {**one, "text": text}
        for one in rows()
        if one["text"] is not None and (text := CLEAN(one["text"]).text)
    ]
    assert made == wanted


def test_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("spaCy", tmp_path, monkeypatch)
    assert [doc._.article for doc in made] == [CLEAN(one["text"] or "") for one in rows()]
    assert [doc.text for doc in made] == [doc._.article.text for doc in made]


def test_scikit_learn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("scikit-learn", tmp_path, monkeypatch)
    wanted = TfidfVectorizer().fit_transform([CLEAN(one["text"] or "").text for one in rows()])
    assert made.shape == wanted.shape
    assert (made != wanted).nnz == 0
