"""What residue says: phrase tables by filter and language, and the index that looks them up."""

from newsclean.phrases.fold import fold
from newsclean.phrases.index import Hit, PhraseIndex, index, read_table, table

__all__ = ["Hit", "PhraseIndex", "fold", "index", "read_table", "table"]
