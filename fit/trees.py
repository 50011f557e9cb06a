"""Boosted trees as text, for src/extract/trees.rs to read."""


def lines(model, names):
    """One tree a line, in pre-order: `column:threshold:mean` (at most goes left) or a leaf's value, in log odds."""
    for tree in model.dump_model()["tree_info"]:
        parts, waiting = [], [tree["tree_structure"]]
        while waiting:
            node = waiting.pop()
            if "leaf_value" in node:
                parts.append(f"{node['leaf_value']:.4f}")
            else:
                parts.append(f"{names[node['split_feature']]}:{node['threshold']:.5g}:{node['internal_value']:.3g}")
                waiting += [node["right_child"], node["left_child"]]
        yield "\t".join(parts) + "\n"
