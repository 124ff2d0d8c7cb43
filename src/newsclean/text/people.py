"""People: which words of a line are a person's name, and who is named in a list.

Judged by shape: a person is two to six words that begin with capitals, particles such as "van
der" aside; in scripts without capitals, a few words. What the shape cannot tell (is "Hamburger
Hafen" a person?) is told by a given name at its head, by the ordinary words that speak against it,
and by what stands beside it: a label, an agency, a ©.
"""

from collections.abc import Iterable
from functools import cache

from newsclean.phrases import fold, table, worded
from newsclean.phrases.fold import lowered
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind, words
from newsclean.text.scripts import is_small, is_wide

_WORD = pattern(r"[^\W\d_][^\W\d_'’ʼ`.-]*(?:['’ʼ`.-]+[^\W\d_]+)*\.?")
_INITIAL = pattern(r"(?:[^\W\d_]\.?-?){1,3}\.?")
_SEAM = pattern(r"(?<=[a-zß-ÿ])(?=[A-Z])")  # "RoeUpdated"
_GLUED = pattern(r"[^\W\d_]{3}\.[^\W\d_]{3}")  # "Roe.Updated"
_IN_CAPITALS = 4  # words of a name that is set in capitals, particles aside
_HAN = 5  # signs of a name in Chinese or Japanese, at most, where no dot parts it
_HANGUL = 4  # and in Korean
_WIDE_PARTS = 2  # family name and given name, where a space parts them
_CUT_SHORT = 4  # characters of "Jun." and its like, the full stop among them
_DOTS = "·・•"  # stand in names from other scripts
_JOINTS = worded(
    "words",
    r",\s*{and}\s+|\s*(?:[/|•·;&＆、，／・]|,(?!\s*(?:Jr|Sr)\b)|(?<=\s)[-–—](?=\s))\s*"
    r"|\s+(?:{and}|{with})\s+",
    cased=True,  # "Ja Morant", "Dan Roe": with a capital they are names
)

# What a note on an author begins with: a name of two to six words or a pronoun, and a verb
_SUBJECT = worded(
    "author_bios",
    r"\W{0,4}(?:((?:[^\W\d_a-z][\w.'’-]{0,24} (?:{names.particle} ){0,2}){2,6}"
    r"(?:\([^()]{1,20}\),? ?)?|{pronoun} ){does}|\.\.\. ?{does})",
    cased=True,
)


def is_person(text: str) -> bool:
    """Does `text` have the shape of a person's name?

    >>> is_person("Ursula von der Leyen"), is_person("J. R. Roe"), is_person("JANE ROE")
    (True, True, True)
    >>> is_person("by Tuesday"), is_person("The harbour"), is_person("Harwick")
    (False, False, False)
    """
    parts = text.split()
    if not parts or len(text) > 60:
        return False
    if not (parts[0][0].isupper() or is_small(parts[0][0])):
        return _is_uncased_person(text, parts)
    if not 2 <= len(parts) <= 6 or not _capital(parts[0]) or not _capital(parts[-1]):
        return False
    # "Monday Night" has the shape of a name.
    if lowered(parts[0]) in _no_names() or lowered(parts[-1]) in words("no_name"):
        return False
    if text.isupper() and len(parts) > _IN_CAPITALS:
        # In capitals no small word shows: "PRISONER OF HIS OWN CABINET" has the shape of a name.
        named = [part for part in parts if lowered(part) not in words("particle")]
        if len(named) > _IN_CAPITALS:
            return False
    return all(_capital(part) or lowered(part) in words("particle") for part in parts) and any(
        len(part) > 2 for part in parts
    )


@cache
def _no_names() -> frozenset[str]:
    """Return the words that no person's name begins or ends with: weekdays and months among them.

    Months that are first names are left out.
    """
    data = table("dates")
    months = {name for names in data["months"] for name in names.split("|")}
    dates = {word for word in months.union(data["weekdays"]) if len(word) > 4} - {"april", "august"}
    # Short ones ("sun", "may", "jan") are names or parts of names in some language.
    return words("no_name") | dates


def is_known_person(text: str) -> bool:
    """Is `text` a person's name by its own words: a given name or initials, and no other thing?

    >>> is_known_person("Jane Roe"), is_known_person("J. R. Roe"), is_known_person("Jörg-Uwe Roe")
    (True, True, True)
    >>> is_known_person("Real Estate"), is_known_person("Jane Park"), is_known_person("Roe Lund")
    (False, False, False)
    >>> is_known_person("St. Louis")
    False
    """
    if not is_person(text) or is_no_person(text):
        return False
    first = text.split()[0]
    if _INITIAL.fullmatch(first) and first.endswith("."):
        return fold(first) not in words("place_head")
    name = fold(first).partition("-")[0]
    return name in words("given") and name not in words("thing")


def is_no_person(text: str) -> bool:
    """Has `text` a word that names of things, papers, jobs and topics are made of?

    >>> is_no_person("Harwick Estate"), is_no_person("Jane Roe"), is_no_person("Lund RoeUpdated")
    (True, False, True)
    """
    parts = text.split()
    # "Roe.Updated" is a name with a label glued to it; "Jane Jane" is no name at all.
    if _GLUED.search(text) or len(set(parts)) < len(parts):
        return True
    if fold(text) in words("house"):
        return True
    if text and is_wide(text[0]):
        return _is_no_wide_person(text, parts)
    return any(part in _things() for word in parts for part in _pieces(word))


