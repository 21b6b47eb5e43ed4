/** A throw-away certificate for local host names, and its key, as PEM. */
export function selfSigned(names: readonly string[]): Promise<{ cert: string; key: string }>;
