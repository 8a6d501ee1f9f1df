import { createServer, type AddressInfo, type Socket } from "node:net";

/** What the server does instead of answering a query correctly; the text is sent as it is. */
export type Fault = { readonly send: string; readonly then?: "close" | "hang" } | "close" | "hang";

/** A registry: members of as-sets, and prefixes of ASNs. */
export interface FakeRegistry {
  readonly sources: readonly string[];
  /** `RADB AS-X` → direct members. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly routes: Readonly<Record<number, readonly string[]>>;
  /** Whether `!a` is served. */
  readonly expandsSets?: boolean;
  /** Instead of the right answer to a query. */
  readonly faults?: Readonly<Record<string, Fault>>;
}

/** An IRRd server that can lie. */
export interface FakeServer {
  readonly port: number;
  readonly queries: readonly string[];
  close(): Promise<void>;
}

/** Serves a registry on loopback, faults and all. */
export async function startFakeServer(registry: FakeRegistry): Promise<FakeServer> {
  const queries: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let selected = registry.sources;
    let pending = "";
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      const lines = (pending + chunk.toString("latin1")).split("\n");
      pending = lines.pop() ?? "";
      for (const query of lines) {
        queries.push(query);
        const fault = registry.faults?.[query];
        if (fault === "hang") return;
        if (fault === "close") return void socket.destroy();
        if (fault !== undefined) {
          if (fault.then === "close") return void socket.end(fault.send);
          socket.write(fault.send);
          if (fault.then === "hang") return;
          continue;
        }
        if (query === "!q") return void socket.end();
        if (query.startsWith("!s") && query !== "!s-lc") {
          const wanted = query.slice(2).split(",");
          const known = wanted.every((source) => registry.sources.includes(source));
          if (known) selected = wanted;
          socket.write(known ? "C\n" : "F One or more selected sources are unavailable.\n");
        } else socket.write(answer(registry, selected, query));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    queries,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Data as the protocol frames it. */
export function framed(text: string): string {
  return `A${text.length + 1}\n${text}\nC\n`;
}

function answer(registry: FakeRegistry, selected: readonly string[], query: string): string {
  const list = (words: readonly string[]): string =>
    words.length === 0 ? "D\n" : framed([...new Set(words)].sort().join(" "));
  const findSource = (name: string): string | undefined =>
    selected.find((source) => registry.sets[`${source} ${name}`]);
  const find = (name: string): readonly string[] | undefined =>
    registry.sets[`${findSource(name)} ${name}`];
  const walk = (name: string, seen = new Set<string>()): readonly string[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    return (find(name) ?? []).flatMap((m) => (/^AS\d+$/.test(m) ? [m] : walk(m, seen)));
  };
  const routes = (asn: string, v6: boolean): readonly string[] =>
    (registry.routes[Number(asn.slice(2))] ?? []).filter((p) => p.includes(":") === v6);

  if (query === "!!") return "";
  if (query.startsWith("!n")) return "C\n";
  if (query === "!s-lc") return framed(registry.sources.join(","));
  if (query === "!a" && registry.expandsSets !== false) {
    return "F Missing required set name for A query\n";
  }
  const set = /^!a([46])(.*)$/.exec(query);
  if (set && registry.expandsSets !== false) {
    return list(walk(set[2] ?? "").flatMap((asn) => routes(asn, set[1] === "6")));
  }
  const origin = /^!([g6])(AS\d+)$/i.exec(query);
  if (origin) return list(routes(origin[2] ?? "", origin[1] === "6"));
  const object = /^!mas-set,(.*)$/.exec(query);
  if (object) {
    const [name = "", members] = [object[1], find(object[1] ?? "")];
    if (!members) return "D\n";
    return framed(`as-set: ${name}\nmembers: ${members.join(", ")}\nsource: ${findSource(name)}`);
  }
  const members = /^!i([^,]*)(,1)?$/.exec(query);
  if (members) {
    return list(members[2] ? walk(members[1] ?? "") : (find(members[1] ?? "") ?? []));
  }
  return "F Unrecognised command\n";
}
