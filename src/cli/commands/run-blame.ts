import { diagnostic, Diagnostics, formatText, printJson } from "../../diagnostics/index.ts";
import { openRepository } from "../../git/index.ts";
import { parsePrefix } from "../../net/index.ts";
import { formatBlame } from "../../report/index.ts";
import { blamePrefix } from "../blaming/blame-prefix.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Prints who let a prefix in; returns the exit code. */
export async function runBlame(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const [text = ""] = args.positionals;
  const prefix = parsePrefix(text);
  if (!prefix) {
    const expected = "a prefix without host bits";
    report(diagnostic("not-a-route", { what: "PREFIX", value: text, expected }));
  }
  const folder = networkFolder(args, io.cwd, "dir");
  const repository = prefix && (await openRepository(io.cwd, folder, report));
  const options = {
    folder,
    session: args.text("session"),
    router: args.text("router"),
    revision: args.text("at"),
  };
  const blame =
    prefix && repository && (await blamePrefix(io, repository, prefix, options, report));
  if (!blame || diagnostics.failed) {
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.errors;
  }
  // Problems of the folder and its history are always reported; the rest is up to `validate`.
  const shown = diagnostics.all.filter(({ code }) => /^(?:directory|git)-/.test(code));
  io.stderr(formatText(shown, { colour: io.colour }));
  io.stdout(args.text("format") === "json" ? printJson(blame) : formatBlame(blame));
  return EXIT.ok;
}
