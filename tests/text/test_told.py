"""What somebody is said to have said is no residue, whatever it says."""

import random

import pytest

from newsclean import Pipeline, clean
from newsclean.phrases import fold
from newsclean.phrases.lists import phrases, rules
from newsclean.phrases.load import Rule
from newsclean.text.told import is_told, narrates

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
    "本网站使用Cookie。点击“同意”表示您接受我们的条款。",
]


INVITATION = "Don't miss a thing. Join Bridge to open before winter"
SAID = [
    "“我们等这一天等了三十年，”女市长在码头上对围过来的居民说。",
    "女市长说：“我们等这一天等了三十年。”",
    "「三十年待ちました」と市長は住民に語った。",
    '"30년을 기다렸습니다"라고 시장은 주민들에게 말했다.',
    "The mayor said: “We have waited thirty years for this.”",
    "Die Bürgermeisterin sagte: „Wir haben dreißig Jahre darauf gewartet.“",
]


@pytest.mark.parametrize("said", SAID)
def test_what_somebody_said_stays_where_it_is_glued_to_a_prompt(said: str) -> None:
    assert said[-9:] in clean(f"{BEFORE}\n{INVITATION}\n{said}\n{AFTER}").text
    assert said[-9:] in clean(f"{BEFORE}\n{INVITATION} {said}\n{AFTER}").text


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


FRAMES = {
    "en": "{} was what the mayor wrote on the wall of the town hall before she left for the harbour.",
    "de": "{} stand auf dem Zettel, den die Bürgermeisterin am Morgen an die Tür des Rathauses hängte.",
    "fr": "{} était ce que la maire avait écrit sur le mur de la mairie avant de partir pour le port.",
    "es": "{} era lo que la alcaldesa había escrito en la pared del ayuntamiento antes de salir.",
    "ru": "{} было тем, что мэр написала на стене ратуши, прежде чем уехать в порт.",
    "zh": "{}是市长离开港口之前写在市政厅墙上的一句话，居民们至今还记得。",
    "ar": "{} كانت العبارة التي كتبتها رئيسة البلدية على جدار مبنى البلدية قبل أن تغادر إلى الميناء.",
}
"""Sentences that tell of words which somebody wrote, whatever the words."""
SAMPLE, FEW = (
    120,
    2,
)  # phrases of a language, and how many of them may still be taken for the notice


def sure_phrases(language: str) -> list[str]:
    """Return phrases of a language that cut by themselves; captions stay, in a field, and a
    sentence does not go on behind the end of one."""
    found = {
        phrase
        for name, of in rules().items()
        for rule, how in of.items()
        if isinstance(how, Rule) and how.strength == "exact" and name != "captions"
        for phrase in phrases()[name][rule].get(language, ())
        if phrase[0].isalpha() and not set(phrase) & set("#.?!:|؟。？")
    }
    return random.Random(1).sample(sorted(found), SAMPLE)


@pytest.mark.parametrize("profile", ["gentle", "standard"])
@pytest.mark.parametrize("language", FRAMES)
def test_a_sentence_that_opens_with_a_phrase_of_residue_and_tells_of_it_stays(
    language: str, profile: str
) -> None:
    pipeline = getattr(Pipeline, profile)()
    lost = []
    for phrase in sure_phrases(language):
        sentence = FRAMES[language].format(phrase[0].upper() + phrase[1:])
        article = pipeline(f"{BEFORE}\n\n{sentence}\n\n{AFTER}")
        lost += [cut.text for cut in article.removals]
    assert len(lost) <= FEW, lost


def test_what_is_held_back_since_it_tells_what_was_is_listed() -> None:
    sentence = FRAMES["en"].format("Sign up for our newsletter")
    article = clean(f"{BEFORE}\n\n{sentence}\n\n{AFTER}")
    assert {held.reason for held in article.abstained if held.text == sentence} == {
        "tells what was"
    }


@pytest.mark.parametrize(
    ("line", "phrase", "language"),
    [
        ("Suivez-nous sur le mur était ce que la maire avait écrit ce jour.", "suivez", "fr"),
        ("Join 12 others was what the mayor wrote on the town hall.", "join # others", "en"),
        ("This letter has become a saying among those who fish there.", "this letter", "en"),
        ("关注我们的频道是市长那天写在墙上的一句话", "关注", "zh"),
    ],
)
def test_a_phrase_may_be_one_word_or_hold_a_number_or_stand_in_a_script_without_spaces(
    line: str, phrase: str, language: str
) -> None:
    assert narrates(fold(line), phrase, [language])


@pytest.mark.parametrize(
    ("line", "phrase", "language"),
    [
        ("Sign up for the letter, which was made by those who know it for you.", "sign up", "en"),
        ("Sign up for the letter of the town and read it on Monday or Friday.", "sign up", "en"),
        ("Sign up was what she wrote.", "sign up", "en"),
        ("Signups were what the mayor wanted to see on the wall of the hall.", "sign", "en"),
        ("关注当年的频道，请您点击这里，我们每天都会发布最新的消息", "关注", "zh"),
        ("关注频道，即可在每天早上第一时间看到全部最新的消息", "关注", "zh"),
    ],
)
def test_what_speaks_to_the_reader_or_of_no_past_or_in_few_words_is_a_notice(
    line: str, phrase: str, language: str
) -> None:
    assert not narrates(fold(line), phrase, [language])
