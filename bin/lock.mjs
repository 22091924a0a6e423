import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const pollMs = 200;

/** Waits until no other living process holds the file, then holds it. Returns what lets it go. */
export async function holdLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !take(file); await pause(pollMs)) {
    if (isHeld(file)) {
      if (!told) console.log("Waiting for another build of this folder to end …");
      told = true;
    } else {
      rmSync(file, { force: true });
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  return () => {
    process.off("exit", release);
    release();
  };
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isHeld(file) {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
