"""Hide what identifies private individuals, or withhold the row when its subject is one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...records import Deliberation, Masque, Protection, Seance
from .decide import PRIVATE_CAPACITY, Sujet, subject, told, with_a_company
from .detect import Trouvaille, detect
from .elus import Elus, tokens

LABELS = {
    "adresse": "[adresse]",
    "naissance": "[date de naissance]",
    "telephone": "[téléphone]",
    "courriel": "[courriel]",
    "iban": "[coordonnées bancaires]",
    "nir": "[numéro de sécurité sociale]",
    "immatriculation": "[immatriculation]",
}
NATURES = {
    "nom": "nom d'une personne",
    "adresse": "adresse d'une personne",
    "naissance": "date de naissance",
    "telephone": "numéro de téléphone",
    "courriel": "adresse électronique",
    "iban": "coordonnées bancaires",
    "nir": "numéro de sécurité sociale",
    "immatriculation": "immatriculation d'un véhicule",
}
_LETTERS = "XYZABCDEFGHIJKLMNOPQRSTUVW"


class Pseudonymes:
    """One letter per person, the same throughout an act: "M. X", "Mme Y"."""

    def __init__(self) -> None:
        self._known: list[tuple[frozenset[str], str]] = []

    def of(self, name: str) -> str:
        """The letter of a name; a shorter or longer form of a known name has its letter."""
        words = tokens(name)
        for known, letter in self._known:
            if words and (words <= known or known <= words):
                return letter
        count = len(self._known)
        letter = _LETTERS[count % 26] + (str(count // 26 + 1) if count >= 26 else "")
        self._known.append((words, letter))
        return letter

    def replacement(self, found: Trouvaille) -> str:
        """What stands in the place of a finding."""
        return self.of(found.texte) if found.nature == "nom" else LABELS[found.nature]


def hide(
    texte: str, found: Sequence[Trouvaille], champ: str, names: Pseudonymes
) -> tuple[str, list[Masque]]:
    """Return `texte` with the findings replaced, and what was replaced by what."""
    parts, last = [], 0
    masques = []
    for item in found:
        label = names.replacement(item)
        parts += [texte[last : item.debut], label]
        last = item.fin
        masques.append(
            Masque(
                champ=champ,
                nature=NATURES[item.nature],
                texte=" ".join(item.texte.split()),
                remplacement=label,
            )
        )
    return "".join([*parts, texte[last:]]), masques


def protect(deliberation: Deliberation, seance: Seance | None = None) -> Protection:
    """Return what may be published of a délibération: names hidden, or withheld with a reason.

    `objet` and `texte` are pseudonymised; the other fields are those of the délibération.
    """
    d = deliberation
    elus = Elus.of(seance, d)
    sujet = subject(d)
    private = sujet is not None and sujet.code in PRIVATE_CAPACITY
    in_objet = detect(d.objet or "", Elus() if private else elus)
    in_text = detect(d.texte, elus)
    if in_objet and d.texte:
        in_text = _everywhere(d.texte, in_text, in_objet)
    if not in_objet and not in_text:
        return Protection(doc=d.doc, rang=d.rang, objet=d.objet)
    names = Pseudonymes()
    objet, masques = hide(d.objet or "", in_objet, "objet", names)
    texte, more = hide(d.texte, in_text, "texte", names)
    return Protection(
        doc=d.doc,
        rang=d.rang,
        objet=objet if d.objet else None,
        texte=texte if in_text else None,
        retenue=_reason(sujet, d.objet or "", in_objet, in_text),
        masques=(*masques, *more),
    )


def _reason(
    sujet: Sujet | None, objet: str, in_objet: Sequence[Trouvaille], in_text: Sequence[Trouvaille]
) -> str | None:
    """Why the row is withheld: the subject is protected and names someone.

    Whom the text alone names is only hidden there when the objet names a company as the other
    party, or when nothing but the matière, which is predicted, says that the subject is protected.
    """
    if sujet is None:
        return None
    if not in_objet and (with_a_company(sujet, objet) or not told(sujet, objet)):
        return None
    people = [f for f in in_objet if f.nature in ("nom", "adresse")]
    people += [f for f in in_text if f.nature == "nom"]
    if not people:
        return None
    where = "l'intitulé nomme" if in_objet else "le texte nomme"
    return (
        f"L'acte porte sur {sujet.libelle} et {where} une personne privée\u00a0: sans son accord, "
        "il ne peut être publié qu'anonymisé (CRPA L312-1-2)."
    )


def _everywhere(
    texte: str, found: list[Trouvaille], in_objet: Sequence[Trouvaille]
) -> list[Trouvaille]:
    """Add to `found` each place of the text where a name of the objet stands."""
    spans = list(found)
    for item in in_objet:
        if item.nature != "nom":
            continue
        pattern = r"\s+".join(map(re.escape, item.texte.split()))
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", texte, re.IGNORECASE):
            if not any(s.debut < match.end() and match.start() < s.fin for s in spans):
                spans.append(
                    Trouvaille(
                        debut=match.start(), fin=match.end(), nature="nom", texte=match.group()
                    )
                )
    return sorted(spans, key=lambda s: s.debut)


def subsidy_reason(beneficiaire: str, elus: Elus | None = None) -> str | None:
    """Why a subsidy is withheld: its beneficiary is a natural person; None otherwise."""
    if not detect(f"Versée à {beneficiaire}", names_only=True):
        return None
    return (
        "Le bénéficiaire est une personne physique : son nom ne se publie pas sans son accord "
        "(CRPA L312-1-2)."
    )
