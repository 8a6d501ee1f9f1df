import { expect, test } from "@jest/globals";

import { compile, compileParts, type Registry } from "../../src/compile/index.ts";
import type { Declaration } from "../../src/declaration/index.ts";
import { Diagnostics } from "../../src/diagnostics/index.ts";
import { CompileAgain } from "../../src/incremental/compile-again.ts";
import { platforms } from "../../src/platforms/index.ts";
import type { PolicyLibrary } from "../../src/policy/index.ts";
import type { RouterPlan } from "../../src/model/index.ts";
import { loadSmallNetwork } from "../fixtures/network.ts";

const { declaration, library, registry } = loadSmallNetwork();
const sessionsOf = (plans: readonly RouterPlan[] | null) =>
  plans?.flatMap((plan) => plan.peers.flatMap((peer) => peer.sessions)) ?? [];

/** Compiles one input after the other with one memory; gives the sessions of each. */
function inTurn(
  ...inputs: readonly {
    readonly declaration: Declaration;
    readonly library: PolicyLibrary;
    readonly registry: Registry;
  }[]
) {
  const again = new CompileAgain();
  return inputs.map((input) => {
    const diagnostics = new Diagnostics();
    const whole = { ...input, platforms, baseFiles: new Map<string, string | null>() };
    const sessions = sessionsOf(compileParts(whole, diagnostics.report, again).plans);
    again.endRound();
    const fresh = new Diagnostics();
    expect(sessions).toEqual(sessionsOf(compile(whole, fresh.report)));
    expect(diagnostics.all).toEqual(fresh.all);
    return sessions;
  });
}

test("a peer that is declared as before, in the same place, is the same object", () => {
  const input = { declaration, library, registry };
  const [before, after] = inTurn(input, input);
  expect(before!.length).toBeGreaterThan(0);
  expect(after!.every((session, i) => session === before![i])).toBe(true);
});

test("a peer that is declared otherwise, or elsewhere in its file, is compiled anew", () => {
  const input = { declaration, library, registry };
  const [first] = declaration.peers;
  const changed = { ...first!, name: "Another" };
  const moved = { ...first!, span: { ...first!.span, start: first!.span.start + 1 } };
  for (const peer of [changed, moved]) {
    const peers = [peer, ...declaration.peers.slice(1)];
    const [before, after] = inTurn(input, { ...input, declaration: { ...declaration, peers } });
    expect(after![0]).not.toBe(before![0]);
  }
});

test("all peers are compiled anew when anything changes that they may depend on", () => {
  const input = { declaration, library, registry };
  const network = { ...declaration.network, name: "Another" };
  const [name, object] = [...registry][0]!;
  for (const other of [
    { ...input, declaration: { ...declaration, network } },
    { ...input, library: { ...library } },
    { ...input, registry: new Map([...registry, [name, { ...object }]]) },
  ]) {
    const [before, after] = inTurn(input, other);
    expect(after!.some((session, i) => session === before![i])).toBe(false);
  }
});
