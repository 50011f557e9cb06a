#!/usr/bin/env python3
"""Fits what the lines of a text dump are weighed by, as headline, byline or list of tags: WEIGHTS in
src/extract/text_dump/weigh.rs, bylines.rs and tags.rs.

usage: dumps.py title|authors|tags GOLD.jsonl CANDIDATES.jsonl [--write]

CANDIDATES is what `newsdex extract --explain --format jsonl DUMPS` prints. GOLD holds one object a line: {"page", "site", "title",
"authors", "tags"}. A dump is a page's by its name: `PAGE@RENDERER.txt` and `PAGE.txt` are both of `PAGE.html`. The model is a conditional logit
over each dump's lines, and but for headlines over none of them: that is right where no line has it. Figures are the share of
dumps whose right line is chosen, of those that have it among their candidates, for the weights that the source has and for new ones,
fitted on all dumps and cross-validated by site (five folds, no site in both halves). Present weights that were fitted on the same
dumps are to be compared with the new ones' plain figure. Needs what fields.py needs.
"""
import argparse, collections, re
from pathlib import Path

import numpy as np

from fields import SOURCE, conditional, fold, fold_of, read, ridged

RIDGE, FOLDS = 1.0, 5
# How much longer than the title a line may be that begins or ends with it.
LONGEST = 1.7
# How like the known authors or tags those of a line must be, as the F1 of both sets, where no line has just these.
LIKE = 0.5
WEIGH = {"title": SOURCE / "text_dump/weigh.rs", "authors": SOURCE / "text_dump/bylines.rs", "tags": SOURCE / "text_dump/tags.rs"}
TABLE = re.compile(r"(?<=\npub\(super\) static WEIGHTS).*?\n\];", re.S)
ENTRY = re.compile(r'\("(\w+)", (-?[\d.]+)')

Dump = collections.namedtuple("Dump", "page renderer site x y")


def page_of(name):
    """The page that a file is or shows."""
    return name.split("@")[0] if "@" in name else name.rsplit(".", 1)[0]


def renderer_of(name):
    return Path(name).stem.split("@")[1] if "@" in name else "any"


def right_title(values, title):
    """Which values are the title; where none is, those that little stands behind or before it."""
    values, title = [fold(v) for v in values], fold(title)
    short = [v if len(v) < LONGEST * len(title) else "" for v in values]
    ways = [v == title for v in values], [v.startswith(title + " ") for v in short], [v.endswith(" " + title) for v in short]
    return np.array(next((way for way in ways if any(way)), ways[0]), float)


def right_set(values, known):
    """Which values are the known authors or tags; where none is, those that are most like them."""
    known = {fold(one) for value in known for one in value.split(",")}
    sets = [{fold(one) for one in v.split(";")} for v in values]
    like = np.array([2 * len(s & known) / (len(s) + len(known)) for s in sets])
    return ((like == like.max(initial=0)) & (like >= LIKE)).astype(float)


RIGHT = {"title": right_title, "authors": right_set, "tags": right_set}


def dumps(field, gold, found, names):
    """The dumps that can be learnt from, and how many there are of pages whose value is known."""
    known = {page_of(g["page"]): g for g in gold if g.get(field)}
    of_known = [(name, known[page_of(name)]) for name in sorted(found) if page_of(name) in known]
    usable = []
    for name, g in of_known:
        rows = found[name].get(field, [])
        y = RIGHT[field]([c["value"] for c in rows], g[field])
        # The first column is the bias that `ridged` leaves alone: it moves no choice.
        x = np.array([[1.0] + [c["features"].get(n, 0.0) for n in names] for c in rows]).reshape(-1, len(names) + 1)
        if field != "title" and rows:
            x, y = np.vstack([x, [1.0] + [0.0] * len(names)]), np.append(y, 0.0 if y.any() else 1.0)
        if len(y) > 1 and y.any():
            usable.append(Dump(page_of(name), renderer_of(name), g["site"], x, y))
    return usable, len(of_known)


def fit(data):
    sizes = np.array([len(d.y) for d in data])
    of_page = collections.Counter(d.page for d in data)
    # Dumps of one page say much the same.
    counts = np.array([of_page[d.page] ** -0.5 for d in data])
    x, y = np.concatenate([d.x for d in data]), np.concatenate([d.y for d in data])
    loss = conditional(x, y, np.cumsum(sizes) - sizes, sizes, counts / counts.mean())
    return ridged(loss, x.shape[1], RIDGE)


def figure(data, weights_of):
    """The share of dumps whose right line is chosen, of all and of each renderer's."""
    hits = collections.defaultdict(list)
    for d in data:
        hits[d.renderer].append(d.y[np.argmax(d.x @ weights_of(d.site))])
    of_each = ", ".join(f"{renderer} {np.mean(h):.3f}" for renderer, h in sorted(hits.items()))
    return f"{np.mean(sum(hits.values(), [])):.3f} ({of_each})"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("field", choices=WEIGH)
    ap.add_argument("gold", type=Path)
    ap.add_argument("candidates", type=Path)
    ap.add_argument("--write", action="store_true", help="replace the numbers in the source")
    a = ap.parse_args()
    source = WEIGH[a.field].read_text()
    entries = ENTRY.findall(TABLE.search(source)[0])
    names, present = [n for n, _ in entries], np.array([0.0] + [float(w) for _, w in entries])
    data, known = dumps(a.field, *read(a.gold, a.candidates), names)
    print(f"{known} dumps of pages whose value is known, a choice among the candidates of {len(data)}")
    if not data:
        return
    print(f"present weights {figure(data, lambda _: present)}")
    whole = fit(data)
    folds = [fit([d for d in data if fold_of(d.site, FOLDS) != k]) for k in range(FOLDS)]
    print(f"new, plain {figure(data, lambda _: whole)}")
    print(f"new, cross-validated by site {figure(data, lambda site: folds[fold_of(site, FOLDS)])}")
    for name, old, new in zip(names, present[1:], whole[1:]):
        print(f"{name:16} {old:6.2f} {new:6.2f}")
    if a.write:
        new = dict(zip(names, whole[1:]))
        table = lambda m: ENTRY.sub(lambda e: f'("{e[1]}", {new[e[1]]:.2f}', m[0])
        WEIGH[a.field].write_text(TABLE.sub(table, source))


if __name__ == "__main__":
    main()
