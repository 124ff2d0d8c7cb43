"""Archive exports: a file of many documents is many records, each in its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.readers.archives import documents, records, service_of
from newsclean.readers.records import ARCHIVES, Kind
from tests.cli.command import newsclean

PROSE = "The harbour council voted seven to two on Tuesday to keep the night ferry running, {}."
NEXIS = """{n} of {all} DOCUMENTS


The Oakport Tribune

March 14, 2016 Monday
Late Edition - Final

Ferry number {n} keeps running

BYLINE: By JANE PORTER

SECTION: Section A; Pg. 21

LENGTH: {words} words

{prose}

LOAD-DATE: March 14, 2016

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


Copyright 2016 The Oakport Tribune Company
All Rights Reserved

"""
UNI = """Fähre Nummer {n} fährt weiter

Lunefelder Bote

14. März 2016 Montag

Section: POLITIK; S. 4
Length: {words} words
Byline: Ole Strand

Body

{prose}

Classification

Language: GERMAN; DEUTSCH
Publication-Type: Zeitung
Load-Date: March 15, 2016

{end}

"""
FACTIVA = """Le ferry numéro {n} continue

{prose}

Document LUNEF0002016031{n:04}ec3e0005m

"""
PROQUEST = """____________________________________________________________

Document {n} of {all}

Ferry number {n} keeps running

Author: Porter, Jane

Publication info: The Oakport Tribune ; Oakport, Me. 14 Mar 2016: A.21.

ProQuest document link

Full text: {prose}

Publication title: The Oakport Tribune

ProQuest document ID: 17723456{n:04}

Database: ProQuest Central

"""
EUROPRESSE = """Lundi 14 mars 2016
Nom de la source
Le Courrier du Port
Type de source
Presse • Presse Régionale
Périodicité
Quotidien
Couverture géographique
Régionale
Provenance
Ostby, Bretagne, France

p. 4

{words} mots

Le ferry numéro {n} continue

Par Jane Portier

{prose}

© 2016 SA Le Courrier du Port. Tous droits réservés. Le présent document est protégé par les lois et conventions internationales sur le droit d'auteur et son utilisation est régie par ces lois et conventions.

Certificat émis le 2 février 2023 à Université d'Ostby à des fins de visualisation personnelle et temporaire.

news·20160314·PO·20160314x20x{n:04}

"""
WISO = """Fähre Nummer {n} fährt weiter

{prose}

Quelle: Lunefelder Bote vom 14.03.2016, Seite 4
Ressort: Politik
Ausgabe: Hauptausgabe
Dokumentnummer: 20160314LUNE{n:04}
Dauerhafte Adresse des Dokuments: https://wiso.example/document/LUNE__{n:04}
Alle Rechte vorbehalten: (c) Lunefelder Bote GmbH
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH

