import { element, playInView } from './player.js';

const HERE = '/media';
const FILES = 'https://files.blog.example';

const ENTRIES = [
  [
    'The sea, computed',
    'The studio signs what its generator makes, and the file still has the signature.',
    `${HERE}/signed-ai.mp4`,
  ],
  [
    'A claim that was changed',
    'Same studio, but somebody wrote another name into the signed claim.',
    `${HERE}/tampered.mp4`,
  ],
  [
    'Lights from nowhere',
    'Signed as well. By whom, only the signer knows.',
    `${FILES}/unknown-signer.mp4`,
    'tall',
  ],
  [
    'From the train',
    'A camera that signs its pictures, pointed out of a window.',
    `${HERE}/camera.mp4`,
  ],
  [
    'Downtown, out of focus',
    'The label that China asks of generators lies in the file, unseen.',
    `${FILES}/aigc.mp4`,
  ],
  [
    'Kaminfilm',
    'One line of metadata, in the place where photographers put theirs.',
    `${HERE}/iptc.mp4`,
    'tall',
  ],
  ['Snow', 'Nothing is written in this one.', `${HERE}/plain.mp4`],
  ['Hills again', 'Nor in this, which is a WebM.', `${FILES}/plain.webm`],
  [
    'Harbour',
    'This one the page fetches itself and plays from memory.',
    `${HERE}/stream-aurora.mp4`,
    'blob',
  ],
];

for (const [title, caption, address, look] of ENTRIES) {
  const entry = element(
    `<article><p class="date">November 2026</p><h2 data-text="title"></h2>
<figure><video controls preload="auto" playsinline></video><figcaption data-text="caption"></figcaption></figure></article>`,
    { title, caption },
  );
  if (look === 'tall') entry.classList.add('tall');
  const video = entry.querySelector('video');
  video.setAttribute('aria-label', title);
  playInView(video);
  if (look === 'blob') {
    video.poster = '/posters/harbour.svg';
    video.src = URL.createObjectURL(await (await fetch(address)).blob());
  } else video.src = address;
  document.querySelector('main').append(entry);
}
