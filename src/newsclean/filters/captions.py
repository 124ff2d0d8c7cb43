"""Captions without a credit.

Cuts lines that say that they are captions: a label ("Image caption …", "Bildunterschrift: …",
"Pictured: …", "تعليق على الصورة …") and the buttons and counters of pictures ("Image 1 of 5",
"Bild vergrößern", "画像を拡大"). What follows the label becomes a field `captions`. People named "from left:" and the full date of agencies' pictures in the present tense ("… speaks in
Harwick, Wednesday, January 10, 2024, in …") are captions as well. Lines that only
read like captions ("Jane Roe (left) and John Doe (right)") go in the strict profile.

Leaves alone sentences that mention a picture, and a label that is an ordinary word without a
colon ("Above the harbour …", "Bild der Lage").

Known limits: a caption without label, credit or direction cannot be told from a sentence, and
stays. Captions with a credit are cut by photo_credits.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.document import CONTEXT, EXACT, STRONG, Block, Claim, Document
from newsclean.filters._names import after
from newsclean.phrases import table
from newsclean.prose import ends_like_sentence

_LONGEST = 300  # characters of a labelled caption
_COUNTER = 16  # characters of "1 of 12 |"
_COUNT = re.compile(r"\d{1,3} ?(?:of|/|von|de|di|van|av|af|sur|z|из) ?\d{1,3} ?\|")
_SURE = (
    "from left:",
    "from left to right",
    "left to right:",
    "from l to r",
    "v.l.n.r.",
    "v. l. n. r.",
    "von links:",
    "von links nach rechts",
    "de gauche à droite",
    "de izquierda a derecha",
    "da esquerda para a direita",
    "da sinistra a destra",
    "van links naar rechts",
    "fra venstre:",
    "från vänster:",
    "od lewej:",
    "слева направо",
    "зліва направо",
    "soldan sağa",
    "左から",
    "왼쪽부터",
)
# "…, Wednesday, January 10, 2024, in Lunefeld": weekday, day and year, as agencies date pictures
_WIRE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4},? (?:in|at|on|outside|near|during)\b"
)
# What a caption says in the present tense; notices of events and of deaths do not.
_PRESENT = re.compile(
    r"\b(?:speaks?|arrives?|attends?|walks?|poses?|stands?|sits?|listens?|looks?|waves?|talks?|announces?|gestures?|participates?|"
    r"holds?|shakes?|leaves?|takes?|address(?:es)?|reacts?|celebrates?|plays?|runs?|carry|carries|gathers?|watch(?:es)?|embraces?|displays?|"
    r"shows?|fills?|greets?|smiles?|meets?|march(?:es)?|protests?|drives?|rides?|works?|is seen|are seen|is pictured|are pictured)\b"
)
_NOT_PRESENT = re.compile(r"\b(?:will|said|died|born|passed|survived)\b|[\"“”]")
_SHORT = 160  # characters of a caption told by its directions


def captions(document: Document) -> Iterator[Claim]:
    """Yield claims on captions; see the module's text."""
    yield from document.claims("captions")
    for block, _ in document.sift(_is_counter, "|", longest=_COUNTER):
        yield block.claim("counter", block.text, strength=EXACT)
    for rule in ("plain", "label"):
        for block, hit in document.hits("captions", rule):
            caption = _labelled(block, hit.phrase, plain=rule == "plain")
            if caption:
                fields = (("captions", caption),)
                yield block.claim(rule, hit.phrase, strength=EXACT, fields=fields)
    for _, claims in document.sift(_directed, longest=_SHORT):
        yield from claims
    for block, day in document.sift(_wire, longest=_LONGEST):
        yield block.claim("wire", day, strength=EXACT, fields=(("captions", block.text),))


def _is_counter(block: Block) -> bool:
    return bool(_COUNT.fullmatch(block.text))


def _directed(block: Block) -> list[Claim]:
    """Return claims on a short line that says where somebody stands."""
    if ends_like_sentence(block.text):
        return []
    lower = block.lower
    cues = _directions("(" in lower or "（" in lower, lower.isascii())
    if not any(cue in lower for cue in cues):
        return []
    fields, evidence = (("captions", block.text),), block.text[:40]
    claims = []
    if any(cue in lower for cue in _SURE):
        claims.append(block.claim("from_left", evidence, strength=STRONG, fields=fields))
    if any(cue in lower for cue in _places()):
        claims.append(block.claim("direction", evidence, strength=CONTEXT, fields=fields))
    return claims


def _wire(block: Block) -> str:
    """Return the day of a caption that dates its picture as agencies do, "" of other lines."""
    day = _WIRE.search(block.text) if "day, " in block.text else None
    return day[0] if day and _is_present(block.text) else ""


def _is_present(text: str) -> bool:
    """Does `text` tell what a picture shows, not what was or will be?"""
    return bool(_PRESENT.search(text)) and not _NOT_PRESENT.search(text)


def _labelled(block: Block, phrase: str, *, plain: bool) -> str | None:
    """Return the caption after the label `phrase`, where it is `plain` or a mark follows."""
    rest = after(block.text, phrase)
    if not rest or len(block.text) > _LONGEST or rest.endswith(("?", "!")):
        return None
    between = block.text[: len(block.text) - len(rest)]
    marked = between.rstrip().endswith((":", "：", "|", "/", "／"))
    apart = between[-1:].isspace() or not rest[0].isalpha() or rest[0] >= "\u0600"
    return rest if marked or (plain and apart) else None


def _places() -> list[str]:
    """Return the words for where somebody stands in a picture."""
    places: list[str] = table("captions")["place"]["mul"]
    return places


@cache
def _directions(bracketed: bool, plain: bool) -> tuple[str, ...]:
    """Return cues of which one occurs in each line, with brackets or of plain letters, that is one."""
    cues = {cue for cue in (*_places(), *_SURE) if bracketed or cue[0] not in "(（"}
    if plain:
        cues = {cue for cue in cues if cue.isascii()}
    return tuple(cue for cue in cues if not any(o in cue for o in cues if o != cue))
