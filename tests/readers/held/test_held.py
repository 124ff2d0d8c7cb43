"""What is taken for held and what is not, form by form."""

import pytest

from newsclean import Pipeline, clean
from newsclean.readers.held import unwrap
from tests.readers.held.invented import ARTICLES

SHOWN = {
    "tags named in an article on HTML": (
        "How to mark a paragraph in HTML\n\nEvery paragraph opens with <p> and closes with </p>; a line "
        "breaks at <br>, and <b>bold</b> words stand between two tags.\n\nMost browsers forgive a missing end."
    ),
    "placeholders": "Write to <name> at <place>, or call <number>, and say that you come from Ostby.",
    "comparisons": "For all x < 3 and y > 4 the sum was a<b and b>c, said the clerk, who counted twice.",
    "an image that is spoken of": "A single <img> in a <figure> may have a caption of its own, the guide says.",
    "a document that an article shows": (
        "The archive keeps the first page of the port as it was sent, and shows it to whoever asks.\n"
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>Ostby</title>\n</head>\n<p>Boats at nine.</p>\n"
        "Nobody remembers who wrote it, the keeper of the archive said on the last day of the month."
    ),
    "Markdown that is shown": (
        "In Markdown a link is written [text](https://a.example), and **two asterisks** make it bold.\n\n"
        "## stands before a heading."
    ),
    "a word in asterisks": "The clerk said that it was a f**k of a day, and that s**t happens, too, at sea.",
    "notes in brackets": "“He [the mayor] knew it [sic],” said Moor.[1] The paper [video] asked him (see note).",
    "hashes": "#Ostby is calm again\n\n# 4 is the berth of the night ferry, and #5 is free for the day.",
    "a path": "The file lay in C:\\new\\table\\notes, said the clerk, and nobody had opened it since May.",
    "code": 'Say it:\n\nprintf("hello\\nWorld\\n");\nreturn 0;\n}\n\nThe program greets whoever starts it.',
    "a quotation as a whole": '"We will sail," said Moor. "And nothing will stop us before the ice does."',
    "a list in prose": "['a' and 'b'] is how the clerk wrote it down, and nobody asked him why he had.",
    "an object in prose": "{braces} are rare in news, and a line that opens with them is no record at all.",
    "labels of a press release": "LANGUAGE: English\n\nLOCATION: Ostby\n\nThe quay opens on Monday at nine, the port said.",
    "backticks": "The `night ferry' sails, and ``day ferry'' is what they call the other one on the quay.",
}  # fmt: skip


@pytest.mark.parametrize("text", SHOWN.values(), ids=SHOWN)
def test_a_text_that_shows_marks_is_held_in_nothing(text: str) -> None:
    assert unwrap(text) is None


KEPT = {
    "a poem": (
        "The harbour lies asleep at night\nand all the boats are dreaming\nof other shores and other light\n"
        "where silver fish are gleaming.\n\nThe watchman walks along the quay\nand counts the ropes and rings\n"
        "and thinks of all that used to be\nand of the smaller things."
    ),
    "a list": "\n".join(f"- {what} for the night ferry and its crew" for what in ("ropes", "lamps", "oil", "bread")),
    "a dialogue": (
        "– Will it sail tonight, then, or will it not?\n– it will, said the clerk, if the ice allows it.\n"
        "– and tomorrow, when the wind has turned?\n– tomorrow is another day, he said, and went."
    ),
    "scores": "Ostby 3 Karlsund 1\nHelm 0 Vik 0\nNorra 2 Sund 2\nthe rest on Sunday",
    "a table": "berth     ship      hour\n1         Ada       04.10\n2         Moor      05.20\n3         none      06.30",
}  # fmt: skip


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_lines_that_end_for_another_reason_stay_lines(text: str) -> None:
    article = clean(text)
    lines = [" ".join(line.split()) for line in text.split("\n") if line]
    assert str(article).split("\n\n") == lines


def test_a_list_of_links_gives_its_words_to_the_filters() -> None:
    article = clean(
        "# Ostby keeps its night ferry for another winter\n\nThe council of Ostby voted on Tuesday to keep the night ferry running.\n\n"
        "- [Share on Facebook](https://f.example/s)\n- [Share on Twitter](https://t.example/s)\n"
    )
    assert article.text == "The council of Ostby voted on Tuesday to keep the night ferry running."
    assert {r.text for r in article.removals if r.filter == "share_widgets"} == {
        "Share on Facebook",
        "Share on Twitter",
    }


