import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly file?: string;
}
export type Answerer = (
  request: IncomingMessage & { readonly url: string },
  host: string,
) => Answer | null | Promise<Answer | null>;

export interface Logged {
  readonly host: string;
  readonly url: string;
  readonly range?: string;
  readonly headers: IncomingHttpHeaders;
}
export function serve(
  hosts: Readonly<Record<string, string | Answerer>>,
  port?: number,
): Promise<{ readonly port: number; readonly log: readonly Logged[]; close(): Promise<void> }>;
