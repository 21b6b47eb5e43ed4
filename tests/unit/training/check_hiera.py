"""Holds training/hiera.py to what SAM 2 itself answers, and to the net that ships: prints {own, furthest, differ} as JSON.

usage: check_hiera.py BACKBONES
"""
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / 'training'))
from hiera import Trunk, read_tensors
from make_vector import drawn
from net import Net
from views import SIZE, window_views

HERE = Path(__file__).parent


def own_graph(tensors):
    """Correlations with what SAM 2's own graph answers to a drawn picture of 1,024 pixels, for the two outputs that rest on the first three blocks.

    sam2-vector.json: 400 values of each, drawn by lot, as onnxruntime-web 1.30 gave them for the package's .ort file.
    """
    trunk = Trunk(tensors, 1024).eval()
    image = torch.from_numpy(drawn(1024, 1024).astype(np.float32).transpose(2, 0, 1)[None] / 255)
    x = F.conv2d((image - trunk.mean) / trunk.spread, trunk.weight, trunk.bias, 4, 3) + trunk.places
    x, maps = x.permute(0, 2, 3, 1), []
    for block in trunk.blocks[:3]:
        x = block(x)
        maps.append(x.permute(0, 3, 1, 2))
    named = lambda name, what: tensors[f'model.{name}.{what}']
    conv = lambda x, name: F.conv2d(x, named(name, 'weight'), named(name, 'bias'))
    found = []
    for output, level in zip(json.loads((HERE / 'sam2-vector.json').read_text()), (0, 2)):
        told = conv(conv(maps[level], f'image_encoder.neck.convs.{3 - level // 2}.conv'), f'sam_mask_decoder.conv_s{level // 2}')
        values = told.reshape(-1)[output['picks']].numpy()
        found.append(float(np.corrcoef(values, output['values'])[0, 1]))
    return found


def shipped_net(tensors):
    """Beside the net that ships: the furthest that an answer is from those stored, and how many of the trunk's parts differ."""
    graph = onnx.load(str(ROOT / 'public/models/detector.onnx')).graph
    stored = {t.name.removesuffix('_f16'): torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
    trunk = Trunk(tensors, SIZE)
    differ = [name for name, part in trunk.state_dict().items()
              if not torch.allclose(part.float(), stored[f'trunk.{name}'].float(), rtol=1e-3, atol=1e-6)]
    bases = [stored[f'bases.{i}.weight'].float() * stored[f'bases.{i}.scale'].float() for i in range(len(trunk.blocks))]
    net = Net(trunk, bases).eval()
    for name, part in net.state_dict().items():
        if not name.startswith('trunk.') and name in stored:
            part.copy_(stored[name])
    furthest = 0.0
    for row in json.loads((ROOT / 'tests/unit/model/answers-vector.json').read_text())['rows']:
        view = tuple(row['view'][key] for key in ('frame', 'zoom', 'x', 'y'))
        images = window_views([drawn(row['width'], row['height'], seed=row['seed'])] * 8, [view], SIZE)
        told = net(torch.from_numpy(np.asarray(images, np.float32)))[0].numpy()
        furthest = max(furthest, float(np.abs(told - row['answers']).max()))
    return furthest, differ


if __name__ == '__main__':
    torch.set_num_threads(1)
    tensors = read_tensors(next(Path(sys.argv[1], 'sam2').glob('*.ort')))
    with torch.no_grad():
        furthest, differ = shipped_net(tensors)
        print(json.dumps({'own': own_graph(tensors), 'furthest': furthest, 'differ': differ}))
