import { connect, type Socket } from "node:net";

/** A line of BIRD's answer: its code (`1007`), and its text. */
export interface AnswerLine {
  readonly code: string;
  readonly text: string;
}

/** BIRD's control socket, as `birdc` speaks to it (doc/reply_codes): one command after another. */
export class ControlSocket {
  readonly #socket: Socket;
  #pending = "";
  #code = "";
  #lines: AnswerLine[] = [];
  #done: ((lines: readonly AnswerLine[]) => void) | null = null;
  #failed: ((problem: Error) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => this.#read(chunk.toString()));
    socket.on("error", (problem) => this.#failed?.(problem));
    socket.on("close", () => this.#failed?.(new Error("BIRD closed its control socket")));
  }

  /** Connects, and waits for the greeting. */
  static async open(path: string): Promise<ControlSocket> {
    const control = new ControlSocket(connect(path));
    await control.#answer();
    return control;
  }

  /** The lines that BIRD answers to a command. */
  ask(command: string): Promise<readonly AnswerLine[]> {
    const answer = this.#answer();
    this.#socket.write(`${command}\n`);
    return answer;
  }

  close(): void {
    this.#failed = null;
    this.#socket.destroy();
  }

  #answer(): Promise<readonly AnswerLine[]> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
    });
  }

  #read(chunk: string): void {
    const lines = (this.#pending + chunk).split("\n");
    this.#pending = lines.pop() ?? "";
    for (const line of lines) this.#line(line);
  }

  /** `CODE-TEXT`, ` TEXT` with the code of the line before, and `CODE TEXT` for the last line. */
  #line(line: string): void {
    const [, code, sign, text] = /^(\d{4})([ -])(.*)$/.exec(line) ?? [];
    if (code !== undefined) this.#code = code;
    this.#lines.push({ code: this.#code, text: text ?? line.slice(1) });
    if (sign !== " ") return;
    const all = this.#lines;
    this.#lines = [];
    this.#done?.(all);
  }
}
