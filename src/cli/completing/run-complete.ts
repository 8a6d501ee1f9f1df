import { makeVisible } from "../../diagnostics/index.ts";
import { COMMANDS } from "../commands/index.ts";
import { EXIT, type Io } from "../output/io.ts";
import { complete } from "./complete.ts";

/** What a shell takes as it is: other words of a declaration are left out, not quoted. */
const SAFE = /^[\w.:/@=+%-]+$/;

/**
 * The hidden command that shells run while somebody writes a command line: `peerc __complete -- WORD...`, of which the
 * last is completed. The first line of the answer is `none`, `files` or `folders` for the paths that fit, a tab, and
 * what stands before a path; each other line is a word, a tab, and what it is. Nothing is ever said of a mistake, and
 * the exit code is 0: it would be printed into the line.
 */
export async function runComplete(argv: readonly string[], io: Io): Promise<number> {
  try {
    const words = argv[0] === "--" ? argv.slice(1) : argv;
    const {
      words: found,
      paths,
      prefix,
    } = await complete(words, COMMANDS, async (folder) => {
      const { networkNames } = await import("./network-names.ts");
      return networkNames(io.cwd, folder);
    });
    const lines = found
      .filter(({ word }) => SAFE.test(word))
      .map(({ word, about }) => `${word}\t${makeVisible(about.replace(/[\t\r\n]+/g, " "))}\n`);
    io.stdout(`${paths}\t${prefix}\n${lines.join("")}`);
  } catch {
    // A shell that gets no answer completes nothing.
  }
  return EXIT.ok;
}
