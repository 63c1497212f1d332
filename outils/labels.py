"""Turn the compact sources of `data/labels/sources/` into JSON Lines, and check them.

Seed labels are written by hand in a compact text, because a human reads and corrects it
faster than JSON. One file `sources/NAME.txt` gives one file `data/labels/NAME.jsonl`:

    % pays-de-valbrune            the fictitious collectivité, or the style, of what follows
    @ 7.5 1.1,8.1 cp ej           code, accepted alternatives ("-" for none), themes
    Demande de DETR - école       one objet per line
    Toiture de l'église ~ cu      "~" adds themes to this line only
    DM n°1 ^ 7.10                 "^" gives alternatives of this line only
    > Monsieur le Maire expose…   lines that begin with ">" are the full text of the objet above

Run `python outils/labels.py` to rebuild and check everything (exit code 1 on an error),
`python outils/labels.py --bilan` to see the counts per code and per theme.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RACINE = Path(__file__).resolve().parent.parent
LABELS = RACINE / "data" / "labels"

_NIVEAUX = {1: 7, 2: 3, 3: 6, 4: 5, 5: 8, 6: 5, 7: 10, 8: 9, 9: 4}
CODES = frozenset(f"{f}.{n}" for f, last in _NIVEAUX.items() for n in range(1, last + 1))

THEMES = {
    "bf": "budget-finances",
    "ft": "fiscalite-tarifs",
    "cp": "commande-publique",
    "ua": "urbanisme-amenagement",
    "ve": "voirie-espace-public",
    "mt": "mobilite-transports",
    "hl": "habitat-logement",
    "fp": "foncier-patrimoine-immobilier",
    "te": "transition-ecologique",
    "ea": "eau-assainissement",
    "de": "dechets",
    "ej": "education-enfance-jeunesse",
    "cu": "culture",
    "sl": "sport-loisirs",
    "va": "vie-associative",
    "ev": "evenements-animation",
    "ss": "social-solidarites",
    "sa": "sante",
    "ec": "economie-emploi-tourisme",
    "nu": "numerique-donnees",
    "sp": "securite-prevention",
    "go": "gouvernance-citoyennete",
    "rh": "ressources-humaines",
    "in": "intercommunalite",
    "jm": "international-jumelages",
}

# Themes that a word of the objet implies, whatever its author wrote: (words, families or codes).
# They come last, and only when the three places are not taken.
IMPLIED = (
    ("ve", r"eclairages?|lanternes|candelabres|points lumineux|voirie|trottoirs", ""),
    ("te", r"eclairage public|photovoltaiques?|energies?|energetique|eoliens?|eoliennes", ""),
    ("va", r"associations?|comite des fetes|amicale|clubs?", r"7\.5|3\.5"),
    ("ua", r"lotissement|plu|plui|scot|zac|permis de construire", ""),
    ("ss", r"ehpad|ccas|cias|action sociale", ""),
    ("sp", r"police municipale|videoprotection|pompiers|incendie|gendarmerie", ""),
    (
        "in",
        r"syndicats?|sivos|sivom|sivu|communaute|communautaires?|intercommunal\w*",
        r"5|7\.6|7\.8",
    ),
    ("ec", r"tourisme|camping|commerces?|commercial|boulangerie|epicerie|artisanale", ""),
    ("ej", r"ecoles?|scolaires?|cantines?|periscolaires?|creches?|college|lycee", ""),
    ("cu", r"ecole de musique|conservatoire|bibliotheque|mediatheque|musee|eglise", ""),
    ("sl", r"gymnase|stade|piscine|sportifs?|sportives?|football|tennis", ""),
    ("ea", r"eau potable|assainissement|spanc|eaux pluviales", ""),
    ("de", r"dechets|ordures|decheteries?|dechetteries?|teom|reom", ""),
    ("mt", r"transports?|mobilites?|velos?|cyclables?|covoiturage", ""),
    ("sa", r"maison de sante|maison medicale|medecins?|hopital", ""),
    ("jm", r"jumelage|cooperation decentralisee", ""),
)

_SUFFIX = re.compile(r"\s([~^])\s*([a-z0-9., ]+)$")


class LabelError(ValueError):
    """A source line that cannot be read; the message gives file, line and reason in French."""


def _header(content: str, where: str) -> tuple[str, list[str], list[str]]:
    """Read "7.5 1.1,8.1 cp ej" into code, alternatives and theme abbreviations."""
    words = content.split()
    if len(words) < 3:
        raise LabelError(f"{where} : il faut un code, des alternatives (ou -) et un thème")
    alternatives = [] if words[1] == "-" else words[1].split(",")
    return words[0], alternatives, words[2:]


def _suffixes(line: str, where: str) -> tuple[str, list[str] | None, list[str]]:
    """Take "~ themes" and "^ alternatives" off the end of an objet."""
    alternatives: list[str] | None = None
    themes: list[str] = []
    while match := _SUFFIX.search(line):
        values = match[2].replace(",", " ").split()
        if match[1] == "~":
            if not all(value in THEMES for value in values):
                raise LabelError(f"{where} : thème inconnu dans « {match[2]} »")
            themes = values
        else:
            alternatives = values
        line = line[: match.start()]
    return line.strip(), alternatives, themes


def read_source(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the labels of one compact source, in its order."""
    groupe, header = path.stem, None
    pending: dict[str, Any] | None = None
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}, ligne {number}"
        line = raw.rstrip()
        if line.startswith(">"):
            if pending is None:
                raise LabelError(f"{where} : un texte sans objet")
            pending["texte"] = (pending.get("texte", "") + "\n" + line[1:].strip()).strip()
            continue
        if not line or line.startswith("#"):
            continue
        if line.startswith("%"):
            groupe = line[1:].strip()
        elif line.startswith("@"):
            header = _header(line[1:], where)
        else:
            if header is None:
                raise LabelError(f"{where} : un objet avant tout code")
            if pending is not None:
                yield pending
            pending = _record(line, header, groupe, where)
    if pending is not None:
        yield pending


