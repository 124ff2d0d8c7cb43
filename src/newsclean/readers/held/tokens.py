"""Tokens that data sets write in the place of marks: ``NEWLINE_CHAR``, ``-LRB-``, ``@-@``, ``[SEP]``.

None of them occurs in prose, so one is enough. The quotes of the Penn Treebank (two backticks, two
apostrophes) count where both stand between spaces, as that tokenizer sets them; with its
brackets or quotes the endings that it parts from their words ("wo n't", "it 's") are joined again.
``[+1873 chars]`` at the end says how much of a text a service for news has left out.
"""

from typing import Any

from newsclean.model.article import Completeness
from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.form import Form, Undoing, counted, settled

_BREAKS = r"(?:NEWLINE_CHAR|<n>|<q>|<NEWLINE>|\[NEWLINE\]|<newline>|<br_token>|\|{5}|\[SEP\])"
_OPENING = r"(?:(?<=\s)|(?<=[(\[])|(?<![^\n]))``[^\S\n]+(?=\S)"
_TOKENS = pattern(
    rf"(?P<br>[ \t]*{_BREAKS}(?:[ \t]*{_BREAKS})*[ \t]*)"
    r"|(?P<gone>(?:\[CLS\]|\[PAD\]|<pad>|<\|endoftext\|>|<\|begin_of_text\|>|<bos>|<eos>|</?s>|</?t>|</?S>)[ ]?)"
    r"|(?P<open>-(?:LRB|LSB|LCB|lrb|lsb|lcb)-[ ]?)|(?P<shut>[ ]?-(?:RRB|RSB|RCB|rrb|rsb|rcb)-)"
    r"|(?P<left>[ ]?\[\+(?P<count>\d{1,7}) (?:chars|characters)\](?=\s*\Z))"
    r"|(?P<join>[ ]?@(?P<mark>[-,.:/])@[ ]?)"
    rf"|(?P<oq>{_OPENING})|(?P<cq>(?<=\S)[^\S\n]+''(?=[\s.,;:!?)\]]|$))"
)
_QUOTE = pattern(_OPENING)
_BRACKETS = {"lrb": "(", "rrb": ")", "lsb": "[", "rsb": "]", "lcb": "{", "rcb": "}"}
_TREEBANK = frozenset("([{)]}")
_PARTED = pattern(r"(?<=[^\W\d_]) (?=(?:n['’]t|['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M))(?!\w))")
# Elsewhere "<n>" may stand for a number. A mark of quotation is no sentence's end by itself: which
# one it is, repair may change.
_AFTER_SENTENCE = pattern(r"[.!?…:।。][\"'“”„«»‘’‹›)]{0,3}[ ]?<[nq]>")


def undo(text: str) -> Undoing | None:
    """Return what undoes a data set's tokens in `text`; None if there are none.

    >>> from newsclean.model.change import apply
    >>> text = "The council -LRB- seven members -RRB- met NEWLINE_CHAR It was a long @-@ term plan ."
    >>> apply(text, undo(text).changes)
    'The council (seven members) met\\nIt was a long-term plan .'
    """
    has_quotes = " ''" in text and _QUOTE.search(text) is not None
    has_ends = "</s>" in text or "</S>" in text or "</t>" in text
    has_breaks = "</q>" not in text and _AFTER_SENTENCE.search(text) is not None
    changes = []
    known: tuple[tuple[str, Any], ...] = ()
    for match in _TOKENS.finditer(text):
        kind, raw = match.lastgroup or "", match[0]
        kind = "join" if match["join"] else kind
        if kind in ("oq", "cq") and not has_quotes:
            continue
        if raw.strip() in ("<s>", "</s>", "<t>", "</t>", "<S>", "</S>") and not has_ends:
            continue
        if raw.strip() in ("<n>", "<q>") and not has_breaks:
            continue
        if match["left"]:
            kind, known = "left", (("completeness", _truncated(match["count"])),)
        after = {"br": "\n", "gone": "", "left": "", "oq": '"', "cq": '"'}.get(kind)
        if kind == "join":
            after = match["mark"]
        if after is None:
            after = _BRACKETS[raw.strip(" -").lower()]
        changes.append(Change(*match.span(), after, "tokens"))
    if not changes:
        return None
    if has_quotes or any(change.after in _TREEBANK for change in changes):
        changes += (Change(m.start(), m.start() + 1, "", "tokens") for m in _PARTED.finditer(text))
        changes = settled(changes)
    told = counted(len(changes), "token was", "tokens were") + " read"
    return Undoing(changes, told, known=known)


def _truncated(count: str) -> Completeness:
    """Return that the text is not whole: a service for news says that it left out so many characters."""
    told = f"it says that {count} characters were left out"
    return Completeness(verdict="truncated", evidence=(told,))


TOKENS = Form(
    "tokens of a data set",
    (
        "NEWLINE",
        "newline",
        "RB-",
        "rb-",
        "@-@",
        "@,@",
        "@.@",
        "@:@",
        "@/@",
        "``",
        "[SEP]",
        "[CLS]",
        "[PAD]",
        "<n>",
        "<q>",
        "<s>",
        "</s>",
        "<t>",
        "|||||",
        " chars]",
        " characters]",
        "<|",
        "<pad>",
        "<bos>",
        "<eos>",
    ),
    undo,
)
