import {
  command,
  copyToRouter,
  proveFetched,
  removeFetched,
  runningFile,
} from "../device-command.ts";
import type { DeviceCommand, LoadCommands, LoadRequest, Operations } from "../operations.ts";

/** What frr-reload.py prints before the lines that it would change, and what vtysh says of lines that it does not know. */
const CHANGES = ["Lines To Delete", "Lines To Add"];
const COMPLAINTS = ["% Unknown command", "% Ambiguous command", "% Command incomplete"];

/**
 * FRR has no rollback: before the load a timer is started that loads the old file again, unless its flag is removed
 * first, which only one of the two can do. /etc/frr/frr.conf stays the old one until the confirmation, so daemons that
 * die come back with it. Exit codes of frr-reload.py mean little (8.4.4: 1 for a new `rpki` block although all of it was
 * applied): a following `--test` decides, which prints what is left to change.
 */
export const operations: Operations = {
  timer: { least: 10, most: 65535, step: 1 },
  settings: [
    { name: "frr.directory", default: "/etc/frr", about: "the folder of frr.conf" },
    { name: "frr.vtysh", default: "vtysh", about: "the shell, with the options that it needs" },
    {
      name: "frr.reload",
      default: "/usr/lib/frr/frr-reload.py",
      about: "frr-reload.py, with the options that it needs",
    },
    { name: "frr.group", default: "frr", about: "the group as which the daemons read their files" },
    {
      name: "frr.timer",
      default: "systemd",
      about: "what waits: a transient timer of systemd, or a process that sleeps",
      values: ["systemd", "sleep"],
    },
  ],
  isComment: (line) => /^\s*(?:!|#|$)/.test(line),
  commands,
};

function commands(request: LoadRequest): LoadCommands {
  const { settings } = request;
  const valueOf = (name: string): string => settings.get(`frr.${name}`) ?? "";
  const folder = valueOf("directory");
  const [vtysh, reload, group] = [valueOf("vtysh"), valueOf("reload"), valueOf("group")];
  const [file, next, old] = ["frr.conf", "frr.conf.new", "frr.conf.old"].map(
    (name) => `${folder}/${name}`,
  ) as [string, string, string];
  const flag = `${folder}/peerc-back.due`;
  const sh = (run: string, about: string, details = {}) => command("shell", run, about, details);
  const toOld = [
    sh(`${reload} --reload ${old}`, "the old file is loaded", { exit: null }),
    sh(`${reload} --test ${old}`, "nothing is left to change; if something is: load it again", {
      lacks: CHANGES,
    }),
  ];
  const timer = timerOf(request, { folder, flag, reload, old });
  const save = sh(`${vtysh} -w`, "what runs is what FRR starts with", { contains: ["[OK]"] });
  return {
    prepare: copyToRouter(request, next),
    check: [
      sh(`chgrp ${group} ${next} && chmod 640 ${next}`, "the daemons may read it"),
      sh(`${vtysh} -w`, "what runs now is in frr.conf", { contains: ["[OK]"] }),
      sh(`cp -p ${file} ${old}`, "keep it: it is what will be loaded to go back"),
      sh(`${vtysh} -C -f ${next}`, "vtysh knows every line", { exit: null, lacks: COMPLAINTS }),
      sh(`${reload} --test ${next}`, "what would change; read it"),
    ],
    load: [
      ...timer.start,
      sh(`${reload} --reload ${next}`, "it is loaded", { exit: null }),
      sh(`${reload} --test ${next}`, "nothing is left to change; if something is: load it again", {
        lacks: CHANGES,
      }),
    ],
    fetch: [
      sh(`test -e ${flag}`, "the timer has not taken it back"),
      sh(`${vtysh} -c 'show running-config'`, "what runs", { output: runningFile(request) }),
    ],
    verify: proveFetched(request),
    confirm: [
      sh(
        `rm ${flag}`,
        "the timer does nothing any more; if this fails, it already has: do not go on",
      ),
      ...timer.stop,
      sh(`${reload} --test ${next}`, "nothing is left to change", { lacks: CHANGES }),
      save,
    ],
    back: [sh(`rm -f ${flag}`, "the timer does nothing any more"), ...timer.stop, ...toOld],
    afterwards: [
      sh(`${reload} --test ${old}`, "the old configuration runs", { lacks: CHANGES }),
      sh(`rm -f ${next} ${flag}.fired`, "nothing reads them any more; the file has secrets"),
      removeFetched(request),
    ],
    restore: [...toOld, save],
    clean: [
      sh(`rm -f ${next}`, "nothing reads it any more; frr.conf.old stays for `restore`"),
      removeFetched(request),
    ],
  };
}

interface TimerPlaces {
  readonly folder: string;
  readonly flag: string;
  readonly reload: string;
  readonly old: string;
}

/** What waits and goes back. Its first act is to take the flag away, so that nobody can confirm any more. */
function timerOf(
  { timer, settings }: LoadRequest,
  { folder, flag, reload, old }: TimerPlaces,
): { readonly start: readonly DeviceCommand[]; readonly stop: readonly DeviceCommand[] } {
  const sh = (run: string, about: string, details = {}) => command("shell", run, about, details);
  // Twice: a list that is still in use is removed only by the second.
  const goBack = `mv ${flag} ${flag}.fired && { ${reload} --reload ${old}; ${reload} --reload ${old}; }`;
  const raise = sh(`touch ${flag}`, "as long as this file is there, the timer will go back");
  const about = `the timer runs: after ${timer} s the old file is loaded again`;
  if (settings.get("frr.timer") === "sleep") {
    const [pid, log] = [`${folder}/peerc-back.pid`, `${folder}/peerc-back.log`];
    const run = `setsid sh -c 'sleep ${timer}; ${goBack}' < /dev/null > ${log} 2>&1 & echo $! > ${pid}`;
    return {
      start: [raise, sh(run, about)],
      stop: [sh(`kill $(cat ${pid}); rm ${pid}`, "and is ended")],
    };
  }
  const unit = "peerc-back";
  const run = `systemd-run --unit=${unit} --on-active=${timer} --timer-property=AccuracySec=1s sh -c '${goBack}'`;
  return {
    start: [raise, sh(run, about, { contains: [`${unit}.timer`] })],
    stop: [sh(`systemctl stop ${unit}.timer`, "and is ended")],
  };
}