def _record(
    line: str, header: tuple[str, list[str], list[str]], groupe: str, where: str
) -> dict[str, Any]:
    code, alternatives, themes = header
    objet, own, extra = _suffixes(line, where)
    chosen = alternatives if own is None else own
    slugs = []
    for short in [*themes, *extra]:
        if short not in THEMES:
            raise LabelError(f"{where} : thème inconnu « {short} »")
        if THEMES[short] not in slugs:
            slugs.append(THEMES[short])
    slugs += [theme for theme in implied_themes(objet, code) if theme not in slugs]
    return {
        "objet": objet,
        "matiere": code,
        "matiere_alt": [alt for alt in dict.fromkeys(chosen) if alt != code][:2],
        "themes": slugs[:3],
        "groupe": groupe,
        "source": "ecrit",
    }


def implied_themes(objet: str, code: str) -> list[str]:
    """Slugs of the themes that the words of an objet imply (`IMPLIED`), under its code."""
    bare = normalise(objet)
    return [
        THEMES[short]
        for short, words, codes in IMPLIED
        if re.search(rf"\b(?:{words})\b", bare) and re.match(codes, code)
    ]


def normalise(text: str) -> str:
    """Lower case, no accent, no punctuation: two objets that only differ so are the same."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def check(labels: list[dict[str, Any]]) -> list[str]:
    """Errors of a set of labels, in French: unknown codes or themes, empty, duplicates, conflicts.

    An objet written twice is an error unless both have a text, and these differ.
    """
    errors: list[str] = []
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for label in labels:
        name = f"« {label['objet'][:80]} » ({label['groupe']})"
        unknown = [c for c in [label["matiere"], *label["matiere_alt"]] if c not in CODES]
        if unknown:
            errors.append(f"{name} : code inconnu {', '.join(unknown)}")
        if not label["objet"]:
            errors.append(f"objet vide ({label['groupe']})")
        if not 1 <= len(label["themes"]) <= 3 or set(label["themes"]) - set(THEMES.values()):
            errors.append(f"{name} : il faut 1 à 3 thèmes connus, pas {label['themes']}")
        key = _key(label)
        if first := seen.get(key):
            kind = "doublon" if _agree(first, label) else "conflit"
            errors.append(f"{kind} : {name} {label['matiere']} / {first['matiere']}")
        seen.setdefault(key, label)
    return errors


def near_conflicts(labels: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs with the same words, digits aside, whose codes do not accept one another.

    They are not always errors (the same objet can hide two subjects): to be read by a human.
    """
    by_words: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for label in labels:
        if label.get("texte"):
            continue  # a vague objet is told apart by its text
        words = re.sub(r"\d+", "", normalise(label["objet"])).split()
        by_words[" ".join(sorted(set(words) - _EMPTY))].append(label)
    pairs = []
    for same in by_words.values():
        for i, one in enumerate(same):
            pairs += [(one, other) for other in same[i + 1 :] if not _agree(one, other)]
    return pairs


