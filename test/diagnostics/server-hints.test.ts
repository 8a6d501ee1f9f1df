import { expect, test } from "@jest/globals";

import { diagnostic } from "../../src/diagnostics/index.ts";

/** Messages of Node and our clients about a server, and what to do about each. */
test.each([
  [
    "getaddrinfo ENOTFOUND whois.example.invalid",
    "the name whois.example.invalid does not resolve: check its spelling, and the DNS of this machine",
  ],
  [
    "getaddrinfo EAI_AGAIN whois.example.invalid",
    "the name whois.example.invalid does not resolve: check its spelling, and the DNS of this machine",
  ],
  [
    "connect EHOSTUNREACH 192.0.2.1:43",
    "whois.example.invalid:43 is unreachable from here: check the network of this machine",
  ],
  [
    "connect ENETUNREACH 2001:db8::1:43",
    "whois.example.invalid:43 is unreachable from here: check the network of this machine",
  ],
  [
    "connect ETIMEDOUT 192.0.2.1:43",
    "whois.example.invalid:43 does not answer in time: a firewall may block it, or `irr.timeout` is too short",
  ],
  ["it lost its way", "try again, or use another server"],
])("%s", (problem, hint) => {
  const params = { object: "AS-X", server: "whois.example.invalid:43", problem };
  expect(diagnostic("irr-server-failed", params, {}).hint).toBe(hint);
});
