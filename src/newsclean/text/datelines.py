"""Datelines: where and for whom a report was filed, read off the head of a paragraph."""

import re
from functools import cache

import msgspec

from newsclean.phrases import fold, fold_all, folded, table, worded
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind
from newsclean.text.sections import is_section

_PLACE = r"[^\W\d_][^()\[\]/«»“”\"!?:;—–]{0,60}?"
# "MOSCOW (Sputnik)", "BERLIN, May 3 (Reuters)", "KØBENHAVN /ritzau/", "МОСКВА, 5 мая. /ТАСС/"
_SIGNED = pattern(
    rf"(?P<place>{_PLACE})?\s?(?:[(（](?P<round>[^()（）]{{2,30}})[)）]|/(?P<slash>[^/\s][^/]{{1,20}})/)"
    r"\s?(?P<dash>[.,:]?\s?[-–—―:=＝._]{1,2})?"
)
# "PARIS — ", "LA CROSSE, Wis. — ": capitals, then a dash.
_CAPITALS = pattern(
    r"(?P<place>[^\W\d_][^\d()“”\"!?:;—–]{1,40}?(?:, [^\W\d_][\w. ]{1,18})?)"
    r"\s?[—–-]{1,2}\s(?=[^\W_a-zß-ÿ]|[\"“„«])"
)
# "دبي – رويترز", "РИМ, 5 мая — РИА Новости.", "Roma, 5 mag. - ANSA -"
_DASHED = pattern(rf"(?P<place>{_PLACE})\s[-–—]\s(?P<agency>[^-–—.:()]{{2,25}}?)\s?[-–—.:]")
# "KOMPAS.com - ", "Bisnis.com, JAKARTA –", "JAKARTA, iNews.id - ": an outlet by its address
_OUTLET = pattern(
    r"(?:(?P<before>[^\W\d_a-z][^\W\d_]{2,20}(?: [^\W\d_a-z][^\W\d_]{2,20}){0,2}),\s)?"
    r"(?P<agency>[^\W\d_a-z]?[\w-]{2,30}(?:\.(?:[a-z]{2,4}|[A-Z]{2,3})){1,2})"
    r"(?:,\s?(?P<place>[^\W\d_a-z][^\W\d_]{2,20}(?:[ -][^\W\d_a-z][^\W\d_]{2,20}){0,2}))?\s?[-–—]{1,2}\s"
)
_INITIALS = pattern(r"[^\W\d_a-z]{2,5}")
_DASH = pattern(r"[-–—]\s")
# "NEW HARWICK: The mayor", as papers of South and South East Asia write
_COLON = pattern(r"(?P<place>[^\W\d_a-z]{3,20}(?:[ -][^\W\d_a-z]{2,20}){0,2}): (?=[^\W\d_a-z])")
_FIRST_WORD = pattern(r"[^\W\d_]+")
_DATE = pattern(r"[\s,.]*\b\d.*$|\s*,?\s+[^\W\d_]{3,9}\.?\s\d.*$")
_DAY = pattern(
    r",\s?(?:\d{1,2}\.? ?(?:de )?[^\s\d.,()]{3,10}\.?|[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}[./]\d{1,2}\.?)(?:,? \d{4})?,?\s*$"
)
_PLACE_CJK = pattern(r"(?P<place>[^\W\d]{2,6}?)?\s?(?:\d|[０-９]|[電电]|$)")
_FILED = worded("datelines", r"[日月][^。]{0,12}{filed}")
_SENT = worded("datelines", "{filed}")
_BRACKET_CJK = pattern(r"[【［\[(（]([^】］\])）]{2,30})[】］\])）]")


