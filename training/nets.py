"""The detector's two nets by name: the first sees four views of a video, the second six where the first leaves doubt or a person asks."""
from first import first
from second import second

# each: (backbones, cache) -> the net, not fitted yet
NETS = {'first': first, 'second': second}
