"""Who said it: the speaker and the verb beside a quotation, where the text says so plainly.

A clause beside the mark is looked through for one verb of attribution; the words on its other
side, up to a preposition or the end of the clause, are the speaker. What is not plain is None.
"""

from functools import cache
from typing import Final, NamedTuple

from newsclean.phrases import by_language, fixed, table, worded
from newsclean.phrases.patterns import pattern
from newsclean.text.quotes.elisions import words

# Words that a speaker who is not named begins with.
DETERMINERS: Final = words(
    "the a an one he she they it we i his her their der die das ein eine er sie le la les un une il"
    " elle ils elles on el los las él ella lo gli o os as ele ela de het een hij zij ze en ett den"
    " det han hon hun"
)
_CLAUSE_LENGTH: Final = 160
_LONGEST_SPEAKER: Final = 7
_BOUNDARY: Final = pattern(r"[,.;:!?()\[\]“”\"«»„—–\n]|\s-\s")
_LEAD: Final = pattern(r"[\s,.–—-]{0,4}")
_ABBREVIATION: Final = worded("speech", r"(?:{abbreviation}|\b[A-Z])\.", cased=True)
_WORD: Final = pattern(r"[^\s,.;:!?()\[\]“”\"«»„]+\.?")
_CHINESE: Final = worded("speech", r"([^，。！？：；、“”\s]{1,15}?)({said})[：，:,]?\Z")
_JAPANESE_SPEAKER: Final = pattern(r"([^、。「」\s]{1,15}?)(?:は|が)、?\Z")
_VERB_BEHIND: Final = worded("speech", r"{quoting}\s?({said})")
_KOREAN_SPEAKER: Final = pattern(r"(\S{1,20}?)(?:은|는|이|가)\s?\Z")


class Attribution(NamedTuple):
    """The speaker and the verb of attribution, in the words of the text."""

    speaker: str | None
    verb: str | None


NOBODY: Final = Attribution(None, None)


class _Words(NamedTuple):
    verbs: frozenset[str]
    helpers: frozenset[str]
    stops: frozenset[str]


@cache
def _words(language: str) -> _Words:
    """Return the words of one language; of all of them where the language is not known."""
    language = "no" if language in ("nb", "nn") else language
    is_known = language in by_language("speech", "verbs")
    verbs, helpers, stops = (
        frozenset(
            by_language("speech", key).get(language, ()) if is_known else table("speech")[key]
        )
        for key in ("verbs", "helpers", "stops")
    )
    return _Words(verbs, helpers, stops)


@cache
def _comma_inside() -> frozenset[str]:
    verbs = by_language("speech", "verbs")
    return frozenset(word for language in fixed()["comma_inside"] for word in verbs[language])


def comma_stands_inside(verb: str) -> bool:
    """Return whether the verb is of a language that puts the comma before the closing mark."""
    return verb in _comma_inside()


def after(text: str, position: int, language: str) -> Attribution:
    """Return the attribution that follows a quotation which ends at `position`.

    >>> after("“Yes,” said Ann Lee on Monday.", 6, "en")
    Attribution(speaker='Ann Lee', verb='said')
    >>> after("“Yes,” a spokesperson told reporters.", 6, "en")
    Attribution(speaker='a spokesperson', verb='told')
    """
    behind = _VERB_BEHIND.match(text, position)
    if behind:
        return Attribution(None, behind.group(1))
    lead = _LEAD.match(text, position)
    start = lead.end() if lead else position
    clause, boundary = _clause(text, start)
    if not clause or _begins_anew(text, position, start, boundary):
        return NOBODY
    table = _words(language)
    for index, word in enumerate(clause[: _LONGEST_SPEAKER + 1]):
        if word.lower() in table.verbs:
            subject = [w for w in clause[:index] if w.lower() not in table.helpers]
            if not subject:
                subject = _subject(clause[index + 1 :], table)
            return _plain(subject, word, table)
    return NOBODY


def _begins_anew(text: str, position: int, start: int, boundary: str) -> bool:
    """Return whether a new sentence, or a compound, follows the mark instead of "she said"."""
    if text[start - 1 : start] == "-":
        return True
    ended = text[max(0, position - 2) : position - 1]
    if ended not in tuple(".!?…") or not text[start : start + 1].isupper():
        return False
    first = _WORD.match(text, start)
    known = first is not None and first.group().lower() in DETERMINERS
    return ended == "." or boundary == ":" or known


def before(text: str, position: int, language: str) -> Attribution:
    """Return the attribution that leads up to a quotation which opens at `position`.

    >>> before("The mayor said: “Yes.”", 16, "en")
    Attribution(speaker='The mayor', verb='said')
    """
    head = text[max(0, position - _CLAUSE_LENGTH) : position].rstrip()
    chinese = _CHINESE.search(head[-24:])
    if chinese:
        return Attribution(chinese.group(1), chinese.group(2))
    if head[-1:] not in (":", ",", "："):
        return NOBODY
    clause = head[:-1]
    starts = [match.end() for match in _BOUNDARY.finditer(_hide_abbreviations(clause))]
    found = _WORD.findall(clause[starts[-1] if starts else 0 :])
    table = _words(language)
    for index in range(len(found) - 1, -1, -1):
        if found[index].lower() in table.verbs:
            speaker = [w for w in found[:index] if w.lower() not in table.helpers]
            whole = position <= _CLAUSE_LENGTH or bool(starts)
            alone = all(w.lower() not in table.stops for w in speaker[1:])
            return _plain(speaker if whole and alone else [], found[index], table)
    return NOBODY


def has_verb(text: str, language: str) -> bool:
    """Return whether a verb of attribution stands anywhere in `text`."""
    return not _words(language).verbs.isdisjoint(_WORD.findall(text.lower()))


def topic_before(text: str, position: int) -> str | None:
    """Return the speaker whom Japanese and Korean name before the quotation, or None.

    >>> topic_before("田中さんは「はい", 5)
    '田中さん'
    """
    head = text[max(0, position - 24) : position]
    match = _JAPANESE_SPEAKER.search(head) or _KOREAN_SPEAKER.search(head)
    return match.group(1) if match else None


def _hide_abbreviations(text: str) -> str:
    if "." not in text:
        return text
    return _ABBREVIATION.sub(lambda match: match.group().replace(".", "_"), text)


def _clause(text: str, start: int) -> tuple[list[str], str]:
    """Return the words from `start` to the end of the clause, and the mark that ends it."""
    rest = text[start : start + _CLAUSE_LENGTH]
    end = _BOUNDARY.search(_hide_abbreviations(rest))
    if end is None:
        return _WORD.findall(rest), ""
    return _WORD.findall(rest[: end.start()]), end.group()


def _subject(after_verb: list[str], table: _Words) -> list[str]:
    """Return the words after the verb up to where the speaker's name ends."""
    subject: list[str] = []
    for word in after_verb:
        article = not subject and word.lower() in DETERMINERS
        if word in table.verbs or (not article and {word, word.lower()} & table.stops):
            break
        if subject or word.lower() not in table.helpers:
            subject.append(word)
    return subject


def _plain(speaker: list[str], verb: str, table: _Words) -> Attribution:
    """Return the speaker if these words read as one person or body, else the verb alone."""
    if not 0 < len(speaker) <= _LONGEST_SPEAKER or not speaker[0][0].isalnum():
        return Attribution(None, verb)
    lowered = [word.lower() for word in speaker]
    begins = lowered[0] in DETERMINERS or lowered[0] not in table.stops
    plain = begins and table.verbs.isdisjoint(lowered)
    return Attribution(" ".join(speaker) if plain else None, verb)
