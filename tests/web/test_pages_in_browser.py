"""Every page in a real browser: it asks no other host, breaks no policy, can be read by all, and works by keyboard."""

import re

import pytest

from web.pages_walked import served

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

SERIOUS = ("serious", "critical")
WIDTHS = (390, 1024, 1680)
HEAVY = 1_500_000


class Watched:
    """A page of the browser with what went wrong on it."""

    def __init__(self, browser, site, **context):
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.site = site
        self.faults, self.strangers, self.weight = [], [], 0
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("response", self._weighed)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def go(self, path):
        self.weight = 0
        return self.page.goto(self.site.url + path)

    def _said(self, message):
        if message.type == "error" and "404 (Not Found)" not in message.text:
            self.faults.append(message.text)

    def _asked(self, request):
        if not request.url.startswith((self.site.url, "data:")):
            self.strangers.append(request.url)

    def _weighed(self, response):
        self.weight += int(response.headers.get("content-length", 0))


@pytest.mark.parametrize("site", ["example_site", "large_site"])
def test_every_page_keeps_to_itself_and_to_its_policy(browser, request, site):
    site = request.getfixturevalue(site)
    with Watched(browser, site) as watched:
        for path in site.paths:
            assert watched.go(path).status in (200, 404), path
            assert watched.page.locator("h1").count() == 1, path
            assert watched.weight < HEAVY, path
        assert watched.faults == []
        assert watched.strangers == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", ["example_site", "large_site"])
def test_no_page_has_a_serious_fault_for_those_who_see_hear_or_move_otherwise(browser, request, site, scheme):
    site = request.getfixturevalue(site)
    with Watched(browser, site, color_scheme=scheme) as watched:
        for path in site.paths:
            watched.go(path)
            found = axe.Axe().run(watched.page).response["violations"]
            serious = [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in SERIOUS]
            assert serious == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(browser, example_site, width):
    with Watched(browser, example_site, viewport={"width": width, "height": 900}) as watched:
        for path in example_site.paths:
            watched.go(path)
            over = watched.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert over <= 0, path


def test_every_page_can_be_read_without_scripts(browser, example_site):
    with Watched(browser, example_site, java_script_enabled=False) as watched:
        for path in example_site.paths:
            watched.go(path)
            assert watched.page.locator("main").inner_text().strip(), path
        watched.go("/?as_of=2022-01-12")
        watched.page.get_by_label("As known on").fill("2022-01-01")
        watched.page.get_by_role("button", name="Show").click()
        assert watched.page.url.endswith("/?as_of=2022-01-01")


def test_a_click_on_a_mark_opens_the_meeting(browser, example_site):
    with Watched(browser, example_site) as watched:
        watched.go("/timeline")
        watched.page.locator("svg.timeline a").first.click()
        assert "/meetings/" in watched.page.url
        assert watched.page.get_by_role("heading", name="The facts").is_visible()


def test_the_slider_asks_for_the_day_it_is_let_go_on(browser, example_site):
    with Watched(browser, example_site) as watched:
        watched.go("/?as_of=2022-01-12")
        watched.page.locator("#step").focus()
        watched.page.keyboard.press("ArrowLeft")
        watched.page.wait_for_url("**as_of=2022-01-11")


def test_a_filter_narrows_the_table_at_once_and_the_address_with_it(browser, example_site):
    with Watched(browser, example_site) as watched:
        watched.go("/moves")
        before = watched.page.locator("tbody tr").count()
        watched.page.get_by_label("What they do").select_option("REJECT")
        watched.page.wait_for_url("**type=REJECT**")
        watched.page.wait_for_function(f"document.querySelectorAll('tbody tr').length < {before}")
        assert watched.faults == []


def test_a_statement_and_its_words_light_up_together(browser, example_site):
    path = next(path for path in example_site.paths if path.startswith("/documents/"))
    with Watched(browser, example_site) as watched:
        watched.go(path)
        watched.page.locator(".read li a").first.focus()
        assert watched.page.locator(".line-of .lit").count() > 0


def test_the_first_key_leads_to_the_page_itself(browser, example_site):
    with Watched(browser, example_site) as watched:
        watched.go("/moves")
        watched.page.keyboard.press("Tab")
        watched.page.keyboard.press("Enter")
        assert watched.page.url.endswith("#main")
        focused = "document.activeElement.id"
        assert watched.page.evaluate(focused) == "main"


def test_a_review_is_done_by_keyboard_alone(browser, copied):
    with served(copied) as site, Watched(browser, site) as watched:
        page, keys = watched.page, watched.page.keyboard
        watched.go("/review")
        first = page.locator(".queue [aria-current]").inner_text()
        keys.press("j")
        page.wait_for_url("**at=**")
        assert page.locator(".queue [aria-current]").inner_text() != first
        with page.expect_navigation():
            keys.press("k")
        assert page.locator(".queue [aria-current]").inner_text() == first
        with page.expect_navigation():
            keys.press("a")
        assert page.locator("tbody tr").first.inner_text().count("accepted") == 1
        with page.expect_navigation():
            keys.press("r")
        assert "rejected" in page.locator("tbody tr").first.inner_text()
        with page.expect_navigation():
            keys.press("u")
        assert "undone" in page.locator("tbody tr").first.inner_text()
        keys.press("n")
        keys.type("ask the ministry")
        keys.press("Tab")
        with page.expect_navigation():
            keys.press("Enter")
        assert "ask the ministry" in page.locator("tbody tr").first.inner_text()
        assert watched.faults == []


def test_files_are_read_one_after_the_other_with_what_came_of_each(browser, tmp_path):
    call = tmp_path / "call.md"
    said = "The Presidents of Russia and the United States spoke by telephone today."
    call.write_text(f"---\npublisher: Kremlin\npublished: 2022-01-21\n---\n{said}\n")
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{no")
    with served(tmp_path / "new.docket") as site, Watched(browser, site) as watched:
        watched.go("/add")
        watched.page.locator("#files").set_input_files([call, broken])
        watched.page.get_by_role("button", name="Read and add").click()
        watched.page.get_by_text("Done.").wait_for()
        told = watched.page.locator("#added li").all_inner_texts()
        assert len(told) == 2
        assert re.search(r"statements? read", told[0])
        assert "broken.jsonl:1" in told[1]
        assert watched.faults == []


def test_a_first_reader_has_the_example_in_two_clicks(browser, tmp_path):
    with served(tmp_path / "new.docket") as site, Watched(browser, site) as watched:
        watched.go("/")
        watched.page.get_by_role("button", name="Read the winter talks").click()
        watched.page.get_by_role("heading", name="1 Jan 2022").wait_for()
        watched.page.get_by_role("link", name="Timeline").click()
        assert watched.page.locator("svg.timeline a").count() > 4


def test_a_page_prints_without_its_controls(browser, example_site):
    with Watched(browser, example_site) as watched:
        watched.go("/moves")
        watched.page.emulate_media(media="print")
        assert not watched.page.locator(".filters").is_visible()
        assert not watched.page.locator(".lens").is_visible()
        assert watched.page.locator("table").is_visible()
