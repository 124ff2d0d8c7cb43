"""What residue says: phrase tables by filter and language, and the index that looks them up."""

from newsclean.phrases.fold import first_word, fold, fold_all
from newsclean.phrases.hit import Hit
from newsclean.phrases.index import OUTER, PhraseIndex, hits_of, index
from newsclean.phrases.installed import installed
from newsclean.phrases.lists import agencies, by_language, fixed, table

__all__ = [
    "OUTER",
    "Hit",
    "PhraseIndex",
    "agencies",
    "by_language",
    "first_word",
    "fixed",
    "fold",
    "fold_all",
    "hits_of",
    "index",
    "installed",
    "table",
]
