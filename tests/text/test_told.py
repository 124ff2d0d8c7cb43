"""What somebody is said to have said is no residue, whatever it says."""

import pytest

from newsclean import Pipeline, clean
from newsclean.phrases import fold
from newsclean.text.told import is_told

BEFORE = "The town of Harwick will rebuild its old mill, the council decided on Monday evening."
AFTER = "Work on the roof begins in spring, and the first readers are expected a year later."
TOLD = [
    "“We want to hear from you,” the minister told residents of Harwick on Monday.",
    '"We want to hear from you," the minister told residents of Harwick on Monday.',
    "This site uses cookies, the court held in its ruling on the complaint of a reader.",
    "All rights reserved, the band wrote under the song that the town sings today.",
    "Sign up to our newsletters, the mayor told those who had come to the hall.",
    "„Diese Website verwendet Cookies“, sagte die Ministerin am Montag den Bewohnern.",
    "Diese Website verwendet Cookies, urteilte das Gericht am Montag über die Klage.",
    "« Nous utilisons des cookies », a déclaré la ministre aux habitants de la ville.",
    "«Мы используем файлы cookie», — сказала министр жителям города в понедельник.",
    "The mayor answered: “Support our work.” That was all she would say.",
]
NOTICES = [
    "This site uses cookies. By using it, you agree to our use of cookies.",
    "All rights reserved, no part of this may be copied without leave of the publisher.",
    "We want to hear from you!",
    "Sign up to our newsletters, and read them every morning.",
]


@pytest.mark.parametrize("profile", ["gentle", "standard"])
@pytest.mark.parametrize("line", TOLD)
def test_a_line_that_says_who_said_it_stays(line: str, profile: str) -> None:
    article = getattr(Pipeline, profile)()(f"{BEFORE}\n\n{line}\n\n{AFTER}")
    assert [removal.text for removal in article.removals] == []


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_that_nobody_said_goes(line: str) -> None:
    article = Pipeline.default()(f"{BEFORE}\n\n{line}\n\n{AFTER}")
    assert "".join(removal.text for removal in article.removals) == line


def test_what_follows_a_quotation_that_lacks_the_phrase_is_not_told() -> None:
    line = "'Better than cake': three bakers taste the new loaf Back to video"
    assert not is_told(line, fold(line), "back to video")


def test_a_notice_that_somebody_tells_of_stays_though_it_speaks_to_the_reader() -> None:
    said = "Sign up today for our newsletter was what the mayor wrote on the wall of the town hall."
    article = clean(f"The bridge will open before the end of the year, the port said.\n{said}")
    assert said in article.text
