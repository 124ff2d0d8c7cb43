"""Which cues occur in a text, told by its words: most of them were met in earlier texts.

To search each text for each of more than a hundred cues would cost more than all else that filters
do. But texts repeat their words. So it is remembered of a word whether one of the cues is in it,
and of a text only those words are looked at that are new. What is found is the same as without.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

Cues = tuple[str, ...]

_LONGEST = 1 << 15  # characters that are cut into words at once, which takes 30 times as much
_LONG = 40  # characters of a word that is not remembered: scripts without spaces have such
_MOST_GROUPS = 500  # the filters have some dozens
_MOST = 100_000  # words that are remembered, some ten megabytes


class Vocabulary:
    """What is known of words with regard to some groups of cues, which stay the same."""

    def __init__(self, groups: Iterable[Cues] = ()) -> None:
        self.groups = {cues: _by_core(cues) for cues in groups}
        self._cores = tuple({core for group in self.groups.values() for core in group})
        self._ascii = tuple(core for core in self._cores if core.isascii())
        self._plain: set[str] = set()  # words that hold no core
        self._telling: dict[str, list[str]] = {}  # the cores that a word holds

    def cores_in(self, text: str) -> set[str]:
        """Return the cores of cues that occur in `text`, which is in lower case."""
        telling = self._telling
        rest = set(text.split()) - self._plain
        new = [word for word in rest if word not in telling]
        found = {core for word in rest if word in telling for core in telling[word]}
        return found.union(self._learnt(new)) if new else found

    def _learnt(self, words: list[str]) -> set[str]:
        """Return the cores that occur in `words`, which are new, and remember them."""
        plain = "\n".join([word for word in words if word.isascii()])
        others = "\n".join([word for word in words if not word.isascii()])
        cores = {core for core in self._ascii if core in plain}
        if others:
            cores.update([core for core in self._cores if core in others])
        if len(self._plain) + len(self._telling) > _MOST:
            self._plain, self._telling = set(), {}
        short = [word for word in words if len(word) <= _LONG]
        telling: dict[str, list[str]] = {}
        for core in cores:
            for word in [word for word in short if core in word]:
                telling.setdefault(word, []).append(core)
        self._telling.update(telling)
        self._plain.update([word for word in short if word not in telling])
        return cores


class CuedText:
    """A text in lower case, in parts, that can be asked which cues occur in it."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = tuple(parts)
        self._vocabulary: Vocabulary | None = None
        self._cores: set[str] = set()
        self._unread: list[str] = []  # pieces that are too long to be cut into words

    def occurring(self, cues: Cues) -> list[str]:
        """Return those of `cues` that may occur in the text; the others do not."""
        if self._vocabulary is None:
            self._vocabulary = self._read(_current())
        group = self._vocabulary.groups.get(cues)
        if group is None:
            if len(max(cues, key=len)) > 1:  # one character is found faster than any word
                _wanted.add(cues)
            return _searched(cues, self._parts)
        found = [
            cue
            for core in self._cores
            if core in group
            for cue in group[core]
            if cue == core or self._holds(cue)
        ]
        return [*found, *_searched(cues, self._unread)] if self._unread else found

    def _holds(self, cue: str) -> bool:
        """Does `cue`, of which a word occurs, occur as a whole?"""
        return any([cue in part for part in self._parts])

    def _read(self, vocabulary: Vocabulary) -> Vocabulary:
        """Find out what the `vocabulary`, which is returned, says of the words of the text."""
        for part in self._parts:
            for piece in _pieces(part):
                if len(piece) <= _LONGEST:
                    self._cores |= vocabulary.cores_in(piece)
                else:
                    self._unread.append(piece)
        return vocabulary


def _pieces(text: str) -> Iterator[str]:
    """Yield `text` in pieces that end between words; what has no words yields one long piece."""
    at = 0
    while len(text) - at > _LONGEST:
        end = text.rfind(" ", at, at + _LONGEST)
        if end < 0:
            break
        yield text[at:end]
        at = end + 1
    yield text[at:]


_known = Vocabulary()
_wanted: set[Cues] = set()  # groups that it has not


def _current() -> Vocabulary:
    """Return a vocabulary with all groups of cues that were asked for in earlier texts."""
    global _known
    if _wanted and len(_known.groups) < _MOST_GROUPS:
        _known = Vocabulary({*_known.groups, *_wanted})
    _wanted.clear()
    return _known


def _searched(cues: Cues, parts: Iterable[str]) -> list[str]:
    """Return those of `cues` that a search of the `parts` of a text finds."""
    return list({cue: None for part in parts for cue in _present(cues, part)})


def _present(cues: Cues, text: str) -> list[str]:
    """Return those of `cues` that occur in `text`; a letter that does not rules out its cues."""
    plain, by_letter = _by_letter(cues)
    found = [cue for cue in plain if cue in text]
    if by_letter and not text.isascii():
        for letter, others in by_letter:
            if letter in text:
                found += [cue for cue in others if cue in text]
    return found


@lru_cache(maxsize=1024)
def _by_letter(cues: Cues) -> tuple[Cues, tuple[tuple[str, Cues], ...]]:
    """Return the cues of plain letters, and the others by the first of their letters that is not."""
    plain = tuple(cue for cue in cues if cue.isascii())
    others: dict[str, list[str]] = {}
    for cue in cues:
        if not cue.isascii():
            letter = next(letter for letter in cue if not letter.isascii())
            others.setdefault(letter, []).append(cue)
    return plain, tuple((letter, tuple(group)) for letter, group in others.items())


def _by_core(cues: Cues) -> dict[str, Cues]:
    """Return the cues by their longest word, without which they do not occur."""
    found: dict[str, list[str]] = {}
    for cue in cues:
        found.setdefault(max(cue.split(), key=len, default=""), []).append(cue)
    return {core: tuple(group) for core, group in found.items()}
