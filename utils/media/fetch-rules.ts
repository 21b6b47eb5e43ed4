import type { UncheckedReason } from './byte-source.ts';

/** What decides whether an address may be read: the page it stands on, and what that page plays. */
export interface FetchContext {
  readonly pageUrl: string;
  /** Hosts the site's file lists for its media; `video.twimg.com` covers its subdomains too. */
  readonly mediaHosts: readonly string[];
  /** The direct address that the page itself plays. */
  readonly src?: string;
}

/**
 * The wall between a hostile page and the extension's power to fetch anything (DESIGN §7). Null means "go ahead".
 * `redirected`: the address was reached by a redirect from an allowed one, so any public host may hold it, as it
 * may for the page. Names that resolve to a private address cannot be seen here; nothing that is read from them
 * reaches the page but a verdict.
 */
export function mayFetch(
  address: string,
  { pageUrl, mediaHosts, src }: FetchContext,
  redirected = false,
): UncheckedReason | null {
  const url = parse(address);
  const page = parse(pageUrl);
  if (!url || !page || !/^https?:$/.test(url.protocol)) return 'no-address';
  const own = src ? parse(src) : null;
  const played = url.href === own?.href || (own !== null && isPieceOf(own, url));
  const listed = mediaHosts.some((host) => isUnder(hostName(url), host));
  const allowed =
    (url.protocol === 'https:' || page.protocol === 'http:') &&
    !url.username &&
    !url.password &&
    (played || url.port === '') &&
    (played || listed || redirected) &&
    (url.host === page.host || !isPrivateHost(url.hostname));
  return allowed ? null : 'not-allowed';
}

/** Whether an address is that of an HLS playlist, by its name. */
export const isPlaylist = (address: string): boolean =>
  /\.m3u8$/i.test(URL.parse(address)?.pathname ?? '');

/** What lies on the server of the playlist that the page plays: that server speaks for both. */
const isPieceOf = (src: URL, { origin }: URL) => isPlaylist(src.href) && src.origin === origin;

/** The URL parser has already turned `0x7f.1`, `017700000001` and `2130706433` into `127.0.0.1`. */
function parse(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url) url.hash = '';
  return url;
}

const hostName = (url: URL) => url.hostname.replace(/\.+$/, '');
/** Whether a host is another one or lies below it. */
export const isUnder = (host: string, parent: string): boolean =>
  host === parent || host.endsWith(`.${parent}`);

/**
 * Host patterns that no page can send us to: special IPv4 ranges (IANA special-purpose registry, RFC 6890), all
 * IPv6 outside public unicast 2000::/3 and the transition ranges that wrap an IPv4 address in it (6to4, Teredo),
 * names of the local network, and names without a dot. Written for a canonical host; RE2 syntax, no look-around.
 */
const PRIVATE_HOSTS: readonly string[] = [
  '(0|10|127)\\.\\d+\\.\\d+\\.\\d+',
  '(169\\.254|192\\.168|198\\.1[89])\\.\\d+\\.\\d+',
  '(172\\.(1[6-9]|2\\d|3[01])|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))\\.\\d+\\.\\d+',
  '(192\\.0\\.[02]|198\\.51\\.100|203\\.0\\.113)\\.\\d+',
  '(22[4-9]|2[34]\\d|25[0-5])\\.\\d+\\.\\d+\\.\\d+',
  '\\[([^23][^\\]]*|[23][^:]{0,2}:[^\\]]*|2001:(0:|:|db8:)[^\\]]*|2002:[^\\]]*)\\]',
  '([^/:@.]+\\.)*(localhost|local|internal|lan|home|corp|intranet)\\.?',
  '([^/:@.]+\\.)*home\\.arpa\\.?',
  '[^/:@.\\[\\]]+\\.?',
];
const PRIVATE_HOST = new RegExp(`^(${PRIVATE_HOSTS.join('|')})$`, 'i');

/** Whether a host (as `URL.hostname` gives it) is this machine, its network, or no public place at all. */
export function isPrivateHost(hostname: string): boolean {
  return PRIVATE_HOST.test(hostname);
}

/** The same hosts as whole addresses, in the form of declarativeNetRequest's `regexFilter`. */
export const PRIVATE_ADDRESS_RULES: readonly string[] = PRIVATE_HOSTS.map(
  (host) => `^https?://([^/?#]*@)?(${host})(:\\d+)?/`,
);

/** A declarativeNetRequest rule, as plain data. */
export interface AddressRule {
  readonly id: number;
  readonly priority: number;
  readonly action: { readonly type: 'block' | 'allow' };
  readonly condition: {
    readonly regexFilter: string;
    readonly initiatorDomains: string[];
    readonly resourceTypes: ['xmlhttprequest'];
  };
}

/**
 * Session rules that stop the extension's own requests to private addresses, wherever a redirect leads. Ids run from 1.
 * `initiator` is `runtime.id` (Chrome) or the UUID of the extension's address (Firefox).
 */
export function privateAddressRules(initiator: string): AddressRule[] {
  return PRIVATE_ADDRESS_RULES.map((regexFilter, index) => ({
    id: index + 1,
    priority: 1,
    action: { type: 'block' },
    condition: { regexFilter, initiatorDomains: [initiator], resourceTypes: ['xmlhttprequest'] },
  }));
}

/** Lets requests to one host (`URL.host`, its port included) through those rules: a page on it is open. */
export function exemptionRule(initiator: string, host: string, id: number): AddressRule {
  const literal = host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return {
    id,
    priority: 2,
    action: { type: 'allow' },
    condition: {
      regexFilter: `^https?://${literal}/`,
      initiatorDomains: [initiator],
      resourceTypes: ['xmlhttprequest'],
    },
  };
}
