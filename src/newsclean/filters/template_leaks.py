"""Leaks of templates, scripts and styles.

Cuts what a page's machinery left in the text: unfilled slots ("{{ title }}", "[object Object]",
"undefined"), flags ("isSubscriber:" and the "false" below it), scripts of advertising and counting
("window.dataLayer = …", "googletag.cmd.push(…)"), rules of style on one line, comments of markup,
lines of bare tags, shortcodes ("[caption id=…]", "[vc_row]": the words between them stay), notices
that JavaScript is off or a browser too old, and lines that are an address and nothing else.

Leaves alone sentences about code, code of articles on programming (several lines, names of its
own, and then markup among them), addresses inside a sentence, the address of a footnote under its
number, addresses that the line above leads to by a colon, a comma, as an item of a list or as a heading of sources,
lists of at least three addresses that each stand under a line of their own, DOIs, slots and
comments beside lines of code, notes in brackets ("[sic]", "[video]"), and a bare domain ("www.example.org"), which may
name a source.

Known limits: a script that names none of the known objects stays.
"""

import re
from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import FIRST, line_rule
from newsclean.evidence.teasers import is_bulleted
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import folded, table
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import ends_like_sentence, word_count
from newsclean.text.speech import has_quotation_mark

_NAME = "template_leaks"
_NOTICE = 260  # characters of a notice about browsers
_OPENING = 40  # characters within which it speaks of the browser or to the reader
_EXAMPLES = 5  # lines of code that a text about code has at least
# How lines of code begin and end, in the usual languages
_CODE = pattern(
    r"^(?:[{}()\[\];]{1,6}$|(?:var|let|const|function|return|import|from|def|class|public|private)\s.{0,120}[;:{(]$)|[;{]$|=>|</\w{1,20}>$"
)
_LONGEST = 400  # characters of a leak on one line
# "{{ title }}", "{% if x %}", "<%= x %>", "${name}", "%%name%%", "{* captcha *}", "%s"
_SLOT = pattern(
    r"(?:[\w .:,-]{0,20})(?:\{\{[^{}]{0,80}\}\}|\{%[^%]{0,80}%\}|<%[^%]{0,80}%>|\$\{[^{}]{0,60}\}|"
    r"%%\w{1,40}%%|\{\*[^*]{0,60}\*\}|###[A-Z_]{2,40}###|\[\[[\w.:-]{1,60}\]\])[\s\W]{0,10}"
)
_INLINE_SLOT = pattern(r"\s?(?:\{\{[^{}]{1,80}\}\}|\{%[^%]{1,80}%\}|\[object \w{1,20}\])")
_EMPTY = pattern(
    r"(?:\[object \w{1,20}\]|undefined|null|NaN|%[sd]|\$\d|"
    r"(?:undefined|null|NaN)(?:[\s,|/:-]{1,3}(?:undefined|null|NaN|\[object \w{1,20}\])){1,8})"
)
# "isSubscriber:", "showPaywall: false": a flag in camel case
_FLAG = pattern(
    r"(?:is|has|show|can|should|enable|disable|use|hide)[A-Z]\w{2,40}\s?[:=]\s?(?:true|false|null|\d{1,6})?[,;]?"
)
_VALUE = pattern(r"(?:true|false|null|undefined)[,;]?")
# Objects that only pages' own scripts speak to; an article about code rarely has them first
_SCRIPT = pattern(
    r"(?:<script\b|//<!\[CDATA\[|/\*\s?<!\[CDATA\[|\(?function\s?\(\w{0,12}(?:,\s?\w{1,12}){0,6}\)\s?\{|!function\(|"
    r"(?:var|let|const)\s(?:_gaq|disqus_\w+|googletag|ad_\w+|dfp\w*|OBR|_taboola|_comscore|ytplayer|jwplayer\w*)\b|"
    r"(?:window|document)\.(?:\w*dataLayer|_taboola|googletag|_sp_|fbAsyncInit|write|getElementById|addEventListener|adsbygoogle|\w{0,20}[pP]layer|__tcfapi)|"
    r"(?:googletag|gtag|fbq|ga|_gaq|_taboola|_satellite|jwplayer|OB_\w+|dataLayer|__tcfapi|twttr|instgrm|FB\.init|\(adsbygoogle|jQuery|\$\((?:document|window|['\"#.]))"
    r"(?:[.(=\[]|\s?=\s?|\s?\|\|)).{0,4000}"
)
_SCRIPT_STARTS = frozenset("</(!fvlcwdgtji_OF$")  # the first characters of what _SCRIPT matches
# The first words, folded, of what _EMPTY, _SCRIPT and _ADDRESS match, where these have letters only
_CODE_CUES = ("<", "{", ";", "=>", "def ", "import ")
_SCRIPT_CUES = (
    "(",
    "function",
    "window.",
    "document.",
    "<script",
    "cdata",
    "var ",
    "const ",
    "let ",
)
_STYLE = pattern(
    r"(?:@media\b|@import\b|@font-face\b|[.#][a-zA-Z][\w-]{1,60}|(?:body|html|div|span|img|iframe|a|p|h[1-6])\b)[^{}]{0,200}\{[^{}]{0,600}:[^{}]{0,600}\}[\s}]{0,5}.{0,800}"
)
_MARKUP = pattern(
    r"(?:\s?</?(?:div|span|p|br|hr|strong|em|b|i|a|u|script|noscript|style|iframe|img|ul|ol|li|h[1-6]|section|article|figure|figcaption|center|table|tr|td|blockquote)\b[^<>]{0,300}>){1,12}",
    re.IGNORECASE,
)
_COMMENT = pattern(r"<!--.{0,400}?(?:-->|$)|^\s?-->")
# "[caption id="x" align="y"]", "[/caption]", "[vc_row]", "[et_pb_text admin_label="z"]"
_SHORTCODE = pattern(
    r"\s?\[(?:/(?:caption|embed|gallery|video|audio|playlist|quote|box|button|youtube|tweet|poll|ad)|"
    r"/?(?:vc|et_pb|fusion|su|wp|mvp|td|tdc|av|ultimate|penci|aesop|siteorigin|fl|themify|ninja|wpforms|mc4wp|embedyt|rev)_\w{2,40}(?:\s[^\[\]]{0,400})?|"
    r"(?:caption|gallery|playlist|contact-form-7|gravityform|wpforms|adrotate|rev_slider|youtube|video|audio|tweet|instagram|poll|button|box|ad|newsletter|related|sc|embed)\s[\w-]{1,30}=[^\[\]]{0,400})\]"
)
_EMBED = pattern(
    r"\s?\[(embed|youtube|tweet|video|audio|instagram|vimeo)\]\s?https?://[^\s\[\]]{1,300}\s?\[/\1\]"
)
_ADDRESS = pattern(
    r"(?:[\[(<]\s?)?(?:https?://[^\s<>()]{3,600}|www\.[^\s<>()/]{3,100}/[^\s<>()]{3,600})[\])>]?|[\w.%-]{3,120}\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|m3u8)(?:\?\S{0,200})?",
    re.IGNORECASE,
)
_FILE = pattern(r"\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|m3u8)\b", re.IGNORECASE)

