import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { captured } from "../cli/captured.ts";
import { wrongInReport } from "../diff/as-published.ts";
import { networkHistory, type NetworkHistory } from "../fixtures/network-history.ts";

const PAGE = "docs/changes.md";

let history: NetworkHistory;
/** The commits, by the heading of the example. */
const commits = new Map<string, string>();

beforeAll(async () => {
  const [, file = ""] = /```yaml\n(.*?)```/s.exec(readFileSync(PAGE, "utf8")) ?? [];
  history = await networkHistory({ "changes.yaml": file });
  commits.set("A refresh with a new member", history.commitOf("registry-refresh"));
  commits.set("A limit raised by hand", history.commitOf("raised-limit"));
  const dump = join(history.folder, "irr/radb.rpsl");
  const text = readFileSync(join(history.root, dump), "utf8");
  const more = ["104.18.32.0/20", "104.18.48.0/20"].map(
    (prefix) => `route: ${prefix}\norigin: AS13335\nmnt-by: MAINT-AS13335\nsource: RADB\n\n`,
  );
  history.write({ [dump]: text.replace("route:          104.18.32.0/19\n", `${more.join("")}$&`) });
  const { code, stderr } = await captured(history.root, "fetch", history.folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  commits.set("A refresh inside of what is allowed", history.commit("Refresh the registry data"));
}, 120_000);
afterAll(() => history.remove());

test.each([
  ["A refresh inside of what is allowed", 0],
  ["A refresh with a new member", 2],
  ["A limit raised by hand", 2],
])("the page has the message about: %s", async (heading, expected) => {
  const commit = commits.get(heading) ?? "";
  const sides = [`${commit}~1`, commit];
  const { code, stdout, stderr } = await captured(
    history.root,
    ...["diff", ...sides, "--dir", history.folder, "--within", "changes.yaml"],
  );
  expect([code, stderr]).toEqual([expected, ""]);
  const json = await captured(
    history.root,
    ...["diff", ...sides, "--dir", history.folder, "--within", "changes.yaml", "--format", "json"],
  );
  expect([json.code, wrongInReport(json.stdout)]).toEqual([expected, []]);
  const output = stdout
    .replaceAll(commit, "HEAD")
    .replaceAll(commit.slice(0, 12), "HEAD")
    .trimEnd();
  const page = readFileSync(PAGE, "utf8");
  const at = page.indexOf(`### ${heading}\n`);
  expect(at).toBeGreaterThan(0);
  const [block = ""] = /```text\n.*?```/s.exec(page.slice(at)) ?? [];
  const now = `\`\`\`text\n${output}\n\`\`\``;
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    writeFileSync(PAGE, page.slice(0, at) + page.slice(at).replace(block, () => now));
  } else expect(block).toBe(now);
});
