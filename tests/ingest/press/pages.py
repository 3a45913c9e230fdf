"""Writers of pages and XML files as press archives export them."""

from __future__ import annotations

import html
from collections.abc import Sequence

from tests.ingest.press.writing import Written, codes_of


def factiva_html(
    articles: Sequence[Written], *, codes: bool, found: int | None = None, language: str = "en"
) -> str:
    """Factiva saved as a page, with field codes or without."""
    parts = [
        _coded_html(one, language) if codes else _plain_html(one, language) for one in articles
    ]
    count = len(articles) if found is None else found
    summary = f"<table><tr><td>Results Found</td><td>{count}</td></tr></table>"
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><title>Factiva'
        "</title><style>.article{margin:0}</style></head><body><div class='menu'>Save Print</div>"
        f"{''.join(parts)}<div class='summary'><b>Search Summary</b>{summary}</div></body></html>"
    )


def _plain_html(article: Written, language: str) -> str:
    lines = [
        f"{article.length:,} words", article.date, article.time, article.outlet,
        article.accession[:6], "7", article.language, article.rights,
    ]  # fmt: skip
    author = f'<div class="author">{html.escape(article.byline)}</div>' if article.byline else ""
    paragraphs = "".join(
        f'<p class="articleParagraph {language}articleParagraph">{html.escape(one)}</p>\n'
        for one in article.paragraphs
    )
    return (
        f'<div id="article-1" class="article"><div class="article {language}Article">'
        f'<div id="hd"><span class="{language}Headline counted">84) {html.escape(article.title)}'
        "</span><br/>"
        f"</div>{author}{''.join(f'<div>{html.escape(one)}</div>' for one in lines if one)}"
        f"{paragraphs}<p>Oster Press Ltd</p><p>Document {article.accession}</p></div></div><br/>"
    )


def _coded_html(article: Written, language: str) -> str:
    def row(code: str, value: str) -> str:
        return f'<tr><td class="index" valign="top"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'

    def paragraphs(texts: Sequence[str]) -> str:
        kind = f"articleParagraph {language}articleParagraph"
        return "".join(f'<p class="{kind}">{html.escape(text)}</p>\n' for text in texts)

    rows = [row(code, html.escape(value)) for code, value in codes_of(article) if value]
    rows[0] = row("HD", f'<span class="{language}Headline">{html.escape(article.title)}</span>')
    rows += [row("LP", paragraphs(article.paragraphs[:1]))]
    rows += [row("TD", paragraphs(article.paragraphs[1:]))]
    rows += [row("NS", "gdip : International Relations | gcat : Political News")]
    rows += [row("AN", f"Document {article.accession}")]
    return f'<div class="article {language}Article"><table>{"".join(rows)}</table></div>'


def factiva_articles_xml(articles: Sequence[Written], *, count: int | None = None) -> str:
    """Factiva's `article` elements, with a namespace and marks of the search in the text."""
    parts = [
        f"<article><headline><paragraph>{html.escape(one.title)}</paragraph></headline>"
        f"<byline>{html.escape(one.byline)}</byline><wordCount>{one.length}</wordCount>"
        f"<publicationDate><date>{one.date}</date></publicationDate>"
        f"<publicationTime>{one.time}</publicationTime><sourceName>{html.escape(one.outlet)}"
        f"</sourceName><sourceCode>{one.accession[:6]}</sourceCode>"
        f"<baseLanguage>{one.language}</baseLanguage><copyright>{html.escape(one.rights)}</copyright>"
        f"<leadParagraph><paragraph>{html.escape(one.paragraphs[0])}</paragraph></leadParagraph>"
        "<tailParagraphs>"
        + "".join(
            f"<paragraph><hlt>{html.escape(text[:3])}</hlt>{html.escape(text[3:])}</paragraph>"
            for text in one.paragraphs[1:]
        )
        + "</tailParagraphs><newsSubject><name>International Relations</name></newsSubject>"
        f"<reference>distdoc:archive/ArchiveDoc::Article/{one.accession}</reference></article>"
        for one in articles
    ]
    number = len(articles) if count is None else count
    return (
        '<?xml version="1.0" encoding="UTF-8"?><r:Response xmlns:r="urn:x" xmlns="urn:y">'
        f'<ppsArticleResponse><ppsarticleResultSet count="{number}">{"".join(parts)}'
        "</ppsarticleResultSet></ppsArticleResponse></r:Response>"
    )


