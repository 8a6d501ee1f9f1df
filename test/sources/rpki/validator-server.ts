import { gzipSync } from "node:zlib";

import { startServer, type FaultyServer } from "../http/faulty-server.ts";

/** What the validator has: as rpki-client prints it, made an hour before the examples' time. */
export const OUTPUT = {
  metadata: { buildtime: "2026-10-31T23:00:00Z" },
  roas: [
    { asn: 64500, prefix: "192.0.2.0/24", maxLength: 24, expires: 1_793_577_600 },
    { asn: 64500, prefix: "192.0.0.0/16", maxLength: 24, expires: 1_793_577_600 },
    { asn: 64501, prefix: "192.0.2.128/25", maxLength: 25, expires: 1_793_577_600 },
    { asn: 64502, prefix: "198.51.100.0/24", maxLength: 24, expires: 1_793_577_600 },
    { asn: 64500, prefix: "2001:db8::/32", maxLength: 48, expires: 1_793_577_600 },
  ],
  aspas: [
    { customer_asid: 64496, expires: 1_793_577_600, providers: [64999] },
    { customer_asid: 64500, expires: 1_793_577_600, providers: [64999] },
    { customer_asid: 64501, expires: 1_793_577_600, providers: [0] },
    { customer_asid: 64502, expires: 1_793_577_600, providers: [64999] },
  ],
};

/** What the validator does wrong: by the path that is asked for. */
const FAULTS: Readonly<Record<string, () => string | Buffer>> = {
  "/json": () => JSON.stringify(OUTPUT),
  "/gz": () => gzipSync(JSON.stringify(OUTPUT)),
  "/cut-gz": () => gzipSync(JSON.stringify(OUTPUT)).subarray(0, 80),
  "/cut": () => JSON.stringify(OUTPUT).slice(0, 300),
  "/html": () => "<!DOCTYPE html><title>Routinator</title>",
  "/empty": () => JSON.stringify({ ...OUTPUT, roas: [] }),
  "/other": () => JSON.stringify({ vrps: OUTPUT.roas }),
  "/future": () => JSON.stringify({ ...OUTPUT, metadata: { generated: 1_793_500_000 } }),
  "/no-time": () => JSON.stringify({ roas: OUTPUT.roas }),
  "/expired": () =>
    JSON.stringify({ ...OUTPUT, roas: [...OUTPUT.roas, { ...OUTPUT.roas[0], expires: 1 }] }),
};

/** Starts a server that plays a validator: what it does wrong is the path. */
export async function startValidator(): Promise<FaultyServer> {
  return startServer((response, { path }) => {
    const [name = ""] = path.split("?");
    if (name === "/initial")
      response.writeHead(503).end("Initial validation ongoing. Please wait.");
    else if (name === "/no-time") {
      response.setHeader("last-modified", "Sat, 31 Oct 2026 20:00:00 GMT").end(FAULTS[name]?.());
    } else response.end(FAULTS[name]?.() ?? "");
  });
}
