#!/usr/bin/env python3
"""Fits the trees that decide which blocks of a page are its story, and writes src/extract/trees/body.tsv.

usage: body.py GOLD.jsonl FOLDER [--write] [--seeds N] [--worst N]

FOLDER is what `cargo run --profile fast --example block_features -- PAGES FOLDER` fills. GOLD holds one object a line:
{"page", "site"} and either "body" (the story's text) or "with" and "without" (lists of text that the story has and that
stand elsewhere on the page).

A block is right if most of its runs of four words stand in the known body, or if it holds a text of "with" and none of
"without"; blocks of which nothing is known take no part. A block weighs as many words as it has, against the length of
the page's story, so that every page counts the same. Figures are given plain (fitted on all pages) and cross-validated
by site (five folds, no site in both halves), after the same clean-up that src/extract/body does. Needs numpy and lightgbm.
"""
import argparse, json, re, statistics
from collections import Counter, defaultdict
from pathlib import Path

import lightgbm
import numpy as np

import trees

WORD = re.compile(r"\w+")
RUN = 4
FOLDS = 5
TREES = Path(__file__).resolve().parent.parent / "src/extract/trees/body.tsv"
# Chosen by cross-validation: random thresholds (extra_trees) give the same crossed figures as the best ones and overfit
# less; half as many trees cost .002, twice as many bring nothing.
ROUNDS = 200
PARAMETERS = dict(objective="binary", learning_rate=0.06, num_leaves=15, min_child_samples=40, feature_fraction=0.3,
                  bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, extra_trees=True, verbose=-1, num_threads=1,
                  deterministic=True)
# A page of which only segments are known counts this much of one whose body is known.
SEGMENTS_WEIGH = 0.5
# As in src/extract/body.rs.
KEPT, LONG_ENOUGH_TO_REPEAT, STORY_OUTSIDE_COMMENTS = 0.5, 25, 20
# As Row::apart in src/extract/body/features.rs.
APART, SMALL = ("signup", "tags", "author-box", "caption", "aside"), 0.15
# As Row::is_notice there.
LABELS, NEARLY_ALL, NOTICES, PART, SHORT = ("ad", "share", "comments"), 0.6, ("paywall", "cookies"), 0.1, 200


def squeeze(text):
    return re.sub(r"\s+", " ", text or "").strip()


