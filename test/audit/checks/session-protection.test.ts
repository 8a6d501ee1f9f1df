import { describe, expect, test } from "@jest/globals";

import { decided, short } from "../harness.ts";

const of = (check: string, ...options: readonly string[]) =>
  short(
    decided(`session_protection: { ${check} }`, {
      peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20${options[0] ?? ""} }
      - { router: gru1, pni: eth0, local: 198.18.0.1, remote: 198.18.0.2${options[1] ?? ""} }
`,
    }),
  );

const PASSWORD = ", password: { env: BGP_PASSWORD_13335 }";
const TTL = ", ttl_security: true";
const BFD = ", bfd: true";

describe("session_protection", () => {
  test.each([
    ["options: [password]", [PASSWORD, PASSWORD], "ok"],
    ["options: [password]", [PASSWORD, ""], "violated"],
    ["options: [password], at: [exchange]", [PASSWORD, ""], "ok"],
    ["options: [password], at: [interface]", [PASSWORD, ""], "violated"],
    ["options: [ttl_security]", [TTL, TTL], "ok"],
    ["options: [ttl_security]", ["", TTL], "violated"],
    ["options: [bfd], at: [interface]", ["", BFD], "ok"],
    ["options: [bfd, ttl_security], at: [interface]", ["", BFD], "violated"],
  ])("%s with %j is %s", (check, options, verdict) => {
    expect(of(check, ...options).split(":")[0]).toBe(verdict);
  });

  test("says what is missing where", () => {
    expect(of("options: [password, bfd]", BFD, PASSWORD)).toBe(
      "violated: PEERC_AS13335_IX_V4 on gru1 lacks a password (RFC 2385) or TCP-AO (RFC 5925); " +
        "PEERC_AS13335_ETH0_V4 on gru1 lacks BFD (RFC 5880)",
    );
  });

  test("does not show the secret's name", () => {
    const shown = JSON.stringify(
      decided("session_protection: { options: [bfd] }", {
        peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20${PASSWORD} }
`,
      }),
    );
    expect(shown).toContain("violated");
    expect(shown).not.toContain("BGP_PASSWORD");
  });
});
