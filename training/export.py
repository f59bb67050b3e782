"""Turn trained weights into the model folder that the package ships.

    python -m training.export --weights build/model/best.pt --out src/kamergraaf/language/model

Invariant: what the runtime computes from the written files equals what the trainer computed, up to
rounding to 16 bits.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from training.network import STYLE_WIDTH

from kamergraaf.language.features import AFFIX_ROWS


def weights(state: dict[str, torch.Tensor], layers: int) -> dict[str, NDArray[Any]]:
    """Arrays under the names that `kamergraaf.language.neural` reads."""
    value = {name: tensor.numpy() for name, tensor in state.items()}
    step = max(float(np.abs(value["vectors"]).max()), 1e-6) / 127
    made: dict[str, Any] = {
        "vectors": np.round(value["vectors"] / step).astype(np.int8),
        "vectors.step": np.float32(step),
        "word": value["word.weight"],
        "shape": value["shape.weight"],
        "tag": np.concatenate([value["tag.weight"], value["rule.weight"]]).T,
        "tag.bias": np.concatenate([value["tag.bias"], value["rule.bias"]]),
        "tags": np.int64(len(value["tag.bias"])),
        "mlp": value["mlp.weight"].T,
        "mlp.bias": value["mlp.bias"],
        "root": value["root"],
        "arc": value["arc"],
        "label": value["label"].transpose(1, 0, 2).reshape(value["label"].shape[1], -1),
    }
    first = [value[f"lstms.0.weight_ih_l0{side}"] for side in ("", "_reverse")]
    for side, matrix in zip(("", "_reverse"), first, strict=True):
        value[f"lstms.0.bias_ih_l0{side}"] = (
            value[f"lstms.0.bias_ih_l0{side}"] + matrix[:, -STYLE_WIDTH:] @ value["style.weight"][0]
        )
        value[f"lstms.0.weight_ih_l0{side}"] = matrix[:, :-STYLE_WIDTH]
    made |= {f"affix.{place}": value[f"affixes.{place}.weight"] for place in range(len(AFFIX_ROWS))}
    for layer in range(layers):
        sides = [f"lstms.{layer}.{{}}_l0", f"lstms.{layer}.{{}}_l0_reverse"]
        made[f"lstm.{layer}.input"] = np.concatenate([_gates(value[s.format("weight_ih")]) for s in sides]).T
        made[f"lstm.{layer}.bias"] = np.concatenate(
            [_gates(value[s.format("bias_ih")] + value[s.format("bias_hh")]) for s in sides]
        )
        made[f"lstm.{layer}.state"] = np.stack([_gates(value[s.format("weight_hh")]).T for s in sides])
    return {
        name: array.astype(np.float16) if array.dtype == np.float32 and array.ndim else array
        for name, array in made.items()
    }


def _gates(matrix: NDArray[Any]) -> NDArray[Any]:
    """Gates in the order i, f, o, g, with i, f and o halved (torch has i, f, g, o)."""
    i, f, g, o = np.split(matrix, 4)
    return np.concatenate([i / 2, f / 2, o / 2, g])


def main() -> None:
    """Write weights, words, vectors' words, lemmas and labels."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    saved = torch.load(options.weights, weights_only=True)
    options.out.mkdir(parents=True, exist_ok=True)
    arrays: Any = weights(saved["state"], saved["layers"])
    np.savez(options.out / "weights.npz", **arrays)
    for file, words in (
        ("words.txt", saved["words"]),
        ("vectors.txt", saved["vectors"]),
        ("lemmas.txt", saved["lemmas"]),
    ):
        (options.out / file).write_text("\n".join(words) + "\n", encoding="utf-8")
    labels = {name: saved[name] for name in ("tags", "rules", "relations")}
    text = json.dumps(labels, ensure_ascii=False, indent=0) + "\n"
    (options.out / "labels.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
