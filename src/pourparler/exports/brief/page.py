"""The brief as one web page that needs nothing besides itself: to print, to send, to keep."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pourparler.exports.brief.brief import Brief
from pourparler.exports.brief.markdown import left_out, source, span


def page(brief: Brief) -> str:
    """The whole HTML page; whatever comes from a document is escaped."""
    return _template().render(brief=brief, span=span(brief))


@cache
def _template() -> Template:
    loader = PackageLoader("pourparler.exports")
    drawing = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    drawing.globals.update(source=source, left_out=left_out)
    return drawing.get_template("brief.html")
