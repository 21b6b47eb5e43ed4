"""One line per run and look: AUC, TPRs, and folds, for quick reading.  usage: compare.py MANIFEST.csv RUN..."""
import sys

from sklearn.metrics import roc_auc_score

from corpus import read_manifest
from metrics import summary
from scores import ALL_VIEWS, table

if __name__ == '__main__':
    clips = read_manifest(sys.argv[1])
    for run in sys.argv[2:]:
        for look in (0, 1):
            kept, labels, scores = table(clips, run, look, ALL_VIEWS)
            if not len(kept):
                continue
            line = ' '.join(f'{k} {v:.3f}' for k, v in summary(labels, scores).items() if k not in ('n', 'ai'))
            folds = ' '.join(f'{roc_auc_score(labels[rows], scores[rows]):.3f}' for fold in range(5)
                             if (rows := [i for i, c in enumerate(kept) if c.fold == fold]))
            camera = [i for i, c in enumerate(kept) if c.label or c.kind == 'camera']
            print(f'{run} look {look} n {len(kept)}: {line} | camera only AUC {roc_auc_score(labels[camera], scores[camera]):.3f} | folds {folds}')
