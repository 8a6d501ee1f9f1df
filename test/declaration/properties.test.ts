import { readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse, stringify } from "yaml";

import { formatText } from "../../src/diagnostics/index.ts";
import { load, small } from "./harness.ts";

const KITCHEN: unknown = parse(readFileSync(new URL("kitchen-sink.yaml", import.meta.url), "utf8"));
const FILES = { "irr/radb.rpsl": "", "irr/tc.rpsl.gz": "", "base/gru1.conf": "" };

/** Every place in plain data. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

function put(root: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: unknown = Array.isArray(root) ? [...(root as unknown[])] : { ...(root as object) };
  const at = copy as Record<string, unknown>;
  at[key] = put(at[key], rest, value);
  return copy;
}

const anything = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1,
    70000,
    "",
    "x",
    "strict",
    "10s",
    "0s",
    "1/8",
    [],
    {},
  ),
  fc.constantFrom(
    "gru1",
    "ix-a",
    "192.0.2.1",
    "2001:db8:a::9",
    "AS-X",
    "198.51.100.0/24",
    "52580:1",
  ),
  fc.constantFrom<unknown>([null], [[]], { env: "X" }, { env: 1 }, { ipv4: "1" }, { x: { y: [] } }),
  fc.string(),
);

test("for any value anywhere, there is a declaration or an error, never a crash, and never neither", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...places(KITCHEN)), anything), {
        minLength: 1,
        maxLength: 3,
      }),
      (changes) => {
        const changed = changes.reduce((root: unknown, [path, value]) => {
          // An earlier change may have taken the place away.
          const exists = path.reduce<unknown>(
            (at, key) =>
              typeof at === "object" && at !== null
                ? (at as Record<string, unknown>)[key]
                : undefined,
            root,
          );
          return exists === undefined ? root : put(root, path, value);
        }, KITCHEN);
        const { declaration, diagnostics } = load({ "network.yaml": stringify(changed), ...FILES });
        expect(declaration === null).toBe(diagnostics.some((d) => d.severity === "error"));
        expect(formatText(diagnostics)).not.toMatch(/undefined|\[object/);
      },
    ),
    { numRuns: 200 },
  );
});

test("a description that is accepted is one line that can be seen, in any script", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 90 }), (text) => {
      const description = JSON.stringify(text);
      const { declaration } = load(small({ session: `, description: ${description}` }));
      const read = declaration?.peers[0]?.sessions[0]?.description;
      if (read === undefined) return;
      expect(read).toBe(text);
      expect(read).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]{1,80}$/u);
    }),
    { numRuns: 200 },
  );
});

test("a message to a neighbor that is accepted is visible text on one line that fits into one message", () => {
  const sign = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const text = signs.join("");
      const message = JSON.stringify(text);
      const { declaration } = load(
        small({ session: `, state: { is: shut, message: ${message} }` }),
      );
      const read = declaration?.peers[0]?.sessions[0]?.options.shutdown;
      if (read === undefined) return;
      if (read === null || !("message" in read)) throw new Error(JSON.stringify(read));
      expect(read.message).toBe(text);
      expect(text).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
      expect(text).not.toMatch(/^\s|\s$|\s\s/u);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(255);
    }),
    { numRuns: 200 },
  );
});

test("a secret of any characters is never shown, wherever it is written", () => {
  const secret = fc
    .string({ unit: "grapheme-ascii", minLength: 5, maxLength: 30 })
    .filter((text) => !/^x+$/.test(text) && !small().includes(text) && text.trim().length >= 5);
  const place = fc.constantFrom(
    (text: string) => `password: ${text}`,
    (text: string) => `passive: 3, password: ${text}, multihop: 900`,
    (text: string) => `password: { env: ${text} }, timers: 4`,
    (text: string) => `password: { env: X, other: ${text} }`,
    (text: string) => `tcp_ao: { keys: [ { id: 900, algorithm: md5, secret: ${text} } ] }`,
  );
  fc.assert(
    fc.property(secret, place, (text, write) => {
      const { declaration, diagnostics } = load(
        small({ session: `, ${write(JSON.stringify(text))}` }),
      );
      if (/^[A-Z][A-Z0-9_]*$/.test(text)) return;
      expect(declaration).toBeNull();
      const printed = formatText(diagnostics);
      expect(printed).not.toContain(text);
      expect(printed).not.toContain(JSON.stringify(text));
    }),
    { numRuns: 100 },
  );
});
