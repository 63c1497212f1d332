"""The typed records that travel through the pipeline.

A délibération travels one way: bytes → pages → séance and délibérations → entities → matière and
themes → open data. Each step is a plain function from these records to these records. They are
frozen (`msgspec.structs.replace` makes a changed copy), and their field names are those of the
output contract, so that a prediction and a gold annotation have one shape.

Conventions: lengths on a page are in points (1/72 inch), origin at the top left; character offsets
are half-open (`texte[debut:fin]`); dates are ISO strings that keep their precision ("2014-06");
what the document does not state is `None`, never a default.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

Origine = Literal["texte", "ocr", "mixte", "vide"]
Statut = Literal["traite", "a_verifier", "rejete"]
LineRole = Literal["corps", "entete", "pied", "pagination", "marge", "tampon", "tableau"]
DocumentType = Literal[
    "deliberation",
    "proces_verbal",
    "compte_rendu",
    "registre",
    "liste",
    "arrete",
    "decision",
    "convocation",
    "ordre_du_jour",
    "annexe",
    "autre",
]
Resultat = Literal["unanimite", "majorite", "adopte", "rejete", "prend_acte", "sans_vote", "elu"]
MontantRole = Literal[
    "subvention",
    "subvention_recue",
    "marche",
    "emprunt",
    "garantie",
    "cession",
    "loyer",
    "tarif",
    "budget",
    "indemnite",
    "participation",
    "autre",
]
DateRole = Literal["evenement", "debut", "fin", "echeance", "reference", "autre"]
LieuType = Literal[
    "commune",
    "voie",
    "quartier",
    "equipement",
    "parcelle",
    "departement",
    "region",
    "pays",
    "autre",
]
PartNature = Literal[
    "entete",
    "titre",
    "expose",
    "visas",
    "considerants",
    "dispositif",
    "vote",
    "annexe",
    "signature",
]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Base of every record: frozen, keyword-only, JSON-ready."""


# --- pages ---------------------------------------------------------------------------------------


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A rectangle on a page, in points, origin at the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A word of a line: its offsets in the page text, its box, its OCR confidence (0 to 1)."""

    debut: int
    fin: int
    box: Box
    confiance: float | None = None


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """A cell of a table row: its text and its offsets in the page text."""

    texte: str
    debut: int
    fin: int


class Line(Record, frozen=True, kw_only=True):
    """A line of a page in reading order.

    `role` sets apart what is not body text: repeated headers and footers (`entete`, `pied`), page
    numbers (`pagination`), side columns (`marge`), préfecture stamps (`tampon`). A table row has
    the role `tableau` and its `cellules`.
    """

    texte: str
    debut: int
    fin: int
    box: Box | None = None
    taille: float | None = None
    gras: bool = False
    role: LineRole = "corps"
    cellules: tuple[Cell, ...] = ()
    mots: tuple[Word, ...] = ()
    confiance: float | None = None


class Page(Record, frozen=True, kw_only=True):
    """A page: its text in reading order, its lines, and how the text was obtained and why.

    In `texte`, lines end with a newline, an empty line separates paragraphs, and the cells of a
    table row are separated by a tab.
    """

    page: int
    origine: Origine
    motif: str
    texte: str
    lignes: tuple[Line, ...] = ()
    confiance: float | None = None
    largeur: float = 595.0
    hauteur: float = 842.0


class Document(Record, frozen=True, kw_only=True):
    """A source file that was read: identity (sha256 of the bytes) and pages."""

    doc: str
    sha256: str
    format: str
    pages: tuple[Page, ...]
    chemin: str | None = None


# --- séance and délibérations --------------------------------------------------------------------


class Pouvoir(Record, frozen=True, kw_only=True):
    """A proxy: `mandant` gave `mandataire` the right to vote in their name (L2121-20 CGCT)."""

    mandant: str
    mandataire: str | None = None


class Seance(Record, frozen=True, kw_only=True):
    """What the header of a document says about the meeting.

    Counts are those stated, or counted from the names when only names are given. `siren` is
    stated by the document; `siren_deduit` is that of the collectivité when its name is certain.
    """

    collectivite: str | None = None
    siren: str | None = None
    siren_deduit: str | None = None
    code_insee: str | None = None
    organe: str | None = None
    date: str | None = None
    heure: str | None = None
    convocation: str | None = None
    lieu: str | None = None
    president: str | None = None
    secretaire: str | None = None
    effectif: int | None = None
    presents: int | None = None
    absents: int | None = None
    procurations: int | None = None
    votants: int | None = None
    quorum: int | None = None
    presents_noms: tuple[str, ...] = ()
    absents_noms: tuple[str, ...] = ()
    pouvoirs: tuple[Pouvoir, ...] = ()
    acte_id: str | None = None
    pref_date: str | None = None
    numero: str | None = None
    a_verifier: tuple[str, ...] = ()


class Vote(Record, frozen=True, kw_only=True):
    """A vote as stated: `pour`, `contre`, `abstention` are the counts that the text writes.

    `infere` names the counts that arithmetic gave and the text did not (unanimity of n voters);
    their values are in `pour_infere`, `contre_infere`, `abstention_infere`, so that a gold
    comparison reads the written ones and an export may take `pour` else `pour_infere`.
    """

    resultat: Resultat | None = None
    pour: int | None = None
    contre: int | None = None
    abstention: int | None = None
    preuve: str | None = None
    debut: int | None = None
    fin: int | None = None
    infere: tuple[str, ...] = ()
    pour_infere: int | None = None
    contre_infere: int | None = None
    abstention_infere: int | None = None
    noms_pour: tuple[str, ...] = ()
    noms_contre: tuple[str, ...] = ()
    noms_abstention: tuple[str, ...] = ()
    non_participants: tuple[str, ...] = ()
    scrutin_secret: bool = False


class Part(Record, frozen=True, kw_only=True):
    """A part of an act, as offsets in the délibération's `texte`."""

    nature: PartNature
    debut: int
    fin: int


