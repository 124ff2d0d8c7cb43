"""Prompts to follow a publisher, an author or a topic elsewhere.

Cuts lines that ask to follow ("Follow us on Facebook", "Folgen Sie uns", "Join our WhatsApp
channel", "Add us as a preferred source on Google") and the line above a row of networks ("Stay
connected"). Short sentences go by their form: they start with an invitation, speak of "us" or
"our", and name a network or channel; or they are a known call around the name of a network,
wherever in it that stands. With a plain "follow" ("Follow Jane Roe on Bluesky") a
preposition before the network stands in for "us". A word that is also an ordinary one ("Follow",
"Social Media") is cut only beside another prompt or after the last prose.

Leaves alone sentences that report about networks and followers, quotations, and "Folgen" as a
subhead.

So do rows of calls ("Subscribe | Send us your news") and the address of a channel behind a few words ("Our chat: t.me/…").

An invitation that says "us" or "our" goes from the end of a paragraph, too, and from the middle of a
text of one line.

Known limits: other invitations glued onto a paragraph stay, but for the commonest; prompts that name
no channel ("Don't miss our best stories") belong to newsletters.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.headlines import openings
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.position import has_company
from newsclean.evidence.sentences import claims_within, sentences
from newsclean.evidence.starts import starts_in, with_space
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fixed, fold, fold_all, folded, table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.calls import around_networks, calls_to_networks, parted
from newsclean.text.scripts import has_no_capitals, writes_without_spaces
from newsclean.text.speech import is_inside_quotation, opens_with_quotation, reports_speech

_NAME = "follow_prompts"
_LONGEST = 240  # characters of an invitation
_NETWORKS = ("whatsapp", "instagram", "facebook", "telegram")
_BRIEF = 150  # characters of one that does not say "us"
_OPENING_WORDS = 6
_REST, _MORE = 2, 8  # words behind the last network: an address; "for more news from the coast"
_STOPPED = pattern(r"[.!?…。！？][\"'”’»)]{0,2}\s+")  # before the last sentence of a paragraph
_PURPOSE = 6  # words before a call: "for the latest news"
_CALL_REST = 8  # words of one behind the network
_CALL_WORDS = 3  # of the call behind them, the network aside
_LONG_NAME = 4  # letters of a network's name that is part of no other word
# "Join us on Telegram: https://t.me/ostby", "👉 t.me/ostby": an address of a channel behind a few words
_HOSTS = ("t.me/", "telegram.me/", "chat.whatsapp.com/", "whatsapp.com/channel/", "wa.me/")
_TO_CHANNEL = pattern(
    r"\W{0,6}(?:[^\W\d_][^.!?:,;\"“”«»]{1,50}?\s?(?:[:：➡👉→-]\ufe0f?\s?){1,2})?"
    rf"(?P<address>(?:https?://)?(?:www\.)?(?:{'|'.join(map(re.escape, _HOSTS))})[\w+@/?=&-]{{2,60}})\W{{0,3}}"
)
_STROKE = pattern(r"\s*[|•·]\s*")
_AROUND = " .!✅👉➡🔔❗️\ufe0f"
_CLAUSE = pattern(r"[,;:،，、–—]")  # behind the last network: "…, the boy wrote"
_BROKEN = pattern(r"[,;:،؛，：–—\"“”„«»]|[.!?…。！？؟।۔።]\s")  # no call: two clauses, or speech
_GOES_ON = ",;:–—-"
_ENDING = pattern(r"^[^\W\d_]+")  # of a name in another case: "Instagramissa"
_RARE = 7  # letters of such a name in which no word is held
_SLOT = "\ue000"  # where a network's name stands, or several: "Facebook and Instagram"
_SLOTS = pattern(rf"{_SLOT}(?:\W{{1,3}}(?:\w{{1,4}}\W{{1,3}})?{_SLOT})+")
# "… : Abonniere den Whatsapp-Kanal von X und …", "Rejoignez la chaîne de X sur WhatsApp": languages
# differ in which comes first, the network or the word for its channel.
_CHANNEL = worded(
    _NAME,
    r"(?:^|[.:!?–—-] ){call}\s[^.!?:]{0,30}"
    r"(?:\b(?:whatsapp|telegram)[- ]?{group}|{group}[^.!?:]{0,20}\b(?:whatsapp|telegram))",
)
# "Folgst du schon X auf Whatsapp?", "Do you follow X on WhatsApp yet?"
_FOLLOWING = worded(_NAME, r"[¿]?{question}[^?]{0,60}\?(?: [^.!?]{4,60}[.!]?)?")
# "More news from Harwick? Follow us on Instagram": a short question that leads to the call
_QUESTION = 64  # characters of it, and the next one
_ASKED = pattern(r"[¿]?[^.!?:;\"“”„«»]{6,60}[?？؟] ?(?=\S)")
# "Die Harwicker Post auch bei Social Media – ob WhatsApp oder Instagram": a name and no verb
_ALSO_THERE = worded(
    _NAME,
    r"\W{0,3}[A-ZÄÖÜ][\w.-]{0,30}(?: [A-ZÄÖÜ][\w.-]{1,30}){0,5} {also} (?:{preposition}|in) "
    r"(?:\w{2,3} )?(?:(?i:{channel})|X\b)[^.!?]{0,90}[.!]?",
    cased=True,  # the words of a name have capitals
)


def follow_prompts(document: Document) -> Iterator[Claim]:
    """Yield claims on prompts to follow; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for rule in (_invitation, _channel_call, _around_networks):
        for block, form in document.matching_lines(rule):
            yield block.claim("invitation", form, strength=EXACT)
    for block, start in document.matching_lines(_glued):
        yield block.claim("glued", block.text[start:][:60], start=start, strength=EXACT)
    for block, address in document.matching_lines(_leads_to_channel):
        yield block.claim("channel", address, strength=EXACT)
    for block, parts in document.matching_lines(_row):
        yield block.claim("row", parts, strength=EXACT)
    yield from claims_within(document, _inside, "invitation")
    for block, _ in document.matching_lines(_is_long):
        for start, end in _open_calls(block.text):
            yield block.claim("call", block.text[start:end], start=start, end=end, strength=EXACT)
    for block, _ in document.matching_lines(_is_also_there):
        yield block.claim("invitation", block.text[:60], strength=EXACT)
    for block, match in document.phrase_matches(_NAME, "word"):
        if match.phrase == block.key and (
            document.after_body(block) or has_company(document, block, _leads_to_networks)
        ):
            yield block.claim("word", match.phrase, strength=STRONG)


