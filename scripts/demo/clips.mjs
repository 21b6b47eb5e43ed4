// Which demo clips there are: what each shows, what is done to the file, and which level it deserves where its whole
// file is examined. Generators and authors are invented.

const LAND = { width: 640, height: 360 };
const TALL = { width: 360, height: 640 };
const aigc = JSON.stringify({
  Label: '1',
  ContentProducer: 'Papierdrache Studio',
  ProduceID: 'pd-2026-0117',
});

const NOTHING =
  'It carries no statement of any kind; what the detector sees may not count at Balanced.';

export const CLIPS = [
  {
    file: 'signed-ai.mp4',
    picture: { scene: 'sea', ...LAND, seconds: 4 },
    sign: {
      by: 'studio',
      generator: 'Demo Video Generator',
      sourceType: 'trainedAlgorithmicMedia',
    },
    level: ['ai'],
    why: 'Content Credentials of a signer that the test root knows say trainedAlgorithmicMedia, and the content matches.',
  },
  {
    file: 'tampered.mp4',
    picture: { scene: 'dunes', ...LAND, seconds: 3, from: 4 },
    sign: {
      by: 'studio',
      generator: 'Demo Video Generator',
      sourceType: 'trainedAlgorithmicMedia',
    },
    change: 'claim',
    level: ['likely-ai'],
    why: 'The signed claim was changed afterwards, so the signature does not hold: damaged credentials only hint.',
  },
  {
    file: 'tampered-picture.mp4',
    picture: { scene: 'dunes', ...LAND, seconds: 3, from: 9 },
    sign: {
      by: 'studio',
      generator: 'Demo Video Generator',
      sourceType: 'trainedAlgorithmicMedia',
    },
    change: 'picture',
    level: ['likely-ai'],
    why: 'The signature holds, but the pictures are not those that were signed; only a check of the whole file can tell.',
  },
  {
    file: 'unknown-signer.mp4',
    picture: { scene: 'aurora', ...TALL, seconds: 3 },
    sign: { by: 'stranger', generator: 'Nordlicht Video', sourceType: 'trainedAlgorithmicMedia' },
    level: ['ai'],
    why: 'The credentials hold and say trainedAlgorithmicMedia; their signer is on no list, which is said.',
  },
  {
    file: 'camera.mp4',
    picture: { scene: 'hills', ...LAND, seconds: 3.5 },
    sign: { by: 'camera', generator: 'Demo Camera', sourceType: 'digitalCapture' },
    level: ['captured'],
    why: 'A trusted camera signed digitalCapture, and the content matches.',
  },
  {
    file: 'aigc.mp4',
    picture: { scene: 'city', ...LAND, seconds: 3 },
    tags: { AIGC: aigc },
    level: ['ai'],
    why: 'The label of GB 45438-2025 in the file says 1: confirmed to be generated.',
  },
  {
    file: 'tiktok-aigc.mp4',
    picture: { scene: 'reef', ...TALL, seconds: 3 },
    tags: { aigc_info: JSON.stringify({ aigc_label_type: 1 }) },
    level: ['ai'],
    why: "TikTok's own key in the file says aigc_label_type 1.",
  },
  {
    file: 'iptc.mp4',
    picture: { scene: 'fire', ...TALL, seconds: 3 },
    xmp: { sourceType: 'trainedAlgorithmicMedia', system: 'Kaminfilm 2' },
    level: ['ai'],
    why: 'The XMP packet in the file says DigitalSourceType trainedAlgorithmicMedia.',
  },
  {
    file: 'plain.mp4',
    picture: { scene: 'snow', ...LAND, seconds: 3 },
    level: ['no-signs', 'unchecked'],
    why: NOTHING,
  },
  {
    file: 'plain.webm',
    picture: { scene: 'hills', ...LAND, seconds: 3, from: 20 },
    level: ['no-signs', 'unchecked'],
    why: NOTHING,
  },
  ...[
    ['stream-city.mp4', { scene: 'city', ...TALL, seconds: 4, from: 30 }],
    ['stream-aurora.mp4', { scene: 'aurora', ...LAND, seconds: 4, from: 40 }],
    ['stream-sea.mp4', { scene: 'sea', ...TALL, seconds: 4, from: 20 }],
    ['stream-snow.mp4', { scene: 'snow', ...TALL, seconds: 4, from: 8 }],
  ].map(([file, picture]) => ({
    file,
    picture,
    fragmented: true,
    level: ['no-signs', 'unchecked'],
    why: `Fragmented, for players that feed a MediaSource. ${NOTHING}`,
  })),
];
