import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { join, resolve } from "node:path";

import { builtProgram } from "../built-program.ts";
import { inBatches } from "./in-batches.ts";

const STUB = resolve("test/delivery/stub-router.py");
const PLATFORMS = { gru1: "junos", mia1: "iosxr" } as const;

/** The routers of the example that stubs stand for. */
export type StubName = keyof typeof PLATFORMS;
export const STUB_NAMES: readonly StubName[] = ["gru1", "mia1"];

const SECRETS = [
  "BGP_PASSWORD_13335",
  "BGP_PASSWORD_262287",
  "BGP_PASSWORD_1299",
  "BGP_PASSWORD_20940",
];
/** A part of each secret, which no output may contain. */
export const SECRET = "geheim";
/** The secrets that the files need. */
export const STUB_SECRETS: Readonly<Record<string, string>> = Object.fromEntries(
  SECRETS.map((name) => [name, `${SECRET}-${name}`]),
);

/** What a stub runs. */
export interface StubState {
  readonly running: string;
  readonly pending: unknown;
  readonly lock: number | null;
  readonly history: readonly string[];
}

/** The example network in a repository, with a change of both routers that is built but not committed. */
export interface StubNetwork {
  readonly folder: string;
  /** The command of peerc. */
  readonly command: readonly string[];
  /** The file of a plan of both routers in one batch, or of one of them. */
  readonly plan: (name?: StubName) => string;
  /** What the routers run before. */
  readonly old: ReadonlyMap<StubName, string>;
}

/** Makes the network in a folder. */
export function makeStubNetwork(root: string): StubNetwork {
  const folder = join(root, "azion");
  cpSync("examples/azion", folder, { recursive: true });
  const program = builtProgram();
  const peerc = (...args: string[]) =>
    execFileSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=lab", "-c", "user.email=lab@example.net", ...args], {
      cwd: folder,
    });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Before");
  const text = (name: string) => readFileSync(join(folder, "rendered", `${name}.conf`), "utf8");
  const old = new Map(STUB_NAMES.map((name) => [name, running(name, text(name))]));
  const peers = join(folder, "peers/content.yaml");
  const limit = "max_prefixes: { ipv4: 2000, ipv6: 500 }";
  writeFileSync(peers, readFileSync(peers, "utf8").replace(limit, limit.replace("2000", "2500")));
  peerc("build", "--no-native-check");
  const whole = peerc("plan", "HEAD", "--format", "json", "--timer", "60");
  const plan = (name = "all") => join(root, `plan-${name}.json`);
  writeFileSync(plan(), inBatches(whole, [[...STUB_NAMES]]));
  for (const name of STUB_NAMES) writeFileSync(plan(name), inBatches(whole, [[name]]));
  return { folder, command: [process.execPath, program], plan, old };
}

/** A router's whole configuration with a rendered file in it. */
function running(name: StubName, text: string): string {
  if (name === "mia1") return `hostname mia1\n! ---- peerc ----\n${text}`;
  const body = text
    .split("\n")
    .filter((line) => !line.startsWith("##"))
    .join("\n");
  const group = body.slice(body.indexOf("groups {")).replace("    replace:\n", "");
  return `version 21.4R3;\n${group}routing-options {\n    router-id 179.191.175.1;\n    autonomous-system 52580;\n}\n`;
}

/** Stubs of both routers, and programs in place of `ssh` and `scp` that reach them. */
export interface Stubs {
  readonly folder: string;
  readonly ssh: readonly string[];
  readonly scp: readonly string[];
  /** Variables of the environment of whatever reaches them. */
  readonly environment: Readonly<Record<string, string>>;
  /** What they run in the end: where nobody took a load back, after its timer. */
  readonly ended: () => Promise<Readonly<Record<StubName, StubState>>>;
}

/** Makes stubs with faults, in a folder of their own. */
export function makeStubs(
  { old }: StubNetwork,
  root: string,
  faults: Partial<Record<StubName, string>>,
): Stubs {
  const folder = mkdtempSync(join(root, "play-"));
  for (const name of STUB_NAMES) {
    mkdirSync(join(folder, name, "files"), { recursive: true });
    writeFileSync(join(folder, name, "running.txt"), old.get(name) ?? "");
    writeFileSync(join(folder, name, "faults"), faults[name] ?? "");
  }
  const script = (name: string, text: string): readonly string[] => {
    writeFileSync(join(folder, name), text);
    return ["sh", join(folder, name)];
  };
  const stateOf = (name: StubName): StubState =>
    JSON.parse(
      execFileSync("/usr/bin/python3", [STUB, PLATFORMS[name], join(folder, name), name, "state"], {
        encoding: "utf8",
      }),
    ) as StubState;
  const states = () => ({ gru1: stateOf("gru1"), mia1: stateOf("mia1") });
  return {
    folder,
    // Options may stand before the router's name.
    ssh: script(
      "ssh.sh",
      `while [ "\${1#-}" != "$1" ]; do shift; done\ncase $1 in gru1) platform=junos ;; mia1) platform=iosxr ;; esac\nexec /usr/bin/python3 ${STUB} $platform ${folder}/$1 $1\n`,
    ),
    scp: script("scp.sh", `cp "$1" "${folder}/\${2%%:*}/files/$(basename "\${2#*:}")"\n`),
    environment: {
      XDG_RUNTIME_DIR: folder,
      // A timer of a minute runs out while a test waits, or never, by the fault.
      STUB_MINUTE: Object.values(faults).includes("drop-at-commit") ? "5" : "600",
    },
    ended: async () => {
      const isDone = () => Object.values(states()).every(({ pending }) => pending === null);
      for (let i = 0; i < 40 && !isDone(); i++) await wait(500);
      return states();
    },
  };
}
