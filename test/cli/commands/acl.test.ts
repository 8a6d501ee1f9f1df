import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { captured } from "../captured.ts";

/** A copy of examples/azion, so that no test can change the committed one. */
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-acl-"));
  cpSync("examples/azion", join(root, "azion"), { recursive: true });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("peerc acl", () => {
  test("gives the committed filters of examples/azion, byte for byte", async () => {
    const paths = ["nftables/for1.nft", "nftables/gig1.nft"].concat(
      ["gru1", "mia1"].flatMap((name) => [
        `aerleon/policies/pol/${name}.yaml`,
        `aerleon/definitions/${name}.yaml`,
      ]),
    );
    const { code, stdout, stderr } = await captured(root, "acl", "azion", "--out", "made");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    for (const path of paths)
      expect([path, read(`made/${path}`)]).toEqual([path, read(`azion/acl/${path}`)]);
    expect(stdout).toContain(
      "for1    ix-br-ce  enp4s0f2            ipv4        4                  25\n",
    );
    expect(stdout).toContain(
      "  for1 enp5s0f0: AS12956 is a transit; filters are for peers and route servers\n",
    );
    expect(stdout).toContain("\nTraffic to other addresses is counted. Written: made/.peerc, ");
  });

  test("--check writes nothing, and exits with 2 where a file is out of date", async () => {
    expect((await captured(root, "acl", "azion", "--check")).code).toBe(0);
    const dropping = await captured(root, "acl", "azion", "--check", "--mode", "drop");
    expect(dropping.code).toBe(2);
    expect(dropping.stdout).toContain(
      "counted and dropped. Out of date: azion/acl/aerleon/policies/",
    );
    expect(read("azion/acl/nftables/for1.nft")).not.toContain("drop\n");
    const nowhere = await captured(root, "acl", "azion", "--check", "--out", "nowhere");
    expect(nowhere.code).toBe(2);
    expect(existsSync(join(root, "nowhere"))).toBe(false);
  });

  test("--mode drop drops what it would only count, in every form", async () => {
    expect((await captured(root, "acl", "azion", "--mode", "drop", "--out", "dropping")).code).toBe(
      0,
    );
    const nft = (folder: string) => read(`${folder}/nftables/for1.nft`);
    const aerleon = (folder: string) => read(`${folder}/aerleon/policies/pol/mia1.yaml`);
    expect(nft("dropping").match(/_OTHER drop$/gm)?.length).toBe(4);
    expect(
      nft("dropping")
        .replaceAll("_OTHER drop\n", "_OTHER\n")
        .replace("counted and dropped", "counted"),
    ).toBe(nft("azion/acl"));
    expect(aerleon("dropping").match(/not-announced\n {8}action: deny$/gm)?.length).toBe(4);
    expect(aerleon("dropping").replaceAll("action: deny", "action: accept")).toBe(
      aerleon("azion/acl"),
    );
  });

  test("prints everything for programs with --format json", async () => {
    const { stdout } = await captured(root, "acl", "azion", "--check", "--format", "json");
    const { diagnostics, filters, leftOut, changed } = JSON.parse(stdout) as Record<
      string,
      unknown[]
    >;
    expect([diagnostics, changed]).toEqual([[], []]);
    expect(filters?.[0]).toMatchObject({
      router: "for1",
      exchange: null,
      interface: "enp4s0f0",
      family: "ipv4",
      peers: [4230],
    });
    expect(leftOut).toContainEqual({
      router: "for1",
      place: "enp5s0f0",
      why: "AS12956 is a transit; filters are for peers and route servers",
    });
  });

  test("does not replace a folder with files of others", async () => {
    mkdirSync(join(root, "mine/nftables"), { recursive: true });
    writeFileSync(join(root, "mine/nftables/for1.nft"), "mine\n");
    const { code, stderr } = await captured(root, "acl", "azion", "--out", "mine");
    expect(code).toBe(1);
    expect(stderr).toContain("error[directory-not-ours]");
    expect(read("mine/nftables/for1.nft")).toBe("mine\n");
  });

  test("says what an unknown mode or a broken network lacks, and writes nothing", async () => {
    const { code, stderr } = await captured(root, "acl", "azion", "--mode", "deny", "--out", "x");
    expect(code).toBe(64);
    expect(stderr).toContain("--mode takes count or drop, and got `deny`");
    expect((await captured(root, "acl", "nothing", "--out", "x")).code).toBe(1);
    expect(existsSync(join(root, "x"))).toBe(false);
  });
});
