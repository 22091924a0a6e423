import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRandomId } from "~/kernel/ids";
import { makeS3Store, type S3Settings } from "./s3-store";
import { StoreAway, type FileStore } from "./store";
import { startS3StandIn, type S3StandIn } from "./test-support/s3-stand-in";
import { keepsContract } from "./test-support/store-contract";

let service: S3StandIn;
beforeAll(async () => {
  service = await startS3StandIn();
});
afterAll(() => service.close());

const storeWith = (wish: Partial<S3Settings> = {}): FileStore => makeS3Store({ ...service.settings, ...wish });
const bytes = new TextEncoder().encode("a picture");
const newName = (): string => `${newRandomId()}-640.avif`;

describe("a store in a bucket", () => {
  keepsContract({ here: () => storeWith(), away: () => storeWith({ endpoint: "http://127.0.0.1:9" }) });

  it("puts what it is given under its name and type, nothing else", async () => {
    const name = newName();
    await storeWith({ endpoint: `${service.settings.endpoint}/` }).put(name, bytes);
    expect(service.objects.get(name)).toEqual({ bytes: Buffer.from(bytes), type: "image/avif" });
  });

  it.each([
    ["a wrong secret", { secretKey: "another" }, "403 SignatureDoesNotMatch"],
    ["an unknown key", { accessKey: "AKIANOBODY" }, "403 InvalidAccessKeyId"],
    ["another region", { region: "us-other-1" }, "403 SignatureDoesNotMatch"],
    ["a bucket that is not there, which is not a file that is not there", { bucket: "elsewhere" }, "404 NoSuchBucket"],
  ])("says so at %s, without the secret", async (_what, wish, reason) => {
    const store = storeWith(wish);
    for (const act of [() => store.read(newName()), () => store.put(newName(), bytes), () => store.remove(newName())]) {
      const error: unknown = await act().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StoreAway);
      expect(String(error)).toContain(reason);
      expect(String(error)).not.toContain(service.settings.secretKey);
    }
  });

  it("asks again when the service is busy, thrice in all", async () => {
    const [store, name] = [storeWith(), newName()];
    service.instead.push({ status: 503, code: "SlowDown" }, { status: 500 });
    await store.put(name, bytes);
    expect(await store.read(name)).toEqual(Buffer.from(bytes));
    service.instead.push({ status: 503 }, { status: 429 }, { status: 503, code: "SlowDown" });
    await expect(store.read(name)).rejects.toThrow("GET was answered 503 SlowDown");
    expect(service.instead).toEqual([]);
  });

  it("gives up a service that does not answer in time", async () => {
    const silent = await startS3StandIn();
    silent.instead.push("nothing");
    await expect(makeS3Store(silent.settings, { deadlineMs: 100 }).read(newName())).rejects.toThrow(StoreAway);
    await silent.close();
  });

  it("goes nowhere else", async () => {
    service.instead.push({ status: 307, headers: { Location: "http://169.254.169.254/" } });
    await expect(storeWith().read(newName())).rejects.toThrow("GET was answered 307");
  });
});
