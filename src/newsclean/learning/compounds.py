"""Compounds: what is two pieces of furniture side by side is no third one.

"Share this. Follow us." recurs where a site sets both below each article. If either recurs elsewhere,
too, there are two rules, and the places of the compound are places of both. A label that goes on with a
headline is none, either.
"""

from collections.abc import Iterable, Sequence, Set

from newsclean.learning.fragments import Fragment
from newsclean.learning.guards import LEAST, is_label
from newsclean.learning.repeats import Place

Key = tuple[int, ...]
Places = dict[Key, dict[Place, None]]
_HEADLINE = 0.5  # of the places of a label that one headline may have


def without_compounds(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return `fragments` without those that others, laid end to end, make up.

    Their places are added to those of the others.
    """
    places: Places = {}
    sample: dict[Key, Fragment] = {}
    for fragment in fragments:
        key = tuple(fragment.ids)
        places.setdefault(key, {}).update(dict.fromkeys(fragment.places))
        sample.setdefault(key, fragment)
    labels = {key for key, fragment in sample.items() if is_label(fragment)}
    for key in sorted(places, key=lambda key: (-len(key), key)):
        parts = _parts(key, places, labels)
        for start, end in parts:
            places[key[start:end]].update(dict.fromkeys(_moved(places[key], start, end)))
        if parts:
            places[key] = {}
    return [sample[key].at(list(found)) for key, found in places.items() if found]


def _parts(key: Key, places: Places, labels: Set[Key]) -> list[tuple[int, int]]:
    """Return the spans of the fragments that `key` is made up of; none if it is one of its own."""
    label = next((key[:end] for end in range(1, len(key)) if key[:end] in labels), None)
    if label and len(places[key]) < _HEADLINE * (len(places[label]) + len(places[key])):
        return [(0, len(label))]
    pieces = _pieces(key, places)
    alone = (_stands_alone(places, key, start, end) for start, end in pieces)
    return pieces if all(alone) else []


def _stands_alone(places: Places, key: Key, start: int, end: int) -> bool:
    """Does the piece of `key` from `start` to `end` stand outside of it, too?"""
    inside = set(_moved(places[key], start, end))
    return len(places[key[start:end]].keys() - inside) >= LEAST


def _moved(places: Iterable[Place], start: int, end: int) -> list[Place]:
    """Return where the tokens from `start` to `end` of what stands at `places` are."""
    return [p._replace(start=p.start + start, end=p.start + end) for p in places]


def _pieces(key: Key, known: Places) -> list[tuple[int, int]]:
    """Return the spans of the fewest known pieces that make up `key`; none if there are none."""
    best: list[list[tuple[int, int]] | None] = [[], *[None] * len(key)]
    for end in range(1, len(key) + 1):
        for start in range(end):
            before = best[start]
            if before is None or (start == 0 and end == len(key)) or key[start:end] not in known:
                continue
            so_far = best[end]
            if so_far is None or len(before) + 1 < len(so_far):
                best[end] = [*before, (start, end)]
    return best[-1] or []
