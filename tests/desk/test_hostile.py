"""Odd texts through `tocsin.read` and `tocsin.events`: a result or a reason, never an error."""

import random
import time

import pytest

import tocsin
from tocsin.export import csv_text, jsonl_text
from tocsin.records import Report, canonical

SECONDS = 60.0
"""Of the processor; every case takes under five. What some of them were made to do takes hours."""
RNG = random.Random(7)  # noqa: S311 - noise for a test
STRIKE = "Chad attacked Niger"
TEXTS = {
    "empty": "",
    "white space": "  \n\t ",
    "one sentence of 10,000 words": "the long and winding road to Lagos runs " * 1250 + "south.",
    "a table": "Country\tKilled\tWounded\nChad\t14\t20\nNiger\t3\t8\nMali\t100\t\n",
    "a Markdown table": "| Country | Killed |\n|---|---|\n| Chad | 14 |\n| Niger | 3 |\n",
    "comma-separated numbers": "a,b,c\n1,2,3\n" * 50,
    "all capitals": f"{STRIKE.upper()} ON MONDAY, KILLING AT LEAST 14 PEOPLE, OFFICIALS SAID.",
    "a transcript": "HOST: Good evening.\nAMA ADU (SENATOR): We will strike Chad.\nQ: When?\n",
    "headlines only": "Chad attacks Niger\nNiger vows revenge\nUN calls for calm\nTwo dead in Mali",
    "emoji in words": f"🚨 BREAKING: {STRIKE} 🇳🇪 🔥🔥 14 killed 😢 #war @user https://t.co/x",
    "emoji only": "🔥🔥🔥😀😀",
    "marks of direction": f"\u202e{STRIKE}\u202c on Monday, officials said. \u200fقرية\u200f",
    "another script": "قال الجيش إن ١٤ شخصا قتلوا",
    "zero width": "Ch\u200bad att\u200backed Ni\u00adger.",
    "a byte order mark": f"\ufeff{STRIKE}.",
    "binary": "".join(chr(RNG.randrange(256)) for _ in range(2000)),
    "NULs": "Chad\x00 attacked\x00 Niger\x00.",
    "a lone surrogate": f"{STRIKE} \ud83d on Monday.",
    "base64": "QWxhZGRpbjpvcGVuIHNlc2FtZQ==" * 200,
    "a word of 100,000 letters": "a" * 100_000,
    "marks only": "!!!???...,,,;;;:::" * 200,
    "quotation marks": '"' * 1000,
    "quotations never ended": f'"Chad said "Niger said "{STRIKE} ' * 20,
    "brackets": "(" * 500 + STRIKE + ")" * 500,
    "a number of 400 digits": f"Chad killed {'9' * 400} people in Niger in {'9' * 400}.",
    "a range of 400 digits": f"Chad killed {'9' * 400}-{'9' * 401} people in Niger.",
    "scales": f"Chad killed {'million ' * 50}people and two billion billion billion more.",
    "impossible days": f"In 99999 {STRIKE}. On 31 February 2024 Niger attacked Mali.",
    "combining marks": "Ch" + "\u0301" * 300 + "ad attacked Niger.",
    "markup": f"<html><script>alert(1)</script><p>{STRIKE}.</p>",
    "a formula": f"=cmd|' /C calc'!A0 said {STRIKE} on Monday.",
    "odd line ends": "Chad\tattacked\tNiger.\r\nMali\r\rleft.\u2028Chad\u2029left\x85",
    "private use": f"\ue000\uf8ff {STRIKE} \U0010ffff",
    "verbs of saying only": "said said said said said.",
}
READABLE = [
    *("all capitals", "headlines only", "emoji in words", "marks of direction", "NULs"),
    *("a byte order mark", "a lone surrogate", "a number of 400 digits", "markup", "private use"),
]


@pytest.mark.parametrize("name", TEXTS)
def test_reading_gives_a_result_or_a_reason(name: str) -> None:
    started = time.process_time()
    reading = tocsin.read(TEXTS[name], published="2024-05-05")
    assert time.process_time() - started < SECONDS
    assert reading.statements or reading.refusals
    for statement in reading.statements:
        _ = canonical(statement)
        for event in statement.events:
            assert 0 <= event.trigger.start < event.trigger.end <= len(TEXTS[name])


@pytest.mark.parametrize("name", READABLE)
def test_what_can_be_read_is_read(name: str) -> None:
    events = [e for s in tocsin.read(TEXTS[name]).statements for e in s.events]
    assert "ASSAULT" in {e.type for e in events}


def test_coding_all_of_them_gives_rows_and_reasons() -> None:
    reports = [Report(outlet=n, title="", body=t) for n, t in TEXTS.items() if len(t) < 30_000]
    coded = tocsin.events(reports, keep_all=True)
    assert coded.events
    assert {"no-text", "no-statement", "unsupported-language"} <= {r.reason for r in coded.refusals}
    _ = csv_text(coded.events).encode(), jsonl_text(coded.events).encode()
