#!/bin/sh
# Sets up a fresh machine: virtual environment, locked dependencies, French OCR data.
set -eu
cd "$(dirname "$0")/.."

[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .

langues=$(find /usr/share/tesseract-ocr /usr/share/tessdata -name fra.traineddata 2>/dev/null | head -n 1)
if [ -z "$langues" ]; then
    echo "Installation de la reconnaissance de caractères en français (tesseract-ocr-fra)…"
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update -qq && apt-get install -y -qq tesseract-ocr-fra; } >/dev/null 2>&1; then
        echo "Le paquet système « tesseract-ocr-fra » n'a pas pu être installé." >&2
        echo "Installez-le avec : sudo apt-get install tesseract-ocr-fra" >&2
        echo "En attendant, les pages numérisées ne seront pas lues ; le reste fonctionne." >&2
    fi
fi
