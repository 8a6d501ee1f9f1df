import { describe, expect, test } from "@jest/globals";

import { loadAssertions } from "../../src/assertions/index.ts";
import { Diagnostics } from "../../src/diagnostics/index.ts";
import { parseWithoutSecrets } from "../../src/document/index.ts";
import { loadPolicies } from "../../src/policy/index.ts";
import { shippedSources } from "../fixtures/shipped-policies.ts";
import { allFormats } from "./all-formats.ts";

const SECRET = "Zq7Xw9Vh4";

const shownOf = (text: string) => {
  const { root, diagnostics } = parseWithoutSecrets({ path: "p.yaml", text });
  const source = root?.span.source ?? diagnostics[0]?.span?.source;
  return source?.text ?? "nothing";
};

describe("a YAML file is shown without its secret:", () => {
  test.each([
    `password: ${SECRET} # old: ${SECRET}`,
    `password: { env: X } # was ${SECRET}`,
    `password: { env: X }, # ${SECRET}`,
    `{ password: { env: X }, description: "a # b" } # was ${SECRET}`,
    `foo: &p ${SECRET}\npassword: *p`,
    `password: &p ${SECRET}\nfoo: *p`,
    `description: ${SECRET}\npassword: ${SECRET}`,
    `passwords: [${SECRET}]`,
    `password:\n  - ${SECRET}`,
    `password:\n  env: ${SECRET}`,
    `md5: { key_string: ${SECRET} }`,
    `tcp_ao: { keys: [${SECRET}] }`,
    `tcp_ao: { keys: [{ id: 1, secret: ${SECRET} }] }`,
    `tcp_ao: { keys: [{ id: 1, key-string: ${SECRET} }] }`,
    `tcp_ao: { keys: [{ id: 1, algorithm: x, keystring: ${SECRET} }] }`,
    `bgp_key: ${SECRET}`,
    `authentication_key: ${SECRET}`,
    `auth: { type: md5, value: ${SECRET} }`,
    `token: ${SECRET}`,
    `Password: ${SECRET}`,
    `pass phrase: ${SECRET}`,
    `passphrase: ${SECRET}`,
    `credentials: ${SECRET}`,
    `password ${SECRET}`,
    `"password": "${SECRET}"`,
    `? password\n: ${SECRET}`,
    `password: |\n  ${SECRET}\n  ${SECRET}\nx: 1`,
    `password: >-\n  ${SECRET}\n\n  ${SECRET}\nx: 1`,
    `password: "a\\\n  ${SECRET}"\nx: 1`,
    `{ password: ${SECRET}, asn: 1 }`,
    `password: "a\\n${SECRET}"`,
    `password: !!str ${SECRET}`,
    `password: ${SECRET}\r\nasn: 1\r\n`,
    `\ufeffpassword: ${SECRET}`,
    `password: [${SECRET}\nasn: 1`,
    `- password=${SECRET}`,
    `{ asn: 1, password=${SECRET} }`,
    `password ${SECRET}: null`,
    `- bgp-password ${SECRET}`,
    `keys: ${SECRET}\n]`,
  ])("%j", (text) => {
    const shown = shownOf(text);
    expect(shown).not.toContain(SECRET);
    expect(shown).toContain("<secret>");
    // However long it is.
    expect(shownOf(text.replaceAll(SECRET, SECRET.repeat(3)))).toBe(shown);
  });

  test.each([
    "password: { env: BGP_PASSWORD_1 }",
    "tcp_ao: { keychain: PEERS }",
    "tcp_ao: { keys: [{ id: 1, algorithm: hmac-sha-1-96, secret: { env: K } }] }",
    "exchanges:\n  key-west: { name: Key West }\nrouters:\n  auth: { platform: frr }",
    "diff:\n  flags: { authentication-removed: off }",
    'passive: true # really\ndescription: "password # 1"',
    "description: |\n  # password: see vault\n",
  ])("which %j does not have", (text) => {
    expect(shownOf(text)).toBe(text);
  });

  test("and keeps its other places", () => {
    const text = `{ password: ${SECRET}, asn: 1, passive: [} ]\nname: x\n`;
    const shown = shownOf(text);
    expect(shown.split("\n")).toHaveLength(3);
  });
});

describe("a secret in a file that has no place for one is not shown:", () => {
  test("a policy's", () => {
    const found = new Diagnostics();
    const text = `name: x\nimport:\n  - password: ${SECRET}\npassword: ${SECRET}\n`;
    const policies = [{ path: "policies/x.yaml", text }];
    loadPolicies([{ ...shippedSources(), policies }], found.report);
    const printed = allFormats(found.all);
    expect(printed).toContain("password: <secret>");
    expect(printed).not.toContain(SECRET);
  });

  test("a test's", () => {
    const found = new Diagnostics();
    const text = `assertions:\n  - name: x\n    password: ${SECRET}\n`;
    const names = {} as Parameters<typeof loadAssertions>[1];
    loadAssertions([{ path: "tests/x.yaml", text }], names, found.report);
    const printed = allFormats(found.all);
    expect(printed).toContain("password: <secret>");
    expect(printed).not.toContain(SECRET);
  });
});
