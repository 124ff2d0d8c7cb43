"""Headlines in the middle of a line: they end where something says so, and nowhere else."""

import pytest

from newsclean import clean
from newsclean.evidence.headlines import headline_end, same_headline

BEFORE = "The council of Harwick voted on Monday to keep the night ferry through the winter."
SENTENCES = {
    "en": ("Read more: Old mill becomes a library", "The operator will need a second crew."),
    "fr": ("Lire aussi : Le vieux moulin devient une maison", "L'exploitant cherche un équipage."),
    "es": ("Lea también: El viejo molino cierra en marzo", "La empresa busca otra tripulación."),
    "pt": ("Leia também: Moinho velho fecha em março", "A empresa procura outra tripulação."),
    "it": ("Leggi anche: Il vecchio mulino chiude in marzo", "La società cerca altri marinai."),
    "de": ("Lesen Sie auch: Alte Mühle wird zur Bücherei", "Die Reederei sucht eine Mannschaft."),
    "nl": ("Lees ook: Oude molen wordt bibliotheek", "De rederij zoekt een tweede bemanning."),
    "id": ("Baca juga: Pabrik Lama Jadi Perpustakaan", "Menurut warga, feri masih diperlukan."),
    "ru": ("Читайте также: Старая мельница станет музеем", "Он добавил, что людей не хватает."),
    "sv": ("Läs också: Gammal kvarn blir bibliotek", "Det behövs fler sjömän än förut."),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_word_that_begins_sentences_ends_a_headline(language: str) -> None:
    headline, sentence = SENTENCES[language]
    assert clean(f"{BEFORE} {headline} {sentence} {BEFORE}").text == f"{BEFORE} {sentence} {BEFORE}"


@pytest.mark.parametrize(
    "rest",
    [
        "Old mill becomes a library Residents of Harwick fear for it.",  # who knows where it ends
        "Rivals of The Oakport Post merge at last.",  # a name with an article
        "Mayor of the town: The mill must go.",  # what a colon opens
        "Old mill shuts Ada Moor said on Monday that the old mill will stay. The rest was quiet.",
        "Old mill shuts Ada Moor of the council wrote in the paper The mill must stay open.",
        "A Walk Through the Woods",
        "Why does the mill shut? “Because nobody came,” she said.",  # asked by who wrote the article
        '"We stay!" they said, and went home.',
    ],
)
def test_where_more_than_one_end_is_possible_none_is_taken(rest: str) -> None:
    assert headline_end(rest, 0, "en") is None


def test_a_question_ends_a_headline_in_which_no_sentence_can_have_begun() -> None:
    text = "Why does the old mill have to shut? Neighbours wonder."
    assert text[: headline_end(text, 0, "en")] == "Why does the old mill have to shut?"
    assert headline_end("Old mill shuts Neighbours ask why it must?", 0, "en") is None


def test_a_label_before_a_long_sentence_has_lost_its_headline() -> None:
    sentence = (
        "The operator, which has run the ferry since the war and owns two of the boats that sail "
        "in winter, will have to find a second crew by the autumn."
    )
    assert headline_end(sentence, 0, "en") == 0
    assert clean(f"{BEFORE} Read more: {sentence} {BEFORE}").text.count(sentence) == 1
    assert "Read more" not in clean(f"{BEFORE} Read more: {sentence} {BEFORE}").text


def test_what_two_labels_have_in_common_is_a_headline() -> None:
    headline = "Residents of Harwick fear for the ferry again"
    text = f"{BEFORE} Also read: {headline} Ada Moor agreed. {BEFORE} Also read: {headline} Nobody came."
    assert clean(text).text == f"{BEFORE} Ada Moor agreed. {BEFORE} Nobody came."
    both = "one two three four five six, one two three four five sixty"
    assert same_headline(both, 0, 29) == len("one two three four five")
    assert same_headline("one two three, one two threads", 0, 15) == 0  # too few words


def test_what_two_labels_of_a_ban_have_in_common_is_its_sentence() -> None:
    said = "Harwick Post. The ferry sails at nine, "
    assert same_headline(2 * said, 0, len(said), is_ban=True) == len("Harwick Post.")


def test_another_label_ends_a_headline() -> None:
    text = f"{BEFORE} Also read: Mayor of Ostby retires Also read: Harwick mill shuts The council wept."
    assert clean(text).text == f"{BEFORE} The council wept."


def test_a_label_may_name_where_it_leads() -> None:
    text = f"{BEFORE} Lire aussi sur Radio Ostby : Le vieux moulin ferme La mairie se tait."
    assert clean(text).text == f"{BEFORE} La mairie se tait."
