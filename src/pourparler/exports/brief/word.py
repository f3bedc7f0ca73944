"""The brief as a Word document."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt, RGBColor

from pourparler.exports.brief.brief import Brief, Line
from pourparler.exports.brief.markdown import left_out, source, span

_SOFT = RGBColor(0x5C, 0x5C, 0x5C)


def word(brief: Brief) -> bytes:
    """The file's bytes."""
    written = Document()
    written.core_properties.title = _clean(brief.title)
    written.add_heading(_clean(brief.title), level=1)
    written.add_paragraph(span(brief))
    for section in brief.sections:
        written.add_heading(section.heading, level=2)
        if not section.lines:
            written.add_paragraph(section.nothing)
        for line in section.lines:
            _add(written, line)
        if section.more:
            written.add_paragraph(left_out(section))
    kept = BytesIO()
    written.save(kept)
    return kept.getvalue()


def _add(written: WordDocument, line: Line) -> None:
    told = written.add_paragraph()
    if line.when:
        told.add_run(f"{line.when}  ").bold = True
    told.add_run(_clean(line.text))
    told.paragraph_format.space_after = Pt(0)
    for one in line.cited:
        small = written.add_paragraph()
        small.paragraph_format.left_indent = Pt(18)
        run = small.add_run((f"“{_clean(one.quote)}” " if one.quote else "") + f"({_clean(source(one))})")
        run.font.size, run.font.color.rgb = Pt(9), _SOFT


def _clean(text: str) -> str:
    """Text without the control characters that a Word file cannot hold."""
    return "".join(character for character in text if character >= " " or character in "\t\n")
