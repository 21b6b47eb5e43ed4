export interface CutStream {
  readonly init: Buffer;
  readonly fragments: readonly Buffer[];
}
export function cutFragments(file: Buffer): CutStream;
export function signFragments(
  stream: CutStream,
  signer: unknown,
  about: { readonly title: string; readonly generator: string; readonly sourceType: string },
): Promise<CutStream>;
