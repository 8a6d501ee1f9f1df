import { error } from "../entry.ts";
import type { MaskedText } from "../masked-file.ts";

/** Diagnostics of reading a router's configuration back. */
export const readingCatalog = {
  "not-understood": error<{ text: MaskedText; why: string; platform: string }>({
    about:
      "peerc does not know the meaning of a line in its part of a router's configuration. What is not understood is not proven.",
    message: (p) => `"${p.text}" is not understood as ${p.platform} configuration: ${p.why}`,
    hint: () => "write it in a form that peerc understands (docs/verify.md), or remove it",
  }),
  "name-not-defined": error<{ what: string; name: MaskedText; effect: string }>({
    about:
      "A router's configuration uses a list, policy or other object that it does not define. Platforms react differently, from refusing the file to matching everything.",
    message: (p) => `${p.what} ${p.name} is used but not defined: ${p.effect}`,
    hint: () => "define it, or correct the name",
  }),
  "router-file-missing": error<{ path: string }>({
    about: "A router's configuration file does not exist, or cannot be read.",
    message: (p) => `${p.path} is not a readable file`,
    hint: () => "give a file, or a folder of them",
  }),
  "no-router-files": error<{ path: string }>({
    about: "A folder that should contain configuration files of routers has none.",
    message: (p) => `${p.path} contains no *.conf`,
    hint: () => "the files are named for their routers, as `peerc build` names them: gru1.conf",
  }),
  "platform-not-recognized": error<{ path: string }>({
    about: "The text of a router's file does not show the platform that it is for.",
    message: (p) => `${p.path} does not look like a configuration of any platform`,
    hint: () => "name the platform with --platform",
  }),
} as const;
