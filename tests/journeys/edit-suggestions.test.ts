import { beforeAll, expect, test } from "vitest";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { openTopic } from "~/features/posts/test-support/write";
import { decideWords } from "~/features/posts/decide-words";
import { postWords } from "~/features/posts/words";
import { setLocked } from "~/features/topics/change-topic.server";
import { valueOf } from "~/kernel/test-support/results";
import { say } from "~/kernel/words";
import { actingAs } from "../support/cast";
import { useBrowser } from "../support/browser";
import { useTestDatabase } from "../support/database";
import { enter, expectNoComplaints, openStage, type Stage } from "./stage";
import { stepsIn } from "./steps";

const browser = useBrowser();
useTestDatabase();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ community: { relaxedLimits: true } });
}, 120_000);

const lock = async (id: string, locked: "locked" | "open") => valueOf(await setLocked(actingAs(stage.server.ctx, stage.moderator), { id, locked, reason: "A pause" }));

test("a member suggests an edit without script, the author compares, improves and approves it with script on a phone, and the history credits both", async () => {
  const { server, moderator } = stage;
  const [en, zh] = [stepsIn(stage, "en"), stepsIn(stage, "zh-CN")];
  const { id, postId } = await openTopic(server.ctx, moderator, { board: "joinery", kind: "question", title: "How deep is a mortice", body: "One third, or more?", tags: ["oak"] });
  const [finch, warden] = await Promise.all([enter(browser.current(), server.origin, { script: "off", screen: "desktop", locale: "en" }), enter(browser.current(), server.origin, { script: "on", screen: "phone", locale: "zh-CN" })]);
  await en.signIn(finch, "finch@example.org");
  await finch.go(`/posts/${postId}/acts`);
  await finch.page.getByRole("link", { name: en.t(postWords.suggestEdit) }).click();
  await finch.page.waitForURL(`**/posts/${postId}/suggestion`);
  await finch.look();
  expect([await finch.page.locator("#f-title").inputValue(), await finch.page.locator("#f-body").inputValue()]).toEqual(["How deep is a mortice", "One third, or more?"]);
  await finch.page.locator("#f-reason").fill("It is spelled so here");
  await en.press(finch, suggestionWords.send); // nothing changed yet
  await finch.page.locator("[role=alert]").first().waitFor();
  expect(await finch.page.locator("#f-reason").inputValue()).toBe("It is spelled so here");
  await finch.page.locator("#f-title").fill("How deep is a mortise");
  await finch.page.locator("#f-body").fill("One third of the stile, or more?");
  await lock(id, "locked");
  await en.press(finch, suggestionWords.send);
  await finch.page.locator("[role=alert]").first().waitFor();
  expect(await finch.page.locator("#f-body").inputValue()).toBe("One third of the stile, or more?");
  await lock(id, "open");
  await en.press(finch, suggestionWords.send);
  await finch.page.waitForURL("**/edits/**");
  await finch.look();
  const path = new URL(finch.page.url()).pathname;
  await zh.signIn(warden, `${moderator.handle}@example.org`);
  await warden.go(`/t/${id}`);
  await warden.page.getByRole("link", { name: say(postWords.suggestionsWait, "zh-CN", { count: 1 }) }).click();
  await warden.page.getByRole("link", { name: "How deep is a mortice", exact: true }).click();
  await warden.page.waitForURL(`**${path}`);
  expect(await warden.page.locator(".diff ins").allInnerTexts()).toEqual(["How deep is a mortise", " of the stile"]);
  await warden.look();
  await warden.page.getByText(zh.t(suggestionWords.improve)).click();
  await warden.page.locator("#f-body").fill("One third of the rail, or more?");
  const other = await warden.context.newPage();
  await other.goto(path);
  await other.getByText(zh.t(suggestionWords.improve)).click();
  await other.locator("#f-body").fill("Too late a text");
  await zh.press(warden, suggestionWords.approve);
  await warden.page.getByRole("heading", { level: 1, name: "How deep is a mortise" }).waitFor();
  await warden.page.getByRole("link", { name: say(postWords.helpedBy, "zh-CN", { name: "Finch" }) }).click();
  await warden.page.getByText(say(decideWords.improvedBy, "zh-CN", { editor: "finch", name: moderator.handle })).waitFor();
  await warden.look();
  await other.getByRole("button", { name: zh.t(suggestionWords.approve), exact: true }).click();
  await other.getByText(zh.t(suggestionWords.keptText)).waitFor();
  expect(await other.locator("textarea.raw").inputValue()).toBe("Too late a text");
  await other.close();
  await finch.go("/suggestions");
  await finch.page.getByText(en.t(suggestionWords.approved), { exact: true }).waitFor();
  await finch.look();
  expectNoComplaints([finch, warden]);
  await Promise.all([finch, warden].map(({ context }) => context.close()));
});
