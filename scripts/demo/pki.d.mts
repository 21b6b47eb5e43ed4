interface Issued {
  readonly certificate: { toString(format: 'pem'): string };
}
export function makeRoot(name: string): Promise<Issued>;
export function makeSigner(
  root: Issued,
  about: { readonly name: string; readonly organisation: string },
): Promise<Issued>;
