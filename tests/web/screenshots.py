"""Every page of the example as a picture: three widths, light and dark. `make screenshots` runs it."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from pourparler.docket.opening import open_docket
from web.pages_walked import CHROMIUM, EXAMPLES, read_file, served

WIDTHS = (390, 1024, 1680)
NAMED = ("/?as_of=2022-01-01", "/timeline?as_of=2022-01-12&scale=weeks", "/review")


def main(folder: str) -> None:
    """Write them into *folder*."""
    out = Path(folder)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "talks.docket"
        with open_docket(path) as docket:
            for file in sorted(EXAMPLES.glob("2*.md")):
                for document, statements in read_file(file.name, file.read_bytes()):
                    docket.receive(document, statements, "coder")
        with served(path) as site, served(Path(scratch) / "empty.docket") as empty, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                for width in WIDTHS:
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    for address in dict.fromkeys((*NAMED, *site.paths)):
                        page.goto(site.url + address)
                        page.screenshot(path=out / f"{_name(address)}-{width}-{scheme}.png", full_page=True)
                    page.goto(empty.url)
                    page.screenshot(path=out / f"empty-{width}-{scheme}.png", full_page=True)
                    page.close()
            browser.close()
    print(f"{len(list(out.iterdir()))} pictures in {out}")


def _name(address: str) -> str:
    plain = "".join(letter if letter.isalnum() else "-" for letter in address).strip("-")
    return plain or "today"


if __name__ == "__main__":
    main(sys.argv[1])