def runs(words):
    return Counter(tuple(words[i:i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words[i:i + RUN])


class Page:
    def __init__(self, gold, blocks, rows):
        self.name, self.site, self.rows = gold["page"], gold["site"], rows
        self.texts, self.kinds = [b[0] for b in blocks], [b[1] for b in blocks]
        self.words = [WORD.findall(t) for t in self.texts]
        self.right, self.weight = np.zeros(len(blocks), np.float32), np.zeros(len(blocks), np.float32)
        if "body" in gold:
            self.label_by_body(gold["body"])
        else:
            self.label_by_segments(gold)

    def label_by_body(self, body):
        self.body = runs(WORD.findall(body))
        self.length = sum(self.body.values())
        lines = {" ".join(WORD.findall(line)) for line in body.split("\n")}
        running = f" {' '.join(WORD.findall(body))} "
        share = [self.share(i, lines, running) for i in range(len(self.words))]
        copies = self.copies(share)
        for i, words in enumerate(self.words):
            weight = (max(len(words) - RUN + 1, 1) + 3) / (self.length + 20)
            self.right[i] = share[i] > 0.5 and i not in copies
            self.weight[i] = min(weight * (0.5 if i in copies else max(0.1, abs(share[i] - 0.5) * 2)), 0.3)

    def share(self, i, lines, running):
        """How much of a block is in the body; a short one is in it as a line, or together with a neighbour."""
        words = self.words[i]
        if len(words) >= RUN:
            return sum(n for run, n in runs(words).items() if run in self.body) / (len(words) - RUN + 1)
        if not words:
            return 0.0
        if " ".join(words) in lines:
            return 1.0
        before = (self.words[i - 1] if i else [])[-3:] + words
        after = words + (self.words[i + 1] if i + 1 < len(self.words) else [])[:3]
        return 0.9 * any(len(w) >= RUN and f" {' '.join(w)} " in running for w in (before, after))

    def copies(self, share):
        """Repeated blocks of the body, but for the one that stands among most of the rest."""
        places = defaultdict(list)
        for i, text in enumerate(self.texts):
            if share[i] > 0.5:
                places[text].append(i)
        around = lambda i: -statistics.mean(share[max(0, i - 4):i + 5])
        return {i for found in places.values() for i in sorted(found, key=around)[1:]}

    def label_by_segments(self, gold):
        self.body = None
        self.inside, self.outside = ([squeeze(s) for s in gold[k] if squeeze(s)] for k in ("with", "without"))
        texts = [squeeze(t) for t in self.texts]
        wrong = set()
        for segment in self.outside:
            for i in (i for i, t in enumerate(texts) if segment in t):
                wrong.add(i)
                self.weight[i] = SEGMENTS_WEIGH / 2 / len(self.outside)
        for segment in self.inside:
            found = [i for i, t in enumerate(texts) if segment in t]
            for i in set(found) - wrong:
                self.right[i], self.weight[i] = 1, SEGMENTS_WEIGH / 2 / len(self.inside) / len(found) ** 0.5

    def story(self, scores, names):
        """The clean-up of src/extract/body.rs."""
        column = {name: self.rows[:, i] for i, name in enumerate(names)}
        apart = sum((column[f"near_{a}"] > 0) & (column[f"share_{a}"] < SMALL) for a in APART)
        apart += sum(column[f"says_{topic}"] >= NEARLY_ALL for topic in LABELS)
        short = column["weight"] < np.log(1 + SHORT)
        apart += sum(short & (column[f"says_{topic}"] >= PART) for topic in NOTICES)
        in_comments = column["in_comments"] > 0
        kept = [i for i in range(len(scores)) if scores[i] > KEPT and not apart[i]]
        if sum(len(self.words[i]) for i in kept if not in_comments[i]) >= STORY_OUTSIDE_COMMENTS:
            kept = [i for i in kept if not in_comments[i]]
        seen, story = set(), []
        for i in kept:
            if len(self.texts[i]) < LONG_ENOUGH_TO_REPEAT or self.texts[i] not in seen:
                story.append(i)
            seen.add(self.texts[i])
        while story and self.kinds[story[-1]].startswith("Heading"):
            story.pop()
        return "\n".join(self.texts[i] for i in story)

    def score(self, text):
        """(precision, recall) against a body, the balanced mean of segments otherwise."""
        if self.body is not None:
            found = runs(WORD.findall(text))
            common, total = sum((self.body & found).values()), sum(found.values())
            return (common / total if total else None), (common / self.length if self.length else None)
        text = squeeze(text)
        inside = statistics.mean(s in text for s in self.inside)
        return (inside + statistics.mean(s not in text for s in self.outside)) / 2 if text else 0.0


def read(gold_path, folder):
    names = (folder / "names.txt").read_text().split("\n")
    rows = np.fromfile(folder / "rows.f32", dtype="<f4").reshape(-1, len(names))
    gold = {g["page"]: g for g in map(json.loads, gold_path.open()) if "body" in g or (g.get("with") and g.get("without"))}
    pages, at = [], 0
    for line in (folder / "blocks.jsonl").open():
        found = json.loads(line)
        end = at + len(found["blocks"])
        if found["page"] in gold:
            pages.append(Page(gold[found["page"]], found["blocks"], rows[at:end]))
        at = end
    return names, pages


def fit(pages, names, seed):
    known = [p.weight > 0 for p in pages]
    rows = np.concatenate([p.rows[k] for p, k in zip(pages, known)])
    right = np.concatenate([p.right[k] for p, k in zip(pages, known)])
    weight = np.concatenate([p.weight[k] for p, k in zip(pages, known)])
    data = lightgbm.Dataset(rows, right, weight=weight / weight.mean(), feature_name=names)
    return lightgbm.train(PARAMETERS | {"seed": seed}, data, ROUNDS)


def scores(model, pages):
    all_scores = model.predict(np.concatenate([p.rows for p in pages]))
    ends = np.cumsum([len(p.rows) for p in pages])
    return np.split(all_scores, ends[:-1])


def figures(pages, predicted, names):
    precision, recall, segments, each = [], [], [], []
    for page, scored in zip(pages, predicted):
        value = page.score(page.story(scored, names))
        if page.body is None:
            segments.append(value)
            each.append((value, page))
        else:
            precision += [value[0]] if value[0] is not None else []
            recall += [value[1]] if value[1] is not None else []
            p, r = (v or 0 for v in value)
            each.append((2 * p * r / (p + r) if p + r else 0, page))
    p, r, s = map(np.mean, (precision, recall, segments))
    return f"body {2 * p * r / (p + r):.4f} (precision {p:.4f}, recall {r:.4f})  segments {s:.4f}", each


def crossed(pages, names, seed):
    sites = sorted({p.site for p in pages})
    np.random.RandomState(seed).shuffle(sites)
    fold = {site: i % FOLDS for i, site in enumerate(sites)}
    predicted = [None] * len(pages)
    for f in range(FOLDS):
        model = fit([p for p in pages if fold[p.site] != f], names, seed)
        held = [i for i, p in enumerate(pages) if fold[p.site] == f]
        for i, scored in zip(held, scores(model, [pages[i] for i in held])):
            predicted[i] = scored
    return predicted


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the trees fitted on all pages")
    parser.add_argument("--seeds", type=int, default=1, help="cross-validations, each with other folds")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst pages of the last one")
    arguments = parser.parse_args()
    names, pages = read(arguments.gold, arguments.folder)
    for seed in range(arguments.seeds):
        figure, each = figures(pages, crossed(pages, names, seed), names)
        print("crossed", figure, flush=True)
    for value, page in sorted(each, key=lambda e: e[0])[:arguments.worst]:
        print(f"  {value:.2f} {page.name} {page.site}")
    model = fit(pages, names, 0)
    print("plain  ", figures(pages, scores(model, pages), names)[0])
    if arguments.write:
        TREES.write_text("".join(trees.lines(model, names)))


if __name__ == "__main__":
    main()