@line_rule(*_NETWORKS, longest=_BRIEF)
def _is_also_there(block: Block) -> bool:
    """Is the block a paper's name and the networks that it is on?"""
    return bool(_ALSO_THERE.fullmatch(block.text))


@line_rule(*_HOSTS, longest=_BRIEF)
def _leads_to_channel(block: Block) -> str:
    """Return the address of the channel to which the block leads in a few words and no sentence."""
    found = _TO_CHANNEL.fullmatch(block.text)
    return found["address"] if found else ""


@line_rule("|", "•", "·", longest=_BRIEF)
def _row(block: Block) -> str:
    """Return the calls that the block is, parted by strokes: "Subscribe | Send us your news"."""
    parts = [fold(part.strip(_AROUND)) for part in _STROKE.split(block.text)]
    known = folded(_NAME, "line") | folded(_NAME, "word")
    sure = any(part in folded(_NAME, "line") for part in parts)
    return " | ".join(parts) if len(parts) > 1 and sure and known.issuperset(parts) else ""


def _low_names() -> list[str]:
    """Return the names of networks that hardly any word of an article holds: not "line"."""
    names = [name.lower() for name in _long_names()]
    return [name for name in names if len(name) >= (_RARE if name.isascii() else _LONG_NAME)]


_names_network = cache(lambda: search_for(_low_names()))


@line_rule(cues_from=_low_names, one_line=True)
def _inside(block: Block) -> list[tuple[int, int]]:
    """Return where the sentences of a line stand that are invitations."""
    return [
        (start, end)
        for start, end, line in sentences(block.text, _names_network())
        if _is_call(line)
    ]


@line_rule(cues_from=_low_names, one_line=True)
def _is_long(block: Block) -> bool:
    """May a call stand in the block between two sentences?"""
    return len(block.text) >= _BRIEF


def _open_calls(text: str) -> Iterator[tuple[int, int]]:
    """Yield where calls stand that no mark ends, but a sentence: "Follow us on Facebook The council met."."""
    for start in starts_in(text):
        said = text[start : start + _BRIEF]
        low = said.lower()
        if not (_may_call(low) and _names_network()(low)):
            continue  # most sentences
        names = _NETWORK_RUN.search(low) if len(low) == len(said) else None
        whole = names and not _BROKEN.search(said, 0, names.start())
        end = _call_end(said, names.end()) if names and whole else 0
        span = with_space(text, start, start + end) if end else None
        if span and not is_inside_quotation(text, start):
            yield span


def _may_call(low: str) -> bool:
    """May a call begin as `low`, in small letters, does, by its first word?"""
    first = fold(low.split(None, 1)[0])
    return has_no_capitals(first) or _may_open(first) or first.partition("-")[0] in _first_words()


