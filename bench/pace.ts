import { createHash } from "node:crypto";
import { median } from "./numbers";

const repeats = 5;
const text = JSON.stringify(Array.from({ length: 2_000 }, (_, n) => ({ n, title: `Topic ${n}`, tags: ["数据库", "web"] })));

/**
 * CPU ms that a fixed piece of work takes here and now. Processes that share a core, its caches or its
 * host with ours make every CPU figure larger; this tells by how much two runs may be compared.
 */
export function measurePace(): number {
  const work = (): number => {
    const began = process.cpuUsage();
    for (let round = 0; round < 20; round += 1) createHash("sha256").update(JSON.stringify(JSON.parse(text))).digest();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
  work(); // compiled
  return median(Array.from({ length: repeats }, work));
}
