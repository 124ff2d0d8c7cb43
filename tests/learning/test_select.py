"""Which of what recurs becomes a rule, and how the rule reads."""

from collections.abc import Callable

import pytest

from newsclean import Learner, Pipeline, SiteRules
from tests.learning.invented import EN
from tests.learning.lines import bodies, learned, with_line

BOTH, SHARE, FOLLOW = (
    "Share this story now. Follow us on Kestrel.",
    "Share this story now.",
    "Follow us on Kestrel.",
)
LABEL = "Our pick for today:"
HEADLINES = [
    f"{kind} {what} near {place}"
    for kind, what, place in zip(
        ("Old", "New", "Red", "Tall", "Small", "Grand", "Quiet", "Blue"),
        ("mill burns", "ferry sails", "quay shakes", "tower leans", "pier opens") * 2,
        ("Harwick", "Elmstead", "Tarnby") * 3,
        strict=False,
    )
]


def matches(rules: SiteRules) -> dict[str, int]:
    """Return in how many articles what rules match was found."""
    return {rule.match: rule.articles for rule in rules.rules}


def below(lines: list[str], size: int = 40) -> list[str]:
    """Return `size` articles, of which the first have each one of `lines` behind its text."""
    return [
        with_line(body, lines[i], 6) if i < len(lines) else "\n".join(body)
        for i, body in enumerate(bodies(size))
    ]


def sentence(number: int) -> str:
    """Return a sentence behind whose last word a boundary stands: it is no abbreviation."""
    return next(said for said in bodies(1, seed=number)[0] if not said.endswith(" it."))


def within(line: Callable[[int], str], titled: bool = False) -> SiteRules:
    """Return what twenty articles of one line teach, which have `line` between two sentences."""
    learner = Learner()
    for i, body in enumerate(bodies(20)):
        title = HEADLINES[i % len(HEADLINES)] if titled else None
        learner.add(" ".join([*body[:3], sentence(i + 50), line(i), *body[3:]]), title=title)
    return learner.rules()


def headlines(rules: SiteRules) -> tuple[str, ...]:
    """Return the headlines of the rule of the label."""
    return next((r.headlines for r in rules.rules if r.match == f"{LABEL} {{headline}}"), ())


@pytest.mark.parametrize(
    ("alone", "rules"),
    [
        ((4, 3), {SHARE: 14, FOLLOW: 13}),
        ((0, 0), {BOTH: 10}),
        ((4, 2), {SHARE: 4, BOTH: 10}),
    ],
)
def test_two_pieces_side_by_side_are_two_rules_if_three_articles_have_each_alone(
    alone: tuple[int, int], rules: dict[str, int]
) -> None:
    lines = [BOTH] * 10 + [SHARE] * alone[0] + [FOLLOW] * alone[1]
    assert matches(learned(below(lines))) == rules


@pytest.mark.parametrize(("alike", "is_own"), [(12, True), (3, False)])
def test_a_label_and_what_mostly_stands_behind_it_are_one_rule(alike: int, is_own: bool) -> None:
    whole = f"{LABEL} The old mill of Harwick"
    found = matches(learned(below([whole] * alike + [f"{LABEL} {h}" for h in HEADLINES])))
    assert found.get(whole) == (alike if is_own else None)
    assert found[f"{LABEL} {{headline}}"] == len(HEADLINES) + (0 if is_own else alike)


@pytest.mark.parametrize(("titles", "known"), [(2, False), (3, True)])
def test_three_articles_in_which_a_headline_ends_the_line_tell_what_goes_with_a_label(
    titles: int, known: bool
) -> None:
    behind = [*HEADLINES[:titles], "Red", "Blue", "Old", "Tall", "New"]
    found = matches(learned(below([f"{LABEL} {said}" for said in behind], size=20)))
    assert (f"{LABEL} {{headline}}" in found) == known


@pytest.mark.parametrize(("is_alone", "where"), [(True, ("line",)), (False, ("tail",))])
def test_a_label_and_a_headline_stand_alone_or_end_a_line(
    is_alone: bool, where: tuple[str]
) -> None:
    said = [
        f"{'' if is_alone else sentence(i + 50)} {LABEL} {headline}".strip()
        for i, headline in enumerate(HEADLINES)
    ]
    rules = learned(below(said, size=20)).rules
    assert [(r.where, r.sure) for r in rules if "{headline}" in r.match] == [(where, "strong")]


