"""The only part with network access: articles fetched from addresses and feeds.

Requests are polite (robots.txt, one at a time a host), small (size and time are limited) and
safe (only http and https; the IP that a name leads to must be of the open internet, at each
redirect again, and is the one connected to; no cookies, no proxies, no credentials).
"""

from analysis.ingest.web.articles import fetch_articles
from analysis.ingest.web.settings import USER_AGENT, WebSettings

__all__ = ["USER_AGENT", "WebSettings", "fetch_articles"]