class Montant(Record, frozen=True, kw_only=True):
    """An amount of money in euros; offsets and page of its mention."""

    valeur: Decimal
    texte: str
    role: MontantRole
    ht_ttc: Literal["HT", "TTC"] | None = None
    beneficiaire: str | None = None
    debut: int = 0
    fin: int = 0
    page: int | None = None
    total: bool = False
    unite: str | None = None
    compte: str | None = None
    annee: str | None = None
    confiance: float | None = None
    regle: str | None = None


class DateCitee(Record, frozen=True, kw_only=True):
    """A date cited in the text; `calcule` when it was derived ("pour trois ans à compter du…")."""

    iso: str
    texte: str
    role: DateRole
    debut: int = 0
    fin: int = 0
    page: int | None = None
    calcule: bool = False
    regle: str | None = None


class Lieu(Record, frozen=True, kw_only=True):
    """A place; `code` is the INSEE code of a commune, département or région when it is certain."""

    texte: str
    type: LieuType
    debut: int = 0
    fin: int = 0
    page: int | None = None
    code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    confiance: float | None = None
    regle: str | None = None


class Mention(Record, frozen=True, kw_only=True):
    """An organisation or a person, as written."""

    texte: str
    debut: int = 0
    fin: int = 0
    page: int | None = None
    fonction: str | None = None
    identifiant: str | None = None
    confiance: float | None = None
    regle: str | None = None


class Evenement(Record, frozen=True, kw_only=True):
    """An event open to the public."""

    nom: str
    date: str | None = None
    fin: str | None = None
    lieu: str | None = None


class Reference(Record, frozen=True, kw_only=True):
    """A legal reference: article of a code, law, decree, earlier délibération."""

    texte: str
    nature: str
    debut: int = 0
    fin: int = 0
    date: str | None = None
    article: str | None = None
    code: str | None = None


class CodeConfiance(Record, frozen=True, kw_only=True):
    """A candidate matière and its calibrated probability."""

    code: str
    confiance: float


class Deliberation(Record, frozen=True, kw_only=True):
    """One délibération or agenda item; the fields of the output contract, then what is ours.

    `texte` is its plain text without page headers and footers: one line of the page per line, an
    empty line between paragraphs, and a table row as one line whose cells are separated by a tab
    (so that no entity crosses a cell). `reperes` gives, as (offset, page)
    pairs, the page on which each stretch of `texte` stands; `parties` its exposé, visas,
    dispositif… as offsets; `provenance` the rule or model behind a field.
    """

    doc: str
    rang: int
    page: int
    page_fin: int
    debut: str
    objet: str | None = None
    delibere: bool = True
    collectivite: str | None = None
    siren: str | None = None
    siret: str | None = None
    numero: str | None = None
    date: str | None = None
    rapporteur: str | None = None
    presents: int | None = None
    procurations: int | None = None
    effectif: int | None = None
    vote: Vote = Vote()
    acte_id: str | None = None
    pref_date: str | None = None
    matiere: str | None = None
    matiere_libelle: str | None = None
    matiere_confiance: float | None = None
    matiere_top: tuple[CodeConfiance, ...] = ()
    themes: tuple[str, ...] = ()
    themes_confiance: tuple[float, ...] = ()
    montants: tuple[Montant, ...] = ()
    dates: tuple[DateCitee, ...] = ()
    lieux: tuple[Lieu, ...] = ()
    organisations: tuple[Mention, ...] = ()
    personnes: tuple[Mention, ...] = ()
    evenements: tuple[Evenement, ...] = ()
    references: tuple[Reference, ...] = ()
    a_verifier: tuple[str, ...] = ()
    texte: str = ""
    modeles: dict[str, str] = {}
    parties: tuple[Part, ...] = ()
    reperes: tuple[tuple[int, int], ...] = ()
    provenance: dict[str, str] = {}

    def page_at(self, offset: int) -> int:
        """Return the 1-based page on which the character `offset` of `texte` stands."""
        found = self.page
        for start, page in self.reperes:
            if start > offset:
                break
            found = page
        return found


