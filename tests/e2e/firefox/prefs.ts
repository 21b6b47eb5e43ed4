export const ID = 'second-look@second-look.example';
export const UUID = '6d1f0c1e-5a0e-4c55-9b1c-5ec0d100c000';

/** A quiet browser on a closed network, whose every request goes through our proxy. */
export const prefs = (proxyPort: number, marionettePort: number, downloads: string) => ({
  // An extension that is loaded from a folder goes with the browser; what it stored stays for its next start.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
  'browser.download.alwaysOpenPanel': false,
  'marionette.port': marionettePort,
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxyPort,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxyPort,
  'network.stricttransportsecurity.preloadlist': false,
  'media.autoplay.default': 0,
  'remote.prefs.recommended': true,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.startup.page': 0,
  'browser.startup.homepage': 'about:blank',
  'datareporting.policy.dataSubmissionEnabled': false,
  'services.settings.server': 'data:,',
  'extensions.getAddons.cache.enabled': false,
  'media.gmp-manager.updateEnabled': false,
});
