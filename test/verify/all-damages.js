// Every damage, not the sample that `npm test` tries: `npm run test:running` to the running configurations of ordinary routers,
// `npm run test:mutation` to rendered files. The first argument is the folder of tests.
import { runJest } from "../run-jest.js";

process.exit(runJest(process.argv.slice(2), { PEERC_ALL_DAMAGES: "true" }));
