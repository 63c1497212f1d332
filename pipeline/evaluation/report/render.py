"""Render `rapport.html` from the figures of a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...files import write_atomic
from ...nomenclature import matieres
from ..cases import missing
from ..metrics import coverage_at
from ..readme import TITLES, percent
from . import svg, words

TEMPLATES = Path(__file__).parent
COMMON = TEMPLATES.parents[1] / "exports" / "report"
TARGET = 0.95
LISTED = 1500
"""Errors listed in the page; all of them are in `metrics.json`."""
SOURCES = {"texte": "Texte numérique", "ocr": "Page numérisée (OCR)"}
TYPES = {
    "deliberation": "Délibération seule", "proces_verbal": "Procès-verbal",
    "compte_rendu": "Compte rendu", "registre": "Registre", "liste": "Liste des délibérations",
    "arrete": "Arrêté", "convocation": "Convocation",
}  # fmt: skip


def write_report(
    figures: Mapping[str, Any],
    worth: Sequence[dict[str, Any]],
    links: Mapping[str, str],
    out: Path,
    titre: str,
) -> None:
    """Write `rapport.html` into `out`.

    Args:
        figures: as `metrics` gives them; `comparaison` when two versions are compared.
        worth: the errors to look at first.
        links: "document#page" → image.
        out: the output folder.
        titre: what was measured.

    Raises `OutputUnwritable`.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([TEMPLATES, COMMON]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["pourcent"] = percent
    errors = figures["erreurs"]
    html = environment.get_template("qualite.html.j2").render(
        titre=titre,
        synthese=figures["synthese"],
        phrases=list(sentences(figures)),
        groupes=list(_groups(figures["mesures"])),
        plots=_plots(figures),
        familles={m.famille_code: m.famille for m in matieres().values()},
        ventilations=list(_breakdowns(figures)),
        ocr=figures.get("ocr", {}),
        comparaison=_comparison(figures.get("comparaison")),
        vues=[_seen(e, links) for e in worth],
        listes=_listed(errors, links),
        caches=max(0, len(errors) - LISTED),
        regles=words.HOW,
        ece=figures["calibration"]["ece"],
        couverture=coverage_at(figures["calibration"]["couverture"], TARGET),
    )
    write_atomic(out / "rapport.html", [html.encode()])


def sentences(figures: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The main figures as (number, sentence) for a reader in a hurry."""
    rows = figures["mesures"]
    for name, phrase in (
        ("segmentation", "délibérations sont retrouvées dans les procès-verbaux"),
        ("vote", "votes sont lus exactement, décomptes compris"),
        ("montants", "montants cités sont trouvés"),
        ("matiere.acceptee", "délibérations reçoivent un code matière admis"),
        ("objet", "objets sont justes"),
        ("themes", "thèmes attendus sont trouvés"),
    ):
        row = rows.get(name)
        if row and row["support"]:
            right = row["rappel"] if name in words.LISTS else row["f1"]
            yield f"{100 * right:.0f} sur 100", phrase


def _groups(rows: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for title, names in words.GROUPS.items():
        lines = [_line(name, rows[name]) for name in names if rows.get(name, {}).get("support")]
        if lines:
            yield title, lines


def _line(name: str, row: Mapping[str, float]) -> dict[str, Any]:
    label = f"{TITLES.get(name, name)} : {percent(row['f1'])}"
    detail = ""
    if name in words.LISTS:
        detail = f"précision {percent(row['precision'])}, rappel {percent(row['rappel'])}".replace(
            " %", "\u00a0%"
        )
    return {
        "titre": TITLES.get(name, name),
        "valeur": percent(row["f1"]),
        "intervalle": _interval(row),
        "support": f"{row['support']:.0f}",
        "detail": detail,
        "barre": svg.interval_bar(row["f1"], row["bas"], row["haut"], label),
    }


def _interval(row: Mapping[str, float]) -> str:
    """The bounds; resampling says nothing of a figure without any error."""
    if row["f1"] in (0.0, 1.0):
        return "aucune erreur vue" if row["f1"] else "aucune réussite"
    return f"{percent(row['bas'])} à {percent(row['haut'])}"


def _plots(figures: Mapping[str, Any]) -> dict[str, str]:
    calibration = figures["calibration"]
    names = {m.famille_code: m.famille for m in matieres().values()}
    counts = {(c["attendu"], c["trouve"]): c["nombre"] for c in figures["familles"]}
    plots = {}
    if counts:
        plots["matrice"] = svg.matrix(counts, names)
    if calibration["tranches"]:
        plots["fiabilite"] = svg.reliability(calibration["tranches"])
        plots["couverture"] = svg.coverage(calibration["couverture"], TARGET)
    return plots


def _breakdowns(figures: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Tables of the main measures by group, worst first when groups are collectivités."""
    for key, title, names in (
        ("par_collectivite", "Par collectivité", {}),
        ("par_type", "Par nature de document", TYPES),
        ("par_origine", "Par source du texte", SOURCES),
        ("par_confiance", "Par confiance annoncée (matière)", {}),
    ):
        groups = figures[key]
        wanted = ("matiere", "matiere.acceptee") if key == "par_confiance" else words.HEADLINES
        columns = [n for n in wanted if any(g.get(n, {}).get("support") for g in groups.values())]
        if not groups or not columns:
            continue
        lines = [
            (names.get(name, name), [_cell(group.get(column)) for column in columns])
            for name, group in groups.items()
            if any(group.get(column, {}).get("support") for column in columns)
        ]
        heads = [words.SHORT.get(c, TITLES[c]) for c in columns]
        yield {"titre": title, "colonnes": heads, "lignes": lines}


def _cell(row: Mapping[str, float] | None) -> dict[str, str]:
    if not row or not row["support"]:
        return {"valeur": "", "support": "", "classe": ""}
    level = "bien" if row["f1"] >= 0.9 else "moyen" if row["f1"] >= 0.75 else "faible"
    kind = level if row["support"] >= 10 else "peu"
    return {
        "valeur": f"{100 * row['f1']:.0f} %",
        "support": f"{row['support']:.0f}",
        "classe": kind,
    }


def _comparison(rows: Sequence[dict[str, Any]] | None) -> list[dict[str, Any]]:
    order = {name: rank for rank, name in enumerate(TITLES)}
    return [
        {
            "titre": TITLES.get(r["mesure"], r["mesure"]),
            "avant": percent(r["avant"]),
            "apres": percent(r["apres"]),
            "ecart": _points(r["ecart"]),
            "intervalle": f"{_points(r['bas'])} à {_points(r['haut'])}",
            "verdict": r["verdict"] if r["bas"] or r["haut"] else "identique",
            "classe": {"mieux": "traite", "moins bien": "rejete"}.get(r["verdict"], ""),
        }
        for r in sorted(rows or [], key=lambda r: order.get(r["mesure"], 99))
        if r["support"]
    ]


def _points(value: float) -> str:
    return f"{100 * value:+.1f}".replace(".", ",")


def _seen(error: Mapping[str, Any], links: Mapping[str, str]) -> dict[str, Any]:
    """An error as the page shows it."""
    name, wanted, got = error["mesure"], error["attendu"], error["trouve"]
    listed = isinstance(wanted, list) or isinstance(got, list)
    lost, extra = (missing(wanted, got), missing(got, wanted)) if listed else ([], [])
    return {
        "titre": TITLES.get(name, name),
        "doc": error["doc"],
        "rang": error["rang"],
        "page": error["page"],
        "collectivite": error["collectivite"],
        "attendu": words.value(name, wanted),
        "trouve": words.value(name, got),
        "manque": words.value(name, missing(wanted, got))
        if listed and missing(wanted, got)
        else "",
        "en_trop": words.value(name, missing(got, wanted))
        if listed and missing(got, wanted)
        else "",
        "liste": listed,
        "confiance": percent(error["confiance"]) if error.get("confiance") else "",
        "mots": error["mots"],
        "fois": error.get("fois", 1),
        "image": links.get(f"{error['doc']}#{error['page']}", ""),
    }


def _listed(
    errors: Sequence[dict[str, Any]], links: Mapping[str, str]
) -> list[tuple[str, list[dict[str, Any]]]]:
    """All errors by measure, in the order of the report."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for error in errors[:LISTED]:
        grouped.setdefault(error["mesure"], []).append(_seen(error, links))
    return [(TITLES.get(n, n), grouped[n]) for n in [*TITLES, *sorted(set(grouped) - set(TITLES))]
            if n in grouped]  # fmt: skip
