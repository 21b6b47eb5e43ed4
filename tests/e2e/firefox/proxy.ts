import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy that leads every host name to one local port: no privileged port, no names to list. */
export async function openProxy(target: number): Promise<{ port: number; close(): void }> {
  const proxy = http.createServer((_, response) => response.writeHead(502).end());
  proxy.on('connect', (_, client, head) => {
    const server = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      server.write(head);
      server.pipe(client).pipe(server);
    });
    for (const end of [server, client])
      end.on('error', () => [server, client].map((s) => s.destroy()));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
