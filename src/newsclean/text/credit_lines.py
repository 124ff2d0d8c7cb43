"""Where a picture credit stands in a line, and what it says. Shared by filters.

A credit is told by its label (of the phrases "photo_credits"), by ©, by brackets or by an agency
of phrases/agencies.toml; only the ends of lines are looked at.
"""

from functools import cache

from newsclean.phrases import first_word, fold, folded, worded
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import (
    agency_kind,
    is_sole_credit,
    may_name_agency,
    sole_credits,
    words,
)
from newsclean.text.credits import Credit, read_credit
from newsclean.text.credits_behind import TAKEN
from newsclean.text.date_shapes import YEAR
from newsclean.text.labels import is_company
from newsclean.text.people import is_known_person, is_no_person, is_person

_TAIL = 150  # characters at the end of a line in which a credit may begin
_LAST = 45  # and in which one begins that a full stop ends
_CAPTION = 25  # characters before " / Jane Roe" that make a caption
SENTENCE_ENDS = '.!?…。！？"”“»’«'
"""Behind one of them a credit stands at the end of a line only with a colon or ©."""
_YEAR = pattern(rf"(?<!\d){YEAR}(?!\d)")
_BRACKETS = {")": "(", "）": "（", "]": "[", "］": "［", "】": "【"}
_AFTER_WORD = pattern(r"(?<=[\s:：=＝/／.，՝])")
_OWNER_SHORT = 3  # words of an owner whose label no mark parts from what stands before it
_OWNER_WORDS = 6  # of an owner without a name
_NO_OWNER = pattern(r"[.!?…,;:。](?:\s|$)")  # a sentence, or a caption
_SOURCE = 40  # characters of the longest words for a source
_LABEL_PARTS = 4  # words and marks of a label, at most
_MARKS = (":", "：", "=", "＝", "/", "／", "՝")
# The words of a label that need no mark after them.
_JOINED = worded("photo_credits", r"{joint}$")
_SIDES = worded("photo_credits", r"\s*[/|]\s*|\s+{via}\s+")
# A person right before "(REUTERS)", after a full stop that ends the caption.
_BEFORE = pattern(r"(?<=[.!?”\"])\s?([^\W\d_][\w.'’-]{0,24}(?: [^\W\d_][\w.'’-]{0,24}){1,3}) $")
_GLUED = pattern(r"(?<=[a-zß-ÿ.!?”\"0-9)])[A-ZÀ-ÞФС][\w.]*$")  # "2023.Photograph"
# "Jane Q Roe/AFP" at the end of a line: up to three capitalised words, a stroke, a short rest.
_SIGNED = pattern(
    r"(?:^|(?<=[\s.”\"!?|–—-]))"
    r"((?:[^\W\d_][\w.'’-]{0,24} ){0,3}[^\W\d_][\w.'’-]{0,24} ?/ ?[^/\n]{2,40}"
    r"(?:/[^/\n]{2,40}){0,2})$"
)
_BEFORE_NAME = pattern(r"[.!?|/]")  # one of them parts a name without a label from a caption
_SIGNS = pattern(r"[.!?|/:：©)）\]］】]")  # one of them is in any credit at the end of a line
_GLUE = pattern(  # "unterstützen.Getty Images"; it begins with what is rare, to run fast
    r"[.!?](?<=[^\W\d_A-Z]{2}[.!?])”?(?=[^\W\d_a-z])"
)
# A sentence of some words that ends in a word, before "Jane Roe for The Post".
_CLOSED = pattern(r"(?:\S+ ){3,}\S*[^\W\d_]{3}[.!?]$")
_ONE_LETTER = pattern(r"[\s./]?[^\W\d_a-z]")  # of the two characters before a stop
_RIGHTS = worded("copyright_lines", "{rights_word}")


def whole_credit(text: str, label: str | None, key: str | None = None) -> Credit | None:
    """Return the Credit that the line as a whole is; `key` is its folded key, where known."""
    if text[-1] in _BRACKETS and text[0] == _BRACKETS[text[-1]]:
        inner = text[1:-1].strip()
        return bracketed_credit(inner) or _named_alone(inner)
    if label is not None and (credit := _labelled(text)):
        return credit
    key = fold(text) if key is None else key
    return _rights(text) or _known(text, key) or _behind_comma(text, key)


def _behind_comma(text: str, key: str) -> Credit | None:
    """Return the Credit of "Kaynak, Getty Images": where a picture is from, behind a comma."""
    head, comma, _ = key.partition(",")
    if not comma or head.rstrip() not in words("source"):
        return None  # most lines
    label, comma, owner = text.partition(", ")
    if not (comma and owner) or len(label) > _SOURCE or fold(label) not in words("source"):
        return None
    return _known(owner)


