"""Do the browser and Python give the same scores? Joins the report of `npm run evaluate` with score_onnx.py's.

usage: agree.py BROWSER.json PYTHON.json [--limit 0.01]
Exits with 1 where any clip that both scored differs by more than the limit, or where one side declined alone.
"""
import argparse
import json
import sys
from pathlib import Path


def by_file(path):
    return {c['file']: c for c in json.loads(Path(path).read_text())['clips']}


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('browser')
    parser.add_argument('python')
    parser.add_argument('--limit', type=float, default=0.01)
    options = parser.parse_args()
    browser, python = by_file(options.browser), by_file(options.python)
    common = sorted(set(browser) & set(python))
    if not common:
        sys.exit('The two reports have no clip in common.')
    alone = [f for f in common if (browser[f]['score'] is None) != (python[f]['score'] is None)]
    gaps = {f: abs(browser[f]['score'] - python[f]['score']) for f in common if None not in (browser[f]['score'], python[f]['score'])}
    wide = {f: round(g, 4) for f, g in gaps.items() if g > options.limit}
    print(f'{len(common)} clips, {len(gaps)} scored by both, largest difference {max(gaps.values(), default=0):.4f}')
    for file in alone:
        print(f"declined by one side only: {file} (browser {browser[file]['score']}, Python {python[file]['score']})")
    for file, gap in wide.items():
        print(f'{file}: {gap}')
    sys.exit(1 if wide or alone else 0)
