"""Records in, records out: JSONL, Parquet and WARC, packed or not, with bad ones among them."""

import gzip
import json
import re
import sys
from pathlib import Path

import pytest

from newsclean import Pipeline
from tests.cli.command import BODY, CLEAN, DIRTY, newsclean
from tests.cli.conftest import Command, lines, written


def test_every_record_comes_out_once_in_order_with_its_own_fields(
    run: Command, corpus: Path
) -> None:
    status, out, said = run(corpus)
    records = lines(out)
    assert (status, said) == (0, "")
    assert [record["n"] for record in records] == [*range(200)]
    assert all(record["text"] == DIRTY for record in records)
    assert {"\n\n".join(p["text"] for p in r["article"]["paragraphs"]) for r in records} == {BODY}


def test_unknown_fields_come_out_bit_for_bit(run: Command, tmp_path: Path) -> None:
    own = '"price":1.10,"id":123456789012345678901234567890,"z":{"b":1,  "a":[1e3]},"é":"\\u00e9"'
    path = tmp_path / "odd.jsonl"
    path.write_text(f'{{"text":"One line of text.",{own}}}\n', encoding="utf-8")
    assert f",{own}," in run(path, "--into", "text=clean")[1]


@pytest.mark.parametrize("value", [r'"\ud800"', "NaN"])
def test_what_strict_json_cannot_say_is_kept(run: Command, tmp_path: Path, value: str) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(f'{{"text": "One line \\ud800 of text.", "odd": {value}}}\n')
    status, out, _ = run(path)
    assert status == 0
    assert f'"odd":{value}' in out
    assert "\\ud800 of text" in out


def test_the_article_goes_under_the_name_that_is_asked_for(run: Command, corpus: Path) -> None:
    record = lines(run(corpus, "--into", "clean")[1])[0]
    assert list(record) == ["n", "text", "clean"]


def test_fields_of_the_article_go_under_their_names_and_may_replace_others(
    run: Command, corpus: Path
) -> None:
    record = lines(run(corpus, "--into", "text=text,title=headline")[1])[0]
    assert record == {"n": 0, "text": BODY, "headline": "Ferry returns to Larkhaven"}


def test_a_field_that_is_there_is_not_replaced_unasked(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{"text": DIRTY, "article": "mine"}])
    status, out, _ = run(path)
    record = lines(out)[0]
    assert status == 1
    assert (record["article"], record["error"]["type"]) == ("mine", "FieldTaken")
    assert run(path, "--into", "article")[0] == 0


def test_fields_have_the_names_that_are_given(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{"body": DIRTY, "head": "Ferries", "lang": "en"}])
    out = run(path, "--text-field", "body", "--title-field", "head", "--language-field", "lang")[1]
    article = lines(out)[0]["article"]
    assert (article["title"], article["language"]) == ("Ferries", "en")


BAD = b"\n".join(
    [
        b'{"n": 0, "text": "The first line."}',
        b'{"n": 1, "text": "caf\xe9"}',
        b'{"n": 2, "text": ',
        b"[3]",
        b"",
        b'{"n": 5}',
        b'{"n": 6, "text": 6}',
        b'{"n": 7, "text": "The last line.", "error": "old"}',
    ]
)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """JSONL with five bad records and a blank line among good ones."""
    path = tmp_path / "bad.jsonl"
    path.write_bytes(BAD)
    return path


def test_a_bad_record_comes_out_in_its_place_with_an_error(run: Command, bad: Path) -> None:
    status, out, said = run(bad)
    errors = [record.get("error", {}) for record in lines(out)[:-1]]
    assert status == 1
    assert [error.get("type") for error in errors] == [
        None,
        "InvalidUTF8",
        "InvalidJSON",
        "NotAnObject",
        "NoText",
        "NotAString",
    ]
    assert errors[1] | {"message": ""} == {
        "type": "InvalidUTF8",
        "message": "",
        "record": 2,
        "source": str(bad),
    }
    assert errors[2]["input"] == '{"n": 2, "text":'
    assert [record.get("n") for record in lines(out)] == [0, 1, None, None, 5, 6, 7]
    assert f"{bad}:6: neither 'text' nor 'html' is there" in said
    assert "5 of 7 records failed" in said


