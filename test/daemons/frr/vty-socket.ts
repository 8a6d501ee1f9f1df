import { connect, type Socket } from "node:net";

/** What a daemon answers to a command: its status, of which 0 is that all is well, and what it prints. */
export interface VtyAnswer {
  readonly status: number;
  readonly text: string;
}

/** The socket over which vtysh speaks with a daemon of FRR: a command ends with a NUL, an answer with three and a status. */
export class VtySocket {
  readonly #socket: Socket;
  readonly #waiting: {
    readonly done: (answer: VtyAnswer) => void;
    readonly failed: (why: Error) => void;
  }[] = [];
  #parts: Buffer[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    const end = () => {
      for (const { failed } of this.#waiting.splice(0)) failed(new Error("the daemon has ended"));
    };
    socket.on("close", end);
    socket.on("error", end);
  }

  /** Connects; rejects if nothing listens yet. */
  static open(path: string): Promise<VtySocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      socket.once("error", reject);
      socket.once("connect", () => resolve(new VtySocket(socket)));
    });
  }

  /** Sends a command. */
  ask(command: string): Promise<VtyAnswer> {
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      this.#socket.write(`${command}\0`);
    });
  }

  /** Sends commands one after the other without waiting for each. */
  askAll(commands: readonly string[]): Promise<readonly VtyAnswer[]> {
    return Promise.all(commands.map((command) => this.ask(command)));
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#parts.push(chunk);
    // Most answers are one chunk, and most chunks the end of one.
    const all = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
    let start = 0;
    for (;;) {
      const end = all.indexOf(END, start);
      if (end < 0 || end + END.length >= all.length) break;
      const status = all[end + END.length] ?? 0;
      this.#waiting.shift()?.done({ status, text: all.toString("utf8", start, end) });
      start = end + END.length + 1;
    }
    this.#parts = start === all.length ? [] : [all.subarray(start)];
  }
}

const END = Buffer.from([0, 0, 0]);
