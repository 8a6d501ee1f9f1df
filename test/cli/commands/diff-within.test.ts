import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

const FILE = "nothing:\n  - name: everything stays\n    on: {}\n";
let history: GitHistory;
beforeAll(() => {
  history = gitHistory();
  history.copy("examples/azion", "net");
  history.commit("the network");
});
afterAll(() => history.remove());

const within = async (...argv: readonly string[]) => {
  const result = await captured(history.root, "diff", "HEAD~1", "HEAD", "--dir", "net", ...argv);
  expect(result.stdout + result.stderr).not.toContain("    at ");
  return result;
};

test("the file is the one from before the change", async () => {
  const peers = readFileSync(join(history.root, "net/peers/content.yaml"), "utf8");
  history.commit("add the file", { "net/changes.yaml": FILE });
  const added = await within("--within", "changes.yaml");
  expect(added).toMatchObject({ code: 1, stdout: "" });
  expect(added.stderr).toContain("there is no changes.yaml before the change, in HEAD~1");
  expect(added.stderr).toContain("the change adds it: it counts once that is merged");

  history.commit("more sessions, and a file that allows nothing less", {
    "net/changes.yaml": `${FILE}# wider\n`,
    "net/peers/content.yaml": peers.replace("ipv4: 2000", "ipv4: 2500"),
  });
  const widened = await within("--within", "net/changes.yaml");
  expect(widened.code).toBe(2);
  expect(widened.stdout).toContain("Outside of changes.yaml: 2 of 2 differences.\n");
  expect(widened.stdout).toContain("  changes.yaml itself has changed");
  expect(widened.stdout).toContain(
    "nothing may change there (“everything stays”, HEAD~1:net/changes.yaml:2)",
  );
  expect((await within("--within", "changes.yaml", "--exit-zero")).code).toBe(0);
  // The same name, from the network's folder and from the current one.
  expect((await within("--within", "changes.yaml")).stdout).toBe(widened.stdout);

  history.commit("the file alone", { "net/changes.yaml": FILE });
  expect((await within()).code).toBe(0);
  const alone = await within("--within", "changes.yaml");
  expect(alone.code).toBe(2);
  expect(alone.stdout).toContain("Outside of changes.yaml: 1 of 1 difference.");

  history.commit("nothing", {
    "net/peers/content.yaml": `${peers.replace("ipv4: 2000", "ipv4: 2500")}# more\n`,
  });
  const nothing = await within("--within", "changes.yaml");
  expect([nothing.code, nothing.stdout.split("\n")[2]]).toEqual([0, "Within changes.yaml."]);
});

test("a file of another place is named with --allow, and either of the two is enough", async () => {
  history.write({
    "elsewhere.yaml": FILE,
    "wrong.yaml": "nothing:\n  - name: a\n    on: { peer: 13336 }\n",
  });
  expect(await within("--allow", "elsewhere.yaml")).toMatchObject({ code: 0, stderr: "" });
  expect((await within("--allow", "nowhere.yaml")).stderr).toBe(
    "error[no-allowed-file]: --allow: `nowhere.yaml` is not a file that can be read\n" +
      "  hint: give the path of a file on disk, from the current folder\n",
  );
  const wrong = await within("--allow", "wrong.yaml");
  expect([wrong.code, wrong.stdout]).toEqual([1, ""]);
  expect(wrong.stderr).toContain(
    "wrong.yaml:3:17: error[unknown-name]: there is no peer `AS13336`",
  );
  const twice = await within("--allow", "elsewhere.yaml", "--within", "changes.yaml");
  expect([twice.code, twice.stderr]).toEqual([64, expect.stringContaining("exclude each other")]);
  expect((await within("--within", "../elsewhere.yaml")).code).toBe(1);
});

test.each([
  ["--allow", "net/", "net/changes.yaml"],
  ["--allow", "", "changes.yaml"],
  ["--within", "peers", "peers/changes.yaml"],
  ["--within", "net", "net/changes.yaml"],
  ["--within", "", "changes.yaml"],
])("%s with the folder `%s` says that it takes a file", async (option, folder, file) => {
  const { code, stderr } = await within(option, folder);
  expect([code, stderr]).toEqual([
    1,
    `error[no-allowed-file]: ${option} takes a file of allowed changes, and \`${folder}\` is a folder\n` +
      `  hint: name the file, for example \`${option} ${file}\`\n`,
  ]);
});

test("names once what two terms newly accept for the same reason", async () => {
  const early =
    "  - { name: early, when: { community: { any: [65535:0] } }, edit: { set_local_preference: 50 }, then: accept }\n";
  const policy = readFileSync("policies/azion-peering.yaml", "utf8")
    .replace("name: azion-peering", "name: edge")
    .replace("  - use: set-local-preference\n", (rule) => early + rule);
  const network = readFileSync("examples/azion/network.yaml", "utf8");
  const peers = readFileSync("examples/azion/peers/content.yaml", "utf8");
  history.commit("two terms that accept", {
    "net/network.yaml": network.replace("policy: azion-peering", "policy: edge"),
    "net/policies/edge.yaml": policy,
    "net/peers/content.yaml": peers,
    "net/changes.yaml": FILE,
  });
  history.commit("another origin", {
    "net/peers/content.yaml": peers.replace(
      "as_sets: [RADB::AS-CLOUDFLARE]",
      (line) => `${line}\n    origins: [395747]`,
    ),
  });
  const { code, stdout } = await within("--within", "changes.yaml");
  expect(code).toBe(2);
  const outside = stdout.split("\n\n").find((part) => part.startsWith("Outside")) ?? "";
  const rows = outside.split("\n").filter((line) => line.includes("import, IPv4: newly accepted"));
  expect(rows).toHaveLength(1);
  expect(stdout).toContain("accept by early");
  expect(stdout).toContain("accept by accept-remaining");
});