def test_an_error_of_the_records_own_is_kept_beside_ours(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{"error": "old"}])
    assert lines(run(path)[1])[0]["error"]["replaced"] == "old"


def test_bad_records_can_be_left_out(run: Command, bad: Path) -> None:
    status, out, _ = run(bad, "--on-error", "skip")
    assert status == 1
    assert [record["n"] for record in lines(out)] == [0, 7]


def test_a_bad_record_can_end_the_run(run: Command, bad: Path) -> None:
    status, out, said = run(bad, "--on-error", "fail")
    assert status == 1
    assert [record["n"] for record in lines(out)] == [0]
    assert "stopped at the first failure" in said


def test_failures_go_to_a_file_of_their_own(run: Command, bad: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    status, _, said = run(bad, "--errors", errors, "-q")
    assert (status, said) == (1, "")
    assert [error["record"] for error in lines(errors.read_text())] == [2, 3, 4, 6, 7]


def test_failed_articles_keep_their_place_among_texts(run: Command, bad: Path) -> None:
    assert run(bad, "--to", "text")[1].split("\f\n") == [
        "The first line.\n",
        *["\n"] * 5,
        "The last line.\n",
    ]


def test_a_record_may_not_be_longer_than_asked(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{"text": "word " * 300}])
    status, out, _ = run(path, "--max-record", "1K")
    assert status == 1
    assert lines(out)[0]["error"]["type"] == "RecordTooLong"
    assert lines(out)[0]["text"] == "word " * 300


def test_packed_input_is_known_by_its_content(run: Command, corpus: Path, tmp_path: Path) -> None:
    packed = tmp_path / "corpus"
    packed.write_bytes(gzip.compress(corpus.read_bytes()))
    assert run(packed)[1] == run(corpus)[1]


def test_packed_output_unpacks_to_the_same(run: Command, corpus: Path, tmp_path: Path) -> None:
    run(corpus, "-o", tmp_path / "out.jsonl.gz")
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()).decode() == run(corpus)[1]


