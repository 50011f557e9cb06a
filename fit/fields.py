#!/usr/bin/env python3
"""Fits how the fields' candidates are weighed and writes src/extract/weights.tsv and src/extract/trees/FIELD.tsv.

usage: fields.py GOLD.jsonl CANDIDATES.jsonl [--field F]... [--write] [--worst N]

CANDIDATES is what `newsdex extract --explain --format jsonl PAGES` prints. GOLD holds one object a line: {"page", "site", "title",
"authors", "date", "tags"}, any of them absent. `title` and `date` choose one candidate of a page, `authors` and `tags` decide on
each. `title` is weighed by boosted trees, `date` by a conditional logit, `tags` by a logistic, `authors` by a logistic and trees, the
mean of both. Figures are given plain (fitted on all pages) and cross-validated by site
(ten folds, no site in both halves). Needs numpy, scipy and lightgbm.
"""
import argparse, collections, hashlib, json, re, unicodedata
from pathlib import Path

import lightgbm
import numpy as np
from scipy.optimize import minimize

import trees

WORD = re.compile(r"\w+")
CHOICE, EACH = {"title", "date"}, {"authors", "tags"}
# As in src/extract: taken above the first; else the best above the second, and what reaches the third of the best.
THRESHOLDS = {"tags": (0.5, 0.15, 0.8), "authors": (0.5, 0.07, 0.7)}
LIST_SHARE = {"tags": 0.7, "authors": 0.5}
# Chosen by cross-validation over five drawings of folds: tags .775 with 1, .780 with 4, .794 with 16, .789 with 64; authors .814
# with 4, .817 with 8 and with 16; date .941 with 2, and .942 with 4, which reads .007 less of the pages it is fitted on.
RIDGE = {"date": 2.0, "authors": 8.0, "tags": 16.0}
# Chosen by cross-validation over four drawings of folds: title .856 by a conditional logit alone, .876 by trees, and no more by
# ones whose thresholds are drawn; authors .791 by a logistic alone, .794 by trees, .803 by both, .81 with thresholds like those
# above. More or larger trees bring nothing. Trees brought nothing for date, and lost for tags.
TREES = {
    "title": dict(num_boost_round=150, learning_rate=0.1, num_leaves=8, min_data_in_leaf=10),
    "authors": dict(num_boost_round=100, learning_rate=0.05, num_leaves=15, min_data_in_leaf=20, extra_trees=True),
}
DRAWN = dict(objective="binary", feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, verbose=-1, num_threads=1, seed=1,
             deterministic=True)
# Share of pages whose known value is wrong, which weights would follow otherwise: plain, dates go from .9584 to .9615; cross-validated
# over eight drawings of folds they stay at .946.
WRONG = {"date": 0.02}
# Names of one meaning, which weigh the same: those of a day of publication, of creation and of change. Which of them a site has says
# more of the site than of the day: cross-validated over six drawings of folds, dates go from .9453 to .9465, plain from .9574 to .9584.
TIED = {
    "date": [
        ("meta_article", "meta_published", "meta_date", "item_published"),
        ("ld_created", "ld_page_created", "meta_created", "item_created", "json_created"),
        ("ld_modified", "ld_page_modified", "meta_modified", "item_modified"),
    ]
}
SOURCE = Path(__file__).resolve().parent.parent / "src/extract"


def fold(s):
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", s or "").casefold()))


def pages(field, gold, found):
    """(site, [(features, is right)], number of right values) of each page with a known-good value."""
    for g in gold:
        if not g.get(field) or g["page"] not in found:
            continue
        want = {fold(x) for x in (g[field] if field in EACH else [g[field]])} - {""}
        if field == "tags":
            want = {fold(y) for x in g[field] for y in x.split(",")} - {""}
        rows = []
        for c in (c for c in found[g["page"]].get(field, []) if not c.get("ruled_out")):
            value = c["value"][:10] if field == "date" else c["value"]
            rows.append((c["features"], fold(value) in want, c))
        yield g["site"], rows, want, g["page"]


