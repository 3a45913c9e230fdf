"""The English lines of what happens with addresses, links and feeds (see `messages`)."""

from __future__ import annotations

WEB_MESSAGES: dict[str, str] = {
    "links_unwrapped": "{count} links led through a search engine, a network, an archive, "
    "an AMP or mobile page, or carried marks of a campaign. The articles’ own addresses were "
    "put in; what was given is in the column “url_given”.",
    "addresses_without_text": "There is an address here but no text: {address}. Fetch the "
    "articles by their addresses, or bring a file with the texts.",
    "feed_empty": "There is no entry in this feed.",
    "feed_damaged": "The feed is not well formed; {count} entries could be read. Compare "
    "them with the site.",
    "feed_limit": "The feed has {count} entries; the first {limit} were taken.",
    "feed_fetched": "{count} entries of this feed hold only a teaser; their articles were fetched.",
    "feed_teaser_kept": "The article at {address} could not be fetched. The teaser of this "
    "entry was kept.",
    "fetch_off": "Fetching from the web is switched off here. Save the page and bring the file.",
    "fetch_not_an_address": "“{address}” is not an address. It should look like "
    "https://example.org/news/1.",
    "fetch_scheme": "Only addresses of http and https are fetched, not “{scheme}”.",
    "fetch_credentials": "The address holds a user name or password and was not fetched. "
    "Take them out.",
    "fetch_port": "Web pages are not served at port {port}. The address was not fetched.",
    "fetch_too_many": "More than {limit} addresses were given. This one was left out: fetch "
    "it in another go.",
    "fetch_twice": "This address was given before and was fetched once.",
    "fetch_private": "“{host}” is a private address ({ip}), not on the open web. It was not "
    "fetched.",
    "fetch_private_redirect": "The page sends on to “{host}”, a private address ({ip}). "
    "That was not followed.",
    "fetch_no_name": "There is no site “{host}”, or it could not be looked up. Check the "
    "spelling and the connection.",
    "fetch_certificate": "The certificate of “{host}” is not valid ({reason}), so that what "
    "it sends cannot be trusted. It was not fetched.",
    "fetch_timeout": "“{host}” did not answer in full within {seconds} seconds. Try again "
    "later, or save the page and bring the file.",
    "fetch_no_time": "The {seconds} seconds for fetching were over before this address came "
    "up. Fetch it in another go.",
    "fetch_too_large": "The page has more than {limit} MB and was not read. If it is an "
    "article, save it and bring the file.",
    "fetch_not_a_page": "This is not a web page but of type {type}. Save it and bring the file.",
    "fetch_empty": "The page is empty.",
    "fetch_not_found": "The page is not there (any more): {status}. Look for it in a web archive.",
    "fetch_login": "The site does not give this page without a login, a payment or a "
    "browser: {status}. Open it in a browser, save it and bring the file.",
    "fetch_busy": "“{host}” asks to come back later (429). Fetch fewer addresses of it at a time.",
    "fetch_server": "“{host}” has a trouble of its own: {status}. Try again later.",
    "fetch_status": "“{host}” gave no page but the answer {status}.",
    "fetch_robots": "The site asks programs not to fetch this page (robots.txt). Open it in "
    "a browser, save it and bring the file.",
    "fetch_robots_broken": "What “{host}” allows programs could not be read (robots.txt: "
    "{status}), so nothing was fetched. Try again later.",
    "fetch_redirects": "The address sends on more than {limit} times. Open it in a browser "
    "and take the last address.",
    "fetch_broken": "“{host}” could not be read: {reason}. Try again later, or save the "
    "page and bring the file.",
}
