"""The tail of an article that is held as one line, as portals of East Asia hand it on.

Behind the last sentence stand the reporter with a mail address, links of the paper to itself, each with a
mark before it ("▶ 채널 구독하기"), and the ban on copying. Nothing but these marks parts them.
"""

from newsclean.phrases import worded
from newsclean.phrases.patterns import pattern
from newsclean.text.notices import has_rights

_NOTICE = pattern(
    r"(?i)(?:[-\[<(（※*]\s?){0,2}(?:저작권자\s?)?(?:copyrights?\s?)?(?:ⓒ|©|\(c\)|(?<![^\s\])>])\?\s)"
    r"[^▶►▷☞※ⓒ©]{2,110}$"
)
_NOTICE_LONGEST = 130  # characters
_RIGHTS = 45  # characters at the end of a notice in which it bans copying
_LOST_SIGN = 60  # characters of a notice whose sign was lost to a question mark
_RUN_LONGEST = 700  # characters of links with their marks
_ITEM = pattern(r"[▶►▷☞※]\s?(?![\s\])])[^▶►▷☞※ⓒ©]{2,90}")
_ITEMS = 12
# A Korean sentence, or the end of any before another: an item of the text, not a link
_TOLD = pattern(r"[가-힣]다[.。](?!$)|[.。]\s+[^\s\W]")
_SIGNED = worded("bylines", r"{*reporter}\s?(?:\(?[\w.+-]{1,40}@[\w.-]{3,40}\)?)?\]?\s*$")
_BEFORE = 90  # characters before a run that say what it is


def notice_at_end(text: str) -> int | None:
    """Return where the ban on copying starts that ends the line `text`.

    >>> text = "섬 주민이 기다렸다. ⓒ 항만일보 & hangman.example, 무단 전재 및 재배포 금지"
    >>> text[notice_at_end(text) :]
    'ⓒ 항만일보 & hangman.example, 무단 전재 및 재배포 금지'
    """
    if not has_rights(text[-_RIGHTS:]):
        return None
    found = _NOTICE.search(text, max(0, len(text) - _NOTICE_LONGEST))
    if found is None or _TOLD.search(found[0]) or not found.start():
        return None
    return None if _has_lost_sign(found[0]) and len(found[0]) > _LOST_SIGN else found.start()


def _has_lost_sign(notice: str) -> bool:
    """Stands a question mark in `notice` for the sign that an encoding had no place for?"""
    return "?" in notice[:4]


def run_at_end(text: str) -> tuple[int, int] | None:
    """Return where the paper's links to itself start and end that close `text`, a notice aside.

    A signature before them or a ban on copying at either end says that they are no list of the text.
    """
    bare = text.rstrip()
    notice = notice_at_end(bare)
    end = len(bare) if notice is None else notice
    items = list(_ITEM.finditer(bare, max(0, end - _RUN_LONGEST), end))[-_ITEMS:]
    start = end
    for item in reversed(items):
        if item.end() != start or _TOLD.search(item[0]):
            break
        start = item.start()
    if start in (0, end):
        return None
    before = bare[max(0, start - _BEFORE) : start].rstrip()
    named = notice is not None and not _has_lost_sign(bare[notice:])
    sure = named or _SIGNED.search(before) or has_rights(before[-_RIGHTS:])
    return (start, end) if sure else None
