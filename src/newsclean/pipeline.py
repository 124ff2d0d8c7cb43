"""The Pipeline: from a text to an Article, in the order in which this file reads.

unwrap → read → quotes → (filters → guard) until nothing more is claimed → quotes → compose.

Filters run again on what the first look left, so that a judgement never hangs on residue that
stood beside a line; a claim once made stays made. That second look is what makes cleaning a
cleaned text change nothing (law 3). `decide.rounds` bounds it, so that time stays linear (law 7).
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Literal, TypeVar, overload

from msgspec.structs import replace

from newsclean.decide.checks import check_article, pieces_of
from newsclean.decide.compose import compose
from newsclean.decide.decisions import Decisions
from newsclean.decide.rounds import run_rounds
from newsclean.evidence.document import Document
from newsclean.evidence.title import title_first
from newsclean.filters import built_in
from newsclean.model.article import Article
from newsclean.model.block import Block
from newsclean.model.ledger import Removal
from newsclean.model.metadata import NOTHING_KNOWN, Known, known_of
from newsclean.phrases import index
from newsclean.phrases.match import EXACT
from newsclean.readers.extractors import Extractor, require
from newsclean.readers.flat import chosen_of
from newsclean.readers.held import account, unwrap
from newsclean.readers.language import AUTO, language_of
from newsclean.readers.text import read
from newsclean.repair.paragraphs import with_quotes
from newsclean.repair.quotes import NoRepairNeeded, Style
from newsclean.settings import Settings
from newsclean.site_rules.rule import site_of

T = TypeVar("T")
_UNCUT = "without its residue the text would be read as another form: nothing was cut"
_UNTOUCHED = "mended, the text would be read as another form: nothing was cut or repaired"
_LOOKS = 4  # at what is left once its marks are as they shall be; one is enough for nearly all


class Pipeline(Settings, frozen=True, kw_only=True):
    """An immutable set of filters and settings, callable on a text.

    Start from `Pipeline.default()` and narrow or widen it::

        Pipeline.default().without("photo_credits").with_filter(mine)
    """

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
                judged=self.unwrap and self.threshold < EXACT,
            )
            return self._at_rest(document, site)
        document = read(
            held.text,
            title=title or held.title,
            url=url,
            language=language,
            metadata=held.metadata().overlaid(stated),
            judged=self.threshold < EXACT,
        )
        article = self._at_rest(document, site)
        if _is_held(article):  # repair made a form of it: then nothing is undone
            bare = replace(self, unwrap=False)
            return bare(text, title=title, url=url, language=language, known=known, site=site)
        return account(text, held.text, held.changes, held.checked(article))

    def _at_rest(self, document: Document, site: str | None) -> Article:
        """Return the Article of a text; whole, where cuts or repair alone make it look held.

        A second cleaning would undo the container (law 3): "Share" above a list of strings, a string
        whose second mark is a mistaken one.
        """
        article = self.article(document, site=site)
        if not self.unwrap or not (article.removals or article.edits) or not _is_held(article):
            return article
        whole = replace(self, filters=()).article(document, site=site)
        if not _is_held(whole):
            return replace(whole, warnings=(*whole.warnings, _UNCUT))
        unquoted = replace(self, filters=(), quotes="off")
        whole = unquoted.article(document, site=site)
        if _is_held(whole):
            whole = unquoted.article(_as_written(document), site=site)
        return replace(whole, warnings=(*whole.warnings, _UNTOUCHED))

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
                needed=self.threshold,
            )

        if language != AUTO:
            return self._of_page(document(language), site)
        found = document(None)
        told = found.language or language_of("\n".join([block.text for block in found.blocks]))
        return self._of_page(found if told == found.language else document(told), site)

    def _of_page(self, document: Document, site: str | None) -> Article:
        """Return the Article of a page, its lines as they read without a container that they show."""
        article = self.article(document, site=site)
        if self.unwrap and _is_held(article):  # a second cleaning would undo it (law 3)
            from newsclean.readers.html.held import undone

            bare = undone(document)
            again = self.article(bare, site=site) if bare else article
            if not _is_held(again):
                return again
        return article

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
            TypeError: `texts` is one text, or holds what is no pair where `as_tuples` says so.
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
        foreign = any([own.get(name) is not look for name, look in self.filters])
        pieces = pieces_of(document.kept) if foreign else []
        decisions = self._rounds(document)
        # A cut may have taken the partner of a mark, and a style is set on what is kept alone.
        if not is_final or (self.quotes != "off" and decisions.left is not document):
            decisions, doubts = self._settled(decisions, no_repair_needed)
        looks = _LOOKS if document.is_judged and decisions.left is not document else 0
        for _ in range(looks):
            chosen = _chosen(decisions.left)
            if chosen is None:
                break
            decisions.set_aside(*chosen)
            decisions = self._rounds(decisions.left, decisions)
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


def _is_held(article: Article) -> bool:
    """Would `article` be read as a text in a container?"""
    return unwrap(str(article)) is not None


def _chosen(left: Document) -> tuple[list[Block], tuple[Removal, ...]] | None:
    """Return what the judge chooses of the lines of a page's text that are `left`, and Removals of the others.

    Filters may have cut what left it in doubt; a second cleaning would ask it of these lines (law 3).
    """
    chosen = chosen_of(left.source, left.blocks if left.heading else title_first(left))
    return chosen and (sorted(chosen[0], key=lambda block: block.span), chosen[1])


def _as_written(document: Document) -> Document:
    """Return the Document of all lines of the input of `document`, as they stand there."""
    source = document.source
    lines = read(
        source,
        title=document.heading.text if document.heading else document.title,
        url=document.url,
        language=document.language,
        metadata=document.metadata,
        rejoin=False,
        judged=False,
    )
    return lines.with_blocks([Block(line.span, source[slice(*line.span)]) for line in lines.blocks])


def _with_quotes(
    document: Document, style: Style, no_repair_needed: NoRepairNeeded
) -> tuple[Document, list[str]]:
    """Return `document` with its quotation marks as `style` has them, and the doubts left."""
    # In the order of the output: quotation marks pair over lines, and a second cleaning must see
    # the lines as the first did (law 3).
    order = title_first(document)
    # A title that stands in no line is read with them: it is a line of the output.
    stated = document.title if document.heading is None else None
    lines = [Block((0, 0), stated), *order] if stated else order
    read, doubts = with_quotes(
        lines, style, language=document.language, no_repair_needed=no_repair_needed
    )
    if read is lines:
        return document, doubts
    as_read = dict(zip(lines, read, strict=True))
    return document.with_blocks(
        [as_read[block] for block in document.blocks],
        heading=as_read[document.heading] if document.heading else None,
        title=read[0].text if stated else None,
    ), doubts
