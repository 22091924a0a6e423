import { drawCard } from "./draw";
import type { Sheet } from "./sheet";

/** The worker thread's entry; piscina wants a default export. */
export default function drawTask(sheet: Sheet): Promise<string> {
  return drawCard(sheet);
}
