"""The figures of the benches as the table of the README."""

from __future__ import annotations

from .text import Figures

BEGIN, END = "<!-- vitesses : début -->", "<!-- vitesses : fin -->"


def table(whole: Figures, text: Figures | None, day: str, entities: Figures | None = None) -> str:
    """Return the Markdown table: the whole way, the plain script, then two stages alone."""
    count = whole["processus"]
    rows = [
        f"Mesuré le {day} par `make bench`, démarrage et modèles déjà chargés, sur "
        f"{whole['documents']} PDF ({whole.get('pages', 0)} pages) qui ont leur texte.",
        "",
        "| Chemin entier | Documents/s | Pages/s |",
        "| --- | ---: | ---: |",
    ]
    lines = (
        ("entier", f"datadelib, {count} processus"),
        ("entier_seul", "datadelib, 1 processus"),
        ("script", "script simple (pdfminer.six, fr_core_news_md, TF-IDF)"),
        ("numerises", f"datadelib, numérisations, {count} processus"),
    )
    for key, title in lines:
        if f"{key}_pages_par_s" in whole:
            documents, pages = whole[f"{key}_documents_par_s"], whole[f"{key}_pages_par_s"]
            rows.append(f"| {title} | {_number(documents)} | {_number(pages)} |")
    if "ratio" in whole:
        rows += [
            "",
            f"datadelib va {_number(whole['ratio'])} fois plus vite que le script simple "
            f"({_number(whole['ratio_un_processus'])} fois avec un seul processus).",
        ]
    if text and text.get("pages_par_s"):
        rows += [
            "",
            f"Lecture seule : {_number(text['pages_par_s'])} pages/s (pdfminer.six : "
            f"{_number(text['pdfminer_pages_par_s'])}) ; reconnaissance : "
            f"{_number(text.get('ocr_pages_par_s'))} pages/s.",
        ]
    if entities and entities.get("ratio"):
        rows += [
            "",
            f"Entités seules, un processus : {_number(entities['mots_par_s'])} mots/s "
            f"({_number(entities['premier_mots_par_s'])} au premier passage) ; fr_core_news_md, "
            f"composants par défaut : {_number(entities['spacy_mots_par_s'])} mots/s. "
            f"Rapport : {_number(entities['ratio'])}.",
        ]
    return "\n".join(rows)


def _number(value: object) -> str:
    return "—" if value is None else str(value).replace(".", ",")
