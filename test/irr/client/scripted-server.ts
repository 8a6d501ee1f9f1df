import { createServer, type AddressInfo } from "node:net";

/** What a server does with a query: sends a text as it is and continues, closes, or falls silent. */
export type Reply = string | { readonly send: string; readonly then: "close" | "hang" };

/** A server on loopback that follows a script. */
export interface ScriptedServer {
  readonly host: string;
  readonly port: number;
  /** The queries of each connection, in order. */
  readonly heard: readonly (readonly string[])[];
  close(): Promise<void>;
}

/** Starts a server that answers each line by a script, which knows the connection's number, from 1. */
export async function startScriptedServer(
  script: (query: string, connection: number) => Reply,
): Promise<ScriptedServer> {
  const heard: string[][] = [];
  const close = new AbortController();
  const server = createServer((socket) => {
    const queries: string[] = [];
    const connection = heard.push(queries);
    let pending = "";
    let silent = false;
    close.signal.addEventListener("abort", () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      const lines = (pending + chunk.toString("latin1")).split("\n");
      pending = lines.pop() ?? "";
      for (const query of lines) {
        if (silent) return;
        queries.push(query);
        const reply = script(query, connection);
        const { send, then } = typeof reply === "string" ? { send: reply, then: null } : reply;
        silent = then !== null;
        if (then === "close") socket.end(send);
        else socket.write(send);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    heard,
    close: () => {
      close.abort();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
