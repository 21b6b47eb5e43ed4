// Serves pages and media of several real host names from one local HTTPS port, so that the extension meets x.com as x.com.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { selfSigned } from './certificate.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.png': 'image/png',
};

/**
 * @param {Record<string, string | ((request) => {status?: number, headers?: object, body?: string | Buffer, file?: string} | null)>} hosts
 *   per host name a folder to serve, or a function that answers; functions may also return a promise, or null for 404
 * @param {number} port 0 for any
 * @returns {Promise<{port: number, log: {host: string, url: string, range?: string, headers: object}[], close(): Promise<void>}>}
 */
export async function serve(hosts, port = 0) {
  const log = [];
  const server = https.createServer(
    await selfSigned(Object.keys(hosts)),
    async (request, response) => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '');
      const { pathname } = new URL(request.url, `https://${host}`);
      log.push({ host, url: request.url, range: request.headers.range, headers: request.headers });
      const site = hosts[host] ?? hosts['*'];
      const answer =
        typeof site === 'string' ? fromFolder(site, pathname) : await site?.(request, host);
      send(request, response, answer ?? { status: 404, body: 'nothing here' });
    },
  );
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    log,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** A file of a folder; never one outside it. */
export function fromFolder(folder, pathname) {
  const file = path.join(folder, path.normalize(decodeURIComponent(pathname)));
  const found = file.endsWith(path.sep) ? `${file}index.html` : file;
  if (!found.startsWith(path.resolve(folder)) || !existsSync(found)) return null;
  return { file: found };
}

function send(request, response, { status = 200, headers = {}, body, file }) {
  if (!file) {
    response.writeHead(status, { 'content-type': TYPES['.html'], ...headers });
    response.end(body);
    return;
  }
  const { size } = statSync(file);
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  const common = { 'content-type': type, 'accept-ranges': 'bytes', ...headers };
  const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!asked) {
    response.writeHead(status, { ...common, 'content-length': size });
    createReadStream(file).pipe(response);
    return;
  }
  const start = Number(asked[1]);
  const end = Math.min(asked[2] ? Number(asked[2]) : size - 1, size - 1);
  if (start >= size) {
    response.writeHead(416, { 'content-range': `bytes */${size}` });
    response.end();
    return;
  }
  response.writeHead(206, {
    ...common,
    'content-range': `bytes ${start}-${end}/${size}`,
    'content-length': end - start + 1,
  });
  createReadStream(file, { start, end }).pipe(response);
}

export const page = (file) => ({ file: path.resolve(file) });
export const json = (file) => ({
  headers: { 'content-type': TYPES['.json'] },
  body: readFileSync(file),
});
