import {
  command,
  copyToRouter,
  proveFetched,
  removeFetched,
  runningFile,
} from "../device-command.ts";
import { linuxTraffic } from "../linux-traffic.ts";
import type {
  DeviceCommand,
  LoadCommands,
  LoadRequest,
  LookCommands,
  LookRequest,
  Operations,
} from "../operations.ts";

/** What frr-reload.py prints before the lines that it would change, and what vtysh says of lines that it does not know. */
const CHANGES = ["Lines To Delete", "Lines To Add"];
const COMPLAINTS = ["% Unknown command", "% Ambiguous command", "% Command incomplete"];

/**
 * FRR has no rollback: before the load a timer is started that loads the old file again, unless its flag is removed
 * first, which only one of the two can do. /etc/frr/frr.conf stays the old one until the confirmation, so daemons that
 * die, and a router that restarts, come back with it: frr-reload.py saves what it has loaded unless the file is the
 * frr.conf of its own --confdir (seen: 8.4.4), so each file has a folder. `vtysh -w` is not used either: it writes
 * frr.conf in place, and says [OK] whatever became of it. Exit codes of frr-reload.py mean little (8.4.4: 1 for a new
 * `rpki` block although all of it was applied): a following `--test` decides, which prints what is left to change.
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
      name: "frr.restart",
      default: "systemctl restart frr",
      about: "what restarts FRR, if the old file cannot be loaded again any other way",
    },
    { name: "frr.run", default: "/run", about: "a folder that is empty after the router restarts" },
    {
      name: "frr.timer",
      default: "systemd",
      about: "what waits: a transient timer of systemd, or a process that sleeps",
      values: ["systemd", "sleep"],
    },
  ],
  isComment: (line) => /^\s*(?:!|#|$)/.test(line),
  commands,
  look,
};

function commands(request: LoadRequest): LoadCommands {
  const { settings } = request;
  const valueOf = (name: string): string => settings.get(`frr.${name}`) ?? "";
  const folder = valueOf("directory");
  const [vtysh, group] = [valueOf("vtysh"), valueOf("group")];
  const file = `${folder}/frr.conf`;
  const [next, old] = [`${folder}/peerc-new`, `${folder}/peerc-old`];
  const flag = `${valueOf("run")}/peerc-back.due`;
  const sh = (run: string, about: string, details = {}) => command("shell", run, about, details);
  const reload = (mode: "test" | "reload", home: string): string =>
    `${valueOf("reload")} --${mode} --confdir ${home} ${home}/frr.conf`;
  const nothingLeft = (home: string, about: string) =>
    sh(reload("test", home), about, { lacks: CHANGES });
  const goBack = [
    sh(`${reload("reload", old)} > /dev/null`, "the old file is loaded", { exit: null }),
    nothingLeft(old, "nothing is left to change; if something is: load it again"),
  ];
  const keepRunning = (target: string, about: string) =>
    sh(
      `umask 027; ${vtysh} -c 'show running-config no-header' > ${target}.part && tail -n 1 ${target}.part | grep -qx end && ` +
        `sed -i '$d' ${target}.part && chown --reference=${file} ${target}.part && chmod --reference=${file} ${target}.part && mv ${target}.part ${target}`,
      about,
    );
  const timer = timerOf(request, {
    run: valueOf("run"),
    flag,
    goBack: [
      `for i in 1 2 3 4 5; do ${reload("reload", old)} > /dev/null 2>&1`,
      `left=$(${reload("test", old)} 2> /dev/null) && case "$left" in *"Lines To "*) ;; *) rm ${flag}.fired; exit ;; esac`,
      `sleep 2; done`,
      `${valueOf("restart")}; rm ${flag}.fired`,
    ].join("; "),
  });
  return {
    prepare: copyToRouter(request, `${file}.new`),
    check: [
      sh(
        `for one in ${next} ${old}; do install -d -m 750 -g ${group} $one && cat ${folder}/vtysh.conf > $one/vtysh.conf || exit 1; done`,
        "a folder for each file, or frr-reload.py would save what it loads before it is confirmed",
      ),
      sh(
        `chgrp ${group} ${file}.new && chmod 640 ${file}.new && mv ${file}.new ${next}/frr.conf`,
        "the daemons may read it",
      ),
      sh(
        `${valueOf("reload")} --test ${file}`,
        "FRR runs what it starts with; if it should: vtysh -w",
        {
          lacks: CHANGES,
        },
      ),
      keepRunning(`${old}/frr.conf`, "keep what runs: it is what will be loaded to go back"),
      nothingLeft(old, "it is whole"),
      sh(`${vtysh} -C -f ${next}/frr.conf`, "vtysh knows every line", {
        exit: null,
        lacks: COMPLAINTS,
      }),
      sh(reload("test", next), "what would change; read it"),
    ],
    load: [
      ...timer.start,
      sh(`${reload("reload", next)} > /dev/null`, "it is loaded", { exit: null }),
      nothingLeft(next, "nothing is left to change; if something is: load it again"),
    ],
    fetch: [
      sh(`test -e ${flag}`, "the timer has not taken it back"),
      sh(`${vtysh} -c 'show running-config'`, "what runs", { output: runningFile(request) }),
    ],
    verify: proveFetched(request),
    confirm: [
      nothingLeft(next, "nothing is left to change"),
      sh(
        `rm ${flag}`,
        "the timer does nothing any more; if this fails, it already has: do not go on",
      ),
      ...timer.stop,
      keepRunning(file, "what runs is what FRR starts with"),
    ],
    back: [...goBack, sh(`rm -f ${flag}`, "the timer has nothing left to do"), ...timer.stop],
    afterwards: [
      nothingLeft(old, "the old configuration runs"),
      sh(`rm -rf ${next}`, "nothing reads them any more; the file has secrets"),
      removeFetched(request),
    ],
    restore: [...goBack, keepRunning(file, "what runs is what FRR starts with")],
    clean: [
      sh(
        `rm -rf ${next}`,
        "nothing reads it any more; peerc-old stays, for a way back after the confirmation",
      ),
      removeFetched(request),
    ],
  };
}

interface TimerPlaces {
  readonly run: string;
  readonly flag: string;
  /** Goes back, in a shell; exits as soon as it has. */
  readonly goBack: string;
}