class Dateline(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where and for whom a report was filed; `text` is the mark as it stands: ``MOSCOW (Sputnik) –``."""

    place: str | None
    agency: str | None
    text: str


def read_dateline(head: str) -> Dateline | None:
    """Return the Dateline that the paragraph starting with `head` opens with.

    >>> read_dateline("MEXICO CITY (AP) — The mayor said on Monday that")
    Dateline(place='MEXICO CITY', agency='AP', text='MEXICO CITY (AP) —')
    >>> read_dateline("The mayor (left) said on Monday")
    """
    found = _signed(head) if "(" in head or "/" in head or "（" in head else None
    found = found or _report(head)
    dashed = "-" in head or "–" in head or "—" in head
    if not found and dashed and _DASH.search(head):
        found = _dashed(head) or _outlet(head) or _capitals(head)
    return found


def _signed(head: str) -> Dateline | None:
    match = _SIGNED.match(head)
    if not match:
        return None
    agency = (match["round"] or match["slash"]).strip()
    named = [part for part in re.split(r"\s*[/,]\s*", agency) if agency_kind(part)]
    place = _place(match["place"])
    known = bool(named) and (match["dash"] or (place and place.isupper()) or not place)
    unknown = (
        place and place.isupper() and match["dash"] and len(agency) <= 20 and agency[0].isupper()
    )
    # "(CNN)The mayor", "(Lunewire) – The mayor", "Harwick, Maine (CNN) — The mayor"
    bare = not match["place"] and match["round"] and agency[0].isupper()
    alone = bare and (_INITIALS.fullmatch(agency) or (match["dash"] and agency.isalpha()))
    parted = place and "," in place and match["dash"] and _INITIALS.fullmatch(agency)
    # "Harwick, March 14 (IANS) The mayor": the day behind the comma does what the dash does.
    dated = named and place and _DAY.search(match["place"]) and _begins(head[match.end() :])
    if not (known or unknown or alone or parted or dated) or (match["place"] and place is None):
        return None
    return Dateline(place=place, agency=agency, text=match[0].strip())


def _begins(rest: str) -> bool:
    """Does a sentence begin in `rest`, behind the mark: with a letter that is no small one?"""
    first = rest.lstrip(" \"“„«'‘")[:1]
    return first.isalpha() and not first.islower()


def read_place(head: str) -> Dateline | None:
    """Return the Dateline of "NEW HARWICK: The mayor said", a place in capitals and a colon.

    Labels ("UPDATE: …") and speakers ("MOOR: I was there") are written so, too: whoever asks must
    know that this is the first paragraph, and the only one of the form.

    >>> read_place("NEW HARWICK: The mayor said on Monday that")
    Dateline(place='NEW HARWICK', agency=None, text='NEW HARWICK:')
    >>> read_place("UPDATE: The harbour is open"), read_place("New Harwick: a history")
    (None, None)
    """
    match = _COLON.match(head)
    if not match or not match["place"].isupper() or not _begins(head[match.end() :]):
        return None
    if fold(match["place"]) in folded("datelines", "label") or is_section(fold(match["place"])):
        return None
    first = _FIRST_WORD.match(head, match.end())
    if first and fold(first[0]) in _speaking():
        return None
    return Dateline(place=match["place"], agency=None, text=match[0].strip())


@cache
def _speaking() -> frozenset[str]:
    """Return the words with which somebody speaks of himself or to others: "I", "we", "you"."""
    return frozenset(("i", *fold_all(table("speech")["addressed"])))


def _dashed(head: str) -> Dateline | None:
    match = _DASHED.match(head)
    if not match or not agency_kind(match["agency"]):
        return None
    return Dateline(
        place=_place(match["place"]), agency=match["agency"].strip(), text=match[0].strip()
    )


def _outlet(head: str) -> Dateline | None:
    match = _OUTLET.match(head)
    if not match:
        return None
    place = match["before"] or match["place"]
    return Dateline(place=place, agency=match["agency"], text=match[0].strip())


def _capitals(head: str) -> Dateline | None:
    match = _CAPITALS.match(head)
    place = _place(match["place"]) if match else None
    if not match or not place or len(place) < 4:
        return None
    if not place.split(",")[0].isupper() or agency_kind(place):
        return None
    return Dateline(place=place, agency=None, text=match[0].strip())


def _place(text: str | None) -> str | None:
    """Return the place of "BERLIN, May 3": short, capitals or a name, without the date."""
    place = _DATE.sub("", text or "").strip(" ,") if text else None
    place = place if place and "," in place else place and place.strip(" .")
    if not place or len(place.split()) > 6:
        return None
    capital = place[0].isupper() or not place[0].islower()
    small = [word for word in place.split() if word.islower()]
    return place if capital and len(small) <= 2 else None


@cache
def _reporters() -> tuple[str, ...]:
    """Return the agencies that East Asian datelines name, the longest first."""
    return tuple(sorted(set(table("datelines")["report"]), key=len, reverse=True))


def _report(head: str) -> Dateline | None:
    """Return the Dateline of "新华社北京5月3日电", "【东京共同社】", "(서울=연합뉴스)"."""
    # These reports begin in their own script, or with a bracket.
    if head[:1].isascii() and not head.startswith(("(", "[")):
        return None
    bracket = _BRACKET_CJK.match(head)
    inner = bracket[1] if bracket else head[:24]
    if not (bracket or inner.startswith(_reporters())):
        return None  # most heads
    name = next(
        (n for n in _reporters() if inner.startswith(n) or (bracket and inner.endswith(n))), None
    )
    if not name or not (bracket or _FILED.search(inner)):
        return None
    rest = inner.removeprefix(name).removesuffix(name).strip(" 　=＝・/／")
    match = _PLACE_CJK.match(rest)
    end = _SENT.search(head)
    text = bracket[0] if bracket else head[: end.end()] if end else name
    return Dateline(place=(match and match["place"]) or None, agency=name, text=text)
