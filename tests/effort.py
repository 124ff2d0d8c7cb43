"""How much the property tests do: a few texts each in the usual run, a hundred times as many at night.

The usual run draws the same texts each time, so that nothing fails that did not fail for its author;
the profile ``nightly`` draws new ones.
"""

from hypothesis import HealthCheck, settings

USUAL = 100  # what Hypothesis draws where a test asks for no number
NIGHTLY = 100  # times that


def register() -> None:
    """Make both profiles known to Hypothesis, and the usual one its default."""
    patient = {"deadline": None, "suppress_health_check": list(HealthCheck)}
    settings.register_profile(
        "usual", max_examples=USUAL, derandomize=True, database=None, **patient
    )
    settings.register_profile("nightly", max_examples=USUAL * NIGHTLY, **patient)
    settings.load_profile("usual")


def examples(count: int) -> settings:
    """Return settings for `count` texts in the usual run, and a hundred times as many at night."""
    return settings(max_examples=count * settings.default.max_examples // USUAL)
