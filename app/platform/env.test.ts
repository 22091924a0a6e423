import { describe, expect, it } from "vitest";
import { EnvError, parseEnv, wantsDemo } from "./env";

const s3 = { S3_ENDPOINT: "https://s3.example", S3_BUCKET: "pictures", S3_REGION: "eu-1", S3_ACCESS_KEY: "AKIA", S3_SECRET_KEY: "secret" };
const publicly = { HOST: "0.0.0.0", PUBLIC_ORIGIN: "https://kindling.example" };

describe("parseEnv", () => {
  it("needs nothing to serve this machine alone", () => {
    expect(parseEnv({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", publicOrigin: "http://127.0.0.1:3000", demoAllowed: true, TRUSTED_HOPS: 0 });
  });

  it("keeps files in the data folder, or where all of S3's settings say", () => {
    expect(parseEnv({}).s3).toBeNull();
    expect(parseEnv(s3).s3).toEqual({ endpoint: "https://s3.example", bucket: "pictures", region: "eu-1", accessKey: "AKIA", secretKey: "secret" });
  });

  it("takes an empty variable for an unset one", () => {
    expect(parseEnv({ PORT: "", DATABASE_URL: "", KINDLING_SECRET: "" }).PORT).toBe(3000);
  });

  it.each([
    ["its own address", { HOST: "::1", PORT: "8080" }, "http://[::1]:8080"],
    ["a public https origin, without its path", { ...publicly, PUBLIC_ORIGIN: "https://kindling.example/somewhere?x=1" }, "https://kindling.example"],
    ["http on loopback by name", { PUBLIC_ORIGIN: "http://localhost:9000" }, "http://localhost:9000"],
  ])("links go to %s", (_name, raw, origin) => {
    expect(parseEnv(raw).publicOrigin).toBe(origin);
  });

  const refusals: [string, Record<string, string>, RegExp][] = [
    ["a port that is none", { PORT: "70000" }, /^PORT:/],
    ["half a yes to asking strangers", { OUTGOING: "maybe" }, /^OUTGOING:/],
    ["a word for a port", { PORT: "http" }, /^PORT:/],
    ["another kind of database", { DATABASE_URL: "mysql://localhost/x" }, /^DATABASE_URL:/],
    ["an unknown setting of ours", { KINDLING_DEMOO: "on" }, /^KINDLING_DEMOO: no such setting/],
    ["a name from every object", { KINDLING_toString: "x" }, /no such setting/],
    ["http beyond this machine", { PUBLIC_ORIGIN: "http://kindling.example" }, /^PUBLIC_ORIGIN: must be https/],
    ["an open host without an origin", { HOST: "0.0.0.0" }, /^PUBLIC_ORIGIN: is needed/],
    ["a file as origin", { PUBLIC_ORIGIN: "file:///etc/passwd" }, /^PUBLIC_ORIGIN:/],
    ["a demo on an open host", { ...publicly, KINDLING_DEMO: "on" }, /^KINDLING_DEMO:/],
    ["a demo behind a public origin", { PUBLIC_ORIGIN: "https://kindling.example", KINDLING_DEMO: "on" }, /^KINDLING_DEMO:/],
    ["relaxed limits on a public origin", { ...publicly, KINDLING_LIMITS: "relaxed" }, /^KINDLING_LIMITS:/],
    ["a weak secret", { KINDLING_SECRET: "short" }, /^KINDLING_SECRET: needs at least 32/],
    ["a weak metrics token", { METRICS_TOKEN: "short" }, /^METRICS_TOKEN:/],
    ["an operator's address without a password", { KINDLING_OPERATOR_EMAIL: "mo@example.org" }, /set both or neither/],
    ["an operator's password without an address", { KINDLING_OPERATOR_PASSWORD: "a long enough one" }, /set both or neither/],
    ["half a file store", { S3_ENDPOINT: "https://s3.example", S3_BUCKET: "pictures", S3_REGION: "eu-1", S3_ACCESS_KEY: "AKIA" }, /^S3_ENDPOINT, .* and S3_SECRET_KEY: set all or none$/],
    ["a bucket without a store", { S3_BUCKET: "pictures" }, /set all or none$/],
    ["a file store by another protocol", { ...s3, S3_ENDPOINT: "ftp://s3.example" }, /^S3_ENDPOINT:/],
    ["a bucket that leads elsewhere", { ...s3, S3_BUCKET: "pictures/../others" }, /^S3_BUCKET: is no bucket's name/],
    ["more trusted hops than anybody has", { TRUSTED_HOPS: "11" }, /^TRUSTED_HOPS:/],
    ["another language", { KINDLING_LOCALE: "fr" }, /^KINDLING_LOCALE:/],
  ];
  it.each(refusals)("refuses %s in one line", (_name, raw, message) => {
    let error: unknown;
    try {
      parseEnv(raw);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(EnvError);
    expect(String(error)).not.toContain("\n");
    expect(error instanceof Error ? error.message : "").toMatch(message);
  });
});

describe("wantsDemo", () => {
  const operator = { KINDLING_OPERATOR_EMAIL: "mo@example.org", KINDLING_OPERATOR_PASSWORD: "a long enough one" };
  const rows: [string, Record<string, string>, boolean][] = [
    ["by default on this machine", {}, true],
    ["off", { KINDLING_DEMO: "off" }, false],
    ["on with a database", { KINDLING_DEMO: "on", DATABASE_URL: "postgresql://localhost/x" }, true],
    ["auto with a database", { DATABASE_URL: "postgresql://localhost/x" }, false],
    ["auto with an operator", operator, false],
    ["auto with a public origin", publicly, false],
  ];
  it.each(rows)("%s", (_name, raw, expected) => {
    expect(wantsDemo(parseEnv(raw))).toBe(expected);
  });
});
