/** How long a client of the server may keep its place, in seconds. */
export interface ClientLimits {
  /** Without a whole query, while no answer waits for it. */
  readonly idleSeconds: number;
  /** For one answer, from its turn until it has read so much that the system holds the rest. */
  readonly answerSeconds: number;
}

/**
 * Watches one client: it has to ask, or else to read what it asked for. Bytes alone are not enough, or a client that sends a
 * piece of a query now and then would keep its place for good. One timer at a time: a client that has an answer to
 * read is not expected to ask.
 */
export class ClientClock {
  readonly #limits: ClientLimits;
  readonly #late: () => void;
  #idleSeconds: number;
  #unread = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Calls `late` once when the client has not kept one of the limits. Begins at once. */
  constructor(limits: ClientLimits, late: () => void) {
    this.#limits = limits;
    this.#late = late;
    this.#idleSeconds = limits.idleSeconds;
    this.#restart();
  }

  /** The client has sent a whole query; it may be silent for so many seconds after its answer. */
  asked(idleSeconds: number): void {
    this.#idleSeconds = idleSeconds;
    if (this.#unread === 0) this.#restart();
  }

  /** An answer was given to the socket. Gives what is to be called when the system has taken it from there. */
  answered(): () => void {
    if (this.#unread++ === 0) this.#restart();
    return () => {
      this.#unread--;
      this.#restart();
    };
  }

  /** The client is gone. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#restart = () => undefined;
  }

  #restart = (): void => {
    clearTimeout(this.#timer);
    const seconds = this.#unread > 0 ? this.#limits.answerSeconds : this.#idleSeconds;
    this.#timer = setTimeout(this.#late, seconds * 1000);
  };
}
