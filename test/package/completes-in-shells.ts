import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { expect, test } from "@jest/globals";

/** Where `peerc` is, and a network in which it is run. */
interface Place {
  readonly bin: string;
  readonly network: string;
}

/** A command line, and what it becomes when TAB is pressed, or a part of that. */
const LINES: readonly (readonly [line: string, completed: string])[] = [
  ["peerc val", "peerc validate "],
  ["peerc validate --no", "peerc validate --no"],
  ["peerc validate --not", "peerc validate --notes "],
  ["peerc diff --format ma", "peerc diff --format markdown "],
  ["peerc verify --router gr", "peerc verify --router gru1 "],
  ["peerc verify --router=gr", "peerc verify --router=gru1 "],
  ["peerc verify --file gru1=rend", "peerc verify --file gru1=rendered/"],
  ["peerc verify --rendered=rend", "peerc verify --rendered=rendered/"],
  ["peerc validate rend", "peerc validate rendered/"],
  ["peerc explain AS13335_IX_BR_SP_V6", "peerc explain AS13335_IX_BR_SP_V6 "],
  ["peerc irr tree RADB::AS-CLOUD", "peerc irr tree RADB::AS-CLOUDFLARE "],
  ["peerc drain exchange:ix-br-c", "peerc drain exchange:ix-br-ce "],
  ["peerc audit --peer AS133", "peerc audit --peer AS13335 "],
];

const SCRIPTS = resolve("templates/completion");

/** Runs a shell in the network's folder; the shell's own start-up files are left alone. */
function shell({ bin, network }: Place, name: string, args: readonly string[], input = ""): string {
  const env = {
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
    HOME: bin,
    TERM: "xterm",
    LANG: "C.UTF-8",
  };
  const { stdout, stderr, error } = spawnSync(name, args, {
    cwd: network,
    env,
    input,
    encoding: "utf8",
    timeout: 120_000,
  });
  if (error) throw error;
  expect(stderr).toBe("");
  return stdout;
}

/**
 * Types each line and TAB into an interactive shell on a pseudo-terminal, and gives what the shell then has on its
 * command line. zsh's module zpty plays the terminal. A key of the shell prints the line between two marks.
 */
function typed(place: Place, start: string, setup: readonly string[]): readonly string[] {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const driver = [
    "zmodload zsh/zpty",
    `zpty t ${start}`,
    ...setup.map((line) => `zpty -w t ${quote(line)}`),
    "zpty -w t 'echo REA''DY'",
    "zpty -r t out '*READY*'",
    ...LINES.flatMap(([line]) => [
      `zpty -w -n t $'\\C-u'${quote(line)}$'\\t\\C-xs'`,
      "zpty -r t out $'*\\x01*\\x02'",
      "out=${out##*$'\\x01'}; print -r -- \"${out%$'\\x02'*}\"",
    ]),
  ];
  return shell(place, "zsh", ["-f"], driver.join("\n")).trimEnd().split("\n");
}

/** A test that needs a shell: in CI, where it is installed, a missing one is a failure. */
function withShell(path: string, name: string, run: () => void): void {
  const isNeeded = existsSync(path) || process.env["CI"] === "true";
  (isNeeded ? test : test.skip)(name, run, 150_000);
}

/** The tests of completion in real shells. */
export function completesInShells(place: () => Place): void {
  const expected = LINES.map(([, completed]) => completed.trimEnd());
  const shown = (lines: readonly string[]) => lines.map((line) => line.trimEnd());

  withShell("/usr/bin/zsh", "in bash, as somebody types", () => {
    const lines = typed(place(), "bash --norc --noprofile -i", [
      'show() { printf "\\001%s\\002" "$READLINE_LINE"; }',
      `bind -x '"\\C-xs": show'; bind 'set bell-style none'`,
      `source ${SCRIPTS}/peerc.bash`,
    ]);
    expect(shown(lines)).toEqual(expected);
  });

  withShell("/usr/bin/zsh", "in zsh, as somebody types", () => {
    const lines = typed(place(), "zsh -f -i", [
      "autoload -U compinit; compinit -u -D; setopt no_beep no_list_ambiguous; unset zle_bracketed_paste",
      'show() { printf "\\001%s\\002" "$BUFFER" }; zle -N show; bindkey "^Xs" show',
      `source ${SCRIPTS}/peerc.zsh`,
    ]);
    expect(shown(lines)).toEqual(expected);
  });

  withShell("/usr/bin/fish", "in fish, with what each word is", () => {
    const ask = (line: string): string[] => {
      const script = `source ${SCRIPTS}/peerc.fish; complete -C '${line}'`;
      return shell(place(), "fish", ["--no-config", "-c", script]).trimEnd().split("\n");
    };
    for (const [line, completed] of LINES.filter(([, completed]) => !completed.endsWith("--no"))) {
      const [word] = completed.trimEnd().split(" ").slice(-1);
      expect(ask(line).map((found) => found.split("\t")[0])).toEqual([word]);
    }
    expect(ask("peerc verify --router g")).toEqual(["gig1\tfrr", "gru1\tjunos"]);
  });

  test("says nothing where there is no network, and completes the rest", () => {
    const { bin } = place();
    const lines = shell(
      { bin, network: bin },
      "bash",
      ["--norc"],
      [
        `source ${SCRIPTS}/peerc.bash`,
        'COMP_LINE="peerc list --router g" COMP_POINT=21 COMP_WORDS=(peerc list --router g) COMP_CWORD=3',
        '_peerc; echo "[${COMPREPLY[*]}]"',
        'COMP_LINE="peerc lis" COMP_POINT=9 COMP_WORDS=(peerc lis) COMP_CWORD=1',
        '_peerc; echo "[${COMPREPLY[*]}]"',
      ].join("\n"),
    );
    expect(lines).toBe("[]\n[list]\n");
  });
}
