import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";

import { converse } from "../../../src/cli/output/converse.ts";
import type { Answers } from "../../../src/cli/starting/answers.ts";
import { idFrom, isId } from "../../../src/cli/starting/is-id.ts";
import { networkText } from "../../../src/cli/starting/network-text.ts";
import { QUESTIONS } from "../../../src/cli/starting/questions.ts";
import { readExchange } from "../../../src/cli/starting/read-exchange.ts";
import { readRouter } from "../../../src/cli/starting/read-router.ts";
import { writeNewFiles } from "../../../src/cli/starting/write-new-files.ts";
import { parseAddress, parseObjectName } from "../../../src/net/index.ts";
import { HOSTILE } from "../adding/hostile-texts.ts";

const problemOf = (option: string, text: string): string | null => {
  const question = QUESTIONS.find((each) => each.option === option);
  if (!question) throw new Error(option);
  return question.problem(text, { texts: () => [], peeringdb: null });
};

/** The declaration of a network with this name, which an exchange has too. */
function declared(name: string) {
  const router = readRouter("gru1=frr,192.0.2.1");
  const exchange = readExchange("ix=192.0.2.0/24", []);
  const object = parseObjectName("AS-X");
  const cache = parseAddress("2001:db8::1");
  if (typeof router === "string" || typeof exchange === "string" || !object || !cache) {
    throw new Error("these are right");
  }
  const answers: Answers = {
    asn: 52580,
    name,
    isLab: false,
    asSets: [object],
    irrServers: ["rr.ntt.net"],
    irrSources: ["RADB"],
    rpkiCaches: [cache],
    routers: [router],
    exchanges: [{ ...exchange, name }],
    peer: {
      ...{ asn: 13335, name: null, asSet: null, router: null, pni: null },
      ...{ locals: [], remotes: [] },
    },
    peeringdb: null,
    owners: [],
  };
  return parse(networkText(answers, "https://example.net/s.json", new Map())) as {
    readonly network: { readonly asn: number; readonly name: unknown };
    readonly exchanges: { readonly ix: { readonly name: unknown } };
  };
}

describe("names", () => {
  const isRight = (name: string): boolean => problemOf("name", name) === null;
  const names = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: "binary", maxLength: 70 }),
    fc.string({
      unit: fc.constantFrom(...Array.from(`"'\\:#{}[],&*!|>%@\`- aÉ\n`)),
      maxLength: 12,
    }),
  );

  test("are written so that they are read as they were given, or refused", () => {
    fc.assert(
      fc.property(names, (name) => {
        if (!isRight(name)) return;
        const { network, exchanges } = declared(name);
        expect(network).toEqual({ asn: 52580, name, as_sets: ["AS-X"] });
        expect(exchanges.ix.name).toBe(name);
      }),
      { numRuns: 300 },
    );
  });

  test("are refused if somebody could not see what is in them, or if they are too long", () => {
    const refused = HOSTILE.filter((name) => !isRight(name));
    expect(refused.every((name) => /[\p{C}\p{Zl}\p{Zp}]/u.test(name) || name.length > 64)).toBe(
      true,
    );
    expect(refused).toContain("line one\nasn: 1\n# two");
    expect(refused).toContain("\u202eright to left");
    expect(problemOf("name", " ")).toBe("it is empty");
  });
});

test("routers, exchanges and owners never take a sign that YAML or CODEOWNERS would see", () => {
  fc.assert(
    fc.property(fc.constantFrom(...HOSTILE), (text) => {
      for (const given of [text, `${text}=junos,192.0.2.1`, `a=junos,192.0.2.1,${text}`]) {
        const router = readRouter(given);
        if (typeof router !== "object") continue;
        expect(isId(router.name)).toBe(true);
        expect(router.version ?? "1").toMatch(/^\d[\w.-]*$/);
      }
      for (const given of [text, `${text}=192.0.2.0/24`, `a=192.0.2.0/24,${text}`]) {
        const exchange = readExchange(given, []);
        if (typeof exchange === "object") expect(isId(exchange.id)).toBe(true);
      }
      if (problemOf("owner", text) === null) expect(text).toMatch(/^[\w@./+-]+$/);
    }),
    { numRuns: 100 },
  );
});

test("an exchange's name is made from any name, and two long ones stay two", () => {
  expect(idFrom("IX.br São Paulo", 1)).toBe("ix-br-sao-paulo");
  expect(idFrom("1-IX EU", 1)).toBe("ix-eu");
  expect(idFrom("网络", 1)).toBeNull();
  const long = "Equinix Internet Exchange Frankfurt";
  expect([idFrom(`${long} North`, 60), idFrom(`${long} South`, 61)]).toEqual([
    "equinix-internet-exch-60",
    "equinix-internet-exch-61",
  ]);
});

describe("writeNewFiles", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "peerc-new-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("removes what it has written if one file cannot be, and the folders that it has made", () => {
    const files = ["a/b/c", "d", "d/e"].map((path) => [path, { text: path }] as const);
    const failed = writeNewFiles(join(root, "new"), new Map(files), "network.yaml");
    expect(failed?.path).toBe(join(root, "new/d/e"));
    expect(readdirSync(root)).toEqual([]);
  });

  test("never replaces a file that somebody has made meanwhile", () => {
    writeNewFiles(root, new Map([["a", { text: "theirs" }]]), "");
    const files = new Map(["0", "a"].map((path) => [path, { text: "ours" }]));
    expect(writeNewFiles(root, files, "0")?.problem).toContain("EEXIST");
    expect(readdirSync(root)).toEqual(["a"]);
    expect(readFileSync(join(root, "a"), "utf8")).toBe("theirs");
  });
});

describe("converse", () => {
  /** A terminal of which a test types the keys. */
  function terminal() {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 200 });
    let shown = "";
    output.on("data", (text: Buffer) => (shown += text.toString()));
    return { input, talk: converse(input, output), shown: () => shown };
  }

  test("asks, and gives lines that were pasted ahead to the questions that come after", async () => {
    const { input, talk, shown } = terminal();
    const first = talk.ask("First? ");
    input.write("one\ntwo\n");
    expect([await first, await talk.ask("Second? ")]).toEqual(["one", "two"]);
    expect(shown()).toMatch(/First\? .*Second\? two\n/s);
    talk.end();
  });

  test.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("ends with %s", async (_, key) => {
    const { input, talk } = terminal();
    const first = talk.ask("First? ");
    input.write(key);
    expect([await first, await talk.ask("Second? ")]).toEqual([null, null]);
  });
});
