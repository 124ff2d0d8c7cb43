"""A wiki's marks for its editors: ``[edit]``, ``[citation needed]``, and reference numbers with them.

Numbers in brackets alone may be an article's own footnotes, and stay. Beside a mark that only a wiki
has they are its references. Where headings of the text bear such a mark, it is a wiki's own page: its
marks and references belong to it and stay, as its "See also" does.
"""

from newsclean.model.change import Change
from newsclean.phrases import worded
from newsclean.readers.held.form import Form, Undoing, counted

_LABEL = r"\[{wiki}(?:[ ]?\|[^\[\]\n]{1,30})?\]"
_EDIT = worded("words", _LABEL)
_MARK = worded("words", _LABEL + r"|\[(?:\d{1,3}|[a-z]|{wiki_note} \d{1,2})\]")


def undo(text: str) -> Undoing | None:
    """Return what takes a wiki's marks out of `text`; None if it has none.

    >>> from newsclean.model.change import apply
    >>> apply("It sank.[1][2] It rose.[edit]", undo("It sank.[1][2] It rose.[edit]").changes)
    'It sank. It rose.'
    """
    marks = [match for match in _EDIT.finditer(text) if _is_glued(text, match.start())]
    if not marks or any(_ends_heading(text, *match.span()) for match in marks):
        return None
    places = [match.span() for match in _MARK.finditer(text) if _is_glued(text, match.start())]
    changes = [Change(*span, "", "wiki") for span in places]
    return Undoing(changes, counted(len(changes), "mark was", "marks were") + " taken out")


def _is_glued(text: str, place: int) -> bool:
    """Does what stands at `place` follow a word or a mark without a space?"""
    return place > 0 and text[place - 1] not in " \t\n\xa0"


def _ends_heading(text: str, start: int, end: int) -> bool:
    """Does the mark from `start` to `end` close a line that ends without a stop, as headings do?"""
    return text[start - 1].isalnum() and text[end : end + 1] in ("", "\n")


WIKI = Form("text of a wiki", ("[",), undo)
