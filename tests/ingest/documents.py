"""Writes DOCX, ODT, RTF and PDF files for tests, byte by byte, so that nothing else decides what
is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from analysis.ingest.pieces.blocks import Block
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable
from tests.ingest.material import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_STYLES = f"""<w:styles xmlns:w="{_W}">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="Titre 2"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="O"><w:name w:val="Own"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Loop"/><w:basedOn w:val="L"/></w:style>
<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


def word(
    body: str, *, title: str = "", author: str = "", links: Mapping[str, str] | None = None
) -> bytes:
    """A DOCX with this XML as its body. links: id → address outside."""
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in (links or {}).items()
    )
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{_R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            "word/styles.xml": _STYLES,
            "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}" '
            f'xmlns:wps="{_WPS}"><w:body>{body}</w:body></w:document>',
            "docProps/core.xml": '<cp:c xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:c>",
        }
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of Word; plain text becomes a run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" '
    f'xmlns:svg="{_ODF}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'xmlns:meta="{_ODF}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def opendocument_xml(body: str, styles: str = "", title: str = "", author: str = "") -> str:
    """A whole ODT as one flat XML."""
    return (
        f"<office:document {_ODF_NAMES}><office:meta><dc:title>{title}</dc:title>"
        f"<meta:initial-creator>{author}</meta:initial-creator></office:meta>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def opendocument(body: str, styles: str = "", manifest: str = "") -> bytes:
    """An ODT with this XML as its text."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": opendocument_xml(body, styles),
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def rich(body: str, head: str = r"\ansi\ansicpg1252\deff0", info: str = "") -> bytes:
    """An RTF with this body."""
    return f"{{\\rtf1{head}{info} {body}}}".encode("latin-1")


def escaped(text: str, encoding: str = "") -> str:
    r"""Text as RTF writes it: \u escapes with a “?” for old programs, or \'xx in an encoding."""
    if encoding:
        return "".join(rf"\'{byte:02x}" if byte > 127 else chr(byte) for byte in
                       text.encode(encoding))  # fmt: skip
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(
        chr(code) if code < 128 else rf"\u{code - 0x10000 if code > 0x7FFF else code}?"
        for code in codes
    )


#: x, y, characters as they are drawn; several pieces in one text object: (x, characters) each.
Drawn = tuple[float, float, str | list[tuple[float, str]]]


def pdf(pages: Sequence[Sequence[Drawn]], *, info: str = "", size: float = 12) -> bytes:
    """A PDF whose pages draw these pieces of text, with a map of codes to characters and no font.

    A picture stands on a page without any.
    """
    placed = [[(y, _pieces(x, text)) for x, y, text in page] for page in pages]
    letters = sorted({one for page in placed for _, pieces in page for _, t in pieces for one in t})
    codes = {letter: number + 1 for number, letter in enumerate(letters)}
    shown = "".join(
        f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items()
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + "".join(_chars(shown.splitlines()))
        + "endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids "
        f"[{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Inv /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Inv /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(to_unicode),
        f"<< {info} >>",
    ]
    for number, page in enumerate(placed):
        content = "".join(
            f"BT /F1 {size} Tf {''.join(_shown(x, y, text, codes) for x, text in pieces)} ET\n"
            for y, pieces in page
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {8 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(_stream(content or "0 0 10 10 re f"))
    return _assembled(objects)


def _pieces(x: float, text: str | list[tuple[float, str]]) -> list[tuple[float, str]]:
    return [(x, text)] if isinstance(text, str) else text


def _shown(x: float, y: float, text: str, codes: Mapping[str, int]) -> str:
    return f"1 0 0 1 {x} {y} Tm <{''.join(f'{codes[one]:04x}' for one in text)}> Tj "


def _chars(lines: Sequence[str]) -> list[str]:
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    return [f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts]


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _assembled(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects):
        places.append(len(data))
        data += f"{number + 1} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return data + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    ).encode("latin-1")


def lines(texts: Sequence[str], top: float = 760, step: float = 16) -> list[Drawn]:
    """Lines one under another, each drawn in one go."""
    return [(60, top - step * number, text) for number, text in enumerate(texts)]


def told(problems: Problems) -> dict[str, str]:
    """Code → line of what was told."""
    return {one.code: one.detail for one in problems.sorted()}


def shape(blocks: Sequence[Block]) -> list[tuple[str, int, bool, bool]]:
    """(text, level, bold, begins a page) of blocks."""
    return [(one.text, one.level, one.bold, one.breaks) for one in blocks]


def read_or_reason(read: Callable[[bytes], object], data: bytes) -> object:
    """What a reader makes of bytes, or the code that it gives; any other exception goes on."""
    try:
        return read(data)
    except Unreadable as trouble:
        return trouble.code