/** What waits and goes back. Its first act is to rename the flag, so that nobody can confirm any more; its last, to remove it. */
function timerOf(
  { timer, settings }: LoadRequest,
  { run: folder, flag, goBack }: TimerPlaces,
): { readonly start: readonly DeviceCommand[]; readonly stop: readonly DeviceCommand[] } {
  const sh = (run: string, about: string, details = {}) => command("shell", run, about, details);
  const act = `mv ${flag} ${flag}.fired 2> /dev/null || exit 0; ${goBack}`;
  const about = `the timer runs: after ${timer} s the old file is loaded again`;
  const waits = `test -e ${flag} || test -e ${flag}.fired`;
  /**
   * Starts a timer, unless that of another load runs. One that has no flag any more, after a lost connection, is ended first.
   * The flag is made last, in the same command: one without a timer would look like a load that waits.
   */
  const startOf = (end: string, begin: string): string =>
    `if ${waits}; then ls ${flag}*; echo "another load waits for its confirmation" >&2; false; else ${end}; ${begin}; fi`;
  if (settings.get("frr.timer") === "sleep") {
    const pid = `${folder}/peerc-back.pid`;
    // The number may be another process's by now.
    const end = `grep -qs peerc-back /proc/$(cat ${pid} 2> /dev/null)/cmdline && kill -- -$(cat ${pid}); rm -f ${pid}`;
    const begin =
      `setsid sh -c 'echo $$ > ${pid}; sleep ${timer}; ${act}' < /dev/null > /dev/null 2>&1 & ` +
      `sleep 1; kill -0 $(cat ${pid}) && touch ${flag}`;
    return {
      start: [sh(startOf(end, begin), about)],
      stop: [
        // One that goes back already is not ended in the middle of it.
        sh(`test -e ${flag}.fired || { ${end}; }`, "and is ended", { exit: null }),
      ],
    };
  }
  const unit = "peerc-back";
  // Without --collect, a service that failed would keep its name from the next load until somebody enters reset-failed.
  const end = `systemctl stop ${unit}.timer 2> /dev/null; systemctl reset-failed ${unit}.timer ${unit}.service 2> /dev/null`;
  // In a file, not in the command line: systemd 252 writes `;` and `$` of that in a way that it does not accept itself when it
  // reads its units again (daemon-reload, as after every installation of a package), and then the service does nothing.
  const script = `${folder}/${unit}.sh`;
  const begin =
    `printf '%s\\n' '${act}' > ${script} && ` +
    `systemd-run --collect --unit=${unit} --on-active=${timer} --timer-property=AccuracySec=1s sh ${script} && touch ${flag}`;
  return {
    start: [sh(startOf(end, begin), about, { contains: [`${unit}.timer`] })],
    stop: [sh(`systemctl stop ${unit}.timer`, "and is ended", { exit: null })],
  };
}

function look({ sessions, locals, settings }: LookRequest): LookCommands {
  const vtysh = settings.get("frr.vtysh") ?? "";
  const sh = (run: string, about: string, details = {}) => command("shell", run, about, details);
  const show = (neighbor: string) => `${vtysh} -c 'show bgp neighbors ${neighbor}'`;
  return {
    summary: sh(`${vtysh} -c 'show bgp summary'`, "all sessions"),
    up: sessions.map(({ neighbor, title }) =>
      sh(show(neighbor), title, { contains: ["BGP state = Established"], repeat: true }),
    ),
    down: sessions.map(({ neighbor, title }) =>
      sh(show(neighbor), title, { contains: ["Administratively shut down"] }),
    ),
    traffic: locals.map(linuxTraffic),
  };
}
