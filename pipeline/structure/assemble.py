"""From pages to délibérations: the structure stage, assembled.

`analyse` reads a document's body, says what kind of document it is, cuts it into items, and reads
each item's vote, parts and rapporteur. What an ACTES transmission declares is the truth for the
fields it gives, and a disagreement is flagged.
"""

from __future__ import annotations

import re

from ..records import ActeXML, Analyse, Deliberation, Document, Part, Seance, Vote, replace
from . import parts, votes
from .decisions import VOTE
from .kinds import Kind, find_kind
from .rows import Body, fold, read_body
from .segmentation import Item
from .segmentation.cut import cut

DECIDED = frozenset({"unanimite", "majorite", "adopte", "rejete", "prend_acte", "elu"})


def analyse(document: Document, acte: ActeXML | None = None) -> Analyse:
    """Return the type, the séance and the délibérations of a document.

    Args:
        document: a document that the text stage has read.
        acte: what the ACTES transmission of this document declares, when there is one.

    Returns:
        The analysis; `motif` says in French why there is no délibération when there is none.
    """
    from .seance import read as read_seance

    body = read_body(document)
    kind = find_kind(document, body)
    guessed = _by_decision(body) if kind.type == "autre" else None
    kind = guessed or kind
    seance = read_seance(document)
    if guessed:
        seance = replace(seance, a_verifier=(*seance.a_verifier, GUESSED))
    if not kind.delibere:
        return Analyse(
            type=kind.type, type_confiance=kind.confiance, seance=seance, motif=kind.motif
        )
    kind, items = cut(body, kind)
    deliberations = tuple(
        _deliberation(document, body, kind, seance, item, rang)
        for rang, item in enumerate(items, start=1)
    )
    if acte is not None and len(deliberations) == 1:
        deliberations = (apply_acte(deliberations[0], acte),)
    motif = None if deliberations else "Aucune délibération n'a été trouvée dans le document."
    return Analyse(
        type=kind.type,
        type_confiance=kind.confiance,
        seance=seance,
        deliberations=deliberations,
        motif=motif,
    )


_COUNCIL = re.compile(
    r"apres en avoir delibere|\b(?:le conseil (?:municipal|communautaire|departemental|regional"
    r"|d'administration|metropolitain)|le comite syndical|l'assemblee deliberante"
    r"|la commission permanente)\b"
)
GUESSED = "nature du document déduite de la décision qu'il contient"
SHORT = 12_000
"""Characters of a text without header nor title that can still be one act, at most."""


def _by_decision(body: Body) -> Kind | None:
    """Take for a délibération a short text without header in which a council decides."""
    texte = "\n".join(row.texte for row in body.rows)
    if len(texte) > SHORT or not _COUNCIL.search("\n".join(body.plats)):
        return None
    vote = votes.extract(texte)
    return Kind("deliberation", 0.4, votes=1) if vote.resultat in DECIDED else None


# What the header of one extract says better than that of the whole register.
OWN_FIELDS = (
    "date", "numero", "presents", "procurations", "effectif", "votants", "acte_id", "pref_date",
)  # fmt: skip


def _own_seance(document: Document, seance: Seance, texte: str, pages: range) -> Seance:
    """Return the séance as the extract's own header and stamps say it."""
    from .seance import read_text

    stamps = [
        line.texte
        for page in document.pages
        if page.page in pages
        for line in page.lignes
        if line.role == "tampon"
    ]
    own = read_text("\n".join([texte, *stamps]))
    found = {name: getattr(own, name) for name in OWN_FIELDS if getattr(own, name) is not None}
    unsure = {"acte_id": None, "pref_date": None, "numero": None}
    return replace(seance, **{**unsure, **found})


def _deliberation(
    document: Document, body: Body, kind: Kind, seance: Seance, item: Item, rang: int
) -> Deliberation:
    texte = body.texte(item.debut, item.fin)
    reperes = body.reperes(item.debut, item.fin)
    pages = range(body.rows[item.debut].page, body.rows[max(item.debut, item.fin - 1)].page + 1)
    own = kind.type == "deliberation" or item.entete
    if item.entete:
        seance = _own_seance(document, seance, texte, pages)
    parties = parts.split(texte)
    votants = votes.voters(Vote(), seance)
    vote, doutes_vote = votes.check(_vote(item, texte, parties, votants), seance)
    decide = vote.resultat in DECIDED or item.regle == "approbation"
    doutes = [*item.doutes, *doutes_vote]
    if item.objet is None:
        doutes.append("objet introuvable")
    return Deliberation(
        doc=document.doc,
        rang=rang,
        page=pages.start,
        page_fin=pages.stop - 1,
        debut=_debut(texte),
        objet=item.objet,
        delibere=decide,
        collectivite=seance.collectivite,
        siren=seance.siren,
        numero=(own and seance.numero) or item.numero,
        date=seance.date,
        rapporteur=parts.rapporteur(texte),
        presents=seance.presents,
        procurations=seance.procurations,
        effectif=seance.effectif,
        vote=vote,
        acte_id=seance.acte_id if own else None,
        pref_date=seance.pref_date if own else None,
        a_verifier=tuple(doutes),
        texte=texte,
        parties=parties,
        reperes=reperes,
        provenance={"objet": item.regle, "decoupage": kind.type},
    )


def _vote(item: Item, texte: str, parties: tuple[Part, ...], votants: int | None) -> Vote:
    """Read the vote of an item: in its own column when it has one, else in its text."""
    if item.vote_texte is not None:
        said = votes.extract(item.vote_texte, (), votants)
        if said.resultat is None and "rejet" in fold(item.vote_texte):
            said = replace(said, resultat="rejete", preuve=item.vote_texte)
        if said.resultat is not None:
            return replace(said, debut=None, fin=None)
    vote = votes.extract(texte, parties, votants)
    if vote.resultat is not None or not item.vote:
        return vote
    return _vote_alone(texte, votants) or vote


def _vote_alone(texte: str, votants: int | None) -> Vote | None:
    """Read a vote that stands alone on its line ("Unanimité"), without a sentence around it."""
    offset = 0
    found = None
    for line in texte.split("\n"):
        if len(line) < 60 and VOTE.search(fold(line)):
            vote = votes.extract(line, (), votants)
            if vote.resultat in DECIDED and vote.debut is not None and vote.fin is not None:
                found = replace(vote, debut=vote.debut + offset, fin=vote.fin + offset)
        offset += len(line) + 1
    return found


def _debut(texte: str) -> str:
    """The first words of a section, as they stand in the text (annotation guide: 6 to 10)."""
    return " ".join(texte.split()[:10])


def apply_acte(deliberation: Deliberation, acte: ActeXML) -> Deliberation:
    """Let the ACTES declaration rule, and flag where the text says otherwise."""
    changes: dict[str, object] = {}
    doutes = list(deliberation.a_verifier)
    for name, label in (
        ("date", "la date"),
        ("numero", "le numéro"),
        ("objet", "l'objet"),
        ("acte_id", "l'identifiant ACTES"),
        ("pref_date", "la date de réception"),
        ("siren", "le SIREN"),
    ):
        declared = getattr(acte, name)
        if declared is None:
            continue
        read = getattr(deliberation, name)
        if read is not None and _plain(str(read)) != _plain(str(declared)):
            doutes.append(f"{label} du texte ({read}) diffère de la télétransmission ({declared})")
        changes[name] = declared
    return replace(deliberation, a_verifier=tuple(doutes), **changes)


def _plain(value: str) -> str:
    return "".join(char for char in value.casefold() if char.isalnum())
