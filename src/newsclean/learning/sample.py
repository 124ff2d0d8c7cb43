"""The sample: which articles are learned from, so that memory is bounded whatever the corpus.

Of each site the articles with the smallest digests are kept, as many as all sites may have: a
bottom-k sample. Which ones that are hangs on the set of articles alone. So samples of parts
of a corpus merge into that of the whole, in any order and exactly.

The bound. Let size(k) be the bytes that are held when each site keeps its k smallest; size grows
with k and with every article. `k` is the largest for which size(k) is within the budget. As articles
come in it only falls; what a smaller k keeps, a larger one kept before; so nothing is ever wanted that
was given up, and the k at the end is that of the whole corpus. Where not even `FEWEST` articles a
site fit, sites are left out, those with the largest digests first, by the same argument; the
group of all texts is the last to go.

What can be missed: a fragment in the share p of a site's articles is in about p·k of those that are
kept. With k = 1,000 and 5 articles wanted, one in 1% is missed 3 times in 100, one in 2% never.
"""

from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

import msgspec

from newsclean.site_rules.rule import ANY_SITE

FEWEST = 50  # articles a site from which rules can be learned
_OVERHEAD = 200  # bytes that an article takes beside its text
_DIGEST = 16  # bytes
_SLACK = 1.25  # of the budget, before what is over it is given up


class Kept(NamedTuple):
    """An article that is kept: its digest first, by which articles are ordered."""

    digest: bytes
    text: bytes
    title: str | None
    site: str | None
    day: str | None

    @property
    def size(self) -> int:
        """The bytes that it takes, about."""
        return len(self.text) + len((self.title or "").encode("utf-8", "surrogatepass")) + _OVERHEAD


def kept(text: str, title: str | None, site: str | None, day: str | None) -> Kept:
    """Return an article as it is kept. Equal articles have equal digests, in every process."""
    packed = text.encode("utf-8", "surrogatepass")
    about = "\0".join((title or "", site or "", day or "")).encode("utf-8", "surrogatepass")
    digest = blake2b(packed, digest_size=_DIGEST)
    digest.update(b"\0" + about)
    return Kept(digest.digest(), packed, title, site, day)


class _Written(msgspec.Struct, array_like=True):
    """A sample as it is stored: its groups name articles by their number."""

    memory: int
    most: int
    limit: int
    first_dropped: bytes | None
    articles: list[Kept]
    groups: dict[str, list[int]]


class Sample:
    """The articles of a corpus that are learned from, by site; see the module's text.

    `memory` is the budget in bytes, `most` the number of articles a site at most. Until it is asked
    what it holds, a sample may hold a quarter more than its budget.
    """

    def __init__(self, memory: int, most: int) -> None:
        self.memory = memory
        self.most = most
        self.limit = most  # articles a site, as it is now
        self.first_dropped: bytes | None = None  # the smallest digest of a site that was left out
        self._groups: dict[str, list[Kept]] = {}
        self._size = 0

    def add(self, article: Kept) -> None:
        """Take in an article: for its site, and for the group of all texts."""
        for site in dict.fromkeys((ANY_SITE, article.site or ANY_SITE)):
            self._put(site, article)
        if self._size > _SLACK * self.memory:
            self._fit()

    def merge(self, other: "Sample") -> None:
        """Take in what another sample has kept of another part of the corpus.

        Raises:
            ValueError: it was made with another budget.
        """
        if (other.memory, other.most) != (self.memory, self.most):
            raise ValueError("learners with different settings cannot be merged")
        self._cut(min(self.limit, other.limit))
        if other.first_dropped is not None:
            self._drop_from(other.first_dropped)
        for site, articles in other._groups.items():
            for article in articles:
                self._put(site, article)
        if self._size > _SLACK * self.memory:
            self._fit()

    @property
    def size(self) -> int:
        """The bytes that it holds, about; an article in two groups counts twice."""
        return self._size

    def groups(self) -> list[tuple[str, list[Kept]]]:
        """Return the sites in alphabetical order, and the articles of each in that of digests."""
        self._fit()
        return sorted(self._groups.items())

    def to_bytes(self) -> bytes:
        """Return what it holds, as MessagePack; an article in two groups is written once."""
        articles = {id(one): one for group in self._groups.values() for one in group}
        at = {key: number for number, key in enumerate(articles)}
        groups = {site: [at[id(one)] for one in group] for site, group in self._groups.items()}
        return msgspec.msgpack.encode(
            _Written(
                self.memory, self.most, self.limit, self.first_dropped, [*articles.values()], groups
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "Sample":
        """Return the sample that `to_bytes` wrote.

        Raises:
            ValueError: it did not.
        """
        try:
            said = msgspec.msgpack.decode(data, type=_Written)
            made = cls(said.memory, said.most)
            made.limit, made.first_dropped = said.limit, said.first_dropped
            made._groups = {
                site: [said.articles[at] for at in group] for site, group in said.groups.items()
            }
        except (msgspec.MsgspecError, IndexError) as error:
            raise ValueError(f"not what a Learner wrote: {error}") from None
        made._size = sum(one.size for group in made._groups.values() for one in group)
        return made

    def _put(self, site: str, article: Kept) -> None:
        if self.first_dropped is not None and _digest(site) >= self.first_dropped:
            return
        group = self._groups.setdefault(site, [])
        at = bisect_left(group, article.digest, key=_digest_of)
        if at == self.limit or (at < len(group) and group[at].digest == article.digest):
            return
        group.insert(at, article)
        self._size += article.size
        if len(group) > self.limit:
            self._size -= group.pop().size

    def _fit(self) -> None:
        """Give up what is over the budget: articles of each site, then whole sites."""
        if self._size <= self.memory:
            return
        ranked = [0] * max(map(len, self._groups.values()))
        for group in self._groups.values():
            for rank, article in enumerate(group):
                ranked[rank] += article.size
        held = accumulate(ranked)
        fitting = sum(size <= self.memory for size in held)
        self._cut(min(self.limit, max(FEWEST, fitting)))
        for site in sorted(self._groups, key=_digest, reverse=True):
            if self._size <= self.memory:
                break
            self._drop_from(_digest(site))

    def _cut(self, limit: int) -> None:
        """Keep `limit` articles a site."""
        self.limit = limit
        for group in self._groups.values():
            self._size -= sum(article.size for article in group[limit:])
            del group[limit:]

    def _drop_from(self, digest: bytes) -> None:
        """Leave out the sites whose digest is `digest` or larger."""
        self.first_dropped = min(
            digest, digest if self.first_dropped is None else self.first_dropped
        )
        for site in [site for site in self._groups if _digest(site) >= digest]:
            self._size -= sum(article.size for article in self._groups.pop(site))


def _digest_of(article: Kept) -> bytes:
    return article.digest


@lru_cache(maxsize=1 << 16)
def _digest(site: str) -> bytes:
    """Return the digest of a site; that of the group of all texts is the smallest."""
    if site == ANY_SITE:
        return b""
    return blake2b(site.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
