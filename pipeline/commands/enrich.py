"""`datadelib enrich`: documents in, open data out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..config import Settings, load_settings
from ..errors import NoSource

if TYPE_CHECKING:
    from ..run import Bilan


@click.command(
    help="Lire les délibérations de SOURCE… et écrire les données dans --out.",
    epilog="Codes de sortie : 0 fait (même avec des documents rejetés), 1 erreur inattendue, "
    "2 appel ou réglage à corriger, 3 aucun document traité, 4 écriture impossible, "
    "5 modèle inutilisable, 6 base de suivi occupée ou inutilisable, 7 source ou serveur "
    "injoignable, 8 trop de documents rejetés. Détails : docs/exploitation.md.",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Dossier de sortie.")
@click.option("--sans-prefect", is_flag=True, help="Exécuter sans Prefect.")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "toujours", "jamais"]),
    help="Reconnaissance de caractères (défaut : auto, page par page).",
)
@click.option("--processus", type=int, help="Processus en parallèle (défaut : un par cœur).")
@click.option("--delai", type=float, help="Délai par document, en secondes.")
@click.option("--lot", type=int, help="Documents par lot.")
@click.option(
    "--collectivites",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table CSV : nom, siren, siret (les SIRET ne sont jamais devinés).",
)
@click.option(
    "--beneficiaires",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table CSV : nom, siret, rna des bénéficiaires de subventions.",
)
@click.option(
    "--textes-publics",
    is_flag=True,
    default=None,
    help="Écrire aussi scdl/textes_publics.jsonl : les textes publiés, pseudonymisés.",
)
@click.option("--base-url", help="Adresse publique des documents, pour DELIB_URL.")
def enrich(sources: tuple[str, ...], out: Path, sans_prefect: bool, **flags: Any) -> None:
    """Run an enrichment with a progress bar, then print its summary."""
    from ..exports.tables import read_table

    settings = load_settings(**flags)
    if not any(_may_hold(source) for source in sources):
        raise NoSource(source=f"{', '.join(sources)} (n'existe pas)")
    for table in (settings.collectivites, settings.beneficiaires):
        read_table(table)  # a table to correct is told now, not after hours of reading
    with _progress() as advance:
        run = _plain if sans_prefect else _as_flow
        bilan = run(list(sources), out, settings, advance)
    _summary(bilan, settings)


def _may_hold(source: str) -> bool:
    """False for a file or a folder that is not there: the command was mistyped."""
    from ..remote import is_remote

    return is_remote(source) or any(c in source for c in "*?[") or Path(source).exists()


def _plain(
    sources: list[str], out: Path, settings: Settings, advance: Callable[[int, int], None]
) -> Bilan:
    from .. import run

    return run.enrich(sources, out, settings, advance)


def _as_flow(
    sources: list[str], out: Path, settings: Settings, advance: Callable[[int, int], None]
) -> Bilan:
    """Run the flow; when Prefect itself fails, go on without it: what is done is stored.

    Not with a cluster: the work of several machines must not fall on this one unseen.
    """
    from ..errors import DatadelibError, ServerUnavailable

    try:
        from flows.enrich import run_enrichment

        return run_enrichment(sources, out, settings, advance)
    except DatadelibError:
        raise
    except Exception as error:
        if settings.dask is not None:
            if isinstance(error, OSError):
                raise ServerUnavailable(url=settings.dask) from error
            raise
        click.echo(
            f"Prefect n'a pas pu exécuter le traitement ({type(error).__name__} : {error}) ; "
            "il continue sans Prefect.",
            err=True,
        )
        return _plain(sources, out, settings, advance)


def _progress() -> Any:
    """A context manager that shows progress and gives the function to advance it."""
    from contextlib import contextmanager

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    @contextmanager
    def shown() -> Any:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed} lus"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True)) as progress:
            bar = progress.add_task("Lecture des documents", total=None)

            def advance(done: int, total: int) -> None:
                progress.update(bar, total=total or None, advance=done)

            yield advance

    return shown()


def _rejected(bilan: Bilan) -> str:
    codes = ", ".join(f"{code} : {count}" for code, count in bilan.motifs.items())
    return f"{bilan.rejetes} ({codes})" if codes else str(bilan.rejetes)


def _next_steps(bilan: Bilan, settings: Settings) -> Iterator[str]:
    """What a person does now, one line each."""
    scdl = f"{bilan.sortie}/scdl"
    yield f"À lire : {bilan.sortie}/rapport.html"
    if bilan.publiees:
        yield f"À relire avant de publier : {scdl}/a_relire.csv"
        yield f"À publier : {scdl}/deliberations.csv" + (
            ", subventions.csv" if bilan.subventions else ""
        )
    elif bilan.deliberations:
        yield f"Rien à publier encore : {scdl}/ecarts.csv dit pourquoi."
    if bilan.ecarts and settings.collectivites is None:
        yield (
            "Sans SIRET, aucune ligne n'est publiable. Préparez la table : "
            f"datadelib collectivites --depuis {bilan.sortie}/deliberations.jsonl "
            "--out collectivites.csv, complétez-la, puis relancez avec --collectivites "
            "collectivites.csv."
        )


def _summary(bilan: Bilan, settings: Settings) -> None:
    """Print the summary table and where to look."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Bilan de l'enrichissement", show_header=False, title_justify="left")
    rows = [
        ("Documents", str(bilan.documents)),
        ("  traités", str(bilan.traites)),
        ("  à vérifier", str(bilan.a_verifier)),
        ("  rejetés", _rejected(bilan)),
        ("  déjà connus", str(bilan.reprises)),
        ("Pages", f"{bilan.pages} (dont {bilan.pages_ocr} par reconnaissance de caractères)"),
        ("Délibérations", str(bilan.deliberations)),
        ("  avec un point à vérifier", str(bilan.deliberations_a_verifier)),
        ("Lignes SCDL publiées", str(bilan.publiees)),
        ("Lignes écartées", str(bilan.ecarts)),
        ("  pour protéger une personne", str(bilan.retenues)),
        ("  déjà publiées (doublons)", str(bilan.doublons)),
        ("Durée", f"{bilan.secondes:.1f} s"),
    ]
    for label, value in rows:
        table.add_row(label, value)
    console = Console()
    console.print(table)
    for alert in bilan.alertes:
        console.print(f"Alerte : {alert}", style="bold yellow")
    for step in _next_steps(bilan, settings):
        console.print(step, highlight=False, soft_wrap=True, markup=False)
