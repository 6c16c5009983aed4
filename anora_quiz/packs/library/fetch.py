"""Fetch a pack from the web: https only, within limits of size and time."""

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
from anora_quiz.packs.pack import LARGEST_FILE

_TIMEOUT = 60.0  # seconds for the whole file
_SILENCE_TIMEOUT = 10.0  # seconds without data from the server
_POLL_INTERVAL = 0.25  # seconds after which Ctrl-C is noticed
_MOST_REDIRECTS = 5
_CHUNK_SIZE = 2**16  # bytes
_OK = 200
_HTTPS_PORT = 443
_HEADERS = {"User-Agent": f"anora-quiz/{__version__}", "Accept-Encoding": "identity"}
# The second alternative: a password with unescaped characters where a port would be.
_CREDENTIALS = re.compile(r"(?<=://)(?:[^/?#]*@|[^/?#@:]*:(?!\d*(?:[/?#]|\Z))\S{0,200}@)")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PROXY_VARIABLES = ("https_proxy", "HTTPS_PROXY")
_PROXY_SCHEMES = ("http", "https")
_TRY_LATER = "try again later"
# What is wrong, and what to do. The first match wins: some errors are subclasses of others.
_EXPLANATIONS: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    (
        (exceptions.NameResolutionError,),
        "no such server, or no network",
        "check the address and your connection",
    ),
    ((exceptions.NewConnectionError,), "the server refused the connection", _TRY_LATER),
    ((exceptions.TimeoutError,), "the server didn't respond in time", _TRY_LATER),
    (
        (exceptions.ProtocolError, OSError),
        "the connection was lost",
        "check the address, or try again later",
    ),
    (
        (exceptions.LocationValueError, ValueError),
        "it isn't a web address",
        "check the spelling",
    ),
)


def is_address(text: str) -> bool:
    """Tell whether ``text`` is meant as a web address and not as a path."""
    return "://" in text


def shown(text: str) -> str:
    """Return ``text`` without the user names and passwords in its web addresses."""
    return _CREDENTIALS.sub("", text)


def fetch(url: str, seconds: Callable[[], float]) -> bytes:
    """Return the content at ``url``, an https address; ``seconds`` is a monotonic clock.

    Raises `PackError` if it can't be fetched in a minute, is larger than a pack may be, or
    redirects to an address that isn't https.
    """
    deadline = seconds() + _TIMEOUT
    result: Future[bytes] = Future()

    def work() -> None:
        try:
            result.set_result(_fetch_following_redirects(url, lambda: seconds() > deadline))
        except BaseException as error:  # noqa: BLE001 - raised again by result()
            result.set_exception(error)

    # A server that sends a byte now and then can delay a reader forever within all limits of
    # the library. So another thread reads, and is abandoned when the time is up.
    threading.Thread(target=work, daemon=True).start()
    remaining = _TIMEOUT
    while remaining > 0:
        with suppress(TimeoutError):
            return result.result(timeout=min(_POLL_INTERVAL, remaining))
        remaining -= _POLL_INTERVAL
    raise _timeout_error(url)


def _fetch_following_redirects(url: str, is_late: Callable[[], bool]) -> bytes:
    for _ in range(_MOST_REDIRECTS + 1):
        _refuse_unsafe(url)
        try:
            answer = _request(url, is_late)
            if isinstance(answer, bytes):
                return answer
            target = urljoin(url, answer)
        except (exceptions.HTTPError, ValueError, OSError) as error:
            raise _error(url, *_explanation(error)) from None
        if is_late():
            raise _timeout_error(url)
        url = target
    raise _error(url, "too many redirects", "use the address of the file itself")


def _request(url: str, is_late: Callable[[], bool]) -> bytes | str:
    """Return the content at ``url``, or the address that it redirects to."""
    # Leaving the client only forgets its connections; leaving their pool closes them.
    with _client(url) as client, client.connection_from_url(url):
        response = client.request(
            "GET",
            url,
            headers=_HEADERS,
            preload_content=False,
            redirect=False,
            retries=False,
            timeout=urllib3.Timeout(connect=_SILENCE_TIMEOUT, read=_SILENCE_TIMEOUT),
        )
        try:
            return response.get_redirect_location() or _read_body(url, response, is_late)
        finally:
            response.close()


