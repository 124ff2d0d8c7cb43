"""The document's own style: which marks it uses most, and what its language would use.

A broken mark is mended the way the document writes its other marks; only where it has none
does the language speak, and where that is unknown, the marks themselves.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

from newsclean.repair.quotes.styles import STOP_OUTSIDE, Pair, style_of
from newsclean.text.quotes.context import Mark, is_proper
from newsclean.text.quotes.marks import DOUBLE_PAIRS, SPACES
from newsclean.text.quotes.parsing import ParsedQuotes

_PARTNERS: Final = {"“": "”", "«": "»", "「": "」", "『": "』", "〝": "〟", "‟": "”", "＂": "＂"}
_OWNERS: Final = {"”": "“", "»": "«", "“": "„", "」": "「", "』": "『", "＂": "＂"}
_CLOSING: Final = '”“"»'
_CYRILLIC: Final = frozenset(map(chr, range(0x0410, 0x0450)))
_SINGLES: Final = {
    ("“", "”"): ("‘", "’"),
    ("”", "”"): ("’", "’"),
    ("„", "“"): ("‚", "‘"),
    ("„", "”"): ("‚", "’"),
    ("»", "«"): ("›", "‹"),
    ("«", "»"): ("‘", "’"),
    ('"', '"'): ("'", "'"),
}
_STRAIGHT: Final = ('"', '"')
_GUILLEMETS: Final = ("«", "»")
# Letters that tell a language with „…” from one with „…“ (Polish, Romanian, Hungarian; German,
# Czech, Slovak, Icelandic, the languages in Cyrillic letters).
_HIGH_CLOSER: Final = frozenset("ąęłńśźżĄĘŁŃŚŹŻăâțșĂÂȚȘţşőűŐŰ")
_LOW_CLOSER: Final = frozenset("äÄßěřůĚŘŮďťðþ")


class Counts:
    """What the marks of one document add up to."""

    __slots__ = ("curly", "pairs", "spaced", "straight", "unspaced")

    def __init__(self, parsed_paragraphs: Iterable[ParsedQuotes], plain: Iterable[str]) -> None:
        self.pairs: Counter[Pair] = Counter()
        self.spaced = self.unspaced = 0  # guillemets with and without a space inside
        self.curly = self.straight = 0  # apostrophes
        for parsed in parsed_paragraphs:
            self._add_reading(parsed)
        self._add_well_formed("\n".join(plain))

    def _add_reading(self, parsed: ParsedQuotes) -> None:
        text = parsed.text
        self.pairs.update(proper_pairs(parsed))
        for opener, closer in parsed.pairs:
            if (opener.written, closer.written) == _GUILLEMETS:
                spaces = (text[opener.end] in SPACES) + (text[closer.start - 1] in SPACES)
                self.spaced += spaces == 2
                self.unspaced += spaces == 0
        for mark in parsed.apostrophes:
            self.curly += mark.written == "’"
            self.straight += mark.written == "'"

    def _add_well_formed(self, text: str) -> None:
        """Count well-formed paragraphs, whose pairs are plain from the numbers of their marks."""
        low, guillemets = text.count("„"), text.count("«")
        spaced = text.count("«\u00a0") + text.count("«\u202f")
        self.pairs["„", "“"] += low
        self.pairs["“", "”"] += text.count("“") - low
        self.pairs[_GUILLEMETS] += guillemets
        self.pairs[_STRAIGHT] += text.count('"') // 2
        self.pairs["「", "」"] += text.count("「")
        self.spaced += spaced
        self.unspaced += guillemets - spaced
        self.curly += text.count("’")
        self.straight += text.count("'")


def proper_pairs(parsed: ParsedQuotes) -> Counter[Pair]:
    """Return how often a paragraph writes each pair of double marks, whole and as itself."""
    return Counter(
        (opener.glyph, closer.glyph)
        for opener, closer in parsed.pairs
        if (opener.glyph, closer.glyph) in DOUBLE_PAIRS and is_proper(opener) and is_proper(closer)
    )


def code_of(language: str | None) -> str:
    """Return the two letters of a language code such as "pt-BR", "" for None."""
    return (language or "").replace("_", "-").split("-")[0].lower()


class Evidence:
    """What the paragraphs of a document say of its style; read and counted when first asked for.

    `paragraphs` gives those read mark by mark, and as plain text the well-formed rest.
    """

    def __init__(
        self, paragraphs: Callable[[], tuple[Sequence[ParsedQuotes], Sequence[str]]]
    ) -> None:
        self._paragraphs = paragraphs

    @cached_property
    def counts(self) -> Counts:
        """The document's own marks in numbers."""
        return Counts(*self._paragraphs())

    @cached_property
    def letters(self) -> set[str]:
        """All characters of the document."""
        return set().union(*self._texts())

    @cached_property
    def guess(self) -> str:
        """The language that the commonest words suggest, or ""."""
        from newsclean.repair.quotes.guess import guess_language

        return guess_language(self._texts())

    @cached_property
    def stops_inside(self) -> int:
        """How many more full stops stand before a closing mark than behind one."""
        texts = self._texts()
        inside = sum(text.count("." + mark) for text in texts for mark in _CLOSING)
        return inside - sum(text.count(mark + ".") for text in texts for mark in _CLOSING)

    def _texts(self) -> list[str]:
        parsed_paragraphs, plain = self._paragraphs()
        return [*plain, *(parsed.text for parsed in parsed_paragraphs)]


