"""Links unwrapped: the address somebody copied, turned into that of the article.

Out of redirects of search engines, networks and mail, of web archives, of AMP and mobile pages;
without marks of campaigns. Nothing is fetched.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, parse_qs, unquote, urlunsplit

import pandas as pd

from analysis.ingest.pages.addresses import host_of, is_address, split_address
from analysis.ingest.problems import Problems

_ROUNDS = 10  # wrappers around wrappers
#: Host (or its end, after a dot) and path → names of the parameter that holds the address.
_WRAPPERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"(?:www\.|news\.)?google\.[a-z.]{2,6}", r"(?:/news)?/url", ("q", "url")),
    (r"(?:www|m|l|lm|web)\.(?:facebook|messenger)\.com", r"/l\.php|/flx/warn/?", ("u",)),
    (r"l\.instagram\.com|l\.threads\.(?:net|com)|l\.wl\.co", r"/(?:l\.php|l)?", ("u",)),
    (r"[\w-]+\.safelinks\.protection\.outlook\.com", r"/.*", ("url",)),
    (r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
    (r"(?:www\.)?bing\.com", r"/news/apiclick\.aspx", ("url",)),
    (r"out\.reddit\.com", r"/.*", ("url",)),
    (r"slack-redir\.net", r"/link", ("url",)),
    (r"(?:www\.)?linkedin\.com", r"/(?:redir/redirect|safety/go)/?", ("url",)),
    (r"(?:www\.|m\.)?vk\.(?:com|ru)", r"/away\.php", ("to",)),
    (r"t\.umblr\.com", r"/redirect", ("z",)),
    (r"(?:www\.)?duckduckgo\.com", r"/l/", ("uddg",)),
    (r"steamcommunity\.com", r"/linkfilter/?", ("url", "u")),
)
_INSIDE = (  # hosts in whose paths the address of a page stands
    re.compile(r"https?://web\.archive\.org/web/[\d*]+(?:[a-z]{2}_)?/(.+)", re.IGNORECASE),
    re.compile(
        r"https?://archive\.(?:ph|today|is|li|md|vn|fo)/(?:o/\w+|\d{4,14})/(.+)", re.IGNORECASE
    ),
    re.compile(r"https?://urldefense\.(?:com|us)/v3/__(.+?)__;.*", re.IGNORECASE),
)
_CACHED = re.compile(
    r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?(.+)"
    r"|https?://[\w.-]+\.cdn\.ampproject\.org/(?:c|v|i|wp|a)/(s/)?(.+)",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"https?://news\.google\.com/(?:__i/)?(?:rss/)?(?:articles|read)/([\w-]+)", re.IGNORECASE
)
_TRACKING = re.compile(
    r"utm_.+|fb(?:clid|_action_ids|_source)|[dg]clid|g[bw]raid|gclsrc|msclkid|yclid|twclid|ttclid|"
    r"li_fat_id|igshi?d?|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|_g[al]|__twitter_impression|"
    r"at_(?:medium|campaign.*|link_.*|custom.*|bbc_team|ptr_name|format)|ns_(?:campaign|mchannel|"
    r"source|linkname|fee)|xtor|wt_mc|cmpid|cmp|ocid|smid|smtyp|s_cid|icid|ref_src|ref_url|"
    r"guccounter|guce_referrer(?:_sig)?|traffic_source|sr_share|srnd|spm|oref|usqp|amp_js_v|"
    r"amp_gsa|amp_ct|usp|ved|sa_ved|twsrc|tw_source|share_from|__tn__|__cft__.*",
    re.IGNORECASE,
)
_AMP_VALUE = re.compile(
    r"(?:amp|isamp|is_amp)(?:=(?:1|true|yes)?)?|output(?:type)?=amp|view=amp", re.IGNORECASE
)
#: One of these must stand in an address, or a mark of a campaign after it, before a closer look is
#: worth the time.
_SIGNS = (
    "google", "facebook", "messenger", "instagram", "threads", "l.wl", "safelinks", "youtube",
    "bing", "reddit", "slack", "linkedin", "vk.", "umblr", "duckduckgo", "steamcommunity",
    "archive", "urldefense", "amp", "/m.", ".m.", "mobile.", "wap.", "#",
)  # fmt: skip
_MARK = re.compile(
    rf"(?:[?&]|%3f|%26)(?:{_TRACKING.pattern.replace('.+', '').replace('.*', '')})", re.IGNORECASE
)
_MOBILE = ("amp", "m", "mobile", "wap")
#: A name of two parts that begins with one of these is a domain's ending (co.uk, com.sa).
_ENDINGS = frozenset(("co", "com", "net", "org", "gov", "edu", "ac", "go", "gob", "or", "ne"))


def unwrap(url: str) -> str:
    """The address of the article itself: out of redirects of search engines, networks and mail,
    web archives, AMP and mobile pages; without marks of campaigns. Nothing is fetched, so short
    addresses (t.co) stay; what is no address is given back as it is.

    >>> unwrap("https://www.google.com/url?q=https://m.ledger.example/a/amp/%3Futm_source%3Dx")
    'https://ledger.example/a'
    """
    return _until_same(url, (_redirect, _archived, _without_marks, _without_amp, _without_mobile))


def to_fetch(url: str) -> str:
    """The address to fetch for an article: out of redirects, without marks of campaigns; a page
    in an archive or for phones is fetched where it was found."""
    return _until_same(url, (_redirect, _without_marks))


def _until_same(url: str, steps: Sequence[Callable[[str, SplitResult], str]]) -> str:
    plain = url.lower()
    worth = any(sign in plain for sign in _SIGNS) or ("?" in plain and _MARK.search(plain))
    if not worth or not is_address(url):
        return url
    for _ in range(_ROUNDS):
        before = url
        for step in steps:
            parts = split_address(url)
            found = step(url, parts) if parts is not None else url
            url = found if is_address(found) else url
        if url == before:
            break
    return url


def _redirect(url: str, parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    for hosts, paths, names in _WRAPPERS:
        if re.fullmatch(hosts, host) and re.fullmatch(paths, parts.path):
            query = parse_qs(parts.query, errors="replace")
            inner = [query[name][0].strip() for name in names if name in query]
            return next(filter(is_address, inner), url)
    return _of_google_news(url)


def _of_google_news(url: str) -> str:
    """Older links of Google News hold the address in their path; newer ones only there."""
    found = _NEWS.match(url)
    if not found:
        return url
    coded = found.group(1)
    try:
        plain = base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4))
    except (binascii.Error, ValueError):
        return url
    inner = re.search(rb"https?://[\x21-\x7e]+", plain)
    return inner.group().decode("ascii") if inner else url


def _archived(url: str, parts: SplitResult) -> str:
    for pattern in _INSIDE:
        if found := pattern.fullmatch(url):
            inner = found.group(1)
            if re.match(r"https?%3a", inner, re.IGNORECASE):
                inner = unquote(inner)
            inner = re.sub(r"^(https?):/(?=[^/])", r"\1://", inner)
            return inner if "://" in inner[:8] else f"http://{inner}"
    if found := _CACHED.fullmatch(url):
        safe, inner = found.group(1) or found.group(3), found.group(2) or found.group(4)
        return f"http{'s' if safe else ''}://{inner}"
    return url


def _without_marks(url: str, parts: SplitResult) -> str:
    """Without the parameters that only say where a reader came from."""
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair and not _TRACKING.fullmatch(unquote(pair.partition("=")[0]))
    ]
    same = len(kept) == len([pair for pair in parts.query.split("&") if pair])
    fragment = parts.fragment
    if fragment.startswith(":~:") or _TRACKING.fullmatch(fragment.partition("=")[0]):
        fragment = ""
    if same and fragment == parts.fragment:
        return url
    return urlunsplit(parts._replace(query="&".join(kept), fragment=fragment))


def _without_amp(url: str, parts: SplitResult) -> str:
    path = re.sub(r"\.amp(?=\.html?$|$)", "", parts.path, flags=re.IGNORECASE)
    path = re.sub(r"(?<=[^/])/amp(?:\.html?)?/?$", "", path, flags=re.IGNORECASE)
    path = re.sub(r"^/amp(?=/[^/])", "", path, flags=re.IGNORECASE)
    pairs = parts.query.split("&")
    query = "&".join(pair for pair in pairs if not _AMP_VALUE.fullmatch(pair))
    if path == parts.path and query == parts.query:
        return url
    return urlunsplit(parts._replace(path=path, query=query))


def _without_mobile(url: str, parts: SplitResult) -> str:
    """m.ledger.example and en.m.ledger.example → ledger.example and en.ledger.example."""
    labels = parts.netloc.split(".")
    for place in (0, 1):
        rest = labels[place + 1 :]
        enough = len(rest) > 2 or (len(rest) == 2 and rest[0].lower() not in _ENDINGS)
        if enough and place < len(labels) and labels[place].lower() in _MOBILE:
            host = ".".join([*labels[:place], *rest])
            return urlunsplit(parts._replace(netloc=host))
    return url


def host_outlet(url: str) -> str:
    """The host of an article's own address: what to suggest as the outlet where none is named.

    >>> host_outlet("https://m.ledger.example/a"), host_outlet("no address")
    ('ledger.example', '')
    """
    return host_of(unwrap(url)) if is_address(url) else ""


def unwrap_links(frame: pd.DataFrame, problems: Problems) -> None:
    """Put the articles' own addresses into column `url`; what stood there becomes `url_given`
    where anything changed. Told once a source. Needs columns `url` and `_source`."""
    given = frame["url"].tolist()
    found = [unwrap(url) if url else url for url in given]
    changed: dict[str, int] = {}
    for old, new, source in zip(given, found, frame["_source"], strict=True):
        if old != new:
            changed[source] = changed.get(source, 0) + 1
    if not changed:
        return
    before = frame["url_given"].tolist() if "url_given" in frame.columns else given
    frame["url_given"] = [
        told if isinstance(told, str) and told.strip() else (url if url != new else "")
        for told, url, new in zip(before, given, found, strict=True)
    ]
    frame["url"] = found
    for source, count in changed.items():
        problems.add("kept", "links_unwrapped", source, field="url", count=count)
