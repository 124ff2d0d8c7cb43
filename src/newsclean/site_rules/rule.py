"""Rules as values: what a site's furniture reads, where it may stand, and how often it was seen."""

from functools import cached_property
from hashlib import blake2b
from typing import Literal

import msgspec

from newsclean.phrases.match import CONTEXT, EXACT, STRONG, Strength
from newsclean.site_rules.matching import Matcher
from newsclean.site_rules.template import HEADLINE, Template, template
from newsclean.site_rules.tokens import tokenize

Where = Literal["line", "head", "tail", "inside"]
"""Where a fragment may stand: ``line``, as a line of its own; ``inside``, as a part of one, between
two boundaries; ``head``, as the beginning of one of the first lines; ``tail``, as the end of one of the last."""

Sure = Literal["exact", "strong", "context"]
"""How sure a cut is, as for any claim: see `newsclean.phrases.match.Strength`."""

Field = Literal["authors", "published", "notes", "tags", "sections", "source", "captions"]
"""The field of the Article that what is cut goes to."""

ANY_SITE = "*"
_STRENGTHS: dict[Sure, Strength] = {"exact": EXACT, "strong": STRONG, "context": CONTEXT}
_WORDS = 4  # of a fragment in its name
_DIGITS = 2  # bytes of a digest in it


class SiteRule(msgspec.Struct, frozen=True, kw_only=True):
    """A fragment that recurs on a site.

    `match` is the fragment, with slots for what changes in it (see `template`). Where it ends in
    ``{headline}`` and stands inside a line, only one of `headlines` may be it: nothing else tells
    where a headline ends there. `articles` of `of` that were looked at had the fragment; `examples`
    show it in its context, between ``[[`` and ``]]``.
    """

    match: str
    where: tuple[Where, ...]
    site: str = ANY_SITE
    sure: Sure = "strong"
    field: Field | None = None
    articles: int = 0
    of: int = 0
    headlines: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name of the rule, made of what it matches: the same after every crawl.

        >>> SiteRule(match="Never miss a story: subscribe", where=("line",)).id
        'never-miss-a-story-d995'
        """
        words = [token.key for token in tokenize(self.match) if token.kind != "mark"]
        digest = blake2b(self.match.encode("utf-8", "surrogatepass"), digest_size=_DIGITS)
        return "-".join([*words[:_WORDS], digest.hexdigest()])

    @property
    def evidence(self) -> str:
        """What speaks for the rule, for people."""
        seen = f"in {self.articles:,} of {self.of:,} articles"
        return seen if self.site == ANY_SITE else f"{seen} of {self.site}"

    @property
    def strength(self) -> Strength:
        """How sure a cut by the rule is."""
        return _STRENGTHS[self.sure]

    @property
    def template(self) -> Template:
        """The fragment as it is matched."""
        return template(self.match)

    @property
    def templates(self) -> tuple[Template, ...]:
        """All fragments that the rule matches: its own, and that with each of its headlines."""
        label = self.match.removesuffix(HEADLINE)
        return (self.template, *(template(label + headline) for headline in self.headlines))


class HeldBack(msgspec.Struct, frozen=True, kw_only=True):
    """A fragment that recurs and was not learned, and why."""

    match: str
    reason: str
    site: str = ANY_SITE
    articles: int = 0
    of: int = 0
    examples: tuple[str, ...] = ()


class SiteRules(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The rules of any number of sites, and what was held back; a value, made once.

    `rules` of the site ``*`` hold wherever the text is from.
    """

    rules: tuple[SiteRule, ...] = ()
    held_back: tuple[HeldBack, ...] = ()

    @cached_property
    def _by_site(self) -> dict[str, list[SiteRule]]:
        found: dict[str, list[SiteRule]] = {}
        for rule in self.rules:
            found.setdefault(rule.site, []).append(rule)
        return found

    @cached_property
    def _matchers(self) -> dict[str, Matcher]:
        return {}

    def matcher(self, site: str | None) -> Matcher:
        """Return what finds the rules of `site`, a host or a name, and those of every text.

        The rules of ``example.org`` hold for ``news.example.org``, too.
        """
        names = [name for name in _names(site) if name in self._by_site]
        key = " ".join(names)
        if key not in self._matchers:
            rules = [rule for name in names for rule in self._by_site[name]]
            self._matchers[key] = Matcher([(rule, one) for rule in rules for one in rule.templates])
        return self._matchers[key]


def site_of(url: str | None) -> str | None:
    """Return the host of `url`, by which articles are grouped; None if it has none.

    >>> site_of("https://www.Example.org/a/1.html"), site_of("not an address")
    ('example.org', None)
    """
    if not url or "//" not in url:
        return None
    host = url.partition("//")[2].partition("/")[0].partition("?")[0].rpartition("@")[2]
    return host.partition(":")[0].casefold().removeprefix("www.").strip(".") or None


def _names(site: str | None) -> list[str]:
    """Return the names under which rules may hold for `site`, the most general first."""
    if not site:
        return [ANY_SITE]
    parts = site.casefold().removeprefix("www.").split(".")
    own = [".".join(parts[i:]) for i in range(len(parts) - 1, -1, -1)]
    return [ANY_SITE, *own]
