export const makeReader = (_: unknown) => undefined;
