"""The Pipeline: from a text to an Article, in the order in which this file reads.

unwrap → read → quotes → (filters → guard) until nothing more is claimed → quotes → compose.

Filters run again on what the first look left, so that a judgement never hangs on residue that
stood beside a line; a claim once made stays made. That second look is what makes cleaning a
cleaned text change nothing (law 3). `decide.rounds` bounds it, so that time stays linear (law 7).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, overload

import msgspec

from newsclean.decide.checks import check_article, pieces_of
from newsclean.decide.compose import compose
from newsclean.decide.decisions import Decisions
from newsclean.decide.families import families
from newsclean.decide.rounds import run_rounds
from newsclean.evidence.document import Document, Filter
from newsclean.evidence.title import title_first
from newsclean.filters import built_in, installed
from newsclean.model.article import Article
from newsclean.model.metadata import NOTHING_KNOWN, Known, known_of
from newsclean.phrases import index
from newsclean.phrases import installed as installed_phrases
from newsclean.phrases.match import CONTEXT, EXACT, STRONG, Strength
from newsclean.readers.extractors import Extractor, require
from newsclean.readers.held import account, unwrap
from newsclean.readers.language import AUTO, language_of
from newsclean.readers.text import read
from newsclean.repair.paragraphs import with_quotes
from newsclean.repair.quotes import NoRepairNeeded, Style
from newsclean.site_rules.rule import SiteRules, site_of

T = TypeVar("T")
_LOOKS = 4  # at what is left once its marks are as they shall be; one is enough for nearly all


class Pipeline(msgspec.Struct, frozen=True, kw_only=True):
    """An immutable set of filters, callable on a text.

    Start from `Pipeline.default()` and narrow or widen it::

        Pipeline.default().without("photo_credits").with_filter(mine)
    """

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
    def default(cls) -> "Pipeline":
        """Return the `standard` pipeline: every built-in filter."""
        return cls(filters=tuple(built_in().items()))

    standard = default

    @classmethod
    def gentle(cls) -> "Pipeline":
        """Return the pipeline that cuts only what a phrase or form names in full."""
        return cls(filters=tuple(built_in().items()), threshold=EXACT)

    @classmethod
    def strict(cls) -> "Pipeline":
        """Return the pipeline that also cuts what only context speaks for."""
        return cls(filters=tuple(built_in().items()), threshold=CONTEXT)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the filters."""
        return tuple(name for name, _ in self.filters)

    def only(self, *names: str) -> "Pipeline":
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

    def without(self, *names: str) -> "Pipeline":
        """Return this pipeline without the filters `names`.

        Raises:
            ValueError: this pipeline has no filter of that name; the message gives the nearest.
        """
        for name in names:
            _named(name, dict(self.filters))
        left = tuple(pair for pair in self.filters if pair[0] not in names)
        return msgspec.structs.replace(self, filters=left)

    def with_filter(self, function: Filter | str, *, name: str | None = None) -> "Pipeline":
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

    def keep(self, *names: str) -> "Pipeline":
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

    def with_phrases(self, *names: str) -> "Pipeline":
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

    def with_rules(self, rules: SiteRules | str | PathLike[str]) -> "Pipeline":
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

    def with_weights(self, path: str | PathLike[str]) -> "Pipeline":
        """Return this pipeline with the judge's weights of another file, see docs/judge.md.

        Raises:
            WeightsError: the file is not there, damaged, or of another version.
        """
        from newsclean.judge.model import load

        load(Path(path))  # so that a mistake is told here
        return msgspec.structs.replace(self, weights=str(path))

    def with_quotes(self, quotes: Style) -> "Pipeline":
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

    def with_unwrap(self, unwrap: bool) -> "Pipeline":
        """Return this pipeline with containers of texts undone, or left alone.

        Args:
            unwrap: whether tags, Markdown, escapes, a data set's tokens and hard line breaks are
                undone where a text is held in them.
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

    def __call__(
        self,
        text: str,
        *,
        title: str | None = None,
        url: str | None = None,
        language: str | None = None,
        known: Known | Mapping[str, Any] | None = None,
        site: str | None = None,
    ) -> Article:
        """Return the Article that `text` holds; see `newsclean.clean`.

        `site` says whose site rules hold, if that is not told by `url`.
        """
        stated = known_of(known)
        if not isinstance(text, str):
            raise TypeError(f"clean() takes a str, not {type(text).__name__}; decode bytes first")
        # A container goes first: what is inside it is judged as if it had come alone.
        held = unwrap(text) if self.unwrap else None
        if language == AUTO:
            language = language_of(held.text if held else text)
        if held is None:
            document = read(
                text,
                title=title or None,
                url=url,
                language=language,
                metadata=NOTHING_KNOWN.overlaid(stated),
                rejoin=self.unwrap,
            )
            return self.article(document, site=site)
        document = read(
            held.text,
            title=title or held.title,
            url=url,
            language=language,
            metadata=held.metadata().overlaid(stated),
        )
        article = held.checked(self.article(document, site=site))
        return account(text, held.text, held.changes, article)

    def clean_html(
        self,
        html: str | bytes,
        url: str | None = None,
        encoding: str | None = None,
        *,
        extractor: Extractor = "judge",
        title: str | None = None,
        language: str | None = None,
        site: str | None = None,
    ) -> Article:
        """Return the Article that a page holds; see `newsclean.clean_html`, and `site` above."""
        require(extractor)
        from newsclean.readers.html import read_html

        def document(language: str | None) -> Document:
            return read_html(
                html,
                url=url,
                encoding=encoding,
                extractor=extractor,
                title=title,
                language=language,
                weights=self.weights,
            )

        if language != AUTO:
            return self.article(document(language), site=site)
        found = document(None)
        told = found.language or language_of("\n".join([block.text for block in found.blocks]))
        return self.article(found if told == found.language else document(told), site=site)

    @overload
    def pipe(
        self,
        texts: Iterable[str],
        *,
        jobs: int = 1,
        batch_size: int = 64,
        as_tuples: Literal[False] = False,
        on_error: Literal["raise", "skip"] = "raise",
        seconds: float | None = None,
    ) -> Iterator[Article]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, T]],
        *,
        jobs: int = 1,
        batch_size: int = 64,
        as_tuples: Literal[True],
        on_error: Literal["raise", "skip"] = "raise",
        seconds: float | None = None,
    ) -> Iterator[tuple[Article, T]]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        jobs: int = 1,
        batch_size: int = 64,
        as_tuples: bool = False,
        on_error: Literal["raise", "skip", "emit"] = "raise",
        seconds: float | None = None,
    ) -> Iterator[Any]: ...

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        jobs: int = 1,
        batch_size: int = 64,
        as_tuples: bool = False,
        on_error: Literal["raise", "skip", "emit"] = "raise",
        seconds: float | None = None,
    ) -> Iterator[Any]:
        """Yield the Articles of `texts`, in order; no more are read than a few batches ahead.

        With `jobs` processes, a text that kills one costs that text alone. As with all of
        Python's processes, a script that is run keeps such a call below
        ``if __name__ == "__main__":``, and a filter of its own stands at the top of a module.

        Args:
            texts: as `clean` takes them.
            jobs: the number of processes; 0 for one a core.
            batch_size: how many texts a process is handed at a time.
            as_tuples: whether `texts` are pairs of a text and anything that goes with it; then
                pairs of its Article and that are yielded.
            on_error: what becomes of a text that cannot be cleaned (it is no str, a filter failed on
                it): ``raise`` its error, ``skip`` it, or ``emit`` a `Failure` in its place.
            seconds: how long one text may take before it is given up; only with several processes.

        Raises:
            RecordError: a text cannot be cleaned, and `on_error` is ``raise``.
            EngineError: no process can be started.
            ValueError: an argument is not as said, or a filter cannot be sent to a process.
        """
        engine = import_module("newsclean.corpus.pipe")  # the corpus knows Pipelines: no circle
        found: Iterator[Any] = engine.pipe(
            self,
            texts,
            jobs=jobs,
            batch_size=batch_size,
            as_tuples=as_tuples,
            on_error=on_error,
            seconds=seconds,
        )
        return found

    def article(self, document: Document, *, site: str | None = None) -> Article:
        """Return the Article of a Document that a reader made.

        Raises:
            FilterError: a filter that is not newsclean's own claimed what is not there, or altered
                what it was shown.
        """
        if self.phrases:
            document = document.with_phrases(index(self.phrases))
        if self.rules is not None:
            matcher = self.rules.matcher(site or site_of(document.url))
            document = document.with_site_rules(matcher)
        no_repair_needed: NoRepairNeeded = {}  # texts whose marks need no second look
        doubts: list[str] = []
        is_final = self.quotes in ("off", "repair")  # what stays whole needs no second repair
        if self.quotes != "off":
            repaired, doubts = _with_quotes(document, "repair", no_repair_needed)
            if repaired is not document:
                is_final = False
                if all(block.text for block in repaired.kept):
                    document = repaired  # but where a lone mark has left its line
        own = built_in()
        foreign = any(own.get(name) is not look for name, look in self.filters)
        pieces = pieces_of(document.kept) if foreign else []
        decisions = self._rounds(document)
        # A cut may have taken the partner of a mark, and a style is set on what is kept alone.
        if not is_final or (self.quotes != "off" and decisions.left is not document):
            decisions, doubts = self._settled(decisions, no_repair_needed)
        article = compose(decisions, doubts)
        if foreign:
            check_article(article, document.source, pieces)
        return article

    def _rounds(self, document: Document, after: Decisions | None = None) -> Decisions:
        """Return what the filters leave of `document`, in its order and with the title on top.

        The output has the title on top, and a second cleaning would judge places by that.
        """
        decisions = self._looked(document, after)
        if decisions.left.heading is None:
            order = title_first(decisions.left)
            if order is not decisions.left.blocks:
                decisions = self._looked(decisions.left.with_blocks(order), decisions)
                in_order = sorted(decisions.left.blocks, key=lambda block: block.span)
                decisions.left = decisions.left.with_blocks(in_order)
        return decisions

    def _looked(self, document: Document, after: Decisions | None) -> Decisions:
        return run_rounds(
            document, self.filters, threshold=self.threshold, kept=self.kept, after=after
        )

    def _settled(
        self, decisions: Decisions, no_repair_needed: NoRepairNeeded
    ) -> tuple[Decisions, list[str]]:
        """Return `decisions` with the marks of what is left as this pipeline has them, and doubts.

        Other marks make other lines: filters look at them again, as a second cleaning would.
        """
        doubts: list[str] = []
        for _ in range(_LOOKS):
            before, cuts = decisions.left, len(decisions.removals)
            decisions.left, doubts = _with_quotes(before, self.quotes, no_repair_needed)
            if decisions.left is before or not all(block.text for block in decisions.left.kept):
                break
            decisions = self._rounds(decisions.left, decisions)
            if len(decisions.removals) == cuts:
                break
        return decisions, doubts


def _with_quotes(
    document: Document, style: Style, no_repair_needed: NoRepairNeeded
) -> tuple[Document, list[str]]:
    """Return `document` with its quotation marks as `style` has them, and the doubts left."""
    # In the order of the output: quotation marks pair over lines, and a second cleaning must see
    # the lines as the first did (law 3).
    order = title_first(document)
    read, doubts = with_quotes(
        order,
        style,
        title=None if document.heading else document.title,
        language=document.language,
        no_repair_needed=no_repair_needed,
    )
    if read is order:
        return document, doubts
    as_read = dict(zip(order, read, strict=True))
    heading = as_read[document.heading] if document.heading else None
    return document.with_blocks([as_read[block] for block in document.blocks], heading), doubts


def _named(name: str, known: Mapping[str, T], what: str = "filter") -> T:
    """Return what is called `name` of `known`, or refuse it with the nearest names."""
    _refuse_unknown(f"there is no {what}", name, known)
    return known[name]


def _refuse_unknown(told: str, name: str, known: Collection[str]) -> None:
    """Refuse a `name` that is none of `known`; the message begins as `told` and gives the nearest.

    Raises:
        ValueError: it is none of them.
    """
    if name in known:
        return
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=3, cutoff=0.4)
    every = ", ".join(sorted(known)) or "none"
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {every}"
    raise ValueError(f"{told} {name!r}: {hint}")