def test_a_record_gives_its_fields() -> None:
    article = clean(
        '{"headline": "Ostby keeps its night ferry for another winter", "authors": ["Ada Moor", "Jon Vik"], "date": "2024-10-01", '
        '"body": "The council of Ostby voted to keep the \\"night ferry\\" running until spring, although the ships are old."}'
    )
    assert article.title == "Ostby keeps its night ferry for another winter"
    assert article.authors == ("Ada Moor", "Jon Vik")
    assert article.published is not None
    assert article.published.day == 1


def test_a_paper_of_the_head_of_a_record_is_no_author() -> None:
    article = clean(
        "                  Copyright 2015 Victoria Advocate\n\n                  May 16, 2015 Saturday\n\n"
        "SECTION: NEWS\n\nLENGTH: 449 words\n\nHEADLINE: Ostby keeps its night ferry for another winter\n\n"
        "BYLINE: Ada Moor, Victoria Advocate, Texas\n\nBODY:\n\n"
        "The council of Ostby voted on Tuesday to keep the night ferry running until the spring.\n"
    )
    assert article.authors == ("Ada Moor",)


@pytest.mark.parametrize("blank", ["", "\n", "\n\n\n"])
def test_the_paper_above_the_day_of_a_document_is_no_part_of_its_text(blank: str) -> None:
    article = clean(
        f"{' ' * 31}1 of 8 DOCUMENTS\n\n\n{' ' * 30}The Ostby Post\n{blank}{' ' * 29}May 14, 2031 Wednesday\n\n"
        "Ostby keeps its night ferry for another winter\n\nBYLINE: Ada Moor\n\nLENGTH: 16 words\n\n"
        "The council of Ostby voted on Tuesday to keep the night ferry running until the spring.\n"
    )
    assert article.title == "Ostby keeps its night ferry for another winter"
    assert article.text.startswith("The council of Ostby")
    assert article.published.day == 14


def test_left_alone_a_text_stays_as_it_is_held() -> None:
    text = "<p>The ferry sails on Monday.</p>"
    assert clean(text, unwrap=False).text == text
    assert Pipeline.default().with_unwrap(False)(text).text == text
    assert not clean(text, unwrap=False).warnings


WALLS = (
    ("Just a moment...\n\nChecking your browser before accessing ostby.example.\n\nRay ID: 7a1b", "not_article"),
    ("Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.", "not_article"),
    ("404\n\nPage introuvable\n\nRetour à l'accueil", "not_article"),
    ("Страница не найдена\n\nНа главную", "not_article"),
    ("Wir und unsere Partner verarbeiten Daten.\n\nAlle akzeptieren\n\nEinstellungen", "consent_wall"),
    ("Request unsuccessful. Incapsula incident ID: 1230004500", "not_article"),
    ("Please enable JS and disable any ad blocker", "not_article"),
    ("Sorry, you have been blocked\n\nYou are unable to access ostby.example", "not_article"),
    ("Un momento…\n\nVerifica que eres un ser humano completando la acción a continuación.", "not_article"),
    ("しばらくお待ちください...\n\n人間であることを確認します", "not_article"),
    ("Fehler 404\n\nDiese Seite existiert nicht", "not_article"),
    ("Sivua ei löytynyt", "not_article"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "verdict"), WALLS)
def test_a_wall_is_told_and_kept(text: str, verdict: str) -> None:
    article = clean(text)
    assert article.completeness is not None
    assert article.completeness.verdict == verdict
    assert article.warnings


def test_a_report_on_walls_is_an_article() -> None:
    text = (
        "Port's site asks visitors whether they are human\n\nThe page now opens with the words “Just a "
        "moment...”, and readers of the Ostby Courier wrote that access denied was all they saw for a week.\n\n"
        "The port said on Monday that the check had been set too strictly and would be taken away."
    )
    assert clean(text).completeness is None


FACTIVA = (
    "HD Ferry stays\nBY By Ada Moor\nWC 12 words\nPD 14 March 2016\nSN Ostby Courier\nLA English\nLP\n"
    "IN THE town of Ostby the night ferry will sail for another winter.\nTD\nThe port said so.\n"
    "NS c13 : Rules | gcat : Politics\nAN Document OSTBYC0020160314ec3e0002b\n"
)