def _call_end(said: str, named: int) -> int:
    """Return where the call ends that opens `said` and names its networks before `named`, or 0."""
    ends = [match.end() for match in _WORD.finditer(said, named)][: _CALL_REST + 1]
    labels = around_networks(_NAME, _SLOT)
    for end in reversed(ends):
        label = parted(_SLOTS.sub(_SLOT, _NETWORK.sub(_SLOT, fold(said[:end]))), _SLOT)
        if label in labels and _follows(said, end, closed=not label.endswith(_SLOT)):
            return end
    key = fold(said[: ends[0]]) if ends else ""
    calls = bool(key) and not has_no_capitals(key) and _invites(key)
    own = calls and not _words("own").isdisjoint(key.replace("-", " ").split())
    return ends[0] if (own or (calls and _leads_to(key))) and _follows(said, ends[0]) else 0


def _follows(said: str, end: int, *, closed: bool = False) -> bool:
    """Begins another sentence at said[end:]? Where no capitals tell, behind what is `closed` alone."""
    first, second = [*said[end:].split(None, 2), "", ""][:2]
    if not first or not said[end].isspace() or has_no_capitals(first.lstrip("\"'“‘«„")):
        return closed and said[end : end + 1].isspace() and has_no_capitals(first)
    if said[end - 1] in _GOES_ON or not first[0].isupper():
        return False
    return fold(first) in openings() or second[:1].islower()


def _is_call(line: Block) -> bool:
    """Is a sentence an invitation that a preposition leads to its channel, and no question or report?"""
    invites = _invitation(line) and _leads_to(line.key)
    if not (invites or _channel_call(line) or _around_networks(line)):
        return False  # most sentences
    if line.text.rstrip()[-1] in "?？؟" or reports_speech(line.text):
        return False
    return not _CLAUSE.search(_NETWORK.split(line.key)[-1]) and _ends_soon(line.text)


@line_rule("whatsapp", "telegram", longest=_LONGEST)
def _channel_call(block: Block) -> str:
    """Return the call to join a channel that the block makes, of its reader, "" if it makes none."""
    if opens_with_quotation(block.text):
        return ""
    found = _CHANNEL.search(block.text) or _FOLLOWING.fullmatch(block.text)
    return found[0][:60] if found else ""


def _long_names() -> list[str]:
    """Return the names of networks that are part of no other word."""
    return [name for name in fixed()["networks"]["all"] if len(name) >= _LONG_NAME]


_NETWORK = pattern(  # the longest first
    lambda: "|".join(map(re.escape, sorted(fold_all(_long_names()), key=len, reverse=True)))
)


@line_rule(longest=_BRIEF, cues_from=_long_names)
def _around_networks(block: Block) -> str:
    """Return the words around the names of networks that the block is, "" if it is no call."""
    cased = not has_no_capitals(block.key)
    if cased and not _may_open(block.key.partition(" ")[0]):
        return ""  # most blocks
    label = parted(_SLOTS.sub(_SLOT, _NETWORK.sub(_SLOT, block.key)), _SLOT)
    labels = around_networks(_NAME, _SLOT)
    if label in labels:
        return label.replace(_SLOT, "…")
    return "" if cased else _behind_purpose(label, labels)


def _behind_purpose(label: str, labels: Collection[str]) -> str:
    """Return the call of `labels` that ends `label`, where the verb comes last: "for more news join …"."""
    words = label.split()
    for at in range(1, min(_PURPOSE, len(words) - _CALL_WORDS) + 1):
        if (call := " ".join(words[at:])) in labels:
            return call.replace(_SLOT, "…")
    return ""


def _may_open(first: str) -> bool:
    """May the folded word `first` open a call, or hold the beginning of a network's name?"""
    openings, holds_name = _openings_around()
    return first in openings or holds_name(first)


@cache
def _openings_around() -> tuple[frozenset[str], Callable[[str], bool]]:
    """Return the first words of calls with a network's name in them, and a search for those of the names."""
    labels = around_networks(_NAME, _SLOT)
    names = [name.split()[0] for name in fold_all(_long_names())]
    return frozenset(label.split()[0] for label in labels), search_for(names)


@line_rule(cues_from=_long_names)
def _glued(block: Block) -> int:
    """Return where the last sentence of a paragraph begins that is an invitation, or 0."""
    text = block.text
    stops = [stop.end() for stop in _STOPPED.finditer(text, max(0, len(text) - _BRIEF))]
    start = stops[-1] if stops and len(text) >= _BRIEF else 0
    said = fold(text[start:]) if start else ""
    if not _opening(said) or _words("own").isdisjoint(said.replace("-", " ").split()):
        return 0  # most paragraphs
    ends = _invites(said) and _ends_soon(text[start:])
    return start if ends and not is_inside_quotation(text, start) else 0


