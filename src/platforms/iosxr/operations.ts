import {
  command,
  copyToRouter,
  proveFetched,
  removeFetched,
  runningFile,
} from "../device-command.ts";
import type {
  LoadCommands,
  LoadRequest,
  LookCommands,
  LookRequest,
  Operations,
} from "../operations.ts";

/**
 * IOS-XR rolls a confirmed commit back by itself. Source: "Configuration Management Commands on the Cisco IOS XR
 * Software" (`commit`, `load`, `rollback configuration`, `show configuration failed`). `show commit changes diff`
 * misprints some changes (Vincent Bernat, "Broken commit diff on Cisco IOS XR", 2022; 7.6.2), so it is for reading, and
 * the proof decides. Who leaves configuration mode without the confirmation is asked, and the rollback is at once (the
 * question as quoted in ansible-collections/cisco.iosxr issue 260): so it is one session from the load to the confirmation,
 * and `rollback configuration last 1` after it would take back the rollback. Not tried on a router.
 */
export const operations: Operations = {
  // `commit confirmed` takes 30 to 65535 seconds.
  timer: { least: 30, most: 65535, step: 1 },
  settings: [
    {
      name: "iosxr.directory",
      default: "harddisk:",
      about: "the file system for the file to load",
    },
  ],
  isComment: (line) => /^\s*(?:!|#|$)/.test(line),
  commands,
  look,
};

function commands(request: LoadRequest): LoadCommands {
  const { settings, timer } = request;
  const target = `${settings.get("iosxr.directory") ?? ""}/peerc.cfg`;
  const cli = (run: string, about: string, details = {}) => command("cli", run, about, details);
  const failures = ["% Failed", "%ERROR", "% Invalid input"];
  const open = cli("configure exclusive", "nobody else can commit meanwhile", {
    lacks: ["locked", "% "],
  });
  const confirm = cli("commit", "kept", { lacks: failures });
  const leave = cli("exit", "out of configuration mode");
  const removeFile = cli(
    `delete ${target} noprompt`,
    "nothing reads it any more, and it has secrets",
  );
  return {
    prepare: copyToRouter(request, `/${target}`),
    check: [
      open,
      cli(`load ${target}`, "every line was taken", { lacks: ["% ", "failed", "error"] }),
      cli("show configuration failed load", "no line was refused", { lacks: ["!!"] }),
      cli("show commit changes diff", "what would change; read it, and do not rely on it"),
    ],
    load: [
      cli(
        `commit confirmed ${timer}`,
        `it is loaded; without confirmation IOS-XR takes it back after ${timer} s. If it refuses: show configuration failed`,
        { lacks: failures },
      ),
    ],
    fetch: [
      cli("show running-config", "what runs; in a second session, after terminal length 0", {
        output: runningFile(request),
      }),
    ],
    verify: proveFetched(request),
    confirm: [confirm, leave],
    back: [
      cli(
        "exit",
        "IOS-XR asks, because the confirmation is missing; if it asks anything else: no",
        {
          contains: ["will not be confirmed"],
        },
      ),
      cli("yes", "what ran before runs again, at once"),
    ],
    afterwards: [
      cli("show configuration commit list 2", "the last one took it back"),
      removeFile,
      removeFetched(request),
    ],
    restore: [
      cli("show configuration rollback changes last 1", "the change, the other way round"),
      cli("rollback configuration last 1", "what ran before runs again", { lacks: failures }),
    ],
    clean: [removeFile, removeFetched(request)],
  };
}

/** In operational mode; the sources are the platform's BGP command references. Not tried on a router. */
function look({ sessions, locals }: LookRequest): LookCommands {
  const cli = (run: string, about: string, details = {}) => command("cli", run, about, details);
  const one = (of: LookRequest["sessions"][number], text: string, details = {}) => {
    const { neighbor, title, family } = of;
    return cli(`show bgp ${family} unicast neighbors ${neighbor} | include BGP state`, title, {
      contains: [text],
      ...details,
    });
  };
  return {
    summary: cli("show bgp all all summary", "all sessions"),
    up: sessions.map((session) => one(session, "BGP state = Established", { repeat: true })),
    down: sessions.map((session) => one(session, "BGP state = Idle")),
    traffic: locals.flatMap((address) => {
      const isV6 = address.includes(":");
      return [
        {
          command: cli(
            `show ${isV6 ? "ipv6" : "ipv4"} interface brief | include ${address}`,
            `the name of the interface with ${address}`,
          ),
          shows: "interface",
        },
        {
          command: cli(
            "show interfaces IFNAME | include rate",
            "its traffic: put the name in the place of IFNAME",
          ),
          shows: "rates",
        },
      ];
    }),
  };
}
