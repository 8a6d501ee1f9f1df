/** A reason to give up a server, as a message for people: it cannot be reached, cannot be believed, or lacks sources. */
export class ServerFailure extends Error {
  /** The sources it does not have, where that is the reason. */
  readonly lacking: readonly string[];

  constructor(message: string, lacking: readonly string[] = []) {
    super(message);
    this.lacking = lacking;
  }
}