def bracketed_credit(inner: str) -> Credit | None:
    """Return the Credit that brackets hold of which a label, a sign or an agency tells.

    >>> bracketed_credit("Photo: Jane Roe").person, bracketed_credit("see the photo above")
    ('Jane Roe', None)
    """
    return _labelled(inner, bracketed=True) or _rights(inner) or _known(inner) or _of_paper(inner)


def _of_paper(inner: str) -> Credit | None:
    """Return the Credit of "Jane Roe/The Harwick Post": a person and a paper, a stroke between."""
    name, stroke, paper = inner.partition("/")
    name, paper = name.strip(), paper.strip()
    if not stroke or not is_person(name) or is_no_person(name) or "/" in paper:
        return None
    named = paper[:1].isupper() and fold(paper.rsplit(" ", 1)[-1]) in words("medium")
    return Credit(person=name, agency=paper, text=inner) if named else None


def _named_alone(inner: str) -> Credit | None:
    """Return the Credit of "(Jane Roe)" or "(The Harwick Post)" alone on a line."""
    parts = inner.split()
    mixed = 2 <= len(parts) <= 4 and inner.replace(" ", "").isalpha() and not inner.isupper()
    named = mixed and (is_known_person(inner) or fold(parts[-1]) in words("medium"))
    return read_credit(inner) if named else None


def _labelled(text: str, *, bracketed: bool = False) -> Credit | None:
    """Return the Credit after a label at the start of `text`, if there is one."""
    parts = _AFTER_WORD.split(text, maxsplit=_LABEL_PARTS)
    for length in range(len(parts) - 1, 0, -1):
        before = "".join(parts[:length])
        if bracketed and before.rstrip().endswith(","):
            continue  # "(Bild, via Express)": two papers, the first of which is called as a label
        if fold(before.rstrip(" :：=＝/／՝")) in folded("photo_credits", "label"):
            rest = text[len(before) :].lstrip()
            before = before.rstrip()
            marked = before.endswith(_MARKS) or rest.startswith((*_MARKS, "©")) or _is_short(before)
            if marked or bracketed or _JOINED.search(before):
                owner = rest.lstrip(" :：=＝/／՝©")
                credit = read_credit(owner, made=_says_who(before))
                return credit or (_nameless(owner) if marked else None)
            # Without a mark the label may be a word of a sentence: only a known name tells.
            return read_credit(rest, known=True)  # "Credit Jane Roe/EPA"
    return None


def _is_short(label: str) -> bool:
    """Is a label cut short, so that its full stop marks it: "fot. Jane Roe"?"""
    return label.endswith(".") and fold(label) in folded("photo_credits", "short")


def _says_who(label: str) -> bool:
    """Does a label say that a person follows: does it end in "by", or say who takes pictures?"""
    key = fold(label.strip(" :：=＝/／՝"))
    return key.rpartition(" ")[2] in folded("bylines", "by") or key in folded(
        "photo_credits", "maker"
    )


def _nameless(text: str) -> Credit | None:
    """Return the Credit of an owner who is told without a name: "privat", "пресс-служба порта"."""
    words = fold(text).split()
    if not 0 < len(words) <= _OWNER_WORDS or _NO_OWNER.search(text):
        return None
    begins = any(
        " ".join(words[:count]) in folded("photo_credits", "owner") for count in range(1, 4)
    )
    return Credit(person=None, agency=text.strip(" ."), text=text) if begins else None


def _rights(text: str) -> Credit | None:
    """Return the Credit of "© Jane Roe": no year, no company."""
    for sign in ("©", "(c) ", "(C) ") if text[:1] in "©(" else ():
        if text.startswith(sign):
            # A year, a company or reserved rights make it a notice, which copyright_lines reads.
            if _YEAR.search(text) or is_company(text) or _RIGHTS.search(text):
                return None
            rest = text[len(sign) :].strip()
            return _labelled(rest) or (None if ":" in rest else read_credit(rest) or _owners(rest))
    return None


def _owners(text: str) -> Credit | None:
    """Return the Credit of owners with strokes between them, whatever their names look like."""
    parts = [part.strip() for part in text.split("/")]
    named = len(parts) > 1 and all(part[:1].isalpha() and len(part) <= _LAST for part in parts)
    if not named or text.endswith((".", "!", "?", "…")):
        return None
    return Credit(person=None, agency=parts[0], text=text)


