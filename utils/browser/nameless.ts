/**
 * The address that stands for a sandboxed frame without an origin, which the browser cannot name: it is a site to itself.
 * @param id of its document, of which there is only one
 */
export const namelessPage = (id: string) => `https://${id}.frame.invalid/`;

/** Whether it is such an address, by its host: whatever else stands in an address, a page may choose. */
export const isNameless = (pageUrl: string): boolean =>
  URL.parse(pageUrl)?.hostname.endsWith('.frame.invalid') ?? false;
