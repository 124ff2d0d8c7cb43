"""How a text is held, and its undoing: before it is read, the container is taken away.

People hold articles in JSON strings, in HTML, in Markdown, in the notation of data sets. Each form
is a module here: it tells whether a text is held so, and what undoes it. They are asked in the order
in which containers are put around each other, from the outside in, and again until none is left.
`account` turns the Article of the plain text into one of the input: with every tag and escape in
its ledger, so that `restore` gives the container back.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from newsclean.model.change import Change, Draft
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.account import account
from newsclean.readers.held.form import DATABASE_CUES, Form

__all__ = ["Held", "account", "unwrap"]

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

    def fields(self) -> dict[str, Any]:
        """Return what is known of the Article: the fields that a record named, and the warnings."""
        return {**self.known, "warnings": self.warnings}


def _forms() -> tuple[Form, ...]:
    """Return the forms, from the outermost in; loaded when a text has a cue of one of them."""
    from newsclean.readers.held.archive import DATABASE
    from newsclean.readers.held.escapes import ESCAPES
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
_WORDS = ("NEWLINE", "RB-", "rb-", *DATABASE_CUES)


def _may_be_held(text: str) -> bool:
    """May `text` be held in anything? Says no of most texts, at the cost of a few looks."""
    if any([character in text for character in _CHARACTERS]):
        return True
    if text.lstrip()[:1] in _OPENINGS:
        return True
    return any([word in text for word in _WORDS])


def _has_cue(text: str, form: Form) -> bool:
    """Has `text` a cue of `form`? Its first character alone is found several times as fast."""
    return any([cue[0] in text and cue in text for cue in form.cues])


def unwrap(text: str) -> Held | None:
    """Return `text` without the container in which it is held; None if it is held in none.

    >>> held = unwrap("<p>The ferry sails &amp; sails.</p>")
    >>> held.text, held.warnings
    ('\\nThe ferry sails & sails.\\n', ('the text is held as HTML: 2 tags were taken out',))
    """
    if not _may_be_held(text):
        return None
    draft = Draft(text, apart=True)
    if not text.replace("\n", "").isprintable():
        breaks = (match.span() for match in _ODD_BREAK.finditer(text))
        draft.revise([Change(*span, "\n", "line_break") for span in breaks])
        controls = (match.span() for match in _CONTROL.finditer(draft.text))
        draft.revise([Change(*span, "", "control") for span in controls])
    warnings: dict[str, None] = {}
    title: str | None = None
    known: dict[str, Any] = {}
    for _ in range(ROUNDS):
        before = draft.text
        for form in _forms():
            if _has_cue(draft.text, form) and (found := form.undo(draft.text)):
                draft.revise(found.changes)
                warnings[f"the text is held as {form.name}: {found.told}"] = None
                title = title or found.title
                known = {**dict(found.known), **known}
        if draft.text == before:
            break
    else:
        return None  # left whole, so that it is left the same again
    if not warnings:
        return None
    return Held(draft.text, tuple(draft.changes), tuple(warnings), title, known)