def _known(text: str, key: str | None = None) -> Credit | None:
    """Return the Credit of a name and an agency, or of a picture agency alone."""
    if is_sole_credit(text, fold(text) if key is None else key):
        return Credit(person=None, agency=text, text=text)
    if not _is_parted(text) or "©" in text or not may_name_agency(text):
        return None
    if text[-1] in _BRACKETS and not agency_kind(text[text.rfind(_BRACKETS[text[-1]]) + 1 : -1]):
        return None
    credit = read_credit(text, known=True)
    if credit is None or credit.agency is None or credit.agency == text:
        return None
    kinds = {agency_kind(part) for part in _SIDES.split(text)}
    pictures = "picture" in kinds and bool(
        kinds & {"wire"} or any(s in fold(text) for s in sole_credits())
    )
    return credit if credit.person or pictures else None


def _is_parted(text: str) -> bool:
    """Stands in `text` what can stand between a name and an agency?"""
    return (
        "/" in text
        or "(" in text
        or "|" in text
        or " - " in text
        or " – " in text
        or " via " in text
    )


def _may_end_in_credit(text: str) -> bool:
    """Can a credit stand at the end of `text`? Behind a full stop only with a colon or ©."""
    # Nearly all lines are sentences: their last character tells so before anything is searched.
    if text[-1:] not in SENTENCE_ENDS or ":" in text[-_LAST:]:
        return True
    return not text.isascii() and ("©" in text[-_LAST:] or "：" in text[-_LAST:])


def credit_at_end(text: str) -> tuple[int, Credit | None] | None:
    """Return where the credit at the end of `text` starts, and the Credit."""
    if not text or not _may_end_in_credit(text):
        return None
    tail = text[-_TAIL:]
    if not _SIGNS.search(tail):
        return None  # most lines that are no sentence
    if not (found := _in_tail(tail)):
        return None
    start, credit = found
    return len(text) - len(tail) + _opened(tail, start), credit


def _in_tail(tail: str) -> tuple[int, Credit | None] | None:
    """Return where in `tail`, the end of a text, its credit starts, and the Credit."""
    if tail[-1] in _BRACKETS and (found := _bracketed(tail)):
        return found
    for mark in (":", "：", "="):
        if (at := tail.rfind(mark)) > 0 and (found := _after_label(tail, at)):
            return found
    if "©" in tail:
        at = tail.rfind("©")
        credit = _rights(tail[at:])
        return (at, credit) if credit else None
    found = _unlabelled(tail)
    return (_abbreviated(tail, found[0]), found[1]) if found else None


def _opened(tail: str, start: int) -> int:
    """Return where the bracket opens that a credit at tail[start:] closes, or `start`.

    "… she said. (The road last winter. Photo: Jane Roe)": what stands before it in the bracket is
    its caption.
    """
    opening = _BRACKETS.get(tail[-1], "")
    at = tail.rfind(opening, 0, start) if opening and opening not in tail[start:] else -1
    return at if at > 0 and tail[-1] not in tail[at:-1] else start


def _abbreviated(tail: str, start: int) -> int:
    """Return where the label before a credit at tail[start:] begins, cut short as in "Fot. PAP"."""
    _, _, word = tail[:start].rstrip().rpartition(" ")
    if not (word[:1].isupper() and word.endswith(".")):
        return start
    return start - len(word) - 1 if fold(word) in folded("photo_credits", "label") else start


def _bracketed(tail: str) -> tuple[int, Credit | None] | None:
    """Return the credit in the brackets at the end of `tail`, with a name right before them."""
    at = tail.rfind(_BRACKETS[tail[-1]])
    inner = tail[at + 1 : -1].strip()
    if at < 0 or not inner:
        return None
    if fold(inner) in folded("photo_credits", "tail"):
        return at, None
    label, _, rest = inner.partition(":")
    credit = bracketed_credit(inner)
    if credit is None and rest and fold(label) in words("source"):
        # Behind a whole sentence it is where the text comes from, unless it names a maker.
        caption = not tail[:at].rstrip().endswith(tuple(SENTENCE_ENDS))
        credit = read_credit(rest) if caption or _known_rest(rest) else None
    if credit is None and fold(label) in folded("photo_credits", "label") and _is_short_name(rest):
        credit = Credit(person=None, agency=rest.strip(), text=inner)
    if credit is None and (taken := TAKEN.search(inner.rstrip(" ."))):
        credit = read_credit(inner[: taken.start()])
    if (credit is None or credit.person is None) and (name := _BEFORE.search(tail[:at])):
        raised = read_credit(f"{name[1]} ({inner})", known=True)
        at, credit = (name.start(1), raised) if raised else (at, credit)
    return (at, credit) if credit else None


