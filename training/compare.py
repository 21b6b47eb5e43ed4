"""One line per run and look: AUC, TPRs, and folds, for quick reading, all views looked at.  usage: compare.py MANIFEST.csv RUN...

Pooled figures suffer where folds hold uneven shares of the classes (`fit.py --draw`), as five nets' scores are compared; the mean over folds does not.
"""
import sys
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from corpus import read_manifest
from metrics import summary
from scores import CLOSELY, table

if __name__ == '__main__':
    clips = read_manifest(sys.argv[1])
    for run in sys.argv[2:]:
        for look in (0, 1):
            kept, labels, scores = table(clips, run, look, CLOSELY)
            if not len(kept):
                continue
            line = ' '.join(f'{k} {v:.3f}' for k, v in summary(labels, scores).items() if k not in ('n', 'ai'))
            place = {c.id: i for i, c in enumerate(kept)}
            files = sorted(Path(run).glob(f'fold*-look{look}.npz'))
            folds = [[place[i] for i in np.load(file)['ids'] if i in place] for file in files]
            aucs = [roc_auc_score(labels[rows], scores[rows]) for rows in folds]
            camera = [i for i, c in enumerate(kept) if c.label or c.kind == 'camera']
            print(f'{run} look {look} n {len(kept)}: {line} | camera only AUC {roc_auc_score(labels[camera], scores[camera]):.3f} | '
                  f'folds {" ".join(f"{a:.3f}" for a in aucs)}, mean {np.mean(aucs):.3f}')
