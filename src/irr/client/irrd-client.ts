import { connect, type Socket } from "node:net";

import { ServerFailure } from "./server-failure.ts";
import { takeAnswer, type ServerAnswer } from "./take-answer.ts";

/** A server that speaks the IRRd protocol. */
export interface IrrServer {
  readonly host: string;
  readonly port: number;
}

/** Limits on the time and size of a conversation. Exceeding one ends it. */
export interface IrrdLimits {
  /** For establishing a connection. */
  readonly connectMs: number;
  /** For each answer, from when it is the next one due. */
  readonly answerMs: number;
  /** For the whole conversation. */
  readonly wholeMs: number;
  /** The data of one answer, in bytes. */
  readonly answerBytes: number;
  /** All data from the server, in bytes. */
  readonly wholeBytes: number;
  /** How often a connection is reopened after the server closed it. */
  readonly reconnects: number;
}

/** How many queries are pipelined. */
const AHEAD = 200;
/** Consecutive connections without a complete answer, after which the server is given up. */
const FRUITLESS = 2;

interface Query {
  /** Empty if it only selects sources. */
  readonly text: string;
  /** What must be selected when the query is read: `RADB,TC`; null if that makes no difference. */
  readonly selection: string | null;
  readonly resolve: (answer: ServerAnswer) => void;
  readonly reject: (problem: Error) => void;
}

/**
 * A conversation with an IRRd server, over one connection at a time. Queries are pipelined, and an answer counts only
 * if it is complete (`takeAnswer`). If the server closes the connection between two queries, as servers do after a
 * while, a new connection takes over the waiting queries. Any other fault, and exceeding any limit, permanently fails
 * all waiting queries with a `ServerFailure`.
 */
export class IrrdClient {
  readonly #server: IrrServer;
  readonly #limits: IrrdLimits;
  readonly #onAnswer: (query: string) => void;
  readonly #whole: NodeJS.Timeout;
  #socket: Socket | null = null;
  /** Until the connection is established, then until the next answer. */
  #timer: NodeJS.Timeout | null = null;
  /** What the server will have selected when it reads the next query; null: unknown. */
  #selected: string | null = null;
  #queue: Query[] = [];
  /** The index of the first unsent query in the queue. */
  #next = 0;
  #sent: Query[] = [];
  #received = "";
  /** The number of characters needed before an answer can be complete: joining the chunks has a cost. */
  #needed = 1;
  #bytes = 0;
  #connections = 0;
  #fruitless = 0;
  #problem: Error | null = null;

