"""The first stage: a table of words and what each weighs for or against a block.

The words are those of elements (`markup.words_of`), those of texts (`wording.tokens_of`), and the
names of newsclean's own rules whose phrases a short text meets, in sixty languages.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsclean.judge import markup, wording
from newsclean.judge.markup import Weights
from newsclean.phrases import fold_all, index

_SHORT = 80  # characters of a text that is looked up among the phrases
RULE = "~"
"""Opens the token that names a rule."""
_REMEMBERED = 20_000  # kinds of elements
NOTHING: Weights = (0.0, 0.0, 0.0, 0.0)


class Linear:
    """The table.

    Args:
        elements: for each word of an element what it weighs in each zone (see `markup.ZONES`).
        texts: for each token of a text what it weighs.
    """

    def __init__(self, elements: Mapping[str, Weights], texts: Mapping[str, float]) -> None:
        self.elements = elements
        self.texts = texts
        self.of_kind = lru_cache(_REMEMBERED)(self._of_kind)

    def _of_kind(self, kind: str) -> Weights:
        """Return what an element of this `kind` (see `markup.Facts`) weighs in each zone."""
        known = self.elements
        found = [known[word] for word in markup.words_of(kind) if word in known]
        if not found:
            return NOTHING
        a, b, c, d = zip(*found, strict=True)
        return (sum(a), sum(b), sum(c), sum(d))

    def of_tokens(self, tokens: Sequence[Sequence[str]]) -> list[float]:
        """Return what texts of these `tokens` weigh (see `tokens_of`)."""
        get = self.texts.get
        return [sum([get(token, 0.0) for token in own]) for own in tokens]


def tokens_of(texts: Sequence[str]) -> list[list[str]]:
    """Return the tokens of each of `texts`: words of its own, and the rules that it meets."""
    found = [wording.tokens_of(text) for text in texts]
    short = [i for i, text in enumerate(texts) if len(text) <= _SHORT]
    phrases = index()
    for i, key in zip(short, fold_all([texts[i] for i in short]), strict=True):
        for match in phrases.matches(key):
            found[i].append(f"{RULE}{match.filter}.{match.rule}")
    return found