class Analyse(Record, frozen=True, kw_only=True):
    """What the structure stage finds in one document."""

    type: DocumentType
    type_confiance: float
    seance: Seance
    deliberations: tuple[Deliberation, ...] = ()
    motif: str | None = None
    """Why there is no délibération, in French, when there is none."""


class ActeXML(Record, frozen=True, kw_only=True):
    """What an ACTES transmission (Acte or ARActe) declares: the truth for these fields."""

    date: str | None = None
    numero: str | None = None
    nature: str | None = None
    matiere: str | None = None
    objet: str | None = None
    acte_id: str | None = None
    pref_date: str | None = None
    siren: str | None = None
    departement: str | None = None
    fichiers: tuple[str, ...] = ()


class Masque(Record, frozen=True, kw_only=True):
    """A thing that was hidden: where ("objet", "texte"), what, and what stands in its place."""

    champ: str
    nature: str
    texte: str
    remplacement: str


class Protection(Record, frozen=True, kw_only=True):
    """What may be published of a délibération, or why it is withheld, in words for a reader."""

    doc: str
    rang: int
    objet: str | None
    """Pseudonymised."""
    texte: str | None = None
    """Pseudonymised; None when nothing is hidden in it."""
    retenue: str | None = None
    masques: tuple[Masque, ...] = ()

    def applied(self, deliberation: Deliberation) -> Deliberation:
        """Return the délibération as it may be published.

        The offsets of its entities are those of the original text; the places and events that say
        what is hidden are left out.
        """
        d = deliberation
        texte = d.texte if self.texte is None else self.texte
        return replace(
            d,
            objet=self.objet,
            texte=texte,
            lieux=tuple(x for x in d.lieux if not self._hides(x.texte)),
            evenements=tuple(
                x for x in d.evenements if not (self._hides(x.nom) or self._hides(x.lieu or ""))
            ),
        )

    def _hides(self, texte: str) -> bool:
        """True when `texte` says what is hidden, or is a numbered part of a hidden address."""
        words = f" {' '.join(texte.split()).casefold()} "
        for masque in self.masques:
            hidden = f" {' '.join(masque.texte.split()).casefold()} "
            if hidden in words or (words[1:2].isdigit() and words in hidden):
                return True
        return False


class PageResume(Record, frozen=True, kw_only=True):
    """A page in `documents.jsonl`."""

    page: int
    origine: Origine
    motif: str
    confiance: float | None = None


class Resultats(Record, frozen=True, kw_only=True):
    """All that one document gave: its line in `documents.jsonl`, its pages, its délibérations."""

    doc: str
    sha256: str | None
    url: str | None = None
    type: DocumentType = "autre"
    statut: Statut = "traite"
    motif: str | None = None
    pages: tuple[PageResume, ...] = ()
    seance: Seance = Seance()
    textes: tuple[Page, ...] = ()
    deliberations: tuple[Deliberation, ...] = ()
    protections: tuple[Protection, ...] = ()
    """Of the délibérations that decided; one that is missing is protected when it is published."""
    durees: dict[str, float] = {}


# --- JSON ----------------------------------------------------------------------------------------

T = TypeVar("T")
_encoder = msgspec.json.Encoder(decimal_format="number")


def to_json(record: Any) -> bytes:
    """Encode a record (or any JSON value) as one line of UTF-8 JSON, amounts as numbers."""
    return _encoder.encode(record)


def json_line(record: Any) -> bytes:
    """Encode a record (or any JSON value) as one line of JSON Lines."""
    return to_json(record) + b"\n"


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Decode one JSON value as `kind`. Raises `msgspec.ValidationError` when it does not fit."""
    return msgspec.json.decode(data, type=kind, strict=False)


replace = msgspec.structs.replace
"""`replace(record, field=value)`: a changed copy."""

PathLike = str | Path