def test_zstd_goes_in_and_out(run: Command, corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    packed, again = tmp_path / "a.jsonl.zst", tmp_path / "b.jsonl"
    run(corpus, "-o", packed, "--into", "text=text")
    assert run(packed, "-o", again, "--into", "text=text")[0] == 0
    assert packed.read_bytes()[:4] == b"\x28\xb5\x2f\xfd"
    assert [record["text"] for record in lines(again.read_text())] == [BODY] * 200


def test_a_file_that_is_cut_off_fails_in_its_place(
    run: Command, corpus: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.jsonl.gz"
    whole = gzip.compress(
        "".join(f'{{"n": {n}, "text": "{hash(str(n))}"}}\n' for n in range(9000)).encode()
    )
    cut.write_bytes(whole[: len(whole) // 2])
    status, out, said = run(cut, corpus)
    records = lines(out)
    at = next(i for i, record in enumerate(records) if "error" in record)
    assert status == 1
    assert [record["n"] for record in records[:at]] == [*range(at)]
    assert [record["n"] for record in records[at + 1 :]] == [*range(200)]
    assert records[at]["error"]["type"] == "UnreadableInput"
    assert "the file is cut off" in said


def test_a_directory_is_read_in_the_order_of_names(run: Command, tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(DIRTY)
    out = lines(run(tmp_path, "--to", "jsonl")[1])
    assert [record["file"] for record in out] == [
        str(tmp_path / "b.txt"),
        str(tmp_path / "a/c.txt"),
    ]


def test_an_output_in_the_directory_is_not_read(run: Command, tmp_path: Path, dirty: Path) -> None:
    output = tmp_path / "out.jsonl"
    for _ in range(2):
        assert run(tmp_path, "-o", output)[0] == 0
        assert len(lines(output.read_text())) == 1


def test_a_directory_without_articles_is_refused(run: Command, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    status, _, said = run(tmp_path)
    assert status == 2
    assert "nothing to read" in said


def test_records_on_standard_input_are_seen_to_be_records() -> None:
    done = newsclean(text='{"text": "One line of text."}\n')
    assert lines(done.stdout.decode())[0]["article"]["paragraphs"][0]["text"] == "One line of text."


def test_json_ld_is_a_news_article(run: Command, dirty: Path) -> None:
    made = json.loads(run(dirty, "--to", "jsonld", "--url", "https://larkhaven.example/1")[1])
    assert made["@type"] == "NewsArticle"
    assert (made["headline"], made["articleBody"]) == ("Ferry returns to Larkhaven", BODY)
    assert made["url"] == "https://larkhaven.example/1"


def test_statistics_count_what_each_rule_cut(run: Command, corpus: Path) -> None:
    counted = json.loads(run(corpus, "--to", "stats", "--json")[1])
    (rule,) = [rule for name, rule in counted["rules"].items() if name.startswith("share_widgets.")]
    assert counted["made_by"]["newsclean.fingerprint"] == Pipeline.default().fingerprint
    assert (counted["records"], rule["cuts"], rule["examples"]) == (200, 200, ["Share this"])
    table = run(corpus, "--to", "stats")[1]
    assert "200 records, 200 changed, 0 failed" in table
    assert "slowest" in table


def test_check_names_records(run: Command, tmp_path: Path) -> None:
    path = written(
        tmp_path / "in.jsonl", [{"text": CLEAN}, {"text": DIRTY}, {"text": BODY, "title": "Ferry"}]
    )
    assert run("--check", path) == (1, f"{path}:2\n", "")


def test_a_message_has_a_line_of_its_own_beside_progress(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{}, {"text": DIRTY}, {}])
    said = run(path, "-o", tmp_path / "out.jsonl", "--progress")[2]
    messages = [line for line in re.split(r"[\r\n]", said) if "newsclean: " in line]
    assert len(messages) == 3
    assert all(line.startswith("newsclean: ") for line in messages)


def test_progress_is_shown_on_request(run: Command, corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("tqdm")
    said = run(corpus, "-o", tmp_path / "out.jsonl", "--progress")[2]
    assert "200 records, 0 failed" in said
    assert "100%" in said


def test_a_missing_extra_is_one_sentence_with_the_command(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "in.parquet"
    path.write_bytes(b"PAR1")
    status, _, said = run(path)
    assert status == 2
    assert said.count("\n") == 1
    assert "pip install 'newsclean[parquet]'" in said


PAGE = "<p>The ferry will run again from Monday, the harbour office said on Friday evening.</p>"


@pytest.mark.parametrize("text", ["null", "NaN", '""', None])
def test_a_page_counts_where_there_is_no_text(
    run: Command, tmp_path: Path, text: str | None
) -> None:
    own = f'"html": {json.dumps(PAGE)}' + (f', "text": {text}' if text else "")
    (tmp_path / "in.jsonl").write_text(f"{{{own}}}\n")
    status, out, _ = run(tmp_path / "in.jsonl", "--into", "text=clean")
    assert (status, lines(out)[0]["clean"]) == (0, PAGE[3:-4])


@pytest.mark.parametrize("page", ["null", '""', "NaN"])
def test_an_empty_text_without_a_page_is_an_empty_article(
    run: Command, tmp_path: Path, page: str
) -> None:
    (tmp_path / "in.jsonl").write_text(f'{{"text": "", "html": {page}}}\n')
    status, out, _ = run(tmp_path / "in.jsonl", "--into", "text=clean")
    assert (status, lines(out)[0]["clean"]) == (0, "")


def test_nothing_at_all_is_a_failure_that_names_the_fields(run: Command, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": NaN}\n{"id": 1}\n')
    status, out, _ = run(tmp_path / "in.jsonl")
    assert status == 1
    assert [one["error"]["type"] for one in lines(out)] == ["NoText", "NoText"]
