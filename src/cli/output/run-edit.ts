import { Diagnostics } from "../../diagnostics/index.ts";
import type { Arguments } from "../commands/command.ts";
import { EXIT, type Io } from "./io.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** Runs a command that edits the declaration, and prints why it failed, without notes; returns the exit code. */
export function runEdit(
  args: Arguments,
  io: Io,
  edit: (diagnostics: Diagnostics) => number,
): Promise<number> {
  const diagnostics = new Diagnostics();
  const code = edit(diagnostics);
  if (code !== EXIT.ok) {
    printDiagnostics(
      diagnostics.all.filter(({ severity }) => severity !== "note"),
      args,
      io,
    );
  }
  return Promise.resolve(code);
}
