"""The ends of a text that is one line: residue goes, as far as it is certain where it ends."""

import pytest

from newsclean import Pipeline, clean

BODY = (
    "The council of Ostby closed its old swimming pool on Monday, two years after the roof had leaked. "
    "Engineers of Harwick found rust in every beam, and nobody would pay for new ones."
)


@pytest.mark.parametrize(
    "head",
    [
        "Share on Facebook Share on Twitter Share on WhatsApp",
        "Compartir en Facebook Compartir en X Copiar enlace",
        "Jaa Facebookissa Jaa Twitterissä",
        "Published 12 March 2023, 10:15",
        "12 марта 2023, 10:15",
    ],
)
def test_what_a_filter_knows_as_a_line_goes_before_the_first_sentence(head: str) -> None:
    assert clean(f"{head} {BODY}").text == BODY


@pytest.mark.parametrize(
    "tail",
    [
        "Follow us on Facebook, Instagram and X.",
        "Sign up for our newsletter Share on Facebook Share on WhatsApp",
        "Source: Reuters Share on Facebook Share on Twitter",
        "Seguici su Google News Iscriviti al nostro canale Telegram",
        "Abonează-te pe canalul nostru de WhatsApp Agerpres",
        "STT Tilaa uutiskirjeemme",
        "Heb je een tip of een fout gezien? Mail ons: tips@ostbybode.example",
    ],
)
def test_what_filters_know_as_lines_goes_behind_the_last_sentence(tail: str) -> None:
    assert clean(f"{BODY} {tail}").text == BODY


def test_one_stretch_after_the_other_goes_at_both_ends() -> None:
    text = (
        f"Share on Facebook Share on Twitter Published 12 March 2023, 10:15 {BODY} "
        "Follow us on Facebook and Instagram. Sign up for our newsletter. Source: Reuters"
    )
    article = clean(text)
    assert article.text == BODY
    assert article.restore() == text


@pytest.mark.parametrize(
    "text",
    [
        f"By Jane Roe Harwick was quiet when the news came. {BODY}",
        f"Photo: Jane Roe Harwick lies by the sea. {BODY}",
    ],
)
def test_a_name_at_the_top_of_which_nobody_knows_the_end_stays(text: str) -> None:
    assert clean(text).text == text


def test_a_date_says_where_a_name_before_it_ends() -> None:
    article = clean(f"By Jane Roe Published: Mar. 12, 2023 at 10:15 AM EDT {BODY}")
    assert article.text == BODY
    assert article.authors == ("Jane Roe",)
    assert clean(f"Von Jana Krüger 02.11.2021, 17:05 Uhr {BODY}").text == BODY


def test_a_credit_in_brackets_goes_before_the_first_sentence() -> None:
    assert clean(f"(Foto: Archivo El Faro) {BODY}").text == BODY
    assert clean(f"(AP Photo/Jane Roe) {BODY}").text == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "The last swimmer shared the news on Facebook and went home.",
        "Follow the smell, she told the judges, and they did.",
        "Read on.",
        "Nobody from Reuters came.",
        "Share your grief, the priest told them.",
    ],
)
def test_a_last_sentence_of_the_text_stays(sentence: str) -> None:
    assert clean(f"{BODY} {sentence}").text == f"{BODY} {sentence}"


@pytest.mark.parametrize(
    "sentence",
    [
        "On 12 March 2023 Harwick voted again.",
        "Facebook Harwick, a club of swimmers, is older than the network.",
        "HARWICK, March 12 (Reuters) - The pool is empty.",
    ],
)
def test_a_first_sentence_of_the_text_stays(sentence: str) -> None:
    assert clean(f"{sentence} {BODY}").text == f"{sentence} {BODY}"


def test_a_sentence_behind_a_prompt_stays() -> None:
    said = "The pool will be filled with earth in May."
    assert clean(f"{BODY} Follow us on Facebook {said}").text == f"{BODY} {said}"
    assert (
        said
        in clean(f"{BODY} All rights reserved by law Fishermen asked for more, but {said}").text
    )


def test_of_a_text_with_paragraphs_the_ends_of_lines_are_no_lines() -> None:
    text = f"{BODY}\n\n{BODY.replace('Ostby', 'Lune')} STT Tilaa uutiskirjeemme"
    assert "STT" in clean(text).text


def test_what_stands_before_a_stretch_that_stays_is_kept() -> None:
    text = f"{BODY} Follow us on Facebook and Instagram. The pool is empty."
    assert clean(text).text.endswith("The pool is empty.")
    tags = f"{BODY} Follow us on Facebook and Instagram. Tags: pool, Ostby, council"
    without = Pipeline.default().without("tags")(tags).text
    assert without.endswith("Tags: pool, Ostby, council")


@pytest.mark.parametrize("name", ["Dona Amália", "Share Harwick", "Live Harwick", "Home Office"])
def test_a_name_with_which_a_text_begins_is_no_prompt(name: str) -> None:
    text = f"{name} opened the new library by the old harbour of Ostby on Monday evening. {BODY}"
    assert clean(text).text == text
