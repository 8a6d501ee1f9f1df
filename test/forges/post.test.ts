import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { capturedWith } from "../cli/captured.ts";
import { FakeForge, type Fault, type Played } from "./fake-forge.ts";

const PLAYED: readonly Played[] = ["github", "gitlab", "forgejo"];
const isList = ({ method }: { method: string }) => method === "GET";

let root = "";
let forge: FakeForge;
let pauses: number[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-post-"));
  pauses = [];
});
afterEach(async () => {
  await forge.stop();
  rmSync(root, { recursive: true, force: true });
});

async function play(played: Played): Promise<FakeForge> {
  forge = new FakeForge(played);
  await forge.start();
  return forge;
}

/** Runs `peerc post` with a text, in the environment of a pipeline. */
async function post(text: string, ...argv: readonly string[]) {
  return postAs({}, text, ...argv);
}

async function postAs(
  env: Readonly<Record<string, string | undefined>>,
  text: string | Buffer,
  ...argv: readonly string[]
) {
  writeFileSync(join(root, "text.md"), text);
  const outside = {
    env: { ...forge.env, ...env },
    pause: (ms: number) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    now: () => Date.UTC(2026, 0, 1),
  };
  const result = await capturedWith(outside, root, "post", "text.md", ...argv);
  // Whatever happens, the token is not printed, and there is no stack.
  expect(result.stdout + result.stderr).not.toContain(forge.token);
  expect(result.stdout + result.stderr).not.toContain("    at ");
  return result;
}

const bodies = () => forge.comments.map(({ author, body }) => `${author}: ${body}`);
const DIFF = "<!-- peerc post diff run=0 -->\n";

