"""Coreference of events across the documents of found stories: CoNLL F1 on ECB+ with gold mentions.

Data: as `bench.ecb` says; every file of mentions counts that has no "Train" in its name. Documents
are put into stories by `tocsin.fuse.stories`; mentions are compared inside a story only. Mentions
alone in their chain count as the file has them. Beside it run every mention by itself and the
baseline of the field: the same base form of the head inside a story.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.conll import Scores, scores
from bench.ecb import Mention, Told, documents, mentions, stories, told
from bench.measure import DataMissing, Goal, Measure, against, digests, shared
from tocsin.fuse.tellings import likeness, together

PART = "data/fusion/ecbplus"
GOALS: dict[str, Goal] = {
    "conll_f1": (0.80, "higher", "", "same lemma in a true story .760; .884 claimed on a GPU"),
    "muc_f1": (None, "higher", "", ""),
    "b_cubed_f1": (None, "higher", "", ""),
    "ceaf_e_f1": (None, "higher", "", ""),
    "true_stories_f1": (None, "higher", "", ""),
    "lemma_f1": (None, "higher", "baseline", ""),
    "true_stories_lemma_f1": (None, "higher", "baseline", ""),
    "singletons_f1": (None, "higher", "baseline", ""),
}
"""Goal, which way is better, unit, best peer. Baselines have a unit: no floor holds them."""

Stories = Mapping[str, str]
Labels = dict[Mention, tuple[str, object]]


def ours(found: Sequence[Told], story_of: Stories) -> Labels:
    """Mention to its story and group."""
    by_story: defaultdict[str, list[Told]] = defaultdict(list)
    for one in found:
        by_story[story_of[one.mention.document]].append(one)
    labels: Labels = {}
    for story, here in by_story.items():
        for n, group in enumerate(together([one.telling for one in here], likeness())):
            labels.update({here[i].mention: (story, n) for i in group})
    return labels


def same_lemma(found: Sequence[Told], story_of: Stories) -> Labels:
    """The baseline."""
    return {one.mention: (story_of[one.mention.document], one.lemma) for one in found}


def figures(folder: Path, file: Path) -> Iterator[tuple[str, float]]:
    """All figures of one file of mentions."""
    listed = mentions(file)
    texts = documents(folder, listed)
    found = told(listed, texts)
    gold = {m: m.chain for m in listed}
    here, true = stories(texts), {name: d.story for name, d in texts.items()}

    def scored(labels: Labels) -> Scores:
        return scores(gold, labels)

    main = scored(ours(found, here))
    yield "conll_f1", main.mean
    yield "muc_f1", main.muc
    yield "b_cubed_f1", main.b_cubed
    yield "ceaf_e_f1", main.ceaf_e
    yield "true_stories_f1", scored(ours(found, true)).mean
    yield "lemma_f1", scored(same_lemma(found, here)).mean
    yield "true_stories_lemma_f1", scored(same_lemma(found, true)).mean
    yield "singletons_f1", scored({m: (m.document, m) for m in listed}).mean


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared one."""
    folder = data or shared(PART)
    files = sorted(p for p in folder.glob("mentions/*.json") if "Train" not in p.name)
    if not files:
        raise DataMissing(f"no mentions/*.json to measure on in {folder}")
    inputs = digests([files, folder.rglob("*.xml")])
    return [
        against("coref", name, value, GOALS[name], inputs)
        for file in files
        for name, value in figures(folder, file)
    ]
