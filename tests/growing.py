"""Texts that repeat what one rule is about: what tests and benchmarks of growth grow."""

from collections.abc import Iterator

from newsclean import Article, Pipeline
from newsclean.phrases.lists import phrases, rules
from newsclean.phrases.load import Rule
from newsclean.readers.text import read
from newsclean.testing.cases import read_cases
from tests.residue import FIXTURES

REPAIRS = {
    "spaces": "  ",
    "a space before a mark": " ,",
    "mojibake": "â€œ",
    "an entity": "&amp;",
    "a quotation mark": "“",
    "a straight mark": '"',
    "a character that does not show": "\u200b",
    "a tab": "\t",
}
"""By what repair mends in it, a piece of text."""
SAMPLES = 5  # phrases of a rule, from all over its list
SMALL, LARGE = 2_000, 16_000  # characters
EVERY = Pipeline.default()


def by_rules_alone(text: str) -> Article:
    """Return the Article that all filters make of `text`.

    The judge of flat pages is left out: it sees a page in a long text and none in a short one, and what it
    takes away no rule sees.
    """
    return EVERY.article(read(text, judged=False))


def units_of(name: str) -> Iterator[tuple[str, str]]:
    """Yield for each rule of the filter `name` that has phrases its name and some of them, and for
    each of its cases the case's title and lines."""
    for rule, how in rules().get(name, {}).items():
        said = [phrase for of in phrases()[name][rule].values() for phrase in of]
        if isinstance(how, Rule) and said:
            some = said[:: max(1, len(said) // SAMPLES)][:SAMPLES]
            yield rule, "\n".join(phrase.replace("#", "12") for phrase in some)
    for case in read_cases(FIXTURES / name / "cuts.txt"):
        yield case.title, case.input


def in_lines(unit: str, size: int) -> str:
    """Return a text of about `size` characters that repeats `unit`, each of its lines on one."""
    return f"{unit}\n" * max(1, size // (len(unit) + 1))


def in_one_line(unit: str, size: int, between: str = " ") -> str:
    """Return one line of about `size` characters that repeats `unit` with something `between`."""
    said = between.join([*unit.split("\n"), ""])
    return said * max(1, size // len(said))
