import { connect } from "node:net";

/** How long a server may be silent. */
const SILENCE_MS = 60_000;

/**
 * Asks a server on this machine a list of queries over one connection, all sent at once, and gives its answers as they are on
 * the wire, one for each query. Rejects where the server ends before it has answered them all.
 */
export function askAll(port, queries) {
  return new Promise((resolve, reject) => {
    const pieces = [];
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`!!\n${queries.map((query) => `${query}\n`).join("")}!q\n`, "latin1");
    });
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error("the server is silent")));
    socket.on("error", reject);
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("close", () => {
      const answers = takeApart(Buffer.concat(pieces));
      if (answers.length === queries.length) resolve(answers);
      else reject(new Error(`${answers.length} answers to ${queries.length} queries`));
    });
  });
}

/** The answers in what a server sent: each ends with its status, in front of which there may be data of a said length. */
function takeApart(bytes) {
  const answers = [];
  for (let at = 0; at < bytes.length;) {
    let end = bytes.indexOf("\n", at);
    if (end < 0) throw new Error("an answer without an end");
    const length = /^A(\d+)$/.exec(bytes.toString("latin1", at, end))?.[1];
    if (length !== undefined) end = bytes.indexOf("\n", end + 1 + Number(length));
    if (end < 0) throw new Error("an answer that is cut short");
    answers.push(bytes.toString("latin1", at, end + 1));
    at = end + 1;
  }
  return answers;
}
