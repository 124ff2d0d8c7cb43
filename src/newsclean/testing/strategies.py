"""Hypothesis strategies: invented articles, residue, and both together."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from newsclean.phrases import PhraseMatch, index

_SUBJECTS = (
    "The harbour authority",
    "The mayor of Elmstead",
    "A spokeswoman for the ministry",
    "The union",
    "Professor Ines Valdor",
    "The coast guard",
    "The orchestra",
    "A farmer from the valley",
)
_VERBS = (
    "confirmed",
    "denied",
    "repeated",
    "announced",
    "doubted",
    "explained to reporters",
    "was told",
)
_MATTERS = (
    "that the bridge would open before the end of the year",
    "that no one had been hurt when the roof came down",
    "that talks on the new timetable would go on until Friday",
    "that the cost of the repairs had been put at 12.4 million",
    "that three of the five bids had come from abroad",
    "that the old mill was to become a library",
)
_TAILS = (
    "",
    " on Tuesday",
    " late on Monday night",
    " in a letter to the council",
    ", two days after the storm",
    ", according to a statement",
)
_QUOTES = (
    "“We have waited for this day for thirty years,” she said.",
    "\"Nobody asked us,\" said Anton Perl, who runs the ferry.",
    "“It is not a question of money, it is a question of time,” the engineer added.",
    "Asked whether the plan was final, he answered: “Nothing is final until the ink is dry.”",
)  # fmt: skip
_TITLES = (
    "Bridge to open before winter", "Three hurt as market roof falls", "Ferry talks go on",
    "Old mill becomes a library", "Storm closes harbour for second day", "Who pays for the new quay?",
)  # fmt: skip
_RESIDUE = (
    "Share this", "Share this article", "Facebook Twitter Email", "Click to share on Facebook (Opens in new window)",
    "Related Post", "See Also", "Read more: Council votes on tram line", "Scroll To Top", "Now Reading",
    "Leave a Reply", "Notify of", "Advertisement", "Copyright Elmstead Courier 2019. All rights reserved.",
    "© Harbour Press 2021", "© Reuters/ Anna Belling", "Photo: Anna Belling/Reuters",
    "Liked it? Take a second to support The Elmstead Courier on Patreon!", "Sign up for our newsletter",
    "Follow us on Facebook", "Tags: harbour, storm, ferry", "Home > World > Europe",
    "Council Votes on Tram Line After Long Deba... ELMSTEAD (Reuters) — The council voted on the tram line aft...",
)  # fmt: skip


_SHAPES = {
    "line": ("{}", "{}", "{}", "• {}", "{} ›", "[{}]", "{}:", "{}."),
    "label": ("{}: {title}", "{} | {title}", "{} – {name}", "{}: {name}"),
    "prefix": ("{} {name}", "{} {title}", "{} {name}, {day}"),
    "suffix": ("{title} {}", "{name} {}"),
    "ending": ("{}", "{}.", "{prose} {}.", "{prose} {}"),
}
"""How lines read that meet a phrase, by the way in which it is matched."""
_NAMES = ("Anna Belling", "Ines Valdor", "The Elmstead Courier", "Harbour Press", "Elmstead", "7")
_DAYS = ("3 May 2024", "Tuesday", "03.05.2024, 12:30", "2019")
_GAPS = ("\n", "\n", "\n\n", "\r\n", " \n\n\n")
_CASES: tuple[Callable[[str], str], ...] = (str.capitalize, str, str.upper)
_REPEATED = (1, 1, 1, 2, 3)  # times that a piece of residue stands in a row


class Dirty(NamedTuple):
    """A dirty text, and the title and paragraphs that were put into it."""

    text: str
    title: str
    paragraphs: list[str]


def titles() -> st.SearchStrategy[str]:
    """Generate headlines."""
    return st.sampled_from(_TITLES)


def paragraphs() -> st.SearchStrategy[str]:
    """Generate paragraphs of running prose: one to three sentences, with and without quotation."""
    sentence = st.builds(
        lambda *parts: " ".join(parts[:3]) + parts[3] + ".",
        *map(st.sampled_from, (_SUBJECTS, _VERBS, _MATTERS, _TAILS)),
    )
    return (
        st.lists(sentence | st.sampled_from(_QUOTES), min_size=1, max_size=3)
        .map(" ".join)
        .filter(lambda text: len(text) > 50)
    )


def residue() -> st.SearchStrategy[str]:
    """Generate lines that extractors leave behind."""
    return st.sampled_from(_RESIDUE)


@st.composite
def dirty_articles(draw: st.DrawFn, litter: st.SearchStrategy[str] | None = None) -> Dirty:
    """Generate an article with residue between and after its paragraphs.

    Args:
        litter: what residue is drawn from, in place of `residue`.
    """
    drawn = residue() if litter is None else litter
    title = draw(titles())
    body = draw(st.lists(paragraphs(), min_size=2, max_size=6, unique=True))
    lines = [title]
    for paragraph in body:
        lines += draw(st.lists(drawn, max_size=2))
        lines.append(paragraph)
    lines += draw(st.lists(drawn, max_size=5))
    gap = draw(st.sampled_from(["\n", "\n\n", "\r\n", " \n\n\n"]))
    return Dirty(gap.join(lines), title, body)


@cache
def _phrases() -> dict[tuple[str, str], list[PhraseMatch]]:
    """Return the phrases of all tables, by filter and rule."""
    found: dict[tuple[str, str], list[PhraseMatch]] = {}
    for hit in sorted(set(index()), key=lambda hit: (hit.filter, hit.rule, hit.match, hit.phrase)):
        found.setdefault((hit.filter, hit.rule), []).append(hit)
    return found


@st.composite
def phrase_lines(draw: st.DrawFn) -> str:
    """Generate lines that meet a phrase of a filter's table, every rule as likely as any other."""
    hit = draw(st.sampled_from(draw(st.sampled_from(list(_phrases().values())))))
    shape = draw(st.sampled_from(_SHAPES[hit.match]))
    said = draw(st.sampled_from(_CASES))(hit.phrase.replace("#", "12"))
    return shape.format(
        said,
        title=draw(titles()),
        name=draw(st.sampled_from(_NAMES)),
        day=draw(st.sampled_from(_DAYS)),
        prose=draw(paragraphs()) if "{prose}" in shape else "",
    )