# "state: >-", "icon: mdi:home", "- platform: template"; "<Project>", "<TargetName x='y'>"
_SETTING = pattern(r"(?:- )?[a-z][\w.-]{1,30}:(?: [>|&*{\[\"'].*| \w+:\S+| [a-z_]+)?$")
_TAG = pattern(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[\w:-]+=[^<>]{0,200})?/?>")
_SLOTS = 12  # slots in a row, at most, beyond which a line is looked for
_ADDRESSES = 40  # the same of addresses under one heading
_LISTED = 3  # addresses of a list, at least
_LONGEST_NAME = 160  # characters of the line that says what the address under it is of
_SENTENCE = 6  # words of one that goes on to an address
_SHORT_NOTE = 5  # characters of a footnote's number
_GOES_ON = (":", ",", ";", *"：，；")
_DOI = pattern(r"(?:https?://)?(?:dx\.)?doi\.org/10\.|doi:\s?10\.")
_NOTE = pattern(r"[\[(]?\d{1,3}[\])]|\d{1,3}\.|[*†‡]")  # "[1]", "1)", "12.": a footnote's mark


def template_leaks(document: Document) -> Iterator[Claim]:
    """Yield claims on leaks of the page's machinery; see the module's text."""
    yield from document.phrase_claims(_NAME)
    shows_code = _shows_code(document)
    for block, _ in document.matching_lines(_browser_notice):
        yield block.claim("browser", block.text[:60], strength=EXACT)
    for block, claim in document.matching_lines(_line):
        if claim.rule == "script" and shows_code and _is_of_listing(block.text):
            continue
        if claim.rule == "address" and (
            _is_pointed_to(document, block) or _is_listed(document, block)
        ):
            continue
        if claim.rule == "slot" and _in_listing(document, block):
            continue
        yield claim
    for block, claims in document.matching_lines(_slots):
        if not _in_listing(document, block):
            yield from claims
    yield from _flags(document)
    if not shows_code:
        for _, claim in document.matching_lines(_style):
            yield claim
        for _, claim in document.matching_lines(_markup):
            yield claim
    for block, claims in document.matching_lines(_comments):
        if not (_in_listing(document, block) or _TAG.search(_COMMENT.sub("", block.text))):
            yield from claims
    for _, claims in document.matching_lines(_shortcodes):
        yield from claims


