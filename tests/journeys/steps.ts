import { expect } from "vitest";
import { say, type Locale, type Message } from "~/kernel/words";
import { composeWords } from "~/features/posts/compose-words";
import { decideWords } from "~/features/posts/decide-words";
import { postWords } from "~/features/posts/words";
import { topicWords } from "~/features/topics/words";
import { accountWords } from "~/routes/account/words";
import { settingsWords } from "~/routes/settings/words";
import { drainWorker } from "../support/worker";
import { password, type Person, type Stage } from "./stage";

const body = "It **splits** at the shoulder.\n\n```python\nfor tenon in joints:\n    print(tenon)\n```\n\n| Wood | Depth |\n| --- | ---: |\n| oak | 12 |\n| 水曲柳 | 9 |\n";

/** The steps of the journey, clicking what the language calls things. */
export function stepsIn(stage: Stage, locale: Locale) {
  const { server } = stage;
  const t = (message: Message): string => say(message, locale);
  const press = (person: Person, message: Message): Promise<void> => person.page.getByRole("button", { name: t(message), exact: true }).filter({ visible: true }).first().click();
  return { t, press, ...accountSteps(), ...writingSteps(), ...carefulSteps() };

  function accountSteps() {
    return {
      async signUp(person: Person, who: { handle: string; name: string }): Promise<void> {
        const { page } = person;
        await person.go("/sign-up");
        await person.look();
        await page.locator("#f-email").fill(`${who.handle}@example.org`);
        await page.locator("#f-handle").fill(who.handle);
        await page.locator("#f-displayName").fill(who.name);
        await page.locator("#f-password").fill(password);
        server.clock.advance(5_000);
        await press(person, accountWords.createAccount);
        await page.getByRole("heading", { name: t(accountWords.checkMail) }).waitFor();
      },
      /** The link of the newest mail to somebody. */
      async mailedLink(handle: string): Promise<string> {
        await drainWorker(server.ctx);
        const mail = server.mails.filter(({ to }) => to === `${handle}@example.org`).at(-1);
        const link = /http\S+/.exec(mail?.text ?? "")?.[0];
        if (!link?.startsWith(`${server.origin}/`)) throw new Error(`no link of this community in the mail: ${mail?.text}`);
        return link;
      },
      async verify(person: Person, link: string): Promise<void> {
        await person.go(link);
        await person.look();
        await press(person, accountWords.verifyYes);
        await person.page.waitForURL("**/settings?welcome");
      },
      async signIn(person: Person, email: string): Promise<void> {
        await person.go("/sign-in");
        await person.page.locator("#f-email").fill(email);
        await person.page.locator("#f-password").fill(password);
        await press(person, accountWords.signIn);
        await person.page.waitForURL(`${server.origin}/`);
      },
      async describeOneself(person: Person, bio: string): Promise<void> {
        await person.page.locator("#f-bio").fill(bio);
        await press(person, settingsWords.save);
        await person.page.waitForURL("**/settings?saved");
        await person.look();
        expect(await person.page.locator("#f-bio").inputValue()).toBe(bio);
      },
    };
  }

  function writingSteps() {
    return {
      /** Opens a question with a code block and a table; returns its path. */
      async ask(person: Person, title: string): Promise<string> {
        const { page } = person;
        await person.go("/new?board=joinery&kind=question");
        await page.locator("#f-title").fill(title);
        await page.locator("#f-body").fill(body);
        await page.locator("#f-tags").fill("oak, 榫卯");
        await person.look();
        await press(person, composeWords.publish);
        await page.waitForURL("**/t/**");
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        const text = page.locator("[data-user-content]").first();
        expect(await text.locator("pre code").innerText()).toContain("print(tenon)");
        expect(await text.locator("table td").allInnerTexts()).toEqual(["oak", "12", "水曲柳", "9"]);
        return new URL(page.url()).pathname;
      },
      async answer(person: Person, path: string, text: string): Promise<string> {
        server.clock.advance(120_000);
        await person.go(path);
        await person.page.locator("#f-body").fill(text);
        await person.look();
        await press(person, topicWords.sendAnswer);
        const answer = person.page.locator("article.post").filter({ hasText: text });
        await answer.waitFor();
        return (await answer.getAttribute("id"))?.replace("p-", "") ?? "";
      },
      /** Votes a post up; the number beside it follows, with script at once and without by a new page. */
      async voteUp(person: Person, postId: string): Promise<void> {
        const box = person.page.locator(`#p-${postId} .vote`).first();
        const stored = person.page.waitForResponse((answer) => answer.url().endsWith("/vote") && answer.request().method() !== "GET");
        await box.getByRole("button", { name: t(postWords.voteUp) }).click();
        await stored;
        await box.locator('button[aria-pressed="true"]').waitFor();
        await expect.poll(() => box.locator("output").innerText()).toBe("1");
        await person.go(`/posts/${postId}`);
        await expect.poll(() => person.page.locator(`#p-${postId} .vote output`).first().innerText()).toBe("1");
      },
      async accept(person: Person, path: string): Promise<void> {
        await person.go(path);
        await press(person, topicWords.accept);
        await person.page.locator("article.post.accepted").waitFor();
        await person.look();
      },
      async reply(person: Person, path: string, postId: string, text: string): Promise<void> {
        server.clock.advance(120_000);
        await person.go(`${path}?replyTo=${postId}`);
        await person.page.locator("#f-body").fill(text);
        await press(person, topicWords.sendComment);
        await person.page.locator(`#p-${postId} .comments li`).filter({ hasText: text }).waitFor();
      },
    };
  }

  function carefulSteps() {
    return {
      /** Two tabs edit the same post; the later one is refused, keeps its text, and goes through once sent again. */
      async editTwice(person: Person, postId: string): Promise<void> {
        const early = person.page;
        await early.goto(`/posts/${postId}/edit`);
        await person.look();
        const late = await person.context.newPage();
        await late.goto(`/posts/${postId}/edit`);
        await early.locator("#f-body").fill("First tab says: glue it.");
        await press(person, composeWords.save);
        await early.waitForURL("**/t/**");
        await late.locator("#f-body").fill("Second tab says: wedge it.");
        await late.getByRole("button", { name: t(composeWords.save) }).filter({ visible: true }).first().click();
        await late.getByText(t(composeWords.staleTheirs)).waitFor();
        expect(await late.locator("#f-body").inputValue()).toBe("Second tab says: wedge it.");
        expect(await late.locator("textarea.raw").inputValue()).toBe("First tab says: glue it.");
        await late.locator("#f-reason").fill("It came loose.");
        await late.getByRole("button", { name: t(composeWords.save) }).filter({ visible: true }).first().click();
        await late.waitForURL("**/t/**");
        expect(await late.locator(`#p-${postId} [data-user-content]`).first().innerText()).toBe("Second tab says: wedge it.");
        await late.close();
        await person.go(`/posts/${postId}/history`);
        await person.look();
        expect(await early.locator(".diff").first().innerText()).toBe("FirstSecond tab says: gluewedge it.");
        await early.getByText("It came loose.").waitFor();
      },
      async report(person: Person, postId: string): Promise<void> {
        await person.go(`/posts/${postId}/report`);
        await person.look();
        await person.page.locator('input[name="reason"][value="off-topic"]').check();
        await person.page.locator("#f-note").fill("This is about glue alone.");
        await press(person, decideWords.sendReport);
        await person.page.getByText(t(decideWords.reportDone)).waitFor();
      },
      async hide(person: Person, postId: string, reason: string): Promise<void> {
        await person.go(`/posts/${postId}/state`);
        await person.look();
        await person.page.locator('input[name="state"][value="hidden"]').check();
        await person.page.locator("#f-reason").fill(reason);
        await press(person, postWords.decideNow);
        await person.page.waitForURL("**/t/**");
      },
      async endOtherSessions(person: Person): Promise<void> {
        await person.go("/settings/sessions");
        await person.look();
        await press(person, settingsWords.endOthers);
        await person.page.waitForURL("**/settings/sessions?ended");
      },
    };
  }
}
