import { expect } from "vitest";
import type { Browser } from "playwright";
import { say, type Locale } from "~/kernel/words";
import { topicWords } from "~/features/topics/words";
import { shellWords } from "~/routes/shell/words";
import { enter, expectNoComplaints, type Screen, type Stage } from "./stage";
import { stepsIn } from "./steps";

export type Variant = { script: "on" | "off"; screen: Screen; locale: Locale };

/**
 * A visitor registers, verifies, tells about themself, asks with a code block and a table; another
 * answers and is voted for; edits in two tabs lose nothing; a report leads to a hidden post whose
 * author reads why; and signing out ends what it says.
 */
export async function takeJourney(browser: Browser, stage: Stage, variant: Variant): Promise<void> {
  const { server } = stage;
  const steps = stepsIn(stage, variant.locale);
  const [wren, finch, warden, guest] = await Promise.all([1, 2, 3, 4].map(() => enter(browser, server.origin, variant)));
  if (!wren || !finch || !warden || !guest) throw new Error("four people take part");

  await steps.signUp(wren, { handle: "wren", name: "Wren 鹪鹩" });
  await steps.verify(wren, await steps.mailedLink("wren"));
  await steps.describeOneself(wren, "Cuts joints by hand. 手工开榫。");

  const path = await steps.ask(wren, "Why does my tenon split? 榫头开裂");
  await steps.signIn(finch, "finch@example.org");
  const answerId = await steps.answer(finch, path, "Score the shoulder line first, then saw beside it.");
  await steps.accept(wren, path);
  await steps.voteUp(wren, answerId);
  await steps.reply(wren, path, answerId, "That was it, thank you!");

  await steps.editTwice(finch, answerId);
  await steps.report(wren, answerId);
  await steps.signIn(warden, "warden@example.org");
  const reason = "Not about the question; see the guidelines.";
  await steps.hide(warden, answerId, reason);

  await finch.go(path);
  await finch.page.getByText(say(topicWords.hiddenNote, variant.locale, { reason })).waitFor();
  await finch.look();
  await guest.go(path);
  await guest.page.getByText(steps.t(topicWords.tombstoneHidden)).waitFor();
  expect(await guest.page.content()).not.toContain("wedge it");
  await guest.look();

  const elsewhere = await enter(browser, server.origin, variant);
  await steps.signIn(elsewhere, "wren@example.org");
  await steps.endOtherSessions(elsewhere);
  await wren.go("/settings");
  expect(new URL(wren.page.url()).pathname).toBe("/sign-in");
  await elsewhere.page.getByLabel(steps.t(shellWords.account)).click();
  await steps.press(elsewhere, shellWords.signOut);
  await elsewhere.page.waitForURL(`${server.origin}/`);
  await elsewhere.go("/settings");
  expect(new URL(elsewhere.page.url()).pathname).toBe("/sign-in");

  const people = [wren, finch, warden, guest, elsewhere];
  expectNoComplaints(people);
  await Promise.all(people.map(({ context }) => context.close()));
}
