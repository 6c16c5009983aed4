"""Test fetching packs by https, within limits, from a real server on this machine."""

import gc
import ssl
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import gaierror, socket
from typing import Any

import pytest
import trustme

from anora_quiz.errors import PackError
from anora_quiz.packs.library import fetch as module
from anora_quiz.packs.library.fetch import fetch, is_address
from tests.cases import for_each
from tests.samples import FakeClock

_PACK = "format: 1\ntitle: Café\n".encode()
_SLOW = 0.5  # seconds that a server waits for a client that does not come
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")

Page = Callable[[BaseHTTPRequestHandler], None]


class _Handler(BaseHTTPRequestHandler):
    """Answers with the page of this path, and with 404 where there is none."""

    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_GET(self) -> None:
        assert isinstance(self.server, _Site)
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        self.close_connection = True
        self.server.pages.get(self.path, _page(b"No such page", 404))(self)

    def do_CONNECT(self) -> None:
        """Refuse, like a proxy that forwards no requests."""
        self.close_connection = True
        assert isinstance(self.server, _Site)
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        _page(b"", 403)(self)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


class _Site(ThreadingHTTPServer):
    """A server on this machine; records what it was asked for."""

    daemon_threads = True

    def __init__(self, certificate: trustme.LeafCert | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients hang up on purpose."""

    def url(self, path: str, scheme: str = "https", host: str = "127.0.0.1") -> str:
        return f"{scheme}://{host}:{self.server_port}{path}"


def _page(content: bytes, status: int = 200, **headers: str) -> Page:
    """Return a page with ``content``; in the names of ``headers``, write _ for -."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content_Length": str(len(content))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def _leading_to(address: str, status: int = 302) -> Page:
    return _page(b"", status, Location=address)


@contextmanager
def _running(site: _Site) -> Iterator[_Site]:
    thread = threading.Thread(
        target=site.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join(timeout=5)
        site.server_close()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def site(authority: trustme.CA) -> Iterator[_Site]:
    """Run a server that clients trust."""
    with _running(_Site(authority.issue_cert("127.0.0.1", "localhost"))) as running:
        yield running


@pytest.fixture
def proxy() -> Iterator[_Site]:
    """Run a proxy that forwards no requests."""
    with _running(_Site()) as running:
        yield running


@pytest.fixture(autouse=True)
def _network(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the authority, and go through no proxy."""
    certificate = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(certificate))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    for name in _PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def _fetch(url: str) -> bytes:
    return fetch(url, FakeClock(step=0.001).seconds)


def _complaint(url: str, seconds: Callable[[], float] | None = None) -> str:
    """Return the error message for ``url``, which can't be fetched."""
    with pytest.raises(PackError) as caught:
        fetch(url, seconds or FakeClock(step=0.001).seconds)
    return str(caught.value)


# What is fetched


def test_what_is_at_an_address_is_fetched_to_the_byte(site: _Site) -> None:
    content = bytes(range(256)) * 1000
    site.pages["/pack.yaml"] = _page(content)
    assert _fetch(site.url("/pack.yaml")) == content


def test_name_of_the_scheme_is_read_in_any_case(site: _Site) -> None:
    site.pages["/pack.yaml"] = _page(_PACK)
    assert _fetch(site.url("/pack.yaml", scheme="HTTPS")) == _PACK


def test_question_in_the_address_reaches_the_server(site: _Site) -> None:
    site.pages["/pack?raw=1"] = _page(_PACK)
    assert _fetch(site.url("/pack?raw=1#top")) == _PACK


def test_server_learns_which_program_asks(site: _Site) -> None:
    site.pages["/pack.yaml"] = _page(_PACK)
    _fetch(site.url("/pack.yaml"))
    assert site.headers[0]["User-Agent"].startswith("anora-quiz/")


def test_content_without_a_length_is_fetched_to_its_end(site: _Site) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"3\r\nfor\r\n6\r\nmat: 1\r\n0\r\n\r\n")

    site.pages["/pack.yaml"] = page
    assert _fetch(site.url("/pack.yaml")) == b"format: 1"


def test_empty_file_is_fetched(site: _Site) -> None:
    site.pages["/pack.yaml"] = _page(b"")
    assert _fetch(site.url("/pack.yaml")) == b""


@for_each(
    ("text", "is_one"),
    [
        *[("https://example.org/pack.yaml", True), ("http://example.org", True)],
        *[("file:///pack.yaml", True), ("ftp://example.org", True), ("HTTPS://EXAMPLE.ORG", True)],
        *[("pack.yaml", False), ("https", False), ("C:\\packs\\pack.yaml", False), ("a:b", False)],
        *[("/packs/pack.yaml", False), ("", False), ("~/pack.yaml", False)],
    ],
)
def test_address_is_distinguished_from_a_path(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_address(text) is is_one


# Where it leads


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_to_another_https_address_is_followed(site: _Site, status: int) -> None:
    site.pages["/old"] = _leading_to(site.url("/new", host="localhost"), status)
    site.pages["/new"] = _page(_PACK)
    assert _fetch(site.url("/old")) == _PACK
    assert site.headers[-1]["Host"].startswith("localhost")


@pytest.mark.parametrize("place", ["new.yaml", "/packs/new.yaml", "../packs/new.yaml"])
def test_relative_redirect_is_followed(site: _Site, place: str) -> None:
    site.pages["/packs/old.yaml"] = _leading_to(place)
    site.pages["/packs/new.yaml"] = _page(_PACK)
    assert _fetch(site.url("/packs/old.yaml")) == _PACK


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/new", "HTTP://127.0.0.1/new", "ftp://127.0.0.1/new", "file:///etc/passwd"],
)
def test_redirect_to_what_is_not_https_is_refused(site: _Site, address: str) -> None:
    site.pages["/old"] = _leading_to(address)
    assert (
        _complaint(site.url("/old"))
        == f'can\'t download "{address}": only https addresses are supported'
    )


def test_redirect_to_http_is_not_even_tried(site: _Site, proxy: _Site) -> None:
    proxy.pages["/new"] = _page(_PACK)
    site.pages["/old"] = _leading_to(proxy.url("/new", scheme="http"))
    _complaint(site.url("/old"))
    assert proxy.asked == []


def test_five_redirects_are_followed(site: _Site) -> None:
    for number in range(5):
        site.pages[f"/{number}"] = _leading_to(f"/{number + 1}")
    site.pages["/5"] = _page(_PACK)
    assert _fetch(site.url("/0")) == _PACK


def test_endless_redirects_are_given_up(site: _Site) -> None:
    site.pages["/round"] = _leading_to("/round")
    said = _complaint(site.url("/round"))
    assert said.endswith(": too many redirects")
    assert len(site.asked) < 10


def test_redirect_to_nowhere_is_not_a_pack(site: _Site) -> None:
    site.pages["/old"] = _page(b"", 302)
    assert "the server returned 302" in _complaint(site.url("/old"))


def test_redirect_to_no_address_is_refused(site: _Site) -> None:
    site.pages["/old"] = _leading_to("https://[bad/")
    assert "can't download" in _complaint(site.url("/old"))


# What is refused


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/pack.yaml", "HTTP://127.0.0.1/pack.yaml", "ftp://127.0.0.1/pack.yaml"),
        *("file:///etc/passwd", "FILE:///etc/passwd", "data://text/plain,format", "://127.0.0.1"),
    ],
)
def test_only_https_is_taken(url: str) -> None:
    assert _complaint(url) == f'can\'t download "{url}": only https addresses are supported'


