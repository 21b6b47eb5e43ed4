export function signMp4(
  input: Uint8Array,
  signer: unknown,
  made: {
    readonly title: string;
    readonly generator: string;
    readonly sourceType: string;
    readonly assertions?: readonly object[];
  },
): Promise<Buffer>;
