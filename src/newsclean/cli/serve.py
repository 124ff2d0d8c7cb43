"""A page on this computer to paste a text into: nothing is kept, and nothing but the text is read.

The server listens on 127.0.0.1 alone. It answers for the one path ``/``, so that no request names a file, and
to its own name alone, so that no other site's page can reach it under a name of its own.
"""

import socket
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from newsclean.cli.report import say
from newsclean.corpus.job import Job
from newsclean.corpus.pasted import pasted

HOST = "127.0.0.1"
_SECONDS = 30  # that a browser may take to send
_FIELDS = 8  # of a form
_WIDER = 3  # a byte of a text takes three in a form, as %E2


def serve(port: int, job: Job, quiet: bool) -> int:
    """Serve the page at `port`, 0 for one that is free, until interrupted; return the exit status."""
    try:
        server = server_for(port, job)
    except OSError as error:
        told = error.strerror or error
        say(f"cannot serve at port {port}: {told}; --serve 0 takes one that is free")
        return 2
    with server:
        if not quiet:
            say(f"paste a text at http://{HOST}:{server.server_port}/ (Ctrl+C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def server_for(port: int, job: Job) -> ThreadingHTTPServer:
    """Return the server, which listens already.

    Raises:
        OSError: the port is taken, or may not be had.
    """
    return _Server((HOST, port), partial(_Answer, job))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self) -> None:
        """Bind without a look at the name of this computer, which may ask the network."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]


class _Answer(BaseHTTPRequestHandler):
    """The answer to one request."""

    server: _Server
    timeout = _SECONDS
    protocol_version = "HTTP/1.0"  # a connection each: none is kept open
    server_version, sys_version = "newsclean", ""

    def __init__(self, job: Job, *arguments: object) -> None:
        self.job = job
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server hands on

    def do_GET(self) -> None:
        """Send the empty page."""
        if self._is_mine():
            self._send(200, pasted(self.job, "", "", ""))

    def do_POST(self) -> None:
        """Send the page with the article of the text that came."""
        if not self._is_mine():
            return
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            self._refuse(411, "the request does not say how long it is")
        elif int(length) > _WIDER * self.job.max_record:
            self._refuse(413, f"a text may have {self.job.max_record:,} bytes (--max-record)")
        else:
            self._clean(self.rfile.read(int(length)))

    def _clean(self, body: bytes) -> None:
        try:
            form = parse_qs(body.decode("ascii"), max_num_fields=_FIELDS, errors="replace")
        except ValueError:
            self._refuse(400, "the request is not a form as the page sends it")
            return
        text, kind, url = (form.get(name, [""])[0] for name in ("text", "kind", "url"))
        # A form sends the line ends of networks, whatever was pasted.
        self._send(200, pasted(self.job, text.replace("\r\n", "\n"), kind, url.strip()))

    def _is_mine(self) -> bool:
        """Is the request for this server by name, from its own page? Others are refused here."""
        port = self.server.server_port
        names = {f"{name}:{port}" for name in (HOST, "localhost")}
        if self.headers.get("Host", "").lower() not in names:
            self._refuse(421, f"this server is at http://{HOST}:{port}/")
        elif self.headers.get("Origin", f"http://{HOST}:{port}") not in {
            f"http://{n}" for n in names
        }:
            self._refuse(403, "another site's page has sent this")
        elif self.path != "/":
            self._refuse(404, f"there is one page, http://{HOST}:{port}/")
        else:
            return True
        return False

    def _refuse(self, status: int, told: str) -> None:
        self._send(status, f"{told}\n".encode(), "text/plain")

    def _send(self, status: int, body: bytes, kind: str = "text/html") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""