def test_http_is_not_even_tried(proxy: _Site) -> None:
    _complaint(proxy.url("/pack.yaml", scheme="http"))
    assert proxy.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "https://",
        "https:///pack.yaml",
        "https://127.0.0.1:99999/pack.yaml",
        "https://127.0.0.1:port/pack.yaml",
        "https://two words/pack.yaml",
        "https://./pack.yaml",
        pytest.param("https://[::1"),
    ],
)
def test_what_is_not_an_address_is_refused(url: str) -> None:
    assert _complaint(url).startswith(f'can\'t download "{url}": ')


@pytest.mark.parametrize(
    ("status", "said"), [(404, "404 Not Found"), (403, "403 Forbidden"), (204, "204 No Content")]
)
def test_answer_without_a_pack_is_reported(site: _Site, status: int, said: str) -> None:
    site.pages["/pack.yaml"] = _page(b"", status)
    url = site.url("/pack.yaml")
    assert _complaint(url) == f'can\'t download "{url}": the server returned {said}'


@pytest.mark.parametrize(
    "content",
    [
        *(b"<!DOCTYPE html><title>Pack</title>", b"<!doctype HTML>", b"\n\n  <!DOCTYPE html>"),
        *(b"<html lang=en>", b"<HTML>"),
        pytest.param(b"\xef\xbb\xbf<!DOCTYPE html>"),
    ],
)
def test_web_page_is_distinguished_from_a_pack(site: _Site, content: bytes) -> None:
    site.pages["/pack.yaml"] = _page(content)
    url = site.url("/pack.yaml")
    assert _complaint(url).startswith(f"can't download \"{url}\": it's a web page")


