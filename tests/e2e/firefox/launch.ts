import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFirefox } from '@/scripts/setup.mjs';
import { connectBidi, type Send } from './bidi.ts';
import { connectMarionette } from './marionette.ts';
import { ID, prefs, UUID } from './prefs.ts';

export const ORIGIN = `moz-extension://${UUID}`;

export interface Firefox {
  readonly send: Send;
  /** Opens a page in a new tab, behind the present one or before it, and gives its context. */
  open(url: string, how?: { readonly background?: boolean }): Promise<string>;
  /** Runs a function in a page's own world, with the rights of a click there. */
  evaluate<T, A = undefined>(
    context: string,
    work: (given: A) => T,
    given?: A,
  ): Promise<Awaited<T>>;
  /** Runs a function on what a page's first badge holds in its closed shadow root; null while there is no badge. */
  inBadge<T>(context: string, work: (root: ShadowRoot) => T): Promise<T | null>;
  /** Chooses files for the page's file input, as its dialog would. */
  chooseFiles(context: string, selector: string, files: readonly string[]): Promise<void>;
  /** Runs the body of an async function in the browser's own, privileged world. */
  chrome<T>(script: string): Promise<T>;
  /** A person's pointer comes to a place in a page, and clicks there if asked to. */
  point(context: string, at: Place, click?: boolean): Promise<void>;
  /** Brings a page's tab before the others. */
  front(context: string): Promise<void>;
  /** A page as a PDF, in base64. */
  print(context: string): Promise<string>;
  /** The text of the download with this name; null while there is none. It is gone afterwards. */
  takeDownload(name: string): string | null;
  screenshot(context: string, file: string): Promise<void>;
  close(): Promise<void>;
}

export const newProfile = () => mkdtempSync(path.join(tmpdir(), 'second-look-firefox-'));

/** @param kept a profile that outlives this browser; without one, it goes with it */
export async function launchFirefox(
  extension: string,
  proxyPort: number,
  kept?: string,
): Promise<Firefox> {
  const profile = kept ?? newProfile();
  const [bidiPort, marionettePort] = await Promise.all([freePort(), freePort()]);
  const lines = Object.entries(prefs(proxyPort, marionettePort, profile)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const args = ['--profile', profile, '--no-remote', '--headless', '--marionette'];
  const browser = spawn(
    findFirefox() ?? 'firefox',
    [...args, '--remote-debugging-port', `${bidiPort}`, '--remote-allow-system-access'],
    { stdio: 'ignore', env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' } },
  );
  const gone = new Promise((resolve) => browser.once('exit', resolve));

  // There is one session, and both protocols share it: Marionette opens it and tells where BiDi finds it.
  const marionette = await connectMarionette(marionettePort);
  const { capabilities } = await marionette.send<{ capabilities: { webSocketUrl: string } }>(
    'WebDriver:NewSession',
    { webSocketUrl: true, acceptInsecureCerts: true },
  );
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  const { send, close } = await connectBidi(capabilities.webSocketUrl);
  await send('webExtension.install', { extensionData: { type: 'path', path: extension } });

  const chrome = async <T>(script: string): Promise<T> => {
    const body = `const done = arguments[arguments.length - 1];
      (async () => { ${script} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value: answer } = await marionette.send<{ value: { value: never; error?: string } }>(
      'WebDriver:ExecuteAsyncScript',
      { script: body, args: [], sandbox: 'system', newSandbox: false },
    );
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  };
  // In pages that the manifest does not name our scripts run once the background has registered them.
  await chrome(`
    const { contentScripts } = WebExtensionPolicy.getByID(${JSON.stringify(ID)});
    const named = contentScripts.length;
    for (let wait = 0; wait < 200 && contentScripts.length === named; wait++)
      await new Promise((resolve) => setTimeout(resolve, 25));
  `);

  /** A reference to the first element, and to its shadow root, open or closed. */
  const find = async (context: string, selector: string): Promise<Node | null> => {
    const { result } = await send<{ result: { sharedId?: string; value?: NodeValue } }>(
      'script.callFunction',
      {
        functionDeclaration: '(selector) => document.querySelector(selector)',
        arguments: [{ type: 'string', value: selector }],
        serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
        awaitPromise: false,
        target: { context },
      },
    );
    const { sharedId, value } = result;
    return sharedId ? { sharedId, root: value?.shadowRoot?.sharedId } : null;
  };

  return {
    send,
    async inBadge<T>(context: string, work: (root: ShadowRoot) => T) {
      const sharedId = (await find(context, 'second-look-badge'))?.root;
      if (!sharedId) return null;
      const { result, exceptionDetails } = await send<Evaluated>('script.callFunction', {
        functionDeclaration: `(root) => JSON.stringify((${work})(root))`,
        arguments: [{ sharedId }],
        awaitPromise: false,
        target: { context },
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result?.value === undefined ? null : (JSON.parse(result.value) as T);
    },
    async chooseFiles(context, selector, files) {
      const input = await find(context, selector);
      if (!input) throw new Error(`no ${selector}`);
      await send('input.setFiles', { context, element: { sharedId: input.sharedId }, files });
    },
    async open(url, { background = false } = {}) {
      const { context } = await send<{ context: string }>('browsingContext.create', {
        type: 'tab',
        background,
      });
      // Firefox never reports the end of loading for an extension's page.
      const wait = url.startsWith('moz-extension:') ? 'none' : 'interactive';
      await send('browsingContext.navigate', { context, url, wait });
      return context;
    },
    async evaluate(context, work, given) {
      // Firefox gives the rights of a click once and for seconds: they are given anew only where they were taken back.
      await send('script.callFunction', {
        functionDeclaration: '() => {}',
        awaitPromise: false,
        userActivation: false,
        target: { context },
      });
      const { result, exceptionDetails } = await send<Evaluated>('script.callFunction', {
        functionDeclaration: `async () => JSON.stringify(await (${work})(${JSON.stringify(given)}))`,
        awaitPromise: true,
        userActivation: true,
        target: { context },
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result?.value === undefined ? undefined : JSON.parse(result.value);
    },
    chrome,
    async point(context, { x, y }, click = false) {
      const actions = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        ...(click
          ? [
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ]
          : []),
      ];
      const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
      await send('input.performActions', { context, actions: [{ ...pointer, actions }] });
    },
    async front(context) {
      await send('browsingContext.activate', { context });
    },
    async print(context) {
      return (await send<{ data: string }>('browsingContext.print', { context })).data;
    },
    takeDownload(name) {
      const file = path.join(profile, name);
      if (!existsSync(file) || existsSync(`${file}.part`)) return null;
      const text = readFileSync(file, 'utf8');
      if (text) rmSync(file);
      return text || null;
    },
    async screenshot(context, file) {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      writeFileSync(file, Buffer.from(data, 'base64'));
    },
    async close() {
      const ended = Promise.race([gone, sleep(5_000)]);
      void send('browser.close').catch(() => {});
      await ended;
      if (browser.exitCode === null) browser.kill('SIGKILL');
      close();
      marionette.close();
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface NodeValue {
  readonly shadowRoot?: { readonly sharedId: string } | null;
}

interface Node {
  readonly sharedId: string;
  readonly root: string | undefined;
}

/** Middle of something, in CSS px of its page. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Evaluated {
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ports are asked for here, because Firefox would have to tell its own in two different ways. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