class Model:
    """A field's linear weights, trees, or both; a candidate's score is the mean of what there is."""

    def __init__(self, field, data, names):
        self.names = names
        # A column for each name, or for all that are tied.
        first = {name: tied[0] for tied in TIED.get(field, []) for name in tied}
        columns = {n: i for i, n in enumerate(dict.fromkeys(first.get(n, n) for n in names))}
        self.index = {n: columns[first.get(n, n)] for n in names}
        self.columns = len(columns)
        x, y, starts = self.table(field, data)
        sizes = np.diff(np.r_[starts, len(y)])
        per_page = np.repeat(1.0 / sizes, sizes) * (len(y) / len(starts))
        self.weights = linear(field, x, y, starts, sizes, per_page) if field in RIDGE else None
        self.trees = None
        if field in TREES:
            settings = DRAWN | TREES[field]
            rounds = settings.pop("num_boost_round")
            self.trees = lightgbm.train(settings, lightgbm.Dataset(x, y, weight=per_page), rounds)

    def table(self, field, data):
        """All candidates as rows, whether each is right, and where each page's begin; pages that nothing can be learnt from are left out."""
        kept = [rows for _, rows, _, _ in data if rows and (field in EACH or any(y for _, y, _ in rows))]
        starts = np.cumsum([0] + [len(rows) for rows in kept[:-1]])
        return self.rows([r for rows in kept for r in rows]), np.array([y for rows in kept for _, y, _ in rows], float), starts

    def rows(self, rows):
        x = np.zeros((len(rows), self.columns))
        x[:, 0] = 1.0
        for i, (features, _, _) in enumerate(rows):
            for k, v in features.items():
                if k in self.index:
                    x[i, self.index[k]] += v
        return x

    def scores(self, rows):
        if not rows:
            return []
        x, ways = self.rows(rows), []
        if self.weights is not None:
            ways.append(x @ self.weights)
        if self.trees is not None:
            ways.append(self.trees.predict(x, raw_score=True))
        return list(np.mean(ways, axis=0))


def linear(field, x, y, starts, sizes, page_weight):
    """Ridge weights: a conditional logit over each page's candidates, or a logistic over all."""

    def logistic(w):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -40, 40)))
        eps = 1e-9
        ll = -(page_weight * (y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps))).sum()
        return ll, x.T @ (page_weight * (p - y))

    return ridged(logistic if field in EACH else conditional(x, y, starts, sizes, wrong=WRONG[field]), x.shape[1], RIDGE[field])


def conditional(x, y, starts, sizes, counts=None, wrong=0.0):
    """The loss, and its gradient, of weights that choose one candidate of each page; `counts` is what each page counts, and
    `wrong` the share of pages for which any may be right."""
    page = np.repeat(np.arange(len(starts)), sizes)
    counts = np.ones(len(starts)) if counts is None else counts

    def loss(w):
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[page])
        p = e / np.add.reduceat(e, starts)[page]
        right = np.add.reduceat(p * y, starts)
        likely = (1 - wrong) * right + wrong
        slope = (counts * (1 - wrong) / likely)[page]
        return -(counts * np.log(likely)).sum(), x.T @ (slope * (p * right[page] - p * y))

    return loss


