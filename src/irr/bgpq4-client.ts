import { connect, type Socket } from "node:net";

/** A server that speaks the IRRd protocol. */
export interface IrrServer {
  readonly host: string;
  readonly port: number;
}

/** An answer that is complete and well-formed. */
export type ServerAnswer =
  | { readonly kind: "data"; readonly text: string }
  /** `C`: done, nothing to say. */
  | { readonly kind: "done" }
  /** `D`: there is no such object, or nothing belongs to it. */
  | { readonly kind: "not-found" }
  /** `E` or `F`. */
  | { readonly kind: "failed"; readonly problem: string };

/** The longest line in front of the data, and the most data of one answer, in bytes. */
const MAX_STATUS = 1024;
const MAX_DATA = 256 * 1024 * 1024;

interface Waiting {
  readonly resolve: (answer: ServerAnswer) => void;
  readonly reject: (problem: Error) => void;
}

/**
 * One conversation with an IRRd server. bgpq4 believes lengths and never looks at what follows the data; here an
 * answer counts only if its length is right to the byte and `C` follows. Anything else, a connection
 * that ends early, and one that lasts longer than its time fail every query that waits, with the reason.
 */
export class IrrClient {
  readonly #socket: Socket;
  readonly #deadline: NodeJS.Timeout;
  readonly #waiting: Waiting[] = [];
  #received = "";
  /** The characters without which looking for an answer is useless: joining what came is not free. */
  #needed = 1;
  #problem: Error | null = null;

  private constructor(socket: Socket, timeoutMs: number) {
    this.#socket = socket;
    this.#deadline = setTimeout(() => {
      this.#fail(`no complete answer within ${timeoutMs / 1000} s`);
    }, timeoutMs);
    socket.setNoDelay(true);
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      this.#received += text;
      this.#read();
    });
    socket.on("error", (problem) => this.#fail(problem.message));
    socket.on("close", () => this.#fail("the server closed the connection"));
  }

  /** Connects and asks for many answers on one connection (`!!`). Problems show at the first query. */
  static open(server: IrrServer, timeoutMs: number): IrrClient {
    const client = new IrrClient(connect(server.port, server.host), timeoutMs);
    client.#socket.write("!!\n");
    return client;
  }

  /** Sends one query, without its newline, and waits for its answer. Queries may be sent ahead of answers. */
  query(query: string): Promise<ServerAnswer> {
    if (!/^[\x20-\x7e]+$/.test(query)) throw new Error(`not a query: ${JSON.stringify(query)}`);
    return new Promise((resolve, reject) => {
      if (this.#problem) {
        reject(this.#problem);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#socket.write(`${query}\n`, "latin1");
    });
  }

  /** Ends the conversation. */
  close(): void {
    this.#fail("closed");
  }

  #fail(problem: string): void {
    this.#problem ??= new Error(problem);
    clearTimeout(this.#deadline);
    this.#socket.destroy();
    for (const { reject } of this.#waiting.splice(0)) reject(this.#problem);
  }

  /** Takes as many whole answers as there are. */
  #read(): void {
    while (this.#received.length >= this.#needed && this.#problem === null) {
      const answer = takeAnswer(this.#received);
      if (typeof answer === "string") return this.#fail(answer);
      if (typeof answer === "number") {
        this.#needed = answer;
        return;
      }
      this.#needed = 1;
      const waiting = this.#waiting.shift();
      if (!waiting) return this.#fail("the server answers what was not asked");
      this.#received = this.#received.slice(answer.length);
      waiting.resolve(answer.answer);
    }
  }
}

/** The first answer and its length; for a part of one, the length that is needed; or what is wrong with it. */
function takeAnswer(text: string): { answer: ServerAnswer; length: number } | number | string {
  const head = text.slice(0, MAX_STATUS);
  const newline = head.indexOf("\n");
  if (newline < 0) {
    return text.length < MAX_STATUS
      ? text.length + 1
      : "the server's answer is not in IRRd's protocol";
  }
  const status = head.slice(0, newline);
  const length = newline + 1;
  if (status === "C") return { answer: { kind: "done" }, length };
  if (status === "D") return { answer: { kind: "not-found" }, length };
  if (/^[EF](?: |$)/.test(status)) {
    return { answer: { kind: "failed", problem: status }, length };
  }
  const size = /^A([1-9]\d{0,8})$/.exec(status);
  if (!size) return `the server answers \`${status.slice(0, 80)}\`, which is not IRRd's protocol`;
  const end = length + Number(size[1]);
  if (Number(size[1]) > MAX_DATA) return "the server's answer is too large";
  if (text.length < end + 2) return end + 2;
  if (text[end - 1] !== "\n" || text.slice(end, end + 2) !== "C\n") {
    return "the server's answer is not as long as it says, or does not end in success";
  }
  return { answer: { kind: "data", text: text.slice(length, end - 1) }, length: end + 2 };
}
