import {
  command,
  copyToRouter,
  proveFetched,
  removeFetched,
  runningFile,
} from "../device-command.ts";
import { linuxTraffic } from "../linux-traffic.ts";
import type {
  LoadCommands,
  LoadRequest,
  LookCommands,
  LookRequest,
  Operations,
} from "../operations.ts";

/**
 * BIRD reads the new file by another name and undoes that by itself unless it is confirmed; until then the files that
 * it would start with are the old ones, so a daemon that dies comes back with them. All of it was tried on 2.0.12:
 * `configure "FILE" timeout N`, that `configure status` counts down, that `configure confirm` after the time says
 * "Nothing to do", and that a later `configure` reads bird.conf again.
 */
export const operations: Operations = {
  // The manual has no bounds; the undo takes as long as a reconfiguration.
  timer: { least: 10, most: 65535, step: 1 },
  settings: [
    {
      name: "bird.directory",
      default: "/etc/bird",
      about: "the folder of bird.conf and peerc.conf",
    },
    { name: "bird.birdc", default: "birdc", about: "the client, with the options that it needs" },
    { name: "bird.bird", default: "bird", about: "the daemon's program, for bird -p" },
    { name: "bird.group", default: "bird", about: "the group as which the daemon reads its files" },
  ],
  isComment: (line) => /^\s*(?:#|$)/.test(line),
  commands,
  look,
};

function commands(request: LoadRequest): LoadCommands {
  const { settings, timer, isNew } = request;
  const valueOf = (name: string): string => settings.get(`bird.${name}`) ?? "";
  const folder = valueOf("directory");
  const [birdc, bird, group] = [valueOf("birdc"), valueOf("bird"), valueOf("group")];
  const [main, trial] = [`${folder}/bird.conf`, `${folder}/bird.conf.new`];
  const [file, next, old] = ["peerc.conf", "peerc.conf.new", "peerc.conf.old"].map(
    (name) => `${folder}/${name}`,
  ) as [string, string, string];
  const sh = (run: string, about: string, details = {}) => command("shell", run, about, details);
  const removeTrial = sh(
    `rm -f ${trial} ${next}`,
    "nothing reads them any more, and they have secrets",
  );
  return {
    prepare: copyToRouter(request, next),
    check: [
      ...(isNew ? [sh(`touch ${file}`, "bird.conf includes it, so it must be there")] : []),
      sh(`chgrp ${group} ${next} && chmod 640 ${next}`, "the daemon may read it"),
      sh(`cp -p ${file} ${old}`, "keep what is there"),
      sh(
        `sed 's|^\\([[:blank:]]*include[[:blank:]]*"[^"]*\\)peerc\\.conf"|\\1peerc.conf.new"|' ${main} > ${trial} && chgrp ${group} ${trial}`,
        "bird.conf as it will be: the same, with the new file",
      ),
      sh(
        `test "$(grep -c '^[[:blank:]]*include[[:blank:]].*peerc\\.conf\\.new"' ${trial})" = 1`,
        "it includes the new file, once",
      ),
      sh(`${bird} -p -c ${trial}`, "BIRD's parser accepts it", { lacks: ["error"] }),
      sh(`${birdc} 'configure check "${trial}"'`, "the running daemon accepts it", {
        contains: ["Configuration OK"],
      }),
    ],
    load: [
      sh(
        `${birdc} 'configure "${trial}" timeout ${timer}'`,
        `it is loaded; without confirmation BIRD undoes it after ${timer} s`,
        { contains: [`Undo scheduled in ${timer} s`, "Reconfig"] },
      ),
      sh(`${birdc} 'configure status'`, "all protocols have it, and the time runs", {
        contains: ["Daemon is up and running", "Configuration unconfirmed, undo in"],
        repeat: true,
      }),
    ],
    fetch: [
      sh(
        `${birdc} 'configure status'`,
        "it is still this load that runs: the daemon did not restart",
        {
          contains: ["Configuration unconfirmed, undo in"],
        },
      ),
      sh(
        `sed -e '/^[[:blank:]]*include[[:blank:]].*peerc\\.conf\\.new"/{r ${next}' -e 'd' -e '}' ${trial}`,
        "what the daemon has read: bird.conf with the new file in place of its line",
        { output: runningFile(request) },
      ),
    ],
    verify: proveFetched(request),
    confirm: [
      sh(`${birdc} 'configure confirm'`, "the time is stopped", {
        contains: ["Reconfiguration confirmed"],
      }),
      sh(`mv ${next} ${file}`, "the file that BIRD starts with is the new one now"),
      sh(`${birdc} 'configure check'`, "BIRD would start with it", {
        contains: ["Configuration OK"],
      }),
    ],
    back: [
      sh(`${birdc} 'configure undo'`, "BIRD does again what it did before", {
        contains: ["Undo requested"],
        lacks: ["Nothing to do"],
      }),
    ],
    afterwards: [
      sh(`${birdc} 'configure status'`, "nothing is left to be confirmed", {
        contains: ["Daemon is up and running"],
        lacks: ["unconfirmed"],
        repeat: true,
      }),
      removeTrial,
      removeFetched(request),
    ],
    restore: [
      sh(`cp -p ${old} ${file}`, "first the file: an undo would not touch it"),
      sh(`${birdc} 'configure timeout ${timer}'`, "the old file is loaded", {
        contains: [`Undo scheduled in ${timer} s`, "Reconfig"],
      }),
      sh(`${birdc} 'configure confirm'`, "and kept", { contains: ["Reconfiguration confirmed"] }),
    ],
    clean: [
      sh(
        `rm -f ${trial} ${next}`,
        "nothing reads them any more; peerc.conf.old stays, for a way back after the confirmation",
      ),
      removeFetched(request),
    ],
  };
}

function look({ sessions, locals, settings }: LookRequest): LookCommands {
  const birdc = settings.get("bird.birdc") ?? "";
  const sh = (run: string, about: string, details = {}) => command("shell", run, about, details);
  const show = (name: string) => `${birdc} 'show protocols "${name}"'`;
  return {
    summary: sh(`${birdc} 'show protocols'`, "all sessions"),
    up: sessions.map(({ name, title }) =>
      sh(show(name), title, { contains: [name, "Established"], repeat: true }),
    ),
    down: sessions.map(({ name, title }) =>
      sh(show(name), title, { contains: [name, "down"], lacks: ["Established"] }),
    ),
    traffic: locals.map(linuxTraffic),
  };
}