def _is_no_wide_person(text: str, parts: list[str]) -> bool:
    """Is `text`, in an East Asian script, too long for a name, or does it end as a house's does?

    >>> is_no_person("港湾新闻网"), is_no_person("港口保护联盟主页"), is_no_person("山田 花子")
    (True, True, False)
    """
    if any(dot in text for dot in _DOTS):
        return False
    longest = _HANGUL if "\uac00" <= text[0] <= "\ud7a3" else _HAN
    if len(parts) > _WIDE_PARTS or len("".join(parts)) > longest + len(parts) - 1:
        return True
    return ends_as_house(text)


def ends_as_house(text: str) -> bool:
    """Does `text`, in an East Asian script, end as names of papers, houses and things do?

    >>> ends_as_house("港湾新闻网"), ends_as_house("山田花子")
    (True, False)
    """
    return fold(text).endswith(_wide_endings())


@cache
def _wide_endings() -> tuple[str, ...]:
    """Return the words with which names of papers and things end in East Asian scripts."""
    against = words("medium") | words("medium_ending") | words("thing")
    return tuple(sorted(word for word in against if is_wide(word[0])))


def has_family_name(text: str) -> bool:
    """Does `text` begin with a family name of one sign or two, and is it of a name's length?

    >>> has_family_name("李四"), has_family_name("김제인"), has_family_name("港口")
    (True, True, False)
    >>> has_family_name("欧阳四")
    True
    """
    named = not words("family").isdisjoint((text[:1], text[:2]))
    return 2 <= len(text) <= _HANGUL and named and not is_no_person(text)


def likely(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of `names` against which no word speaks."""
    return tuple(name for name in names if not is_no_person(name))


def _pieces(word: str) -> list[str]:
    """Return the folded parts of "Smith-Roe" or "RoeUpdated", glued words but the first."""
    _, *glued = _SEAM.split(word)
    return [fold(part) for part in (*word.split("-"), *glued)]


@cache
def _things() -> frozenset[str]:
    """Return the words that speak against a person, no given names among them."""
    against = words("thing") | words("medium") | words("role") | words("no_name")
    # Many given names are ordinary words ("Rose", "Mark"), and would speak against who bears them.
    return against - words("given") - words("particle")


def _capital(word: str) -> bool:
    return word[0].isupper() and bool(_WORD.fullmatch(word) or _INITIAL.fullmatch(word))


def _is_uncased_person(text: str, parts: list[str]) -> bool:
    """Has `text`, in a script without capitals, the length and letters of a name?"""
    if not all(
        character.isalpha() or character in " .-・·'’\u200c" or _is_mark(character)
        for character in text
    ):
        return False
    # No space parts the two names there, so that length alone tells.
    if is_wide(text[0]):
        return 2 <= len(text) <= 12
    return 2 <= len(parts) <= 5


def _is_mark(character: str) -> bool:
    """Is `character` a vowel sign of an Indic or Thai script?"""
    return "\u0900" <= character <= "\u0e7f" or "\u064b" <= character <= "\u0652"


def people(text: str) -> tuple[str, ...] | None:
    """Return the people that the list `text` names, or None if something else is in it.

    Agencies and, after a first name, single capitalised words (places, papers) and roles may
    stand in the list; they are not among what is returned.

    >>> people("Jane Roe, John Doe and Max Muster in Berlin")
    >>> people("JANE ROE and JOHN DOE, Staff Writers")
    ('JANE ROE', 'JOHN DOE')
    """
    found: list[str] = []
    if len(text) > 160:
        return None
    for part in parts_of_list(text.strip(" .,:;|–—-")):
        name = _without_stop(part.strip())
        if agency_kind(name) or is_role(name):
            continue
        # After "Jane Roe" two words in capitals ("NEW HARWICK") are a place.
        if is_person(name) and not (found and name.isupper() and not found[0].isupper()):
            found.append(name)
        elif with_role := _before_role(name):
            found.append(with_role)
        elif not (found and _is_place(name)):
            return None
    return tuple(found)


def _without_stop(name: str) -> str:
    """Return `name` without a full stop behind a word that is too long to be cut short by it."""
    last = name.rsplit(None, 1)[-1] if name.endswith(".") else ""
    return name[:-1] if len(last) > _CUT_SHORT and last.count(".") == 1 else name


def parts_of_list(text: str) -> list[str]:
    """Return what stands in `text` between the joints of a list: commas, strokes, "and".

    >>> parts_of_list("Jane Roe, John Doe and Max Muster")
    ['Jane Roe', 'John Doe', 'Max Muster']
    """
    return [part for part in _JOINTS.split(text) if part]


def opens_as_bio(text: str) -> bool:
    """Does `text` begin with a name or a pronoun and a verb of notes on authors?"""
    return bool(_SUBJECT.match(text))


def subject_of_bio(text: str) -> str | None:
    """Return the name or pronoun with which such a note begins, where it says one.

    >>> subject_of_bio("Jane Roe is a reporter for the Harwick Post.")
    'Jane Roe '
    """
    found = _SUBJECT.match(text)
    return found[1] if found else None


def _before_role(text: str) -> str | None:
    """Return the person of "Jane Roe Political Correspondent"."""
    parts = text.split()
    for i in range(2, min(len(parts), 5)):
        if fold(parts[i]) in words("role") and is_person(" ".join(parts[:i])):
            return " ".join(parts[:i])
    return None


def is_role(text: str) -> bool:
    """Does `text` name a job in a newsroom, by its last or first word?"""
    parts = fold(text).split()
    return 0 < len(parts) <= 5 and bool({parts[0], parts[-1], " ".join(parts)} & words("role"))


def _is_place(text: str) -> bool:
    return len(text) <= 30 and text[:1].isupper() and all(p[0].isupper() for p in text.split())