def test_pack_that_speaks_of_html_is_not_a_web_page(site: _Site) -> None:
    content = b"title: <!doctype html>\n"
    site.pages["/pack.yaml"] = _page(content)
    assert _fetch(site.url("/pack.yaml")) == content


# Limits


@pytest.mark.parametrize("size", [2**20 + 1, 3 * 2**20])
def test_more_than_a_pack_may_be_is_refused(
    site: _Site, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 2**20)
    site.pages["/pack.yaml"] = _page(b"x" * size)
    url = site.url("/pack.yaml")
    assert (
        _complaint(url) == f"can't download \"{url}\": it's larger than 1 MB, the limit for packs"
    )


def test_as_much_as_a_pack_may_be_is_fetched(site: _Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 2**20)
    site.pages["/pack.yaml"] = _page(b"x" * 2**20)
    assert len(_fetch(site.url("/pack.yaml"))) == 2**20


def test_endless_content_is_refused(site: _Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):  # until the client hangs up
            handler.wfile.write(b"x" * 2**16)

    monkeypatch.setattr(module, "LARGEST_FILE", 2**20)
    site.pages["/pack.yaml"] = page
    assert "larger than 1 MB" in _complaint(site.url("/pack.yaml"))


def test_pack_that_takes_more_than_a_minute_is_given_up(site: _Site) -> None:
    site.pages["/pack.yaml"] = _page(b"x" * 2**20)
    url = site.url("/pack.yaml")
    said = _complaint(url, FakeClock(step=61).seconds)
    assert said == f'can\'t download "{url}": it took longer than 60 seconds'


def test_pack_that_takes_less_than_a_minute_is_fetched(site: _Site) -> None:
    site.pages["/pack.yaml"] = _page(_PACK)
    assert fetch(site.url("/pack.yaml"), FakeClock(step=20).seconds) == _PACK


class _Trickle:
    """A clock, and a server that sends one byte each time that the clock is read.

    The clock advances by ten seconds each time. If nobody reads it, the server sends the rest
    in the end, so that the test doesn't wait forever.
    """

    def __init__(self, *, is_chunked: bool) -> None:
        self._is_chunked = is_chunked
        self._seconds = 0.0
        self._looked = threading.Semaphore(1)

    def seconds(self) -> float:
        self._seconds += 10
        self._looked.release()
        return self._seconds

    def page(self, handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if self._is_chunked:
            handler.send_header("Transfer-Encoding", "chunked")
        else:
            handler.send_header("Content-Length", "50")
        handler.end_headers()
        for _ in range(50):
            if not self._looked.acquire(timeout=_SLOW):
                self._looked.release(50)
            handler.wfile.write(b"1\r\nx\r\n" if self._is_chunked else b"x")
        handler.wfile.write(b"0\r\n\r\n" if self._is_chunked else b"")


@pytest.mark.parametrize(
    "is_chunked",
    [
        pytest.param(True, id="in-chunks"),
        pytest.param(False, id="with-a-length"),
    ],
)
def test_server_that_trickles_is_given_up_in_time(site: _Site, is_chunked: bool) -> None:  # noqa: FBT001
    trickle = _Trickle(is_chunked=is_chunked)
    site.pages["/pack.yaml"] = trickle.page
    assert "it took longer than 60 seconds" in _complaint(site.url("/pack.yaml"), trickle.seconds)


def test_connection_is_closed_before_an_answer_is_refused(
    site: _Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only once Python collects garbage, which may be in the middle of another test."""
    made: list[ssl.SSLSocket] = []
    wrap = ssl.SSLContext.wrap_socket

    def recorded(*arguments: Any, **options: Any) -> ssl.SSLSocket:
        wrapped = wrap(*arguments, **options)
        if not options.get("server_side"):
            made.append(wrapped)
        return wrapped

    monkeypatch.setattr("ssl.SSLContext.wrap_socket", recorded)
    site.pages["/pack.yaml"] = _page(b"<html>")
    gc.disable()
    try:
        assert "web page" in _complaint(site.url("/pack.yaml"))
        assert [each.fileno() for each in made] == [-1]
    finally:
        gc.enable()


# Networks and servers that fail


@pytest.fixture
def closed_port() -> int:
    """Return a port on which no server listens."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(_page(b"for", Content_Length="100"), id="breaks-off"),
        pytest.param(_hang_up, id="hangs-up"),
        pytest.param(lambda handler: handler.wfile.write(b"220 hello\r\n\r\n"), id="no-http"),
    ],
)
def test_connection_that_fails_is_reported(site: _Site, page: Page) -> None:
    site.pages["/pack.yaml"] = page
    url = site.url("/pack.yaml")
    assert _complaint(url).startswith(f'can\'t download "{url}": ')


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(_page(b"for", Content_Length="100"), id="breaks-off"),
        pytest.param(_hang_up, id="hangs-up"),
        pytest.param(lambda handler: handler.wfile.write(b"220 hello\r\n\r\n"), id="no-http"),
    ],
)
def test_connection_that_fails_is_reported_in_plain_words(site: _Site, page: Page) -> None:
    site.pages["/pack.yaml"] = page
    said = _complaint(site.url("/pack.yaml"))
    assert "('" not in said
    assert "Error" not in said
    assert "Remote" not in said


