"""What the documentation says is so: commands are run, codes are the codebook's, links lead somewhere."""

import re
from pathlib import Path

import pytest

import documented

README = documented.ROOT / "README.md"
EVALUATION = documented.ROOT / "evaluation" / "README.md"
PAGES = sorted([README, *(documented.ROOT / "docs").rglob("*.md")])
AGAIN = "make it anew with: python -m tests.documented"


@pytest.mark.parametrize("page", documented.SHOWN, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_its_commands_print(page: Path):
    assert page.read_text(encoding="utf-8") == documented.replayed(page), AGAIN


def test_every_code_is_in_the_glossary_with_its_meaning():
    assert documented.GLOSSARY.read_text(encoding="utf-8") == documented.glossary(), AGAIN


def test_the_reference_is_what_help_prints():
    assert documented.REFERENCE.read_text(encoding="utf-8") == documented.reference(), AGAIN


@pytest.mark.parametrize("command", documented.commands())
def test_every_command_is_shown_in_readme_or_tutorial(command: str):
    shown = "".join(page.read_text(encoding="utf-8") for page in documented.SHOWN)
    assert f"$ pourparler {command}" in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(documented.ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path):
    prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), target
