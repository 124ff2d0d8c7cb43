"""What residue says: phrases by language, and the index that looks them up."""

from newsclean.phrases.entries import matches_of
from newsclean.phrases.fold import first_word, fold, fold_all, has_digit
from newsclean.phrases.index import PhraseIndex, index
from newsclean.phrases.installed import installed
from newsclean.phrases.lists import (
    agencies,
    by_language,
    fixed,
    folded,
    signature,
    table,
    takes_sentences,
)
from newsclean.phrases.match import PhraseMatch
from newsclean.phrases.templates import cues, template, worded

__all__ = [
    "PhraseIndex",
    "PhraseMatch",
    "agencies",
    "by_language",
    "cues",
    "first_word",
    "fixed",
    "fold",
    "fold_all",
    "folded",
    "has_digit",
    "index",
    "installed",
    "matches_of",
    "signature",
    "table",
    "takes_sentences",
    "template",
    "worded",
]
