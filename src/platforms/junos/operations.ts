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
 * Junos takes a confirmed commit back by itself. Sources: the CLI User Guide ("Commit Junos OS Configuration Changes
 * but Require Confirmation", "Load a Configuration from a File"), and the Junos XML Management Protocol Guide: a
 * confirmed commit cannot be performed on a private copy of the configuration, so it is `configure exclusive` here;
 * `commit check` confirms as well as `commit`; and confirming commits what runs again, so the old configuration is
 * `rollback 2` afterwards. Not tried on a router.
 */
export const operations: Operations = {
  // `commit confirmed` takes 1 to 65535 minutes.
  timer: { least: 60, most: 65535 * 60, step: 60 },
  settings: [
    { name: "junos.directory", default: "/var/tmp", about: "the folder for the file to load" },
  ],
  isComment: (line) => /^\s*(?:##.*|\/\*(?:(?!\*\/).)*\*\/\s*|$)$/.test(line),
  commands,
  look,
};

function commands(request: LoadRequest): LoadCommands {
  const { settings, timer } = request;
  const minutes = timer / 60;
  const target = `${settings.get("junos.directory") ?? ""}/peerc.conf`;
  const cli = (run: string, about: string, details = {}) => command("cli", run, about, details);
  const failures = ["error:"];
  const commitConfirmed = cli(
    `commit confirmed ${minutes}`,
    `it is loaded; without confirmation Junos takes it back after ${minutes} min`,
    { contains: ["commit complete"], lacks: failures },
  );
  const leave = cli("exit", "out of configuration mode");
  const confirm = cli(
    "commit",
    "kept; a commit check, or a commit of somebody else, would have confirmed it too",
    { contains: ["commit complete"], lacks: failures },
  );
  const removeFile = cli(`file delete ${target}`, "nothing reads it any more, and it has secrets");
  return {
    prepare: copyToRouter(request, target),
    check: [
      cli("configure exclusive", "nobody else can commit meanwhile, which would confirm this", {
        contains: ["Entering configuration mode"],
        lacks: ["error:", "changed but not committed"],
      }),
      cli(`load replace ${target}`, "the group peerc as the file has it", {
        contains: ["load complete"],
        lacks: ["error", "warning"],
      }),
      cli("show | compare", "what would change; read it: only the group peerc"),
      cli("commit check", "Junos accepts it", {
        contains: ["configuration check succeeds"],
        lacks: failures,
      }),
    ],
    load: [commitConfirmed],
    fetch: [
      cli("show configuration | no-more", "what runs; in a second session, in operational mode", {
        output: runningFile(request),
      }),
    ],
    verify: proveFetched(request),
    confirm: [confirm, leave],
    back: [
      cli("rollback 1", "what ran before; if the session is gone: configure exclusive first", {
        contains: ["load complete"],
      }),
      cli("commit", "is what runs again, and this commit is the confirmation of that", {
        contains: ["commit complete"],
        lacks: failures,
      }),
      leave,
    ],
    afterwards: [
      cli("show system commit", "the last commit took it back", { contains: ["0 "] }),
      removeFile,
      removeFetched(request),
    ],
    restore: [
      cli("configure exclusive", "nobody else can commit meanwhile", {
        contains: ["Entering configuration mode"],
        lacks: ["error:", "changed but not committed"],
      }),
      cli("rollback 2", "what ran before: the confirmation was a commit of its own", {
        contains: ["load complete"],
      }),
      cli("show | compare", "the change, the other way round; if it is not: rollback ? lists them"),
      commitConfirmed,
      confirm,
      leave,
    ],
    clean: [removeFile, removeFetched(request)],
  };
}

/** In operational mode; the sources are the platform's BGP command references. Not tried on a router. */
function look({ sessions, locals }: LookRequest): LookCommands {
  const cli = (run: string, about: string, details = {}) => command("cli", run, about, details);
  const one = (of: LookRequest["sessions"][number], text: string, details = {}) => {
    const { neighbor, title } = of;
    return cli(`show bgp neighbor ${neighbor} | match State`, title, {
      contains: [text],
      ...details,
    });
  };
  return {
    summary: cli("show bgp summary | no-more", "all sessions"),
    up: sessions.map((session) => one(session, "State: Established", { repeat: true })),
    down: sessions.map((session) => one(session, "State: Idle")),
    traffic: locals.flatMap((address) => {
      return [
        {
          command: cli(
            `show interfaces terse | match "${address}[/ ]"`,
            `the name of the interface with ${address}`,
          ),
          shows: "interface",
        },
        {
          command: cli(
            "show interfaces IFNAME | match rate",
            "its traffic: put the name in the place of IFNAME",
          ),
          shows: "rates",
        },
      ];
    }),
  };
}