def _ends_soon(said: str) -> bool:
    """Does nothing stand behind the last network that may be a sentence of the text?"""
    networks = list(_NETWORK.finditer(said.casefold()))
    if not networks:
        return False
    rest = _ENDING.sub("", said[networks[-1].end() :], count=1).split()
    goes_on = bool(rest) and rest[0][0].islower()  # "on Facebook for more news from the coast"
    return len(rest) <= (_MORE if goes_on else _REST)


_NETWORK_RUN = pattern(  # several, too: "Facebook, Instagram and X"
    lambda: rf"(?:{_NETWORK.pattern})(?:\W{{1,3}}(?:\w{{1,4}}\W{{1,3}})?(?:{_NETWORK.pattern}))*"
)
_WORD = pattern(r"(?<=\S)(?=[\s.!?。।]|$)")  # the end of one


def _leads_to_networks(block: Block) -> bool:
    """Is the block a prompt to follow or a share button?"""
    return calls_to_networks(block.matches)


@cache
def _first_words() -> dict[str, tuple[int, ...]]:
    """Return the first words of invitations, and how many words such openings have, most first."""
    found: dict[str, set[int]] = {}
    for opening in _words("opening"):
        words = opening.split(" ")
        found.setdefault(words[0].rstrip(",:.!"), set()).add(len(words))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@line_rule("?", "？", "؟", longest=_LONGEST, begins=one_of(_first_words))
def _invitation(block: Block) -> str:
    """Return the opening of the invitation that the block is, "" if it is none."""
    if opens_with_quotation(block.text):
        return ""
    head = block.text[:_QUESTION]
    asked = _ASKED.match(head) if "?" in head or "？" in head or "؟" in head else None
    return _invites(fold(block.text[asked.end() :]) if asked else block.key)


def _invites(key: str) -> str:
    """Return the opening of the invitation that `key` is, "" if it is none."""
    opening = _opening(key)
    if not opening or not _names_channel(key):
        return ""
    # Without spaces there are no words to look for "us" among; the opening and the channel must do.
    if writes_without_spaces(opening[-1]) or not _words("own").isdisjoint(
        key.replace("-", " ").split()
    ):
        return opening
    return opening if len(key) <= _BRIEF and opening in _words("verb") and _leads_to(key) else ""


def _names_channel(key: str) -> bool:
    """Is a network or channel named in `key`? What belongs to one ("Google's new maps") is none.

    A short name is a word of its own: LINE is not in "timeline".
    """
    long = (name for name in _words("channel") if not _is_brief(name))
    return any(name in key.replace(f"{name}s ", "") for name in long) or bool(
        _brief_names().search(key)
    )


@cache
def _brief_names() -> re.Pattern[str]:
    """Return the pattern of the short names, as words of their own."""
    names = "|".join(map(re.escape, filter(_is_brief, sorted(_words("channel")))))
    return re.compile(rf"(?<![^\W\d_])(?:{names})(?![^\W\d_])")


def _is_brief(name: str) -> bool:
    """Is `name` so short that longer words hold it?"""
    return name.isascii() and len(name) <= _LONG_NAME


def _opening(key: str) -> str:
    """Return the words of an invitation that `key` starts with, "" if with none."""
    if not key[:1].isascii() and writes_without_spaces(key[:1]):
        return next((opening for opening in _wide_openings() if key.startswith(opening)), "")
    sizes = _first_words().get(key.partition(" ")[0].partition("-")[0])
    if not sizes:
        return ""  # most blocks
    words, openings = key.replace("-", " ").split(" ", _OPENING_WORDS + 1), _words("opening")
    for size in sizes:
        opening = " ".join(words[:size]).rstrip(",:.!")
        if opening in openings:
            return opening
    return ""


def _leads_to(key: str) -> bool:
    """Does a preposition lead to a network or channel in `key`, or a handle follow?"""
    pairs = itertools.pairwise(key.replace(",", "").split())
    return "@" in key or any(
        left in _words("preposition") and any(right.startswith(name) for name in _words("channel"))
        for left, right in pairs
    )


@cache
def _words(name: str) -> frozenset[str]:
    """Return the words of one table of this filter's data, folded."""
    folded = map(fold, table(_NAME)[name])
    if name in ("opening", "verb", "own"):  # hyphens part words: "siga-nos"
        return frozenset(word.replace("-", " ") for word in folded)
    return frozenset(folded)


@cache
def _wide_openings() -> tuple[str, ...]:
    """Return the openings in scripts without spaces, the longest first."""
    wide = filter(lambda opening: writes_without_spaces(opening[0]), _words("opening"))
    return tuple(sorted(wide, key=lambda opening: (-len(opening), opening)))
