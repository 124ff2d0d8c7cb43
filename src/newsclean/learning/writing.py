"""Writing: a fragment as a rule, or as one that was held back, with examples."""

from collections.abc import Sequence

from msgspec.structs import replace

from newsclean.learning.fragments import Fragment
from newsclean.learning.guards import LEAST
from newsclean.learning.repeats import Place
from newsclean.phrases import fold
from newsclean.site_rules.rule import Field, HeldBack, SiteRule, Where
from newsclean.site_rules.template import HEADLINE

_EXAMPLES = 3
_CONTEXT = 40  # characters on either side of an example
_SHOWN = 120  # and of the fragment in it
_NEVER_FIRST = ",;.!?)"  # marks of half a sentence, which a line that was broken may begin with
_FIELDS: dict[str, Field] = {
    "bylines": "authors",
    "timestamps": "published",
    "corrections": "notes",
    "wire_notes": "notes",
    "tags": "tags",
    "breadcrumbs": "sections",
    "source_lines": "source",
    "captions": "captions",
}
"""The field for what a filter of that name would cut, too."""


def where(fragment: Fragment) -> tuple[Where, ...]:
    """Return where `fragment` may stand, as far as it was seen.

    Within lines as many articles must have it as anything that is learned: a sentence that is a line of
    its own elsewhere may be the last of what a paragraph says.
    """
    found: list[Where] = ["line"] if fragment.as_lines else []
    parts = fragment.at(fragment.as_parts)
    if parts.articles >= LEAST and fragment.text[0] not in _NEVER_FIRST:
        found.append(parts.where_part)
    return tuple(found)


def rule_of_label(
    label: Fragment, open_ended: Fragment | None, headlines: Sequence[str], site: str
) -> SiteRule:
    """Return the rule of a label and the headline behind it.

    `open_ended` is the label where the headline ends the line; `headlines` are those whose ends are
    known within lines.
    """
    found: list[Where] = []
    if open_ended and any(place.start == 0 for place in open_ended.places):
        found.append("line")
    if open_ended and any(place.start > 0 for place in open_ended.places):
        found.append("tail")
    if headlines:
        found.append("inside")
    made = rule(label, tuple(found), site)
    match = f"{made.match} {HEADLINE}"
    return replace(made, match=match, sure="strong", headlines=tuple(headlines))


def rule(fragment: Fragment, places: tuple[Where, ...], site: str) -> SiteRule:
    """Return `fragment` as a rule of `site`."""
    return SiteRule(
        match=fragment.said(),
        where=places,
        site=site,
        sure="strong" if "name" in fragment.kinds else "exact",
        field=_field(fragment),
        articles=fragment.articles,
        of=fragment.group.size,
        examples=_examples(fragment),
    )


def held(fragment: Fragment, reason: str, site: str) -> HeldBack:
    """Return `fragment` as one that was not learned, for `reason`."""
    return HeldBack(
        match=fragment.said(),
        reason=reason,
        site=site,
        articles=fragment.articles,
        of=fragment.group.size,
        examples=_examples(fragment),
    )


def _field(fragment: Fragment) -> Field | None:
    """Return the field that the fragment is of by what phrases or its form tell."""
    for name in sorted(fragment.known):
        if name in _FIELDS:
            return _FIELDS[name]
    is_stamp = "date" in fragment.kinds and fold(fragment.text)[:1].isdigit()
    return "published" if is_stamp and fragment.at_edges else None


def _examples(fragment: Fragment) -> tuple[str, ...]:
    """Return the fragment in the contexts of the first articles that have it."""
    shown: dict[int, str] = {}
    for place in fragment.places:
        line = fragment.line(place)
        if line.article not in shown and len(shown) < _EXAMPLES:
            shown[line.article] = _example(fragment, place)
    return tuple(shown.values())


def _example(fragment: Fragment, place: Place) -> str:
    """Return the fragment at `place` in its context; ``¶`` stands between lines."""
    lines, line = fragment.group.texts.lines, fragment.line(place)
    start, end = fragment.span(place)
    above = lines[place.line - 1].text + " ¶ " if line.place else ""
    below = " ¶ " + lines[place.line + 1].text if line.place + 1 < line.lines else ""
    before = (above[-_CONTEXT:] + line.text[max(0, start - _CONTEXT) : start])[-_CONTEXT:]
    after = (line.text[end : end + _CONTEXT] + below)[:_CONTEXT]
    return f"{before}[[{line.text[start:end][:_SHOWN]}]]{after}"
