"""Guards: why a fragment that recurs is not learned.

What recurs is mostly furniture, but not always: a quotation of a running story, a standard
paragraph, a subhead, a name, a way to begin a sentence recur, too. Each guard is a fact about the
corpus or a form; where one objects, the fragment is listed with the reason and a person decides.
"""

from newsclean.learning.fragments import OPEN, Fragment
from newsclean.learning.subjects import Subjects
from newsclean.site_rules.template import NAMES
from newsclean.text.datelines import read_dateline
from newsclean.text.people import is_known_person, is_person
from newsclean.text.scripts import has_no_capitals
from newsclean.text.speech import has_quotation_mark, reports_speech

LEAST = 3  # articles that must have a fragment, in any corpus
LEAST_PARTS = 5  # the same of what is never a line of its own: its ends are seen, not given
LEAST_SHARE = 0.005  # and of a large one

SITES = 3  # that must have it, where sites are known, for it to be a rule of all texts

_PROSE_ARTICLES, _PROSE_SHARE = 6, 0.02  # that must have a fragment which reads like prose
_BODY_SHARE = 0.15  # the same within the body, where refrains and liturgies stand
_EDGE_ARTICLES, _EDGE_SHARE = LEAST_PARTS, 0.01  # where it always begins or ends the text
_PROSE_NEARNESS = 0.1  # to the subject of its articles, at most; furniture's mean is about 0
_NEARNESS = 0.3  # the same of what is no prose
_LONG = 10  # words of what is not called an interface string, whatever its last character
_SHORT = 2  # words of what may be a name or a subhead
_SHORT_ARTICLES, _SHORT_SHARE = 4, 0.02
_SUBHEAD_SHARE = 0.1  # of articles in which a short line between paragraphs is no subhead
_BETWEEN = 0.5  # of its lines, between paragraphs
_OFTEN = 1.3  # times an article: no subhead returns so often
_LABEL_WORDS, _LABEL_SHARE, _LABEL_ARTICLES = 4, 0.05, 8
_OPEN_ARTICLES, _OPEN_SHARE = 6, 0.1  # of what ends where a capital stands
_ENDS_SURE = 0.9
_PART_WORDS = 3
_NAME_WORDS = (2, 3)  # of what has but the shape of a name
_FORM_ARTICLES, _FORM_SHARE = 4, 0.01  # that must have a form with a name


def least(size: int) -> int:
    """Return how many of `size` articles must have a fragment for it to be looked at."""
    return max(LEAST, round(size * LEAST_SHARE))


def is_whole(fragment: Fragment) -> bool:
    """Does `fragment` end where it could: at a boundary, or as a label or a cry does?

    What does not is the beginning of sentences, and not worth a word.
    """
    if not fragment.own_words or len(fragment.sites) in range(1, SITES):
        return False  # what few sites have is judged among the articles of each
    if fragment.ends_sure >= _ENDS_SURE or is_label(fragment) or _is_dated_head(fragment):
        return True
    if fragment.words <= _SHORT or fragment.text[-1] in ",;-–—(/":
        return False
    if fragment.text.isupper() and not has_no_capitals(fragment.text):
        return _is_often(fragment, _PROSE_ARTICLES, _PROSE_SHARE)
    if not all(map(fragment.begins_text, fragment.places)):
        return False
    is_often = _is_often(fragment, _OPEN_ARTICLES, _OPEN_SHARE)
    return is_often and fragment.is_followed_by_sentences


def _is_dated_head(fragment: Fragment) -> bool:
    """Does `fragment` begin texts, and say when something was: a date and words that go with it?"""
    is_head = "date" in fragment.kinds and fragment.words >= _SHORT and fragment.at_edges
    return is_head and (not has_no_capitals(fragment.text[-1]) or fragment.is_followed_by_sentences)


def is_label(fragment: Fragment) -> bool:
    """Does `fragment` lead up to something: does it end in a colon, or do phrases say so?"""
    if fragment.is_bracketed:
        return bool(fragment.known)
    if fragment.text.endswith((":", "：")):
        return fragment.text[0] not in OPEN
    return fragment.leads and fragment.words >= _SHORT and fragment.ends_sure < _ENDS_SURE


def is_form(fragment: Fragment) -> bool:
    """Is `fragment`, which has a slot for a name, a form that no sentence has?

    It must be all in brackets, have an address or a label, or be a line of its own that is known.
    """
    if fragment.is_prose or fragment.ends_sure < _ENDS_SURE or "name" not in fragment.kinds:
        return False
    if fragment.is_of_one_day or len(fragment.sites) in range(1, SITES):
        return False
    if fragment.kinds.count("name") > NAMES:
        return False
    if not fragment.changes:
        return False
    if reports_speech(fragment.text.casefold()):
        return False
    is_often = _is_often(fragment, _FORM_ARTICLES, _FORM_SHARE)
    if not fragment.own_words:
        dated = fragment.is_bracketed and "date" in fragment.kinds
        return dated and fragment.at_edges and is_often
    parted = fragment.at_edges or ":" in fragment.text
    if fragment.is_bracketed:
        return parted and is_often
    if fragment.has_address:
        return True
    if len(fragment.as_lines) < len(fragment.places):
        return False
    return bool(fragment.known) or (len(fragment.own_words) > 1 and is_often and parted)


def objection(fragment: Fragment, subjects: Subjects) -> str | None:
    """Return why `fragment` is not learned; None if it is. The reason is for people."""
    if reason := _against_origin(fragment):
        return reason
    if _is_dateline(fragment):
        return "a dateline is part of the text"
    if not fragment.as_lines and fragment.articles < LEAST_PARTS:
        return "it stands within lines, and too few articles have it"
    if fragment.is_prose or fragment.words >= _LONG:
        return _against_prose(fragment, subjects)
    if is_label(fragment) and not fragment.is_bracketed and not fragment.as_lines:
        return _against_label(fragment) or _against_subject(fragment, subjects)
    return (
        _against_name(fragment) or _against_place(fragment) or _against_subject(fragment, subjects)
    )