def _may_open_line(word: str) -> bool:
    """May a line that opens with `word` be a slot, a script or an address?"""
    return (
        word[:1] in "unN" or word[:1] in _SCRIPT_STARTS or "." in word or not 1 < len(word) < FIRST
    )


@line_rule(begins=_may_open_line)
def _line(block: Block) -> Claim | None:
    """Return a claim on a line that says by itself what it is."""
    text, first, size = block.text, block.text[0], len(block.text)
    if first in "unN" and size <= _LONGEST and _EMPTY.fullmatch(text):
        return block.claim("slot", text, strength=EXACT)
    if first in _SCRIPT_STARTS and _is_script(text):
        return block.claim("script", text[:60], strength=EXACT)
    if size <= 2 * _LONGEST and text.find(" ", 2) < 0 and "." in text and _ADDRESS.fullmatch(text):
        return block.claim("address", text[:80], strength=EXACT)
    return None


def _is_pointed_to(document: Document, block: Block) -> bool:
    """Does the line above the address, or above a run of them, lead to it?

    Its sentence goes on behind a colon, a comma or a semicolon, or up to the full stop of the address; or
    it is an item of a list, the number of a footnote, or a heading of notes or sources. A DOI is part of a reference,
    wherever it stands.
    """
    if _DOI.match(block.text):
        return True
    at = document.index(block)
    run = document.blocks[max(0, at - _ADDRESSES) : at][::-1]
    above = next((b for b in run if not _ADDRESS.fullmatch(b.text)), None)
    if above is None:
        return False
    text = above.text
    if text.endswith(_GOES_ON) or _is_end_of(above, block):
        return True
    if above.key in folded(_NAME, "references") or is_bulleted(text) or text.startswith("+ "):
        return True
    return len(text) <= _SHORT_NOTE and bool(_NOTE.fullmatch(text))


def _is_listed(document: Document, block: Block) -> bool:
    """Is the address one of at least three in a row that each stand under a line of its own?"""
    at = document.index(block)
    named = [_is_named(document, at + step) for step in range(2 - 2 * _LISTED, 2 * _LISTED, 2)]
    return any(all(named[first : first + _LISTED]) for first in range(_LISTED))


def _is_named(document: Document, at: int) -> bool:
    """Is the line at the place `at` a page's address, and the one above it short, and none?"""
    if not 0 < at < len(document.blocks):
        return False
    name, text = document.blocks[at - 1].text, document.blocks[at].text
    is_page = bool(_ADDRESS.fullmatch(text)) and not _FILE.search(text)
    return is_page and len(name) <= _LONGEST_NAME and not _ADDRESS.fullmatch(name)


def _is_end_of(sentence: Block, address: Block) -> bool:
    """Is `address`, with a full stop, the end of a `sentence` that has none?"""
    text = sentence.text
    stopped = address.text.endswith(".") and not ends_like_sentence(text)
    return stopped and text[-1].islower() and word_count(text) >= _SENTENCE


def _in_listing(document: Document, block: Block) -> bool:
    """Stands a line of code, or of a setting, beside the block or the slots around it?"""
    at = document.index(block)
    above = document.blocks[max(0, at - _SLOTS) : at][::-1]
    for side in (above, document.blocks[at + 1 : at + 1 + _SLOTS]):
        other = next((b for b in side if not _SLOT.fullmatch(b.text)), None)
        if other is not None and _is_listing(other):
            return True
    return False


def _is_listing(block: Block) -> bool:
    """Is the line code that a text shows: a statement, a setting, a tag of its own?"""
    text = block.text
    if len(text) > _LONGEST or block.is_prose or _FLAG.fullmatch(text) or _MARKUP.fullmatch(text):
        return False
    return bool(_CODE.search(text) or _SETTING.match(text) or _TAG.search(text))


@line_rule("{", "%", "#", "[", "$")
def _slots(block: Block) -> list[Claim]:
    """Return claims on slots: the whole line, or those in it."""
    text = block.text
    if len(text) <= _LONGEST and (_EMPTY.fullmatch(text) or _SLOT.fullmatch(text)):
        return [block.claim("slot", text, strength=EXACT)]
    if "{{" in text or "{%" in text or "[object" in text:
        return _pieces(block, "slot", _INLINE_SLOT)
    return []


