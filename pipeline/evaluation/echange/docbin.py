"""spaCy's DocBin: a Doc per task, spans in `doc.spans["datadelib"]`, the code in `doc.cats`.

Mentions overlap ("14 rue des Tanneurs", "rue des Tanneurs"), so `doc.ents` holds the longest of
them, to train a NER, and the span group holds them all, to come back.
"""

from __future__ import annotations

import warnings

from .taches import Passage, Tache

GROUPE = "datadelib"


def dump(tasks: list[Tache]) -> bytes:
    """A DocBin with its user data."""
    import spacy
    from spacy.tokens import DocBin, SpanGroup
    from spacy.util import filter_spans

    nlp = spacy.blank("fr")
    store = DocBin(store_user_data=True, attrs=["ENT_IOB", "ENT_TYPE"])
    for task in tasks:
        doc = nlp(task.texte)
        spans = [
            doc.char_span(p.debut, p.fin, label=p.etiquette, alignment_mode="expand")
            for p in task.passages
        ]
        doc.spans[GROUPE] = SpanGroup(doc, name=GROUPE, spans=[s for s in spans if s])
        doc.ents = filter_spans([s for s in spans if s])
        if task.item.get("matiere"):
            doc.cats = {task.item["matiere"]: 1.0}
        doc.user_data["datadelib"] = {
            **task.beside(),
            "passages": [[p.debut, p.fin, p.etiquette] for p in task.passages],
        }
        store.add(doc)
    return bytes(store.to_bytes())


def load(content: bytes) -> list[Tache]:
    """Tasks from a DocBin; a span that a token boundary widened gets its own bounds back."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("fr")
    tasks = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # versions of numpy and spaCy in the serialised arrays
        docs = list(DocBin().from_bytes(content).get_docs(nlp.vocab))
    for doc in docs:
        data = doc.user_data["datadelib"]
        known: dict[tuple[int, int, str], list[tuple[int, int]]] = {}
        for start, end, label in data["passages"]:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                known.setdefault((span.start_char, span.end_char, label), []).append((start, end))
        passages = []
        for span in doc.spans[GROUPE]:
            exact = known.get((span.start_char, span.end_char, span.label_))
            a, b = exact.pop(0) if exact else (span.start_char, span.end_char)
            passages.append(Passage(a, b, span.label_))
        item = dict(data["item"])
        if doc.cats:
            item["matiere"] = max(doc.cats, key=lambda code: doc.cats[code])
        tasks.append(Tache(data["doc"], doc.text, item, data["rang"], data["entete"], passages))
    return tasks
