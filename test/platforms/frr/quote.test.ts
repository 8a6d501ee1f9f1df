import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  comment,
  freeText,
  isHostName,
  isName,
  name,
  unsafeCharacter,
} from "../../../src/platforms/frr/quote.ts";
import type { PeerPlan, RouterPlan } from "../../../src/model/index.ts";
import { accept, reject, term } from "../../fixtures/plan.ts";
import { limitsOf, planOf, render } from "./frr-plan.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."ab |!#'\"$?;{}\\\n\r\t\u2028\u0085".split("")) }),
);

/** The commands of a file: the first two words of every line that is no comment. */
function commands(text: string): readonly string[] {
  return text
    .split(/[\n\r\u2028\u2029\u0085\v\f]/)
    .filter((line) => !/^\s*(?:!|$)/.test(line))
    .map((line) => line.trim().split(" ").slice(0, 3).join(" "));
}

describe("texts that a person writes never become configuration", () => {
  const plain = commands(render(planOf()));

  test("a description or shutdown message is refused, or is the end of one line", () => {
    fc.assert(
      fc.property(anyText, anyText, (description, message) => {
        const plan = planOf({ description, options: { shutdown: { message } } });
        if (limitsOf(plan).length > 0) return;
        const text = render(plan);
        expect(commands(text).filter((c) => !c.endsWith(" shutdown"))).toEqual(plain);
        expect(text).not.toMatch(/[|$?]/.test(description + message) ? /./ : /^$/);
      }),
      { numRuns: 500 },
    );
  });

  test("names in comments stay in their comments", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plan = planOf();
        const peers: readonly PeerPlan[] = plan.peers.map((peer) => ({
          ...peer,
          name: text,
          sessions: peer.sessions.map((s) => ({ ...s, place: text })),
        }));
        const named: RouterPlan = { ...plan, peers, networkName: text, site: text };
        expect(commands(render(named))).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  test("a comment is one line, and short enough for vtysh", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(comment(text)).not.toMatch(/[\n\r\u2028\u2029\u0085$]/);
      }),
    );
    expect(comment("x".repeat(5000)).length).toBeLessThan(1100);
    expect(comment("São Paulo")).toBe("São Paulo");
  });

  test("names and reasons of terms are refused where they are no plain text", () => {
    for (const bad of ["a|b", "a\nb", "", "x".repeat(61), "$HOME"]) {
      for (const bare of [term(100, bad, [], accept), term(100, "x", [], reject(bad))]) {
        const policy = {
          name: "PEERC_X_IMPORT",
          family: "ipv4",
          direction: "import",
          terms: [bare],
        } as const;
        expect(limitsOf(planOf({ import: policy })).map((d) => d.code)).toContain("unsafe-text");
      }
    }
  });
});

describe("quoting", () => {
  test("trap 12: a pipe would send the line to another program and lose it", () => {
    expect(unsafeCharacter("a | b")).toBe("|");
    expect(() => freeText("a | b")).toThrow("unsafe");
    expect(limitsOf(planOf({ description: "a | b" })).map((d) => [d.code, d.message])).toEqual([
      ["unsafe-text", "router gru1: the description of PEERC_X contains |, which FRR cannot quote"],
    ]);
  });

  test("trap 12: runs of blanks are one blank, as FRR keeps them", () => {
    expect(freeText("  a   b ")).toBe("a b");
  });

  test("names the character", () => {
    expect(unsafeCharacter("a\nb")).toBe("U+000A");
    expect(unsafeCharacter("é")).toBe("U+00E9");
    expect(unsafeCharacter("! # \" ' { } ; \\ are fine")).toBeNull();
  });

  test("trap 12: names have no apostrophe, and no more than 128 characters", () => {
    expect(isName("PEERC_AS1_V4")).toBe(true);
    for (const bad of ["PEERC_A'B", "PEERC_", "AS1", "PEERC_A B", `PEERC_${"X".repeat(123)}`]) {
      expect(isName(bad)).toBe(false);
      expect(() => name(bad)).toThrow("not a name");
    }
  });

  test("a secret is the name of an environment variable", () => {
    const codes = limitsOf(planOf({ options: { password: { env: "A} x" } } })).map((d) => d.code);
    expect(codes).toEqual(["unsafe-text"]);
  });

  test("a host name is one word", () => {
    expect(isHostName("gru1.example.net")).toBe(true);
    for (const bad of ["", "a b", "a\nb", "-a"]) expect(isHostName(bad)).toBe(false);
  });
});
