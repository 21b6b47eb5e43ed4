export function findChromium(): string | undefined;
export function findFirefox(): string | undefined;
export function setUp(what?: { tests?: boolean }): void;
