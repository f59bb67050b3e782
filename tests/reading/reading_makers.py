"""Small files to read: PDFs and DOCX files written from nothing but their text."""

import io
import zipfile
from collections.abc import Iterable, Sequence

Text = tuple[float, float, float, str]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_pdf(pages: Sequence[Iterable[Text]], *, bold: bool = False) -> bytes:
    """A PDF with these texts on its pages: (x, y, size, text), in points from the lower left corner."""
    font = b"/Helvetica-Bold" if bold else b"/Helvetica"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont " + font + b" /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        drawn = b"".join(_draw(*text) for text in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % len(objects)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    return _write(objects)


def _draw(x: float, y: float, size: float, text: str) -> bytes:
    data = text.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        data = data.replace(special, b"\\" + special)
    return b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, data)


def _write(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def lines_from(
    top: float, texts: Iterable[str], *, x: float = 72, size: float = 10, step: float = 12
) -> list[Text]:
    """Texts one below the other."""
    return [(x, top - step * number, size, text) for number, text in enumerate(texts)]


def make_docx(body: str, **parts: str) -> bytes:
    """A DOCX with this XML in its body; other parts by name: `footnotes`, `styles`, `header1`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    return out.getvalue()


def word_paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of Word's XML; a run that starts with `<` is XML, another is its text."""
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inside = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{looks}{inside}</w:p>"
