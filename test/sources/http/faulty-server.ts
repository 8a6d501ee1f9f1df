import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";

/** What was asked of a server. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** An HTTP server on loopback that answers as a test says. */
export interface FaultyServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/** Starts a server; `answer` writes the answer to the request with that number (from 0). */
export async function startServer(
  answer: (response: ServerResponse, asked: Asked, number: number) => void,
): Promise<FaultyServer> {
  const all: Asked[] = [];
  const server = createServer((request, response) => {
    const asked = { path: request.url ?? "", headers: request.headers };
    all.push(asked);
    answer(response, asked, all.length - 1);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked: all,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
