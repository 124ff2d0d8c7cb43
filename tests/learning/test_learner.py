"""What a Learner learns hangs on the set of articles alone, and a bounded part of it is held."""

import pickle
import random

import pytest

from newsclean import Learner, SiteRules, learn
from newsclean.learning.sample import FEWEST, Sample, kept
from newsclean.site_rules.file import write_rules
from tests.learning.invented import Invented, corpus

SMALL = corpus()[:60] + corpus()[200:240] + corpus()[350:390]


def add(learner: Learner, articles: list[Invented]) -> Learner:
    for article in articles:
        learner.add(article.text, site=article.site, title=article.title)
    return learner


def file_of(*parts: list[Invented], memory: int = 1 << 24) -> str:
    """Return the file of rules of learners that took in `parts` and were merged."""
    whole, *others = (add(Learner(memory=memory, most=40), part) for part in parts)
    for other in others:
        whole.merge(pickle.loads(pickle.dumps(other)))
    return write_rules(whole.rules())


@pytest.mark.parametrize("memory", [1 << 24, 60_000])
@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_split_give_the_same_file(seed: int, memory: int) -> None:
    expected = file_of(SMALL, memory=memory)
    assert expected.count("[[rule]]") > 5 or memory < 1 << 20
    pick = random.Random(seed)
    shuffled = pick.sample(SMALL, len(SMALL))
    at = sorted(pick.sample(range(len(SMALL)), 2))
    parts = [shuffled[: at[0]], shuffled[at[0] : at[1]], shuffled[at[1] :]]
    pick.shuffle(parts)
    assert file_of(*parts, memory=memory) == expected


@pytest.mark.parametrize("seed", range(20))
def test_samples_of_parts_merge_into_that_of_the_whole(seed: int) -> None:
    pick = random.Random(seed)
    articles = [
        kept("x" * pick.randint(10, 4000), None, f"site{pick.randint(0, 9)}", str(i))
        for i in range(1500)
    ]
    most = pick.choice([60, 1000])

    def sample(of: list) -> Sample:
        made = Sample(400_000, most)
        for article in of:
            made.add(article)
            assert made.size <= 1.25 * made.memory + 5000
        return made

    whole = sample(articles)
    parts = [articles[::3], articles[1::3], articles[2::3]]
    pick.shuffle(parts)
    merged = sample(parts[0])
    for part in parts[1:]:
        merged.merge(sample(part))
    assert merged.groups() == whole.groups()
    assert whole.size <= whole.memory
    assert all(len(group) >= FEWEST or whole.limit >= FEWEST for _, group in whole.groups())


def test_learners_with_other_settings_are_not_merged() -> None:
    with pytest.raises(ValueError, match="settings"):
        Learner(most=10).merge(Learner(most=20))


def test_what_is_no_text_is_refused_in_one_sentence() -> None:
    with pytest.raises(TypeError, match="takes a str, not bytes"):
        Learner().add(b"bytes")  # type: ignore[arg-type]  # that is the point


def test_nothing_is_learned_of_nothing() -> None:
    assert learn([]) == SiteRules()
    assert learn(["", "  \n", "x" * 200_000]) == SiteRules()


def test_one_page_of_each_publisher_teaches_nothing() -> None:
    learner = Learner()
    for paper in ("lunepost.example", "marsa.example", "shiomi.example"):
        article = next(article for article in SMALL if article.site == paper)
        learner.add(article.text, url=f"https://www.{paper}/1.html")
    assert not learner.rules().rules


@pytest.mark.parametrize("memory", [1 << 24, 60_000])
def test_a_learner_that_was_stored_learns_on_as_if_it_had_not_been(memory: int) -> None:
    stored = add(Learner(memory=memory, most=40), SMALL[:70]).to_bytes()
    learner = add(Learner.from_bytes(stored), SMALL[70:])
    assert write_rules(learner.rules()) == file_of(SMALL, memory=memory)


@pytest.mark.parametrize("data", [b"", b"no learner", b"\x96\x01\x02\x03\xc0\x90\x81\xa1*\x91\x05"])
def test_what_no_learner_wrote_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not what a Learner wrote: "):
        Learner.from_bytes(data)
