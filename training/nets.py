"""The detector's two nets by name: every view is shown to the first, and some to the second where the first leaves doubt."""
from first import first
from second import second

# each: (backbones, cache) -> the net, not fitted yet
NETS = {'first': first, 'second': second}