"""
FORMS: dict[Kind, str] = {
    "nexis": NEXIS,
    "factiva": FACTIVA,
    "proquest": PROQUEST,
    "europresse": EUROPRESSE,
    "wiso": WISO,
}


def export(form: str, many: int, *, words: int = 16, end: str = "End of Document") -> str:
    prose = [PROSE.format(f"document {n} says") for n in range(1, many + 1)]
    return "".join(
        form.format(n=n, all=many, prose=said, words=words, end=end)
        for n, said in enumerate(prose, 1)
    )


def cleaned(path: Path, *options: str) -> list[dict]:
    done = newsclean(str(path), "--to", "jsonl", *options)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("service", ARCHIVES)
@pytest.mark.parametrize("many", [5, 200])
def test_each_document_of_an_export_is_a_record(tmp_path: Path, service: Kind, many: int) -> None:
    text = export(FORMS[service], many)
    path = tmp_path / "export.txt"
    path.write_text(text, "utf-8")
    found = cleaned(path, "--from", service)
    assert [record["document"] for record in found] == list(range(1, many + 1))
    for n, record in enumerate(found, 1):
        article = record["article"]
        said = [paragraph["text"] for paragraph in article["paragraphs"]]
        assert said == [PROSE.format(f"document {n} says")]
        assert f"{n}" in article["title"]
        assert text[record["start"] : record["end"]].count(said[0]) == 1


@pytest.mark.parametrize("end", ["End of Document", "Ende des Dokuments", "Fin du document"])
def test_documents_that_end_with_a_mark_are_told_in_any_language(tmp_path: Path, end: str) -> None:
    path = tmp_path / "export.txt"
    path.write_text(export(UNI, 3, end=end), "utf-8")
    articles = [record["article"] for record in cleaned(path)]
    assert [a["title"] for a in articles] == [f"Fähre Nummer {n} fährt weiter" for n in (1, 2, 3)]
    assert {tuple(a["authors"]) for a in articles} == {("Ole Strand",)}
    assert {tuple(a["sections"]) for a in articles} == {("POLITIK",)}


def test_an_export_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(export(NEXIS, 3), "utf-8")
    assert len(cleaned(path)) == 3
    (tmp_path / "article.txt").write_text(PROSE.format("he said"), "utf-8")
    assert service_of(PROSE) is None


def test_what_a_record_names_becomes_fields(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(export(NEXIS, 2), "utf-8")
    article = cleaned(path)[0]["article"]
    assert article["authors"] == ["Jane Porter"]
    assert article["sections"] == ["Section A"]
    assert article["published"].startswith("2016-03-14")
    assert article["copyright"]["year"] == 2016


def test_a_word_count_that_the_body_does_not_have_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(export(NEXIS, 2, words=412), "utf-8")
    warnings = cleaned(path)[0]["article"]["warnings"]
    assert "the record says that the article has 412 words; 18 were found" in warnings
    path.write_text(export(NEXIS, 2), "utf-8")
    assert not [w for w in cleaned(path)[0]["article"]["warnings"] if "words" in w]


@pytest.mark.parametrize("form", [NEXIS, PROQUEST, UNI, FACTIVA, EUROPRESSE, WISO])
def test_a_file_that_is_cut_in_a_document_gives_that_document_with_a_warning(
    tmp_path: Path, form: str
) -> None:
    text = export(form, 4)
    last = text.rindex("document 4 says")
    path = tmp_path / "export.txt"
    path.write_text(text[: last + len("document 4 says.")], "utf-8")
    done = newsclean(str(path), "--to", "jsonl")
    assert len(done.stdout.splitlines()) == 4
    path.write_text(text[: text.rindex("document 3 says") + len("document 3 says.")], "utf-8")
    done = newsclean(str(path), "--to", "jsonl")
    assert len(done.stdout.splitlines()) == 3
    assert (
        b"may be cut off" in done.stderr.encode() if isinstance(done.stderr, str) else done.stderr
    )


def test_a_file_without_a_mark_is_one_document_and_says_so() -> None:
    (found,) = documents(PROSE, "factiva")
    assert found.span == (0, len(PROSE))
    assert found.note is not None


@given(st.text(max_size=60), st.sampled_from(ARCHIVES))
def test_no_text_of_an_export_is_lost_between_its_documents(text: str, service: Kind) -> None:
    form = FORMS[service].replace("{prose}", "{prose}\n" + text.replace("{", "").replace("}", ""))
    whole = export(form, 3)
    spans = [document.span for document in documents(whole, service)]
    assert [a for a, _ in spans[1:]] == [b for _, b in spans[:-1]]


def test_a_record_is_numbered_and_knows_its_file() -> None:
    found = list(records(export(NEXIS, 2).encode(), "a.txt", "nexis"))
    assert [(item.number, item.own and item.own["file"]) for item in found] == [
        (1, "a.txt"),
        (2, "a.txt"),
    ]


@pytest.mark.parametrize(
    ("service", "publisher"), [("europresse", "Le Courrier du Port"), ("wiso", "Lunefelder Bote")]
)
def test_the_paper_and_the_day_of_a_record_become_fields(
    tmp_path: Path, service: Kind, publisher: str
) -> None:
    path = tmp_path / "export.txt"
    path.write_text(export(FORMS[service], 2), "utf-8")
    for record in cleaned(path):
        assert record["article"]["publisher"] == publisher
        assert record["article"]["published"].startswith("2016-03-14")
