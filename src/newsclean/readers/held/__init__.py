"""How a text is held, and its undoing: before it is read, the container is taken away.

People hold articles in JSON strings, in HTML, in Markdown, in the notation of data sets. Each form
is a module here: it tells whether a text is held so, and what undoes it. They are asked in the order
in which containers are put around each other, from the outside in, and again until none is left.
`account` turns the Article of the plain text into one of the input: with every tag and escape in
its ledger, so that `restore` gives the container back.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec.structs import replace

from newsclean.model.article import Article
from newsclean.model.change import Change, TrackedText
from newsclean.model.metadata import Metadata
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import Find, encoded, finder, search_for
from newsclean.readers.held.account import account
from newsclean.readers.held.form import DATABASE_CUES, EUROPRESSE_CUES, Form
from newsclean.repair.spacing import invisible_changes
from newsclean.text.prose import word_count

__all__ = ["Held", "account", "unwrap"]

_FEW, _SHARE = 25, 0.15  # words by which two ways of counting may differ, with headline and byline
ROUNDS = 6  # containers in containers; a tower of more is no text that anybody holds


class Held(NamedTuple):
    """A text without its container: what it reads, what led there, and what was told on the way.

    `changes` are in spans of the input; `known` are fields of the Article that a record named.
    """

    text: str
    changes: tuple[Change, ...]
    warnings: tuple[str, ...]
    title: str | None = None
    known: Mapping[str, Any] = MappingProxyType({})

    def metadata(self) -> Metadata:
        """Return what is known of the Article: the fields that a record named, and the warnings."""
        known = {name: value for name, value in self.known.items() if name != "word_count"}
        return Metadata(**known, warnings=self.warnings)

    def checked(self, article: Article) -> Article:
        """Return `article`, with a warning if its record says that it has another number of words."""
        stated = self.known.get("word_count")
        counted = word_count(article.text)
        if stated is None or abs(counted - stated) <= max(_FEW, _SHARE * stated):
            return article
        told = f"the record says that the article has {stated:,} words; {counted:,} were found"
        return replace(article, warnings=(*article.warnings, told))


@cache
def _forms() -> tuple[Form, ...]:
    """Return the forms, from the outermost in; loaded when a text has a cue of one of them."""
    from newsclean.readers.held.archive import DATABASE
    from newsclean.readers.held.escapes import ESCAPES
    from newsclean.readers.held.europresse import EUROPRESSE
    from newsclean.readers.held.factiva import FACTIVA
    from newsclean.readers.held.literals import LITERALS
    from newsclean.readers.held.markdown import MARKDOWN
    from newsclean.readers.held.records import RECORDS
    from newsclean.readers.held.shortcodes import SHORT_CODES
    from newsclean.readers.held.tags import ESCAPED_HTML, HTML
    from newsclean.readers.held.tokens import TOKENS
    from newsclean.readers.held.wiki import WIKI

    return (
        RECORDS,
        LITERALS,
        ESCAPES,
        TOKENS,
        ESCAPED_HTML,
        HTML,
        MARKDOWN,
        SHORT_CODES,
        WIKI,
        EUROPRESSE,
        FACTIVA,
        DATABASE,
    )


# What every text that is held has, asked of every text: one of these characters, an opening, a label.
_CHARACTERS = "<&\\[{*#`@|"
# What repair will take out or read as one line break goes first: forms need not look through it.
_ODD_BREAK = pattern("\r\n|[\r\v\f\x1c\x1d\x1e\u2028\u2029]")
_CONTROL = pattern(
    r"\x1b\[[\d;]*[a-zA-Z]|[\x00-\x08\x0e-\x1b\x1f\x7f\u206a-\u206f\ufeff\ufff9-\ufffc]"
)
_OPENINGS = ("{", "[", "(", '"', "'", "-", "\ufeff")
_WORDS = ("NEWLINE", "\nAN ", "\nAN\n", "RB-", "rb-", *DATABASE_CUES, *EUROPRESSE_CUES)


def _may_be_held(text: str) -> bool:
    """May `text` be held in anything? Says no of most texts, at the cost of a few looks."""
    if any([character in text for character in _CHARACTERS]):
        return True
    if text.lstrip()[:1] in _OPENINGS:
        return True
    return _speaks()(text)


@cache
def _speaks() -> Callable[[str], bool]:
    return search_for(_WORDS)


def _cued(text: str) -> set[str]:
    """Return the names of the forms of which `text` has a cue: one search finds those of all."""
    names, find = _form_cues()
    return {names[number] for number, _ in find(encoded(text))}


@cache
def _form_cues() -> tuple[list[str], Find]:
    """Return the search for the cues of all forms, and the name of the form of each."""
    pairs = [(form.name, cue) for form in _forms() for cue in form.cues]
    return [name for name, _ in pairs], finder([cue for _, cue in pairs])


def unwrap(text: str) -> Held | None:
    """Return `text` without the container in which it is held; None if it is held in none.

    >>> held = unwrap("<p>The ferry sails &amp; sails.</p>")
    >>> held.text, held.warnings
    ('\\nThe ferry sails & sails.\\n', ('the text is held as HTML: 2 tags were taken out',))
    """
    if not _may_be_held(text):
        return None
    tracked = TrackedText(text, apart=True)
    if not text.replace("\n", "").isprintable():
        breaks = (match.span() for match in _ODD_BREAK.finditer(text))
        tracked.revise([Change(*span, "\n", "line_break") for span in breaks])
        controls = (match.span() for match in _CONTROL.finditer(tracked.text))
        tracked.revise([Change(*span, "", "control") for span in controls])
        # but not soft hyphens, which count where a text is hard-wrapped
        unseen = [c for c in invisible_changes(tracked.text) if tracked.text[c.start] != "\xad"]
        tracked.revise(unseen)
    warnings: dict[str, None] = {}
    title: str | None = None
    known: dict[str, Any] = {}
    for _ in range(ROUNDS):
        before, cued = tracked.text, _cued(tracked.text)
        for form in _forms():
            if form.name in cued and (found := form.undo(tracked.text)):
                tracked.revise(found.changes)
                cued = _cued(tracked.text)
                warnings[f"the text is held as {form.name}: {found.told}"] = None
                title = title or found.title
                known = {**dict(found.known), **known}
        if tracked.text == before:
            break
    else:
        return None  # left whole, so that it is left the same again
    if not warnings:
        return None
    return Held(tracked.text, tuple(tracked.changes), tuple(warnings), title, known)
