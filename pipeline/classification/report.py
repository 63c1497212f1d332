"""The report of a training: figures as JSON and tables, plots as images, a page to read."""

from __future__ import annotations

import csv
import html
import json
from pathlib import Path
from typing import Any

import msgspec

from .bundle import Card
from .measures import Comparison, Evaluation

TITLES = {
    "famille": "Famille juste",
    "exact": "Code juste",
    "accepte": "Code juste ou admis",
    "top3": "Code parmi les trois premiers",
    "exact_moyenne_groupes": "Code juste, moyenne des collectivités",
    "ece": "Erreur de calibration",
    "couverture_95": "Part décidable avec 95 % de codes justes",
    "couverture_95_admise": "Part décidable avec 95 % de codes justes ou admis",
    "part_decidee": "Part décidée sans relecture",
    "precision_decidee": "Précision de ce qui est décidé (codes justes ou admis)",
    "micro_f1": "F1 (tous thèmes confondus)",
    "macro_f1": "F1 (moyenne des thèmes)",
    "f1_par_item": "F1 (moyenne par délibération)",
    "ents_f": "F1 (personnes, organisations, lieux)",
    "gain": "Gain",
}


def write_report(
    dossier: Path, evaluation: Evaluation, comparison: Comparison, fiche: Card
) -> list[Path]:
    """Write `mesures.json`, one CSV per table, the plots and `rapport.html`; return the files."""
    dossier.mkdir(parents=True, exist_ok=True)
    files = [dossier / "mesures.json"]
    content = {
        "evaluation": msgspec.to_builtins(evaluation),
        "comparaison": {**msgspec.to_builtins(comparison), "verdict": comparison.verdict},
        "fiche": msgspec.to_builtins(fiche),
    }
    files[0].write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    files += [_table(dossier / f"{name}.csv", rows) for name, rows in evaluation.tables.items()]
    images = _plots(dossier, evaluation)
    page = dossier / "rapport.html"
    page.write_text(_page(evaluation, comparison, fiche, images), encoding="utf-8")
    return [*files, *images, page]


def _table(path: Path, rows: list[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]) if rows else ["vide"])
        writer.writeheader()
        writer.writerows(rows)
    return path


def _plots(dossier: Path, evaluation: Evaluation) -> list[Path]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    images = []

    def save(figure: Any, name: str) -> None:
        FigureCanvasAgg(figure)
        figure.savefig(dossier / name, dpi=110)
        images.append(dossier / name)

    if evaluation.kind == "matiere":
        save(_reliability_plot(Figure(figsize=(5, 4), layout="tight"), evaluation), "fiabilite.png")
        save(_confusion_plot(Figure(figsize=(9, 8), layout="tight"), evaluation), "confusion.png")
    else:
        save(_themes_plot(Figure(figsize=(7, 7), layout="tight"), evaluation), "themes.png")
    return images


def _reliability_plot(figure: Any, evaluation: Evaluation) -> Any:
    axes = figure.subplots()
    points = evaluation.tables["fiabilite"]
    axes.plot([0, 1], [0, 1], color="#999", linestyle="--", label="parfait")
    axes.plot([p["confiance"] for p in points], [p["juste"] for p in points], "o-", label="modèle")
    axes.set(xlabel="confiance annoncée", ylabel="part de codes justes", title="Fiabilité")
    axes.legend()
    return figure


def _confusion_plot(figure: Any, evaluation: Evaluation) -> Any:
    import numpy as np

    codes = [row["code"] for row in evaluation.tables["par_code"]]
    rank = {code: i for i, code in enumerate(codes)}
    matrix = np.zeros((len(codes), len(codes)))
    for row in evaluation.tables["confusion"]:
        matrix[rank[row["attendu"]], rank[row["trouve"]]] = row["effectif"]
    matrix /= np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    axes = figure.subplots()
    axes.imshow(matrix, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(codes)), codes, rotation=90, fontsize=6)
    axes.set_yticks(range(len(codes)), codes, fontsize=6)
    axes.set(xlabel="trouvé", ylabel="attendu", title="Confusions (part de chaque code attendu)")
    return figure


def _themes_plot(figure: Any, evaluation: Evaluation) -> Any:
    rows = sorted(evaluation.tables["par_theme"], key=lambda row: row["f1"])
    axes = figure.subplots()
    axes.barh([f"{r['theme']} ({r['effectif']})" for r in rows], [r["f1"] for r in rows])
    axes.set(xlabel="F1", title="Thèmes (effectif)", xlim=(0, 1))
    return figure


def _page(evaluation: Evaluation, comparison: Comparison, fiche: Card, images: list[Path]) -> str:
    rows = []
    for name, value in evaluation.mesures.items():
        low, high = evaluation.intervalles.get(name, (None, None))
        interval = "" if low is None else f"{low:.1%} – {high:.1%}"
        rows.append(f"<tr><td>{TITLES.get(name, name)}<td>{value:.1%}<td>{interval}</tr>")
    errors = "".join(
        f"<tr><td>{html.escape(str(e['objet']))}<td>{e['attendu']}<td>{e['trouve']}"
        f"<td>{e['confiance']:.0%}</tr>"
        for e in evaluation.tables.get("erreurs", ())
    )
    errors_table = (
        "<h2>Les erreurs les plus sûres d'elles</h2><table><tr><th>Objet<th>Attendu<th>Trouvé"
        f"<th>Confiance</tr>{errors}</table>"
        if errors
        else ""
    )
    pictures = "".join(f'<p><img src="{p.name}" alt="{p.stem}"></p>' for p in images)
    return f"""<!doctype html><html lang="fr"><meta charset="utf-8">
<title>Entraînement : {evaluation.kind}</title>
<style>body{{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}}
td,th{{padding:.2rem .8rem;text-align:left;border-bottom:1px solid #ddd}}
img{{max-width:100%}}</style>
<h1>Entraînement du modèle « {evaluation.kind} »</h1>
<p>{fiche.effectif} étiquettes d'entraînement ; jugé sur {evaluation.effectif} étiquettes de
{evaluation.groupes} groupes jamais vues. Par rapport au champion : {comparison.phrase}.</p>
<table><tr><th>Mesure<th>Valeur<th>Intervalle à 95 %</tr>{"".join(rows)}</table>
{pictures}{errors_table}</html>"""