describe.each(PLAYED)("on %s", (played) => {
  beforeEach(() => play(played));

  test("one comment is created, then changed in place, and left alone if it is the same", async () => {
    forge.open({ number: 3 });
    expect((await post("one\n", "--request", "3")).code).toBe(0);
    expect((await post("two\n", "--request", "3")).stdout).toMatch(/request 3 is updated/);
    expect((await post("two\n", "--request", "3")).stdout).toMatch(/request 3 is unchanged/);
    expect((await post("other\n", "--request", "3", "--name", "networks/b")).code).toBe(0);
    expect(bodies()).toEqual([
      `${forge.own}: ${DIFF}two\n`,
      `${forge.own}: <!-- peerc post networks/b run=0 -->\nother\n`,
    ]);
  });

  test("a comment of somebody else is never changed, whatever it says", async () => {
    forge.comment(3, "mallory", `${DIFF}nothing changes, merge it\n`);
    expect((await post("the truth\n", "--request", "3")).code).toBe(0);
    expect(bodies()).toEqual([
      `mallory: ${DIFF}nothing changes, merge it\n`,
      `${forge.own}: ${DIFF}the truth\n`,
    ]);
  });

  test("our comment is found on any page, also if pages are not full", async () => {
    forge.pageSize = 7;
    for (let i = 0; i < 30; i++) forge.comment(3, "ana", `comment ${i}`);
    forge.comment(3, forge.own, `${DIFF}old\n`);
    for (let i = 0; i < 30; i++) forge.comment(3, "ana", `comment ${i}`);
    expect((await post("new\n", "--request", "3")).stdout).toMatch(/is updated/);
    expect(forge.comments).toHaveLength(61);
    expect(forge.comments[30]?.body).toBe(`${DIFF}new\n`);
  });

  test("a comment that is deleted in between is written anew", async () => {
    forge.comment(3, forge.own, `${DIFF}old\n`);
    forge.meanwhile = ({ method }) => {
      if (method === "PATCH" || method === "PUT") forge.comments.length = 0;
    };
    expect((await post("new\n", "--request", "3")).stdout).toMatch(/is created/);
    expect(bodies()).toEqual([`${forge.own}: ${DIFF}new\n`]);
  });

  test("two pipelines at once leave one comment, of the later run", async () => {
    let isFirst = true;
    forge.meanwhile = ({ method }) => {
      if (method !== "POST" || !isFirst) return;
      isFirst = false;
      forge.comment(3, forge.own, "<!-- peerc post diff run=8 -->\nof run 8\n");
    };
    expect((await post("of run 9\n", "--request", "3", "--run", "9")).code).toBe(0);
    expect(bodies()).toEqual([`${forge.own}: <!-- peerc post diff run=9 -->\nof run 9\n`]);
    const late = await post("of run 7\n", "--request", "3", "--run", "7");
    expect([late.code, late.stdout]).toEqual([
      0,
      "The comment diff of request 3 is of a later run, 9: it stays.\n",
    ]);
    expect(bodies()).toEqual([`${forge.own}: <!-- peerc post diff run=9 -->\nof run 9\n`]);
  });

  test.each<Fault>(["half", "lost", { status: 502 }])(
    "an answer that is lost (%p) does not write it twice",
    async (fault) => {
      let isFirst = true;
      forge.fault = ({ method }) => {
        if (method !== "POST" || !isFirst) return null;
        isFirst = false;
        return fault;
      };
      expect((await post("text\n", "--request", "3")).stdout).toMatch(/is created/);
      expect(bodies()).toEqual([`${forge.own}: ${DIFF}text\n`]);
    },
  );

  test("half a page is asked for again, and never taken for a whole one", async () => {
    forge.comment(3, forge.own, `${DIFF}old\n`);
    let left = 2;
    forge.fault = (call) => (isList(call) && call.path !== "/user" && left-- > 0 ? "half" : null);
    expect((await post("new\n", "--request", "3")).stdout).toMatch(/is updated/);
    forge.fault = (call) => (isList(call) && /comments|notes/.test(call.path) ? "half" : null);
    const { code, stderr } = await post("newer\n", "--request", "3");
    expect([code, forge.comments.length]).toEqual([1, 1]);
    expect(stderr).toMatch(
      /error\[forge-answer-broken\]: an answer of \w+ cannot be used: it is cut off/,
    );
  });

  test("it waits as long as it is asked to, and not for hours", async () => {
    let left = 2;
    const limited = { status: 429, headers: { "retry-after": "7" } };
    forge.fault = ({ method }) => (method === "POST" && left-- > 0 ? limited : null);
    expect((await post("text\n", "--request", "3")).code).toBe(0);
    expect(pauses).toEqual([7000, 7000]);
    expect(bodies()).toEqual([`${forge.own}: ${DIFF}text\n`]);
    forge.fault = () => ({ status: 429, headers: { "retry-after": "3600" } });
    const { code, stderr } = await post("more\n", "--request", "3");
    expect([code, pauses.length]).toEqual([1, 2]);
    expect(stderr).toContain("asks for a pause of 60 minutes");
  });

  test("a token without rights, a wrong one, and none are errors that say what is needed", async () => {
    forge.fault = ({ method }) => (method === "POST" ? { status: 403 } : null);
    const forbidden = await post("text\n", "--request", "3");
    expect([forbidden.code, forge.comments.length, pauses]).toEqual([1, 0, []]);
    expect(forbidden.stderr).toMatch(
      /error\[forge-refused\]: \w+ refuses: 403, "played"\n.*the token lacks a right; it needs/,
    );
    forge.fault = () => null;
    const wrong = await postAs({ PEERC_FORGE_TOKEN: "another" }, "text\n", "--request", "3");
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      expect.stringContaining("the token is wrong, or has run out"),
    ]);
    const none = { GITHUB_TOKEN: "", GITLAB_TOKEN: "", FORGEJO_TOKEN: "" };
    const without = await postAs(none, "text\n", "--request", "3");
    expect([without.code, without.stderr]).toEqual([
      1,
      expect.stringContaining("set the environment variable PEERC_FORGE_TOKEN or "),
    ]);
  });

  test("a text that is too long is cut at a line, with what is open closed", async () => {
    const longest = played === "gitlab" ? 1_000_000 : 65_536;
    const line = `${"x".repeat(98)}é\n`;
    const text = `# Diff\n<details><summary>all</summary>\n\n\`\`\`text\n${line.repeat(longest / 99)}\`\`\`\n</details>\n`;
    expect((await post(text, "--request", "3")).code).toBe(0);
    const [comment] = forge.comments;
    const body = comment?.body ?? "";
    expect(body.length).toBeGreaterThan(longest - 1000);
    expect(body.length).toBeLessThanOrEqual(longest);
    expect(body).toMatch(/é\n```\n\n<\/details>\n\n\d+ lines are left out here, .*\n$/);
  });

  test("nothing is written about a commit that the request is no longer at", async () => {
    forge.open({ number: 3, head: "b".repeat(40) });
    const moved = await post("text\n", "--request", "3", "--head", "a".repeat(40));
    expect([moved.code, forge.comments]).toEqual([2, []]);
    expect(moved.stderr).toContain("warning[request-has-moved]: request 3 is at bbbbbbbbbbbb now");
    expect((await post("text\n", "--request", "3", "--head", "b".repeat(40))).code).toBe(0);
    expect(forge.comments).toHaveLength(1);
  });

  const REQUEST = ["--branch", "peerc/refresh", "--onto", "main", "--title", "Refresh"];

  test("a branch has one request, which is opened and then changed", async () => {
    forge.open({ number: 1, branch: "peerc/refresh", isOwn: false, title: "of a fork" });
    forge.open({ number: 2, branch: "peerc/refresh", isOpen: false, title: "merged" });
    expect((await post("one\n", ...REQUEST)).stdout).toMatch(
      /^Request 3 of peerc\/refresh is created/,
    );
    expect((await post("two\n", ...REQUEST)).stdout).toMatch(
      /^Request 3 of peerc\/refresh is updated/,
    );
    expect((await post("two\n", ...REQUEST)).stdout).toMatch(
      /^Request 3 of peerc\/refresh is unchanged/,
    );
    expect(forge.requests.map(({ title, body }) => [title, body])).toEqual([
      ["of a fork", ""],
      ["merged", ""],
      ["Refresh", "two\n"],
    ]);
  });

  test("a request that another pipeline opens meanwhile is changed; 422 for another reason is an error", async () => {
    let isFirst = true;
    forge.meanwhile = ({ method }) => {
      if (method === "POST" && isFirst) {
        isFirst = false;
        forge.open({ number: 9, branch: "peerc/refresh", body: "of another" });
      }
    };
    expect((await post("mine\n", ...REQUEST)).stdout).toMatch(/^Request 9 .* is updated/);
    forge.requests.length = 0;
    forge.fault = ({ method }) =>
      method === "POST"
        ? {
            status: 422,
            body: '{"message":"Validation Failed","errors":[{"field":"head","code":"invalid"}]}',
          }
        : null;
    const { code, stderr } = await post("mine\n", ...REQUEST);
    expect([code, forge.requests]).toEqual([1, []]);
    expect(stderr).toContain(
      'refuses: 422, "Validation Failed; [{"field":"head","code":"invalid"}]"',
    );
  });
});

describe("what is given is checked before anything is sent", () => {
  beforeEach(() => play("github"));

  test.each<[string, Record<string, string | undefined>, readonly string[], string]>([
    ["no forge", { GITHUB_ACTIONS: "" }, ["--request", "3"], "the forge is not known"],
    [
      "a forge that is none",
      {},
      ["--request", "3", "--forge", "bitbucket"],
      "`bitbucket` is not one of",
    ],
    ["no request", {}, [], "the request is not known"],
    ["a request that is no number", {}, ["--request", "3/../4"], "`3/../4` is not a number"],
    [
      "a repository that is a path",
      { GITHUB_REPOSITORY: "net/.." },
      ["--request", "3"],
      "is not `owner/name`",
    ],
    [
      "an API without TLS",
      { GITHUB_API_URL: "http://forge.example/" },
      ["--request", "3"],
      "is not an https:// URL",
    ],
    [
      "an API with a password",
      { GITHUB_API_URL: "https://a:b@forge.example" },
      ["--request", "3"],
      "is not an https:// URL",
    ],
    [
      "a name that ends the mark",
      {},
      ["--request", "3", "--name", "a-->"],
      "is not a name of letters",
    ],
    [
      "a token with a line end",
      { PEERC_FORGE_TOKEN: "s3cret-token\nx" },
      ["--request", "3"],
      "is not one word",
    ],
    [
      "a branch that is an option",
      {},
      ["--branch", "a..b", "--onto", "main", "--title", "T"],
      "is not the name of a branch",
    ],
    [
      "a commit that is short",
      {},
      ["--request", "3", "--head", "abc"],
      "is not the full hash of a commit",
    ],
  ])("%s", async (_, env, argv, message) => {
    const { code, stderr } = await postAs(env, "text\n", ...argv);
    expect([code, forge.calls]).toEqual([1, []]);
    expect(stderr).toContain(message);
  });

  test("a text that is empty, or none", async () => {
    expect((await post(" \n", "--request", "3")).stderr).toContain(
      "text.md is not posted: it is empty",
    );
    const binary = await postAs({}, Buffer.from([0x50, 0, 1]), "--request", "3");
    expect([binary.code, forge.calls]).toEqual([1, []]);
  });

  test("a token is sent to the API's host only: no redirect, no next page elsewhere", async () => {
    const other = new FakeForge("github");
    await other.start();
    forge.user = "bot";
    forge.fault = ({ path }) =>
      /comments/.test(path)
        ? { status: 200, headers: { link: `<${other.api}/x>; rel="next"` }, body: "[]" }
        : null;
    expect((await post("text\n", "--request", "3")).stderr).toContain(
      "its next page is on another host",
    );
    forge.fault = () => ({ status: 301, headers: { location: other.api } });
    expect((await post("text\n", "--request", "3")).stderr).toContain("refuses: 301");
    expect(other.calls).toEqual([]);
    await other.stop();
  });

  test("a list without an end is no list", async () => {
    forge.fault = ({ path }) =>
      /comments/.test(path)
        ? { status: 200, headers: { link: `<${forge.api}${path}>; rel="next"` }, body: "[]" }
        : null;
    expect((await post("text\n", "--request", "3")).stderr).toContain("its list has no end");
  });

  test("a forge that quotes the token in a message", async () => {
    forge.fault = () => ({ status: 400, body: JSON.stringify({ message: `bad ${forge.token}` }) });
    expect((await post("text\n", "--request", "3")).stderr).toContain(
      'refuses: 400, "bad <token>"',
    );
  });
});
