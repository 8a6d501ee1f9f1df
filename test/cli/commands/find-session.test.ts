import { expect, test } from "@jest/globals";

import { findSession } from "../../../src/cli/commands/find-session.ts";
import { Diagnostics } from "../../../src/diagnostics/index.ts";
import type { SessionPlan } from "../../../src/model/index.ts";
import { onLink } from "../../fixtures/on-link.ts";

const on = (name: string, device: string) => (session: SessionPlan) => ({
  ...session,
  name,
  options: { ...session.options, interface: device },
});
const PLANS = [
  { ...onLink("bird", [2, 0, 12], on("PEERC_A", "eth1")), name: "gru1" },
  { ...onLink("bird", [2, 0, 12], on("PEERC_B", "eth2")), name: "gru2" },
];

/** The name of the session that a text means, or the codes of what is reported. */
function found(wanted: string): string {
  const diagnostics = new Diagnostics();
  const session = findSession(PLANS, wanted, null, { peers: [] }, diagnostics.report);
  return session?.name ?? diagnostics.all.map(({ code }) => code).join();
}

test("a link-local neighbor is found by its address, if its interface distinguishes it from others", () => {
  expect(found("fe80::2")).toBe("ambiguous-session");
  expect(found("fe80::2%eth1")).toBe("PEERC_A");
  expect(found("FE80:0::2%eth2")).toBe("PEERC_B");
  expect(found("fe80::2%eth3")).toBe("unknown-session");
  expect(found("fe80::3")).toBe("unknown-session");
  expect(found("a")).toBe("PEERC_A");
});
