// npm start: installs and builds what is missing or out of date, then becomes the web process.
import { runProcess } from "./run.mjs";

await runProcess("web", process.argv.slice(2));