_EMPTY = frozenset("de la le les du des d l un une et a au aux en sur pour par n no".split())


def load(folder: Path = LABELS) -> list[dict[str, Any]]:
    """All the published labels of a folder (`*.jsonl`), file after file."""
    labels = []
    for path in sorted(folder.glob("*.jsonl")):
        labels += [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return labels


def build(folder: Path = LABELS) -> None:
    """Write one JSON Lines file per compact source, without the objets already written.

    A repeat whose code contradicts the first one is kept, for `check` to refuse it.
    """
    seen: dict[tuple[str, str], dict[str, Any]] = {
        _key(label): label for label in load(folder) if label["source"] == "graines"
    }
    for source in sorted((folder / "sources").glob("*.txt")):
        lines = []
        for label in read_source(source):
            first = seen.setdefault(_key(label), label)
            if first is label or not _agree(first, label):
                lines.append(json.dumps(label, ensure_ascii=False))
        (folder / f"{source.stem}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def _key(label: dict[str, Any]) -> tuple[str, str]:
    return normalise(label["objet"]), normalise(label.get("texte", ""))


def _agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Say whether two labels accept each other's code."""
    return bool({one["matiere"], *one["matiere_alt"]} & {other["matiere"], *other["matiere_alt"]})


def report(labels: list[dict[str, Any]]) -> str:
    """Counts per code (objets, texts) and per theme, as a Markdown table."""
    objets = Counter(label["matiere"] for label in labels)
    texts = Counter(label["matiere"] for label in labels if label.get("texte"))
    themes = Counter(theme for label in labels for theme in label["themes"])
    codes = sorted(objets, key=lambda c: tuple(map(int, c.split("."))))
    rows = [f"| {code} | {objets[code]} | {texts[code]} |" for code in codes]
    total = f"| total | {len(labels)} | {sum(texts.values())} |"
    head = ["| code | lignes | dont avec texte |", "| --- | --- | --- |"]
    tail = ["", "| thème | lignes |", "| --- | --- |"]
    tail += [f"| {theme} | {count} |" for theme, count in themes.most_common()]
    return "\n".join([*head, *rows, total, *tail])


def write_counts(labels: list[dict[str, Any]], card: Path = LABELS / "CARTE.md") -> None:
    """Refresh the counts at the end of the card, after its title "## Comptes"."""
    head = card.read_text("utf-8").partition(_COUNTS)[0]
    card.write_text(f"{head}{_COUNTS}\n\n{report(labels)}\n", "utf-8")


_COUNTS = "## Comptes"


def main() -> int:
    """Rebuild, check, and say what is wrong."""
    parser = argparse.ArgumentParser(description="Construit et vérifie les étiquettes de départ.")
    parser.add_argument("--bilan", action="store_true", help="compte par code et par thème")
    arguments = parser.parse_args()
    try:
        build()
    except LabelError as error:
        print(error, file=sys.stderr)
        return 1
    labels = load()
    if arguments.bilan:
        print(report(labels))
    for one, other in near_conflicts(labels):
        print(
            f"à relire : {one['matiere']} « {one['objet']} » / {other['matiere']} "
            f"« {other['objet']} »",
            file=sys.stderr,
        )
    faults = check(labels)
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        write_counts(labels)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
