"""The page to paste a text into: what it answers, and what it refuses."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from threading import Thread
from urllib.parse import urlencode

import pytest

from newsclean.cli.serve import server_for
from newsclean.corpus.job import Job
from tests.cli.command import DIRTY
from tests.cli.conftest import Command

MOST = 10_000  # bytes of a text
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server."""
    with server_for(0, Job(to="report", max_record=MOST)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def asked(
    port: int, method: str = "GET", path: str = "/", body: str | None = None, **headers: str
) -> tuple[HTTPResponse, str]:
    """Ask the server and return its answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def pasted(port: int, text: str, **fields: str) -> tuple[HTTPResponse, str]:
    """Send a text as the form of the page does."""
    return asked(port, "POST", "/", urlencode({"text": text, **fields}), **FORM)


def test_the_page_has_a_form_and_a_policy(port: int) -> None:
    answer, text = asked(port)
    assert answer.status == 200
    assert '<textarea id="pasted"' in text
    assert "default-src 'none'" in text
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_text_comes_back_as_an_article(port: int) -> None:
    answer, text = pasted(port, DIRTY.replace("\n", "\r\n"))
    assert answer.status == 200
    assert '["share_widgets.button","share this",""]' in text
    assert "\\r" not in text.partition('id="data">')[2].partition("</script>")[0]


def test_a_page_is_read_as_a_page(port: int) -> None:
    line = "The bridge at Harwick stays shut until the spring, the county said on Tuesday."
    page = f"<html><body><h1>Bridge stays shut</h1><p>{line}</p><p>{line} Again.</p></body></html>"
    assert '"verdict":' in pasted(port, page)[1]
    assert '"verdict":' not in pasted(port, page, kind="text")[1]


def test_what_cannot_be_read_is_told_on_the_page(port: int) -> None:
    answer, text = pasted(port, "a" * (MOST + 1))
    assert answer.status == 200
    assert "bytes" in text.partition('role="alert">')[2].partition("</p>")[0]


@pytest.mark.parametrize("path", ["/etc/passwd", "/../pyproject.toml", "/?x=1", "/favicon.ico"])
def test_no_other_path_is_answered(port: int, path: str) -> None:
    assert asked(port, "GET", path)[0].status == 404


def test_another_name_of_the_server_is_refused(port: int) -> None:
    assert asked(port, Host="harwick.example")[0].status == 421
    assert asked(port, Host=f"localhost:{port}")[0].status == 200


def test_what_another_site_sends_is_refused(port: int) -> None:
    body = urlencode({"text": DIRTY})
    for origin in ("https://harwick.example", "null"):
        assert asked(port, "POST", "/", body, **FORM, Origin=origin)[0].status == 403
    own = f"http://127.0.0.1:{port}"
    assert asked(port, "POST", "/", body, **FORM, Origin=own)[0].status == 200


def test_a_request_has_a_length_and_that_is_bounded(port: int) -> None:
    assert asked(port, "POST", "/", None, **{"Content-Length": str(4 * MOST)})[0].status == 413
    assert asked(port, "POST", "/", None, **{"Content-Length": "-1"})[0].status == 411


def test_what_is_no_form_is_refused(port: int) -> None:
    many = "&".join(f"a{i}=1" for i in range(20))
    for body in (many, "text=\u00e9"):
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", "/", body.encode())
        assert connection.getresponse().status == 400
        connection.close()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_not_known(port: int, method: str) -> None:
    assert asked(port, method)[0].status == 501


def test_a_port_that_is_taken_is_refused(run: Command, port: int) -> None:
    status, _, said = run("--serve", port)
    assert status == 2
    assert f"cannot serve at port {port}: Address already in use; --serve 0 takes one" in said


@pytest.mark.parametrize("number", ["65536", "70000", "-1", "http", "9" * 5000])
def test_what_is_no_port_is_refused_in_a_sentence(run: Command, number: str) -> None:
    status, _, said = run("--serve", number)
    assert status == 2
    assert "is not a port: those are 1 to 65535, and 0 takes one that is free" in said


def test_inputs_and_outputs_are_not_for_a_server(run: Command) -> None:
    status, _, said = run("--serve", "0", "article.txt")
    assert status == 2
    assert "--serve reads what is pasted" in said


def test_the_server_is_reached_from_this_computer_only(port: int) -> None:
    with server_for(0, Job()) as server:
        assert server.server_address[0] == "127.0.0.1"
