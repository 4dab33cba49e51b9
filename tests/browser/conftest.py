"""A real browser looks at the real pages."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from tocsin.brief import html, reading_html
from tocsin.desk.briefing import gather
from tocsin.desk.models import load_reader, load_world
from tocsin.desk.settings import Settings

NEWSROOM = ROOT / "examples" / "newsroom"
HOSTILE = (
    "Outlet: <script>document.title='taken'</script>\n"
    "Published: 2031-05-05T08:00Z\n"
    "Title: <img src=x onerror=\"document.title='taken'\"> attacked Peru\n"
    "URL: javascript:document.title='taken'\n\n"
    "\"</script><script>document.title='taken'</script> Kenya attacked Peru,\" two officials of "
    "<svg onload=document.title='taken'> said on Sunday.\n\n"
    "Kenya could attack Peru within two days, <iframe src=https://example.org></iframe> officials "
    "told '\"><style>*{display:none}</style> \u202egnirts desrever\u202c reporters.\n"
)


def program() -> str | None:
    """Chromium as `CHROMIUM` or Debian's package names it."""
    named = os.environ.get("CHROMIUM")
    names = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; missing, the test is skipped, except in CI."""
    path = program()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing; install it or name it in CHROMIUM")
        pytest.skip("Chromium is missing; install it or name it in CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The brief of the shipped example, one of its reports, and both of a hostile report."""
    out = tmp_path_factory.mktemp("pages")
    bad = tmp_path_factory.mktemp("hostile") / "<b>bad.txt"
    _ = bad.write_text(HOSTILE, encoding="utf-8")
    settings = Settings(worlds=(str(NEWSROOM / "world.yaml"),))
    made: dict[str, Path] = {}
    for name, source in (("brief", NEWSROOM / "reports"), ("hostile", bad.parent)):
        scratch = gather([str(source), str(source / "<i>gone.txt")], settings)
        page, marked = out / f"{name}.html", out / f"{name}-report.html"
        _ = page.write_text(html(scratch.picture(None), scratch.reports), encoding="utf-8")
        report = next(iter(scratch.reports.values()))
        reading = load_reader(load_world(settings.worlds)).read(report)
        _ = marked.write_text(reading_html(report, reading), encoding="utf-8")
        made |= {page.stem: page, marked.stem: marked}
    return made


class Seen:
    """An open page, and what it asked for and complained about."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.asked: list[str] = []
        self.blocked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda r: self.asked.append(r.url))
        page.on("requestfailed", lambda r: self.blocked.append(f"{r.url}: {r.failure}"))
        page.on("console", lambda m: self.complaints.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("dialog", lambda d: self.complaints.append(f"dialog: {d.message}"))
        _ = page.goto(file.as_uri())


Opened = Callable[..., Seen]


@pytest.fixture
def opened(browser: Browser, pages: dict[str, Path]) -> Iterator[Opened]:
    """Opens a page by its name in a fresh context with the options given."""
    contexts = []

    def see(name: str = "brief", **options: object) -> Seen:
        context = browser.new_context(**options)
        contexts.append(context)
        return Seen(context.new_page(), pages[name])

    yield see
    for context in contexts:
        context.close()
