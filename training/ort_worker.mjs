// Answers tensors on stdin with the exported model, in the same onnxruntime-web (wasm, one thread) that the
// extension ships, so that Python's scores and the browser's rest on one runtime.
// usage: node ort_worker.mjs GRAPH.onnx WEIGHTS   stdin: u32 count, u32 size, then count*3*size*size float32, repeated
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as ort from 'onnxruntime-web/wasm';

ort.env.wasm.numThreads = 1;
const [graph, weights] = process.argv.slice(2);
const read = (file) => new Uint8Array(readFileSync(file));
const session = await ort.InferenceSession.create(read(graph), {
  externalData: [{ path: path.basename(weights), data: read(weights) }],
});
const input = session.inputNames[0];
const output = session.outputNames[0];

const chunks = [];
let held = 0;
let wake = () => {};
process.stdin.on('data', (chunk) => {
  chunks.push(chunk);
  held += chunk.length;
  wake();
});
process.stdin.on('end', () => process.exit(0));

async function take(bytes) {
  while (held < bytes) {
    await new Promise((resolve) => {
      wake = resolve;
    });
  }
  const all = Buffer.concat(chunks);
  chunks.length = 0;
  if (all.length > bytes) chunks.push(all.subarray(bytes));
  held = all.length - bytes;
  return Uint8Array.from(all.subarray(0, bytes)).buffer;
}

for (;;) {
  const [count, size] = new Uint32Array(await take(8));
  const data = new Float32Array(await take(count * 3 * size * size * 4));
  const answers = [];
  // one view a run, as in the browser: less memory, and a video can be dropped half-way
  for (let i = 0; i < count; i++) {
    const view = data.subarray(i * 3 * size * size, (i + 1) * 3 * size * size);
    const result = await session.run({
      [input]: new ort.Tensor('float32', view, [1, 3, size, size]),
    });
    answers.push(...result[output].data);
  }
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