@st.composite
def littered_texts(
    draw: st.DrawFn, litter: st.SearchStrategy[str] | None = None, *, pieces: int = 12
) -> str:
    """Generate articles among residue of all kinds: repeated, mixed, near the title, glued on.

    Args:
        litter: what residue is drawn from, in place of `phrase_lines`: a line, or several.
        pieces: of residue, at most, before, within and after the body together.
    """
    body = draw(st.lists(paragraphs(), max_size=4, unique=True))
    lines = [*draw(st.lists(titles(), max_size=1)), *body]
    drawn = phrase_lines() if litter is None else litter
    for piece in draw(st.lists(drawn, min_size=min(2, pieces), max_size=pieces)):
        at = draw(st.integers(0, len(lines)))
        copies = draw(st.sampled_from(_REPEATED)) * [piece]
        if at and draw(st.sampled_from((False, False, False, True))):
            lines[at - 1] = " ".join([lines[at - 1], *copies])
        else:
            lines[at:at] = copies
    return draw(st.sampled_from(_GAPS)).join(lines)


_CUES = (
    "©", "(c)", "...", "…", " | ", " > ", " – ", "» ", "- ", "• ", ": ", "“", "”", "\"", "'", "’", "„", "«",
    "\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x00", "\x1b[0m", "\u200b", "\u200d", "\ufeff", "\xad", "\xa0",
    "â€œ", "Ã©", "&amp;", "&quot;", "&#8220;", "<br>", "(AP) — ", "12:30", "2024", "#tag", "@name",
    "https://t.co/x", ". ", "? ", "。", "、", "「", "」", "\u202e", "\ud800", "e\u0301", "🏴", "ﬁ",
)  # fmt: skip


def hostile_texts() -> st.SearchStrategy[str]:
    """Generate texts that put cues, marks, broken encodings and prose together in any order."""
    piece = (
        st.sampled_from(_CUES)
        | st.sampled_from(_RESIDUE)
        | paragraphs()
        | titles()
        | st.text(max_size=12)
        | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Pi", "Pf"]), max_size=4)
    )
    return st.lists(piece, max_size=24).map("".join)