def _is_short_name(text: str) -> bool:
    """Is `text` one to four words without a mark, as a name in small letters may be?"""
    return 0 < len(text.split()) <= 4 and text.replace(" ", "").isalnum()


def _after_label(tail: str, at: int) -> tuple[int, Credit | None] | None:
    """Return the credit after the colon at `at`, if a label stands before it."""
    before = tail[:at].rstrip()
    last = before.rsplit(None, 3)[-3:]
    if not last:
        return None
    word, glued = first_word(last[-1]), _GLUED.search(last[-1])
    if word and word not in _last_words() and not glued:
        return None
    glued_label = glued[0] if glued else ""
    for label in (*(" ".join(last[i:]) for i in range(len(last))), glued_label):
        key = fold(label)
        named = key in folded("photo_credits", "label") or (
            key in words("source") and _known_rest(tail[at + 1 :])
        )
        if key and named and before.endswith(label):
            credit = read_credit(tail[at + 1 :], made=_says_who(label))
            start = len(before) - len(label)
            if before[:start].rstrip()[-1:].isalnum() and label != glued_label:
                # "Harwick Oven Images: Bread Baked by Robots" is a headline.
                credit = credit if credit and _is_of_somebody(credit) else None
            return (start, credit) if credit and start > 0 else None
    return None


def _is_of_somebody(credit: Credit) -> bool:
    """Does the credit name a person or an agency of the tables, or somebody in a word or two?"""
    owner = credit.agency or ""
    return (
        credit.person is not None or bool(agency_kind(owner)) or len(owner.split()) <= _OWNER_SHORT
    )


@cache
def _last_words() -> frozenset[str]:
    """Return the words that labels end with."""
    return frozenset(
        label.rsplit(" ", 1)[-1] for label in folded("photo_credits", "label") | words("source")
    )


def _unlabelled(tail: str) -> tuple[int, Credit | None] | None:
    """Return the credit of "… Jane Roe/AFP", or a word such as "Supplied" after a full stop."""
    if not _BEFORE_NAME.search(tail):
        return None
    stop = max([tail.rfind(mark) for mark in (". ", "! ", "? ", "| ")])
    while stop > 0 and _ONE_LETTER.fullmatch(tail[max(0, stop - 2) : stop]):
        # "Jane Q. Roe": no sentence ends there
        stop = max([tail.rfind(mark, 0, stop) for mark in (". ", "! ", "? ", "| ")])
    glued = max((m.end() for m in _GLUE.finditer(tail)), default=0)
    start = max(stop + 2 if stop >= 0 else 0, glued)
    last = tail[start:]
    if (
        start
        and len(last) <= 30
        and fold(last) in folded("photo_credits", "tail")
        and last[0].isupper()
    ):
        return start, None
    if " / " in last:
        before, _, name = last.rpartition(" / ")
        if (
            len(before) >= _CAPTION
            and name[-1:].isalpha()
            and (is_known_person(name) or agency_kind(name))
        ):
            return len(tail) - len(name) - 3, read_credit(name)
    if "/" in last and (signed := _SIGNED.search(last)):
        name, _, rest = signed[1].partition("/")
        name = _without_sentence(name)
        credit = read_credit(f"{name}/{rest}", known=True)
        if fold(name) in folded("photo_credits", "label"):
            credit = read_credit(rest)
        if credit and (credit.person or start or "photo" in name.casefold()):
            return len(tail) - len(name) - 1 - len(rest), credit
    if (
        start
        and len(last) <= 60
        and (credit := _known(last) or _after_sentence(tail[:start], last))
    ):
        return start, credit
    return None


def _after_sentence(before: str, last: str) -> Credit | None:
    """Return the Credit of "Jane Roe for The Post" after a whole sentence, without a stop."""
    name, for_whom, _ = last.partition(" for ")
    if not last[-1].isalpha() or last.isupper():
        return None
    if not for_whom or not 2 <= len(name.split()) <= 4 or not is_known_person(name):
        return None
    return read_credit(last) if _CLOSED.search(before.rstrip(" |")) else None


def _without_sentence(name: str) -> str:
    """Return the capitalised words at the end of `name`."""
    kept = name.split(" ")
    for i in range(len(kept) - 1, -1, -1):
        if kept[i] and kept[i].islower() and not is_person(" ".join(kept[i - 1 :]) if i else ""):
            return " ".join(kept[i + 1 :])
    return name


def _known_rest(text: str) -> bool:
    """Does `text` name an agency and somebody, so that even "Source:" before it is a credit?"""
    credit = read_credit(text, known=True)
    return credit is not None and (credit.person is not None or "/" in text)
