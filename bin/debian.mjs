// What tests need of the system besides Node.js: Debian's packages, installed when we may.
import { existsSync, readdirSync } from "node:fs";
import { run } from "./install.mjs";

const packages = {
  "chromium-headless-shell": () => ["chromium-headless-shell", "chromium"].some((name) => existsSync(`/usr/bin/${name}`)),
  postgresql: hasPostgres,
  "fonts-noto-cjk": () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
};

/** Which packages each kind of test needs. */
const neededBy = { postgres: ["postgresql"], journeys: ["chromium-headless-shell", "fonts-noto-cjk"] };

/** Installs what is missing as root. As another user, names it in one line and ends the process. */
export async function ensureSystemPackages(kinds) {
  const missing = missingFor(kinds);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) refuse(missing);
  console.log(`Installing ${missing.join(", ")} with apt-get; tests need them …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, stdio: ["ignore", "inherit", "inherit"] };
  await run("apt-get", ["update", "-q"], options); // an old list may do; installing tells
  await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...missing], options);
  const stillMissing = missingFor(kinds);
  if (stillMissing.length > 0) refuse(stillMissing);
}

function missingFor(kinds) {
  return kinds.flatMap((kind) => neededBy[kind] ?? []).filter((name) => !packages[name]());
}

function hasPostgres() {
  const base = "/usr/lib/postgresql";
  return existsSync(base) && readdirSync(base).some((release) => existsSync(`${base}/${release}/bin/initdb`));
}

function refuse(missing) {
  console.error(`The tests need these Debian packages: ${missing.join(" ")} (as root: apt-get install ${missing.join(" ")})`);
  process.exit(1);
}
