"""A large corpus of short synthetic délibérations, for the tests of endurance.

    .venv/bin/python outils/corpus.py DOSSIER 20000

Fictitious communes, councillors and subjects; nine texts in ten, one HTML page in sixteen, one PDF
in thirty. The same number always gives the same documents.
"""

from __future__ import annotations

import html
import random
import sys
from pathlib import Path

COMMUNES = ("Valmorin", "Les Essarts-sur-Lys", "Rochefontaine", "Combe-Noire", "Brussey-le-Haut")
NOMS = ("DURAND", "MARCHAND", "LEROUX", "PETITJEAN", "GARNIER", "ROUSSEL", "BLANCHET", "FAURE")
PRENOMS = ("Claire", "Hugo", "Nadia", "Paul", "Sylvie", "Marc", "Inès", "Yves")
SUJETS = (
    (
        "Attribution d'une subvention à l'association {a}",
        "DÉCIDE d'attribuer une subvention de {m} € à l'association {a} au titre de l'année {y}.",
    ),
    (
        "Tarifs de la cantine scolaire",
        "FIXE le prix du repas à {p} € à compter du 1er septembre {y}.",
    ),
    (
        "Décision modificative n° {n} du budget communal",
        "ADOPTE la décision modificative n° {n} pour "
        "un montant de {m} € en section d'investissement.",
    ),
    (
        "Acquisition de la parcelle AB {n}",
        "DÉCIDE d'acquérir la parcelle cadastrée AB {n} au prix de {m} €, rue des Tilleuls.",
    ),
    (
        "Marché de travaux de voirie",
        "ATTRIBUE le marché de travaux à l'entreprise {a} TP pour un montant de {m} € HT.",
    ),
    (
        "Création d'un emploi d'adjoint technique",
        "CRÉE un emploi permanent d'adjoint technique à temps complet à compter du {n} mars {y}.",
    ),
    (
        "Demande de subvention au titre de la DETR",
        "SOLLICITE une subvention de {m} € au titre de la DETR pour la rénovation de l'école.",
    ),
)
ASSOCIATIONS = ("Les Amis du Lys", "Union sportive de Valmorin", "Harmonie des Vallons", "Le Fil")
VOTES = (
    "à l'unanimité",
    "par 11 voix pour, 2 contre et 1 abstention",
    "à l'unanimité des membres présents et représentés",
    "par 12 voix pour et 2 abstentions",
)


def deliberation(number: int) -> str:
    """Return the text of the délibération of this number."""
    pick = random.Random(number)  # noqa: S311 : documents, not secrets
    commune, year, day = pick.choice(COMMUNES), pick.randint(2018, 2024), pick.randint(10, 28)
    objet, decision = pick.choice(SUJETS)
    values = {
        "a": pick.choice(ASSOCIATIONS),
        "m": f"{pick.randint(3, 900) * 50:,}".replace(",", " "),
        "n": pick.randint(1, 28),
        "p": f"3,{pick.randint(10, 95)}",
        "y": year,
    }
    present = [f"{pick.choice(PRENOMS)} {name}" for name in pick.sample(NOMS, 5)]
    return "\n".join(
        [
            f"COMMUNE DE {commune.upper()}",
            "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL",
            f"Séance du {day} mars {year}",
            f"Délibération n° {year}-{number:05d}",
            "",
            f"L'an deux mille {_words(year)}, le {day} mars à 20 heures 30, le conseil municipal "
            f"de {commune} s'est réuni sous la présidence de {present[0]}, maire.",
            f"Présents : {', '.join(present)}.",
            "",
            f"OBJET : {objet.format(**values)}",
            "",
            "Vu le code général des collectivités territoriales,",
            "Considérant l'intérêt communal du projet,",
            f"Le conseil municipal, après en avoir délibéré, {pick.choice(VOTES)},",
            decision.format(**values),
            "",
            "Fait et délibéré les jour, mois et an susdits.",
            "",
        ]
    )


def _words(year: int) -> str:
    units = "dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre".split()
    return units[year - 2018]


def write(folder: Path, count: int) -> None:
    """Write `count` documents under `folder`, a thousand per subfolder."""
    for number in range(count):
        home = folder / f"{number // 1000:03d}"
        home.mkdir(parents=True, exist_ok=True)
        text, name = deliberation(number), f"deliberation-{number:05d}"
        if number % 30 == 7:
            (home / f"{name}.pdf").write_bytes(_pdf(text))
        elif number % 16 == 3:
            body = "".join(f"<p>{html.escape(row)}</p>" for row in text.splitlines() if row)
            page = f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>"
            (home / f"{name}.html").write_text(page, encoding="utf-8")
        else:
            (home / f"{name}.txt").write_text(text, encoding="utf-8")


def _pdf(text: str) -> bytes:
    import io
    import textwrap

    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    line = canvas.beginText(60, 780)
    for row in text.splitlines():
        for piece in textwrap.wrap(row, 85) or [""]:
            line.textLine(piece)
    canvas.drawText(line)
    canvas.save()
    return stream.getvalue()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
