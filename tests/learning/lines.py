"""Articles of invented prose, into which a test sets lines, and what is learned of them."""

from random import Random

from newsclean import Learner, SiteRules
from tests.learning.invented import EN, _sentence


def bodies(size: int, seed: int = 1) -> list[list[str]]:
    """Return paragraphs of prose for `size` articles, all different."""
    pick = Random(seed)
    return [[_sentence(EN, pick) for _ in range(6)] for _ in range(size)]


def learned(texts: list[str], **known: object) -> SiteRules:
    learner = Learner()
    for text in texts:
        learner.add(text, **known)  # type: ignore[arg-type]  # what a test knows of all articles
    return learner.rules()


def reasons(rules: SiteRules, said: str) -> str:
    return " / ".join(held.reason for held in rules.held_back if said in held.match)


def with_line(body: list[str], line: str, at: int) -> str:
    return "\n".join([*body[:at], line, *body[at:]])
