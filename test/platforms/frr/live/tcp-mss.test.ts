import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { PEER_ASN } from "../../../fixtures/loopback-session.ts";
import { until } from "../../../fixtures/until.ts";
import { openSession, type Speaker } from "../../bird/live/bgp-speaker.ts";
import { frrInstalled } from "../installed.ts";
import { startEmptyDaemon, type Daemon } from "./daemon.ts";

/** What is asked for, by the neighbor's address; the ends of what `limits` lets pass, and the numbers beside them. */
const ASKED: ReadonlyMap<string, number> = new Map([
  ["127.0.1.1", 500],
  ["127.0.1.2", 88],
  ["127.0.1.3", 32_767],
  ["127.0.1.4", 87],
  ["127.0.1.5", 32_768],
]);
/** Is asked of as well, and calls by itself. */
const CALLS = "127.0.1.6";

/** In every segment there are the timestamps, of 12 bytes, which are no data. */
const TIMESTAMPS = 12;

(frrInstalled() ? describe : describe.skip)("the TCP MSS of an FRR that runs", () => {
  const sockets: Socket[] = [];
  const speakers: Speaker[] = [];
  const servers: Server[] = [];
  let daemon: Daemon;

  /** The MSS of the connection with a neighbor, according to the kernel; 0 if there is none. */
  const synced = async (remote: string): Promise<number> => {
    const text = await daemon.vtysh(`show bgp neighbors ${remote}`);
    return Number(/synced tcp-mss is (\d+)/.exec(text)?.[1] ?? 0);
  };

  beforeAll(async () => {
    const port = 21_000 + (process.pid % 900);
    const started = await startEmptyDaemon(port);
    daemon = started;
    const lines: string[] = [];
    for (const [remote, bytes] of [...ASKED, [CALLS, 500] as const]) {
      const server = createServer((socket) => sockets.push(socket.on("error", () => null)));
      await new Promise<void>((resolve) => server.listen(0, remote, resolve));
      servers.push(server);
      const { port: listens } = server.address() as AddressInfo;
      lines.push(
        ` neighbor ${remote} remote-as ${PEER_ASN}`,
        ` neighbor ${remote} port ${remote === CALLS ? 1 : listens}`,
        ` neighbor ${remote} tcp-mss ${bytes}`,
        ` neighbor ${remote} ebgp-multihop 2`,
        ` neighbor ${remote} timers connect 1`,
      );
    }
    const text = ["router bgp 64500", " bgp router-id 192.0.2.1", ...lines, "exit", ""].join("\n");
    expect(await started.load(text)).toContain("tcp-mss");
  });

  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    for (const speaker of speakers) speaker.close();
    for (const server of servers) server.close();
    await daemon.stop();
  });

  test("is the declared one if bgpd connects, and Linux accepts it", async () => {
    const found = new Map<string, number>();
    await until("all connections", 200, async () => {
      for (const remote of ASKED.keys()) found.set(remote, await synced(remote));
      return [...found.values()].every((bytes) => bytes > 0);
    });
    const [usual = 0] = [found.get("127.0.1.4")];
    expect(usual).toBeGreaterThan(32_767);
    expect([...found.values()]).toEqual([
      500 - TIMESTAMPS,
      88 - TIMESTAMPS,
      32_767 - TIMESTAMPS,
      usual,
      usual,
    ]);
  });

  test("is the usual one where the neighbor connects", async () => {
    // Before it is ready bgpd closes a connection at once.
    await until("a session", 200, async () => {
      const opened = await openSession(CALLS, daemon.port, PEER_ASN).catch(() => null);
      if (opened) speakers.push(opened);
      return opened !== null;
    });
    await until("bgpd", 200, async () => (await synced(CALLS)) > 0);
    expect(await synced(CALLS)).toBeGreaterThan(500);
  });
});
