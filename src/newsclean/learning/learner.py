"""The Learner: takes in articles in any order, in any number of parts, and makes rules of them."""

from collections.abc import Iterable, Iterator
from datetime import date

from newsclean.learning.guards import SITES
from newsclean.learning.sample import Sample, kept
from newsclean.learning.select import Selection, select
from newsclean.learning.texts import Texts
from newsclean.site_rules.rule import ANY_SITE, SiteRule, SiteRules, site_of

MEMORY = 128 << 20  # bytes of articles that are kept to be learned from
MOST = 1000  # articles of a site among them
LONGEST = 100_000  # characters of an article that is learned from; what is longer is none


class Learner:
    """Takes in the articles of a corpus and learns what recurs in them.

    What it learns hangs on the set of articles alone: not on their order, nor on how they were
    parted among learners that were merged. It can be pickled, and so be sent between processes.

    Args:
        memory: bytes of articles that are kept to learn from, about; see `newsclean.learning.sample`
            for what is missed where a corpus has more.
        most: articles of a site among them.
    """

    def __init__(self, *, memory: int = MEMORY, most: int = MOST) -> None:
        self._sample = Sample(memory, most)

    def add(
        self,
        text: str,
        *,
        site: str | None = None,
        url: str | None = None,
        title: str | None = None,
        published: date | None = None,
    ) -> None:
        """Take in an article.

        Args:
            text: the article as it is held, containers and all.
            site: what it is grouped by, such as a host; that of `url`, if it is not given.
            url: where it was found.
            title: its title, if it is known beside the text.
            published: its day, if it is known: what all is of one day is no furniture.

        Raises:
            TypeError: `text` is not a str.
        """
        if not isinstance(text, str):
            raise TypeError(f"add() takes a str, not {type(text).__name__}")
        if not text.strip() or len(text) > LONGEST:
            return
        day = published.isoformat()[:10] if published else None
        self._sample.add(kept(text, title, site or site_of(url), day))

    def merge(self, other: "Learner") -> None:
        """Take in all that `other` has learned from; `other` stays as it is.

        Raises:
            ValueError: it has other settings.
        """
        self._sample.merge(other._sample)

    def to_bytes(self) -> bytes:
        """Return all that it has taken in, to be sent or stored; reading it runs no code."""
        return self._sample.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Learner":
        """Return the Learner that `to_bytes` wrote.

        Raises:
            ValueError: it did not.
        """
        made = cls()
        made._sample = Sample.from_bytes(data)
        return made

    def rules(self) -> SiteRules:
        """Return what was learned, in the order of sites and of what rules match."""
        selections = list(self._selections())
        return SiteRules(
            rules=tuple(sorted(_rules(selections), key=_order)),
            held_back=tuple(
                sorted(
                    [held for selection in selections for held in selection.held_back],
                    key=lambda held: (held.site, held.match.casefold(), held.match),
                )
            ),
        )

    def _selections(self) -> Iterator[Selection]:
        for site, articles in self._sample.groups():
            known = {article.site for article in articles}
            if site == ANY_SITE and None not in known and len(known) < SITES:
                continue
            texts = Texts(
                [
                    (article.text.decode("utf-8", "surrogatepass"), article.title)
                    for article in articles
                ]
            )
            sites = [article.site for article in articles] if site == ANY_SITE else None
            yield select(texts, site=site, sites=sites, days=[a.day for a in articles])


def _rules(selections: Iterable[Selection]) -> Iterator[SiteRule]:
    for selection in selections:
        yield from selection.rules


def _order(rule: SiteRule) -> tuple[str, str, str]:
    return rule.site, rule.match.casefold(), rule.match


def learn(
    texts: Iterable[str],
    *,
    site: str | None = None,
    memory: int = MEMORY,
    most: int = MOST,
) -> SiteRules:
    """Return the site rules that `texts` teach; see `Learner`, which also takes sites one by one.

    Args:
        texts: articles as they are held.
        site: the site that all of them are from; without it the rules hold for any text.
        memory: bytes of articles that are kept to learn from.
        most: articles of a site among them.

    Raises:
        TypeError: one of `texts` is not a str.
    """
    learner = Learner(memory=memory, most=most)
    for text in texts:
        learner.add(text, site=site)
    return learner.rules()