def factiva_distdoc_xml(articles: Sequence[Written]) -> str:
    """Factiva's Select feed: `DistDoc` with ReplyItem and ArchiveDoc, days as 20310608."""

    def headline(one: Written) -> str:
        title = f'<Headline fid="hd"><Para>{html.escape(one.title)}</Para></Headline>'
        return f'<Title fid="hl">{title}</Title>'

    def paragraphs(texts: Sequence[str]) -> str:
        return "".join(f'<Para lang="en"><A>alt</A>{html.escape(text)}</Para>' for text in texts)

    parts = [
        f'<DistDoc an="{one.accession}" doctype="article"><ReplyItem lang="en">'
        f'<BaseLang fid="la" value="{one.language}"/>'
        f'<AccessionNo fid="an" value="{one.accession}"/>'
        f'<Num fid="wc" value="{one.length}"/><Date fid="ld" value="20310701"/>'
        f'<Date fid="pd" value="{one.date}"/><Time fid="et" value="{one.time}"/>'
        f'<SrcCode fid="sc" value="ostled"/><SrcName fid="sn">{html.escape(one.outlet)}</SrcName>'
        f'{headline(one)}<Snippet fid="sn"><LeadPara><Para>A snippet.</Para></LeadPara></Snippet>'
        f'</ReplyItem><ArchiveDoc><Article lang="en"><HandL fid="hlp">{headline(one)}'
        f'<LeadPara fid="lp">{paragraphs(one.paragraphs[:1])}</LeadPara></HandL>'
        f'<TailParas fid="td">{paragraphs(one.paragraphs[1:])}</TailParas>'
        f'<Byline fid="by">{html.escape(one.byline)}</Byline></Article></ArchiveDoc>'
        '<MetadataPT><CodeSets><CSet fid="ns"><Code value="gdip"><CodeD lang="en">International '
        "Relations</CodeD></Code></CSet></CodeSets></MetadataPT></DistDoc>"
        for one in articles
    ]
    return f'<?xml version="1.0" encoding="utf-8"?><DistList>{"".join(parts)}</DistList>'


def europresse_html(articles: Sequence[Written], *, stated: int | None = None) -> str:
    """Europresse as it exports HTML: a cover, then an <article> for each text."""
    count = len(articles) if stated is None else stated
    parts = [_europresse_article(one) for one in articles]
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Europresse</title></head><body>"
        "<section class='cover'><h1>Documents sauvegardés</h1>"
        f"<p>Nombre de document(s) : {count}</p>"
        f"<p>Date de création : 30 juin 2031</p></section>{' '.join(parts)}</body></html>"
    )


def _europresse_article(one: Written) -> str:
    section = f"{html.escape(one.section)}, " if one.section else ""
    when = f"{one.date} - {one.time}" if one.time else f"{one.date} {one.length} mots, p. 4"
    paragraphs = "".join(
        f'<p>{html.escape(text[:4])}<mark><span class="occurrence">{html.escape(text[4:9])}</span>'
        f"</mark>{html.escape(text[9:])}</p>\n"
        for text in one.paragraphs
    )
    deck = f'<p class="rdp__subtitle">{html.escape(one.highlight)}</p>' if one.highlight else ""
    return (
        '<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">'
        f"{html.escape(one.outlet)}</span></div>"
        f'<div class="rdp__DocHeader"><span class="DocHeader">{section}{when}</span></div>'
        '<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">'
        f"{html.escape(one.title)}</p>{deck}</div>"
        f'<div class="docAuthors">{html.escape(one.byline)}</div></header>'
        f'<section><div class="DocText clearfix"><div class="docOcurrContainer">{paragraphs}</div>'
        f"</div></section><footer><small>{html.escape(one.rights)}</small>"
        f"<p>Numéro de document : {one.accession}</p></footer></article>"
    )
