"""The plots as inline SVG: no library, no script; colours come from the page's style.

Classes are `trait` (axes), `aplat` (data), `ideal` (what perfection would be), `repere` (grid);
`render.STYLE` gives them the colours of the light and of the dark page.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 460, 330
LEFT, BOTTOM, TOP, RIGHT = 62, 52, 14, 24


def interval_bar(value: float, low: float, high: float, label: str) -> str:
    """A bar from 0 to 100 % with its interval as a line; stretches with its cell."""
    a, b, v = (round(100 * x, 1) for x in (low, high, value))
    return (
        f'<svg class="intervalle" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}"><rect class="fond" width="100" height="10"/>'
        f'<rect class="aplat" width="{v}" height="10"/>'
        f'<rect class="moustache" x="{a}" y="4" width="{max(b - a, 0.4):.1f}" height="2"/></svg>'
    )


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _y(share: float) -> float:
    return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1)


def _axes(across: str, upward: str, title: str, floor: float = 0.0) -> list[str]:
    """Axes in percent; the vertical one starts at `floor`."""
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">']
    for k in range(0, 11, 2):
        share = k / 10
        name = floor + share * (1 - floor)
        x, y = _x(share), _y(share)
        parts.append(
            f'<line class="repere" x1="{_x(0)}" x2="{_x(1)}" y1="{y}" y2="{y}"/>'
            f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{100 * name:.0f} %</text>'
            f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10 * k} %</text>'
        )
    middle, centre = (_y(0) + _y(1)) / 2, (_x(0) + _x(1)) / 2
    parts.append(
        f'<text x="{centre}" y="{HEIGHT - 8}" text-anchor="middle">{escape(across)}</text>'
        f'<text transform="translate(13 {middle}) rotate(-90)" text-anchor="middle">'
        f"{escape(upward)}</text>"
    )
    return parts


def reliability(bins: Sequence[dict[str, float]]) -> str:
    """Announced confidence across, share that was right upward; the size is the number of acts."""
    title = "Confiance annoncée et part de réponses justes"
    parts = _axes("Confiance annoncée", "Réponses justes", title)
    parts.append(f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>')
    most = max((b["support"] for b in bins), default=1)
    for b in bins:
        radius = 4 + 9 * (b["support"] / most) ** 0.5
        hint = (
            f"{b['support']:.0f} réponses : {100 * b['annonce']:.0f} % annoncés, "
            f"{100 * b['juste']:.0f} % justes"
        )
        parts.append(
            f'<circle class="aplat" cx="{_x(b["annonce"])}" cy="{_y(b["juste"])}" '
            f'r="{radius:.1f}"><title>{hint}</title></circle>'
        )
    return "".join([*parts, "</svg>"])


def coverage(curve: Sequence[dict[str, float]], target: float) -> str:
    """Share decided without review across, share right among them upward."""
    lowest = min((p["precision"] for p in curve), default=0.0)
    floor = 0.5 if lowest >= 0.5 else 0.0
    parts = _axes(
        "Part classée sans relecture", "Part juste", "Justesse selon la part classée", floor
    )

    def height(share: float) -> float:
        return _y((share - floor) / (1 - floor))

    points = " ".join(f"{_x(p['couverture'])},{height(p['precision'])}" for p in curve)
    parts.append(
        f'<line class="ideal" x1="{_x(0)}" x2="{_x(1)}" y1="{height(target)}" '
        f'y2="{height(target)}"/><polyline class="courbe" points="{points}"/>'
    )
    return "".join([*parts, "</svg>"])


def matrix(counts: dict[tuple[str, str], int], names: dict[str, str]) -> str:
    """Expected families in rows, found ones in columns; the diagonal is right."""
    rows = list(names)
    columns = [*rows, "aucun"]
    cell, left, top = 44, 46, 46
    width, height = left + cell * len(columns) + 6, top + cell * len(rows) + 6
    parts = [
        f'<svg class="matrice" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Familles attendues et trouvées">',
        f'<text x="{left}" y="16">Famille trouvée →</text>',
        f'<text transform="translate(14 {top + cell * 2}) rotate(-90)" text-anchor="middle">'
        "← Famille attendue</text>",
    ]
    for j, code in enumerate(columns):
        x = left + cell * (j + 0.5)
        parts.append(f'<text x="{x}" y="38" text-anchor="middle">{escape(code)}</text>')
    for i, code in enumerate(rows):
        y = top + cell * i
        label = f"<title>{escape(names[code])}</title>{escape(code)}"
        parts.append(f'<text x="{left - 10}" y="{y + cell / 2 + 4}">{label}</text>')
        total = sum(counts.get((code, c), 0) for c in columns)
        for j, other in enumerate(columns):
            number = counts.get((code, other), 0)
            share = number / total if total else 0
            kind = "juste" if code == other else "faux"
            x = left + cell * j
            parts.append(
                f'<rect class="repere-cellule" x="{x}" y="{y}" width="{cell - 2}" '
                f'height="{cell - 2}"/>'
            )
            if number:
                parts.append(
                    f'<rect class="{kind}" x="{x}" y="{y}" width="{cell - 2}" '
                    f'height="{cell - 2}" fill-opacity="{0.15 + 0.6 * share:.2f}"/>'
                    f'<text x="{x + cell / 2 - 1}" y="{y + cell / 2 + 4}" '
                    f'text-anchor="middle">{number}</text>'
                )
    return "".join([*parts, "</svg>"])