class QuoteConvention:
    """The style of one document: its own evidence, and what its language would do.

    `asked` is set once the evidence was called for; a judgement for which it was not holds in
    every document of that language.
    """

    def __init__(self, evidence: Evidence, language: str | None) -> None:
        self._evidence = evidence
        self.asked = False
        self.language = code_of(language)
        self.style = style_of(self.language)

    @property
    def evidence(self) -> Evidence:
        """What the document's own paragraphs say."""
        self.asked = True
        return self._evidence

    @property
    def counts(self) -> Counts:
        """The document's own marks in numbers."""
        return self.evidence.counts

    @property
    def spoken(self) -> str:
        """The language as it was given, else as the commonest words suggest it, else ""."""
        return self.language or self.evidence.guess

    @property
    def pairs(self) -> Counter[Pair]:
        """How often the document writes each pair."""
        return self.counts.pairs

    @property
    def favourite(self) -> Pair | None:
        """The pair the document uses most; of equals the directed one."""
        best = max(self.pairs, key=self._rank, default=None)
        return best if best is not None and self.pairs[best] > 0 else None

    def _rank(self, pair: Pair) -> tuple[int, bool, Pair]:
        return self.pairs[pair], pair != _STRAIGHT, pair

    def partner(self, mark: Mark) -> str | None:
        """Return the other mark of the pair that the document uses with this one, or None."""
        place = 0 if mark.role == "open" else 1
        used = [pair for pair, n in self.pairs.items() if n > 0 and pair[place] == mark.glyph]
        if used:
            return max(used, key=self._rank)[1 - place]
        own = self.style.double if self.style else None
        if own and own[place] == mark.glyph:
            return own[1 - place]
        low = self._low_pair() if mark.glyph == "„" and mark.role == "open" else None
        return low[1] if low else None

    @property
    def stop_inside(self) -> bool:
        """Whether a full stop at the end of a quoted sentence stands before the closing mark.

        The document's own habit decides, then the language, then the script.
        """
        if self.evidence.stops_inside:
            return self.evidence.stops_inside > 0
        if self.language:
            return self.language not in STOP_OUTSIDE
        return self.evidence.letters.isdisjoint(_CYRILLIC)

    def apostrophe(self) -> str:
        """Return the apostrophe of this document: ’ or the straight one."""
        if self.counts.curly != self.counts.straight:
            return "’" if self.counts.curly > self.counts.straight else "'"
        return "'" if self.favourite in (None, _STRAIGHT) else "’"

    def double_pair(self, opener: Mark, closer: Mark, own: Counter[Pair]) -> Pair | None:
        """Return the pair that two marks that do not match are meant to be, or None in doubt.

        `own` are the pairs of their own paragraph, which decide before those of the document.
        """
        first, last = opener.glyph, closer.glyph
        if (first, last) == ("”", "“") and "\u0590" <= opener.right <= "\u08ff":
            return None
        shared = self._shared(first, last, own) or self._shared(first, last, self.pairs)
        if shared is not None:
            return shared
        favourite = self.favourite
        if not (is_proper(opener) and is_proper(closer)) and favourite is not None:
            return favourite
        if (first, last) in DOUBLE_PAIRS:
            return first, last
        if first == "„":
            return self._low_pair()
        if first in _PARTNERS:
            return first, _PARTNERS[first]
        if favourite is not None:
            return favourite
        if (first, last) == ("”", "“"):
            return "“", "”"
        if last in _OWNERS:
            return _OWNERS[last], last
        return _STRAIGHT

    def _shared(self, first: str, last: str, pairs: Counter[Pair]) -> Pair | None:
        """Return the most used of `pairs` that has one of the two marks at its place."""
        near = [p for p, n in pairs.items() if n > 0 and (p[0] == first or p[1] == last)]
        if near:
            return max(near, key=lambda pair: (pairs[pair], *self._rank(pair)))
        if pairs is not self.pairs:
            return None
        own = self.style.double if self.style else None
        return own if own and (own[0] == first or own[1] == last) else None

    def _low_pair(self) -> Pair | None:
        spoken = style_of(self.spoken)
        if spoken and spoken.double[0] == "„":
            return spoken.double
        if not self.evidence.letters.isdisjoint(_HIGH_CLOSER):
            return "„", "”"
        if not self.evidence.letters.isdisjoint(_LOW_CLOSER):
            return "„", "“"
        return None

    def better_pair(self, pair: Pair) -> Pair:
        """Return what a pair that some language writes should be here: mostly itself."""
        rivals: tuple[Pair, ...] = {
            ("”", "”"): (("“", "”"),),
            ("„", "”"): (("„", "“"),),
            ("„", "“"): (("„", "”"),),
            ("»", "»"): (("«", "»"), ("»", "«")),
        }.get(pair, ())
        for rival in rivals:
            more = self.pairs[rival] - self.pairs[pair]
            if more > 0 or (more == 0 and self._is_own(rival, self.spoken)):
                return rival
            if pair == ("”", "”") and self._is_own(rival, self.language):
                return rival
        return pair

    @staticmethod
    def _is_own(pair: Pair, language: str) -> bool:
        style = style_of(language)
        return style is not None and style.double == pair

    def single_pair(self, opener: Mark, closer: Mark) -> Pair | None:
        """Return the pair that two single marks are meant to be, or None in doubt."""
        first, last = opener.glyph, closer.glyph
        if first == "`" and last == "`":
            return None
        favourite = self.favourite
        if first in "´′‵":
            return _SINGLES.get(favourite or _STRAIGHT)
        double = favourite or (self.style.double if self.style else None)
        own = _SINGLES.get(double) if double else None
        if first == "`":
            return own or ("‘", "’")
        if own == ("'", "'") and "'" in (first, last):
            return own
        if first == "‚":
            return own if own and own[0] == "‚" else None
        if first in "‹›":
            return ("‹", "›") if first == "‹" else None
        if first == "‘" or last == "’":
            return ("‘", "’") if own is None or own[0] in "‘'" else own
        return None
