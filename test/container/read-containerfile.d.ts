export interface Step {
  readonly is: "ARG" | "CMD" | "COPY" | "ENTRYPOINT" | "LABEL" | "RUN" | "USER" | "WORKDIR";
  readonly text: string;
}

export interface Stage {
  readonly base: string;
  readonly name: string | null;
  readonly steps: readonly Step[];
}

export declare function readContainerfile(text: string): readonly Stage[];