@line_rule("{")
def _style(block: Block) -> Claim | None:
    """Return a claim on a line that is a rule of style."""
    if not _STYLE.fullmatch(block.text):
        return None
    return block.claim("style", block.text[:60], strength=EXACT)


@line_rule("<", ">")
def _markup(block: Block) -> Claim | None:
    """Return a claim on a line of bare tags."""
    if not _MARKUP.fullmatch(block.text):
        return None
    return block.claim("markup", block.text[:60], strength=EXACT)


@line_rule("<", ">")
def _comments(block: Block) -> list[Claim]:
    """Return claims on the comments of markup in a line."""
    return _pieces(block, "comment", _COMMENT)


@line_rule("[")
def _shortcodes(block: Block) -> list[Claim]:
    """Return claims on the shortcodes in a line."""
    return [*_pieces(block, "shortcode", _EMBED), *_pieces(block, "shortcode", _SHORTCODE)]


def _shows_code(document: Document) -> bool:
    """Has the text code of its own, of which no leak's form knows, in several lines?

    What is markup among such lines is an example, not a leak.
    """
    return len(document.matching_lines(_is_own_code)) >= _EXAMPLES


def _is_of_listing(text: str) -> bool:
    """Is the line of a script a tag, or does it open what the code below it goes on with?"""
    return text[0] == "<" or text.endswith("{")


@line_rule(*_CODE_CUES, longest=_LONGEST)
def _is_own_code(block: Block) -> bool:
    """Is the line code that no leak's form knows?"""
    text = block.text
    return bool(_CODE.search(text)) and not (_MARKUP.fullmatch(text) or _SCRIPT.match(text))


def _is_script(text: str) -> bool:
    """Does the line begin as scripts do, and has it another mark of code?"""
    return bool(_SCRIPT.match(text)) and _has_code_mark(text) and _has_script_cue(text)


def _has_script_cue(text: str) -> bool:
    lower = text.casefold()
    return any(cue in lower for cue in _SCRIPT_CUES)


@line_rule(cues_from=lambda: table(_NAME)["browser_names"], longest=_NOTICE)
def _browser_notice(block: Block) -> bool:
    """Is the short line a notice that the reader's browser or its extensions do not do?"""
    lower, cues = f" {block.lower}", table(_NAME)
    if has_quotation_mark(lower):
        return False
    if not any(
        cue in lower[:_OPENING] for kind in ("names", "calls") for cue in cues[f"browser_{kind}"]
    ):
        return False
    first = lower.partition(". ")[0]  # a text on browsers comes to its reader later, if ever
    said = [cue for kind in ("faults", "calls") for cue in cues[f"browser_{kind}"]]
    return any(cue in first for cue in said) and all(
        any(cue in lower for cue in cues[f"browser_{kind}"])
        for kind in ("names", "faults", "calls")
    )


def _pieces(block: Block, rule: str, form: re.Pattern[str]) -> list[Claim]:
    """Return a claim on each stretch of the block that has the `form`."""
    return [
        block.claim(
            rule, found[0].strip()[:60], start=found.start(), end=found.end(), strength=EXACT
        )
        for found in form.finditer(block.text)
    ]


def _has_code_mark(text: str) -> bool:
    """Has the line a mark of code besides its first word?"""
    return any(
        mark in text
        for mark in (
            ");",
            "={",
            "= {",
            "=[",
            "= [",
            "|| [",
            "||[",
            "('",
            '("',
            "(function",
            "){",
            ") {",
            "</script",
            "CDATA",
        )
    )


def _flags(document: Document) -> Iterator[Claim]:
    """Yield claims on flags in camel case and on the values below them."""
    below = -1  # the place below a flag and its values
    for block, claim in document.matching_lines(_flag):
        if _in_listing(document, block):
            continue
        if claim.rule == "flag" or document.index(block) == below:
            below = document.index(block) + 1
        elif not document.after_body(block):
            continue
        yield claim


@line_rule(longest=_LONGEST, begins=lambda word: word[:1] in "ihscedutfn")
def _flag(block: Block) -> Claim | None:
    """Return a claim on a flag or a value."""
    text, first = block.text, block.text[0]
    if first in "ihscedu" and _FLAG.fullmatch(text):
        return block.claim("flag", text, strength=EXACT)
    if first in "tfnu" and len(text) <= 10 and _VALUE.fullmatch(text):
        return block.claim("value", text, strength=STRONG)
    return None
