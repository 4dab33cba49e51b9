"""Makes the table of rare words, chooses where stories are cut: `python -m training.stories`."""

import argparse
import sys
from pathlib import Path

from training.stories.background import table
from training.stories.choose import report

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared/data"
TABLE = ROOT / "src/tocsin/fuse/stories/rarity.tsv"


def main() -> None:
    """Write the table, or print what is chosen and how it does on topics left out."""
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    _ = parser.add_argument("task", choices=("background", "choose"))
    _ = parser.add_argument("--data", type=Path, default=DATA, help="folder of the shared data")
    options = parser.parse_args()
    if options.task == "background":
        _ = TABLE.write_text(table(options.data), encoding="utf-8")
    else:
        for line in report(options.data / "fusion/ecbplus"):
            _ = sys.stdout.write(f"{line}\n")


main()