def _read_body(url: str, response: urllib3.BaseHTTPResponse, is_late: Callable[[], bool]) -> bytes:
    if response.status != _OK:
        status = f"the server returned {response.status} {response.reason or ''}".rstrip()
        raise _error(url, status, "check the address")
    content = bytearray()
    # Read what has arrived, however little, so that the clock is checked in between.
    while chunk := response.read1(_CHUNK_SIZE, decode_content=False):
        content += chunk
        if len(content) > LARGEST_FILE:
            raise _error(url, f"it's larger than {LARGEST_FILE // 2**20} MB, the limit for packs")
        if is_late():
            raise _timeout_error(url)
    start = content.removeprefix(_BYTE_ORDER_MARK).lstrip()[:15].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise _error(url, "it's a web page, not a pack", "use the address of the raw file")
    return bytes(content)


def _refuse_unsafe(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise _error(url, *_explanation(error)) from None
    if parts.scheme.casefold() != "https":
        raise _error(url, "only https addresses are supported", "start it with https://")
    if "@" in parts.netloc:
        message = "addresses with a user name or password aren't supported"
        raise _error(url, message, "download the file yourself, then add it")


def _client(url: str) -> urllib3.PoolManager:
    """Return a client that uses the proxy that the system sets for ``url``, if any."""
    proxy = urllib.request.getproxies().get("https", "").strip()
    if not proxy or _bypasses_proxy(url):
        return urllib3.PoolManager()
    address = proxy if is_address(proxy) else f"http://{proxy}"
    try:
        parts = urllib3.util.parse_url(address)
        if parts.scheme in _PROXY_SCHEMES and parts.host:
            return urllib3.ProxyManager(address, proxy_headers=_proxy_login(parts.auth))
    except exceptions.HTTPError:
        pass
    message = f"the proxy in {_proxy_setting()} isn't valid"
    raise _error(url, message, "write it as http://server:port")


def _proxy_login(auth: str | None) -> dict[str, str] | None:
    """Return the headers with the user and password in a proxy's address, if it has any."""
    if not auth:
        return None
    encoded = b64encode(unquote_to_bytes(auth)).decode("ascii")
    return {"proxy-authorization": f"Basic {encoded}"}


def _bypasses_proxy(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    server = f"[{host}]" if ":" in host else host
    names = (host, f"{server}:{parts.port or _HTTPS_PORT}")
    return any(map(urllib.request.proxy_bypass, names))


def _proxy_setting() -> str:
    """Return where the proxy is set, for messages."""
    return next(filter(os.environ.get, _PROXY_VARIABLES), "your system's settings")


def _timeout_error(url: str) -> PackError:
    return _error(url, f"it took longer than {_TIMEOUT:.0f} seconds", _TRY_LATER)


def _error(url: str, reason: str, hint: str = "") -> PackError:
    return PackError(f'can\'t download "{shown(url)}": {shown(reason)}', hint)


def _explanation(error: Exception) -> tuple[str, str]:
    """Return what is wrong, and what to do."""
    if isinstance(error, exceptions.ProxyError):
        return "the proxy refused the connection", f"check the proxy in {_proxy_setting()}"
    if isinstance(error, exceptions.SSLError):
        return _ssl_explanation(error)
    texts = (texts for kinds, *texts in _EXPLANATIONS if isinstance(error, kinds))
    reason, hint = next(texts, (str(error) or type(error).__name__, ""))
    return reason, hint


def _ssl_explanation(error: exceptions.SSLError) -> tuple[str, str]:
    cause = next((each for each in error.args if isinstance(each, ssl.SSLError)), None)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"the server's certificate isn't valid ({cause.verify_message.rstrip('.')})",
            "check the address and your computer's clock, or add the pack from a file",
        )
    return "no secure connection to the server", "check the address"
