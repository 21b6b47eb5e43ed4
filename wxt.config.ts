import path from 'node:path';
import { minify } from 'terser';
import { mergeConfig, type Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { sites } from './utils/sites/index.ts';

/** Demo and tests sign their media with a throw-away key; only their builds trust it, under the name "test root". */
const extraTrust = process.env.SECOND_LOOK_EXTRA_TRUST;

/** The oldest that it runs in (also in the manifests below): nothing is spelt out for older ones. */
const OLDEST = { chrome: '126', firefox: '140' };

/** The pages that it is installed for. Every other site is asked for when a person wants it there, or all at once. */
const required = sites
  .filter((site) => site.required)
  .flatMap(({ hosts }) => hosts.map((host) => `*://*.${host}/*`));

/** Leaves out lines of the sites' files that a script has no use for. */
const without = (lines: string): Plugin => ({
  name: 'without-facts',
  transform: (code, id) =>
    id.includes('/utils/sites/') ? code.replace(new RegExp(`^\\s*(${lines}),$`, 'gm'), '') : null,
});
/** The manifest says where it runs, and tiles are read by `npm run read` alone. */
const UNUSED = 'required: true|tiles: \\w+';
/** Options show where a site's facts come from, and those who fetch media ask where they lie: no script in a page does. */
const ELSEWHERE = 'facts: \\{[^}]*\\}|mediaHosts: \\[[^\\]]*\\]';

/**
 * After the built-in minifier, which knows what is never used: a hundredth less of the scripts that run in every page, and of
 * those that the popup starts with.
 */
const squeeze = (isMeant: (name: string) => boolean): Plugin => ({
  name: 'squeeze',
  enforce: 'post',
  async generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk' || !isMeant(part.name)) continue;
      const module = part.exports.length > 0 || part.imports.length > 0;
      const compress = { passes: 3, hoist_funs: true, unsafe_arrows: true };
      const { code } = await minify(part.code, { ecma: 2020, module, compress });
      part.code = code ?? part.code;
    }
  },
});

/**
 * What every page of ours starts with comes as one file, and the popup's style within its page: each file more costs the
 * popup 5 to 20 ms before its first word, and it is opened to be glanced at.
 */
const START =
  /\/node_modules\/(?:react|react-dom|scheduler|@wxt-dev\/browser)\/|virtual:wxt|\/components\/(?:Choice|Switch|LevelIcon|level-icons)\.|\/utils\/browser\/(?:access|inspect|lab-client|messages|messaging|open-page|sensitivities|settings|use-settings|words)\.|\/utils\/verdict\/(?:explain|explain-chain|explain-credentials|fuse|phrase)\.|\/utils\/evidence\/c2pa-detail\./;
const popupStyle: Plugin = {
  name: 'popup-style',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const [name, page] of Object.entries(bundle)) {
      if (!name.endsWith('popup/index.html') || page.type !== 'asset') continue;
      page.source = `${page.source}`.replace(
        /<link rel="stylesheet"[^>]* href="\/([^"]+)">/g,
        (link, file) => {
          const style = bundle[file];
          return style?.type === 'asset' ? `<style>${style.source}</style>` : link;
        },
      );
    }
  },
};

export default defineConfig({
  imports: false,
  outDir: process.env.SECOND_LOOK_OUT ?? '.output',
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  vite: () => ({
    define: { 'import.meta.env.WXT_EXTRA_TRUST': JSON.stringify(Boolean(extraTrust)) },
    worker: { format: 'es' },
    build: { target: Object.entries(OLDEST).map(([name, version]) => name + version) },
  }),
  hooks: {
    // The page for `npm run check` and `npm run evaluate` is nothing for people's browsers.
    'entrypoints:found': (_, found) => {
      const shell = found.findIndex(({ name }) => name === 'shell');
      if (!process.env.SECOND_LOOK_SHELL && shell >= 0) found.splice(shell, 1);
    },
    // The browsers we run in speak promises by themselves; only the background keeps the polyfill, for old Chromes' answers.
    'vite:build:extendConfig': (entries, config) => {
      config.plugins?.push(without(UNUSED));
      if (entries.every(({ type }) => type !== 'background'))
        Object.assign(config.resolve?.alias ?? {}, { 'wxt/browser': '@wxt-dev/browser' });
      if (entries.every(({ type }) => type === 'content-script')) {
        config.plugins?.push(
          without(ELSEWHERE),
          squeeze(() => true),
        );
        // Most of WXT's context watches what we do not ask about, and tells each page that we are there.
        Object.assign(config.resolve?.alias ?? {}, {
          'wxt/utils/content-script-context': path.resolve('utils/browser/script-context.ts'),
        });
      }
      if (entries.some(({ type }) => type === 'popup')) {
        config.plugins?.push(
          popupStyle,
          squeeze((name) => ['popup', 'page', 'sites'].includes(name)),
        );
        const groups = [{ name: 'page', test: START }];
        config.build = mergeConfig(config, {
          build: { rolldownOptions: { output: { codeSplitting: { groups } } } },
        }).build;
      }
    },
    // The rest of their pages is registered by the background, as far as there is access (`utils/browser/page-scripts.ts`).
    'build:manifestGenerated': (_, manifest) => {
      for (const script of manifest.content_scripts ?? []) script.matches = required;
    },
    'build:publicAssets': ({ config }, files) => {
      // Nobody has seen Firefox use a graphics card for it.
      const card = files.findIndex(({ relativeDest }) =>
        relativeDest.endsWith('detector-card.onnx'),
      );
      if (config.browser === 'firefox' && card >= 0) files.splice(card, 1);
      if (extraTrust)
        files.push({ absoluteSrc: path.resolve(extraTrust), relativeDest: 'trust/extra.pem' });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    action: { default_icon: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png' } },
    permissions: [
      'storage',
      'contextMenus',
      'activeTab',
      'scripting',
      'declarativeNetRequestWithHostAccess',
      ...(browser === 'firefox' ? [] : ['offscreen', 'sidePanel']),
    ],
    // Demo, tests and bench roam over many hosts, and no prompt can be answered there: as if a person had said "on all sites".
    host_permissions: extraTrust || process.env.SECOND_LOOK_EVERYWHERE ? ['<all_urls>'] : required,
    optional_host_permissions: ['<all_urls>'],
    commands: {
      inspect_video: {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_options_key_inspect__',
      },
      next_labelled: {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_options_key_next__',
      },
    },
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    ...(browser === 'firefox'
      ? {
          sidebar_action: {
            default_panel: 'inspector.html',
            default_title: '__MSG_extName__',
            open_at_install: false,
          },
          browser_specific_settings: {
            gecko: {
              id: 'second-look@second-look.example',
              strict_min_version: `${OLDEST.firefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { side_panel: { default_path: 'inspector.html' }, minimum_chrome_version: OLDEST.chrome }),
  }),
});