def test_a_label_within_a_line_goes_with_the_titles_of_other_articles() -> None:
    size = len(HEADLINES)
    rules = within(lambda i: f"{LABEL} {HEADLINES[(3 * i + 1) % size]}.", titled=True)
    assert headlines(rules) == tuple(sorted(f"{said}." for said in HEADLINES))


KEEPER = "The keeper of the light is gone"


def other(number: int) -> str:
    """Return a headline that hardly another article has."""
    things = EN.words["thing"]
    return f"{things[number % len(things)].capitalize()} burns."


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (f"{KEEPER}.", f"{KEEPER}."),
        ("The keeper is gone away.", "The keeper is gone away."),
        ("The keeper is gone.", ""),  # of four words
        (f"{KEEPER}. And more: The baker is gone.", f"{KEEPER}."),
        (f"{KEEPER}:", ""),
    ],
)
def test_a_label_within_a_line_goes_with_five_words_that_two_articles_have_behind_it(
    said: str, found: str
) -> None:
    rules = within(lambda i: f"{LABEL} {said if i in (2, 5) else other(i)}")
    assert headlines(rules) == ((found,) if found else ())


def test_a_headline_ends_before_the_words_that_some_articles_go_on_with_alike() -> None:
    on = ("The man", "The man", "A child", "Two dogs")
    rules = within(lambda i: f"{LABEL} {f'{KEEPER} {on[i]} {i}.' if i < 4 else other(i)}")
    assert headlines(rules) == (KEEPER,)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("12 March 2031 edition", "published"),
        ("Edition of 12 March 2031", None),
        ("You are here: Harwick", "sections"),
        ("12 letters to the mill", None),
        ("Share this story", None),
    ],
)
def test_what_a_rule_cuts_is_put_into_the_field_that_its_form_tells(
    line: str, field: str | None
) -> None:
    texts = [
        with_line(body, line.replace("12", str(i + 1)), 0) for i, body in enumerate(bodies(20))
    ]
    assert [rule.field for rule in learned(texts).rules] == [field]


def test_a_date_amid_the_body_is_no_time_of_publication() -> None:
    parts = [b + c for b, c in zip(bodies(20), bodies(20, seed=5), strict=True)]
    texts = [with_line(part, f"{i + 1} March 2031 edition", 5) for i, part in enumerate(parts)]
    assert [rule.field for rule in learned(texts).rules if "{date}" in rule.match] == [None]


def test_a_rule_shows_three_places_with_forty_characters_on_either_side() -> None:
    articles = bodies(10)
    (rule,) = learned([with_line(body, "Letters to the mill", 3) for body in articles]).rules
    above, below = f"{articles[0][2]} ¶ ", f" ¶ {articles[0][3]}"
    assert len(rule.examples) == 3
    assert (
        f"{above[-40:]}[[Letters to the mill]]{below[:40]}"
        in learned([with_line(body, "Letters to the mill", 3) for body in articles[:3]])
        .rules[0]
        .examples
    )


def test_a_fragment_within_lines_is_cut_there_if_three_articles_have_it_so() -> None:
    alone = ["Letters to the mill"] * 10
    amid = [f"{sentence(i + 50)} Letters to the mill" for i in range(3)]
    assert [r.where for r in learned(below([*alone, *amid[:2]])).rules] == [("line",)]
    assert [r.where for r in learned(below([*alone, *amid])).rules] == [("line", "tail")]


def test_an_appeal_below_articles_stays_where_a_paragraph_leads_up_to_it() -> None:
    appeal = "Share your memories by writing to letters@harwickpost.example."
    asked = f"Were you on the ferry that night? Have you still got the ticket? {appeal}"
    rules = learned(below([*[appeal] * 6, *[asked] * 2]))
    pipeline = Pipeline.default().with_rules(rules)
    body = bodies(1, seed=9)[0]
    assert appeal not in pipeline(with_line(body, appeal, 6)).text
    assert asked in pipeline(with_line(body, asked, 6)).text


def test_one_word_is_enough_where_marks_part_it_from_what_follows() -> None:
    marks = "▶►▷▲△▼▽■□◆◇●○•▪※★☆✔✓"
    rules = within(lambda i: f"Advertisement {marks[i]} {other(i)}")
    assert [rule.match for rule in rules.rules] == ["Advertisement"]
