import type { ReadingProblems } from "../../reading-problems.ts";
import { BlockPasser } from "./fast/block-passer.ts";
import { Statement } from "./statement.ts";
import { TokenCursor, tokensOf } from "./tokens.ts";

const DEEPEST = 60;

/** Parses a configuration in braces, or as `set` commands; both give the same tree. */
export function readStatements(text: string, problems: ReadingProblems): Statement {
  const root = new Statement("", 1);
  if (
    /^\s*(?:set|deactivate|delete) /m.test(text.slice(0, 10_000)) &&
    !/[{}]/.test(text.slice(0, 10_000).replace(/"[^"]*"|\$\{\w+\}|#.*/g, ""))
  ) {
    readSetLines(text, root, problems);
  } else readBraces(text, root, problems);
  return root;
}

/** Parses statements, the first of which is on line `line`, into one. */
export function readBraces(
  text: string,
  root: Statement,
  problems: ReadingProblems,
  line = 1,
): void {
  const stack: Statement[] = [root];
  let words: string[] = [];
  let first = 1;
  let inList = false;
  let list: string[] = [];
  let skipping = 0;
  let replaces = false;
  const place = (): Statement => {
    let at = stack.at(-1) ?? root;
    for (const word of words) at = at.child(word, first);
    return at;
  };
  const blocks = new BlockPasser(text, (block, into) =>
    readBraces(block.text, into, problems, block.line),
  );
  const tokens = new TokenCursor(text);
  for (let token = tokens.next(); token !== null; token = tokens.next()) {
    if (token === "\n") {
      line++;
      continue;
    }
    if (token.startsWith("/*")) {
      for (let at = token.indexOf("\n"); at >= 0; at = token.indexOf("\n", at + 1)) line++;
      continue;
    }
    if (token.startsWith("#")) continue;
    const inactive = words[0] === "inactive:";
    switch (token) {
      case "{":
        if (inactive && skipping === 0) stack.at(-1)?.noteInactive(words.slice(1), first);
        if (inactive || skipping > 0) skipping++;
        else if (stack.length > DEEPEST) {
          problems.notUnderstood(line, "statements nested too deep");
          return;
        } else {
          const at = place();
          at.replaces = replaces;
          const [kind] = words;
          const isNew = words.length === 2 && at.size === 0;
          const passed = isNew ? blocks.pass(kind, at, tokens.at, line) : null;
          if (passed) {
            line += passed.lines;
            tokens.at = passed.end + 1;
          } else stack.push(at);
        }
        replaces = false;
        words = [];
        break;
      case "}":
        if (words.length > 0) problems.notUnderstood(line, "a statement without a semicolon");
        words = [];
        if (skipping > 0) skipping--;
        else if (stack.length > 1) stack.pop();
        else problems.notUnderstood(line, "a brace that was not opened");
        break;
      case "[":
        inList = true;
        list = [];
        break;
      case "]":
        inList = false;
        if (!inactive && skipping === 0) {
          const at = place();
          for (const word of list) at.child(word, line);
        }
        words = [];
        break;
      case ";":
        if (inactive && skipping === 0) stack.at(-1)?.noteInactive(words.slice(1), first);
        if (words.length > 0 && !inactive && skipping === 0) place();
        replaces = false;
        words = [];
        break;
      case "replace:":
        replaces = true;
        break;
      case "protect:":
        break;
      default:
        if (inList) list.push(unquoted(token));
        else {
          if (words.length === 0) first = line;
          words.push(unquoted(token));
        }
    }
  }
  if (stack.length > 1 || words.length > 0 || skipping > 0 || inList) {
    problems.notUnderstood(line, "the end of the file in the middle of a statement");
  }
}

function readSetLines(text: string, root: Statement, problems: ReadingProblems): void {
  // What is set in an inactive statement is inactive too, in whatever order the lines are.
  const inactive: { readonly words: readonly string[]; readonly line: number }[] = [];
  text.split("\n").forEach((raw, i) => {
    const line = i + 1;
    const tokens = tokensOf(raw).filter((t) => !t.startsWith("#") && !t.startsWith("/*"));
    const [verb, ...words] = tokens;
    if (verb === undefined) return;
    if (verb === "set") {
      const open = words.indexOf("[");
      const close = words.indexOf("]");
      if (open < 0 ? close >= 0 : close !== words.length - 1) {
        problems.notUnderstood(line, "a list that is not closed, or something after it");
        return;
      }
      let at = root;
      for (const word of open < 0 ? words : words.slice(0, open))
        at = at.child(unquoted(word), line);
      if (open >= 0)
        for (const word of words.slice(open + 1, close)) at.child(unquoted(word), line);
    } else if (verb === "deactivate") {
      inactive.push({ words: words.map(unquoted), line });
    } else if (verb !== "protect")
      problems.notUnderstood(line, "a command that is neither set nor deactivate");
  });
  for (const { words, line } of inactive) {
    root.find(...words.slice(0, -1))?.noteInactive(words.slice(-1), line);
    deactivate(root, words);
  }
}

/** Removes a statement; in a `from`, also enclosing statements that become empty: they are then no condition. */
function deactivate(root: Statement, words: readonly string[]): void {
  const from = words.includes("from") ? words.indexOf("from") : words.length;
  for (let last = words.length - 1; last >= 0; last--) {
    const around = root.find(...words.slice(0, last));
    around?.remove(words[last] ?? "");
    if (around?.size !== 0 || last - 1 <= from) return;
  }
}

function unquoted(token: string): string {
  return token.startsWith('"') && token.length > 1
    ? token.slice(1, -1).replace(/\\(.)/g, "$1")
    : token;
}
