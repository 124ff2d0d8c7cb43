"""Speech: does a line quote somebody? What is said is no residue of a page.

The predicates are cheap and lean towards speech: where they err, a line of residue stays.
Who said what is read by text/quotes.
"""

import re
from functools import cache

from newsclean.phrases import table
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import word_count

OPENING = "\"'“”„«»‘’‚‹›「『"
"""The marks with which a quotation opens in some language."""
CLOSING = "\"'“”«»‘’‹›」』"
"""The marks with which one closes."""
CLOSED_BY = {
    '"': '"',
    "“": '”"',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "'": "'",
    "‘": "’'",
    "’": "’‘'",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "《": "》",
    "״": "״",
}
"""The marks that close what each of them opens."""
_DOUBLE = '"“”„«»「'  # 『』 stand around titles, single marks are apostrophes too
_POINTERS = "»›"  # before a space they point: "» Read more"
_DASHES = "–—-"
# "– We stay, – said the mayor.": speech between dashes, as half of Europe writes it
_SPOKEN = pattern(r"[–—-]\s?[^\W\d_][^–—]*?[\w,!?….”»](?:\s[–—-]\s|\s?[–—])")
_LABEL = 24  # characters within which the name before a speaker's colon ends
_SPEAKER = pattern(r"[^:„“\"«»]{2,40}: ?[„“\"«»‘]")
_ALL_QUOTED = pattern(r"[\"“„”«»‘'「『].*[\"“”»«’'」』]\d{0,2}$")  # and a footnote's number
_NAME = pattern(r'"[^"\s]+(?: [^"\s]+){0,2}"')
_QUOTED = 500  # characters back in which the mark is looked for that opens a quotation
_QUOTATION = pattern(r"[“”„«»\"「][^“”„«»\"「」]{3,300}[“”«»\"」]")
AT_LENGTH = pattern(r"[“„«\"][^“”„«»\"\s]+(?:\s[^“”„«»\"\s]+){3,}\s?[”“»\"]")
"""A quotation of four words or more: no name of a button or of a letter."""
_STOPS = (".", "。", "।", "۔", "։")
_AFTER_STOP = "\"'“”„«»‘’」』)] "
_OWN = 2  # words within a quotation, and around it, that make both more than a name
_ELIDED = tuple("kmnst")  # "'n", "'t", "'s avonds": what is left of a word in Dutch and Afrikaans
_FEW_WORDS = pattern(r"[„“«‚‘\"][^„“”«»\"]{3,60}[“”»’\"]|»[^«»]{3,60}«")


def opens_with_quotation(text: str) -> bool:
    """Does `text` begin with a quotation mark that opens?

    >>> opens_with_quotation("„Ja.“"), opens_with_quotation("» Read more")
    (True, False)
    """
    if text[:1] not in OPENING or not text:
        return False
    return not (text[0] in _POINTERS and text[1:2].isspace())


def is_inside_quotation(text: str, place: int) -> bool:
    """Does `place` stand inside a quotation, as far as the last mark before it tells?

    >>> said = "“We asked. Sign up now. They did,” she said. Sign up now."
    >>> is_inside_quotation(said, 11), is_inside_quotation(said, 45)
    (True, False)
    """
    for marks in ('"“”«»„「」『』', "'‘’‚‹›"):
        for at in range(place - 1, max(-1, place - _QUOTED), -1):
            if text[at] in marks:
                opens = _mark_opens(text, at)
                if opens is None:  # an apostrophe
                    continue
                if opens:
                    return True
                break
    return False


def _mark_opens(text: str, at: int) -> bool | None:
    """Does the quotation mark at text[at] open? None if it stands inside a word."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "「『":
        return True
    if mark in "」』":
        return False
    free_before = not before or before.isspace() or before in "([—–-:"
    if free_before and mark in "'’‘" and after in _ELIDED and text[at + 2 : at + 3].isspace():
        return None
    free_after = not after or after.isspace()
    if mark == "«" and free_before:
        return True
    if mark == "»" and free_after:
        return False
    if free_before == free_after:
        if before.isalnum() and after.isalnum() and mark in "'’":
            return None
        return mark in "“„‘‚«"
    return free_before


def has_quotation_mark(text: str) -> bool:
    """Is there a double quotation mark in `text`?"""
    for mark in _DOUBLE:  # noqa: SIM110 - every appeal is asked, and any() takes twice as long
        if mark in text:
            return True
    return False


def reports_speech(text: str) -> bool:
    """Is there a verb in `text` that reports what somebody said?

    >>> reports_speech("We need your help, the mayor said."), reports_speech("We need your help.")
    (True, False)
    """
    return bool(_reporting().search(text))


def quotes_somebody(text: str) -> bool:
    """Is there a quotation mark or a verb of reporting in `text`, a name in straight marks aside?

    Pages set the names of their buttons and letters so.

    >>> quotes_somebody('By clicking "Sign up," you agree'), quotes_somebody("“We will see”")
    (False, True)
    """
    return has_quotation_mark(_NAME.sub("", text)) or reports_speech(text)


def is_spoken(text: str) -> bool:
    """Is `text` what somebody said, between dashes, and who?

    >>> is_spoken("—Nos quedamos —dijo la alcaldesa."), is_spoken("- Ferry to Harwick - Monday.")
    (True, False)
    """
    spoken = _SPOKEN.match(text)
    if spoken is None or not text.rstrip().endswith(_STOPS):
        return False
    return text[spoken.end() : spoken.end() + 1].islower()


def is_dialogue(text: str) -> bool:
    """Does `text` begin as a line of dialogue: with a quotation mark, a dash, or a name's colon?"""
    return opens_with_quotation(text) or text[:1] in _DASHES or ": " in text[:_LABEL]


def names_speaker(text: str) -> bool:
    """Does a name and a colon lead up to a quotation at the head of `text`?

    >>> names_speaker("Roe: “We will see”"), names_speaker("Roe: what we know")
    (True, False)
    """
    return bool(_SPEAKER.match(text))


def is_all_quoted(text: str) -> bool:
    """Is all of `text` in quotation marks: a pull quote, the name of a work?"""
    return bool(_ALL_QUOTED.match(text))


def has_short_quotation(text: str) -> bool:
    """Has `text` a quotation of a few words in it, as headlines have?"""
    return bool(_FEW_WORDS.search(text))


def is_sentence_with_quotation(text: str) -> bool:
    """Is `text` a sentence with a quotation in it, however short, and words of its own around it?

    Headlines and prompts quote as well, but have no full stop.

    >>> is_sentence_with_quotation("“We waited thirty years,” she said then.")
    True
    >>> is_sentence_with_quotation("“We waited thirty years,” says mayor")
    False
    """
    if not text.rstrip(_AFTER_STOP).endswith(_STOPS) or not has_quotation_mark(text):
        return False
    around = _QUOTATION.sub("", text)
    return word_count(around) >= _OWN and word_count(text) - word_count(around) >= _OWN


@cache
def _reporting() -> re.Pattern[str]:
    verbs = dict.fromkeys(table("speech")["reporting"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, verbs))})\b")
