import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import {
  ACTIONS,
  CACHE_SETTINGS,
  MATCH_TYPES,
  OBJECTS,
  SESSION_OPTIONS,
  type Construct,
} from "../../../../src/platforms/junos/reader/constructs.ts";
import { CONDITIONS } from "../../../../src/platforms/junos/reader/read-condition.ts";
import { readText } from "../../reading.ts";
import { MODEL_WORDS } from "./model-words.ts";

const errors = (text: string) => readText("junos", [25, 4], text).errors;

const config = (policy: string, neighbor = "", session = "") => `
  policy-options {
    prefix-list L { 10.0.0.0/8; }
    route-filter-list R { 10.0.0.0/8 orlonger; }
    as-path A ".*"; as-path-group G { as-path a ".*"; }
    as-list N members 1; community C members 1:1;
    policy-statement Q { then accept; }
    policy-statement P { ${policy} }
  }
  routing-options { validation { group V { session 192.0.2.1 { port 3323; ${session} } } } }
  protocols { bgp { group g { type external; graceful-shutdown { receiver { disable; } }
    neighbor 198.51.100.2 { peer-as 64496; import P; ${neighbor} } } } }
`;

/** A statement that the reader accepts, for each word. */
const TAKEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  from: {
    family: "inet",
    protocol: "bgp",
    "next-hop": "192.0.2.1",
    "as-path": "A",
    "as-path-group": "G",
    origin: "igp",
    community: "C",
    "validation-database": "invalid",
    policy: "Q",
    "route-filter": "10.0.0.0/8 exact",
    "prefix-list": "L",
    "as-path-neighbors": "as-list N",
    "as-path-origins": "as-list N",
    "as-path-transits": "as-list N",
    "prefix-list-filter": "L orlonger",
    "route-filter-list": "R",
    "as-path-calc-length": "3 orhigher",
  },
  then: {
    metric: "1",
    "local-preference": "1",
    "validation-state": "invalid",
    community: "add C",
    "as-path-prepend": '"1 2"',
    "next-hop": "self",
    next: "term",
    accept: "",
    reject: "",
  },
  neighbor: {
    type: "external",
    description: "text",
    multihop: "ttl 2",
    "local-address": "198.51.100.1",
    "local-interface": "xe-0/0/0.0",
    "hold-time": "90",
    passive: "",
    keep: "all",
    "enforce-first-as": "",
    "log-updown": "",
    import: "P",
    family: "inet { unicast; }",
    "authentication-key": '"$9$x"',
    "authentication-algorithm": "ao; authentication-key-chain K",
    "authentication-key-chain": "K; authentication-algorithm ao",
    export: "P",
    "peer-as": "64496",
    "local-as": "64499",
    "graceful-restart": "{ disable; }",
    "graceful-shutdown": "{ receiver { disable; } }",
    shutdown: "",
    "tcp-mss": "1400",
    "bfd-liveness-detection": "minimum-interval 300",
    "otc-local-role": "peer",
    "keepalive-time": "30",
  },
  session: {
    traceoptions: "flag all",
    "refresh-time": "300",
    "hold-time": "600",
    "record-lifetime": "3600",
    preference: "100",
    port: "3323",
    "local-address": "192.0.2.2",
  },
  matchType: {
    exact: "",
    orlonger: "",
    longer: "",
    upto: "/24",
    "prefix-length-range": "/9-/24",
  },
};

const IN: Readonly<Record<string, (statement: string) => string>> = {
  from: (statement) => config(`term a { from { ${statement} } then accept; } then reject;`),
  then: (statement) => config(`term a { then { ${statement} } } then reject;`),
  neighbor: (statement) => {
    const text = config("then reject;", statement);
    // At one level only.
    return statement.startsWith("graceful-shutdown {")
      ? text.replace("graceful-shutdown { receiver { disable; } }\n", "\n")
      : text;
  },
  session: (statement) =>
    config("then reject;", "", statement.startsWith("port ") ? "" : statement),
  matchType: (statement) =>
    config(`term a { from { route-filter 10.0.0.0/8 ${statement} } then accept; } then reject;`),
};

const KNOWN: Readonly<Record<string, readonly Construct[]>> = {
  from: CONDITIONS,
  then: ACTIONS,
  neighbor: SESSION_OPTIONS,
  session: CACHE_SETTINGS,
  matchType: MATCH_TYPES,
};

describe.each(Object.keys(KNOWN))("%s", (place) => {
  const known = (KNOWN[place] ?? []).map(({ word }) => word);
  const put = IN[place] ?? String;

  test.each([...known])("%s is taken", (word) => {
    const value = TAKEN[place]?.[word];
    expect(value).toBeDefined();
    expect(errors(put(`${word} ${value ?? ""};`))).toEqual([]);
  });

  const model = MODEL_WORDS[place as keyof typeof MODEL_WORDS];
  test.each(model.filter((word) => !known.includes(word)))("%s is not understood", (word) => {
    const found = ["", "1", "1 2", "all", "{ x 1; }"].map((value) =>
      errors(put(`${word} ${value};`.replace("};", "}"))),
    );
    for (const messages of found) expect(messages.join()).toMatch(/not-understood/);
  });
});

test.each(MODEL_WORDS.family.filter((word) => !/^inet6?$/.test(word)))(
  "the family %s is not understood",
  (word) => {
    for (const inside of ["unicast", "signaling", "any"]) {
      const messages = errors(config("then reject;", `family ${word} { ${inside}; }`));
      expect(messages.join()).toMatch(/not-understood/);
    }
  },
);

test("docs/constructs/junos.md lists what the reader takes, and nothing else", () => {
  const page = readFileSync("docs/constructs/junos.md", "utf8");
  const rows = [...page.matchAll(/^\| `([^`]+)` *\| (.*?) *\| (.*?) *\|$/gm)].map((row) =>
    row.slice(1, 4),
  );
  const listed = [
    CONDITIONS,
    MATCH_TYPES,
    ACTIONS,
    OBJECTS,
    SESSION_OPTIONS,
    CACHE_SETTINGS,
  ].flatMap((constructs: readonly Construct[]) =>
    constructs.map(({ word, means, model, inside }) => [
      word,
      inside ? `${means}; inside: ${inside.map((one) => `\`${one}\``).join(", ")}` : means,
      model,
    ]),
  );
  expect(rows).toEqual(listed.map((row) => row.map((cell) => cell.replaceAll("|", "\\|"))));
});
