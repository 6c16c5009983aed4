"""A pack from the web: https only, within limits of size and time."""

import os
import re
import ssl
import threading
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

import urllib3
from urllib3 import exceptions

from anora_quiz import __version__
from anora_quiz.errors import PackError
from anora_quiz.packs.pack import LARGEST

_PATIENCE = 60.0  # seconds for all of it
_PAUSE = 10.0  # seconds without a word from the other side
_TICK = 0.25  # seconds until somebody who wants to stop is heard
_MOST_REDIRECTS = 5
_PIECE = 2**16  # bytes
_OK = 200
_HTTPS_PORT = 443
_HEADERS = {"User-Agent": f"anora-quiz/{__version__}", "Accept-Encoding": "identity"}
# The second: a password that holds what should be escaped in it, where a port would be.
_NAME_AND_PASSWORD = re.compile(r"(?<=://)(?:[^/?#]*@|[^/?#@:]*:(?!\d*(?:[/?#]|\Z))\S{0,200}@)")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PROXY_VARIABLES = ("https_proxy", "HTTPS_PROXY")
_PROXY_SCHEMES = ("http", "https")
# The first that fits holds: errors of the library are kinds of one another.
_REASONS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((exceptions.NameResolutionError,), "there is no such server, or no network"),
    ((exceptions.NewConnectionError,), "the server takes no connection"),
    ((exceptions.TimeoutError,), "no answer in time"),
    (
        (exceptions.ProtocolError, OSError),
        "the connection broke off, or there is no web server; try again later",
    ),
    (
        (exceptions.LocationValueError, ValueError),
        "this is no web address; look at its spelling",
    ),
)


def is_address(text: str) -> bool:
    """Tell whether ``text`` is meant for a web address, not a path."""
    return "://" in text


def shown(text: str) -> str:
    """Return ``text`` less the names and passwords in its web addresses."""
    return _NAME_AND_PASSWORD.sub("", text)


def fetch(url: str, seconds: Callable[[], float]) -> bytes:
    """Return what is at ``url``, an https address; ``seconds`` is a clock that never goes back.

    Raises `PackError` where it cannot be had in a minute, is larger than a pack may be, or
    leads to an address that is not https.
    """
    until = seconds() + _PATIENCE
    found: Future[bytes] = Future()

    def work() -> None:
        try:
            found.set_result(_follow(url, lambda: seconds() > until))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            found.set_exception(error)

    # A server that sends a letter now and then holds up whoever reads, within all limits of
    # the library. So another thread reads, which is left behind when the time is over.
    threading.Thread(target=work, daemon=True).start()
    left = _PATIENCE
    while left > 0:
        with suppress(TimeoutError):
            return found.result(timeout=min(_TICK, left))
        left -= _TICK
    raise _late(url)


def _follow(url: str, is_late: Callable[[], bool]) -> bytes:
    for _ in range(_MOST_REDIRECTS + 1):
        _refuse_unsafe(url)
        try:
            found = _ask(url, is_late)
            if isinstance(found, bytes):
                return found
            leads_to = urljoin(url, found)
        except (exceptions.HTTPError, ValueError, OSError) as error:
            raise _refusal(url, f"cannot be fetched: {_reason(error)}") from None
        if is_late():
            raise _late(url)
        url = leads_to
    raise _refusal(url, "this address leads on and on; give the one where the file is")


def _ask(url: str, is_late: Callable[[], bool]) -> bytes | str:
    """Return what is at ``url``, or the address that it leads to."""
    with _client(url) as client:
        response = client.request(
            "GET",
            url,
            headers=_HEADERS,
            preload_content=False,
            redirect=False,
            retries=False,
            timeout=urllib3.Timeout(connect=_PAUSE, read=_PAUSE),
        )
        try:
            return response.get_redirect_location() or _body(url, response, is_late)
        finally:
            response.close()


def _body(url: str, response: urllib3.BaseHTTPResponse, is_late: Callable[[], bool]) -> bytes:
    if response.status != _OK:
        said = f"the server says {response.status} {response.reason or ''}".rstrip()
        raise _refusal(url, f"{said}; look at the address")
    content = bytearray()
    # What has come by now, be it little: the clock is looked at in between.
    while piece := response.read1(_PIECE, decode_content=False):
        content += piece
        if len(content) > LARGEST:
            raise _refusal(url, f"larger than {LARGEST // 2**20} MB, which no pack may be")
        if is_late():
            raise _late(url)
    start = content.removeprefix(_BYTE_ORDER_MARK).lstrip()[:15].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        words = "this is a web page; give the address of the file itself (“raw”)"
        raise _refusal(url, words)
    return bytes(content)


def _refuse_unsafe(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise _refusal(url, f"cannot be fetched: {_reason(error)}") from None
    if parts.scheme.casefold() != "https":
        raise _refusal(url, "packs come by https only")
    if "@" in parts.netloc:
        words = "addresses with a user or password are not fetched; download the file, then add it"
        raise _refusal(url, words)


def _client(url: str) -> urllib3.PoolManager:
    """Return a client that goes through the proxy that the system names for ``url``, if any."""
    proxy = urllib.request.getproxies().get("https", "").strip()
    if not proxy or _needs_no_proxy(url):
        return urllib3.PoolManager()
    address = proxy if is_address(proxy) else f"http://{proxy}"
    try:
        parts = urllib3.util.parse_url(address)
        if parts.scheme in _PROXY_SCHEMES and parts.host:
            return urllib3.ProxyManager(address, proxy_headers=_login(parts.auth))
    except exceptions.HTTPError:
        pass
    words = f"the proxy in {_proxy_setting()} cannot be used; write it as http://server:port"
    raise _refusal(url, words)


def _login(auth: str | None) -> dict[str, str] | None:
    """Return the headers that carry the user and password of a proxy, as its address has them."""
    if not auth:
        return None
    coded = b64encode(unquote_to_bytes(auth)).decode("ascii")
    return {"proxy-authorization": f"Basic {coded}"}


def _needs_no_proxy(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    server = f"[{host}]" if ":" in host else host
    names = (host, f"{server}:{parts.port or _HTTPS_PORT}")
    return any(map(urllib.request.proxy_bypass, names))


def _proxy_setting() -> str:
    """Return where the proxy is named, for messages."""
    return next(filter(os.environ.get, _PROXY_VARIABLES), "the settings of the system")


def _late(url: str) -> PackError:
    return _refusal(url, f"not here after {_PATIENCE:.0f} seconds; try again later")


def _refusal(url: str, words: str) -> PackError:
    return PackError(f"{shown(url)}: {shown(words)}")


def _reason(error: Exception) -> str:
    """Return what is wrong in plain words, and what to do."""
    if isinstance(error, exceptions.ProxyError):
        return f"the proxy lets nobody through; look at {_proxy_setting()}"
    if isinstance(error, exceptions.SSLError):
        return _reason_of_ssl(error)
    words = (said for kinds, said in _REASONS if isinstance(error, kinds))
    return next(words, "") or str(error) or type(error).__name__


def _reason_of_ssl(error: exceptions.SSLError) -> str:
    cause = next((each for each in error.args if isinstance(each, ssl.SSLError)), None)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"the certificate of the server is refused ({cause.verify_message.rstrip('.')}); look"
            " at the address and at the clock of this machine, or add the pack from a file"
        )
    return "the server offers no safe connection; look at the address"
