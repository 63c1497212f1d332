"""Checks of labels before a training: what cannot be used is set aside, and said in French."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from .. import nomenclature
from .labels import Label
from .normalise import normal_form


class Problem(msgspec.Struct, frozen=True):
    """A problem of a label file: `ligne` counts the labels from 1; `bloquant` sets it aside."""

    ligne: int
    raison: str
    suite: str
    bloquant: bool = True

    def __str__(self) -> str:
        """Return the sentence shown to users."""
        return f"étiquette {self.ligne} : {self.raison} {self.suite}"


class Checked(msgspec.Struct, frozen=True):
    """The labels that can be used, and the problems found."""

    labels: list[Label]
    problems: list[Problem]


def check_labels(labels: Sequence[Label], kind: str) -> Checked:
    """Check the labels of a training of `kind` ("matiere" or "themes").

    Level-3 codes are cut to level 2, unknown codes or themes, empty texts and conflicts (same
    objet and text, different codes) are set aside, exact duplicates are kept once.
    """
    problems: list[Problem] = []
    usable: dict[int, Label] = {}
    for ligne, label in enumerate(labels, 1):
        fixed, problem = _check_one(label, kind)
        if problem:
            problems.append(Problem(ligne, *problem))
        if fixed:
            usable[ligne] = fixed
    problems += _duplicates(usable, kind)
    problems.sort(key=lambda problem: problem.ligne)
    return Checked(list(usable.values()), problems)


def _check_one(label: Label, kind: str) -> tuple[Label | None, tuple[str, str] | None]:
    if not normal_form(f"{label.objet} {label.texte}"):
        return None, ("ni objet ni texte lisible.", "Complétez la ligne ou supprimez-la.")
    if kind == "matiere":
        return _check_matiere(label)
    unknown = [slug for slug in label.themes if slug not in nomenclature.themes()]
    if unknown:
        names = ", ".join(f"« {slug} »" for slug in unknown)
        return None, (f"thème inconnu {names}.", "Les 25 thèmes admis sont dans data/themes.csv.")
    if not label.themes:
        return None, ("aucun thème.", "Donnez un à trois thèmes, ou retirez la ligne.")
    return label, None


def _check_matiere(label: Label) -> tuple[Label | None, tuple[str, str] | None]:
    if not label.matiere:
        return None, ("aucune matière.", "Donnez un code comme 7.5, ou retirez la ligne.")
    code = nomenclature.niveau2(label.matiere)
    if code is None:
        raison = f"matière inconnue « {label.matiere} »."
        return None, (raison, "Les 57 codes admis sont dans data/nomenclature.csv.")
    alternatives = tuple(
        found
        for alt in label.matiere_alt
        if (found := nomenclature.niveau2(alt)) not in (None, code)
    )
    return msgspec.structs.replace(label, matiere=code, matiere_alt=alternatives), None


def _answer(label: Label, kind: str) -> tuple[str, ...]:
    return (str(label.matiere),) if kind == "matiere" else tuple(sorted(label.themes))


def _duplicates(usable: dict[int, Label], kind: str) -> Iterable[Problem]:
    """Remove duplicates and conflicts from `usable`, and report them."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for ligne, label in usable.items():
        groups[(normal_form(label.objet), normal_form(label.texte))].append(ligne)
    for lignes in groups.values():
        if len(lignes) < 2:
            continue
        answers: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for ligne in lignes:
            answers[_answer(usable[ligne], kind)].append(ligne)
        if len(answers) > 1 and _compatible([usable[ligne] for ligne in lignes], kind):
            continue
        if len(answers) > 1:
            shown = " / ".join(",".join(answer) for answer in answers)
            for ligne in lignes:
                others = ", ".join(str(other) for other in lignes if other != ligne)
                yield Problem(
                    ligne,
                    f"en conflit avec {others} : même texte, réponses différentes ({shown}).",
                    "Tranchez et ne gardez qu'une réponse.",
                )
                del usable[ligne]
        else:
            for ligne in lignes[1:]:
                yield Problem(
                    ligne, f"répète l'étiquette {lignes[0]}.", "Elle ne compte qu'une fois.", False
                )
                del usable[ligne]


def _compatible(labels: Sequence[Label], kind: str) -> bool:
    """Tell whether each answer is an accepted alternative of another (or, for themes, overlaps)."""
    if kind == "themes":
        return bool(set.intersection(*(set(label.themes) for label in labels)))
    codes = {label.matiere for label in labels}
    return any(codes <= {label.matiere, *label.matiere_alt} for label in labels)