def ridged(loss, columns, ridge):
    """The weights of least loss under a ridge, which leaves the first column, the bias, alone."""

    def penalised(w):
        value, grad = loss(w)
        reg = w.copy()
        reg[0] = 0
        return value + ridge * (reg @ reg) / 2, grad + ridge * reg

    return minimize(penalised, np.zeros(columns), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def f1(want, got):
    hit = len(want & got)
    return 2 * hit / (len(want) + len(got)) if hit else 0.0


def blend(scores, rows, share):
    """Draws the members of a list together, as `blend_lists` does."""
    lists = collections.defaultdict(list)
    for s, (_, _, c) in zip(scores, rows):
        for l in c.get("lists", []):
            lists[l].append(s)
    best = lambda c: max((np.mean(lists[l]) for l in c.get("lists", [])), default=None)
    means = [best(c) for _, _, c in rows]
    return [s if m is None else s + share * (m - s) for s, m in zip(scores, means)]


def choose(field, rows, model):
    scored = model.scores(rows)
    if field in LIST_SHARE:
        scored = blend(scored, rows, LIST_SHARE[field])
    scored = [(s, i) for i, s in enumerate(scored)]
    if field in CHOICE:
        return [max(scored, key=lambda s: (s[0], -s[1]))[1]] if scored else []
    sure, least, near_best = THRESHOLDS[field]
    scored = [(1 / (1 + np.exp(-s)), i) for s, i in scored]
    top = max((p for p, _ in scored), default=0)
    start = sure if top > sure else top * near_best if top > least else 1
    picked = [i for p, i in scored if p > start]
    return without_parts(picked, rows, dict((i, p) for p, i in scored)) if field == "authors" else picked


def without_parts(picked, rows, scores):
    """Drops names that begin or end a likelier one, or are begun or ended by it, as `drop_parts` does."""
    kept = []
    for i in sorted(picked, key=lambda i: -scores[i]):
        key = fold(rows[i][2]["value"])
        pairs = [sorted((key, fold(rows[j][2]["value"])), key=len) for j in kept]
        if not any(long.startswith(short + " ") or long.endswith(" " + short) for short, long in pairs):
            kept.append(i)
    return kept


def figure(field, data, model_of):
    total, misses = 0.0, []
    for site, rows, want, page in data:
        picked = choose(field, rows, model_of(site))
        if field in CHOICE:
            value = float(any(rows[i][1] for i in picked))
        else:
            value = f1(want, {fold(rows[i][2]["value"]) for i in picked})
        total += value
        misses.append((value, page, sorted(want), [rows[i][2]["value"] for i in picked], rows))
    return total / max(1, len(data)), misses


def read(gold_path, candidates_path):
    """The known-good values of each page, and by page the candidates of its fields."""
    found = {}
    for line in candidates_path.open():
        row = json.loads(line)
        found[row["path"].rsplit("/", 1)[-1]] = row["fields"]
    return [json.loads(line) for line in gold_path.open()], found


def feature_names(data):
    return ["bias"] + sorted({k for _, rows, _, _ in data for f, _, _ in rows for k in f})


def fold_of(site, folds=10):
    """Which of the folds a site is in."""
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % folds


def weight_lines(field, model):
    weights = ((name, model.weights[model.index[name]]) for name in model.names)
    return [f"{field}\t{n}\t{w:.3f}" for n, w in weights if abs(w) >= 0.005]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", type=Path)
    ap.add_argument("candidates", type=Path)
    ap.add_argument("--field", action="append")
    ap.add_argument("--write", action="store_true", help="replace the field's lines in src/extract/weights.tsv")
    ap.add_argument("--worst", type=int, default=0)
    a = ap.parse_args()
    gold, found = read(a.gold, a.candidates)
    out = SOURCE / "weights.tsv"
    kept = [l for l in out.read_text().splitlines() if l.split("\t")[0] not in (a.field or sorted(CHOICE | EACH))]
    for field in a.field or sorted(CHOICE | EACH):
        data = list(pages(field, gold, found))
        if not data:
            continue
        names = feature_names(data)
        ceiling = np.mean([any(y for _, y, _ in r) if field in CHOICE else f1(w, {fold(c["value"]) for _, y, c in r if y}) for _, r, w, _ in data])
        whole = Model(field, data, names)
        folds = [Model(field, [d for d in data if fold_of(d[0]) != k], names) for k in range(10)]
        plain, _ = figure(field, data, lambda site: whole)
        crossed, misses = figure(field, data, lambda site: folds[fold_of(site)])
        print(f"{field}: {len(data)} pages, ceiling {ceiling:.3f}, plain {plain:.3f}, cross-validated by site {crossed:.3f}")
        for value, page, want, got, rows in sorted(misses, key=lambda m: m[0])[: a.worst]:
            print(f"\n{value:.2f} {page}\n  want {want}\n  got  {got}  right among candidates: {[r[2]['source'] for r in rows if r[1]]}")
        if whole.weights is not None:
            kept += weight_lines(field, whole)
        if a.write and whole.trees is not None:
            (SOURCE / f"trees/{field}.tsv").write_text("".join(trees.lines(whole.trees, names)))
    if a.write:
        out.write_text("\n".join(sorted(kept)) + "\n")


if __name__ == "__main__":
    main()
