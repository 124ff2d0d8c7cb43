"""What teasers of other articles look like: cut-off lines, doubled lines, kickers, dates.

Measured on news pages: of the teaser lines whose heading is gone four in five end without a
full stop, half are bulleted, a third have the form "Kicker: headline".
"""

from newsclean.model.block import Block
from newsclean.phrases.patterns import pattern
from newsclean.text.date_shapes import holds_time
from newsclean.text.prose import ends_like_sentence, is_cut_off
from newsclean.text.scripts import stopless_letters, width
from newsclean.text.speech import has_short_quotation

BULLETS = "-–—•●▪■◦‣∙*·►▶›»"
_NUMBERED = pattern(r"\d{1,2}[.)] ")
LONGEST = 220  # characters of a headline, as for titles
_SHORTEST = 25  # a headline of fewer is a label, a section or a name
_SHORTEST_WIDE = 20  # the same in scripts without spaces
_LONG_HEADLINE = 60  # 82% of publishers' own subheads are shorter
_MARKED_HEADLINE = 54  # enough where a dash, a quotation or a kicker marks it

# "Talks Will Contin... MOSCOW (Agency) — The talks will go on until all sides ha..."
_CUT_TITLE = pattern(
    r"^(?P<title>[^.…\n]{12,110}?\w)(?:\.{3}|…) ?(?P<rest>[^\W\d_a-z][^\n]{30,600})$"
)
_DATELINE = pattern(r"^[^\W\d_a-z]{2}[^\n]{0,40}?\([A-Z]\w{1,20}\) ?[–—-]")
# "Berlin storm: what we know so far"
_KICKER = pattern(
    r"^(?=\D)[^:.!?]{2,34}: ?(?=[\"“„«‘']?[^\W\d_a-z])(?:[^:]{18,}|[^:]{4,}: ?[^:]{12,})"
)
_DOMAIN = pattern(r"\.\w{2,5}$")
_DASH = pattern(r"\w[”“\"’]? [–—-] [\"“„‘]?\w")


def is_bulleted(text: str) -> bool:
    """Does `text` begin with a bullet or a number, and a space?"""
    return (text[:1] in BULLETS and text[1:2].isspace()) or (
        text[0].isdigit() and bool(_NUMBERED.match(text))
    )


def without_bullet(text: str) -> str:
    """Return `text` without the bullet at its start."""
    return text.lstrip(BULLETS + " \t") if text[:1] in BULLETS else text


def ends_in_stop(text: str) -> bool:
    """Does `text` end in a full stop? A headline may end in other marks."""
    return (
        ends_like_sentence(text)
        and not is_cut_off(text)
        and not text.rstrip("\"'”’»“)] ").endswith(("!", "?", "！", "？", "؟"))
    )


def is_doubled(text: str) -> bool:
    """Is `text` a headline said twice, "X X"?

    >>> is_doubled("Mayor opens the new bridge Mayor opens the new bridge")
    True
    """
    half, odd = divmod(len(text), 2)
    between = text[half : half + 1]
    return odd == 1 and half >= _SHORTEST and between == " " and text[:half] == text[half + 1 :]


def cut_teaser(text: str) -> str | None:
    """Return ``sure`` or ``likely`` if `text` is a cut title and a cut beginning, else None.

    Sure: the title is in title case or a dateline follows it.
    """
    if len(text) > 720 or not is_cut_off(text):
        return None
    match = _CUT_TITLE.match(text)
    if not match:
        return None
    return (
        "sure" if is_in_title_case(match["title"]) or _DATELINE.match(match["rest"]) else "likely"
    )


def is_in_title_case(text: str) -> bool:
    """Have most of the longer words of `text` capitals, as English headlines have them?"""
    words = [word for word in text.split() if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def kicker(text: str) -> str | None:
    """Return the kicker of `text` if it has the form "Kicker: headline", else None."""
    head = text[: text.index(":")] if _KICKER.match(text) else None
    return None if head is None or _DOMAIN.search(head) else head


def has_kicker(text: str) -> bool:
    """Has `text` the form "Kicker: headline"?"""
    return kicker(text) is not None


def has_headline_mark(text: str) -> bool:
    """Has `text` what headlines have and list items seldom: a quotation, a dash, a question?"""
    return text.endswith(("?", "!")) or has_short_quotation(text) or bool(_DASH.search(text))


def headline_marks(text: str) -> int:
    """Count the marks in `text` that headlines have and list items seldom: as above, any question."""
    asks = text.endswith(("?", "!", "？", "！")) or "? " in text
    return asks + has_short_quotation(text) + bool(_DASH.search(text))


def is_headline(block: Block) -> bool:
    """Could `block` be the headline of another article: one line, of some length, no sentence?"""
    if len(block.text) > LONGEST + 4 or block.is_prose:
        return False
    text = without_bullet(block.text)
    # Where no sentence ends in a mark, a longer line may be a short paragraph.
    if len(text) > _LONG_HEADLINE and stopless_letters(text) > _LONG_HEADLINE:
        return False
    wide = width(text)
    if wide < (_SHORTEST if 2 * wide < 3 * len(text) else _SHORTEST_WIDE):
        return False
    return len(text) <= LONGEST and text[-1] not in ":;,"


def is_sure_headline(block: Block) -> bool:
    """Is `block` longer than most subheads are, or has it a teaser's shape?"""
    text = without_bullet(block.text)
    if not is_headline(block) or ends_in_stop(text):
        return False
    if width(text) >= _LONG_HEADLINE or is_cut_off(text) or is_doubled(text):
        return True
    return width(text) >= _MARKED_HEADLINE and (has_kicker(text) or has_headline_mark(text))


def is_stamp(block: Block) -> bool:
    """Is `block` a date, a time or a reading time, as stands beside a teaser?"""
    return len(block.text) <= 40 and holds_time(block.text)


def is_caps_link(text: str) -> bool:
    """Is `text` a headline of five words or more, all in capitals?"""
    return (
        30 <= len(text) <= 160
        and text.isupper()
        and text.count(" ") >= 4
        and not text.endswith((".", ":"))
    )
