"""What residue says: phrase tables by filter and language, and the index that looks them up."""

from newsclean.phrases.fold import fold, fold_all
from newsclean.phrases.hit import Hit
from newsclean.phrases.index import PhraseIndex, index, read_table, table

__all__ = ["Hit", "PhraseIndex", "fold", "fold_all", "index", "read_table", "table"]
