"""What a Pipeline is made of, and how another one is made of it."""

from collections.abc import Collection, Mapping
from os import PathLike
from pathlib import Path
from typing import Self, TypeVar, get_args

import msgspec

from newsclean.decide.families import families
from newsclean.evidence.document import Filter
from newsclean.filters import built_in, installed
from newsclean.phrases import index
from newsclean.phrases import installed as installed_phrases
from newsclean.phrases.match import CONTEXT, EXACT, STRONG, Strength
from newsclean.repair.quotes import Style
from newsclean.site_rules.rule import SiteRules
from newsclean.text.nearest import told_unknown

T = TypeVar("T")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a Pipeline is made of. It is never changed: each method returns another one."""

    filters: tuple[tuple[str, Filter], ...] = ()
    threshold: Strength = STRONG
    quotes: Style = "repair"
    kept: tuple[str, ...] = ()
    unwrap: bool = True
    phrases: tuple[str, ...] = ()
    """Names of the phrases that serve beside newsclean's own."""
    rules: SiteRules | None = None
    weights: str | None = None
    """The file of the judge's weights; those of the package if it is None."""

    @classmethod
    def default(cls) -> Self:
        """Return the `standard` pipeline: every built-in filter."""
        return cls(filters=tuple(built_in().items()))

    standard = default

    @classmethod
    def gentle(cls) -> Self:
        """Return the pipeline that cuts only what a phrase or form names in full."""
        return cls(filters=tuple(built_in().items()), threshold=EXACT)

    @classmethod
    def strict(cls) -> Self:
        """Return the pipeline that also cuts what only context speaks for."""
        return cls(filters=tuple(built_in().items()), threshold=CONTEXT)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the filters."""
        return tuple(name for name, _ in self.filters)

    def only(self, *names: str) -> Self:
        """Return this pipeline with the filters `names` and no others.

        Built-in filters, and those that installed packages offer, go by name.

        Raises:
            ValueError: a name is not known; the message gives the nearest ones.
        """
        known = {**built_in(), **dict(self.filters)}
        if not known.keys() >= set(names):
            known = {**installed(), **known}
        chosen = {name: _named(name, known) for name in names}
        return msgspec.structs.replace(self, filters=tuple(chosen.items()))

    def without(self, *names: str) -> Self:
        """Return this pipeline without the filters `names`.

        Raises:
            ValueError: this pipeline has no filter of that name; the message gives the nearest.
        """
        for name in names:
            _named(name, dict(self.filters))
        left = tuple(pair for pair in self.filters if pair[0] not in names)
        return msgspec.structs.replace(self, filters=left)

    def with_filter(self, function: Filter | str, *, name: str | None = None) -> Self:
        """Return this pipeline with one filter more: a function, or the name of a known one.

        Args:
            function: takes a Document, yields Claims.
            name: what its removals are signed with; the function's own name if not given.

        Raises:
            ValueError: the name is not known, or this pipeline has another filter of that name.
        """
        if isinstance(function, str):
            look = _named(function, {**installed(), **built_in()})
            name = name or function
        else:
            look = function
            name = name or str(getattr(function, "__name__", type(function).__name__))
        own = dict(self.filters)
        if own.get(name, look) is not look:
            raise ValueError(f"the pipeline has another filter named {name!r}: give it a name=")
        return msgspec.structs.replace(self, filters=tuple({**own, name: look}.items()))

    def keep(self, *names: str) -> Self:
        """Return this pipeline that also leaves these families in the text.

        Some lines are content to one user and residue to another: ``embeds``, ``notes``,
        ``captions``, … (docs/what-is-residue.md names them all). What they say is still in the
        Article's fields.

        Raises:
            ValueError: there is no such family; the message gives the nearest names.
        """
        for name in names:
            _named(name, families(), "family")
        kept = tuple(sorted({*self.kept, *names}))
        return msgspec.structs.replace(self, kept=kept)

    def with_phrases(self, *names: str) -> Self:
        """Return this pipeline with the phrases `names` more, which installed packages bring.

        They serve only where they are named: what is installed changes no Article by itself.

        Raises:
            ValueError: a name is not known (the message gives the nearest ones), or a file of
                phrases is not of its form (the message says where).
        """
        known = installed_phrases()
        for name in names:
            _refuse_unknown("there are no phrases", name, known)
        all_names = tuple(sorted({*self.phrases, *names}))
        index(all_names)  # reads them, so that a mistake in them is told here
        return msgspec.structs.replace(self, phrases=all_names)

    def with_rules(self, rules: SiteRules | str | PathLike[str]) -> Self:
        """Return this pipeline with site rules, which the filter `site_rules` applies.

        Args:
            rules: what `newsclean.learn` made, or the path of a file of rules.

        Raises:
            OSError: the file cannot be read.
            ValueError: the file is not one of rules; the message says in which line, and why.
        """
        if not isinstance(rules, SiteRules):
            from newsclean.site_rules.file import read_rules

            rules = read_rules(rules)
        return msgspec.structs.replace(self, rules=rules)

    def with_weights(self, path: str | PathLike[str]) -> Self:
        """Return this pipeline with the judge's weights of another file, see docs/judge.md.

        Raises:
            WeightsError: the file is not there, damaged, or of another version.
        """
        from newsclean.judge.model import load

        load(Path(path))  # so that a mistake is told here
        return msgspec.structs.replace(self, weights=str(path))

    def with_quotes(self, quotes: Style) -> Self:
        """Return this pipeline with another way of treating quotation marks.

        Args:
            quotes: ``repair`` mends what is broken, ``straight`` and ``typographic`` also make
                the style one, ``off`` leaves all marks alone.

        Raises:
            ValueError: `quotes` is none of these.
        """
        if quotes not in get_args(Style):
            raise ValueError(f"quotes must be one of {get_args(Style)}, not {quotes!r}")
        return msgspec.structs.replace(self, quotes=quotes)

    def with_unwrap(self, unwrap: bool) -> Self:
        """Return this pipeline with containers of texts undone, or left alone.

        Args:
            unwrap: whether tags, Markdown, escapes, a data set's tokens, hard line breaks and breaks
                at links are undone where a text is held in them.
        """
        return msgspec.structs.replace(self, unwrap=unwrap)

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits: another where newsclean, a filter, the phrases or a setting is another.

        For caches and for the metadata of outputs. A filter of your own counts by its name, its
        source and the values it holds; what it reads from elsewhere does not count.
        """
        from newsclean.fingerprint import fingerprint

        return fingerprint(msgspec.structs.asdict(self))


def _named(name: str, known: Mapping[str, T], what: str = "filter") -> T:
    """Return what is called `name` of `known`, or refuse it with the nearest names."""
    _refuse_unknown(f"there is no {what}", name, known)
    return known[name]


def _refuse_unknown(told: str, name: str, known: Collection[str]) -> None:
    """Refuse a `name` that is none of `known`; the message begins as `told` and gives the nearest.

    Raises:
        ValueError: it is none of them.
    """
    if name not in known:
        raise ValueError(f"{told} {told_unknown(name, known)}")
