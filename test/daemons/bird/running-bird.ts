import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { formatPrefix } from "../../../src/net/index.ts";
import { until } from "../../fixtures/until.ts";
import { openSession } from "../../platforms/bird/live/bgp-speaker.ts";
import { ControlSocket, type AnswerLine } from "./control-socket.ts";
import { OWN_ASN, ROAS } from "./material.ts";
import { learnedRoutes, ownRoutes } from "./routes.ts";

/**
 * A running BIRD that has the routes of the test in its tables `master4` and `master6`, and loads one text after
 * another.
 */
export interface RunningBird {
  ask(command: string): Promise<readonly AnswerLine[]>;
  /** Whether it could load a text: null, or why not. */
  check(text: string): Promise<string | null>;
  /** Loads a text in the place of the one before. */
  load(text: string): Promise<void>;
  stop(): Promise<void>;
}

const NEIGHBOR = { address: "127.0.1.77", asn: 64501 };

/** Starts BIRD on its own port of 127.0.0.1, with a neighbor that has sent all routes. */
export async function startBird(): Promise<RunningBird> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-bird-"));
  const [main, texts, socket] = ["bird.conf", "texts.conf", "ctl"].map((name) =>
    join(directory, name),
  ) as [string, string, string];
  const port = 19_000 + (process.pid % 900);
  writeFileSync(texts, "");
  writeFileSync(main, mainFile(directory, port));
  const child = spawn("bird", ["-f", "-c", main, "-s", socket, "-P", join(directory, "pid")], {
    stdio: "inherit",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const opened: ControlSocket[] = [];
  await until("BIRD", 50, async () => {
    opened.push(
      ...(await ControlSocket.open(socket).then(
        (one) => [one],
        () => [],
      )),
    );
    return opened.length > 0;
  });
  const [control] = opened;
  if (!control) throw new Error("BIRD has no control socket");
  const ask = (command: string) =>
    control.ask(command).catch((problem: unknown) => {
      const text = readFileSync(texts, "utf8");
      throw new Error(`BIRD ended at \`${command}\` with the text:\n${text}`, { cause: problem });
    });
  const speaker = await openSession(NEIGHBOR.address, port, NEIGHBOR.asn, 0);
  const learned = learnedRoutes();
  speaker.send(learned);
  const total = learned.length + ownRoutes().length + ROAS.length;
  await until("BIRD", 50, async () =>
    (await ask("show route count")).some(({ text }) => text.includes(`Total: ${total} of`)),
  );
  return {
    ask,
    check: async (text) => {
      writeFileSync(texts, text);
      return refusalOf(await ask("configure check"));
    },
    load: async (text) => {
      writeFileSync(texts, text);
      const refusal = refusalOf(await ask("configure"));
      if (refusal !== null) throw new Error(`BIRD refused together what it took alone: ${refusal}`);
    },
    stop: async () => {
      speaker.close();
      control.close();
      // It has nothing to clean up that is not in the directory.
      child.kill("SIGKILL");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Null where BIRD says that it reads the configuration, or does what it says. */
function refusalOf(answer: readonly AnswerLine[]): string | null {
  const { code, text } = answer.at(-1) ?? { code: "", text: "" };
  return /^00(03|04|20)$/.test(code) ? null : text.replace(/^.*\.conf:/, "");
}

function mainFile(directory: string, port: number): string {
  const of = (sign: string, texts: readonly string[]) => texts.filter((t) => t.includes(sign));
  const own = ownRoutes().map(({ prefix }) => `route ${formatPrefix(prefix)} unreachable;`);
  const roas = ROAS.map(({ prefix, max, asn }) => `route ${prefix} max ${max} as ${asn};`);
  return `log "${join(directory, "log")}" { warning, error, auth };
log stderr { bug, fatal };
router id 192.0.2.98;
ipv4 table sink4;
ipv6 table sink6;
roa4 table R4;
roa6 table R6;
protocol device { }
protocol static roas4 { roa4 { table R4; }; ${of(".", roas).join(" ")} }
protocol static roas6 { roa6 { table R6; }; ${of("::", roas).join(" ")} }
protocol static own4 { ipv4; ${of(".", own).join(" ")} }
protocol static own6 { ipv6; ${of("::", own).join(" ")} }
protocol bgp feed {
  local 127.0.0.1 port ${port} as ${OWN_ASN};
  neighbor ${NEIGHBOR.address} as ${NEIGHBOR.asn};
  multihop; passive; enforce first as off; allow local as 100; hold time 0;
  ipv4 { import all; export none; };
  ipv6 { import all; export none; };
}
include "texts.conf";
`;
}