def test_the_fields_of_factiva_become_fields_and_a_sentence_behind_letters_like_a_code_stays() -> (
    None
):
    article = clean(FACTIVA)
    assert str(article).split("\n\n")[-2:] == [
        "IN THE town of Ostby the night ferry will sail for another winter.",
        "The port said so.",
    ]
    assert article.authors == ("Ada Moor",)
    assert article.publisher == "Ostby Courier"
    assert article.restore() == FACTIVA


def test_codes_of_factiva_without_an_accession_number_are_no_record() -> None:
    assert unwrap("HD sets are cheap\nLP\nIt sails.\nAN old clerk said so\n") is None


def test_a_wikis_own_page_keeps_its_marks_and_what_was_pasted_from_one_loses_them():
    page = "The pier\n\nHistory[edit]\n\nThe pier of Ostby sank twice.[1][2]"
    assert unwrap(page) is None
    held = unwrap("The pier of Ostby sank twice.[1][2] It was raised in spring.[citation needed]")
    assert held is not None
    assert held.text == "The pier of Ostby sank twice. It was raised in spring."


@pytest.mark.parametrize(
    "field",
    [
        "FECHA-CARGA: 9 de febrero de 2019",
        "TIPO-PUBLICACIÓN: Periódico",
        "DATA-CARICAMENTO: 9 febbraio 2019",
        "GRAFISCH: De nachtveerboot aan de kade.",
        "ENCART: Deux hivers sans bac.",
    ],
)
def test_the_fields_of_a_record_go_in_languages_that_share_no_label_with_another(
    field: str,
) -> None:
    fields = f"LENGTH: 388 words\n\n{field}"
    assert clean("\n\n".join([*ARTICLES["en"], fields])).text == "\n\n".join(ARTICLES["en"][1:])


def test_a_record_that_ends_in_its_title_has_it_once_and_several_authors_family_name_first() -> (
    None
):
    title, *paragraphs = ARTICLES["en"]
    head = "Author: Moor, Ada; Elling, Maud\n\nPublication info: Ostby Post ; Ostby. 9 Feb 2019: 7."
    tail = f"Title: {title}\n\nDocument URL: https://search.ostby.example/docview/1"
    article = clean("\n\n".join([title, head, *paragraphs, tail]))
    assert article.title == title
    assert article.text == "\n\n".join(paragraphs)
    assert article.authors == ("Ada Moor", "Maud Elling")


def test_the_code_of_a_source_goes_with_the_number_that_begins_with_it() -> None:
    title, *paragraphs = ARTICLES["en"]
    head = "388 words\n\nOstby Post\n\nOSTBP\n\nEnglish"
    number = "Document OSTBP00020190209ef290001z"
    assert clean("\n\n".join([title, head, *paragraphs, number])).text == "\n\n".join(paragraphs)


def test_the_paper_of_europresse_is_the_one_that_holds_the_rights() -> None:
    title, *paragraphs = ARTICLES["fr"]
    rights = "© 2019 Le Bac. Tous droits réservés. Le présent document est protégé par les lois et conventions internationales sur le droit d'auteur."
    article = clean("\n\n".join([title, "Le Bac", "388 mots", *paragraphs, rights]))
    assert article.text == "\n\n".join(paragraphs)
    assert article.publisher == "Le Bac"


def test_what_a_service_left_out_is_told_and_the_text_is_not_whole() -> None:
    article = clean("\n\n".join(ARTICLES["en"][:3]) + " … [+1873 chars]")
    assert article.text.endswith('asked for less." …')
    assert article.completeness is not None
    assert article.completeness.verdict == "truncated"
    assert article.warnings


def test_a_count_of_characters_inside_a_text_is_of_the_text() -> None:
    text = "\n\n".join(
        ["The field took what it wanted: [+12 chars] and no more.", ARTICLES["en"][1]]
    )
    assert "[+12 chars]" in clean(text).text


def test_the_caption_of_a_short_code_is_a_caption() -> None:
    code = '[caption id="a_1" width="300"]The ferry at the quay[/caption]'
    article = clean("\n\n".join([*ARTICLES["en"][:2], code, ARTICLES["en"][2]]))
    assert "quay" not in article.text
    assert article.captions == ("The ferry at the quay",)


def test_a_numbered_note_goes_with_a_wikis_marks_in_its_language() -> None:
    title, first, second, _ = ARTICLES["de"]
    marked = f"{title}\n\n{first}[Anm. 3]\n\n{second}[2][edit]"
    assert clean(marked).text == f"{first}\n\n{second}"
