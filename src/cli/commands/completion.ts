import type { Command } from "./command.ts";

/** `peerc completion`: prints what a shell reads to complete command lines. */
export const completion: Command = {
  name: "completion",
  summary: "print the script by which a shell completes peerc's command lines",
  usage: "bash|zsh|fish",
  about:
    "Prints a script for the shell. With it, TAB completes commands, options and their values, files where a file is meant,\n" +
    "and the routers, exchanges, peers and sessions of the network in this folder, or of the one that the command line names.\n" +
    "The script asks peerc itself, so it stays right when peerc is upgraded; peerc then reads the declaration, but not the\n" +
    "snapshot, and nothing at all if it has more than 1 MB. Needs no network access.",
  options: {},
  examples: [
    {
      line: "peerc completion zsh > ~/.zfunc/_peerc",
      about: "in a folder of zsh's $fpath, before compinit",
    },
    {
      line: "peerc completion fish > ~/.config/fish/completions/peerc.fish",
      about: "where fish looks for it",
    },
    { line: 'eval "$(peerc completion bash)"', about: "in ~/.bashrc" },
  ],
  positionals: { min: 1, max: 1, names: "bash, zsh or fish" },
  formats: ["text"],
  run: async (args, io) => (await import("./run-completion.ts")).runCompletion(args, io),
};
