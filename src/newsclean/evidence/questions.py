"""Questions: what a filter asks of a Document, so that one that would get no answer is not asked at all.

A filter is a function of the Document alone. Where all that it asked was what line rules and
phrases say, and they said nothing, it claims the same, which is nothing, of each Document in which
they say nothing. So what each filter asks then is written down the first time, and is looked up
from then on: most filters have nothing to look at in most articles, and fewer still in a second look.
"""

from collections.abc import Iterable, Iterator, Sequence
from types import FunctionType
from typing import Any

from newsclean.evidence.document import Document, Filter
from newsclean.model.claim import Claim

_OWN = "newsclean.filters."  # of others nobody knows on what else their claims hang


_Asked = tuple[Filter, set[Any] | None, set[Any]]
_asked: dict[str, _Asked] = {}
"""Of the filters of this package, by name, what they ask where they get no answer.

The filter, the line rules, and the phrases: its own name for their claims, with a rule for the lines
that meet it. No line rules are None: then it asks other things as well.
"""
_NOTHING_KNOWN: tuple[None, None, set[Any]] = None, None, set()


class _Askers:
    """Which of some filters ask what: their numbers, by line rule and by phrases."""

    def __init__(self, filters: Sequence[tuple[str, Filter]]) -> None:
        self.filters = filters
        self.known = len(_asked)
        self._always: list[int] = []
        self._by_rule: dict[Any, list[int]] = {}
        self._by_phrases: dict[Any, list[int]] = {}
        for number, (name, find) in enumerate(filters):
            own, rules, phrases = _asked.get(name, _NOTHING_KNOWN)
            if own is not find or rules is None:
                self._always.append(number)
                continue
            for rule in rules:
                self._by_rule.setdefault(rule, []).append(number)
            for told in phrases:
                self._by_phrases.setdefault(told, []).append(number)

    def answered(self, document: Document) -> list[int]:
        """Return the numbers of the filters that get an answer of `document`, or may get one."""
        found = set(self._always)
        for told in self._by_phrases.keys() & document.told_phrases:
            found.update(self._by_phrases[told])
        for rule in self._by_rule.keys() & document.open_rules:
            if document.matching_lines(rule):
                found.update(self._by_rule[rule])
        return sorted(found)


_askers = _Askers(())


def claims_by_filter(
    filters: Sequence[tuple[str, Filter]], document: Document
) -> Iterator[tuple[str, Iterable[Claim]]]:
    """Yield what each of `filters` claims of `document`, but for those that can claim nothing."""
    global _askers
    askers = _askers
    if askers.filters is not filters or askers.known != len(_asked):
        _askers = askers = _Askers(filters)
    for number in askers.answered(document):
        name, find = filters[number]
        own = _asked.get(name, _NOTHING_KNOWN)[0]
        yield name, find(document) if own is find else _witnessed(name, find, document)


def _witnessed(name: str, find: Filter, document: Document) -> Iterable[Claim]:
    """Return what `find` claims of `document`, and write down what it asks, if it gets no answer."""
    if not isinstance(find, FunctionType) or find.__globals__["__name__"] != f"{_OWN}{name}":
        return find(document)
    witness: Any = _Witness(document)
    claims = list(find(witness))
    if not witness.is_answered:
        is_all = witness.is_all and not claims
        _asked[name] = find, witness.rules if is_all else None, witness.phrases
    return claims


class _Witness:
    """Stands in for a Document, and writes down what is asked of it until something is answered."""

    def __init__(self, document: Document) -> None:
        self.rules: set[Any] = set()
        self.phrases: set[Any] = set()
        self.is_answered = False
        self.is_all = True  # or was anything else asked first?
        self._document = document

    def matching_lines(self, rule: Any) -> Any:
        self.rules.add(rule)
        return self._told(self._document.matching_lines(rule))

    def phrase_matches(self, name: str, rule: str | None = None) -> Any:
        self.phrases.add((name, rule))
        return self._told(self._document.phrase_matches(name, rule))

    def phrase_claims(self, name: str) -> Any:
        self.phrases.add(name)
        return self._told(self._document.phrase_claims(name))

    def _told(self, answer: Any) -> Any:
        self.is_answered = self.is_answered or (bool(answer) and self.is_all)
        return answer

    def __getattr__(self, name: str) -> Any:
        self.is_all = self.is_all and self.is_answered
        return getattr(self._document, name)