  /** `onAnswer` is called for each query that is answered. */
  constructor(
    server: IrrServer,
    limits: IrrdLimits,
    onAnswer: (query: string) => void = () => undefined,
  ) {
    this.#onAnswer = onAnswer;
    this.#server = server;
    this.#limits = limits;
    this.#whole = setTimeout(
      () => this.#failAt(`not all answers came within ${limits.wholeMs / 1000} s`),
      limits.wholeMs,
    );
  }

  /** How many connections were opened. */
  get connections(): number {
    return this.#connections;
  }

  /**
   * Sends one query, without its newline, and waits for its answer. `sources` are the registries to query, in order;
   * they are selected (`!s`) if necessary.
   */
  query(text: string, sources: readonly string[] | null = null): Promise<ServerAnswer> {
    const selection = sources?.join() ?? null;
    for (const part of [text, selection ?? "-"]) {
      if (!/^[\x20-\x7e]+$/.test(part)) throw new Error(`not a query: ${JSON.stringify(part)}`);
    }
    return new Promise((resolve, reject) => {
      if (this.#problem) {
        reject(this.#problem);
        return;
      }
      this.#queue.push({ text, selection, resolve, reject });
      if (this.#socket === null) this.#connect();
      else this.#send();
    });
  }

  /** Ends the conversation. */
  close(): void {
    this.#fail("closed");
  }

  #connect(): void {
    this.#connections++;
    this.#received = "";
    this.#needed = 1;
    this.#selected = null;
    const socket = connect(this.#server.port, this.#server.host);
    this.#socket = socket;
    let connected = false;
    let answered = false;
    this.#wait(this.#limits.connectMs, "no connection");
    socket.setNoDelay(true);
    socket.setEncoding("latin1");
    socket.on("connect", () => {
      connected = true;
      socket.write("!!\n");
      this.#wait(this.#limits.answerMs, "no complete answer");
      this.#send();
    });
    socket.on("data", (text: string) => {
      this.#bytes += text.length;
      if (this.#bytes > this.#limits.wholeBytes) {
        return this.#failAt(`the server sent more than ${this.#limits.wholeBytes} bytes`);
      }
      this.#received += text;
      answered = this.#read() || answered;
    });
    // A failure of an established connection is handled when it closes, and may be temporary.
    socket.on("error", (problem) => {
      if (!connected) this.#fail(describe(problem));
    });
    socket.on("close", () => {
      if (this.#problem !== null || this.#socket !== socket) return;
      this.#socket = null;
      this.#stopWaiting();
      if (this.#sent.length === 0 && this.#next === this.#queue.length) return;
      this.#fruitless = answered ? 0 : this.#fruitless + 1;
      if (this.#connections > this.#limits.reconnects || this.#fruitless >= FRUITLESS) {
        return this.#failAt("the server closed the connection");
      }
      const unanswered = this.#sent.filter((query) => query.text !== "");
      this.#queue = [...unanswered, ...this.#queue.slice(this.#next)];
      this.#next = 0;
      this.#sent = [];
      this.#connect();
    });
  }

  /** Sends queries up to the pipelining limit. */
  #send(): void {
    const socket = this.#socket;
    if (socket === null || socket.connecting) return;
    const lines: string[] = [];
    const idle = this.#sent.length === 0;
    for (; this.#sent.length < AHEAD && this.#next < this.#queue.length; this.#next++) {
      const query = this.#queue[this.#next];
      if (!query) break;
      const { text, selection } = query;
      if (selection !== null && selection !== this.#selected) {
        lines.push(`!s${selection}`);
        this.#sent.push(this.#selecting(selection));
        this.#selected = selection;
      }
      if (/^!s[^-]/.test(text)) this.#selected = null;
      lines.push(text);
      this.#sent.push(query);
    }
    if (this.#next === this.#queue.length) {
      this.#queue = [];
      this.#next = 0;
    }
    if (lines.length === 0) return;
    if (idle) this.#wait(this.#limits.answerMs, "no complete answer");
    socket.write(lines.map((line) => `${line}\n`).join(""), "latin1");
  }

  #selecting(selection: string): Query {
    return {
      text: "",
      selection,
      reject: () => undefined,
      resolve: (answer) => {
        if (answer.kind !== "done") this.#fail(`the server does not select ${selection}`);
      },
    };
  }

  /** Takes all complete answers; returns whether one of them was for a caller. */
  #read(): boolean {
    let any = false;
    while (this.#received.length >= this.#needed && this.#problem === null) {
      const taken = takeAnswer(this.#received, this.#limits.answerBytes);
      if (typeof taken === "string") {
        this.#failAt(taken);
        break;
      }
      if (typeof taken === "number") {
        this.#needed = taken;
        break;
      }
      const query = this.#sent.shift();
      if (!query) {
        this.#fail("the server answers what was not asked");
        break;
      }
      any ||= query.text !== "";
      this.#needed = 1;
      this.#received = this.#received.slice(taken.length);
      if (this.#sent.length > 0) this.#timer?.refresh();
      else this.#stopWaiting();
      query.resolve(taken.answer);
      if (query.text !== "") this.#onAnswer(query.text);
    }
    if (this.#problem === null) this.#send();
    return any;
  }

  #wait(ms: number, what: string): void {
    this.#stopWaiting();
    this.#timer = setTimeout(() => this.#failAt(`${what} within ${ms / 1000} s`), ms);
  }

  #stopWaiting(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Fails with the query whose answer is due next, which identifies the object. */
  #failAt(problem: string): void {
    const query = this.#sent[0] ?? this.#queue[this.#next];
    if (!query) return this.#fail(problem);
    this.#fail(`${problem}, asked \`${query.text || `!s${query.selection}`}\``);
  }

  #fail(problem: string): void {
    this.#problem ??= new ServerFailure(problem);
    clearTimeout(this.#whole);
    this.#stopWaiting();
    this.#socket?.destroy();
    const waiting = [...this.#sent, ...this.#queue.slice(this.#next)];
    this.#queue = [];
    this.#sent = [];
    this.#next = 0;
    for (const { reject } of waiting) reject(this.#problem);
  }
}

/** If a name has several addresses, only the code says what went wrong. */
function describe(problem: NodeJS.ErrnoException): string {
  return problem.message || (problem.code ?? "no connection can be made");
}