def test_server_that_is_not_there_is_reported(closed_port: int) -> None:
    url = f"https://127.0.0.1:{closed_port}/pack.yaml"
    assert _complaint(url).startswith(f'can\'t download "{url}": ')


def test_server_that_refuses_is_not_said_to_be_slow(closed_port: int) -> None:
    assert "in time" not in _complaint(f"https://127.0.0.1:{closed_port}/pack.yaml")


def test_server_that_nobody_knows_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> None:
        raise gaierror(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    url = "https://pack.invalid/pack.yaml"
    said = _complaint(url)
    assert said == f'can\'t download "{url}": no such server, or no network'


def test_server_without_encryption_is_refused(proxy: _Site) -> None:
    proxy.pages["/pack.yaml"] = _page(_PACK)
    url = proxy.url("/pack.yaml")
    assert _complaint(url).startswith(f'can\'t download "{url}": ')
    assert proxy.asked == []


def test_certificate_of_an_unknown_authority_is_refused(
    site: _Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = tmp_path / "stranger.pem"
    trustme.CA().cert_pem.write_to_path(str(stranger))
    monkeypatch.setenv("SSL_CERT_FILE", str(stranger))
    site.pages["/pack.yaml"] = _page(_PACK)
    url = site.url("/pack.yaml")
    said = _complaint(url)
    assert said.startswith(f'can\'t download "{url}": ')
    assert "certificate" in said
    assert site.asked == []


def test_certificate_of_another_server_is_refused(authority: trustme.CA) -> None:
    with _running(_Site(authority.issue_cert("other.example"))) as site:
        site.pages["/pack.yaml"] = _page(_PACK)
        assert "certificate" in _complaint(site.url("/pack.yaml"))
        assert site.asked == []


def test_certificate_that_is_refused_is_reported_in_plain_words(
    site: _Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = tmp_path / "stranger.pem"
    trustme.CA().cert_pem.write_to_path(str(stranger))
    monkeypatch.setenv("SSL_CERT_FILE", str(stranger))
    assert "_ssl.c" not in _complaint(site.url("/pack.yaml"))


# Names and passwords in addresses


@pytest.mark.parametrize(
    "who", ["ani:secret", "secret", ":secret", "pack.invalid:secret", "a@secret", "a:secret%40"]
)
def test_address_with_a_password_is_not_asked_and_not_shown(site: _Site, who: str) -> None:
    site.pages["/pack.yaml"] = _page(_PACK)
    said = _complaint(site.url("/pack.yaml", host=f"{who}@127.0.0.1"))
    assert "password" in said
    assert "secret" not in said
    site.pages["/old"] = _leading_to(site.url("/pack.yaml", host=f"{who}@127.0.0.1"))
    said = _complaint(site.url("/old"))
    assert "secret" not in said
    assert site.asked == ["/old"]


@pytest.mark.parametrize("password", ["se/cret", "se?cret", "se#cret"])
def test_password_that_is_not_escaped_is_not_shown(password: str) -> None:
    said = _complaint(f"https://ani:{password}@127.0.0.1/pack.yaml")
    assert "cret" not in said


def test_at_sign_in_a_path_is_not_a_password(site: _Site) -> None:
    site.pages["/npm/quiz@1.2:3/pack.yaml"] = _page(_PACK)
    assert _fetch(site.url("/npm/quiz@1.2:3/pack.yaml")) == _PACK
    assert "quiz@7" in _complaint(site.url("/npm/quiz@7/pack.yaml"))


# Proxies


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy"])
def test_proxy_of_the_environment_is_used(
    site: _Site, proxy: _Site, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, proxy.url("", scheme="http"))
    url = site.url("/pack.yaml")
    assert _complaint(url).startswith(f'can\'t download "{url}": ')
    assert proxy.asked == [f"127.0.0.1:{site.server_port}"]
    assert site.asked == []


@pytest.mark.parametrize(
    ("who", "sent"),
    [
        ("ani:secret@", b"ani:secret"),
        ("ani:s%40c%C3%A9:t@", "ani:s@cé:t".encode()),
        ("ani@", b"ani"),
        ("", None),
    ],
)
def test_user_and_password_of_the_proxy_are_sent_to_it(
    site: _Site, proxy: _Site, who: str, sent: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{who}127.0.0.1:{proxy.server_port}")
    said = _complaint(site.url("/pack.yaml"))
    assert "secret" not in said
    [headers] = proxy.headers
    found = {name.casefold(): value for name, value in headers.items()}.get("proxy-authorization")
    assert found == (sent and f"Basic {b64encode(sent).decode()}")


def test_password_of_the_proxy_is_not_shown_where_it_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://ani:se/cret@127.0.0.1:1")
    said = _complaint("https://127.0.0.1/pack.yaml")
    assert "HTTPS_PROXY" in said
    assert "cret" not in said


@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
@pytest.mark.parametrize("hosts", ["127.0.0.1", "example.org, 127.0.0.1", "*"])
def test_no_proxy_is_used_for_servers_that_need_none(
    site: _Site, proxy: _Site, name: str, hosts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url("", scheme="http"))
    monkeypatch.setenv(name, hosts)
    site.pages["/pack.yaml"] = _page(_PACK)
    assert _fetch(site.url("/pack.yaml")) == _PACK


def test_no_proxy_is_used_for_ports_that_need_none(
    site: _Site, proxy: _Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url("", scheme="http"))
    monkeypatch.setenv("NO_PROXY", f"127.0.0.1:{site.server_port}")
    site.pages["/pack.yaml"] = _page(_PACK)
    assert _fetch(site.url("/pack.yaml")) == _PACK


def test_other_servers_than_those_that_need_none_go_through_the_proxy(
    site: _Site, proxy: _Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url("", scheme="http"))
    monkeypatch.setenv("NO_PROXY", "example.org")
    _complaint(site.url("/pack.yaml"))
    assert len(proxy.asked) == 1


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1080", "http://[bad", "ftp://127.0.0.1"])
def test_proxy_that_cannot_be_used_is_reported(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    assert "proxy" in _complaint("https://127.0.0.1/pack.yaml")


def test_proxy_is_named_without_a_scheme(
    site: _Site, proxy: _Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with curl."""
    monkeypatch.setenv("HTTPS_PROXY", f"127.0.0.1:{proxy.server_port}")
    _complaint(site.url("/pack.yaml"))
    assert len(proxy.asked) == 1


# Messages


@pytest.mark.parametrize("path", ["/none", "/page", "/round", "/short"])
def test_message_is_one_line_that_names_the_address(site: _Site, path: str) -> None:
    site.pages |= {
        "/page": _page(b"<html>"),
        "/round": _leading_to("/round"),
        "/short": _page(b"x", Content_Length="2"),
    }
    [line] = _complaint(site.url(path)).splitlines()
    assert line.startswith(f'can\'t download "{site.url(path)}": ')
