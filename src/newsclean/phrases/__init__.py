"""What residue says: phrase tables by filter and language, and the index that looks them up."""

from newsclean.phrases.fold import first_word, fold, fold_all
from newsclean.phrases.index import PhraseIndex, index, read_table, table
from newsclean.phrases.match import PhraseMatch

__all__ = [
    "PhraseIndex",
    "PhraseMatch",
    "first_word",
    "fold",
    "fold_all",
    "index",
    "read_table",
    "table",
]
