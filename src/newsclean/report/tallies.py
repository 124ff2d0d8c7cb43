"""Tallies: what is counted over all articles, and added up exactly, in any order."""

from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from newsclean.model.article import Article

EXAMPLES = 3  # a rule
_AROUND = 60  # characters on either side of an example
_SHOWN = 200  # of the example itself
_DIGEST = 8  # bytes


class Example(msgspec.Struct, frozen=True, order=True, array_like=True):
    """What a rule took, in its context; the digest, which comes first, is its place among others."""

    digest: bytes
    place: str
    before: str
    text: str
    after: str


class RuleTally(msgspec.Struct, kw_only=True):
    """What a rule cut, or held back."""

    times: int = 0
    articles: int = 0
    characters: int = 0
    reasons: dict[str, int] = {}
    fields: dict[str, int] = {}
    examples: list[Example] = []

    def merge(self, other: "RuleTally") -> None:
        """Add what `other` counted."""
        self.times += other.times
        self.articles += other.articles
        self.characters += other.characters
        add_counts(self.reasons, other.reasons)
        add_counts(self.fields, other.fields)
        self.examples = sorted({*self.examples, *other.examples})[:EXAMPLES]


class GroupTally(msgspec.Struct, kw_only=True):
    """What went from the articles of a site, a language or a month."""

    articles: int = 0
    changed: int = 0
    unsound: int = 0
    held: int = 0  # articles in which something was held back
    size_in: int = 0
    size_out: int = 0

    def merge(self, other: "GroupTally") -> None:
        """Add what `other` counted."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def add_counts(mine: dict[str, int], theirs: dict[str, int]) -> None:
    """Add the numbers of `theirs` to those of `mine`."""
    for name, count in theirs.items():
        mine[name] = mine.get(name, 0) + count


def digest(*parts: str) -> bytes:
    """Return a number that `parts` alone decide, by which a sample is drawn."""
    packed = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(packed, digest_size=_DIGEST).digest()


def is_unsound(article: Article) -> bool:
    """Is the article something else than one that is there in full?"""
    return article.completeness is not None and article.completeness.verdict != "full"


def group(article: Article, size_in: int, *, is_changed: bool) -> GroupTally:
    """Return the tally of one article, whose input has `size_in` characters."""
    return GroupTally(
        articles=1,
        changed=int(is_changed),
        unsound=int(is_unsound(article)),
        held=int(bool(article.abstained)),
        size_in=size_in,
        size_out=len(article.text),
    )


def cut_by_rule(article: Article, text: str, place: str) -> dict[str, RuleTally]:
    """Return what each rule cut of the input `text` of `article`."""
    found: dict[str, RuleTally] = {}
    for cut in article.removals:
        fields = {cut.field: 1} if cut.field else {}
        _count(found, cut.name, cut.span, text, place, fields=fields)
    return found


def held_by_rule(article: Article, text: str, place: str) -> dict[str, RuleTally]:
    """Return what each rule would have cut of the input `text` of `article`, and why it did not."""
    found: dict[str, RuleTally] = {}
    for doubt in article.abstained:
        reasons = {doubt.reason: 1}
        _count(found, doubt.name, doubt.span, text, place, reasons=reasons)
    return found


def _count(
    found: dict[str, RuleTally],
    rule: str,
    span: tuple[int, int],
    text: str,
    place: str,
    **told: dict[str, int],
) -> None:
    """Count one cut, or one that was held back, with what is `told` of it (`fields`, `reasons`)."""
    start, end = span
    one = RuleTally(
        times=1,
        articles=0 if rule in found else 1,
        characters=end - start,
        examples=[_example(text, start, end, place)],
        **told,
    )
    found.setdefault(rule, RuleTally()).merge(one)


def _example(text: str, start: int, end: int, place: str) -> Example:
    said = text[start : min(end, start + _SHOWN)].strip()
    return Example(
        digest(place, str(start), said),
        place,
        text[max(0, start - _AROUND) : start],
        said if end - start <= _SHOWN else f"{said}…",
        text[end : end + _AROUND],
    )


def merge_rules(mine: dict[str, RuleTally], theirs: dict[str, RuleTally]) -> None:
    """Add the tallies of rules in `theirs` to those in `mine`."""
    for name, tally in theirs.items():
        mine.setdefault(name, RuleTally()).merge(tally)


def merge_groups(mine: dict[str, GroupTally], theirs: Iterable[tuple[str, GroupTally]]) -> None:
    """Add the tallies of groups in `theirs` to those in `mine`."""
    for name, tally in theirs:
        mine.setdefault(name, GroupTally()).merge(tally)