def _against_origin(fragment: Fragment) -> str | None:
    return "all articles that have it are of one day" if fragment.is_of_one_day else None


def _against_prose(fragment: Fragment, subjects: Subjects) -> str | None:
    if (has_quotation_mark(fragment.text) or reports_speech(fragment.text)) and not fragment.known:
        return "it says what somebody said"
    if subjects.nearness(fragment) >= (_NEARNESS if _is_marked(fragment) else _PROSE_NEARNESS):
        return "it reads like prose, and the articles that have it speak of the same"
    if _is_marked(fragment):
        return None
    if all(map(fragment.is_in_head, fragment.places)):
        return "it may be how a column begins"
    share = _PROSE_SHARE if fragment.at_edges else _BODY_SHARE
    if _is_often(fragment, _PROSE_ARTICLES, share):
        return None
    return "it reads like prose, and too few articles have it"


def _enough(fragment: Fragment) -> tuple[int, float]:
    """Return how many articles, and what share, must have what may be a sentence."""
    if fragment.at_edges:
        return _EDGE_ARTICLES, _EDGE_SHARE
    return _PROSE_ARTICLES, _PROSE_SHARE


def _against_name(fragment: Fragment) -> str | None:
    text = fragment.text.strip("*•–—-.:()[] ")
    if fragment.known or fragment.has_address or is_label(fragment):
        return None
    if fragment.share >= _LABEL_SHARE and has_no_capitals(text):
        return None
    if is_known_person(text) or (is_person(text) and fragment.words in _NAME_WORDS):
        return "it may be a name"
    return None


def _against_place(fragment: Fragment) -> str | None:
    """Object to what may be a subhead, a lead-in or the beginning of a sentence."""
    if fragment.as_lines and len(fragment.as_lines) >= len(fragment.as_parts):
        return _against_line(fragment)
    if is_label(fragment):
        return _against_label(fragment)
    if fragment.is_bracketed:
        return _against_brackets(fragment)
    if fragment.words < _SHORT and not (fragment.known or fragment.has_address):
        return "it is short, and stands within lines"
    if fragment.words < _PART_WORDS and not _is_marked(fragment):
        return "it is short, and stands within lines"
    is_sentence = fragment.text.endswith((".", "!", "?", "。")) and not _is_marked(fragment)
    if is_sentence and not _is_often(fragment, *_enough(fragment)):
        return "it may be a sentence, and too few articles have it"
    return None


def _against_brackets(fragment: Fragment) -> str | None:
    """Object to a gloss, the name of a source, or the mark of a speaker."""
    if "date" in fragment.kinds or fragment.known or fragment.has_address or ":" in fragment.text:
        return None
    if "©" in fragment.text or "ⓒ" in fragment.text:
        return None
    if fragment.words > 1 and all(map(fragment.ends_text, fragment.as_parts)):
        return None
    return "it stands in brackets, and may belong to what it follows"


def _against_line(fragment: Fragment) -> str | None:
    if fragment.known or fragment.has_address:
        return None
    if fragment.words <= _SHORT and not _is_often(fragment, _SHORT_ARTICLES, _SHORT_SHARE):
        return "it is short, and too few articles have it"
    # A word or two, such as "and", are what is left between two links of a sentence.
    share = _SUBHEAD_SHARE if fragment.words <= _SHORT else _PROSE_SHARE
    if fragment.breaks_off and not _is_often(fragment, _PROSE_ARTICLES, share):
        return "it breaks off in the middle of a sentence, and too few articles have it"
    if fragment.often >= _OFTEN:
        return None
    if (
        not fragment.at_edges
        and fragment.between_prose >= _BETWEEN
        and fragment.share < _SUBHEAD_SHARE
    ):
        return "it may be a subhead"
    return None


def _against_label(fragment: Fragment) -> str | None:
    if reports_speech(fragment.text.casefold()):
        return "it leads up to what somebody said"
    if fragment.known and fragment.words > 1:
        return None
    if fragment.words >= _LABEL_WORDS:
        return None
    if all(map(fragment.begins_text, fragment.places)):
        return "it may be a dateline or a kicker"
    if fragment.words > 1 and _is_often(fragment, _LABEL_ARTICLES, _LABEL_SHARE):
        return None
    return "it may lead up to what the article says"


def _against_subject(fragment: Fragment, subjects: Subjects) -> str | None:
    if fragment.known or fragment.has_address or fragment.words < _PART_WORDS:
        return None
    if subjects.nearness(fragment) >= _NEARNESS:
        return "the articles that have it speak of the same"
    return None


def _is_dateline(fragment: Fragment) -> bool:
    """Does it open lines that go on, as datelines do?"""
    if not fragment.as_parts or any(place.start for place in fragment.places):
        return False
    if not fragment.text[0].isalpha():
        return False
    place = fragment.as_parts[0]
    head = fragment.line(place).text[:200]
    found = read_dateline(head)
    return bool(found and len(fragment.text) <= len(found.text) + 3)


def _is_marked(fragment: Fragment) -> bool:
    """Has it a mark, an address or a known phrase that no sentence has?"""
    if fragment.known or fragment.has_address:
        return True
    text = fragment.text
    return fragment.is_bracketed or text[0] in "[▶►©ⓒ※■●◆▲★☆•|" or "©" in text or "ⓒ" in text


def _is_often(fragment: Fragment, articles: int, share: float) -> bool:
    return fragment.articles >= max(articles, share * fragment.group.size)
