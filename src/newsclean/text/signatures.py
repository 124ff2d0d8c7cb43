"""Signatures: who wrote, and when, in one line: "Jane Roe | 3 May 2024"."""

import re
from functools import cache, lru_cache

from newsclean.phrases import fold, fold_all, folded, has_digit, table, template, worded
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind, words
from newsclean.text.dates import Stamp, read_stamp
from newsclean.text.people import (
    ends_as_house,
    has_family_name,
    is_known_person,
    is_no_person,
    is_person,
    is_role,
    people,
)

_PARTS = pattern(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*//\s*")
_SEAM = pattern(
    r"(?<=[a-zß-ÿ])(?=\d)|(?<=[a-zß-ÿ])(?=[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
)  # "Roe2 minutes ago"
_SPAN = worded("dates", r"\d{1,3}\s?(?:{minutes}|{age_units})\.?")
_NO_DATE = Stamp(None, None, has_date=False, has_time=False, has_label=False, is_span=True)
_DANGLING = worded("dates", r"[\s,]+{on}[\s,]*$", cased=True)
# "at 10:14 PM", "zaman: 22:14", "於 下午10:14": a word or two, and the hour
_AT_CLOCK = pattern(
    r"\s(?:(?:[a-zà-ÿα-ωά-ώа-яёії]\w{0,6}(?:\(s\))?[.:]?\s){1,2}|[^\W\d_A-Za-zА-я]{1,4}[:：]?\s(?:[^\W\d_A-Za-zА-я]{2} ?)?)?"
    r"\d{1,2}[:.]\d\d(?:\s?(?:[AaPp]\.?\s?[Mm]\.?|[πμ]\.?\s?μ\.?|[مص]))?$"
)
_ROLES = pattern(r"\s*[,|/–—]\s*")
_IN_BRACKETS = pattern(r"\s?[(（]([^()（）]{2,40})[)）]$")  # "Jane Roe (with AFP)"
_AND = worded("words", r"\s*[,/&]\s*|\s+{and}\s+", cased=True)
_MAIL = pattern(r"\(?[\w.+-]{1,40}@(?:[\w-]{1,40}\.){1,4}\w{2,12}\)?|@\w{2,30}")
_HOUSE = 50  # characters of the name of a paper
# "[항만일보 김제인 기자]", "김제인 온라인뉴스 기자 (jane@…)": a name among a few words, a job and a mail
_KOREAN = (
    r"(?:(?P<korean>[가-힣]\w{1,11}(?:[\s\]]{1,2}\w{2,12}){0,3})\s{reporter}"
    r"(?:\s?\(?[\w.+-]{1,40}@[\w.-]{3,40}\)?)?"
    # Glued to the title a name is told by the mail behind it.
    r"|(?P<glued>[가-힣]{3}){reporter}\s?\(?[\w.+-]{1,40}@[\w.-]{3,40}\)?)"
)
_PLACED = pattern(r"/?[가-힣]{2,4} ?[=＝] ?(?=[가-힣]{2,})|/(?=[가-힣])")  # "항만=김제인 기자"
_JOB_WORDS = 4
_PLACE_WORDS = 3
_KOREAN_NAME = 3  # signs of a name among other words
# "本报记者 李四", "记者 李四 发自港口", "記者・山田のぞみ"
_CHINESE = (
    r"(?:\w{0,8})?{reporter}(?:[ 　/／:：]{1,2}(?P<chinese>[㐀-鿿々]{2,4})"
    r"(?:[ 　]{1,2}(?:{sent}\w{2,6}|\w{2,6}{told})|[ 　]{0,2}{told})?"
    r"|[・＝=](?P<japanese>[㐀-鿿々\u3041-\u30fe]{2,8}))"
)
# "港城社记者李四 王五": several, or nothing between the job and the name
_CHINESE_NAMES = worded(
    "bylines",
    r"\w{0,8}?{reporter}[ 　/／:：]{0,2}(?P<names>[㐀-鿿々]{2,4}(?:[ 　、,，/／]{1,2}[㐀-鿿々]{2,4}){0,3})",
    cased=True,
)
_APART = pattern(r"[ 　、,，/／]+")
_WITH_TITLE = worded("bylines", f"{_KOREAN}|{_CHINESE}", cased=True)
REPORTER = 80  # characters of a reporter's name, title, paper and mail
# "Jane Roe For The Harwick Post", "Jane Roe for Radio Harwick"
_FOR_PAPER = pattern(r" (?i:for) (?:(?i:the) )?[A-Z][\w.'’-]*(?: [A-Z&][\w.'’-]*){0,4}$")
_HANDLED = pattern(r"(?<=[^\W\d_]) \(?@\w{2,30}\)?$")  # "Jane Roe @janeroe"
_IN = template("bylines", "{in}")
_PLACE_WORDS = 4  # of "By Jane Roe in New Harwick"
_FRAME = "[]【】()（）〔〕"
_HANDLE = 24  # characters of a name of one word, as authors of web logs have them


@lru_cache(maxsize=1024)  # the lines above the body are read in every round
def who_and_when(text: str) -> tuple[tuple[str, ...], Stamp | None] | None:
    """Return the people of "Jane Roe | 3 May 2024" and the stamp beside them."""
    if read_stamp(text):
        return None  # "By Tuesday, 3 May 2024": nobody is named
    text, stamp = without_stamp(text)
    text = _without_agencies(text)
    names: list[str] = []
    agencies = 0
    for part in _PARTS.split(text.strip(" ,;|•·–—-")):
        if not part:
            continue
        found = people(part)
        if found is None and stamp and stamp.has_date and not names and is_handle(part):
            found = ()
        if found is None and not (names and (_is_house(part) or _MAIL.fullmatch(part))):
            return None
        names += () if names else found or ()
        agencies += bool(found == ())
    return (tuple(names), stamp) if names or agencies else None


def who_signed(text: str) -> tuple[tuple[str, ...], Stamp | None] | None:
    """Return who is named in `text` behind "By", a place or a paper after the name aside."""
    text = _HANDLED.sub("", text)
    for_paper = _FOR_PAPER.search(text)
    if for_paper and (names := people(text[: for_paper.start()])) and is_known_person(names[0]):
        return names, None
    if (who := who_and_when(text)) is not None:
        return who
    placed = _IN.search(text)
    name = text[: placed.start()].strip() if placed else ""
    place = text[placed.end() :].strip(" .") if placed else ""
    if not is_person(name) or not 0 < len(place.split()) <= _PLACE_WORDS:
        return None
    named = all(word[0].isupper() or word in words("joint") for word in place.split())
    return ((name,), None) if named else None


def without_clock(text: str) -> str:
    """Return `text` without the hour at its end, as web logs set it behind a name.

    >>> without_clock("Jane Roe at 10:14 PM"), without_clock("Jane Roe um 22:14")
    ('Jane Roe', 'Jane Roe')
    """
    found = _AT_CLOCK.search(text) if ":" in text or "." in text else None
    return text[: found.start()] if found else text


def without_others(text: str) -> str:
    """Return `text` without those who did other work on it: "Jane Roe | Editor: John Doe".

    >>> without_others("Jane Roe | Editor: John Doe"), without_others("Jane Roe | 3 May 2024")
    ('Jane Roe', 'Jane Roe | 3 May 2024')
    """
    first, *others = (part.strip() for part in text.split("|"))
    labelled = [part.partition(":") for part in others]
    named = all(is_role(label) and people(name.strip()) for label, _, name in labelled)
    return first if others and named else text


def _is_house(part: str) -> bool:
    """Is `part` one capitalised word, or the name of a paper by its last one?"""
    if not part[0].isupper() or len(part) > _HOUSE:
        return False
    return " " not in part or fold(part.rsplit(None, 1)[-1]) in words("medium")


def _without_agencies(text: str) -> str:
    """Return `text` without the agencies in brackets at its end: "(with AFP)", "(dpa)"."""
    found = _IN_BRACKETS.search(text)
    if not found:
        return text
    inner = found[1].strip()
    label = next((w for w in words_before_agency() if fold(inner).startswith(f"{w} ")), "")
    named = all(agency_kind(part) for part in _AND.split(inner[len(label) :].strip()))
    return text[: found.start()] if named else text


@cache
def words_before_agency() -> tuple[str, ...]:
    """Return the words before the name of an agency or another source, the longest first."""
    return tuple(sorted(fold_all(table("agency_marks")["with"]), key=len, reverse=True))


def read_reporter(text: str) -> str | None:
    """Return the name of "[항만일보 김제인 기자]" or "本报记者 李四", where a job stands beside it.

    >>> read_reporter("김제인 기자"), read_reporter("记者 李四"), read_reporter("记者从市政府获悉")
    ('김제인', '李四', None)
    >>> read_reporter("항만닷컴 기자")
    """
    bare = text.strip().strip(_FRAME)
    place = _PLACED.match(bare)
    bare = bare[place.end() :] if place else bare
    found = _WITH_TITLE.fullmatch(bare) if 4 <= len(bare) <= 70 and bare[0] >= "\u2e80" else None
    if found and (chinese := found["chinese"]):
        return None if chinese in words("source") or is_no_person(chinese) else chinese
    if not found or found["korean"] is None:
        return found and (found["japanese"] or found["glued"])
    parts = found["korean"].replace("]", " ").split()
    if len(parts) == 1 and len(parts[0]) <= _KOREAN_NAME + 1:
        return None if ends_as_house(parts[0]) else parts[0]
    named = [p for p in parts if len(p) == _KOREAN_NAME and p[0] in words("family")]
    return named[0] if len(named) == 1 else None


def read_reporters(text: str) -> tuple[str, ...]:
    """Return the names of one reporter or several beside whose names their job stands.

    >>> read_reporters("김제인 이마루 기자"), read_reporters("김제인 기자"), read_reporters("항만 도시 기자")
    (('김제인', '이마루'), ('김제인',), ())
    >>> read_reporters("港城社记者李四 王五"), read_reporters("记者获悉")
    (('李四', '王五'), ())
    """
    if text.isascii():  # no title is
        return ()
    *names, title = text.replace("·", " ").replace(",", " ").split() or [""]
    if title in reporter_titles() and names and all(map(has_family_name, names)):
        return tuple(names)
    one = read_reporter(text)
    if one:
        return (one,)
    found = _CHINESE_NAMES.fullmatch(text.strip().strip(_FRAME)) if len(text) <= REPORTER else None
    several = tuple(_APART.split(found["names"])) if found else ()
    return several if all(map(has_family_name, several)) else ()


def reporter_titles() -> list[str]:
    """Return the titles of reporters that stand beside a name."""
    return table("bylines")["reporter"]


def is_signed_by(names: tuple[str, ...]) -> bool:
    """Is one of `names` a person's by its own words?"""
    return any(map(is_known_person, names))


def is_handle(text: str) -> bool:
    """Could `text` be the name under which somebody writes: one word, that is no number?"""
    return len(text) <= _HANDLE and " " not in text and any(map(str.isalpha, text))


def without_stamp(text: str) -> tuple[str, Stamp | None]:
    """Return `text` without the date at its end, and the Stamp of that date."""
    if not has_digit(text):
        return text, None
    # Each word keeps the space behind it, so that joining them again gives the text as it was.
    words = re.split(r"(?<=[\s|•·,])", _SEAM.sub(" ", text))
    # A date is at most a dozen words; a bound keeps long lines cheap (law 7).
    for i in range(max(1, len(words) - 12), len(words)):
        tail = "".join(words[i:]).strip(" |•·–—-,")
        first = tail.split(None, 1)[0] if tail else ""
        stamp = read_stamp(tail) if first[:1].isdigit() or len(first) > 2 else None
        if stamp and (stamp.has_date or stamp.is_span):
            return _DANGLING.sub("", "".join(words[:i])), stamp
        if first[:1].isdigit() and _SPAN.fullmatch(tail):
            return "".join(words[:i]), _NO_DATE
    return text, None


@lru_cache(maxsize=1024)  # asked of the same lines
def has_role(text: str) -> bool:
    """Does a part of `text` name a job or an agency?"""
    return any(is_role(p) or agency_kind(p) for p in _ROLES.split(text) if not is_known_person(p))


def is_dated_by_agency(text: str) -> bool:
    """Does an agency's name stand before the date?"""
    return agency_kind(without_stamp(text)[0].strip(" ,;|•·–—-")) == "wire"


def names_job(text: str, key: str) -> bool:
    """Is `text`, with its folded `key`, a job in a newsroom: "Night editor", "Correspondent in Harwick"?

    Behind a job of several words a place may stand: "Special Correspondent, Harwick".
    """
    jobs = folded("bylines", "jobs")
    words = key.split()
    job, _, place = key.partition(",")
    if key in jobs or (" " in job and job in jobs and _is_place(place)):
        return True
    if not 1 <= len(words) <= _JOB_WORDS or not text[0].isupper():
        return False
    placed = len(words) > 2 and words[0] in jobs and words[1] in folded("bylines", "in")
    return words[-1] in jobs or placed


def _is_place(text: str) -> bool:
    return 0 < len(text.split()) <= _PLACE_WORDS and not any(map(str.isdigit, text))
