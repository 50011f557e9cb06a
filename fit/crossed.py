#!/usr/bin/env python3
"""Reads every page with numbers that were fitted without its site: what the whole program reaches on sites that it does not know.

usage: crossed.py GOLD.jsonl CANDIDATES.jsonl BLOCKS PAGES OUT.jsonl [--folds N]

GOLD, CANDIDATES and BLOCKS are those of fields.py and body.py. For each fold the fields and the body are fitted on the pages
of the other sites, newsdex is built with these numbers, and reads the fold's pages, files in PAGES named as in GOLD. OUT gets
what it printed. The numbers in src/extract are put back at the end. Needs what the two other scripts need, and cargo.
"""
import argparse, hashlib, json, subprocess
from pathlib import Path

import body, fields, trees

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target/fast/newsdex"
NUMBERS = [fields.SOURCE / "weights.tsv", *sorted((fields.SOURCE / "trees").glob("*.tsv"))]


def fold_of(site, folds):
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % folds


def fit_fields(gold, found, is_known):
    lines = []
    for field in sorted(fields.CHOICE | fields.EACH):
        data = [page for page in fields.pages(field, gold, found) if is_known(page[0])]
        names = fields.feature_names(data)
        model = fields.Model(field, data, names)
        if model.weights is not None:
            lines += fields.weight_lines(field, model)
        if model.trees is not None:
            (fields.SOURCE / f"trees/{field}.tsv").write_text("".join(trees.lines(model.trees, names)))
    (fields.SOURCE / "weights.tsv").write_text("\n".join(sorted(lines)) + "\n")


def read_held_out(pages):
    subprocess.run(["cargo", "build", "--quiet", "--profile", "fast", "--bin", "newsdex"], cwd=ROOT, check=True)
    command = [PROGRAM, "extract", "--format", "jsonl", *pages]
    return subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "candidates", "blocks", "pages", "out"):
        ap.add_argument(name, type=Path)
    ap.add_argument("--folds", type=int, default=5)
    a = ap.parse_args()
    gold, found = fields.read(a.gold, a.candidates)
    names, blocks = body.read(a.gold, a.blocks)
    before = {path: path.read_bytes() for path in NUMBERS}
    try:
        with a.out.open("wb") as out:
            for fold in range(a.folds):
                is_known = lambda site: fold_of(site, a.folds) != fold
                fit_fields(gold, found, is_known)
                model = body.fit([page for page in blocks if is_known(page.site)], names, 0)
                body.TREES.write_text("".join(trees.lines(model, names)))
                out.write(read_held_out([a.pages / g["page"] for g in gold if not is_known(g["site"])]))
                print(f"fold {fold + 1} of {a.folds} is read", flush=True)
    finally:
        for path, numbers in before.items():
            path.write_bytes(numbers)


if __name__ == "__main__":
    main()
