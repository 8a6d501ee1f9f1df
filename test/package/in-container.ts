import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { readContainerfile } from "../container/read-containerfile.js";
import { canReplay, replay } from "../container/replay.js";
import packageJson from "../../package.json" with { type: "json" };

const stages = readContainerfile(readFileSync("Containerfile", "utf8"));
const last = stages.at(-1)!;
const stepsOf = (is: string) => last.steps.filter((step) => step.is === is).map(({ text }) => text);

/** The tests of the Containerfile; `npm run test:container` builds it whole. */
export function runsInContainer(place: () => { readonly clone: string }): void {
  test("pins its base, installs from the lock file, and ends as a user who is not root", () => {
    expect(new Set(stages.map(({ base }) => base)).size).toBe(1);
    expect(last.base).toMatch(/^docker\.io\/library\/node:\d+\.\d+\.\d+-bookworm-slim$/);
    expect(stages[0]?.steps).toContainEqual({ is: "RUN", text: "npm ci" });
    expect(stages[0]?.steps.find(({ is }) => is === "COPY")?.text).toMatch(/package-lock\.json/);
    expect(stepsOf("USER")).toEqual(["node"]);
    expect(stepsOf("ENTRYPOINT")).toEqual(['["peerc"]']);
    for (const label of ["title", "licenses", "version", "revision"]) {
      expect(stepsOf("LABEL").join(" ")).toContain(`org.opencontainers.image.${label}=`);
    }
  });

  test("takes everything that the package has, and files that are there", () => {
    const copied = stages.flatMap(({ steps }) =>
      steps.flatMap(({ is, text }) =>
        is === "COPY" && !text.startsWith("--from") ? text.split(" ").slice(0, -1) : [],
      ),
    );
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    const inImage = stepsOf("COPY").flatMap((text) => text.split(" ").slice(0, -1));
    const wanted = packageJson.files.map((path) => (path === "dist" ? "/src/dist" : path));
    expect(inImage).toEqual(expect.arrayContaining(wanted));
    const ignored = readFileSync(".dockerignore", "utf8").trim().split("\n");
    expect(copied.filter((path) => ignored.includes(path))).toEqual([]);
  });

  const isRun = canReplay();
  (isRun ? test : test.skip)(
    "runs the example as its user, with the parsers that it installs",
    () => {
      const { status, stdout, stderr } = replay({
        context: ".",
        stages: [last],
        // The programs are installed here already, and the Node is the one that runs this.
        skip: ({ is, text }) => is === "RUN" && text.includes("apt-get"),
        node: process.execPath,
        copied: { "/src/dist": `${place().clone}/dist` },
        commands: readFileSync("test/container/example-commands.sh", "utf8"),
      });
      expect(stderr.match(/error\[.*/g)).toBeNull();
      expect(stdout).toContain('"vtysh": "8.4.4"');
      expect(stdout).toMatch(/^for1 .* bird -p /m);
      // bgpd starts for root alone, even to check a file.
      expect(stdout).toMatch(/^gig1 .* vtysh -C {2,}/m);
      expect(stdout).toContain("Nothing changed.");
      expect(stdout).toMatch(/: 4 routers, 18 peers, .*: valid$/m);
      expect(stdout).toMatch(/not-in-irr {2}\(\/opt\/peerc\/policies\/azion-peering\.yaml:\d+\)/);
      expect(stdout).toMatch(/^node$/m);
      expect(status).toBe(0);
    },
    150_000,
  );
}
