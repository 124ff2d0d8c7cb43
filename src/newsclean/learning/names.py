"""Names: the articles once more, with one slot for each name, so that forms with names recur.

"(Photo: Jane Roe/Port News)" and "(Photo: Sam Okoro/Port News)" are one form. A name is a run of
words with capitals that few articles have. Scripts without capitals have no such slots.
"""

from array import array
from collections import Counter
from collections.abc import Sequence

from newsclean.learning.texts import Line, Texts, Vocabulary
from newsclean.site_rules.matching import NAME_WORDS
from newsclean.site_rules.template import NAME

_RARE_ARTICLES, _RARE = 2, 0.2  # articles, and their share, that may have a word of a name


def with_names(texts: Texts, articles: int) -> Texts:
    """Return `texts`, which are `articles` without copies, with a slot for each name."""
    having = Counter(
        number
        for places in texts.of_article
        for number in {number for place in places for number in texts.lines[place].ids}
    )
    most = max(_RARE_ARTICLES, _RARE * articles)
    rare = [having[number] <= most for number in range(len(texts.vocabulary.keys))]
    slot = texts.vocabulary.number(NAME, "name")
    lines = [_collapsed(line, texts.vocabulary, rare, slot) for line in texts.lines]
    return texts.with_lines(lines)


def _collapsed(line: Line, vocabulary: Vocabulary, rare: Sequence[bool], slot: int) -> Line:
    """Return `line` with the slot `slot` for each run of words of a name."""
    ids, starts, ends, bounds = array("I"), array("I"), array("I"), bytearray()
    at, last = 0, len(line.starts)
    while at < last:
        end = _name_end(line, vocabulary, rare, at)
        ids.append(slot if end > at else line.ids[at])
        bounds.append(line.bounds[at])
        starts.append(line.starts[at])
        at = max(end, at + 1)
        ends.append(line.ends[at - 1])
    ids.append(line.ids[last])
    bounds.append(line.bounds[last])
    return line._replace(ids=ids, starts=starts, ends=ends, bounds=bytes(bounds))


def _name_end(line: Line, vocabulary: Vocabulary, rare: Sequence[bool], start: int) -> int:
    """Return where the name ends that begins with the token `start`; `start` if none does."""
    words, end, at = 0, start, start
    while at < len(line.starts) and words < NAME_WORDS:
        number = line.ids[at]
        if vocabulary.kinds[number] == "word" and line.text[line.starts[at]].isupper():
            if not rare[number]:
                break
            words += 1
            end = at + 1
        elif not (words and vocabulary.keys[number] in (".", "-")):
            break
        at += 1
    return end
