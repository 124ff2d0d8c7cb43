"""Selection: which of the repeats become rules."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean.learning.compounds import without_compounds
from newsclean.learning.copies import originals
from newsclean.learning.fragments import Fragment, Group
from newsclean.learning.guards import is_form, is_label, is_whole, least, objection
from newsclean.learning.labels import ending_lines, known_headlines
from newsclean.learning.names import with_names
from newsclean.learning.repeats import Place, entries_of, walk
from newsclean.learning.subjects import Subjects
from newsclean.learning.texts import Texts
from newsclean.learning.writing import held, rule, rule_of_label, where
from newsclean.site_rules.rule import ANY_SITE, HeldBack, SiteRule

Covered = dict[int, list[tuple[int, int]]]
_LISTED = 100  # fragments that were not learned, a site: those that most articles have
Refused = dict[str, tuple[Fragment, str]]


class Selection(NamedTuple):
    """What was learned of a group, and what was not."""

    rules: list[SiteRule]
    held_back: list[HeldBack]


def select(
    texts: Texts,
    site: str = ANY_SITE,
    sites: Sequence[str | None] | None = None,
    days: Sequence[str | None] = (),
) -> Selection:
    """Return the rules that `texts`, the articles of `site`, teach.

    `sites` says of articles of all sites which each is from, `days` when each was published.
    """
    group = Group(texts, originals(texts), sites, days)
    fewest = least(group.size)
    if group.size < fewest:
        return Selection([], [])
    fragments, refused = _literal(group, fewest)
    found = [*_forms(group, fewest), *without_compounds(fragments)]
    chosen, covered = _longest(found, fewest)
    rules = {made.match: made for made in _rules(chosen, fewest, site, refused)}
    listed = (
        held(fragment, reason, site)
        for fragment, reason in refused.values()
        if not all(_is_covered(fragment, place, covered) for place in fragment.places)
    )
    held_back = {item.match: item for item in listed if item.match not in rules}
    most = sorted(held_back.values(), key=lambda item: (-item.articles, item.match))[:_LISTED]
    return Selection(list(rules.values()), most)


def _literal(group: Group, fewest: int) -> tuple[list[Fragment], Refused]:
    """Return the fragments that always say the same, and those that a guard objected to."""
    repeated: list[Place] = []
    taken: list[Fragment] = []
    refused: Refused = {}

    def note(places: Sequence[Place]) -> bool:
        repeated.extend(places)
        return True

    def judge(places: Sequence[Place]) -> bool:
        fragment = Fragment(group, places)
        if not is_whole(fragment):
            return False
        reason = objection(fragment, subjects)
        if reason is None:
            taken.append(fragment)
        else:
            refused.setdefault(fragment.text, (fragment, reason))
        return reason is None

    lines = group.texts.lines
    entries = entries_of(lines)
    walk(entries, lines, group.of, fewest, note)
    subjects = Subjects(group, repeated)
    walk(entries, lines, group.of, fewest, judge)
    return taken, refused


def _forms(group: Group, fewest: int) -> list[Fragment]:
    """Return the fragments that have slots for names."""
    taken: list[Fragment] = []
    named = group.with_texts(with_names(group.texts, group.size))

    def judge(places: Sequence[Place]) -> bool:
        fragment = Fragment(named, places)
        if not is_form(fragment):
            return False
        taken.append(fragment)
        return True

    lines = named.texts.lines
    walk(entries_of(lines), lines, group.of, fewest, judge)
    return taken


def _longest(fragments: Iterable[Fragment], fewest: int) -> tuple[list[Fragment], Covered]:
    """Return `fragments` without those that stand, all but a few, within longer ones, and where
    they stand, by line."""
    chosen: list[Fragment] = []
    covered: Covered = {}
    order = sorted(
        fragments, key=lambda f: ("name" not in f.kinds, -len(f.ids), -f.articles, f.text)
    )
    for fragment in order:
        free = [place for place in fragment.places if not _is_covered(fragment, place, covered)]
        if len(fragment.group.articles(free)) >= fewest:
            for place in free:
                covered.setdefault(place.line, []).append(fragment.span(place))
            chosen.append(fragment.at(free))
    return chosen, covered


def _is_covered(fragment: Fragment, place: Place, covered: Covered) -> bool:
    start = fragment.span(place)[0]
    return any(a <= start < b for a, b in covered.get(place.line, ()))


def _rules(
    fragments: Iterable[Fragment], fewest: int, site: str, refused: Refused
) -> Iterator[SiteRule]:
    for fragment in fragments:
        yielded = False
        if is_label(fragment):
            if with_headline := _of_label(fragment, fewest, site):
                yield with_headline
                yielded = True
            if not fragment.text.endswith((":", "：")) and not fragment.is_bracketed:
                continue  # what has no colon leads up to half a sentence
        places = where(fragment)
        if places:
            yield rule(fragment, places, site)
        elif not yielded:
            refused.setdefault(fragment.text, (fragment, "it stands in the middle of sentences"))


def _of_label(label: Fragment, fewest: int, site: str) -> SiteRule | None:
    """Return the rule that says what goes with a label, if that is known."""
    open_ended = label.at(ending_lines(label))
    is_known = len(open_ended.in_articles) >= fewest
    taken = set(open_ended.places) if is_known else set()
    headlines = known_headlines(label, [place for place in label.places if place not in taken])
    if not is_known and not headlines:
        return None
    return rule_of_label(label, open_ended if is_known else None, headlines, site)
